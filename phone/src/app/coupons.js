import * as api from './api.js';
import { askCoupon } from './dialogs.js';
import { toast } from './ui.js';
import { fill } from './words.js';

/** @typedef {import('../render/dom.js').Json} Json */

/**
 * The account's coupons, as far as a phone deals with them.
 * @param {object} parts
 * @param {string} parts.channelId
 * @param {string} parts.userId
 * @param {string} parts.language
 * @param {import('./words.js').Words} parts.words
 */
export function coupons({ channelId, userId, language, words }) {
  /** @type {Map<string, Json>} */
  const known = new Map();

  /** What became of it. @param {string} result the emulator's word @returns {string} */
  function told(result) {
    const texts = { acquired: words.couponAcquired, lost: words.couponLost, used: words.couponUsed };
    return result in texts
      ? texts[/** @type {keyof typeof texts} */ (result)]
      : fill(words.couponRefused, { result });
  }

  return {
    /** @param {string} couponId */
    find: (couponId) => known.get(couponId),

    /** Reads them anew if one of these messages shows one that is not known. @param {Json[]} messages */
    async learn(messages) {
      if (!messages.some((message) => message.type === 'coupon' && !known.has(message.couponId)))
        return false;
      for (const { couponId, coupon } of await api.coupons(channelId)) {
        const zone = String(coupon.timezone ?? 'ASIA_TOKYO') === 'ASIA_TOKYO' ? 'Asia/Tokyo' : undefined;
        const format = new Intl.DateTimeFormat(language, {
          dateStyle: 'medium',
          timeStyle: 'short',
          timeZone: zone,
        });
        known.set(couponId, {
          ...coupon,
          until: format.format(new Date(Number(coupon.endTimestamp) * 1000)),
        });
      }
      return true;
    },

    /** Opens one: it can be got, and used when it has been. @param {string} couponId */
    async open(couponId) {
      try {
        const held = (await api.couponsOf(channelId, userId)).find((one) => one.couponId === couponId);
        const what = await askCoupon(known.get(couponId) ?? { title: couponId }, held, words);
        if (!what) return;
        const { result } = await api.coupon(channelId, userId, couponId, what);
        toast(told(result));
      } catch (refused) {
        toast(String(/** @type {Error} */ (refused).message), true);
      }
    },
  };
}
