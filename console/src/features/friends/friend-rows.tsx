import { Table } from '@mantine/core';
import { useWindowVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormatter } from '@/components/formatter';
import { PageLink } from '@/components/page-link';
import { FriendStatusBadge } from '@/features/friends/friend-status';
import { useFriendValue } from '@/features/friends/friend-value';
import { Tags } from '@/features/friends/tags';
import type { Attribute, Friend } from '@/types/api';

interface Props {
  accountId: number;
  friends: Friend[];
  attributes: Attribute[];
  /** The last rows come into view. */
  onEnd: () => void;
}

const rowHeight = 38; // pixels; nothing in a row breaks
const rowsBeyond = 12;

/** Of however many friends only the rows in view, and some beyond, are on the page. */
export function FriendRows({ accountId, friends, attributes, onEnd }: Props) {
  const { t } = useTranslation();
  const body = useRef<HTMLTableSectionElement>(null);
  const [top, setTop] = useState(0);
  useLayoutEffect(() => setTop((body.current?.getBoundingClientRect().top ?? 0) + window.scrollY), []);

  const rows = useWindowVirtualizer({
    count: friends.length,
    estimateSize: () => rowHeight,
    overscan: rowsBeyond,
    scrollMargin: top,
    initialRect: { width: window.innerWidth, height: window.innerHeight },
  });
  const shown = rows.getVirtualItems();
  const above = (shown[0]?.start ?? top) - top;
  const below = rows.getTotalSize() - ((shown.at(-1)?.end ?? top) - top);
  const atEnd = (shown.at(-1)?.index ?? -1) >= friends.length - 1;
  useEffect(() => {
    if (atEnd) onEnd();
  }, [atEnd, friends.length]); // not on onEnd, which is another one each time

  return (
    <Table.ScrollContainer minWidth={560}>
      <Table
        fz="sm"
        tabularNums
        verticalSpacing={6}
        horizontalSpacing="xs"
        highlightOnHover
        aria-rowcount={friends.length + 1}
      >
        <Table.Thead>
          <Table.Tr aria-rowindex={1}>
            <Table.Th>{t('friends.name')}</Table.Th>
            <Table.Th>{t('friends.status')}</Table.Th>
            {attributes.map(({ key, name }) => (
              <Table.Th key={key}>{name}</Table.Th>
            ))}
            <Table.Th>{t('friends.tags')}</Table.Th>
            <Table.Th>{t('friends.followedAt')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody ref={body}>
          <Room height={above} />
          {shown.map(({ index }) => {
            const friend = friends[index];
            return (
              friend && (
                <Row
                  key={friend.ordinal}
                  accountId={accountId}
                  friend={friend}
                  attributes={attributes}
                  place={index + 2}
                />
              )
            );
          })}
          <Room height={below} />
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}

/** The height of rows that are not on the page. */
function Room({ height }: { height: number }) {
  return height <= 0 ? null : (
    <tr aria-hidden>
      <td style={{ height, padding: 0, border: 0 }} />
    </tr>
  );
}

function Row(props: { accountId: number; friend: Friend; attributes: Attribute[]; place: number }) {
  const { accountId, friend, attributes, place } = props;
  const { t } = useTranslation();
  const { date } = useFormatter();
  const valueOf = useFriendValue();
  return (
    <Table.Tr h={rowHeight} aria-rowindex={place}>
      <Table.Td>
        <PageLink
          to="/accounts/$account/friends/$friend"
          params={{ account: String(accountId), friend: friend.userId }}
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
      {attributes.map(({ key, type }) => (
        <Table.Td key={key}>{valueOf(friend.attributes[key], type)}</Table.Td>
      ))}
      <Table.Td>
        <Tags names={friend.tags} />
      </Table.Td>
      <Table.Td>{friend.followedAt === null ? '–' : date(friend.followedAt)}</Table.Td>
    </Table.Tr>
  );
}
