import { Badge } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Friend } from '@/types/api';

const colours = { friend: 'teal', blocked: 'gray', visitor: 'blue', gone: 'gray' } as const;

/** How someone stands to the account; who opted out is a friend, but gets nothing. */
export function FriendStatusBadge({ friend }: { friend: Friend }) {
  const { t } = useTranslation();
  const optedOut = friend.optedOut && friend.status === 'friend';
  return (
    <Badge variant="dot" color={optedOut ? 'orange' : colours[friend.status]} tt="none" miw="max-content">
      {optedOut ? t('friends.optedOut') : t(`friends.statuses.${friend.status}`)}
    </Badge>
  );
}
