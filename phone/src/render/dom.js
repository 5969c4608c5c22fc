/**
 * Any JSON object of LINE's. Messages are checked by who accepts them, not by who shows them.
 * @typedef {Record<string, any>} Json
 */

/**
 * What a message is shown in. The renderer takes everything it needs from here: it asks no server and keeps nothing.
 * @typedef {object} Context
 * @property {Document} document where elements are made
 * @property {import('./words.js').Words} words the language
 * @property {(action: Json, element: HTMLElement) => void} [tap] a finger on something with an action; without it nothing can be tapped
 * @property {(message: Json) => void} [played] a video was seen to its end
 * @property {(userId: string) => string | undefined} [nameOf] display name of a mentioned user
 * @property {(message: Json, preview: boolean) => string | undefined} [contentOf] where LINE keeps what a friend sent
 * @property {(couponId: string) => Json | undefined} [couponOf] the coupon, if it is known
 * @property {(stickerId: string) => string} [stickerOf] picture of a sticker
 * @property {(productId: string, emojiId: string) => string} [emojiOf] picture of an emoji
 */

/** @typedef {Node | string | null | undefined | false} Child */

/**
 * Makes an element. Attributes that are undefined or false are left out.
 * @template {keyof HTMLElementTagNameMap} T
 * @param {Context} context
 * @param {T} tag
 * @param {Record<string, string | number | boolean | undefined>} [attributes] `class` among them
 * @param {...Child} children
 * @returns {HTMLElementTagNameMap[T]}
 */
export function el(context, tag, attributes = {}, ...children) {
  const element = context.document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== undefined && value !== false)
      element.setAttribute(name, value === true ? '' : String(value));
  }
  for (const child of children) if (child) element.append(child);
  return element;
}

/**
 * Sets styles one by one, since a strict content security policy takes no style attribute. What the browser does not
 * understand it ignores.
 * @template {HTMLElement} E
 * @param {E} element
 * @param {Record<string, string | number | undefined>} styles by CSS name
 * @returns {E}
 */
export function style(element, styles) {
  for (const [name, value] of Object.entries(styles)) {
    if (value !== undefined && value !== '') element.style.setProperty(name, String(value));
  }
  return element;
}

/**
 * A picture that gives way to a grey field when it cannot be loaded.
 * @param {Context} context
 * @param {string | undefined} url
 * @param {string} alt empty for what only decorates
 * @param {string} [className]
 */
export function picture(context, url, alt, className) {
  const safe = safeImage(url);
  if (!safe) return broken(context, alt, className);
  const image = el(context, 'img', {
    src: safe,
    alt,
    class: className,
    loading: 'lazy',
    decoding: 'async',
    draggable: 'false',
  });
  image.addEventListener('error', () => image.replaceWith(broken(context, alt, className)), { once: true });
  return image;
}

/**
 * @param {Context} context
 * @param {string} alt
 * @param {string} [className]
 */
function broken(context, alt, className) {
  return el(context, 'span', {
    class: `m-broken ${className ?? ''}`.trim(),
    role: 'img',
    'aria-label': alt ? `${alt}: ${context.words.noPicture}` : context.words.noPicture,
    title: context.words.noPicture,
  });
}

/**
 * Makes an element answer to a finger, a mouse and the keyboard. The button that the keyboard reaches lies over the
 * element, not around it, because what can be tapped in LINE may hold more of its kind.
 * @param {Context} context
 * @param {HTMLElement} element positioned
 * @param {Json | undefined} action
 * @param {string} [label] where the action has none
 */
export function tappable(context, element, action, label) {
  const tap = context.tap;
  if (!action || !tap) return element;
  element.classList.add('m-tappable');
  element.append(
    el(context, 'button', {
      type: 'button',
      class: 'm-tap',
      'aria-label': action.label || label || nameOf(context, action),
    }),
  );
  element.addEventListener('click', (event) => {
    event.stopPropagation();
    event.preventDefault();
    tap(action, element);
  });
  return element;
}

/**
 * What an action without a label is called.
 * @param {Context} context
 * @param {Json} action
 * @returns {string}
 */
export function nameOf(context, action) {
  return (
    action.label || action.displayText || action.text || action.uri || action.linkUri || context.words.tap
  );
}

/**
 * The address, if a picture may come from it.
 * @param {unknown} url
 * @returns {string | undefined}
 */
export function safeImage(url) {
  return typeof url === 'string' && /^(https?:|blob:|data:image\/|\/)/i.test(url) ? url : undefined;
}
