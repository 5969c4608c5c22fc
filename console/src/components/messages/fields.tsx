import { NativeSelect, Text, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormatter } from '@/components/formatter';
import { useFault } from '@/components/messages/faults';
import type { JsonObject } from '@/lib/line/fields';
import { graphemesOf } from '@/lib/line/text-rules';

/** What an editor of a part of a message is given: the part, its place from `messages[0]`, and whom to tell. */
export interface Editing<T = JsonObject> {
  value: T;
  at: string;
  onChange: (next: T) => void;
}

/** With a property; without it where it is empty and need not be there. */
export function withText(object: JsonObject, name: string, text: string, optional: boolean): JsonObject {
  if (text !== '' || !optional) return { ...object, [name]: text };
  const { [name]: _, ...rest } = object;
  return rest;
}

interface TextProps extends Editing {
  name: string;
  label: string;
  /** LINE's limit; the count shows when it comes near. */
  most?: number;
  /** Counted as readers count, not in UTF-16 code units. */
  graphemes?: boolean;
  optional?: boolean;
  hint?: string;
  lines?: number;
  type?: 'url' | 'text';
}

const near = 0.7;

/** A text of a message, with LINE's limit and LINE's refusal as it is typed. */
export function TextField(props: TextProps) {
  const { value, name, at, most, optional = false, lines = 1 } = props;
  const { t } = useTranslation();
  const path = `${at}.${name}`;
  const error = useFault(path);
  const written = value[name];
  const text = typeof written === 'string' || typeof written === 'number' ? String(written) : '';
  const shared = {
    label: props.label + (optional ? t('messages.optional') : ''),
    value: text,
    error,
    'data-path': path,
    ...(props.hint !== undefined && { description: props.hint }),
    onChange: (event: { currentTarget: { value: string } }) =>
      props.onChange(withText(value, name, event.currentTarget.value, optional)),
  };
  return (
    <div>
      {lines > 1 ? (
        <Textarea autosize minRows={lines} maxRows={14} {...shared} />
      ) : (
        <TextInput
          {...shared}
          {...(props.type === 'url' && { inputMode: 'url', autoCapitalize: 'none', spellCheck: false })}
        />
      )}
      {most !== undefined && (
        <Counter text={text} most={most} graphemes={props.graphemes ?? false} always={lines > 2} />
      )}
    </div>
  );
}

export function Counter(props: { text: string; most: number; graphemes?: boolean; always?: boolean }) {
  const { t } = useTranslation();
  const { count } = useFormatter();
  const n = props.graphemes ? graphemesOf(props.text) : props.text.length;
  if (!props.always && n < props.most * near) return null;
  return (
    <Text size="xs" c={n > props.most ? 'var(--todoku-warning)' : 'dimmed'} ta="right">
      {t('messages.counter', { n: count(n), most: count(props.most) })}
    </Text>
  );
}

/** A number of a message; an empty field is 0. What is typed stays as typed, `35.` on the way to `35.6`. */
export function NumberField(
  props: Editing & { name: string; label: string; hint?: string; factor?: number },
) {
  const { value, name, at, factor = 1 } = props;
  const path = `${at}.${name}`;
  const error = useFault(path);
  const number = Number(value[name] ?? 0) / factor;
  const [text, setText] = useState(number === 0 && factor !== 1 ? '' : String(number));
  const shown = text === '-' ? 0 : Number(text);
  if (shown !== number && !Number.isNaN(number)) setText(String(number)); // changed elsewhere
  return (
    <TextInput
      inputMode="decimal"
      label={props.label}
      error={error}
      data-path={path}
      {...(props.hint !== undefined && { description: props.hint })}
      value={text}
      onChange={(event) => {
        const typed = event.currentTarget.value.normalize('NFKC').replace(/[^\d.-]/g, '');
        if (Number.isNaN(Number(typed)) && typed !== '-') return;
        const next = typed === '-' ? 0 : Math.round(Number(typed) * factor * 1e6) / 1e6;
        setText(typed);
        props.onChange({ ...value, [name]: next });
      }}
    />
  );
}

export function ChoiceField<Choice extends string>(props: {
  label: string;
  value: string;
  onChange: (choice: Choice) => void;
  choices: { value: Choice; label: string }[];
  path?: string;
}) {
  const error = useFault(props.path ?? '');
  return (
    <NativeSelect
      label={props.label}
      value={props.value}
      data={props.choices}
      error={error}
      data-path={props.path}
      onChange={(event) => props.onChange(event.currentTarget.value as Choice)}
    />
  );
}
