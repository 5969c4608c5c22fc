import { el, style, tappable } from './dom.js';
import { fontSize } from './flex-size.js';

/** @typedef {import('./dom.js').Json} Json */
/** @typedef {import('./dom.js').Context} Context */

/**
 * A text component, with its spans if it has some.
 * @param {Json} text
 * @param {Context} context
 */
export function flexTextOf(text, context) {
  const paragraph = el(context, 'p', { class: text.wrap ? 'fx-wrap' : undefined });
  /** @type {Json[]} */
  const spans = text.contents ?? [];
  if (spans.length > 0) paragraph.append(...spans.map((span) => spanOf(span, context)));
  else paragraph.append(String(text.text ?? ''));
  if (text.adjustMode === 'shrink-to-fit') paragraph.classList.add('fx-shrink');
  if (text.wrap && text.maxLines) {
    paragraph.classList.add('fx-clamp');
    style(paragraph, { '-webkit-line-clamp': text.maxLines });
  }
  if (text.wrap && text.lineSpacing) {
    // Between lines only: half of it above the first and below the last is taken back.
    style(paragraph, {
      'line-height': `calc(1.4em + ${text.lineSpacing})`,
      'margin-block': `calc(${text.lineSpacing} / -2)`,
    });
  }
  const element = el(context, 'div', { class: `fx-text fx-${text.gravity ?? 'top'}` }, paragraph);
  style(element, { 'font-size': fontSize(text, 'md'), 'text-align': text.align });
  return tappable(context, look(element, text), text.action, String(text.text ?? ''));
}

/** @param {Json} span @param {Context} context */
function spanOf(span, context) {
  const element = el(context, 'span', {}, String(span.text ?? ''));
  return look(style(element, { 'font-size': fontSize(span) }), span);
}

/**
 * @template {HTMLElement} E
 * @param {E} element
 * @param {Json} text or span
 * @returns {E}
 */
function look(element, text) {
  return style(element, {
    color: text.color,
    'font-weight': text.weight === 'bold' ? 'bold' : text.weight === 'regular' ? 'normal' : undefined,
    'font-style': text.style,
    'text-decoration': text.decoration,
  });
}
