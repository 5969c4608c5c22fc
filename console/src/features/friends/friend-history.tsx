import { Text, Timeline } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Empty } from '@/components/empty';
import { useFormatter } from '@/components/formatter';
import { Loaded } from '@/components/loaded';
import { More } from '@/components/more';
import { Panel } from '@/components/panel';
import { useFriendValue } from '@/features/friends/friend-value';
import { friendHistoryQuery } from '@/features/friends/get-friends';
import type { Attribute, FieldChange, FriendStatus, HistoryEntry } from '@/types/api';

interface Props {
  accountId: number;
  userId: string;
  attributes: Attribute[];
}

/** What changed of a friend and by what, the newest first. */
export function FriendHistory({ accountId, userId, attributes }: Props) {
  const { t } = useTranslation();
  const query = useInfiniteQuery(friendHistoryQuery(accountId, userId));
  return (
    <Panel title={t('history.title')}>
      <Loaded query={query} lines={6}>
        {({ pages }) => {
          const entries = pages.flatMap(({ items }) => items);
          return entries.length === 0 ? (
            <Empty>{t('history.none')}</Empty>
          ) : (
            <Entries entries={entries} attributes={attributes} />
          );
        }}
      </Loaded>
      <More query={query} />
    </Panel>
  );
}

function Entries({ entries, attributes }: { entries: HistoryEntry[]; attributes: Attribute[] }) {
  const { instant } = useFormatter();
  const wordsOf = useChangeWords(attributes);
  const causeOf = useCauseWords();
  return (
    <Timeline bulletSize={12} lineWidth={2}>
      {entries.map((entry, index) => (
        <Timeline.Item key={index}>
          {entry.changes.map((change) => (
            <Text key={change.field} size="sm">
              {wordsOf(change)}
            </Text>
          ))}
          <Text size="xs" c="dimmed">
            {instant(entry.eventAt)} · {causeOf(entry)}
          </Text>
        </Timeline.Item>
      ))}
    </Timeline>
  );
}

function useChangeWords(attributes: Attribute[]): (change: FieldChange) => string {
  const { t } = useTranslation();
  const valueOf = useFriendValue();
  return ({ field, from, to }) => {
    const [kind, ...rest] = field.split(':');
    const of = rest.join(':');
    if (kind === 'tag') return t(to === true ? 'history.tagged' : 'history.untagged', { tag: of });
    if (kind === 'status') {
      return t('history.status', {
        status: t(`friends.statuses.${to as FriendStatus}`, { defaultValue: '' }),
      });
    }
    if (kind === 'optedOut') return t(to === true ? 'history.optedOut' : 'history.optedIn');
    const attribute = attributes.find(({ key }) => key === of);
    const name = attribute?.name ?? field;
    const value = valueOf(to, attribute?.type);
    return from === null
      ? t('history.set', { name, value })
      : t('history.changed', { name, value, before: valueOf(from, attribute?.type) });
  };
}

/** The cause is the server's: `rule:<name> event:<id>`, `event:<id>`, `import:<id>`. */
function useCauseWords(): (entry: HistoryEntry) => string {
  const { t } = useTranslation();
  return ({ cause, actor }) => {
    const rule = /^rule:(.*) event:/.exec(cause)?.[1];
    if (rule !== undefined) return t('history.byRule', { rule });
    if (cause.startsWith('import:')) return t('history.byImport');
    if (cause.startsWith('event:')) return t('history.byEvent');
    return actor.kind === 'system' ? 'Todoku' : actor.id;
  };
}
