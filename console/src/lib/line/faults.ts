/** What LINE calls wrong, by a code of ours; the values are what fills its words. */
export type FaultCode = keyof typeof words;
export type FaultValues = Readonly<Record<string, string | number>>;
export type Complaint = readonly [code: FaultCode, values?: FaultValues];

/**
 * Something LINE would refuse.
 *
 * `path` is told from the root: `messages[0].template.actions[1].label`. LINE has two validators; `inside` is the part
 * of the path that the second one, for what is drawn, leaves out.
 */
export interface Fault {
  path: string;
  code: FaultCode;
  values: FaultValues;
  inside: string | null;
}

/** LINE's own words, as its 400 has them; the emulator's tests hold both to the same cases. */
const words = {
  empty: 'May not be empty',
  https: 'Must be a valid HTTPS URL',
  positive: 'Must be a positive value',
  size: 'Size must be between {min} and {max}',
  length: 'Length must be between {min} and {max}',
  between: 'Must be between {min} and {max}',
  oneOf: 'Must be one of the following values: [{names}]',
  kind: "The property, '{path}', in the request body is invalid",
  missing: 'must be specified',
  nonEmpty: 'must be non-empty text',
  label: '`label` must be specified',
  textOrContents: '`text` or `contents` must be specified',
  property: 'invalid property',
  unknown: 'unknown field',
  uri: 'invalid uri',
  scheme: 'invalid uri scheme',
  unit: 'invalid unit',
  lower: 'lower limit exceeded',
  upper: 'upper limit exceeded',
  negative: 'must be greater than or equal to 0',
  ratio: 'aspect ratio must be in the range (0 < (h/w) <= 3)',
  content: 'invalid box content type',
  block: 'At least one block must be specified',
  video: 'embedding videos in messages is not allowed',
  datetime: 'invalid datetime format for the specified mode',
  order: 'invalid date time order',
  columns: 'The use of image, title and the number of actions should be consistent for all columns.',
  inFlex: '{0} action is not available for flex message',
  tooLong: 'must not be longer than {max} characters',
  tooMany: 'must not be more than {max} items',
  tooFew: 'must not be less than {min} items',
  placeholder: "The key '{key}' enclosed in '{}' does not match the pattern '^[a-zA-Z0-9_]{1,20}$'.",
  unknownPlaceholder: "The key '{key}' enclosed in '{}' is not found in 'substitution'.",
  tooManyOf: 'The number of {kind} objects must be at most {max}.',
  braces: "The text contains an unescaped '{' or '}'.",
  flexSize: 'Too large flex message. The maximum size of JSON data is {max} KB.',
  color: 'must match "^#[A-Fa-f0-9]{6}$"',
  sender: 'Invalid sender name',
  trackingId: 'Invalid characters are included in tracking id',
  emojiIndex: "The character at the index of an emoji must be '$'",
  bothTexts: '`text` and `displayText` must not be specified together',
  unequalBubbles: 'All bubbles of a carousel must have the same size',
  animated: 'must not be more than 10 animated images',
  // Not LINE's: what the server finds in the variables of a text.
  emojiAfterVariable: 'An emoji after {name} has no fixed index',
  unknownVariable: 'There is no attribute {key}',
  misplacedVariable: 'Variables are filled only in what is read',
} as const;

/** What LINE says of it. */
export const saidOf = ({ code, values }: Pick<Fault, 'code' | 'values'>): string =>
  Object.entries(values).reduce(
    (said, [name, value]) => said.replace(`{${name}}`, String(value)),
    words[code] as string,
  );

/** Where LINE's 400 says it is: `template/columns/0/title`, `/body/contents/0/text`. */
export function placeOf({ path, inside }: Fault): string {
  if (inside === null) return path;
  const place = path.slice(inside.length).replaceAll('.', '/').replaceAll('[', '/').replaceAll(']', '');
  return place === '' ? '/' : place;
}

/** Faults of what is not there yet: not worth a red word before somebody wants to send. */
const unwritten: readonly FaultCode[] = [
  'empty',
  'missing',
  'nonEmpty',
  'label',
  'positive',
  'textOrContents',
  'tooFew',
];
export const isUnwritten = ({ code, values }: Fault) => unwritten.includes(code) || 'empty' in values;
