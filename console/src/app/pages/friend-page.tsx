import { Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useAccount } from '@/app/account-frame';
import { Back } from '@/app/pages/back';
import { Loaded } from '@/components/loaded';
import { PageTitle } from '@/components/page-title';
import { FriendView } from '@/features/friends/friend-view';
import { friendQuery } from '@/features/friends/get-friends';
import { attributesQuery } from '@/features/vocabulary/get-vocabulary';

export function FriendPage({ userId }: { userId: string }) {
  const { t } = useTranslation();
  const { accountId } = useAccount();
  const query = useQuery(friendQuery(accountId, userId));
  const attributes = useQuery(attributesQuery(accountId));
  const friend = query.data;
  return (
    <Stack gap="md">
      <Back to="/accounts/$account/friends">{t('nav.friends')}</Back>
      <PageTitle>
        {friend
          ? (friend.displayName ?? t('friends.nameless', { n: friend.ordinal + 1 }))
          : t('friends.profile')}
      </PageTitle>
      <Loaded query={query} lines={8}>
        {(friend) => <FriendView accountId={accountId} friend={friend} attributes={attributes.data ?? []} />}
      </Loaded>
    </Stack>
  );
}
