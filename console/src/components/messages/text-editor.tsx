import { Button, Collapse, Group, Stack, Text, Textarea } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { linePictures } from '@phone/index.js';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Glyph } from '@/components/glyph';
import { useFault } from '@/components/messages/faults';
import { Counter, type Editing } from '@/components/messages/fields';
import { Picture } from '@/components/messages/picture';
import { Fallbacks, VariableMenu } from '@/components/messages/variables';
import { emojiSets } from '@/lib/line/catalogue';
import { emojisIn, inserted, moved, type Emoji } from '@/lib/line/emojis';
import type { JsonObject } from '@/lib/line/fields';
import { limits } from '@/lib/line/message-rules';
import { spelled } from '@/lib/line/variables';
import classes from './editor.module.css';

/** Words, with LINE's emoji in the places of `$`, and variables of the friend. */
export function TextEditor({ value, at, onChange, label }: Editing & { label: string }) {
  const { t } = useTranslation();
  const field = useRef<HTMLTextAreaElement>(null);
  const [picking, { toggle }] = useDisclosure(false);
  const text = String(value.text ?? '');
  const emojis = emojisIn(value.emojis);
  const path = `${at}.text`;
  const error = useFault(path);
  const misplaced = useFault(`${at}.emojis[${emojis.length - 1}].index`);
  const become = (next: string, shown: Emoji[]) => onChange(withEmojis(value, next, shown));

  /** Puts it at the caret, and the caret behind it. */
  function insert(change: (caret: number) => { text: string; emojis: Emoji[] }) {
    const caret = field.current?.selectionStart ?? text.length;
    const next = change(caret);
    become(next.text, next.emojis);
    requestAnimationFrame(() => {
      const after = caret + next.text.length - text.length;
      field.current?.focus();
      field.current?.setSelectionRange(after, after);
    });
  }

  return (
    <Stack gap={6}>
      <div>
        <Textarea
          ref={field}
          label={label}
          autosize
          minRows={3}
          maxRows={14}
          value={text}
          error={[error, misplaced].filter(Boolean).join(' ') || undefined}
          data-path={path}
          onChange={(event) => {
            const next = event.currentTarget.value;
            become(next, moved(emojis, text, next));
          }}
        />
        <Counter text={text} most={limits.text} always />
      </div>
      <Group gap="xs">
        <VariableMenu
          onPick={(variable) =>
            insert((caret) => {
              const next = `${text.slice(0, caret)}${spelled(variable)}${text.slice(caret)}`;
              return { text: next, emojis: moved(emojis, text, next) };
            })
          }
        />
        <Button
          variant="default"
          size="compact-sm"
          aria-expanded={picking}
          leftSection={<Glyph name="smile" />}
          disabled={emojis.length >= limits.emojis}
          onClick={toggle}
        >
          {t('messages.emoji')}
        </Button>
      </Group>
      <Fallbacks text={text} onChange={(next) => become(next, moved(emojis, text, next))} />
      {emojis.length > 0 && (
        <Text size="xs" c="dimmed">
          {t('messages.emojiGone', { n: emojis.length })}
        </Text>
      )}
      <Collapse expanded={picking}>
        {picking && (
          <div className={classes.grid} data-small role="group" aria-label={t('messages.emoji')}>
            {emojiSets.flatMap(({ productId, emojiIds }) =>
              emojiIds.map((emojiId) => (
                <button
                  key={productId + emojiId}
                  type="button"
                  className={classes.pick}
                  aria-label={t('messages.emojiPick', { id: emojiId })}
                  onClick={() => insert((caret) => inserted(text, emojis, caret, { productId, emojiId }))}
                >
                  <Picture src={linePictures.emojiOf(productId, emojiId)} instead={emojiId} />
                </button>
              )),
            )}
          </div>
        )}
      </Collapse>
    </Stack>
  );
}

function withEmojis({ emojis: _, ...message }: JsonObject, text: string, emojis: Emoji[]): JsonObject {
  return { ...message, text, ...(emojis.length > 0 && { emojis: emojis.map((emoji) => ({ ...emoji })) }) };
}
