import { richMenuOf } from '../render/index.js';
import { h } from './ui.js';
import { fill } from './words.js';

/** @typedef {import('../render/dom.js').Json} Json */

/**
 * The lower edge of the phone: the keyboard, or the rich menu with its bar.
 * @param {object} parts
 * @param {import('./words.js').Words} parts.words
 * @param {() => import('../render/dom.js').Context} parts.contextOf
 * @param {{ element: HTMLElement }} parts.writer
 * @param {() => void} parts.seen the friend opens the menu
 */
export function menuBar({ words, contextOf, writer, seen }) {
  /** @type {{ menu: Json, imageUrl: string | undefined } | undefined} */
  let shown;
  let isOpen = false;
  const bar = h('button', {
    type: 'button',
    class: 'menu-bar',
    hidden: true,
    onclick: () => toggle(!isOpen),
  });
  const place = h('div', { class: 'menu-place m-root', hidden: true });

  /** @param {boolean} open */
  function toggle(open) {
    const opens = open && shown !== undefined && !isOpen;
    isOpen = open && shown !== undefined;
    place.hidden = !isOpen;
    bar.setAttribute('aria-expanded', String(isOpen));
    const text = shown?.menu.chatBarText ?? '';
    bar.setAttribute('aria-label', fill(isOpen ? words.menuClose : words.menuOpen, { text }));
    bar.textContent = `${text} ${isOpen ? '▼' : '▲'}`;
    if (opens) seen();
  }

  return {
    element: h('div', { class: 'lower' }, writer.element, bar, place),
    toggle,
    /**
     * The menu that the friend has now; an unchanged one stays as it is.
     * @param {Json | undefined} menu
     * @param {string | undefined} imageUrl
     */
    show(menu, imageUrl) {
      if (menu?.richMenuId === shown?.menu.richMenuId) return;
      shown = menu && { menu, imageUrl };
      bar.hidden = !menu;
      place.replaceChildren(...(menu ? [richMenuOf(menu, imageUrl, contextOf())] : []));
      toggle(menu?.selected === true || (isOpen && menu !== undefined));
    },
  };
}
