import { Grid, Group, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { NotFound } from '@/app/not-found';
import { FormatterProvider, useFormatter } from '@/components/formatter';
import { Loaded } from '@/components/loaded';
import { MonthPicker } from '@/components/month-picker';
import { accountsQuery } from '@/features/accounts/get-accounts';
import { CampaignsPanel } from '@/features/campaigns/campaigns-panel';
import { campaignsQuery } from '@/features/campaigns/get-campaigns';
import { FriendsPanel } from '@/features/friends/friends-panel';
import { StatementPanel } from '@/features/statement/statement-panel';
import { CertaintyPanel } from '@/features/usage/certainty-panel';
import { usageQuery } from '@/features/usage/get-usage';
import { LinePanel } from '@/features/usage/line-panel';
import { MoneyPanel } from '@/features/usage/money-panel';
import { MonthPanel } from '@/features/usage/month-panel';
import { PotsPanel } from '@/features/usage/pots-panel';
import type { Account, Campaign, Month, Page } from '@/types/api';
import classes from './month-page.module.css';

interface Choice {
  /** Undefined: the current month, whichever that is when the page is looked at. */
  chosen: Month | undefined;
  onChoose: (month: Month | undefined) => void;
}

export function MonthPage({ accountId, ...choice }: { accountId: number } & Choice) {
  const query = useQuery(accountsQuery());
  return (
    <Loaded query={query}>
      {(accounts) => {
        const account = accounts.find((candidate) => candidate.accountId === accountId);
        if (account === undefined) return <NotFound />;
        return (
          <FormatterProvider timeZone={account.timeZone}>
            <MonthOf key={accountId} account={account} {...choice} />
          </FormatterProvider>
        );
      }}
    </Loaded>
  );
}

/** Everything the month has to say. What is true only now (LINE's reading, friends) is left out of months gone by. */
function MonthOf({ account, chosen, onChoose }: { account: Account } & Choice) {
  const { t } = useTranslation();
  const { instant } = useFormatter();
  const current = useQuery(usageQuery(account.accountId));
  const looked = useQuery(usageQuery(account.accountId, chosen));
  const names = useQuery({ ...campaignsQuery(account.accountId), select: namesOf });
  const currentMonth = current.data?.month;
  const month = chosen ?? currentMonth;
  const isCurrent = month === currentMonth;

  return (
    <Stack gap="md">
      <Group justify="space-between" gap="xs">
        <Title order={1} size="h3">
          {account.name}
        </Title>
        <Group gap="sm">
          {looked.data && (
            <Text size="xs" c="dimmed">
              {t('month.updated', { at: instant(looked.data.now) })}
            </Text>
          )}
          {month && currentMonth && (
            <MonthPicker
              value={month}
              current={currentMonth}
              onChange={(next) => onChoose(next === currentMonth ? undefined : next)}
            />
          )}
        </Group>
      </Group>
      <Grid gap="md">
        <Grid.Col span={12}>
          <MonthPanel query={looked} />
        </Grid.Col>
        {/* While the month is not here, its panel alone says why. */}
        {looked.data && (
          <>
            <Column>
              <MoneyPanel usage={looked.data} />
              {isCurrent && <FriendsPanel accountId={account.accountId} />}
            </Column>
            <Column>
              <CertaintyPanel usage={looked.data} />
            </Column>
            <Column wide>
              {isCurrent && <LinePanel usage={looked.data} />}
              <PotsPanel pots={looked.data.pots} campaigns={new Map(names.data)} />
            </Column>
          </>
        )}
        {isCurrent && (
          <Grid.Col span={12}>
            <CampaignsPanel accountId={account.accountId} />
          </Grid.Col>
        )}
        {month && (
          <Grid.Col span={12}>
            <StatementPanel accountId={account.accountId} month={month} />
          </Grid.Col>
        )}
      </Grid>
    </Stack>
  );
}

const namesOf = (page: Page<Campaign>) =>
  page.items.map(({ campaignId, name }) => [campaignId, name] as const);

/** A third of a wide page; of a middling one half, or all where `wide`; of a narrow one all. */
function Column({ wide = false, children }: { wide?: boolean; children: ReactNode }) {
  return (
    <Grid.Col span={{ base: 12, sm: wide ? 12 : 6, lg: 4 }}>
      <div className={classes.column}>{children}</div>
    </Grid.Col>
  );
}
