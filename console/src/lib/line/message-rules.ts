import { checkAction } from '@/lib/line/action-rules';
import { checkTemplate } from '@/lib/line/template-rules';
import type { Fault } from '@/lib/line/faults';
import { Fields, isObject } from '@/lib/line/fields';
import { checkFlex } from '@/lib/line/flex-rules';
import { checkImagemap } from '@/lib/line/imagemap-rules';
import { checkTextV2 } from '@/lib/line/text-v2-rules';
import { all, any, httpsUrl, length, matches, oneOf } from '@/lib/line/text-rules';
import type { Json } from '@/types/api';

/** LINE's limits that the editors show beside what is written. */
export const limits = {
  messages: 5,
  text: 5000,
  emojis: 20,
  altText: 1500,
  quickReplies: 13,
  place: 100,
} as const;

const types = [
  'text',
  'textV2',
  'sticker',
  'image',
  'video',
  'audio',
  'location',
  'coupon',
  'imagemap',
  'template',
  'flex',
] as const;

/**
 * What LINE would refuse of the messages of a request, with places from `messages[0]`; empty if it accepts them. The
 * same rules as the server's and the emulator's, which decide; these are for whoever is still writing.
 */
export function faultsOf(messages: Json): Fault[] {
  const faults: Fault[] = [];
  for (const message of Fields.ofBody({ messages }, faults).requiredChildren('messages', 1, limits.messages))
    checkMessage(message);
  return faults;
}

function checkMessage(message: Fields) {
  const type = message.required('type', oneOf(types)) as (typeof types)[number];
  if (!types.includes(type)) return;
  checks[type](message);
  checkQuickReply(message);
  checkSender(message);
}

const altText = length(0, limits.altText);
const place = length(0, limits.place);
const trackingId = all(length(0, 100), matches(/^[a-zA-Z0-9\-.=,+*()%$&;:@{}!?<>[\]]*$/, ['trackingId']));

const checks: Record<(typeof types)[number], (message: Fields) => void> = {
  text: (message) => checkEmojis(message, message.required('text', length(0, limits.text))),
  textV2: (message) => checkTextV2(message, message.required('text', length(0, limits.text))),
  sticker: (message) => {
    message.required('packageId', any);
    message.required('stickerId', any);
  },
  image: (message) => {
    message.required('originalContentUrl', httpsUrl);
    message.required('previewImageUrl', httpsUrl);
  },
  video: (message) => {
    message.required('originalContentUrl', httpsUrl);
    message.required('previewImageUrl', httpsUrl);
    message.optional('trackingId', trackingId);
  },
  audio: (message) => {
    message.required('originalContentUrl', httpsUrl);
    message.positive('duration');
  },
  location: (message) => {
    message.required('title', place);
    message.required('address', place);
    message.number('latitude', -90, 90);
    message.number('longitude', -180, 180);
  },
  coupon: (message) => {
    message.required('couponId', any);
    message.optional('deliveryTag', length(0, 30));
  },
  imagemap: (message) => {
    message.required('baseUrl', httpsUrl);
    message.required('altText', altText);
    checkImagemap(message);
  },
  template: (message) => {
    message.required('altText', altText);
    checkTemplate(message);
  },
  flex: (message) => {
    message.required('altText', altText);
    message.requiredChild('contents');
    const { contents } = message.object;
    if (isObject(contents)) checkFlex(contents, message.path('contents'), message.found);
  },
};

function checkEmojis(message: Fields, text: string) {
  for (const emoji of message.children('emojis', 0, limits.emojis)) {
    const index = Math.trunc(emoji.number('index', 0, 2 ** 31 - 1));
    if (emoji.has('index') && text[index] !== '$') emoji.fault(['emojiIndex'], 'index');
    emoji.required('productId', any);
    emoji.required('emojiId', any);
  }
}

function checkQuickReply(message: Fields) {
  for (const item of message.child('quickReply')?.requiredChildren('items', 1, limits.quickReplies) ?? []) {
    item.optional('type', oneOf(['action']));
    item.optional('imageUrl', httpsUrl);
    const action = item.asDrawn().requiredChild('action');
    if (action) checkAction(action, 'quickReply');
  }
}

function checkSender(message: Fields) {
  const sender = message.child('sender');
  sender?.optional(
    'name',
    all(length(0, 20), (name) => (/\bLINE\b/i.test(name) ? [['sender']] : [])),
  );
  sender?.optional('iconUrl', httpsUrl);
}
