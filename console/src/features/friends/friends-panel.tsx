import { Group, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Empty } from '@/components/empty';
import { Fact, Facts } from '@/components/facts';
import { useFormatter } from '@/components/formatter';
import { Loaded } from '@/components/loaded';
import { Panel } from '@/components/panel';
import { friendSummaryQuery } from '@/features/friends/get-friend-summary';
import type { FriendSummary } from '@/types/api';

/** The friends Todoku knows beside those LINE counts, and how to meet the rest. */
export function FriendsPanel({ accountId }: { accountId: number }) {
  const { t } = useTranslation();
  const query = useQuery(friendSummaryQuery(accountId));
  return (
    <Panel title={t('friends.title')}>
      <Loaded query={query} lines={5}>
        {(summary) => <Summary summary={summary} />}
      </Loaded>
    </Panel>
  );
}

function Summary({ summary }: { summary: FriendSummary }) {
  const { t } = useTranslation();
  const { count, day } = useFormatter();
  const { line } = summary;
  const byLine = friendsByLine(line);
  if (summary.friends === 0 && !byLine) return <Empty>{t('friends.none')}</Empty>;

  const people = (value: number) => t('friends.people', { n: count(value) });
  return (
    <>
      <Group gap="xl" align="flex-start" mb="xs">
        <Figure label={t('friends.known')} value={people(summary.friends)} />
        {line && byLine !== null && (
          <Figure
            label={t('friends.line')}
            value={people(byLine)}
            note={t('friends.lineDate', { day: day(line.date) })}
          />
        )}
      </Group>
      <Text size="xs" c="dimmed" mb="xs">
        {meeting()}
      </Text>
      <Facts>
        {line && line.targetedReaches !== null && (
          <Fact label={t('friends.reached')}>{people(line.targetedReaches)}</Fact>
        )}
        <Fact label={t('friends.blocked')}>{people(summary.blocked)}</Fact>
        <Fact label={t('friends.optedOut')}>{people(summary.optedOut)}</Fact>
        <Fact label={t('friends.visitors')}>{people(summary.visitors)}</Fact>
      </Facts>
    </>
  );

  function meeting() {
    if (line === null) return t('friends.noLine');
    if (byLine === null) return t('friends.tooFew');
    const missing = byLine - summary.friends;
    if (missing < 0) return t('friends.fewer', { n: count(-missing) });
    return missing > 0 ? t('friends.meet', { n: count(missing) }) : t('friends.same');
  }
}

/** Those who added the account less those who blocked it. */
function friendsByLine(line: FriendSummary['line']) {
  return line === null || line.followers === null || line.blocks === null
    ? null
    : line.followers - line.blocks;
}

function Figure({ label, value, note }: { label: string; value: string; note?: string }) {
  return (
    <div>
      <Text size="sm" c="dimmed">
        {label}
      </Text>
      <Text fz={24} fw={700} lh={1.2} style={{ fontVariantNumeric: 'tabular-nums' }}>
        {value}
      </Text>
      {note && (
        <Text size="xs" c="dimmed">
          {note}
        </Text>
      )}
    </div>
  );
}
