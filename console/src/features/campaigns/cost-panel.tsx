import { Text } from '@mantine/core';
import type { UseQueryResult } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Fact, Facts } from '@/components/facts';
import { useFormatter } from '@/components/formatter';
import { Loaded } from '@/components/loaded';
import { Panel } from '@/components/panel';
import { Reason } from '@/components/reason';
import { mayBeSent } from '@/features/campaigns/sendable';
import type { Estimate } from '@/types/api';

/** What the send would take, before any button that sends. */
export function CostPanel({ query }: { query: UseQueryResult<Estimate> }) {
  const { t } = useTranslation();
  return (
    <Panel title={t('cost.title')}>
      <Loaded query={query} lines={4}>
        {(estimate) => <Cost estimate={estimate} />}
      </Loaded>
    </Panel>
  );
}

/** `part`: the money is that of everybody, of whom only a part is left. */
export function Cost({ estimate, part = false }: { estimate: Estimate; part?: boolean }) {
  const { t } = useTranslation();
  const { count, money, instant } = useFormatter();
  const { cost, why, remaining, remainingAfter, shortBy } = estimate;
  return (
    <>
      <Text fz={32} fw={700} lh={1.15} style={{ fontVariantNumeric: 'tabular-nums' }}>
        {count(estimate.messages)}
        <Text span fz="md" ms={6}>
          {t('usage.unit')}
        </Text>
      </Text>
      <Text size="xs" c="dimmed" mb="xs">
        {t('cost.atMost')}
      </Text>
      <Facts>
        <Fact label={t('cost.money')} hint={t(part ? 'cost.partHint' : 'cost.moneyHint')} strong>
          {cost === null ? t('usage.unknown') : money(cost.amount, cost.currency)}
        </Fact>
        <Fact label={t('cost.remaining')}>{count(remaining)}</Fact>
        <Fact label={t('cost.after')}>
          <Text span inherit {...(remainingAfter < 0 && { c: 'var(--todoku-warning)' })}>
            {count(remainingAfter)}
          </Text>
        </Fact>
      </Facts>
      <div role="status">
        {estimate.needsApproval && (
          <Text size="sm" mt="sm">
            {t('cost.needsApproval')}
          </Text>
        )}
        {shortBy > 0 && (
          <Text size="sm" c="var(--todoku-warning)" mt="sm">
            {t('cost.short', { n: count(shortBy), at: instant(estimate.resetsAt) })}
          </Text>
        )}
        {why !== null && (
          <Text size="sm" c={mayBeSent(estimate) ? 'dimmed' : 'var(--todoku-warning)'} mt="sm">
            <Reason why={why} />
          </Text>
        )}
      </div>
    </>
  );
}
