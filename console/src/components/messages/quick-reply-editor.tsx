import { Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { ActionEditor } from '@/components/messages/action-editor';
import { TextField } from '@/components/messages/fields';
import { PartList } from '@/components/messages/part-list';
import { isObject, type JsonObject } from '@/lib/line/fields';
import { limits } from '@/lib/line/message-rules';

interface Props {
  items: JsonObject[];
  /** Of the last message. */
  at: string;
  onChange: (items: JsonObject[]) => void;
}

const newItem = (): JsonObject => ({ type: 'action', action: { type: 'message', label: '', text: '' } });

/** The buttons below the last message. */
export function QuickReplyEditor({ items, at, onChange }: Props) {
  const { t } = useTranslation();
  return (
    <Stack gap="xs" role="group" aria-label={t('messages.quickReplies')}>
      <Text size="xs" c="dimmed">
        {t('messages.quickReplyHint')}
      </Text>
      <PartList
        parts={items}
        onChange={onChange}
        name={(n) => t('messages.quickReply', { n })}
        removeName={(n) => t('messages.quickReplyRemove', { n })}
        addName={t('messages.quickReplyAdd')}
        fresh={newItem}
        most={limits.quickReplies}
      >
        {(item, index, change) => (
          <Stack gap="xs">
            <ActionEditor
              value={isObject(item.action) ? item.action : {}}
              at={`${at}.quickReply.items[${index}].action`}
              onChange={(action) => change({ ...item, action })}
              place="quickReply"
            />
            <TextField
              value={item}
              at={`${at}.quickReply.items[${index}]`}
              onChange={change}
              name="imageUrl"
              type="url"
              label={t('messages.icon')}
              optional
            />
          </Stack>
        )}
      </PartList>
    </Stack>
  );
}
