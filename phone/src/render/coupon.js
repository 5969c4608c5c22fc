import { el, picture, tappable } from './dom.js';

/** @typedef {import('./dom.js').Json} Json */
/** @typedef {import('./dom.js').Context} Context */

/**
 * A coupon, as far as it is known.
 * @param {Json} message of type coupon
 * @param {Context} context
 */
export function couponOf(message, context) {
  const { words } = context;
  const coupon = context.couponOf?.(message.couponId);
  const lottery = coupon?.acquisitionCondition?.type === 'lottery';
  const card = el(
    context,
    'div',
    { class: 'm-card m-coupon' },
    coupon?.imageUrl &&
      el(context, 'div', { class: 'm-card-picture' }, picture(context, coupon.imageUrl, '')),
    el(
      context,
      'div',
      { class: 'm-coupon-words' },
      el(context, 'p', { class: 'm-coupon-kind' }, lottery ? words.couponLottery : words.coupon),
      el(context, 'p', { class: 'm-card-title' }, coupon?.title ?? message.couponId),
      coupon?.description && el(context, 'p', { class: 'm-card-text' }, coupon.description),
      coupon?.until && el(context, 'p', { class: 'm-coupon-until' }, `${words.couponUntil} ${coupon.until}`),
    ),
    el(context, 'div', { class: 'm-coupon-button', 'aria-hidden': 'true' }, words.couponUse),
  );
  return tappable(context, card, { type: 'coupon', couponId: message.couponId, label: words.couponUse });
}
