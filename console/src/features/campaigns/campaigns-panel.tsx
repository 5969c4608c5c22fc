import { Badge, Table, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Empty } from '@/components/empty';
import { useFormatter } from '@/components/formatter';
import { Loaded } from '@/components/loaded';
import { Panel } from '@/components/panel';
import { campaignsQuery } from '@/features/campaigns/get-campaigns';
import { lastCampaigns, shortfalls, whenOf } from '@/features/campaigns/last-campaigns';
import type { Campaign, CampaignStatus } from '@/types/api';

const shown = 8;

const colours: Record<CampaignStatus, string> = {
  draft: 'gray',
  scheduled: 'blue',
  waiting: 'blue',
  sending: 'blue',
  sent: 'teal',
  partly: 'yellow',
  held: 'orange',
  refused: 'red',
  cancelled: 'gray',
  unknown: 'orange',
};

export function CampaignsPanel({ accountId }: { accountId: number }) {
  const { t } = useTranslation();
  const query = useQuery(campaignsQuery(accountId));
  return (
    <Panel title={t('campaigns.title')}>
      <Loaded query={query} lines={5}>
        {(campaigns) =>
          campaigns.length === 0 ? (
            <Empty>{t('campaigns.none')}</Empty>
          ) : (
            <Campaigns campaigns={lastCampaigns(campaigns, shown)} />
          )
        }
      </Loaded>
    </Panel>
  );
}

function Campaigns({ campaigns }: { campaigns: Campaign[] }) {
  const { t } = useTranslation();
  return (
    <Table.ScrollContainer minWidth={640}>
      <Table fz="sm" tabularNums verticalSpacing={8} horizontalSpacing="xs">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('campaigns.name')}</Table.Th>
            <Table.Th>{t('campaigns.status')}</Table.Th>
            <Table.Th>{t('campaigns.when')}</Table.Th>
            <Table.Th ta="right">{t('campaigns.recipients')}</Table.Th>
            <Table.Th ta="right">{t('campaigns.accepted')}</Table.Th>
            <Table.Th>{t('campaigns.rest')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {campaigns.map((campaign) => (
            <Row key={campaign.campaignId} campaign={campaign} />
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}

function Row({ campaign }: { campaign: Campaign }) {
  const { t } = useTranslation();
  const { count, instant } = useFormatter();
  const when = whenOf(campaign);
  return (
    <Table.Tr>
      <Table.Td maw={280} miw={140} style={{ whiteSpace: 'normal' }}>
        {campaign.name}
        {campaign.why !== null && (
          <Text size="xs" c="dimmed">
            {campaign.why}
          </Text>
        )}
      </Table.Td>
      <Table.Td>
        <Badge variant="dot" color={colours[campaign.status]} tt="none" miw="max-content">
          {t(`campaigns.statuses.${campaign.status}`)}
        </Badge>
      </Table.Td>
      <Table.Td>{when === null ? t('campaigns.undated') : instant(when)}</Table.Td>
      <Table.Td ta="right">{campaign.recipients === null ? '–' : count(campaign.recipients)}</Table.Td>
      <Table.Td ta="right">{count(campaign.accepted)}</Table.Td>
      <Table.Td>
        {shortfalls(campaign)
          .map(({ reason, count: n }) => t(`campaigns.${reason}`, { n: count(n) }))
          .join(' · ') || '–'}
      </Table.Td>
    </Table.Tr>
  );
}
