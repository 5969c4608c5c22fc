import { Grid, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Empty } from '@/components/empty';
import { Loaded } from '@/components/loaded';
import { Panel } from '@/components/panel';
import { DayChart } from '@/features/statement/day-chart';
import { DayTable } from '@/features/statement/day-table';
import { dayTotals } from '@/features/statement/day-totals';
import { statementQuery } from '@/features/statement/get-statement';
import { InvoiceTable } from '@/features/statement/invoice-table';
import { SaveCsv } from '@/features/statement/save-csv';
import type { Month, Statement } from '@/types/api';

/** The month by day and route, and the invoice it leads to. */
export function StatementPanel({ accountId, month }: { accountId: number; month: Month }) {
  const { t } = useTranslation();
  const query = useQuery(statementQuery(accountId, month));
  return (
    <Panel title={t('statement.title')} aside={<SaveCsv accountId={accountId} month={month} />}>
      <Loaded query={query} lines={8}>
        {(statement) => (
          <Grid gap="xl">
            <Grid.Col span={{ base: 12, lg: 8 }}>
              <Days statement={statement} />
            </Grid.Col>
            {statement.invoice && (
              <Grid.Col span={{ base: 12, lg: 4 }}>
                <Title order={3} size="h6" mb="xs">
                  {t('statement.invoice')}
                </Title>
                <InvoiceTable invoice={statement.invoice} />
              </Grid.Col>
            )}
          </Grid>
        )}
      </Loaded>
    </Panel>
  );
}

function Days({ statement }: { statement: Statement }) {
  const { t } = useTranslation();
  if (statement.days.length === 0) return <Empty>{t('statement.none')}</Empty>;
  return (
    <>
      <DayChart totals={dayTotals(statement.month, statement.days)} />
      <DayTable statement={statement} />
    </>
  );
}
