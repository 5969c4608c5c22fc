import { useTranslation } from 'react-i18next';
import classes from './phone-preview.module.css';

/** The bubbles as they will stand in the chat. */
export function PhonePreview({ from, texts }: { from: string; texts: string[] }) {
  const { t } = useTranslation();
  const written = texts.filter((text) => text.trim() !== '');
  return (
    <figure className={classes.phone} aria-label={t('composer.preview')}>
      <figcaption className={classes.from}>{from}</figcaption>
      {written.map((text, index) => (
        <p key={index} className={classes.bubble}>
          {text}
        </p>
      ))}
      {written.length === 0 && <p className={classes.empty}>{t('composer.previewEmpty')}</p>}
    </figure>
  );
}
