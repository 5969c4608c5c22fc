import type { Fields } from '@/lib/line/fields';
import {
  actionUri,
  all,
  any,
  graphemes,
  longest,
  matches,
  oneOf,
  type TextRule,
} from '@/lib/line/text-rules';

/** Where an action stands: that decides which types it may have and what label it needs. */
export type ActionPlace = keyof typeof places;

const everywhere = ['postback', 'message', 'uri', 'datetimepicker', 'clipboard'] as const;
const drawnToo = [
  'postback',
  'message',
  'uri',
  'datetimepicker',
  'camera',
  'cameraRoll',
  'location',
  'clipboard',
] as const;
/** In LINE's order. */
const known = [...drawnToo.slice(0, 7), 'richmenuswitch', 'clipboard'];

const places = {
  quickReply: { label: true, most: 20, types: drawnToo },
  template: { label: true, most: 20, types: drawnToo },
  /** A tap beside the buttons of a card. */
  card: { label: false, most: 20, types: drawnToo },
  imageCarousel: { label: false, most: 12, types: drawnToo },
  flexButton: { label: true, most: 40, types: everywhere },
  flex: { label: false, most: 40, types: everywhere },
} as const;

/** What is offered for a place; the camera and its like do something in quick replies only. */
export const actionTypesAt = (place: ActionPlace): readonly string[] =>
  place === 'quickReply' ? drawnToo : everywhere;
export const labelMostAt = (place: ActionPlace) => places[place].most;
export const needsLabelAt = (place: ActionPlace) => places[place].label;

const chatText = graphemes(300);
const data = longest(300);
const modes: Record<string, TextRule> = {
  date: pickerForm(/^(\d{4})-(\d\d)-(\d\d)$/),
  time: matches(/^([01]\d|2[0-3]):[0-5]\d$/, ['datetime']),
  datetime: pickerForm(/^(\d{4})-(\d\d)-(\d\d)[tT]([01]\d|2[0-3]):[0-5]\d$/),
};

export function checkAction(action: Fields, place: ActionPlace) {
  const inFlex = place === 'flex' || place === 'flexButton';
  const here: readonly string[] = places[place].types;
  const complaint = ['property'] as const;
  const type = action.required(
    'type',
    place === 'quickReply' ? oneOf(here) : oneOf(inFlex ? known : here, complaint),
  );
  if (inFlex && !here.includes(type) && known.includes(type)) action.fault(['inFlex']);
  checkLabel(action, place);
  if (!here.includes(type)) return;
  if (type === 'message') action.required('text', chatText);
  if (type === 'clipboard') action.required('clipboardText', longest(1000));
  if (type === 'uri') {
    action.required('uri', actionUri);
    if (inFlex) action.child('altUri')?.required('desktop', actionUri);
  }
  if (type === 'postback') checkPostback(action);
  if (type === 'datetimepicker') checkPicker(action);
}

function checkLabel(action: Fields, place: ActionPlace) {
  const { label, most } = places[place];
  if (!label) action.optional('label', graphemes(most));
  else if (place === 'template' || (action.has('label') && action.object.label !== ''))
    action.required('label', graphemes(most));
  else action.fault(['label'], place === 'flexButton' ? 'label' : undefined);
}

function checkPostback(action: Fields) {
  if (action.has('text') && action.has('displayText')) action.fault(['bothTexts']);
  action.required('data', data);
  action.optional('displayText', chatText);
  action.optional('text', chatText);
  action.optional(
    'inputOption',
    oneOf(['closeRichMenu', 'openRichMenu', 'openKeyboard', 'openVoice'], ['property']),
  );
  action.optional('fillInText', chatText);
}

function checkPicker(action: Fields) {
  action.required('data', data);
  const mode = action.required('mode', oneOf(Object.keys(modes), ['property']));
  const form = modes[mode] ?? any;
  const initial = action.optional('initial', form);
  const max = action.optional('max', form);
  const min = action.optional('min', form);
  if (!inOrder(min, max, false) || !inOrder(min, initial, true) || !inOrder(initial, max, true))
    action.fault(['order']);
}

/** All forms are written so that later sorts after earlier. */
function inOrder(earlier: string | null, later: string | null, mayBeEqual: boolean) {
  if (earlier === null || later === null) return true;
  const [a, b] = [earlier.toLowerCase(), later.toLowerCase()];
  return a < b || (mayBeEqual && a === b);
}

/** A day there is, from 1900 to 2100. */
function pickerForm(pattern: RegExp): TextRule {
  return all(matches(pattern, ['datetime']), (text) => {
    const [, year = 0, month = 0, day = 0] = (pattern.exec(text) ?? []).map(Number);
    if (!pattern.test(text)) return [];
    const exists = new Date(Date.UTC(year, month - 1, day)).toISOString().startsWith(text.slice(0, 10));
    return exists && year >= 1900 && year <= 2100 ? [] : [['datetime']];
  });
}
