import { Button, Group, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Loaded } from '@/components/loaded';
import { Panel } from '@/components/panel';
import { Refusal } from '@/components/refusal';
import { useCancelCampaign, useDecideCampaign, useSendCampaign } from '@/features/campaigns/change-campaign';
import { Cost } from '@/features/campaigns/cost-panel';
import { estimateQuery } from '@/features/campaigns/get-estimate';
import { SendButton } from '@/features/campaigns/send-button';
import { anyMessages, isPart, ofTheRest } from '@/features/campaigns/sendable';
import type { Campaign } from '@/types/api';

/** To send or not to send: a draft, or what a month could not send. With count, money and what remains beside it. */
export function Decision({ accountId, campaign }: { accountId: number; campaign: Campaign }) {
  const { t } = useTranslation();
  const { campaignId, status } = campaign;
  const query = useQuery({
    ...estimateQuery(accountId, { audience: campaign.audience, messages: anyMessages }),
    select: (estimate) => ofTheRest(estimate, campaign),
  });
  const send = useSendCampaign(accountId);
  const decide = useDecideCampaign(accountId);
  const cancel = useCancelCampaign(accountId);
  const held = status === 'held';
  return (
    <Panel title={held ? t('campaigns.decide') : t('campaigns.ready')}>
      <Stack gap="sm">
        {held && <Text size="sm">{t('campaigns.decideExplain')}</Text>}
        <Loaded query={query}>{(estimate) => <Cost estimate={estimate} part={isPart(campaign)} />}</Loaded>
        <Refusal error={send.error ?? decide.error ?? cancel.error} />
        <Group gap="xs">
          <SendButton
            estimate={query.data}
            part={isPart(campaign)}
            pending={send.isPending || decide.isPending}
            onSend={() =>
              held ? decide.mutate({ campaign: campaignId, decide: 'send' }) : send.mutate(campaignId)
            }
          />
          <Button
            variant="default"
            loading={cancel.isPending}
            onClick={() =>
              held ? decide.mutate({ campaign: campaignId, decide: 'drop' }) : cancel.mutate(campaignId)
            }
          >
            {held ? t('campaigns.drop') : t('campaigns.cancel')}
          </Button>
        </Group>
      </Stack>
    </Panel>
  );
}
