import { Checkbox, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { NumberField, TextField, type Editing } from '@/components/messages/fields';
import { limits } from '@/lib/line/message-rules';
import { placeIn } from '@/lib/line/place';

/** A picture; most have one address for both sizes, so the second is asked for only where it differs. */
export function ImageEditor(props: Editing) {
  const { value, onChange } = props;
  const { t } = useTranslation();
  const [same, setSame] = useState(value.originalContentUrl === value.previewImageUrl);
  return (
    <Stack gap="xs">
      <TextField
        {...props}
        name="originalContentUrl"
        type="url"
        label={t('messages.url')}
        hint={t('messages.imageHint')}
        onChange={(next) =>
          onChange(same ? { ...next, previewImageUrl: next.originalContentUrl ?? '' } : next)
        }
      />
      <Checkbox
        size="xs"
        label={t('messages.previewSame')}
        checked={same}
        onChange={(event) => {
          setSame(event.currentTarget.checked);
          if (event.currentTarget.checked)
            onChange({ ...value, previewImageUrl: value.originalContentUrl ?? '' });
        }}
      />
      {!same && <TextField {...props} name="previewImageUrl" type="url" label={t('messages.preview')} />}
    </Stack>
  );
}

export function VideoEditor(props: Editing) {
  const { t } = useTranslation();
  return (
    <Stack gap="xs">
      <TextField
        {...props}
        name="originalContentUrl"
        type="url"
        label={t('messages.video')}
        hint={t('messages.videoHint')}
      />
      <TextField
        {...props}
        name="previewImageUrl"
        type="url"
        label={t('messages.preview')}
        hint={t('messages.imageHint')}
      />
    </Stack>
  );
}

export function AudioEditor(props: Editing) {
  const { t } = useTranslation();
  return (
    <Stack gap="xs">
      <TextField
        {...props}
        name="originalContentUrl"
        type="url"
        label={t('messages.audio')}
        hint={t('messages.audioHint')}
      />
      {/* LINE takes milliseconds. */}
      <NumberField {...props} name="duration" label={t('messages.seconds')} factor={1000} />
    </Stack>
  );
}

export function LocationEditor(props: Editing) {
  const { value, onChange } = props;
  const { t } = useTranslation();
  const [pasted, setPasted] = useState('');
  const place = placeIn(pasted);
  return (
    <Stack gap="xs">
      <TextField {...props} name="title" label={t('messages.placeTitle')} most={limits.place} />
      <TextField {...props} name="address" label={t('messages.address')} most={limits.place} />
      <TextInput
        label={t('messages.paste')}
        description={t('messages.pasteHint')}
        value={pasted}
        error={pasted.trim() !== '' && place === null && t('messages.pasteNone')}
        onChange={(event) => {
          setPasted(event.currentTarget.value);
          const found = placeIn(event.currentTarget.value);
          if (found) onChange({ ...value, ...found });
        }}
      />
      <NumberField {...props} name="latitude" label={t('messages.latitude')} />
      <NumberField {...props} name="longitude" label={t('messages.longitude')} />
    </Stack>
  );
}

export function CouponEditor(props: Editing) {
  const { t } = useTranslation();
  return (
    <Stack gap="xs">
      <TextField {...props} name="couponId" label={t('messages.couponId')} hint={t('messages.couponHint')} />
      <TextField {...props} name="deliveryTag" label={t('messages.deliveryTag')} most={30} optional />
    </Stack>
  );
}
