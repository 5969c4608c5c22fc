import { Button, Table, Text } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Empty } from '@/components/empty';
import { useFormatter } from '@/components/formatter';
import { Loaded } from '@/components/loaded';
import { More } from '@/components/more';
import { Panel } from '@/components/panel';
import { ledgerQuery } from '@/features/statement/get-ledger';
import type { LedgerEntry, Month } from '@/types/api';

interface Props {
  accountId: number;
  month: Month;
  /** Names of campaigns by their delivery. */
  deliveries: Map<string, string>;
}

/** Every entry behind the figures, for whoever wants to check them; nothing is asked of the server before that. */
export function LedgerPanel(props: Props) {
  const { t } = useTranslation();
  const [shown, setShown] = useState(false);
  return (
    <Panel
      title={t('ledger.title')}
      aside={
        <Button
          size="compact-sm"
          variant="default"
          aria-expanded={shown}
          onClick={() => setShown((before) => !before)}
        >
          {shown ? t('ledger.hide') : t('ledger.show')}
        </Button>
      }
    >
      <Text size="xs" c="dimmed">
        {t('ledger.explain')}
      </Text>
      {shown && <Entries {...props} />}
    </Panel>
  );
}

function Entries({ accountId, month, deliveries }: Props) {
  const { t } = useTranslation();
  const { change, instant, day } = useFormatter();
  const query = useInfiniteQuery(ledgerQuery(accountId, month));
  return (
    <Loaded query={query} lines={6}>
      {({ pages }) => {
        const entries = pages.flatMap((page) => page.items);
        if (entries.length === 0) return <Empty>{t('statement.none')}</Empty>;
        return (
          <>
            <Table.ScrollContainer minWidth={640} mt="sm">
              <Table fz="sm" tabularNums verticalSpacing={5} horizontalSpacing="xs">
                <Table.Thead>
                  <Table.Tr>
                    <Table.Th>{t('ledger.at')}</Table.Th>
                    <Table.Th>{t('ledger.kind')}</Table.Th>
                    <Table.Th ta="right">{t('ledger.amount')}</Table.Th>
                    <Table.Th>{t('ledger.day')}</Table.Th>
                    <Table.Th>{t('ledger.campaign')}</Table.Th>
                  </Table.Tr>
                </Table.Thead>
                <Table.Tbody>
                  {entries.map((entry) => (
                    <Table.Tr key={entry.entry}>
                      <Table.Td>{instant(entry.at)}</Table.Td>
                      <Table.Td>{kindOf(entry)}</Table.Td>
                      <Table.Td ta="right">{change(entry.amount)}</Table.Td>
                      <Table.Td>{entry.day === null ? '' : day(entry.day)}</Table.Td>
                      <Table.Td>{entry.delivery === null ? '' : deliveries.get(entry.delivery)}</Table.Td>
                    </Table.Tr>
                  ))}
                </Table.Tbody>
              </Table>
            </Table.ScrollContainer>
            <More query={query} />
          </>
        );
      }}
    </Loaded>
  );

  function kindOf({ kind }: LedgerEntry) {
    return t(`ledger.kinds.${kind}`, { defaultValue: kind });
  }
}
