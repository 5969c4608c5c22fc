import type { Complaint } from '@/lib/line/faults';

/** A limit on a text. */
export type TextRule = (text: string) => Complaint[];

const segmenter = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/** What a reader would call characters: a family emoji is one. LINE counts what stands on buttons and cards so. */
export const graphemesOf = (text: string) => [...segmenter.segment(text)].length;

export const any: TextRule = () => [];

export const all =
  (...rules: TextRule[]): TextRule =>
  (text) =>
    rules.flatMap((rule) => rule(text));

/** In UTF-16 code units, as LINE counts most texts. */
export const length =
  (min: number, max: number): TextRule =>
  (text) =>
    text.length >= min && text.length <= max ? [] : [['length', { min, max }]];

/** At most so many UTF-16 code units of what is drawn. */
export const longest =
  (max: number): TextRule =>
  (text) =>
    text.length <= max ? [] : [['tooLong', { max }]];

/** At most so many graphemes of what is drawn. */
export const graphemes =
  (max: number): TextRule =>
  (text) =>
    text.length <= max || graphemesOf(text) <= max ? [] : [['tooLong', { max }]];

/** With `complaint` in the place of the list of values. */
export const oneOf =
  (values: readonly string[], complaint?: Complaint): TextRule =>
  (text) =>
    values.includes(text) ? [] : [complaint ?? ['oneOf', { names: values.join(', ') }]];

export const matches =
  (pattern: RegExp, complaint: Complaint): TextRule =>
  (text) =>
    pattern.test(text) ? [] : [complaint];

const urlMost = 2000;
const actionUriMost = 1000;
const schemes = ['http', 'https', 'line', 'tel'];

const https =
  (complaint: Complaint): TextRule =>
  (text) =>
    isUri(text) && /^https:\/\/[^/?#]/i.test(text) ? [] : [complaint];

export const httpsUrl = all(https(['https']), length(0, urlMost));

/** The same for pictures in templates and Flex. */
export const drawnUrl = all(https(['scheme']), longest(urlMost));

/** What an action may open. */
export const actionUri = all((text) => {
  const scheme = isUri(text) ? /^([a-z][a-z0-9+.-]*):/i.exec(text)?.[1] : undefined;
  if (scheme === undefined) return [['uri'], ['scheme']];
  return schemes.includes(scheme.toLowerCase()) ? [] : [['scheme']];
}, longest(actionUriMost));

/** Percent-encoded, as RFC 2396 wants it; letters of other scripts are not. */
function isUri(text: string): boolean {
  if (!/^[\x21-\x7e]+$/.test(text) || /["<>\\^`{|}]/.test(text)) return false;
  if (/%(?![0-9a-f]{2})/i.test(text) || text.split('#').length > 2) return false;
  return !/^[a-z][a-z0-9+.-]*:$/i.test(text) && !/^:/.test(text);
}
