import { Stack } from '@mantine/core';
import { linePictures } from '@phone/index.js';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ChoiceField, TextField, type Editing } from '@/components/messages/fields';
import { Picture } from '@/components/messages/picture';
import { stickerPackages } from '@/lib/line/catalogue';
import classes from './editor.module.css';

/** A sticker out of those every account may send, or any other by its numbers. */
export function StickerEditor(props: Editing) {
  const { value, onChange } = props;
  const { t } = useTranslation();
  const [shown, setShown] = useState(
    stickerPackages.find(({ packageId }) => packageId === value.packageId)?.packageId ?? '11537',
  );
  const set = stickerPackages.find(({ packageId }) => packageId === shown);
  return (
    <Stack gap="xs">
      <ChoiceField
        label={t('messages.stickerSet')}
        value={shown}
        onChange={setShown}
        choices={stickerPackages.map(({ packageId }) => ({ value: packageId, label: packageId }))}
      />
      <div className={classes.grid} role="group" aria-label={t('messages.sticker')} tabIndex={0}>
        {set?.stickerIds.map((stickerId) => (
          <button
            key={stickerId}
            type="button"
            className={classes.pick}
            aria-label={t('messages.stickerPick', { id: stickerId })}
            aria-pressed={value.packageId === shown && value.stickerId === stickerId}
            onClick={() => onChange({ ...value, packageId: shown, stickerId })}
          >
            <Picture key={stickerId} src={linePictures.stickerOf(stickerId)} instead={stickerId} />
          </button>
        ))}
      </div>
      <div className={classes.side}>
        <TextField {...props} name="packageId" label={t('messages.packageId')} />
        <TextField {...props} name="stickerId" label={t('messages.stickerId')} />
      </div>
    </Stack>
  );
}
