import { Table, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useFormatter } from '@/components/formatter';
import { PageLink } from '@/components/page-link';
import { Reason } from '@/components/reason';
import { shortfalls, whenOf } from '@/features/campaigns/last-campaigns';
import { StatusBadge } from '@/features/campaigns/status-badge';
import type { Campaign } from '@/types/api';

interface Props {
  accountId: number;
  campaigns: Campaign[];
}

export function CampaignTable({ accountId, campaigns }: Props) {
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
            <Row key={campaign.campaignId} accountId={accountId} campaign={campaign} />
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}

function Row({ accountId, campaign }: { accountId: number; campaign: Campaign }) {
  const { t } = useTranslation();
  const { count, instant } = useFormatter();
  const when = whenOf(campaign);
  return (
    <Table.Tr>
      <Table.Td maw={320} miw={140} style={{ whiteSpace: 'normal' }}>
        <PageLink
          to="/accounts/$account/campaigns/$campaign"
          params={{ account: String(accountId), campaign: campaign.campaignId }}
        >
          {campaign.name}
        </PageLink>
        {campaign.why !== null && (
          <Text size="xs" c="dimmed">
            <Reason why={campaign.why} />
          </Text>
        )}
      </Table.Td>
      <Table.Td>
        <StatusBadge status={campaign.status} />
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
