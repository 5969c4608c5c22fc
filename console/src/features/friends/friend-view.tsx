import { Code, Grid, Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Empty } from '@/components/empty';
import { Fact, Facts } from '@/components/facts';
import { useFormatter } from '@/components/formatter';
import { Panel } from '@/components/panel';
import { FriendHistory } from '@/features/friends/friend-history';
import { FriendStatusBadge } from '@/features/friends/friend-status';
import { useFriendValue } from '@/features/friends/friend-value';
import { Tags } from '@/features/friends/tags';
import type { Attribute, Friend } from '@/types/api';

/** All that is known of a friend, and how it came about. */
export function FriendView(props: { accountId: number; friend: Friend; attributes: Attribute[] }) {
  const { accountId, friend, attributes } = props;
  const { t } = useTranslation();
  const { instant } = useFormatter();
  const valueOf = useFriendValue();
  return (
    <Grid gap="md">
      <Grid.Col span={{ base: 12, md: 5 }}>
        <Stack gap="md">
          <Panel title={t('friends.profile')} aside={<FriendStatusBadge friend={friend} />}>
            <Facts>
              <Fact label={t('friends.followedAt')}>
                {friend.followedAt === null ? '–' : instant(friend.followedAt)}
              </Fact>
              {friend.language !== null && <Fact label={t('friends.language')}>{friend.language}</Fact>}
              <Fact label={t('friends.optedOut')}>{valueOf(friend.optedOut)}</Fact>
              <Fact label={t('friends.tags')}>
                <Tags names={friend.tags} />
              </Fact>
              <Fact label={t('friends.userId')}>
                <Code fz={11}>{friend.userId}</Code>
              </Fact>
            </Facts>
          </Panel>
          <Panel title={t('friends.attributes')}>
            {attributes.length === 0 ? (
              <Empty>{t('friends.noAttributes')}</Empty>
            ) : (
              <Facts>
                {attributes.map(({ key, name, type }) => (
                  <Fact key={key} label={name}>
                    {valueOf(friend.attributes[key], type)}
                  </Fact>
                ))}
              </Facts>
            )}
          </Panel>
        </Stack>
      </Grid.Col>
      <Grid.Col span={{ base: 12, md: 7 }}>
        <FriendHistory accountId={accountId} userId={friend.userId} attributes={attributes} />
      </Grid.Col>
    </Grid>
  );
}
