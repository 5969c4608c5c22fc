import { linePictures, quickReplyOf, summaryOf } from '../render/index.js';
import * as api from './api.js';
import { chatView } from './chat-view.js';
import { composer } from './composer.js';
import { coupons } from './coupons.js';
import { follow } from './live.js';
import { menuBar } from './menu-bar.js';
import { screen } from './screen.js';
import { scroller } from './scroller.js';
import { tapper } from './tap.js';
import { avatar, h, iconButton, toast } from './ui.js';
import { fill } from './words.js';

/** @typedef {import('./api.js').Line} Line */
/** @typedef {import('./api.js').Friend} Friend */
/** @typedef {import('../render/dom.js').Json} Json */

/**
 * One friend's phone: the chat with the account, live.
 * @param {object} parts
 * @param {import('./api.js').Account} parts.account
 * @param {string} parts.userId
 * @param {import('./words.js').Words} parts.words
 * @param {import('../render/words.js').Words} parts.messageWords
 * @param {string} parts.language
 * @param {() => void} parts.leave closes this phone
 */
export function phone({ account, userId, words, messageWords, language, leave }) {
  const { channelId } = account;
  /** @type {Friend | undefined} */
  let friend;
  /** @type {Line | undefined} */
  let newest;
  let stop = () => {};

  const coupon = coupons({ channelId, userId, language, words });
  /** @type {import('../render/dom.js').Context} */
  const context = {
    document,
    words: messageWords,
    nameOf: (other) => (other === userId ? friend?.displayName : undefined),
    contentOf: ({ id }, preview) => (id ? api.contentUrl(channelId, id, preview) : undefined),
    couponOf: (couponId) => coupon.find(couponId),
    ...linePictures,
  };
  /** @param {File} file */
  const sendFile = (file) => telling(api.sendFile(channelId, userId, file));
  const tap = tapper({
    words,
    act,
    sendFile,
    keyboard: (text) => writer.focus(text),
    menu: (open) => menu.toggle(open),
    coupon: (couponId) => coupon.open(couponId),
  });
  /** @param {Line} line @returns {import('../render/dom.js').Context} */
  const contextOf = (line) => ({
    ...context,
    tap: (action) => tap.message(action, line),
    played: ({ trackingId }) => {
      if (trackingId) act({ type: 'videoPlayComplete', videoPlayComplete: { trackingId } }).catch(() => {});
    },
  });

  const view = chatView({ account, words, language, contextOf, quote, unsend });
  const writer = composer({
    words,
    context,
    sendFile,
    send: async (message) => void (await act({ type: 'message', message })),
  });
  const menu = menuBar({
    words,
    writer,
    contextOf: () => ({
      ...context,
      tap: (action, element) => tap.area(action, Number(element.dataset.area)),
    }),
    seen: () => api.seeRichMenu(channelId, userId).catch(() => {}),
  });
  const beside = screen({ channelId, userId, words: messageWords, menu, view });
  const name = h('h2', {});
  const profile = h('div', { class: 'profile' });
  const relation = h('button', {
    type: 'button',
    class: 'plain',
    onclick: () => act({ type: friend?.status === 'following' ? 'unfollow' : 'follow' }).catch(() => {}),
  });
  const why = h('p', { class: 'why', hidden: true });
  const offline = h('p', { class: 'why', hidden: true, role: 'status' }, words.offline);
  const earlier = h(
    'button',
    { type: 'button', class: 'plain earlier', hidden: true, onclick: () => back() },
    words.earlier,
  );
  const quick = h('div', { class: 'quick-place m-root' });
  const events = h('input', {
    type: 'checkbox',
    checked: true,
    onchange: () => element.classList.toggle('no-events', !events.checked),
  });
  const log = scroller(words.messages, earlier, view.rows, beside.typing);
  const element = h(
    'section',
    { class: 'phone', 'aria-label': userId },
    h(
      'header',
      { class: 'phone-top' },
      profile,
      name,
      h('label', { class: 'switch' }, events, h('span', {}, words.showEvents)),
      relation,
      iconButton('close', words.close, leave),
    ),
    offline,
    log.element,
    quick,
    why,
    menu.element,
  );

  begin();

  async function begin() {
    try {
      await look();
      const chat = await api.chat(channelId, userId, { limit: api.PAGE });
      view.append(chat.messages);
      earlier.hidden = !chat.earlier;
      settle();
      read({});
      learn(chat.messages).catch(() => {});
      stop = follow(channelId, userId, chat.version, { news, online: (there) => (offline.hidden = there) });
    } catch (refused) {
      element.replaceChildren(
        h('p', { class: 'hint' }, String(/** @type {Error} */ (refused).message)),
        h('button', { type: 'button', class: 'plain', onclick: leave }, words.close),
      );
    }
  }

  /** Reads anew what the friend is to the account. */
  async function look() {
    [friend] = await Promise.all([api.friend(channelId, userId), beside.look()]);
    const { displayName, pictureUrl, status } = friend;
    name.textContent = displayName;
    element.setAttribute('aria-label', fill(words.chatWith, { name: displayName, account: account.name }));
    profile.replaceChildren(avatar(displayName, pictureUrl));
    relation.textContent = { following: words.block, blocking: words.unblock, none: words.add, gone: '' }[
      status
    ];
    relation.hidden = status === 'gone';
    writer.disable(status === 'blocking' || status === 'gone');
    why.hidden = status === 'following';
    why.textContent = { following: '', blocking: words.blocked, none: words.notFriend, gone: words.left }[
      status
    ];
  }

  /** Coupons are shown when it is known what they are. @param {Line[]} lines */
  async function learn(lines) {
    if (await coupon.learn(lines.map((line) => line.message))) view.draw();
  }

  /** @param {Line[]} lines */
  function news(lines) {
    if (lines.length > 0) view.append(lines);
    settle();
    for (const requestId of new Set(
      lines.filter((line) => line.direction === 'out').map((line) => line.requestId),
    ))
      read({ requestId });
    look().catch(() => {});
    learn(lines).catch(() => {});
  }

  /** What stands on the screen is seen, and LINE counts that. @param {Json} which */
  function read(which) {
    if (document.visibilityState === 'visible')
      api.act(channelId, userId, { type: 'read', ...which }).catch(() => {});
  }

  /** What hangs on the newest message. */
  function settle() {
    const last = view.last();
    if (last?.id !== newest?.id) {
      const replies =
        last?.direction === 'out' ? quickReplyOf(last.message.quickReply, contextOf(last)) : undefined;
      quick.replaceChildren(...(replies ? [replies] : []));
    }
    newest = last;
    log.settle();
  }

  async function back() {
    const first = view.first();
    if (!first) return;
    const chat = await api.chat(channelId, userId, { limit: api.PAGE, before: first.id });
    log.above(() => {
      view.prepend(chat.messages);
      earlier.hidden = !chat.earlier;
    });
  }

  /** Lets the friend act. @param {Json} action */
  function act(action) {
    return telling(api.act(channelId, userId, action));
  }

  /**
   * Says what became of a call.
   * @param {Promise<Json>} done
   * @returns {Promise<Json>}
   */
  async function telling(done) {
    try {
      const answer = await done;
      if ((answer.done ?? answer).status === 'no-webhook') toast(words.notTold);
      return answer;
    } catch (refused) {
      toast(String(/** @type {Error} */ (refused).message), true);
      throw refused;
    }
  }

  /** @param {Line} line */
  function quote(line) {
    if (line.messageId)
      writer.quote({ messageId: line.messageId, summary: summaryOf(line.message, context) });
  }

  /** @param {Line} line */
  function unsend(line) {
    act({ type: 'unsend', unsend: { messageId: line.messageId } }).catch(() => {});
  }

  function close() {
    stop();
    beside.stop();
    log.stop();
  }

  return { element, close };
}
