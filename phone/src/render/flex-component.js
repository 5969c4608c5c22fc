import { el, nameOf, picture, style, tappable } from './dom.js';
import { aspectRatio, borderWidth, fontSize, imageWidth, space, widthOfHeight } from './flex-size.js';
import { flexTextOf } from './flex-text.js';
import { film } from './media.js';

/** @typedef {import('./dom.js').Json} Json */
/** @typedef {import('./dom.js').Context} Context */
/** @typedef {'horizontal' | 'vertical' | 'baseline'} Layout */

/**
 * A box with what is in it.
 * @param {Json} box
 * @param {Context} context
 */
export function boxOf(box, context) {
  /** @type {Layout} */
  const layout = box.layout ?? 'vertical';
  const element = el(context, 'div', { class: `fx-box fx-${layout}` });
  style(element, {
    width: box.width,
    'max-width': box.maxWidth,
    height: box.height,
    'max-height': box.maxHeight,
    padding: space(box.paddingAll),
    'padding-top': space(box.paddingTop),
    'padding-bottom': space(box.paddingBottom),
    'padding-inline-start': space(box.paddingStart),
    'padding-inline-end': space(box.paddingEnd),
    'background-color': box.backgroundColor,
    'background-image': gradient(box.background),
    'border-color': box.borderColor,
    'border-width': borderWidth(box.borderWidth),
    'border-radius': space(box.cornerRadius),
    'justify-content': box.justifyContent,
    'align-items': box.alignItems,
  });
  /** @type {Json[]} */
  const contents = box.contents ?? [];
  contents.forEach((child, index) => {
    element.append(inside(child, layout, index === 0 ? undefined : box.spacing, context));
  });
  return tappable(context, element, box.action);
}

/**
 * A child in its place: its share of the room, the space before it, its offsets.
 * @param {Json} child
 * @param {Layout} layout of the box around it
 * @param {string | undefined} spacing
 * @param {Context} context
 */
function inside(child, layout, spacing, context) {
  const element = componentOf(child, layout, context);
  const across = layout !== 'vertical';
  const absolute = child.position === 'absolute';
  const before = absolute || child.type === 'filler' ? undefined : space(child.margin ?? spacing);
  style(element, {
    flex: share(child, across),
    [across ? 'margin-inline-start' : 'margin-top']: before,
    position: absolute ? 'absolute' : undefined,
    top: space(child.offsetTop),
    bottom: space(child.offsetBottom),
    'inset-inline-start': space(child.offsetStart),
    'inset-inline-end': space(child.offsetEnd),
  });
  return element;
}

/**
 * How a child shares the room of its box, as LINE's documentation puts it into CSS.
 * @param {Json} child
 * @param {boolean} across
 */
function share(child, across) {
  if (child.type === 'separator' || child.type === 'icon') return 'none';
  if (child.type === 'filler') return `${child.flex ?? 1} 0 0`;
  const sized =
    across &&
    (child.width !== undefined ||
      (child.type === 'box' && child.height !== undefined && child.flex === undefined));
  const flex = child.flex ?? (across && !sized ? 1 : 0);
  if ((sized && child.width !== undefined) || flex === 0) return '0 0 auto';
  return across ? `${flex} 0 0` : `${flex} 0 auto`;
}

/**
 * @param {Json} component
 * @param {Layout} layout of the box around it
 * @param {Context} context
 * @returns {HTMLElement}
 */
export function componentOf(component, layout, context) {
  switch (component.type) {
    case 'box':
      return boxOf(component, context);
    case 'text':
      return flexTextOf(component, context);
    case 'image':
      return imageOf(component, context);
    case 'icon':
      return iconOf(component, context);
    case 'button':
      return buttonOf(component, context);
    case 'video':
      return videoOf(component, context);
    case 'separator':
      return style(
        el(context, 'div', { class: `fx-separator fx-${layout === 'vertical' ? 'lying' : 'standing'}` }),
        {
          'background-color': component.color,
        },
      );
    default: // filler, and the spacer of old
      return style(el(context, 'div', { class: 'fx-filler' }), {
        'flex-basis': component.type === 'spacer' ? space(component.size ?? 'md') : undefined,
      });
  }
}

/** @param {Json} image @param {Context} context */
function imageOf(image, context) {
  const frame = style(el(context, 'div', { class: 'fx-frame' }), {
    width: imageWidth(image.size),
    'aspect-ratio': aspectRatio(image.aspectRatio),
    'background-color': image.backgroundColor,
  });
  frame.append(picture(context, image.url, '', image.aspectMode === 'cover' ? 'fx-cover' : 'fx-fit'));
  const element = el(
    context,
    'div',
    { class: `fx-image fx-align-${image.align ?? 'center'} fx-${image.gravity ?? 'top'}` },
    frame,
  );
  if (image.size === 'full') element.classList.add('fx-full');
  return tappable(context, element, image.action, context.words.picture);
}

/** @param {Json} icon @param {Context} context */
function iconOf(icon, context) {
  const shown = style(picture(context, icon.url, '', 'fx-icon-picture'), {
    width: `${widthOfHeight(icon.aspectRatio)}em`,
  });
  return style(el(context, 'div', { class: 'fx-icon' }, shown), { 'font-size': fontSize(icon, 'md') });
}

/** @param {Json} button @param {Context} context */
function buttonOf(button, context) {
  const kind = button.style ?? 'link';
  const inner = el(
    context,
    'button',
    { type: 'button', class: `fx-button fx-${kind} fx-${button.height ?? 'md'}`, disabled: !context.tap },
    el(
      context,
      'span',
      { class: button.adjustMode === 'shrink-to-fit' ? 'fx-shrink' : undefined },
      nameOf(context, button.action),
    ),
  );
  style(inner, {
    [kind === 'link' ? 'color' : 'background-color']: button.color,
    'font-size': button.scaling ? 'calc(16px * var(--m-scale, 1))' : undefined,
  });
  inner.addEventListener('click', (event) => {
    event.stopPropagation();
    context.tap?.(button.action, inner);
  });
  return el(context, 'div', { class: `fx-button-place fx-${button.gravity ?? 'top'}` }, inner);
}

/** @param {Json} video @param {Context} context */
function videoOf(video, context) {
  const frame = style(el(context, 'div', { class: 'fx-video' }), {
    'aspect-ratio': aspectRatio(video.aspectRatio),
  });
  frame.append(film(context, video.url, video.previewUrl, () => context.played?.(video)));
  if (video.action) {
    const link = el(context, 'button', { type: 'button', class: 'fx-video-action', disabled: !context.tap });
    link.append(nameOf(context, video.action));
    link.addEventListener('click', () => context.tap?.(video.action, link));
    frame.append(link);
  }
  return frame;
}

/** @param {Json | undefined} background */
function gradient(background) {
  if (background?.type !== 'linearGradient') return undefined;
  const { angle, startColor, centerColor, centerPosition, endColor } = background;
  const center = centerColor ? `${centerColor} ${centerPosition ?? '50%'}, ` : '';
  return `linear-gradient(${angle}, ${startColor} 0%, ${center}${endColor} 100%)`;
}
