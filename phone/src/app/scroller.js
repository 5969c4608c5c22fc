import { h } from './ui.js';

/** Nearer to the end than this, in pixels, the chat stays at its end when a message comes. */
const NEAR_END = 80;

/**
 * Where a chat scrolls: it stays at its end while lines come and pictures load, unless somebody has scrolled away.
 * @param {string} label
 * @param {...HTMLElement} children
 */
export function scroller(label, ...children) {
  let atEnd = true;
  const inner = h('div', {}, ...children);
  const element = h('div', { class: 'scroller', role: 'log', 'aria-label': label, tabindex: 0 }, inner);
  element.addEventListener('scroll', () => {
    atEnd = element.scrollHeight - element.scrollTop - element.clientHeight < NEAR_END;
  });
  const settle = () => {
    if (atEnd) element.scrollTop = element.scrollHeight;
  };
  const growth = new ResizeObserver(settle);
  growth.observe(inner);
  growth.observe(element);

  return {
    element,
    settle,
    stop: () => growth.disconnect(),
    /** Keeps in place what is seen while something grows above it. @param {() => void} grow */
    above(grow) {
      const height = element.scrollHeight;
      grow();
      element.scrollTop += element.scrollHeight - height;
    },
  };
}
