import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Empty } from '@/components/empty';
import { Loaded } from '@/components/loaded';
import { More } from '@/components/more';
import { Panel } from '@/components/panel';
import { CampaignTable } from '@/features/campaigns/campaign-table';
import { allCampaignsQuery } from '@/features/campaigns/get-campaigns';

/** Every campaign, the newest first. */
export function CampaignList({ accountId }: { accountId: number }) {
  const { t } = useTranslation();
  const query = useInfiniteQuery(allCampaignsQuery(accountId));
  return (
    <Panel title={t('campaigns.list')}>
      <Loaded query={query} lines={8}>
        {({ pages }) => {
          const campaigns = pages.flatMap(({ items }) => items);
          return campaigns.length === 0 ? (
            <Empty>{t('campaigns.none')}</Empty>
          ) : (
            <CampaignTable accountId={accountId} campaigns={campaigns} />
          );
        }}
      </Loaded>
      <More query={query} />
    </Panel>
  );
}
