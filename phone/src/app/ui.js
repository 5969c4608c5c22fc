import { el } from '../render/dom.js';
import { sign } from '../render/icons.js';

/** @typedef {import('../render/dom.js').Child} Child */

const CONTEXT = /** @type {import('../render/dom.js').Context} */ ({ document });

/**
 * Makes an element of this page; `onclick` and the like are functions.
 * @template {keyof HTMLElementTagNameMap} T
 * @param {T} tag
 * @param {Record<string, string | number | boolean | undefined | ((event: any) => void)>} [attributes]
 * @param {...Child} children
 * @returns {HTMLElementTagNameMap[T]}
 */
export function h(tag, attributes = {}, ...children) {
  /** @type {Record<string, string | number | boolean | undefined>} */
  const plain = {};
  /** @type {[string, (event: any) => void][]} */
  const listeners = [];
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === 'function') listeners.push([name.slice(2), value]);
    else plain[name] = value;
  }
  const element = el(CONTEXT, tag, plain, ...children);
  for (const [event, listener] of listeners) element.addEventListener(event, listener);
  return element;
}

/**
 * A round button with a sign on it.
 * @param {string} name
 * @param {string} label
 * @param {(event: Event) => void} onclick
 * @param {string} [className]
 */
export function iconButton(name, label, onclick, className = 'icon') {
  const button = h('button', {
    type: 'button',
    class: className,
    'aria-label': label,
    title: label,
    onclick,
  });
  button.append(sign(document, name));
  return button;
}

/** The colours of avatars without a picture: all dark enough for white letters. */
const COLOURS = ['#3f6f9f', '#7a5a9c', '#2f7d6b', '#9c5a3c', '#5a6b2f', '#8a4a6b', '#4a5aa0', '#6b5a2f'];

/**
 * A round picture of somebody, or their first letter.
 * @param {string} name
 * @param {string | undefined} url
 */
export function avatar(name, url) {
  const colour =
    COLOURS[[...name].reduce((sum, letter) => sum + (letter.codePointAt(0) ?? 0), 0) % COLOURS.length];
  const letter = h('span', { class: 'avatar', 'aria-hidden': 'true' }, [...name.trim()][0] ?? '?');
  letter.style.setProperty('background-color', colour ?? '#3f6f9f');
  if (url && /^https?:/.test(url)) {
    const picture = h('img', { src: url, alt: '', loading: 'lazy' });
    picture.addEventListener('error', () => picture.remove());
    letter.append(picture);
  }
  return letter;
}

/**
 * Says something for some seconds, also to those who listen.
 * @param {string} text
 * @param {boolean} [bad]
 */
export function toast(text, bad = false) {
  const region = document.querySelector('.toasts');
  for (const said of region?.children ?? []) if (said.textContent === text) said.remove();
  const line = h('div', { class: bad ? 'toast bad' : 'toast' }, text);
  region?.append(line);
  setTimeout(() => line.remove(), 5_000);
}

/**
 * Asks something in a dialog; resolves with what `read` says, or undefined if it was left.
 * @template T
 * @param {string} title
 * @param {HTMLElement} body
 * @param {{ ok: string, cancel: string }} labels
 * @param {() => T | undefined} read undefined keeps the dialog open
 * @returns {Promise<T | undefined>}
 */
export function ask(title, body, labels, read) {
  return new Promise((resolve) => {
    const form = h(
      'form',
      { method: 'dialog', onsubmit: (event) => submit(event) },
      h('h2', { id: 'dialog-title' }, title),
      body,
      h(
        'div',
        { class: 'dialog-buttons' },
        h('button', { type: 'button', class: 'plain', onclick: () => dialog.close() }, labels.cancel),
        h('button', { type: 'submit', class: 'strong' }, labels.ok),
      ),
    );
    const dialog = h('dialog', { class: 'dialog', 'aria-labelledby': 'dialog-title' }, form);
    /** @type {T | undefined} */
    let answer;
    /** @param {Event} event */
    const submit = (event) => {
      event.preventDefault();
      answer = read();
      if (answer !== undefined) dialog.close();
    };
    dialog.addEventListener('close', () => {
      dialog.remove();
      resolve(answer);
    });
    document.body.append(dialog);
    dialog.showModal();
  });
}
