import { Button, Group, NumberInput, Stack, Text } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Fact, Facts } from '@/components/facts';
import { Form } from '@/components/form';
import { useFormatter } from '@/components/formatter';
import { Loaded } from '@/components/loaded';
import { Panel } from '@/components/panel';
import { Refusal } from '@/components/refusal';
import { approvalQuery, approvalRuleQuery } from '@/features/campaigns/get-approval';
import { estimateQuery } from '@/features/campaigns/get-estimate';
import { anyMessages } from '@/features/campaigns/sendable';
import { put, remove } from '@/lib/api-client';
import type { Account, Approval, Campaign, Who } from '@/types/api';

/** The second person's leave; nothing where none is needed. */
export function ApprovalPanel({ account, campaign }: { account: Account; campaign: Campaign }) {
  const { t } = useTranslation();
  const { money } = useFormatter();
  const { accountId, currency } = account;
  const above = useQuery(approvalRuleQuery(accountId)).data?.above;
  const approval = useQuery({
    ...approvalQuery(accountId, campaign.campaignId),
    enabled: typeof above === 'string',
  });
  if (typeof above !== 'string') return null;
  return (
    <Panel title={t('approval.title')}>
      <Stack gap="sm">
        <Text size="sm">{t('approval.explain', { money: money(above, currency) })}</Text>
        <Loaded query={approval}>
          {(known) => <Leave accountId={accountId} campaign={campaign} approval={known} />}
        </Loaded>
      </Stack>
    </Panel>
  );
}

interface Props {
  accountId: number;
  campaign: Campaign;
  approval: Approval;
}

function Leave({ accountId, campaign, approval }: Props) {
  const { t } = useTranslation();
  const { count, instant } = useFormatter();
  const { author, leave } = approval;
  const at = { account: accountId, campaign: campaign.campaignId };
  const queryClient = useQueryClient();
  const onSuccess = () =>
    queryClient.invalidateQueries({ queryKey: approvalQuery(accountId, campaign.campaignId).queryKey });
  const withdraw = useMutation({
    mutationFn: () => remove('/accounts/{account}/campaigns/{campaign}/approval', at),
    onSuccess,
  });
  const approve = useMutation({
    mutationFn: (messages: number) =>
      put('/accounts/{account}/campaigns/{campaign}/approval', at, { messages }),
    onSuccess,
  });
  return (
    <>
      <Facts>
        {author !== null && (
          <Fact label={t('approval.author')}>
            <Name who={author} />
          </Fact>
        )}
        {leave !== null && (
          <Fact label={t('approval.by')} hint={instant(leave.at)}>
            <Name who={leave.by} />
          </Fact>
        )}
        {leave !== null && <Fact label={t('approval.upTo')}>{count(leave.messages)}</Fact>}
      </Facts>
      <Refusal error={approve.error ?? withdraw.error} />
      {leave === null ? (
        <Approve
          accountId={accountId}
          campaign={campaign}
          pending={approve.isPending}
          onApprove={approve.mutate}
        />
      ) : (
        <Group>
          <Button variant="default" loading={withdraw.isPending} onClick={() => withdraw.mutate()}>
            {t('approval.withdraw')}
          </Button>
        </Group>
      )}
    </>
  );
}

interface Asked {
  accountId: number;
  campaign: Campaign;
  pending: boolean;
  onApprove: (messages: number) => void;
}

function Approve({ accountId, campaign, pending, onApprove }: Asked) {
  const { t } = useTranslation();
  const asked = { audience: campaign.audience, messages: anyMessages };
  const estimated = useQuery(estimateQuery(accountId, asked)).data?.messages;
  const [written, write] = useState<number | string>();
  const messages = written ?? estimated ?? '';
  return (
    <Form onSubmit={() => typeof messages === 'number' && onApprove(messages)} label={t('approval.title')}>
      <Stack gap="xs">
        <NumberInput
          label={t('approval.messages')}
          description={t('approval.messagesHint')}
          value={messages}
          onChange={write}
          min={1}
          max={1_000_000_000}
          allowDecimal={false}
          thousandSeparator=","
          suffix={t('budget.unit')}
          hideControls
        />
        <Group>
          <Button
            type="submit"
            variant="default"
            loading={pending}
            disabled={typeof messages !== 'number' || messages < 1}
          >
            {t('approval.approve')}
          </Button>
        </Group>
      </Stack>
    </Form>
  );
}

function Name({ who }: { who: Who }) {
  const { t } = useTranslation();
  return (
    who.name ??
    t(who.kind === 'token' ? 'audit.token' : who.kind === 'system' ? 'audit.system' : 'approval.gone')
  );
}
