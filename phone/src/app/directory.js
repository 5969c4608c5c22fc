import * as api from './api.js';
import { avatar, h, iconButton, toast } from './ui.js';
import { fill } from './words.js';

/** @typedef {import('./api.js').Friend} Friend */
/** @typedef {import('./words.js').Words} Words */

/** How long after the last key the search begins, in milliseconds. */
const SETTLED = 250;

/**
 * The account's friends: found by name or id, page by page.
 * @param {import('./api.js').Account} account
 * @param {Words} words
 * @param {(userId: string, beside: boolean) => void} open
 */
export function directory(account, words, open) {
  const list = h('ul', { class: 'friends' });
  const count = h('p', { class: 'count', role: 'status' });
  const more = h(
    'button',
    { type: 'button', class: 'plain more', hidden: true, onclick: () => load(next) },
    words.more,
  );
  const query = h('input', {
    type: 'search',
    autocomplete: 'off',
    placeholder: words.search,
    oninput: () => soon(),
  });
  const status = h(
    'select',
    { onchange: () => load() },
    ...[
      ['', words.anyStatus],
      ['following', words.following],
      ['blocking', words.blocking],
      ['none', words.none],
      ['gone', words.gone],
    ].map(([value, label]) => h('option', { value }, label)),
  );
  /** @type {string | undefined} */
  let next;
  let running = new AbortController();
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;

  const soon = () => {
    clearTimeout(timer);
    timer = setTimeout(() => load(), SETTLED);
  };

  /** @param {string} [after] */
  async function load(after) {
    running.abort();
    running = new AbortController();
    const { signal } = running;
    const wanted = { query: query.value, status: status.value, signal };
    try {
      let page = await api.friends(account.channelId, { ...wanted, ...(after && { after }) });
      // Of a million friends not all are looked at in one call.
      while (page.friends.length === 0 && page.next)
        page = await api.friends(account.channelId, { ...wanted, after: page.next });
      if (!after) list.replaceChildren();
      list.append(...page.friends.map((friend) => entry(friend)));
      next = page.next;
      more.hidden = !next;
      const shown = list.childElementCount;
      count.textContent =
        shown === 0
          ? words.nobody
          : fill(words.found, { n: shown.toLocaleString(), total: page.total.toLocaleString() });
    } catch (refused) {
      if (!signal.aborted) toast(String(/** @type {Error} */ (refused).message), true);
    }
  }

  /** @param {Friend} friend */
  function entry(friend) {
    return h(
      'li',
      {},
      h(
        'button',
        { type: 'button', class: 'friend', onclick: () => open(friend.userId, false), title: friend.userId },
        avatar(friend.displayName, friend.pictureUrl),
        h('span', { class: 'friend-name' }, friend.displayName),
        friend.status !== 'following' && h('span', { class: 'friend-status' }, words[friend.status]),
      ),
      iconButton(
        'add',
        `${words.openBeside}: ${friend.displayName}`,
        () => open(friend.userId, true),
        'beside',
      ),
    );
  }

  /** Groups and rooms that the account is in. */
  const chats = h('ul', { class: 'groups' });
  api
    .groups(account.channelId)
    .then((all) => chats.append(...all.map((group) => groupEntry(group))))
    .catch(() => {});

  /** @param {import('./api.js').Group} group */
  const groupEntry = (group) =>
    h(
      'li',
      {},
      h(
        'button',
        { type: 'button', class: 'friend', onclick: () => open(group.chatId, false), title: group.chatId },
        avatar(group.name, undefined),
        h('span', { class: 'friend-name' }, group.name),
        h('span', { class: 'friend-status' }, fill(words.members, { n: group.members.length })),
      ),
      iconButton('add', `${words.openBeside}: ${group.name}`, () => open(group.chatId, true), 'beside'),
    );

  load();
  return h(
    'section',
    { class: 'directory', 'aria-label': words.friends },
    h('label', { class: 'field' }, h('span', {}, words.search), query),
    h('label', { class: 'field' }, h('span', {}, words.status), status),
    count,
    list,
    more,
    chats,
  );
}
