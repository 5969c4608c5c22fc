import type { Complaint, Fault } from '@/lib/line/faults';
import type { TextRule } from '@/lib/line/text-rules';
import type { Json } from '@/types/api';

export type JsonObject = { [property: string]: Json };

export const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** How LINE reads a part of a request: the body, or what is drawn, of which it tells places from `inside`. */
interface Reading {
  drawn: boolean;
  inside: string | null;
}

/**
 * One JSON object of a message, read property by property. All faults are found; outside Flex null is as good as absent,
 * a number may stand for a text, and properties nobody asks for are ignored.
 */
export class Fields {
  private constructor(
    readonly object: JsonObject,
    private readonly at: string,
    private readonly faults: Fault[],
    private readonly reading: Reading,
  ) {}

  static ofBody(object: JsonObject, faults: Fault[]) {
    return new Fields(object, '', faults, { drawn: false, inside: null });
  }

  static ofInside(object: JsonObject, at: string, faults: Fault[], inside: string) {
    return new Fields(object, at, faults, { drawn: true, inside });
  }

  /** The same object, its faults worded as of what is drawn, but placed from the root. */
  asDrawn() {
    return this.reading.drawn
      ? this
      : new Fields(this.object, this.at, this.faults, { drawn: true, inside: null });
  }

  asInside() {
    return new Fields(this.object, this.at, this.faults, { drawn: true, inside: `${this.at}.` });
  }

  path(name: string) {
    return this.at === '' ? name : `${this.at}.${name}`;
  }

  get found() {
    return this.faults;
  }

  has(name: string) {
    return this.object[name] !== undefined && this.object[name] !== null;
  }

  /** Says what is wrong with a property, or, without a name, with the object. */
  fault([code, values = {}]: Complaint, name?: string) {
    const path = name === undefined ? this.at : this.path(name);
    this.faults.push({ path, code, values, inside: this.reading.inside });
  }

  required(name: string, rule: TextRule): string {
    if (this.has(name)) return this.present(name, rule, false);
    this.fault(this.missing, name);
    return '';
  }

  optional(name: string, rule: TextRule): string | null {
    return this.has(name) ? this.present(name, rule, !this.reading.drawn) : null;
  }

  /** A number that must be there; a text may stand for it. */
  number(name: string, min: number, max: number): number {
    if (!this.has(name)) {
      this.fault(this.missing, name);
      return 0;
    }
    const number = numberOf(this.object[name]);
    if (number === null) this.unreadable(this.path(name));
    else if (number < min || number > max) this.fault(['between', { min, max }], name);
    return number ?? 0;
  }

  /** A whole number above 0; a missing one is as good as 0. */
  positive(name: string) {
    const number = this.has(name) ? numberOf(this.object[name]) : 0;
    if (number === null || number > Number.MAX_SAFE_INTEGER) this.unreadable(this.path(name));
    else if (number < 1) this.fault(['positive'], name);
  }

  child(name: string): Fields | null {
    const value = this.object[name];
    return value === undefined || value === null ? null : this.objectIn(value, this.path(name));
  }

  requiredChild(name: string): Fields | null {
    if (!this.has(name)) this.fault(this.missing, name);
    return this.child(name);
  }

  requiredChildren(name: string, min: number, max: number): Fields[] {
    if (!this.has(name)) this.fault(this.missing, name);
    return this.children(name, min, max);
  }

  children(name: string, min: number, max: number): Fields[] {
    const value = this.object[name];
    if (value === undefined || value === null) return [];
    if (!Array.isArray(value)) {
      this.unreadable(this.path(name));
      return [];
    }
    if (value.length < min || value.length > max) this.fault(this.size(min, max, value.length), name);
    return value
      .map((element, index) => this.objectIn(element, `${this.path(name)}[${index}]`))
      .filter((fields) => fields !== null);
  }

  private present(name: string, rule: TextRule, mayBeEmpty: boolean): string {
    const value = this.object[name];
    const text = typeof value === 'number' && this.reading.inside === null ? String(value) : value;
    if (typeof text !== 'string') {
      this.unreadable(this.path(name));
      return '';
    }
    if (text === '' && !mayBeEmpty) this.fault(this.reading.drawn ? ['nonEmpty'] : ['empty'], name);
    else rule(text).forEach((complaint) => this.fault(complaint, name));
    return text;
  }

  private objectIn(value: Json, path: string): Fields | null {
    if (isObject(value)) return new Fields(value, path, this.faults, this.reading);
    this.unreadable(path);
    return null;
  }

  private unreadable(path: string) {
    const { inside } = this.reading;
    if (inside === null) this.faults.push({ path, code: 'kind', values: { path }, inside });
    else this.faults.push({ path, code: 'property', values: {}, inside });
  }

  private get missing(): Complaint {
    return this.reading.drawn ? ['missing'] : ['empty'];
  }

  private size(min: number, max: number, size: number): Complaint {
    if (!this.reading.drawn) return ['size', { min, max }];
    return size > max ? ['tooMany', { max }] : ['tooFew', { min }];
  }
}

function numberOf(value: Json | undefined): number | null {
  if (typeof value === 'number') return value;
  return typeof value === 'string' && /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(value)
    ? Number(value)
    : null;
}
