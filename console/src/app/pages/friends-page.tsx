import { Grid, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useAccount } from '@/app/account-frame';
import { PageTitle } from '@/components/page-title';
import { FriendList } from '@/features/friends/friend-list';
import { FriendsPanel } from '@/features/friends/friends-panel';
import type { FriendFilter } from '@/features/friends/get-friends';
import { attributesQuery, tagsQuery } from '@/features/vocabulary/get-vocabulary';

interface Props {
  filter: FriendFilter;
  onFilter: (filter: FriendFilter) => void;
}

export function FriendsPage({ filter, onFilter }: Props) {
  const { t } = useTranslation();
  const { accountId } = useAccount();
  const tags = useQuery(tagsQuery(accountId));
  const attributes = useQuery(attributesQuery(accountId));
  return (
    <Stack gap="md">
      <PageTitle>{t('nav.friends')}</PageTitle>
      <Grid gap="md">
        <Grid.Col span={{ base: 12, lg: 3 }}>
          <FriendsPanel accountId={accountId} />
        </Grid.Col>
        <Grid.Col span={{ base: 12, lg: 9 }}>
          <FriendList
            accountId={accountId}
            tags={tags.data ?? []}
            attributes={attributes.data ?? []}
            filter={filter}
            onFilter={onFilter}
          />
        </Grid.Col>
      </Grid>
    </Stack>
  );
}
