import type { Complaint, Fault } from '@/lib/line/faults';
import { isObject, type JsonObject } from '@/lib/line/fields';
import { drawnUrl, matches, oneOf as oneOfTexts, type TextRule } from '@/lib/line/text-rules';
import type { Json } from '@/types/api';

/** A place in a container, where faults can be found. */
export class Spot {
  constructor(
    readonly path: string,
    readonly inside: string,
    readonly faults: Fault[],
  ) {}

  to(name: string) {
    return new Spot(`${this.path}.${name}`, this.inside, this.faults);
  }

  element(index: number) {
    return new Spot(`${this.path}[${index}]`, this.inside, this.faults);
  }

  fault([code, values = {}]: Complaint) {
    this.faults.push({ path: this.path, code, values, inside: this.inside });
  }
}

/** What the value of a property must be; it is never null. */
export type Rule = (value: Json, at: Spot) => void;

/** What an object may hold, what it must hold, and what must hold between its properties. */
export interface Shape {
  has: Record<string, Rule>;
  needs?: readonly string[];
  where?: readonly ((object: JsonObject, at: Spot) => void)[];
}

export function checkShape({ has, needs = [], where = [] }: Shape, value: Json, at: Spot) {
  if (!isObject(value)) return at.fault(['property']);
  for (const name of needs) if (value[name] === undefined) at.to(name).fault(['missing']);
  for (const [name, inner] of Object.entries(value)) {
    const rule = Object.hasOwn(has, name) ? has[name] : undefined;
    if (rule === undefined) at.to(name).fault(['unknown']);
    else if (inner === null) at.to(name).fault(['property']);
    else rule(inner, at.to(name));
  }
  for (const rule of where) rule(value, at);
}

export const shape =
  (inner: Shape): Rule =>
  (value, at) =>
    checkShape(inner, value, at);

// Values that are no objects. Each must come as the JSON kind it is.

export const text =
  (rule: TextRule = () => []): Rule =>
  (value, at) =>
    typeof value === 'string'
      ? rule(value).forEach((complaint) => at.fault(complaint))
      : at.fault(['property']);
export const oneOf = (...values: string[]) => text(oneOfTexts(values, ['property']));
export const flag: Rule = (value, at) => {
  if (typeof value !== 'boolean') at.fault(['property']);
};
export const count: Rule = (value, at) => {
  if (typeof value !== 'number' || !Number.isInteger(value) || Math.abs(value) > 2 ** 31 - 1)
    at.fault(['property']);
  else if (value < 0) at.fault(['negative']);
};
export const color = text(matches(/^#[0-9A-Fa-f]{6}([0-9A-Fa-f]{2})?$/, ['property']));
export const url = text((value) => (value === '' ? [['scheme', { empty: 'yes' }]] : drawnUrl(value)));
export const aspectRatio = text((ratio) => {
  const [, width = 0, height = 0] = (
    /^(\d{1,9}(?:\.\d{1,9})?):(\d{1,9}(?:\.\d{1,9})?)$/.exec(ratio) ?? []
  ).map(Number);
  if (width < 1 || width > 100_000 || height < 1 || height > 100_000) return [['property']];
  return height <= width * 3 ? [] : [['ratio']];
});

export function measure(
  named: readonly string[],
  units: readonly string[],
  { negative = false, most = 2 ** 31 - 1 } = {},
) {
  return text((value) => {
    if (named.includes(value)) return [];
    const [, sign, number, unit] = /^(-?)(\d{1,9}(?:\.\d{1,9})?)(px|%|deg)$/.exec(value) ?? [];
    if (unit === undefined) return [['property']];
    if (!units.includes(unit)) return [['unit']];
    if (!negative && sign === '-' && Number(number) !== 0) return [['lower']];
    return Number(number) <= most ? [] : [['upper']];
  });
}

const steps = ['none', 'xs', 'sm', 'md', 'lg', 'xl', 'xxl'];
const sizes = ['xxs', 'xs', 'sm', 'md', 'lg', 'xl', 'xxl', '3xl', '4xl', '5xl'];
export const gap = measure(steps, ['px']);
export const inset = measure(steps, ['px', '%'], { negative: true });
export const border = measure(['none', 'light', 'normal', 'medium', 'semi-bold', 'bold'], ['px']);
export const extent = measure([], ['px', '%']);
export const fontSize = measure(sizes, ['px']);
export const pictureSize = measure([...sizes, 'full'], ['px', '%']);
