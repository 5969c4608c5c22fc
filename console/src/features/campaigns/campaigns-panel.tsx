import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Empty } from '@/components/empty';
import { Loaded } from '@/components/loaded';
import { PageLink } from '@/components/page-link';
import { Panel } from '@/components/panel';
import { CampaignTable } from '@/features/campaigns/campaign-table';
import { campaignsQuery } from '@/features/campaigns/get-campaigns';
import { lastCampaigns } from '@/features/campaigns/last-campaigns';

const shown = 8;

export function CampaignsPanel({ accountId }: { accountId: number }) {
  const { t } = useTranslation();
  const query = useQuery(campaignsQuery(accountId));
  return (
    <Panel
      title={t('campaigns.title')}
      aside={
        <PageLink to="/accounts/$account/campaigns" params={{ account: String(accountId) }}>
          {t('campaigns.all')}
        </PageLink>
      }
    >
      <Loaded query={query} lines={5}>
        {(campaigns) =>
          campaigns.length === 0 ? (
            <Empty>{t('campaigns.none')}</Empty>
          ) : (
            <CampaignTable accountId={accountId} campaigns={lastCampaigns(campaigns, shown)} />
          )
        }
      </Loaded>
    </Panel>
  );
}
