import { Grid, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useAccount } from '@/app/account-frame';
import { Column, Row } from '@/app/pages/columns';
import { MonthPicker } from '@/components/month-picker';
import { PageTitle } from '@/components/page-title';
import { ApprovalRulePanel } from '@/features/campaigns/approval-rule-panel';
import { campaignsQuery } from '@/features/campaigns/get-campaigns';
import { LedgerPanel } from '@/features/statement/ledger-panel';
import { StatementPanel } from '@/features/statement/statement-panel';
import { BudgetPanel } from '@/features/usage/budget-panel';
import { CertaintyPanel } from '@/features/usage/certainty-panel';
import { usageQuery } from '@/features/usage/get-usage';
import { MoneyPanel } from '@/features/usage/money-panel';
import { MonthPanel } from '@/features/usage/month-panel';
import { PotsPanel } from '@/features/usage/pots-panel';
import type { Campaign, Month, Page } from '@/types/api';

interface Props {
  /** Undefined: the current month, whichever that is when the page is looked at. */
  chosen: Month | undefined;
  onChoose: (month: Month | undefined) => void;
}

/** A month's bill and everything it is made of. The budget is left out of months gone by: it limits what is to come. */
export function BillingPage({ chosen, onChoose }: Props) {
  const { t } = useTranslation();
  const account = useAccount();
  const { accountId } = account;
  const current = useQuery(usageQuery(accountId));
  const looked = useQuery(usageQuery(accountId, chosen));
  const names = useQuery({ ...campaignsQuery(accountId), select: namesOf });
  const deliveries = useQuery({ ...campaignsQuery(accountId), select: deliveriesOf });
  const currentMonth = current.data?.month;
  const month = chosen ?? currentMonth;
  const isCurrent = month === currentMonth;
  return (
    <Stack gap="md">
      <PageTitle
        aside={
          month &&
          currentMonth && (
            <MonthPicker
              value={month}
              current={currentMonth}
              onChange={(next) => onChoose(next === currentMonth ? undefined : next)}
            />
          )
        }
      >
        {t('nav.billing')}
      </PageTitle>
      <Grid gap="md">
        <Row>
          <MonthPanel accountId={accountId} query={looked} />
        </Row>
        {/* While the month is not here, its panel alone says why. */}
        {looked.data && (
          <>
            <Column>
              <MoneyPanel usage={looked.data} />
            </Column>
            <Column>
              <CertaintyPanel usage={looked.data} />
            </Column>
            <Column wide>
              {isCurrent && <BudgetPanel accountId={accountId} usage={looked.data} />}
              {isCurrent && <ApprovalRulePanel account={account} />}
              <PotsPanel pots={looked.data.pots} campaigns={new Map(names.data)} />
            </Column>
          </>
        )}
        {month && (
          <>
            <Row>
              <StatementPanel accountId={accountId} month={month} />
            </Row>
            <Row>
              <LedgerPanel accountId={accountId} month={month} deliveries={new Map(deliveries.data)} />
            </Row>
          </>
        )}
      </Grid>
    </Stack>
  );
}

const namesOf = ({ items }: Page<Campaign>) =>
  items.map(({ campaignId, name }) => [campaignId, name] as const);
const deliveriesOf = ({ items }: Page<Campaign>) =>
  items.flatMap(({ delivery, name }) => (delivery === null ? [] : [[delivery, name] as const]));
