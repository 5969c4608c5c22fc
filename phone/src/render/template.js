import { el, nameOf, picture, style, tappable } from './dom.js';

/** @typedef {import('./dom.js').Json} Json */
/** @typedef {import('./dom.js').Context} Context */

/**
 * LINE's ready-made layouts.
 * @param {Json} message of type template
 * @param {Context} context
 * @returns {HTMLElement}
 */
export function templateOf(message, context) {
  const template = message.template ?? {};
  switch (template.type) {
    case 'buttons':
      return card(template, template, context);
    case 'confirm':
      return confirm(template, context);
    case 'carousel':
      return slider(
        template.columns.map((/** @type {Json} */ column) => card(column, template, context)),
        context,
      );
    case 'image_carousel':
      return slider(
        template.columns.map((/** @type {Json} */ column) => imageColumn(column, context)),
        context,
      );
    default:
      return el(context, 'div', { class: 'm-text' }, message.altText ?? context.words.unknown);
  }
}

/**
 * Picture, title, text and actions one under the other.
 * @param {Json} content buttons template, or a column of a carousel
 * @param {Json} look says how pictures are shown
 * @param {Context} context
 */
function card(content, look, context) {
  const whole = el(context, 'div', { class: 'm-card' });
  const front = el(context, 'div', { class: 'm-card-front' });
  if (content.thumbnailImageUrl) {
    const frame = el(context, 'div', { class: 'm-card-picture' });
    frame.classList.toggle('m-square', look.imageAspectRatio === 'square');
    frame.classList.toggle('m-contain', look.imageSize === 'contain');
    style(frame, { 'background-color': content.imageBackgroundColor });
    frame.append(picture(context, content.thumbnailImageUrl, ''));
    front.append(frame);
  }
  const words = el(context, 'div', { class: 'm-card-words' });
  if (content.title) words.append(el(context, 'p', { class: 'm-card-title' }, content.title));
  words.append(el(context, 'p', { class: 'm-card-text' }, content.text ?? ''));
  front.append(words);
  tappable(context, front, content.defaultAction);
  whole.append(front, actions(content.actions, 'm-card-actions', context));
  return whole;
}

/**
 * @param {Json} template
 * @param {Context} context
 */
function confirm(template, context) {
  return el(
    context,
    'div',
    { class: 'm-card m-confirm' },
    el(context, 'p', { class: 'm-confirm-text' }, template.text ?? ''),
    actions(template.actions, 'm-confirm-actions', context),
  );
}

/**
 * @param {Json[] | undefined} all
 * @param {string} className
 * @param {Context} context
 */
function actions(all, className, context) {
  const row = el(context, 'div', { class: className });
  for (const action of all ?? []) {
    const button = el(context, 'button', { type: 'button', class: 'm-action', disabled: !context.tap });
    button.append(el(context, 'span', {}, nameOf(context, action)));
    button.addEventListener('click', () => context.tap?.(action, button));
    row.append(button);
  }
  return row;
}

/**
 * @param {Json} column
 * @param {Context} context
 */
function imageColumn(column, context) {
  const whole = el(context, 'div', { class: 'm-image-column' }, picture(context, column.imageUrl, ''));
  if (column.action?.label)
    whole.append(el(context, 'span', { class: 'm-image-label', 'aria-hidden': 'true' }, column.action.label));
  return tappable(context, whole, column.action);
}

/**
 * What is moved sideways with a finger, or with the arrow keys.
 * @param {HTMLElement[]} items
 * @param {Context} context
 */
export function slider(items, context) {
  const strip = el(context, 'div', {
    class: 'm-slider',
    tabindex: 0,
    role: 'group',
    'aria-label': context.words.carousel,
  });
  strip.append(...items);
  return strip;
}
