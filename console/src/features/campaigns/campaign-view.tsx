import { Button, Grid, Group, Progress, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Fact, Facts } from '@/components/facts';
import { useFormatter } from '@/components/formatter';
import { Panel } from '@/components/panel';
import { Reason } from '@/components/reason';
import { Refusal } from '@/components/refusal';
import { ApprovalPanel } from '@/features/campaigns/approval-panel';
import { AudienceWords } from '@/features/campaigns/audience-words';
import { useCancelCampaign } from '@/features/campaigns/change-campaign';
import { Decision } from '@/features/campaigns/decision';
import { StatusBadge } from '@/features/campaigns/status-badge';
import type { Account, Campaign, CampaignStatus } from '@/types/api';

/** A campaign: what became of it, and what can still be done with it. */
export function CampaignView({ account, campaign }: { account: Account; campaign: Campaign }) {
  const { t } = useTranslation();
  const { accountId } = account;
  const { status, why } = campaign;
  return (
    <Grid gap="md">
      <Grid.Col span={{ base: 12, md: 7 }}>
        <Stack gap="md">
          <Outcome campaign={campaign} />
          {why !== null && (
            <Panel title={t('campaigns.why')}>
              <Text size="sm">
                <Reason why={why} />
              </Text>
            </Panel>
          )}
        </Stack>
      </Grid.Col>
      <Grid.Col span={{ base: 12, md: 5 }}>
        <Stack gap="md">
          {(status === 'draft' || status === 'held') && (
            <Decision accountId={accountId} campaign={campaign} />
          )}
          {(status === 'scheduled' || status === 'waiting' || status === 'sending') && (
            <Cancel accountId={accountId} campaign={campaign} />
          )}
          {unsent.includes(status) && <ApprovalPanel account={account} campaign={campaign} />}
          <Terms campaign={campaign} />
        </Stack>
      </Grid.Col>
    </Grid>
  );
}

const unsent: CampaignStatus[] = ['draft', 'scheduled', 'repeating', 'waiting', 'held'];

const outcomes = ['accepted', 'outstanding', 'held', 'refused', 'unknown', 'leftOut'] as const;

function Outcome({ campaign }: { campaign: Campaign }) {
  const { t } = useTranslation();
  const { count, percent } = useFormatter();
  const { recipients, accepted } = campaign;
  const share = recipients ? accepted / recipients : 0;
  return (
    <Panel title={t('campaigns.outcome')} aside={<StatusBadge status={campaign.status} />}>
      <Text fz={28} fw={700} lh={1.2} style={{ fontVariantNumeric: 'tabular-nums' }}>
        {count(accepted)}
        <Text span fz="md" c="dimmed" ms={6}>
          / {recipients === null ? '–' : count(recipients)}
        </Text>
      </Text>
      <Progress
        value={share * 100}
        aria-label={t('campaigns.progress', { share: percent(share) })}
        my="sm"
        size="lg"
      />
      <Facts>
        {outcomes
          .filter((kind) => kind === 'accepted' || campaign[kind] > 0)
          .map((kind) => (
            <Fact key={kind} label={t(`campaigns.outcomes.${kind}`)}>
              {count(campaign[kind])}
            </Fact>
          ))}
      </Facts>
    </Panel>
  );
}

function Terms({ campaign }: { campaign: Campaign }) {
  const { t } = useTranslation();
  const { instant, month, count } = useFormatter();
  const { sendAt, startedAt, finishedAt, route, budget } = campaign;
  return (
    <Panel title={t('campaigns.terms')}>
      <Facts>
        <Fact label={t('composer.audience')}>
          <AudienceWords audience={campaign.audience} />
        </Fact>
        {sendAt !== null && <Fact label={t('campaigns.sendAt')}>{instant(sendAt)}</Fact>}
        {startedAt !== null && <Fact label={t('campaigns.startedAt')}>{instant(startedAt)}</Fact>}
        {finishedAt !== null && <Fact label={t('campaigns.finishedAt')}>{instant(finishedAt)}</Fact>}
        {campaign.month !== null && <Fact label={t('month.label')}>{month(campaign.month)}</Fact>}
        {route !== null && <Fact label={t('statement.route')}>{t(`statement.routes.${route}`)}</Fact>}
        {budget !== null && <Fact label={t('usage.budgetMessages')}>{count(budget)}</Fact>}
        <Fact label={t('composer.monthEnd')}>
          {t(campaign.atMonthEnd === 'go-on' ? 'composer.goOn' : 'composer.hold')}
        </Fact>
      </Facts>
    </Panel>
  );
}

function Cancel({ accountId, campaign }: { accountId: number; campaign: Campaign }) {
  const { t } = useTranslation();
  const cancel = useCancelCampaign(accountId);
  return (
    <Panel title={t('campaigns.stop')}>
      <Text size="sm" mb="sm">
        {t(campaign.status === 'sending' ? 'campaigns.stopSending' : 'campaigns.stopWaiting')}
      </Text>
      <Refusal error={cancel.error} />
      <Group>
        <Button
          variant="default"
          loading={cancel.isPending}
          onClick={() => cancel.mutate(campaign.campaignId)}
        >
          {t('campaigns.cancel')}
        </Button>
      </Group>
    </Panel>
  );
}
