import { Grid, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useAccount } from '@/app/account-frame';
import { Column, Row } from '@/app/pages/columns';
import { useFormatter } from '@/components/formatter';
import { PageTitle } from '@/components/page-title';
import { CampaignsPanel } from '@/features/campaigns/campaigns-panel';
import { HeldNotice } from '@/features/campaigns/held-notice';
import { FriendsPanel } from '@/features/friends/friends-panel';
import { CertaintyPanel } from '@/features/usage/certainty-panel';
import { usageQuery } from '@/features/usage/get-usage';
import { LinePanel } from '@/features/usage/line-panel';
import { MonthPanel } from '@/features/usage/month-panel';

/** The month as it stands: what is left, what waits for a decision, what the figures stand on. */
export function HomePage() {
  const { t } = useTranslation();
  const { instant, month } = useFormatter();
  const { accountId } = useAccount();
  const query = useQuery(usageQuery(accountId));
  const asOf = query.data && t('month.updated', { at: instant(query.data.now) });
  return (
    <Stack gap="md">
      <PageTitle
        aside={
          <Text size="xs" c="dimmed">
            {asOf}
          </Text>
        }
      >
        {query.data ? month(query.data.month) : t('nav.home')}
      </PageTitle>
      <HeldNotice accountId={accountId} />
      <Grid gap="md">
        <Row>
          <MonthPanel accountId={accountId} query={query} />
        </Row>
        <Column>
          <FriendsPanel accountId={accountId} />
        </Column>
        {/* While the month is not here, its panel alone says why. */}
        {query.data && (
          <>
            <Column>
              <CertaintyPanel usage={query.data} />
            </Column>
            <Column wide>
              <LinePanel accountId={accountId} usage={query.data} />
            </Column>
          </>
        )}
        <Row>
          <CampaignsPanel accountId={accountId} />
        </Row>
      </Grid>
    </Stack>
  );
}
