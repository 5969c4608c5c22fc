/**
 * What LINE's size words mean in CSS pixels, as LINE's own simulator shows them. Anything else (`12px`, `50%`) is left
 * as it stands.
 */

/** @typedef {import('./dom.js').Json} Json */

/** @type {Record<string, string>} */
const SPACE = { none: '0px', xs: '2px', sm: '4px', md: '8px', lg: '12px', xl: '16px', xxl: '20px' };

/** @type {Record<string, number>} */
const FONT = { xxs: 11, xs: 13, sm: 14, md: 16, lg: 19, xl: 22, xxl: 29, '3xl': 35, '4xl': 48, '5xl': 74 };

/** @type {Record<string, string>} */
const IMAGE = {
  xxs: '40px',
  xs: '60px',
  sm: '80px',
  md: '100px',
  lg: '120px',
  xl: '140px',
  xxl: '160px',
  '3xl': '180px',
  '4xl': '200px',
  '5xl': '220px',
  full: '100%',
};

/** @type {Record<string, string>} */
const BORDER = { none: '0px', light: '0.5px', normal: '1px', medium: '2px', 'semi-bold': '3px', bold: '4px' };

/** Margins, spacings, paddings, offsets and corners. @param {string | undefined} word */
export const space = (word) => (word === undefined ? undefined : (SPACE[word] ?? word));

/** @param {string | undefined} word */
export const imageWidth = (word) => IMAGE[word ?? 'md'] ?? word;

/** @param {string | undefined} word */
export const borderWidth = (word) => (word === undefined ? undefined : (BORDER[word] ?? word));

/**
 * The font size of a component; with `scaling` it follows the reader's own setting, given as --m-scale.
 * @param {Json} component
 * @param {string | undefined} [otherwise] the size where none is said
 */
export function fontSize(component, otherwise) {
  const word = component.size ?? otherwise;
  if (word === undefined) return undefined;
  const size = word in FONT ? `${FONT[word]}px` : word;
  return component.scaling ? `calc(${size} * var(--m-scale, 1))` : size;
}

/**
 * `20:13` as CSS writes it.
 * @param {string | undefined} ratio
 */
export function aspectRatio(ratio) {
  const [width, height] = (ratio ?? '1:1').split(':').map(Number);
  return width && height ? `${width} / ${height}` : '1 / 1';
}

/** @param {string | undefined} ratio the width of something one high */
export function widthOfHeight(ratio) {
  const [width, height] = (ratio ?? '1:1').split(':').map(Number);
  return width && height ? width / height : 1;
}
