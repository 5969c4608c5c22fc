import { Alert, Badge, Stack, Text } from '@mantine/core';
import type { UseQueryResult } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Fact, Facts } from '@/components/facts';
import { useFormatter } from '@/components/formatter';
import { Loaded } from '@/components/loaded';
import { Reason } from '@/components/reason';
import { Panel } from '@/components/panel';
import { MonthBarView } from '@/features/usage/month-bar-view';
import { ReadLine } from '@/features/usage/read-line';
import type { Usage, Why } from '@/types/api';
import classes from './month-panel.module.css';

/** The month at a glance: what is left, what took the rest, and when it starts anew. */
export function MonthPanel({ accountId, query }: { accountId: number; query: UseQueryResult<Usage> }) {
  const { t } = useTranslation();
  const { month } = useFormatter();
  const usage = query.data;
  const title =
    usage && isOver(usage) ? t('usage.titlePast', { month: month(usage.month) }) : t('usage.title');
  return (
    <Panel title={title} aside={usage && <Finality usage={usage} />}>
      <Loaded query={query} lines={6}>
        {(loaded) => <Month accountId={accountId} usage={loaded} />}
      </Loaded>
    </Panel>
  );
}

function Month({ accountId, usage }: { accountId: number; usage: Usage }) {
  const { t } = useTranslation();
  const { count } = useFormatter();
  return (
    <Stack gap="md">
      {!isOver(usage) && !usage.sends.open && <Closed accountId={accountId} why={usage.sends.why} />}
      {usage.over > 0 && (
        <Alert color="red" variant="light">
          {t('usage.over', { n: count(usage.over) })}
        </Alert>
      )}
      <div className={classes.figures}>
        <Remaining usage={usage} />
        <Reset usage={usage} />
        <SoFar usage={usage} />
        <Limits usage={usage} />
      </div>
      <MonthBarView usage={usage} />
    </Stack>
  );
}

/** Old figures are read again by the next send, so that they worry nobody; the rest is for the owner to mend. */
function Closed({ accountId, why }: { accountId: number; why: Why | null }) {
  const { t } = useTranslation();
  const stale = why?.code === 'limit-stale';
  return (
    <Alert
      color={stale ? 'gray' : 'orange'}
      variant="light"
      title={stale ? undefined : t('usage.sendsClosed')}
    >
      {why === null ? t('usage.sendsClosedPlain') : <Reason why={why} />}
      <div>
        <ReadLine accountId={accountId} />
      </div>
    </Alert>
  );
}

function Remaining({ usage }: { usage: Usage }) {
  const { t } = useTranslation();
  const { count } = useFormatter();
  return (
    <div>
      <Text size="sm" c="dimmed">
        {isOver(usage) ? t('usage.leftOver') : t('usage.canSend')}
      </Text>
      {usage.limit === null ? (
        <Text fz={28} fw={700} lh={1.2}>
          {t(usage.limitKind === 'none' ? 'usage.noLimit' : 'usage.unknownLimit')}
        </Text>
      ) : (
        <Text fz={40} fw={700} lh={1.1} style={{ fontVariantNumeric: 'tabular-nums' }}>
          {count(usage.remaining)}
          <Text span fz="md" ms={6}>
            {t('usage.unit')}
          </Text>
        </Text>
      )}
      {!isOver(usage) && usage.sends.open && usage.remaining !== 0 && (
        <Badge variant="dot" color="teal" mt={6} tt="none">
          {t('usage.sendsOpen')}
        </Badge>
      )}
    </div>
  );
}

function Reset({ usage }: { usage: Usage }) {
  const { t } = useTranslation();
  const { duration, instant } = useFormatter();
  if (isOver(usage)) {
    return (
      <Text size="sm" c="dimmed">
        {t('usage.ended', { at: instant(usage.until) })}
      </Text>
    );
  }
  return (
    <div>
      <Text size="sm" c="dimmed">
        {t('usage.reset')}
      </Text>
      <Text fz={22} fw={650} lh={1.3}>
        {duration(usage.now, usage.until)}
      </Text>
      <Text size="xs" c="dimmed">
        {t('usage.resetAt', { at: instant(usage.until) })}
      </Text>
    </div>
  );
}

function SoFar({ usage }: { usage: Usage }) {
  const { t } = useTranslation();
  const { money } = useFormatter();
  if (usage.money === null) return null;
  const { total, currency, nextMessage } = usage.money;
  return (
    <div>
      <Text size="sm" c="dimmed">
        {usage.final ? t('money.total') : t('money.soFar')}
      </Text>
      <Text fz={22} fw={650} lh={1.3}>
        {money(total, currency)}
      </Text>
      {!isOver(usage) && nextMessage !== null && (
        <Text size="xs" c="dimmed">
          {t('money.next')} {money(nextMessage, currency)}
        </Text>
      )}
    </div>
  );
}

function Limits({ usage }: { usage: Usage }) {
  const { t } = useTranslation();
  const { count, money } = useFormatter();
  const { messages, money: budget } = usage.budget;
  return (
    <Facts>
      <Fact label={t('usage.limit')}>
        {usage.limit !== null
          ? count(usage.limit)
          : t(usage.limitKind === 'none' ? 'usage.noLimit' : 'usage.unknown')}
      </Fact>
      {messages !== null && <Fact label={t('usage.budgetMessages')}>{count(messages)}</Fact>}
      {budget !== null && usage.money !== null && (
        <Fact label={t('usage.budgetMoney')}>{money(budget, usage.money.currency)}</Fact>
      )}
    </Facts>
  );
}

function Finality({ usage }: { usage: Usage }) {
  const { t } = useTranslation();
  const hint = usage.final ? t('month.finalHint') : t('month.provisionalHint');
  return (
    <Badge variant="dot" color={usage.final ? 'teal' : 'yellow'} tt="none" title={hint} aria-label={hint}>
      {usage.final ? t('month.final') : t('month.provisional')}
    </Badge>
  );
}

/** By the server's clock, which may be LINE-in-a-box's. */
const isOver = (usage: Usage) => Date.parse(usage.now) >= Date.parse(usage.until);
