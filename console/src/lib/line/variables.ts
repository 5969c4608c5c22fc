import type { Fault } from '@/lib/line/faults';
import { isObject, type JsonObject } from '@/lib/line/fields';
import type { Json, Message } from '@/types/api';

/** Something of the friend in a text: `{name}`, or `{name|お客様}` with what stands there where it is not known. */
export interface Variable {
  key: string;
  fallback: string;
}

/** The friend's display name; every other variable is the key of an attribute. */
export const nameKey = 'name';

/** As the server finds them, and the properties in which it fills them: those that people read. */
const pattern = /\{([a-z][a-z0-9_-]{0,62})(?:\|([^{}]*))?\}/g;
const readable = new Set(['text', 'altText', 'title', 'label', 'displayText', 'fillInText']);

export const spelled = ({ key, fallback }: Variable) =>
  fallback === '' ? `{${key}}` : `{${key}|${fallback}}`;

/** Each once, in the order they stand in; with the first one's fallback. */
export function variablesIn(text: string): Variable[] {
  const found = new Map<string, Variable>();
  for (const [, key = '', fallback = ''] of text.matchAll(pattern))
    if (!found.has(key)) found.set(key, { key, fallback });
  return [...found.values()];
}

/** The text with another fallback wherever the variable stands. Braces would end it early. */
export const withFallback = (text: string, { key, fallback }: Variable) =>
  text.replaceAll(pattern, (whole, one: string) =>
    one === key ? spelled({ key, fallback: fallback.replaceAll(/[{}]/g, '') }) : whole,
  );

/** Whether friends get different messages, which go out one by one. */
export const isPersonal = (messages: Message[]) => placesIn(messages).length > 0;

/** The messages as somebody gets them of whom nothing is known. LINE's limits are held against these. */
export const forNobody = (messages: Message[]) =>
  changed(messages, (text, { own, property }) =>
    readable.has(property)
      ? text.replaceAll(pattern, (whole, key: string, fallback?: string) =>
          own.has(key) ? whole : (fallback ?? ''),
        )
      : text,
  ) as Message[];

/** What the server would refuse of the variables of these messages, for an account with these attributes. */
export function variableFaults(messages: Message[], attributes: string[]): Fault[] {
  const known = new Set([nameKey, ...attributes]);
  const unread = placesIn(messages).flatMap(({ path, property, key }): Fault[] => {
    const fault = { path, values: { key }, inside: null };
    if (!readable.has(property)) return [{ ...fault, code: 'misplacedVariable' }];
    return known.has(key) ? [] : [{ ...fault, code: 'unknownVariable' }];
  });
  return [...unread, ...messages.flatMap(emojiFaults)];
}

/** Each friend's value is of another length, so no emoji after it keeps its index. */
function emojiFaults({ text, emojis }: Message, at: number): Fault[] {
  const [first] = String(text ?? '').matchAll(pattern);
  if (first === undefined || !Array.isArray(emojis)) return [];
  return emojis.flatMap((emoji, place): Fault[] =>
    isObject(emoji) && Number(emoji.index) > first.index
      ? [
          {
            path: `messages[${at}].emojis[${place}].index`,
            code: 'emojiAfterVariable',
            values: { name: `{${first[1]}}` },
            inside: null,
          },
        ]
      : [],
  );
}

interface Place {
  path: string;
  property: string;
  /** Names that a `textV2` substitutes itself. */
  own: Set<string>;
}

function placesIn(messages: Message[]) {
  const found: (Place & { key: string })[] = [];
  changed(messages, (text, place) => {
    for (const [, key = ''] of text.matchAll(pattern)) if (!place.own.has(key)) found.push({ ...place, key });
    return text;
  });
  return found;
}

/** The messages with every text in them changed. */
function changed(messages: Message[], change: (text: string, place: Place) => string): Json {
  return messages.map((message, at) => inside(message, `messages[${at}]`, message));

  function inside(value: Json, path: string, message: JsonObject, property = ''): Json {
    if (typeof value === 'string') return change(value, { path, property, own: ownOf(message, path) });
    if (Array.isArray(value)) return value.map((one, at) => inside(one, `${path}[${at}]`, message, property));
    if (!isObject(value)) return value;
    return Object.fromEntries(
      Object.entries(value).map(([name, one]) => [name, inside(one, `${path}.${name}`, message, name)]),
    );
  }
}

const ownOf = ({ type, substitution }: JsonObject, path: string) =>
  new Set(
    type === 'textV2' && /^messages\[\d+\]\.text$/.test(path) && isObject(substitution)
      ? Object.keys(substitution)
      : [],
  );
