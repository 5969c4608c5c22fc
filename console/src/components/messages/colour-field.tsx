import { TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useFault } from '@/components/messages/faults';
import classes from './editor.module.css';

interface Props {
  label: string;
  value: string;
  onChange: (colour: string) => void;
  path: string;
}

/** A colour as `#RRGGBB`, chosen or written; empty is LINE's own. */
export function ColourField({ label, value, onChange, path }: Props) {
  const { t } = useTranslation();
  const error = useFault(path);
  return (
    <TextInput
      label={label}
      value={value}
      placeholder={t('messages.colourNone')}
      error={error}
      data-path={path}
      maxLength={9}
      onChange={(event) => onChange(event.currentTarget.value)}
      leftSection={
        <input
          type="color"
          className={classes.colour}
          aria-label={t('messages.colourOf', { name: label })}
          value={/^#[0-9a-f]{6}$/i.test(value) ? value.toLowerCase() : '#ffffff'}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      }
    />
  );
}
