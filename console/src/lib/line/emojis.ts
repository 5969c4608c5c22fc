import { isObject } from '@/lib/line/fields';
import type { Json } from '@/types/api';

/** A LINE emoji in the place of a `$`. */
export interface Emoji {
  index: number;
  productId: string;
  emojiId: string;
}

export const emojisIn = (value: Json | undefined): Emoji[] =>
  Array.isArray(value)
    ? value
        .filter((one) => isObject(one))
        .map((one) => ({
          index: Number(one.index),
          productId: String(one.productId),
          emojiId: String(one.emojiId),
        }))
    : [];

/** Moves emoji along with the text around them; one whose `$` was written over is gone. */
export function moved(emojis: Emoji[], before: string, after: string): Emoji[] {
  const least = Math.min(before.length, after.length);
  let start = 0;
  while (start < least && before[start] === after[start]) start++;
  let end = 0;
  while (end < least - start && before.at(-1 - end) === after.at(-1 - end)) end++;
  return emojis.flatMap((emoji) => {
    if (emoji.index < start) return [emoji];
    const behind = emoji.index >= before.length - end;
    return behind ? [{ ...emoji, index: emoji.index + after.length - before.length }] : [];
  });
}

/** Puts an emoji at the caret. */
export function inserted(text: string, emojis: Emoji[], at: number, emoji: Omit<Emoji, 'index'>) {
  const written = `${text.slice(0, at)}$${text.slice(at)}`;
  // Where a `$` stands on either side of the caret, comparing texts could not tell which one is new.
  const shifted = emojis.map((one) => (one.index >= at ? { ...one, index: one.index + 1 } : one));
  return {
    text: written,
    emojis: [...shifted, { index: at, ...emoji }].toSorted((a, b) => a.index - b.index),
  };
}
