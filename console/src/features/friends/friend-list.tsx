import { Group, NativeSelect } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Empty } from '@/components/empty';
import { Loaded } from '@/components/loaded';
import { More } from '@/components/more';
import { Panel } from '@/components/panel';
import { FriendRows } from '@/features/friends/friend-rows';
import { friendsQuery, type FriendFilter } from '@/features/friends/get-friends';
import type { Attribute, FriendStatus, Tag } from '@/types/api';

interface Props {
  accountId: number;
  tags: Tag[];
  attributes: Attribute[];
  filter: FriendFilter;
  onFilter: (filter: FriendFilter) => void;
}

const statuses: FriendStatus[] = ['friend', 'blocked', 'visitor', 'gone'];
/** More columns than these would push the rest off the page; a friend's own page shows all. */
const columnsMost = 4;

/** Everyone the account knows, page by page from the server. */
export function FriendList({ accountId, tags, attributes, filter, onFilter }: Props) {
  const { t } = useTranslation();
  const query = useInfiniteQuery(friendsQuery(accountId, filter));
  return (
    <Panel
      title={t('friends.list')}
      aside={
        <Group gap="xs">
          <NativeSelect
            size="xs"
            aria-label={t('friends.status')}
            value={filter.status ?? ''}
            onChange={(event) => change({ status: event.currentTarget.value as FriendStatus | '' })}
            data={[
              { value: '', label: t('friends.everyStatus') },
              ...statuses.map((status) => ({ value: status, label: t(`friends.statuses.${status}`) })),
            ]}
          />
          <NativeSelect
            size="xs"
            aria-label={t('friends.tag')}
            value={filter.tag ?? ''}
            onChange={(event) => change({ tag: event.currentTarget.value })}
            data={[{ value: '', label: t('friends.everyTag') }, ...tags.map(({ name }) => name)]}
          />
        </Group>
      }
    >
      <Loaded query={query} lines={10}>
        {({ pages }) => {
          const friends = pages.flatMap(({ items }) => items);
          return friends.length === 0 ? (
            <Empty>{filter.status || filter.tag ? t('friends.noMatch') : t('friends.none')}</Empty>
          ) : (
            <FriendRows
              accountId={accountId}
              friends={friends}
              attributes={attributes.slice(0, columnsMost)}
              onEnd={() => {
                if (query.hasNextPage && !query.isFetchingNextPage && !query.isError)
                  void query.fetchNextPage();
              }}
            />
          );
        }}
      </Loaded>
      {/* The next page comes by itself; the button stays for when it did not. */}
      <More query={query} />
    </Panel>
  );

  function change(changed: { status?: FriendStatus | ''; tag?: string }) {
    const { status, tag } = { ...filter, ...changed };
    onFilter({ ...(status && { status }), ...(tag && { tag }) });
  }
}
