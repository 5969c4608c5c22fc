import { isObject, type Fields } from '@/lib/line/fields';
import { any, oneOf } from '@/lib/line/text-rules';

const keysMost = 100;
const ofAKindMost = 20;
const keyForm = /^[a-zA-Z0-9_]{1,20}$/;

/** What each `{key}` of a text stands for; a doubled brace is a brace. */
export function checkTextV2(message: Fields, text: string) {
  const map = message.child('substitution');
  if (map) checkSubstitution(message, map);
  checkPlaceholders(message.asInside(), map, text);
}

function checkSubstitution(message: Fields, map: Fields) {
  const keys = Object.keys(map.object);
  if (keys.length > keysMost) message.fault(['size', { min: 0, max: keysMost }], 'substitution');
  for (const key of keys) {
    if (!keyForm.test(key)) message.fault(['placeholder', { key }], 'substitution');
    const value = map.requiredChild(key);
    const type = value?.required('type', oneOf(['mention', 'emoji']));
    if (value && type === 'emoji') {
      value.required('productId', any);
      value.required('emojiId', any);
    }
    const mentionee = type === 'mention' ? value?.requiredChild('mentionee') : null;
    if (mentionee?.required('type', oneOf(['user', 'all'])) === 'user') mentionee.required('userId', any);
  }
  for (const kind of ['mention', 'emoji']) {
    const some = Object.values(map.object).filter((value) => isObject(value) && value.type === kind);
    if (some.length > ofAKindMost) message.fault(['tooManyOf', { kind, max: ofAKindMost }], 'substitution');
  }
}

function checkPlaceholders(message: Fields, map: Fields | null, text: string) {
  let at = 0;
  while (at < text.length) {
    const letter = text[at];
    if (letter !== '{' && letter !== '}') at++;
    else if (text[at + 1] === letter) at += 2;
    else {
      const end = letter === '{' ? text.indexOf('}', at) : -1;
      if (end < 0) return message.fault(['braces'], 'text');
      const key = text.slice(at + 1, end);
      if (!keyForm.test(key)) message.fault(['placeholder', { key }], 'text');
      else if (!map?.has(key)) message.fault(['unknownPlaceholder', { key }], 'text');
      at = end + 1;
    }
  }
}
