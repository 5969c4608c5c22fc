import { el, nameOf, picture, style } from './dom.js';
import { film } from './media.js';

/** @typedef {import('./dom.js').Json} Json */
/** @typedef {import('./dom.js').Context} Context */

/** The widths that a phone asks for, below the base URL. */
const WIDTHS = [240, 300, 460, 700, 1040];

/**
 * A picture with areas to tap, and perhaps a film in one of them.
 * @param {Json} message
 * @param {Context} context
 */
export function imagemapOf(message, context) {
  const { width, height } = message.baseSize;
  const map = style(el(context, 'div', { class: 'm-imagemap' }), { 'aspect-ratio': `${width} / ${height}` });
  const shown = picture(context, `${message.baseUrl}/1040`, message.altText ?? '', 'm-imagemap-picture');
  if (shown.tagName === 'IMG') {
    shown.setAttribute('sizes', '300px');
    shown.setAttribute('srcset', WIDTHS.map((wide) => `${message.baseUrl}/${wide} ${wide}w`).join(', '));
  }
  map.append(shown);
  for (const action of message.actions ?? [])
    map.append(area(action, action.area, message.baseSize, context));
  if (message.video) map.append(video(message.video, message.baseSize, context));
  return map;
}

/**
 * A place to tap, by share of the whole.
 * @param {Json} action
 * @param {Json} bounds x, y, width and height
 * @param {Json} size width and height of the whole
 * @param {Context} context
 */
export function area(action, bounds, size, context) {
  const button = el(context, 'button', {
    type: 'button',
    class: 'm-area',
    'aria-label': nameOf(context, action),
    disabled: !context.tap,
  });
  button.addEventListener('click', () => context.tap?.(action, button));
  return place(button, bounds, size);
}

/**
 * @param {Json} video
 * @param {Json} size
 * @param {Context} context
 */
function video(video, size, context) {
  const frame = el(context, 'div', { class: 'm-imagemap-video' });
  const { externalLink } = video;
  const link = el(
    context,
    'a',
    {
      class: 'm-imagemap-link',
      href: externalLink?.linkUri,
      target: '_blank',
      rel: 'noopener noreferrer',
      hidden: true,
    },
    externalLink?.label,
  );
  const ended = () => {
    link.hidden = !externalLink;
    context.played?.(video);
  };
  frame.append(film(context, video.originalContentUrl, video.previewImageUrl, ended), link);
  return place(frame, video.area, size);
}

/**
 * @template {HTMLElement} E
 * @param {E} element
 * @param {Json} bounds
 * @param {Json} size
 * @returns {E}
 */
function place(element, bounds, size) {
  return style(element, {
    left: `${(100 * bounds.x) / size.width}%`,
    top: `${(100 * bounds.y) / size.height}%`,
    width: `${(100 * bounds.width) / size.width}%`,
    height: `${(100 * bounds.height) / size.height}%`,
  });
}
