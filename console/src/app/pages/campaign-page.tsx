import { Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useAccount } from '@/app/account-frame';
import { Back } from '@/app/pages/back';
import { Loaded } from '@/components/loaded';
import { PageTitle } from '@/components/page-title';
import { CampaignView } from '@/features/campaigns/campaign-view';
import { campaignQuery } from '@/features/campaigns/get-campaigns';

export function CampaignPage({ campaignId }: { campaignId: string }) {
  const { t } = useTranslation();
  const account = useAccount();
  const { accountId } = account;
  const query = useQuery(campaignQuery(accountId, campaignId));
  return (
    <Stack gap="md">
      <Back to="/accounts/$account/campaigns">{t('nav.campaigns')}</Back>
      <PageTitle>{query.data?.name ?? t('nav.campaigns')}</PageTitle>
      <Loaded query={query} lines={8}>
        {(campaign) => <CampaignView account={account} campaign={campaign} />}
      </Loaded>
    </Stack>
  );
}
