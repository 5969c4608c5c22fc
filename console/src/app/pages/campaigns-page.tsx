import { Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useAccount } from '@/app/account-frame';
import { PageButton } from '@/components/page-link';
import { PageTitle } from '@/components/page-title';
import { CampaignList } from '@/features/campaigns/campaign-list';
import { HeldNotice } from '@/features/campaigns/held-notice';

export function CampaignsPage() {
  const { t } = useTranslation();
  const { accountId } = useAccount();
  return (
    <Stack gap="md">
      <PageTitle
        aside={
          <PageButton to="/accounts/$account/campaigns/new" params={{ account: String(accountId) }}>
            {t('composer.title')}
          </PageButton>
        }
      >
        {t('nav.campaigns')}
      </PageTitle>
      <HeldNotice accountId={accountId} />
      <CampaignList accountId={accountId} />
    </Stack>
  );
}
