import { Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { ChoiceField, TextField, type Editing } from '@/components/messages/fields';
import { actionTypesAt, labelMostAt, needsLabelAt, type ActionPlace } from '@/lib/line/action-rules';
import type { JsonObject } from '@/lib/line/fields';

type ActionType =
  'uri' | 'message' | 'postback' | 'datetimepicker' | 'clipboard' | 'camera' | 'cameraRoll' | 'location';
type Choice = ActionType | '';

interface Props {
  value: JsonObject | null;
  at: string;
  onChange: (next: JsonObject | null) => void;
  place: ActionPlace;
  /** Nothing may happen at a tap. */
  optional?: boolean;
}

const offered: ActionType[] = [
  'uri',
  'message',
  'postback',
  'datetimepicker',
  'clipboard',
  'camera',
  'cameraRoll',
  'location',
];

/** What a tap does. */
export function ActionEditor({ value, at, onChange, place, optional = false }: Props) {
  const { t } = useTranslation();
  const type = value === null ? '' : (String(value.type) as ActionType);
  const choices: { value: Choice; label: string }[] = offered
    .filter((one) => actionTypesAt(place).includes(one) || one === type)
    .map((one) => ({ value: one, label: t(`messages.actionTypes.${one}`) }));
  return (
    <Stack gap="xs">
      {value !== null && needsLabelAt(place) && (
        <Label value={value} at={at} onChange={onChange} place={place} />
      )}
      <ChoiceField<Choice>
        label={t('messages.tapped')}
        value={type}
        path={`${at}.type`}
        onChange={(next) => onChange(next === '' ? null : ofType(next, value))}
        choices={optional ? [{ value: '', label: t('messages.none') }, ...choices] : choices}
      />
      {value !== null && <Details value={value} at={at} onChange={onChange} />}
    </Stack>
  );
}

/** What a friend says when tapping is mostly what the button says: it follows until it is changed. */
function Label({ value, at, onChange, place }: Editing & { place: ActionPlace }) {
  const { t } = useTranslation();
  const follows = ['text', 'displayText'].filter(
    (name) => typeof value[name] === 'string' && value[name] === (value.label ?? ''),
  );
  return (
    <TextField
      value={value}
      at={at}
      name="label"
      label={t('messages.label')}
      most={labelMostAt(place)}
      graphemes
      onChange={(next) =>
        onChange({ ...next, ...Object.fromEntries(follows.map((name) => [name, next.label ?? ''])) })
      }
    />
  );
}

function Details(props: Editing) {
  const { t } = useTranslation();
  switch (props.value.type) {
    case 'uri':
      return (
        <TextField {...props} name="uri" label={t('messages.uri')} hint={t('messages.uriHint')} type="url" />
      );
    case 'message':
      return <TextField {...props} name="text" label={t('messages.says')} most={300} graphemes />;
    case 'clipboard':
      return <TextField {...props} name="clipboardText" label={t('messages.clipboardText')} most={1000} />;
    case 'postback':
      return (
        <>
          <TextField
            {...props}
            name="data"
            label={t('messages.data')}
            hint={t('messages.dataHint')}
            most={300}
          />
          <TextField
            {...props}
            name="displayText"
            label={t('messages.displayText')}
            most={300}
            graphemes
            optional
          />
        </>
      );
    case 'datetimepicker':
      return (
        <>
          <TextField
            {...props}
            name="data"
            label={t('messages.data')}
            hint={t('messages.dataHint')}
            most={300}
          />
          <ChoiceField
            label={t('messages.mode')}
            value={String(props.value.mode)}
            path={`${props.at}.mode`}
            onChange={(mode) => props.onChange(withMode(props.value, mode))}
            choices={(['date', 'time', 'datetime'] as const).map((mode) => ({
              value: mode,
              label: t(`messages.modes.${mode}`),
            }))}
          />
        </>
      );
    default:
      return null;
  }
}

/** Another type of action, which keeps the words on the button. */
function ofType(type: ActionType, before: JsonObject | null): JsonObject {
  const label = before?.label === undefined ? {} : { label: before.label };
  const words = typeof before?.label === 'string' ? before.label : '';
  const own: Record<ActionType, JsonObject> = {
    uri: { uri: '' },
    message: { text: words },
    postback: { data: '', displayText: words },
    datetimepicker: { data: '', mode: 'date' },
    clipboard: { clipboardText: '' },
    camera: {},
    cameraRoll: {},
    location: {},
  };
  const { displayText, ...rest } = own[type];
  return { type, ...label, ...rest, ...(displayText !== undefined && displayText !== '' && { displayText }) };
}

/** Its earliest and latest were written in the other form. */
function withMode({ initial: _, min: __, max: ___, ...action }: JsonObject, mode: string): JsonObject {
  return { ...action, mode };
}
