import * as api from './api.js';
import { h } from './ui.js';

/** While the account is about to answer, how often to look whether it still is; in milliseconds. */
const LOOK_AGAIN = 2_000;

/**
 * What stands on a friend's screen beside the messages: the rich menu, read marks, the sign that an answer is coming.
 * @param {object} parts
 * @param {string} parts.channelId
 * @param {string} parts.userId
 * @param {import('../render/words.js').Words} parts.words
 * @param {{ show: (menu: import('../render/dom.js').Json | undefined, imageUrl: string | undefined) => void }} parts.menu
 * @param {{ readUpTo: (at: string | undefined) => void }} parts.view
 */
export function screen({ channelId, userId, words, menu, view }) {
  const typing = h(
    'div',
    { class: 'typing', role: 'img', 'aria-label': words.typing, hidden: true },
    ...dots(),
  );
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let again;

  async function look() {
    const { richMenu, loadingUntil, readUntil } = await api.screen(channelId, userId);
    menu.show(richMenu && { ...richMenu.menu, richMenuId: richMenu.richMenuId }, richMenu?.image);
    view.readUpTo(readUntil);
    typing.hidden = !loadingUntil;
    clearTimeout(again);
    if (loadingUntil) again = setTimeout(() => look().catch(() => {}), LOOK_AGAIN);
  }

  return { typing, look, stop: () => clearTimeout(again) };
}

const dots = () => [h('i'), h('i'), h('i')];
