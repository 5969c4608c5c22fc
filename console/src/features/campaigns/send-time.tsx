import { Radio, Stack, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { NewCampaign } from '@/features/campaigns/change-campaign';
import { instantAt, localAt } from '@/lib/zoned';
import type { Instant } from '@/types/api';

interface Props {
  now: Instant;
  timeZone: string;
  /** Null: at once. */
  sendAt: Instant | null;
  onSendAt: (at: Instant | null) => void;
  atMonthEnd: NewCampaign['atMonthEnd'];
  onMonthEnd: (choice: NewCampaign['atMonthEnd']) => void;
}

/** When it goes out, by the account's clock, and what becomes of what the month has no room for. */
export function SendTime({ now, timeZone, sendAt, onSendAt, atMonthEnd, onMonthEnd }: Props) {
  const { t } = useTranslation();
  return (
    <>
      <Radio.Group
        label={t('composer.when')}
        value={sendAt === null ? 'now' : 'later'}
        onChange={(choice) => onSendAt(choice === 'now' ? null : instantAt(nextMorning(), timeZone))}
      >
        <Stack gap="xs" mt={6}>
          <Radio value="now" label={t('composer.now')} />
          <Radio value="later" label={t('composer.later')} />
          {sendAt !== null && (
            <TextInput
              type="datetime-local"
              aria-label={t('composer.sendAt')}
              description={t('composer.zone', { zone: timeZone })}
              maw={260}
              min={localAt(now, timeZone)}
              value={localAt(sendAt, timeZone)}
              onChange={(event) => {
                const local = event.currentTarget.value;
                if (local !== '') onSendAt(instantAt(local, timeZone));
              }}
            />
          )}
        </Stack>
      </Radio.Group>
      <Radio.Group
        label={t('composer.monthEnd')}
        value={atMonthEnd}
        onChange={(choice) => onMonthEnd(choice === 'go-on' ? 'go-on' : 'hold')}
      >
        <Stack gap="xs" mt={6}>
          <Radio value="hold" label={t('composer.hold')} description={t('composer.holdHint')} />
          <Radio value="go-on" label={t('composer.goOn')} description={t('composer.goOnHint')} />
        </Stack>
      </Radio.Group>
    </>
  );

  /** Ten o'clock on the account's next day. */
  function nextMorning() {
    const day = new Date(Date.parse(`${localAt(now, timeZone)}Z`) + 86_400_000).toISOString().slice(0, 10);
    return `${day}T10:00`;
  }
}
