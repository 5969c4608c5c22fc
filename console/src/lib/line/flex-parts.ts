import { isObject, type JsonObject } from '@/lib/line/fields';
import type { Json } from '@/types/api';

/** Something in a Flex container that can be changed without knowing its layout. */
export interface Part {
  /** From the container: `body.contents[0]`. */
  path: string;
  keys: (string | number)[];
  component: JsonObject;
}

const changeable = ['text', 'span', 'image', 'icon', 'video', 'button'];

/** Texts, pictures and buttons of any Flex container, in the order they stand. */
export function partsOf(value: Json, keys: (string | number)[] = []): Part[] {
  if (Array.isArray(value)) return value.flatMap((element, index) => partsOf(element, [...keys, index]));
  if (!isObject(value)) return [];
  const here =
    changeable.includes(String(value.type)) && !(value.type === 'text' && Array.isArray(value.contents))
      ? [{ path: pathOf(keys), keys, component: value }]
      : [];
  const inner = Object.entries(value).filter(([name]) => name !== 'action' && name !== 'styles');
  return [...here, ...inner.flatMap(([name, child]) => partsOf(child, [...keys, name]))];
}

export const pathOf = (keys: (string | number)[]) =>
  keys.reduce<string>(
    (path, key) => (typeof key === 'number' ? `${path}[${key}]` : path === '' ? key : `${path}.${key}`),
    '',
  );

/** The same JSON with another value in that place. */
export function withIn(value: Json, [key, ...rest]: (string | number)[], next: Json): Json {
  if (key === undefined) return next;
  if (Array.isArray(value) && typeof key === 'number')
    return value.with(key, withIn(value[key] ?? null, rest, next));
  return isObject(value) ? { ...value, [key]: withIn(value[key] ?? null, rest, next) } : value;
}
