import { fit, isWide, renderMessage, summaryOf } from '../render/index.js';
import { avatar, h, iconButton } from './ui.js';
import { fill } from './words.js';

/** @typedef {import('./api.js').Line} Line */
/** @typedef {import('../render/dom.js').Json} Json */

/**
 * @typedef {object} ChatLook
 * @property {import('./api.js').Account} account
 * @property {import('./words.js').Words} words
 * @property {string} language
 * @property {(line: Line) => import('../render/dom.js').Context} contextOf how the messages of a line are shown
 * @property {() => string | undefined} [me] in a group: whose phone it is
 * @property {(userId: string) => string | undefined} [nameOf] in a group: what a member is called
 * @property {(line: Line) => void} quote
 * @property {(line: Line) => void} unsend
 */

/**
 * The lines of a chat as rows, days between them.
 * @param {ChatLook} look
 */
export function chatView(look) {
  const { account, words, language } = look;
  const zone = account.timeZone ?? 'Asia/Tokyo';
  const clock = new Intl.DateTimeFormat(language, {
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZone: zone,
  });
  const calendar = new Intl.DateTimeFormat(language, { dateStyle: 'full', timeZone: zone });
  /** @type {Map<string, Line>} by id, in order */
  const lines = new Map();
  let readUntil = '';
  const rows = h('ol', { class: 'rows m-root' });

  /** Shows everything anew: a chat's page is short, and rows depend on their neighbours. */
  function draw() {
    const unsent = new Set(
      [...lines.values()].filter((line) => line.message.type === 'unsend').map((line) => line.messageId),
    );
    /** @type {Node[]} */
    const nodes = [];
    let day = '';
    /** @type {Line | undefined} */
    let previous;
    for (const line of lines.values()) {
      const date = calendar.format(new Date(line.at));
      if (date !== day) nodes.push(h('li', { class: 'day' }, h('span', {}, date)));
      const begins = date !== day || !previous || !sameSender(previous, line);
      day = date;
      const row = rowOf(line, begins, unsent);
      if (row) nodes.push(row);
      if (row) previous = line;
    }
    rows.replaceChildren(...nodes);
    fit(rows);
  }

  /** @param {Line} line @param {boolean} begins @param {Set<string | undefined>} unsent */
  function rowOf(line, begins, unsent) {
    if (line.direction === 'in' && !isMessage(line.message)) return note(line);
    if (line.direction === 'in' && unsent.has(line.messageId))
      return h('li', { class: 'note' }, h('span', {}, words.someoneUnsent));
    return isMine(line) ? own(line) : theirs(line, begins);
  }

  /** @param {Line} line */
  const isMine = (line) => line.direction === 'in' && (!line.userId || line.userId === look.me?.());

  /** @param {Line} line */
  const nameOf = (line) =>
    line.userId ? (look.nameOf?.(line.userId) ?? line.userId) : (line.message.sender?.name ?? account.name);

  /** What is no message is told small, to those who want to see it. @param {Line} line */
  function note(line) {
    const { type, data } = line.message;
    if (type === 'unsend') return undefined;
    /** @type {Record<string, string>} */
    const known = {
      postback: fill(words.eventPostback, { data: data ?? '' }),
      follow: words.eventFollow,
      unfollow: words.eventUnfollow,
    };
    return h('li', { class: 'note event' }, h('span', {}, known[type] ?? fill(words.eventOther, { type })));
  }

  /** @param {Line} line */
  function own(line) {
    const read = readUntil >= line.at;
    return h(
      'li',
      { class: 'row own m-own' },
      h(
        'div',
        { class: 'meta' },
        tools(line, true),
        read && h('span', {}, look.contextOf(line).words.read),
        time(line),
      ),
      balloon(line),
    );
  }

  /** @param {Line} line @param {boolean} begins */
  function theirs(line, begins) {
    const name = nameOf(line);
    const wide = isWide(line.message);
    return h(
      'li',
      { class: `row theirs${begins ? ' begins' : ''}${wide ? ' wide' : ''}` },
      begins ? avatar(name, line.message.sender?.iconUrl) : h('span', { class: 'avatar-room' }),
      h(
        'div',
        { class: 'said' },
        begins && h('p', { class: 'sender' }, name),
        h(
          'div',
          { class: 'line' },
          balloon(line),
          h('div', { class: 'meta' }, tools(line, false), time(line)),
        ),
      ),
    );
  }

  /** @param {Line} line */
  function balloon(line) {
    const context = look.contextOf(line);
    const element = renderMessage(line.message, context);
    const quoted = quotedBy(line);
    if (!quoted) return element;
    const whose = isMine(quoted) ? '' : nameOf(quoted);
    element.prepend(
      h(
        'span',
        { class: 'quoted' },
        whose && h('b', {}, whose),
        h('span', {}, summaryOf(quoted.message, context)),
      ),
    );
    return element;
  }

  /** @param {Line} line @returns {Line | undefined} */
  function quotedBy(line) {
    const { quotedMessageId, quoteToken } = line.message;
    if (quotedMessageId) return [...lines.values()].find((other) => other.messageId === quotedMessageId);
    if (line.direction === 'out' && quoteToken)
      return [...lines.values()].find((other) => other.quoteToken === quoteToken);
    return undefined;
  }

  /** @param {Line} line @param {boolean} mine */
  function tools(line, mine) {
    if (!line.messageId || (!mine && !line.quoteToken)) return undefined;
    return h(
      'span',
      { class: 'tools' },
      iconButton('reply', words.quote, () => look.quote(line), 'tool'),
      mine && iconButton('close', words.unsend, () => look.unsend(line), 'tool'),
    );
  }

  /** @param {Line} line */
  const time = (line) => h('time', { datetime: line.at }, clock.format(new Date(line.at)));

  return {
    rows,
    /** @param {Line[]} newer */
    append(newer) {
      for (const line of newer) lines.set(line.id + line.message.type, line);
      draw();
    },
    /** @param {Line[]} older */
    prepend(older) {
      const all = [...older, ...lines.values()];
      lines.clear();
      for (const line of all) lines.set(line.id + line.message.type, line);
      draw();
    },
    /** @param {string | undefined} at */
    readUpTo(at) {
      if (!at || at === readUntil) return;
      readUntil = at;
      draw();
    },
    draw,
    first: () => lines.values().next().value,
    last: () => [...lines.values()].findLast((line) => line.direction === 'out' || isMessage(line.message)),
  };
}

/** @param {Json} message */
const isMessage = (message) =>
  ['text', 'sticker', 'image', 'video', 'audio', 'file', 'location'].includes(message.type);

/** @param {Line} one @param {Line} other */
function sameSender(one, other) {
  return (
    one.direction === other.direction &&
    one.userId === other.userId &&
    (one.direction === 'in' ||
      (one.message.sender?.name === other.message.sender?.name &&
        one.message.sender?.iconUrl === other.message.sender?.iconUrl))
  );
}
