import { boxOf, componentOf } from './flex-component.js';
import { el, style, tappable } from './dom.js';
import { slider } from './template.js';

/** @typedef {import('./dom.js').Json} Json */
/** @typedef {import('./dom.js').Context} Context */

const SIZES = ['nano', 'micro', 'deca', 'hecto', 'kilo', 'mega', 'giga'];
const BLOCKS = /** @type {const} */ (['header', 'hero', 'body', 'footer']);

/**
 * A Flex message: a bubble, or a carousel of them.
 * @param {Json} message
 * @param {Context} context
 * @returns {HTMLElement}
 */
export function flexOf(message, context) {
  const container = message.contents ?? {};
  if (container.type !== 'carousel') return bubbleOf(container, context);
  const bubbles = container.contents.map((/** @type {Json} */ bubble) => bubbleOf(bubble, context));
  const strip = slider(bubbles, context);
  strip.classList.add('fx-carousel');
  return strip;
}

/**
 * @param {Json} bubble
 * @param {Context} context
 */
function bubbleOf(bubble, context) {
  const size = SIZES.includes(bubble.size) ? bubble.size : 'mega';
  const whole = el(context, 'div', {
    class: `fx-bubble fx-${size}`,
    dir: bubble.direction === 'rtl' ? 'rtl' : 'ltr',
  });
  for (const name of BLOCKS) {
    const content = bubble[name];
    if (content) whole.append(block(name, content, bubble, whole.childElementCount === 0, context));
  }
  return tappable(context, whole, bubble.action);
}

/**
 * @param {typeof BLOCKS[number]} name
 * @param {Json} content
 * @param {Json} bubble
 * @param {boolean} first
 * @param {Context} context
 */
function block(name, content, bubble, first, context) {
  const look = bubble.styles?.[name] ?? {};
  const whole = style(el(context, 'div', { class: `fx-${name}` }), {
    'background-color': look.backgroundColor,
  });
  whole.classList.toggle('fx-over-footer', name === 'body' && Boolean(bubble.footer));
  if (look.separator && !first) {
    whole.append(
      style(el(context, 'div', { class: 'fx-rule' }), { 'background-color': look.separatorColor }),
    );
  }
  whole.append(content.type === 'box' ? boxOf(content, context) : componentOf(content, 'vertical', context));
  return whole;
}
