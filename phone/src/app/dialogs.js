import { picture } from '../render/dom.js';
import { ask, h } from './ui.js';
import { fill } from './words.js';

/** @typedef {import('../render/dom.js').Json} Json */
/** @typedef {import('./words.js').Words} Words */

/** Stickers that every bot may send (reference, "List of available stickers"). @type {[string, string[]][]} */
const STICKERS = [
  ['446', ['1988', '1989', '1990', '1991', '1992', '1993', '1994', '1995', '1998', '2000', '2003', '2005']],
  ['11537', ['52002734', '52002735', '52002736', '52002738', '52002739', '52002745', '52002748', '52002768']],
];

/** Places worth going to: title, address, latitude, longitude. @type {[string, string, number, number][]} */
const PLACES = [
  ['東京駅', '東京都千代田区丸の内1丁目', 35.681236, 139.767125],
  ['大阪駅', '大阪府大阪市北区梅田3丁目', 34.702485, 135.495951],
  ['札幌駅', '北海道札幌市北区北6条西4丁目', 43.068661, 141.350755],
  ['那覇空港', '沖縄県那覇市鏡水150', 26.206389, 127.646389],
];

/**
 * @param {Words} words
 * @param {import('../render/dom.js').Context} context
 * @returns {Promise<Json | undefined>}
 */
export function askSticker(words, context) {
  const grid = h('div', { class: 'sticker-grid', role: 'radiogroup', 'aria-label': words.stickers });
  for (const [packageId, stickerIds] of STICKERS) {
    for (const stickerId of stickerIds) {
      const label = `${packageId}/${stickerId}`;
      grid.append(
        h(
          'label',
          { title: label },
          h('input', { type: 'radio', name: 'sticker', value: label, 'aria-label': label }),
          picture(context, context.stickerOf?.(stickerId), label),
          h('span', { 'aria-hidden': 'true' }, stickerId),
        ),
      );
    }
  }
  return ask(words.stickers, grid, { ok: words.send, cancel: words.cancel }, () => {
    const chosen = grid.querySelector('input:checked');
    if (!(chosen instanceof HTMLInputElement)) return undefined;
    const [packageId, stickerId] = chosen.value.split('/');
    return { type: 'sticker', packageId, stickerId, stickerResourceType: 'STATIC' };
  });
}

/**
 * A picture from somewhere on the web, as a message, or a file from this machine.
 * @param {Words} words
 * @returns {Promise<Json | { file: File } | undefined>}
 */
export function askImage(words) {
  const url = h('input', { type: 'url', pattern: 'https://.*', placeholder: 'https://' });
  const file = h('input', { type: 'file', accept: 'image/*,video/*,audio/*,.pdf,.txt' });
  const body = h(
    'div',
    {},
    h('label', { class: 'field' }, h('span', {}, words.imageUrl), url),
    h('label', { class: 'field' }, h('span', {}, words.imageFile), file),
  );
  return ask(words.addImage, body, { ok: words.send, cancel: words.cancel }, () => {
    const chosen = file.files?.[0];
    if (chosen) return { file: chosen };
    if (!url.value || !url.checkValidity()) return undefined;
    const provider = { type: 'external', originalContentUrl: url.value, previewImageUrl: url.value };
    return { type: 'image', contentProvider: provider };
  });
}

/**
 * @param {Words} words
 * @returns {Promise<Json | undefined>}
 */
export function askLocation(words) {
  const fields = ['text', 'text', 'number', 'number'].map((type) =>
    h('input', { type, step: 'any', required: true }),
  );
  const [title, address, latitude, longitude] =
    /** @type {[HTMLInputElement, HTMLInputElement, HTMLInputElement, HTMLInputElement]} */ (fields);
  const choose = () =>
    PLACES[place.selectedIndex]?.forEach(
      (value, index) => fields[index] && (fields[index].value = String(value)),
    );
  const place = h('select', { onchange: choose }, ...PLACES.map(([name]) => h('option', {}, name)));
  choose();
  const labels = [words.placeTitle, words.placeAddress, words.latitude, words.longitude];
  const body = h(
    'div',
    {},
    h('label', { class: 'field' }, h('span', {}, words.place), place),
    ...fields.map((field, index) => h('label', { class: 'field' }, h('span', {}, labels[index]), field)),
  );
  return ask(words.addLocation, body, { ok: words.send, cancel: words.cancel }, () => ({
    type: 'location',
    title: title.value,
    address: address.value,
    latitude: Number(latitude.value),
    longitude: Number(longitude.value),
  }));
}

/**
 * LINE's date and time picker.
 * @param {Json} action of type datetimepicker
 * @param {Words} words
 * @returns {Promise<Json | undefined>} params of the postback
 */
export function askDateTime(action, words) {
  const type = action.mode === 'datetime' ? 'datetime-local' : action.mode;
  const plain = (/** @type {string | undefined} */ value) => value?.replace('t', 'T');
  const input = h('input', {
    type,
    min: plain(action.min),
    max: plain(action.max),
    value: plain(action.initial) ?? '',
    required: true,
  });
  const title = { date: words.pickDate, time: words.pickTime, datetime: words.pickDateTime }[
    /** @type {'date' | 'time' | 'datetime'} */ (action.mode)
  ];
  const body = h('label', { class: 'field' }, h('span', {}, title), input);
  return ask(title, body, { ok: words.pick, cancel: words.cancel }, () =>
    input.value && input.checkValidity() ? { [action.mode]: input.value } : undefined,
  );
}

/**
 * A coupon as it opens: what it gives, and the button to get or use it.
 * @param {Json} coupon
 * @param {{ isUsable: boolean, uses: number } | undefined} held
 * @param {Words} words
 * @returns {Promise<'acquire' | 'use' | undefined>}
 */
export function askCoupon(coupon, held, words) {
  const body = h(
    'div',
    { class: 'coupon-page' },
    h('p', {}, coupon.description ?? ''),
    coupon.usageCondition && h('p', { class: 'count' }, coupon.usageCondition),
    coupon.couponCode && held && h('p', { class: 'coupon-code' }, coupon.couponCode),
    held && h('p', { class: 'count' }, fill(words.couponUses, { n: held.uses })),
  );
  const what = /** @type {'acquire' | 'use'} */ (held ? 'use' : 'acquire');
  const ok = held ? words.couponUse : words.couponGet;
  return ask(coupon.title ?? words.couponGet, body, { ok, cancel: words.close }, () => what);
}
