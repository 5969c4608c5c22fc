import { askImage, askLocation, askSticker } from './dialogs.js';
import { h, iconButton } from './ui.js';
import { fill } from './words.js';

/** @typedef {import('../render/dom.js').Json} Json */

/**
 * Where the friend writes.
 * @param {object} parts
 * @param {import('./words.js').Words} parts.words
 * @param {import('../render/dom.js').Context} parts.context for pictures of stickers
 * @param {(message: Json) => Promise<void>} parts.send a message as webhooks have it
 * @param {(file: File) => Promise<unknown>} parts.sendFile
 */
export function composer({ words, context, send, sendFile }) {
  /** @type {{ messageId: string } | undefined} */
  let quoted;
  const text = h('textarea', {
    rows: 1,
    'aria-label': words.write,
    placeholder: words.write,
    maxlength: 5_000,
    oninput: () => grow(),
    onkeydown: (event) => key(event),
  });
  const quoting = h('div', { class: 'quoting', hidden: true });
  const element = h(
    'form',
    {
      class: 'composer',
      onsubmit: (event) => {
        event.preventDefault();
        submit();
      },
    },
    quoting,
    h(
      'div',
      { class: 'composer-line' },
      iconButton('smile', words.addSticker, async () => give(await askSticker(words, context))),
      iconButton('picture', words.addImage, async () => give(await askImage(words))),
      iconButton('pin', words.addLocation, async () => give(await askLocation(words))),
      text,
      h('button', { type: 'submit', class: 'send' }, words.send),
    ),
  );

  /** Enter sends, but not the Enter that ends the conversion of kana. @param {KeyboardEvent} event */
  function key(event) {
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing || event.keyCode === 229) return;
    event.preventDefault();
    submit();
  }

  async function submit() {
    const written = text.value;
    if (!written.trim()) return;
    text.value = '';
    grow();
    try {
      await give({ type: 'text', text: written, ...(quoted && { quotedMessageId: quoted.messageId }) });
    } catch {
      text.value = written;
      grow();
    }
  }

  /** @param {Json | undefined} message */
  async function give(message) {
    if (!message) return;
    if (message.file) await sendFile(message.file);
    else await send(message);
    quote(undefined);
  }

  /** As high as what is in it, within bounds that the style sets. */
  function grow() {
    text.style.setProperty('height', 'auto');
    text.style.setProperty('height', `${text.scrollHeight + 2}px`);
  }

  /** @param {{ messageId: string, summary: string } | undefined} line */
  function quote(line) {
    quoted = line;
    quoting.hidden = !line;
    if (!line) return;
    quoting.replaceChildren(
      h('span', {}, fill(words.quoting, { text: line.summary })),
      iconButton('close', words.cancel, () => quote(undefined)),
    );
    text.focus();
  }

  return {
    element,
    quote,
    /** Opens the keyboard, with a text if one is to stand there. @param {string} [filled] */
    focus(filled) {
      if (filled) text.value = filled;
      grow();
      text.focus();
    },
    /** @param {boolean} off */
    disable(off) {
      for (const control of element.querySelectorAll('button, textarea'))
        control.toggleAttribute('disabled', off);
    },
  };
}
