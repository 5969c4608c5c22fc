import { Alert, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useFormatter } from '@/components/formatter';
import { PageLink } from '@/components/page-link';
import { campaignsQuery } from '@/features/campaigns/get-campaigns';

/** The campaigns that wait for the owner's word; nothing while there are none. */
export function HeldNotice({ accountId }: { accountId: number }) {
  const { t } = useTranslation();
  const { count } = useFormatter();
  const { data = [] } = useQuery(campaignsQuery(accountId));
  const held = data.filter(({ status }) => status === 'held');
  if (held.length === 0) return null;
  return (
    <Alert color="orange" variant="light" title={t('campaigns.heldTitle', { n: count(held.length) })}>
      {held.map(({ campaignId, name, held: messages }) => (
        <Text key={campaignId} size="sm">
          <PageLink
            to="/accounts/$account/campaigns/$campaign"
            params={{ account: String(accountId), campaign: campaignId }}
            c="inherit"
            underline="always"
          >
            {name}
          </PageLink>{' '}
          {t('campaigns.heldMessages', { n: count(messages) })}
        </Text>
      ))}
    </Alert>
  );
}
