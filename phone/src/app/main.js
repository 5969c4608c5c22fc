import * as api from './api.js';
import { directory } from './directory.js';
import { groupPhone } from './group-phone.js';
import { phone } from './phone.js';
import { h, toast } from './ui.js';
import { en, ja } from './words.js';
import * as messageWords from '../render/words.js';

/** @typedef {import('./api.js').Account} Account */

/** At most two friends side by side. */
const PHONES_MAX = 2;

const languages = { ja, en };
/** @type {'ja' | 'en'} */
const language = chosenLanguage();
const words = languages[language];

/** What is shown stands in the address, so that it can be kept and sent: #channel/user/user. */
const shown = {
  channelId: '',
  /** @type {string[]} */
  userIds: [],
};

/** @type {Map<string, ReturnType<typeof phone>>} */
const phones = new Map();
const stage = h('main', { class: 'stage', id: 'stage', tabindex: -1 });
const side = h('aside', { class: 'side', 'aria-label': words.friends });

start();

async function start() {
  document.documentElement.lang = language;
  document.title = words.title;
  document.body.append(
    h('a', { class: 'skip', href: '#stage', onclick: skip }, words.messages),
    h(
      'header',
      { class: 'top' },
      h('h1', {}, words.title),
      h(
        'label',
        { class: 'language' },
        h('span', {}, words.language),
        select(
          [
            ['ja', '日本語'],
            ['en', 'English'],
          ],
          language,
          speak,
        ),
      ),
    ),
    h('div', { class: 'columns' }, side, stage),
    h('div', { class: 'toasts', role: 'status', 'aria-live': 'polite' }),
  );
  window.addEventListener('hashchange', () => show());
  await show();
}

/** Shows what the address says. */
async function show() {
  let accounts;
  try {
    accounts = await api.accounts();
  } catch {
    toast(words.offline, true);
    return;
  }
  const [channelId = '', ...userIds] = location.hash
    .slice(1)
    .split('/')
    .filter(Boolean)
    .map(decodeURIComponent);
  const account = accounts.find((one) => one.channelId === channelId) ?? accounts[0];
  if (!account) {
    side.replaceChildren(noAccounts());
    stage.replaceChildren();
    return;
  }
  if (shown.channelId !== account.channelId || side.childElementCount === 0) {
    shown.channelId = account.channelId;
    side.replaceChildren(
      h('label', { class: 'field' }, h('span', {}, words.account), accountPicker(accounts, account)),
      directory(account, words, open),
    );
  }
  shown.userIds = userIds.slice(0, PHONES_MAX);
  showPhones(account);
}

/** @param {Account} account */
function showPhones(account) {
  const wanted = shown.userIds.map((userId) => `${account.channelId}/${userId}`);
  for (const [key, open] of phones) {
    if (wanted.includes(key)) continue;
    open.close();
    phones.delete(key);
  }
  for (const [index, key] of wanted.entries()) {
    if (phones.has(key)) continue;
    const userId = shown.userIds[index] ?? '';
    const parts = {
      account,
      userId,
      words,
      messageWords: messageWords[language],
      language,
      leave: () => leave(userId),
    };
    phones.set(key, api.isGroup(userId) ? groupPhone(parts) : phone(parts));
  }
  arrange(wanted.flatMap((key) => phones.get(key)?.element ?? []));
}

/** Puts the phones in order; who stays is not moved, since that would lose place and focus. @param {HTMLElement[]} elements */
function arrange(elements) {
  const children = elements.length > 0 ? elements : [h('p', { class: 'hint' }, words.chooseFriend)];
  for (const child of [...stage.children])
    if (!children.includes(/** @type {HTMLElement} */ (child))) child.remove();
  children.forEach((child, index) => {
    if (stage.children[index] !== child) stage.insertBefore(child, stage.children[index] ?? null);
  });
}

/** @param {string} userId @param {boolean} beside */
function open(userId, beside) {
  const others = shown.userIds.filter((other) => other !== userId);
  go(beside ? [...others.slice(-(PHONES_MAX - 1)), userId] : [userId, ...others.slice(1)]);
}

/** @param {string} userId */
const leave = (userId) => go(shown.userIds.filter((other) => other !== userId));

/** @param {string[]} userIds @param {string} [channelId] */
function go(userIds, channelId = shown.channelId) {
  location.hash = [channelId, ...userIds].map(encodeURIComponent).join('/');
}

/** @param {Account[]} accounts @param {Account} chosen */
function accountPicker(accounts, chosen) {
  return select(
    accounts.map((one) => [one.channelId, `${one.name} (${one.basicId})`]),
    chosen.channelId,
    (channelId) => go([], channelId),
  );
}

function noAccounts() {
  const example = `curl -X POST ${new URL('./accounts', document.baseURI)} -H 'Content-Type: application/json' -d '{"name":"Shop","plan":"jp-2023-light","friends":100}'`;
  const make = async () => {
    const account = await api.openAccount(words.sampleName);
    go([], account.channelId);
    await show();
  };
  return h(
    'div',
    { class: 'empty' },
    h('h2', {}, words.noAccounts),
    h('p', {}, words.noAccountsHelp),
    h('pre', { tabindex: 0 }, example),
    h('button', { type: 'button', class: 'strong', onclick: make }, words.makeSample),
  );
}

/**
 * @param {(readonly [string, string])[]} options value and label
 * @param {string} chosen
 * @param {(value: string) => void} change
 */
function select(options, chosen, change) {
  const element = h(
    'select',
    { onchange: () => change(element.value) },
    ...options.map(([value, label]) => h('option', { value, selected: value === chosen }, label)),
  );
  return element;
}

/** @param {Event} event */
function skip(event) {
  event.preventDefault();
  stage.focus();
}

/** The page begins anew in the other language. @param {string} wanted */
function speak(wanted) {
  localStorage.setItem('todoku.phone.language', wanted);
  const address = new URL(location.href);
  address.searchParams.delete('lang');
  if (address.href === location.href) location.reload();
  else location.href = address.href;
}

/** @returns {'ja' | 'en'} */
function chosenLanguage() {
  const wanted =
    new URLSearchParams(location.search).get('lang') ??
    localStorage.getItem('todoku.phone.language') ??
    navigator.language;
  return wanted.startsWith('en') ? 'en' : 'ja';
}
