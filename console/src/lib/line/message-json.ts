import { isObject } from '@/lib/line/fields';
import type { Json, Message } from '@/types/api';

export const writtenOut = (message: Message) => JSON.stringify(message, null, 2);

/**
 * The message in a text. A bubble or a carousel alone, as LINE's simulator copies it, becomes a Flex message; what is no
 * JSON says where, what is JSON and no message says nothing.
 */
export function messageIn(text: string): { message: Message | null; broken: string | null } {
  let json: Json;
  try {
    json = JSON.parse(text) as Json;
  } catch (error) {
    return { message: null, broken: error instanceof Error ? error.message : '' };
  }
  const [only] = Array.isArray(json) && json.length === 1 ? json : [json];
  if (!isObject(only) || typeof only.type !== 'string') return { message: null, broken: null };
  const { type } = only;
  return {
    message:
      type === 'bubble' || type === 'carousel'
        ? { type: 'flex', altText: '', contents: only }
        : { ...only, type },
    broken: null,
  };
}
