import { linePictures, summaryOf } from '../render/index.js';
import * as api from './api.js';
import { chatView } from './chat-view.js';
import { composer } from './composer.js';
import { follow } from './live.js';
import { scroller } from './scroller.js';
import { tapper } from './tap.js';
import { avatar, h, iconButton, toast } from './ui.js';
import { fill } from './words.js';

/** @typedef {import('../render/dom.js').Json} Json */
/** @typedef {import('./api.js').Line} Line */

/** So many members can be chosen to act as. */
const MEMBERS_MAX = 100;

/**
 * A group or room as one of its members sees it.
 * @param {object} parts
 * @param {import('./api.js').Account} parts.account
 * @param {string} parts.userId the group's id
 * @param {import('./words.js').Words} parts.words
 * @param {import('../render/words.js').Words} parts.messageWords
 * @param {string} parts.language
 * @param {() => void} parts.leave closes this phone
 */
export function groupPhone({ account, userId: chatId, words, messageWords, language, leave }) {
  const { channelId } = account;
  /** @type {Map<string, string>} */
  const names = new Map();
  let stop = () => {};
  const me = h('select', { 'aria-label': words.asMember, onchange: () => view.draw() });

  /** @type {import('../render/dom.js').Context} */
  const context = {
    document,
    words: messageWords,
    nameOf: (userId) => names.get(userId),
    contentOf: ({ id }, preview) => (id ? api.contentUrl(channelId, id, preview) : undefined),
    ...linePictures,
  };
  const tap = tapper({
    words,
    act: (tapped) => (told(tapped) ? act(told(tapped) ?? {}) : Promise.resolve({ opens: tapped.action.uri })),
    sendFile: (file) => telling(api.sendFile(channelId, me.value, file, chatId)),
    keyboard: (text) => writer.focus(text),
    menu: () => {},
    coupon: () => {},
  });
  const view = chatView({
    account,
    words,
    language,
    contextOf: (line) => ({ ...context, tap: (action) => tap.message(action, line) }),
    me: () => me.value,
    nameOf: (userId) => names.get(userId),
    quote: (line) =>
      line.messageId &&
      writer.quote({ messageId: line.messageId, summary: summaryOf(line.message, context) }),
    unsend: (line) => act({ type: 'unsend', unsend: { messageId: line.messageId } }).catch(() => {}),
  });
  const writer = composer({
    words,
    context,
    send: async (message) => void (await act({ type: 'message', message })),
    sendFile: (file) => telling(api.sendFile(channelId, me.value, file, chatId)),
  });
  const log = scroller(words.messages, view.rows);
  const offline = h('p', { class: 'why', hidden: true, role: 'status' }, words.offline);
  const top = h('header', { class: 'phone-top' });
  const element = h(
    'section',
    { class: 'phone', 'aria-label': chatId },
    top,
    offline,
    log.element,
    h('div', { class: 'lower' }, writer.element),
  );
  begin();

  async function begin() {
    const group = (await api.groups(channelId)).find((one) => one.chatId === chatId);
    if (!group) {
      element.replaceChildren(
        h('p', { class: 'hint' }, chatId),
        h('button', { type: 'button', class: 'plain', onclick: leave }, words.close),
      );
      return;
    }
    const people = await Promise.all(
      group.members.slice(0, MEMBERS_MAX).map((userId) => api.friend(channelId, userId)),
    );
    for (const { userId, displayName } of people) names.set(userId, displayName);
    me.append(...people.map(({ userId, displayName }) => h('option', { value: userId }, displayName)));
    element.setAttribute('aria-label', fill(words.chatWith, { name: group.name, account: account.name }));
    top.append(
      avatar(group.name, undefined),
      h('h2', {}, `${group.name} (${group.members.length})`),
      h('label', { class: 'switch' }, h('span', {}, words.asMember), me),
      iconButton('close', words.close, leave),
    );
    const chat = await api.chat(channelId, chatId, { limit: api.PAGE });
    view.append(chat.messages);
    log.settle();
    stop = follow(channelId, chatId, chat.version, {
      news: (lines) => {
        if (lines.length > 0) view.append(lines);
        log.settle();
      },
      online: (there) => (offline.hidden = there),
    });
  }

  /** @param {Json} action @returns {Promise<Json>} */
  function act(action) {
    return telling(api.act(channelId, chatId, { userId: me.value, ...action }));
  }

  /** @param {Promise<Json>} done @returns {Promise<Json>} */
  async function telling(done) {
    try {
      return await done;
    } catch (refused) {
      toast(String(/** @type {Error} */ (refused).message), true);
      throw refused;
    }
  }

  return {
    element,
    close() {
      stop();
      log.stop();
    },
  };
}

/** What a bot in a group is told of a tap, if anything. @param {Json} tap @returns {Json | undefined} */
function told({ action, params, message }) {
  if (message) return { type: 'message', message };
  if (action.type === 'message') return { type: 'message', text: action.text };
  if (action.data === undefined) return undefined;
  return { type: 'postback', data: action.data, ...(params && { params }) };
}
