/**
 * Shrinks the fonts of what says `shrink-to-fit` until it fits. To be called when the elements are on the page, since
 * before that nothing has a width.
 * @param {HTMLElement} root
 */
export function fit(root) {
  for (const text of root.querySelectorAll('.fx-shrink')) {
    const element = /** @type {HTMLElement} */ (text);
    const view = element.ownerDocument.defaultView;
    if (!view || element.clientWidth === 0) continue;
    for (
      let size = parseFloat(view.getComputedStyle(element).fontSize);
      size > 8 && isTooWide(element);
      size--
    ) {
      element.style.setProperty('font-size', `${size - 1}px`);
    }
  }
}

/** @param {HTMLElement} element */
function isTooWide(element) {
  return element.scrollWidth > element.clientWidth || element.scrollHeight > element.clientHeight + 1;
}
