import { Stack } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useAccount } from '@/app/account-frame';
import { Back } from '@/app/pages/back';
import { Loaded } from '@/components/loaded';
import { PageTitle } from '@/components/page-title';
import { Composer } from '@/features/campaigns/composer';
import { friendsQuery } from '@/features/friends/get-friends';
import { usageQuery } from '@/features/usage/get-usage';
import { attributesQuery, tagsQuery } from '@/features/vocabulary/get-vocabulary';

/** To choose one for the preview from; any will do. */
const friendsMost = 20;

export function NewCampaignPage({ onDone }: { onDone: (campaignId: string) => void }) {
  const { t } = useTranslation();
  const account = useAccount();
  const usage = useQuery(usageQuery(account.accountId));
  const tags = useQuery(tagsQuery(account.accountId));
  const attributes = useQuery(attributesQuery(account.accountId));
  const friends = useInfiniteQuery(friendsQuery(account.accountId, { status: 'friend' }));
  const some = friends.data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <Stack gap="md">
      <Back to="/accounts/$account/campaigns">{t('nav.campaigns')}</Back>
      <PageTitle>{t('composer.title')}</PageTitle>
      <Loaded query={usage} lines={8}>
        {({ now }) => (
          <Composer
            account={account}
            now={now}
            tags={tags.data ?? []}
            attributes={attributes.data ?? []}
            friends={some.slice(0, friendsMost)}
            onDone={onDone}
          />
        )}
      </Loaded>
    </Stack>
  );
}
