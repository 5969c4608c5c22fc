import { el, picture } from './dom.js';

/** @typedef {import('./dom.js').Json} Json */
/** @typedef {import('./dom.js').Context} Context */

/**
 * A stretch of a text that is more than text.
 * @typedef {{ start: number, end: number, node: () => Node }} Piece
 */

const URL_IN_TEXT = /https?:\/\/[^\s<>"'`、。「」（）]+/g;

/**
 * Text with what LINE shows in it: emojis, mentions, links.
 * @param {Json} message of type text or textV2
 * @param {Context} context
 */
export function textOf(message, context) {
  const bubble = el(context, 'div', { class: 'm-text' });
  if (message.type === 'textV2') bubble.append(...substituted(message, context));
  else bubble.append(...pieced(String(message.text ?? ''), pieces(message, context), context));
  return bubble;
}

/**
 * @param {Json} message
 * @param {Context} context
 * @returns {Piece[]}
 */
function pieces(message, context) {
  const emojis = (message.emojis ?? []).map((/** @type {Json} */ emoji) => ({
    start: emoji.index,
    end: emoji.index + (emoji.length ?? 1), // one `$` each in what a bot sends
    node: () => emojiOf(emoji, context),
  }));
  const mentions = (message.mention?.mentionees ?? []).map((/** @type {Json} */ mentionee) => ({
    start: mentionee.index,
    end: mentionee.index + mentionee.length,
    node: () =>
      mention(String(message.text).slice(mentionee.index, mentionee.index + mentionee.length), context),
  }));
  return [...emojis, ...mentions].toSorted((a, b) => a.start - b.start);
}

/**
 * @param {string} text
 * @param {Piece[]} found in order
 * @param {Context} context
 * @returns {Node[]}
 */
function pieced(text, found, context) {
  /** @type {Node[]} */
  const nodes = [];
  let at = 0;
  for (const piece of found) {
    if (piece.start < at || piece.end > text.length) continue;
    nodes.push(...linked(text.slice(at, piece.start), context), piece.node());
    at = piece.end;
  }
  nodes.push(...linked(text.slice(at), context));
  return nodes;
}

/**
 * textV2: `{name}` stands for what `substitution` says, `{{` and `}}` for a brace.
 * @param {Json} message
 * @param {Context} context
 * @returns {Node[]}
 */
function substituted(message, context) {
  const parts = String(message.text ?? '').split(/(\{\{|\}\}|\{[0-9a-zA-Z_]+\})/);
  /** @type {Node[]} */
  const nodes = [];
  let plain = '';
  for (const part of parts) {
    const substitute = /^\{\w+\}$/.test(part) ? message.substitution?.[part.slice(1, -1)] : undefined;
    if (!substitute) {
      plain += part === '{{' ? '{' : part === '}}' ? '}' : part;
      continue;
    }
    nodes.push(...linked(plain, context), substituteOf(substitute, context));
    plain = '';
  }
  nodes.push(...linked(plain, context));
  return nodes;
}

/**
 * @param {Json} substitute
 * @param {Context} context
 */
function substituteOf(substitute, context) {
  if (substitute.type === 'emoji') return emojiOf(substitute, context);
  const target = substitute.mentionee ?? {};
  const name =
    target.type === 'all' ? context.words.everyone : (context.nameOf?.(target.userId) ?? target.userId ?? '');
  return mention(`@${name}`, context);
}

/**
 * @param {Json} emoji
 * @param {Context} context
 */
function emojiOf(emoji, context) {
  return picture(context, context.emojiOf?.(emoji.productId, emoji.emojiId), context.words.emoji, 'm-emoji');
}

/**
 * @param {string} name
 * @param {Context} context
 */
function mention(name, context) {
  return el(context, 'span', { class: 'm-mention' }, name);
}

/**
 * @param {string} text
 * @param {Context} context
 * @returns {Node[]}
 */
export function linked(text, context) {
  /** @type {Node[]} */
  const nodes = [];
  let at = 0;
  for (const match of text.matchAll(URL_IN_TEXT)) {
    if (match.index > at) nodes.push(context.document.createTextNode(text.slice(at, match.index)));
    nodes.push(el(context, 'a', { href: match[0], target: '_blank', rel: 'noopener noreferrer' }, match[0]));
    at = match.index + match[0].length;
  }
  if (at < text.length) nodes.push(context.document.createTextNode(text.slice(at)));
  return nodes;
}
