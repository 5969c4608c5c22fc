import { Badge, Group, NativeSelect, Table } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Empty } from '@/components/empty';
import { useFormatter } from '@/components/formatter';
import { Loaded } from '@/components/loaded';
import { More } from '@/components/more';
import { PageLink } from '@/components/page-link';
import { Panel } from '@/components/panel';
import { FriendStatusBadge } from '@/features/friends/friend-status';
import { useFriendValue } from '@/features/friends/friend-value';
import { friendsQuery, type FriendFilter } from '@/features/friends/get-friends';
import type { Attribute, Friend, FriendStatus, Tag } from '@/types/api';

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
            <Friends accountId={accountId} friends={friends} attributes={attributes.slice(0, columnsMost)} />
          );
        }}
      </Loaded>
      <More query={query} />
    </Panel>
  );

  function change(changed: { status?: FriendStatus | ''; tag?: string }) {
    const { status, tag } = { ...filter, ...changed };
    onFilter({ ...(status && { status }), ...(tag && { tag }) });
  }
}

function Friends(props: { accountId: number; friends: Friend[]; attributes: Attribute[] }) {
  const { t } = useTranslation();
  const { date } = useFormatter();
  const valueOf = useFriendValue();
  return (
    <Table.ScrollContainer minWidth={560}>
      <Table fz="sm" tabularNums verticalSpacing={6} horizontalSpacing="xs" highlightOnHover>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('friends.name')}</Table.Th>
            <Table.Th>{t('friends.status')}</Table.Th>
            {props.attributes.map(({ key, name }) => (
              <Table.Th key={key}>{name}</Table.Th>
            ))}
            <Table.Th>{t('friends.tags')}</Table.Th>
            <Table.Th>{t('friends.followedAt')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {props.friends.map((friend) => (
            <Table.Tr key={friend.ordinal}>
              <Table.Td>
                <PageLink
                  to="/accounts/$account/friends/$friend"
                  params={{ account: String(props.accountId), friend: friend.userId }}
                >
                  {friend.displayName ?? t('friends.nameless', { n: friend.ordinal + 1 })}
                </PageLink>
              </Table.Td>
              <Table.Td>
                {friend.status === 'friend' && !friend.optedOut ? (
                  t('friends.statuses.friend')
                ) : (
                  <FriendStatusBadge friend={friend} />
                )}
              </Table.Td>
              {props.attributes.map(({ key, type }) => (
                <Table.Td key={key}>{valueOf(friend.attributes[key], type)}</Table.Td>
              ))}
              <Table.Td>
                <Tags names={friend.tags} />
              </Table.Td>
              <Table.Td>{friend.followedAt === null ? '–' : date(friend.followedAt)}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}

export function Tags({ names }: { names: string[] }) {
  if (names.length === 0) return '–';
  return (
    <Group gap={4} wrap="nowrap">
      {names.map((name) => (
        <Badge key={name} variant="default" radius="sm" tt="none" fw={500}>
          {name}
        </Badge>
      ))}
    </Group>
  );
}
