import { el, nameOf, picture } from './dom.js';
import { sign } from './icons.js';

/** @typedef {import('./dom.js').Json} Json */
/** @typedef {import('./dom.js').Context} Context */

/** Icons that LINE shows on buttons of its own kinds when the bot gives none. */
const ICONS = /** @type {Record<string, string>} */ ({
  camera: 'camera',
  cameraRoll: 'picture',
  location: 'pin',
});

/**
 * The row of buttons under the newest message.
 * @param {Json | undefined} quickReply
 * @param {Context} context
 * @returns {HTMLElement | undefined}
 */
export function quickReplyOf(quickReply, context) {
  if (!quickReply?.items?.length) return undefined;
  const row = el(context, 'div', {
    class: 'm-quick',
    role: 'group',
    'aria-label': context.words.quickReplies,
  });
  for (const { imageUrl, action } of quickReply.items) {
    const button = el(context, 'button', { type: 'button', class: 'm-quick-button', disabled: !context.tap });
    if (imageUrl) button.append(picture(context, imageUrl, '', 'm-quick-icon'));
    else if (ICONS[action.type]) button.append(sign(context.document, ICONS[action.type] ?? ''));
    button.append(el(context, 'span', {}, nameOf(context, action)));
    button.addEventListener('click', () => context.tap?.(action, button));
    row.append(button);
  }
  return row;
}
