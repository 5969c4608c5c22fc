import { couponOf } from './coupon.js';
import { el } from './dom.js';
import { flexOf } from './flex.js';
import { imagemapOf } from './imagemap.js';
import { audioOf, fileOf, imageOf, locationOf, stickerOf, videoOf } from './media.js';
import { templateOf } from './template.js';
import { textOf } from './text.js';

/** @typedef {import('./dom.js').Json} Json */
/** @typedef {import('./dom.js').Context} Context */

/** @type {Record<string, (message: Json, context: Context) => HTMLElement>} */
const KINDS = {
  text: textOf,
  textV2: textOf,
  sticker: stickerOf,
  image: imageOf,
  video: videoOf,
  audio: audioOf,
  file: fileOf,
  location: locationOf,
  imagemap: imagemapOf,
  template: templateOf,
  flex: flexOf,
  coupon: couponOf,
};

/**
 * What a message looks like in a chat, without what stands around it. A message that is not as LINE has them shows as
 * such instead of taking the chat with it.
 * @param {Json} message as the API takes it, or as a webhook tells it
 * @param {Context} context
 * @returns {HTMLElement}
 */
export function renderMessage(message, context) {
  try {
    const element = KINDS[message.type]?.(message, context) ?? unknown(message, context);
    element.dataset.type = message.type;
    return element;
  } catch {
    return unknown(message, context);
  }
}

/**
 * Whether a message spans the whole chat instead of standing in a balloon beside the clock.
 * @param {Json} message
 */
export function isWide(message) {
  return (
    (message.type === 'flex' &&
      (message.contents?.type === 'carousel' || message.contents?.size === 'giga')) ||
    (message.type === 'template' && /carousel$/.test(message.template?.type ?? ''))
  );
}

/**
 * In one line, as for a quotation or a list.
 * @param {Json} message
 * @param {Context} context
 * @returns {string}
 */
export function summaryOf(message, context) {
  const { words } = context;
  if (message.altText) return message.altText;
  if (message.type === 'text' || message.type === 'textV2') return String(message.text ?? '');
  if (message.type === 'file') return message.fileName ?? words.file;
  if (message.type === 'location') return message.title ?? words.location;
  /** @type {Record<string, string>} */
  const kinds = {
    sticker: words.sticker,
    image: words.picture,
    video: words.video,
    audio: words.audio,
    coupon: words.coupon,
  };
  return kinds[message.type] ?? words.unknown;
}

/** @param {Json} message @param {Context} context */
function unknown(message, context) {
  return el(context, 'div', { class: 'm-text m-unknown' }, message.altText ?? context.words.unknown);
}
