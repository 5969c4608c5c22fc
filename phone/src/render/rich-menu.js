import { el, picture, style } from './dom.js';
import { area } from './imagemap.js';

/** @typedef {import('./dom.js').Json} Json */
/** @typedef {import('./dom.js').Context} Context */

/**
 * The picture below the chat with its areas.
 * @param {Json} menu as LINE's rich menu object
 * @param {string | undefined} imageUrl
 * @param {Context} context
 */
export function richMenuOf(menu, imageUrl, context) {
  const whole = el(context, 'div', {
    class: 'm-richmenu',
    role: 'group',
    'aria-label': context.words.richMenu,
  });
  style(whole, { 'aspect-ratio': `${menu.size.width} / ${menu.size.height}` });
  whole.append(picture(context, imageUrl, menu.chatBarText ?? '', 'm-richmenu-picture'));
  (menu.areas ?? []).forEach((/** @type {Json} */ { bounds, action }, /** @type {number} */ index) => {
    const button = area(action, bounds, menu.size, context);
    button.dataset.area = String(index); // by which the emulator counts taps
    whole.append(button);
  });
  return whole;
}
