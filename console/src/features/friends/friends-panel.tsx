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
  if (summary.friends === 0 && line === null) return <Empty>{t('friends.none')}</Empty>;

  const people = (value: number) => t('friends.people', { n: count(value) });
  return (
    <>
      <Group gap="xl" align="flex-start" mb="xs">
        <Figure label={t('friends.known')} value={people(summary.friends)} />
        {line && (
          <Figure
            label={t('friends.line')}
            value={people(line.followers - line.blocks)}
            note={t('friends.lineDate', { day: day(line.date) })}
          />
        )}
      </Group>
      <Text size="xs" c="dimmed" mb="xs">
        {meeting(summary)}
      </Text>
      <Facts>
        {line && <Fact label={t('friends.reached')}>{people(line.targetedReaches)}</Fact>}
        <Fact label={t('friends.blocked')}>{people(summary.blocked)}</Fact>
        <Fact label={t('friends.optedOut')}>{people(summary.optedOut)}</Fact>
        <Fact label={t('friends.visitors')}>{people(summary.visitors)}</Fact>
      </Facts>
    </>
  );

  function meeting({ friends }: FriendSummary) {
    if (line === null) return t('friends.noLine');
    const missing = line.followers - line.blocks - friends;
    return missing > 0 ? t('friends.meet', { n: count(missing) }) : t('friends.same');
  }
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
