import { NativeSelect, Text } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PhonePreview } from '@/components/messages/phone-preview';
import { previewQuery } from '@/features/campaigns/get-preview';
import { forNobody, isPersonal, nameKey } from '@/lib/line/variables';
import type { Account, Attribute, Friend, Message } from '@/types/api';

interface Props {
  account: Account;
  messages: Message[];
  /** Whether the server would take them. */
  sound: boolean;
  attributes: Attribute[];
  /** To choose from. */
  friends: Friend[];
}

/** Of whom nothing is known. */
const nobody = '';

/** Writing is quicker than the server is worth asking, in milliseconds. */
const pause = 250;

/** The messages as one friend would get them: the server puts in what is known of them, as it does for a send. */
export function FriendPreview({ account, messages, sound, attributes, friends }: Props) {
  const { t } = useTranslation();
  const [chosen, choose] = useState<string>();
  const userId = chosen ?? friends[0]?.userId ?? nobody;
  const personal = isPersonal(messages);
  const [written] = useDebouncedValue(messages, pause);
  const asked = useQuery({
    ...previewQuery(account.accountId, { messages: written, userId }),
    enabled: personal && sound && userId !== nobody,
  });
  const known = userId === nobody ? undefined : asked.data;
  const shown = personal ? (known?.messages ?? forNobody(messages)) : messages;
  const names = new Map(attributes.map(({ key, name }) => [key, name]));
  return (
    <>
      {personal && (
        <NativeSelect
          size="xs"
          mb="xs"
          label={t('preview.as')}
          value={userId}
          onChange={(event) => choose(event.currentTarget.value)}
          data={[
            ...friends.map(({ userId: id, displayName }) => ({
              value: id,
              label: displayName ?? t('preview.nameless', { id: id.slice(0, 7) }),
            })),
            { value: nobody, label: t('preview.nobody') },
          ]}
        />
      )}
      <PhonePreview from={account.name} messages={shown} />
      {personal && known !== undefined && known.unknown.length > 0 && (
        <Text size="xs" c="dimmed">
          {t('preview.unknown', {
            names: known.unknown
              .map((key) => (key === nameKey ? t('messages.friendName') : (names.get(key) ?? key)))
              .join(t('preview.and')),
          })}
        </Text>
      )}
    </>
  );
}
