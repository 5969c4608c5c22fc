/** @typedef {import('../render/dom.js').Json} Json */

/**
 * @typedef {{ channelId: string, name: string, basicId: string, botUserId: string, timeZone?: string }} Account
 * @typedef {{ ordinal: number, userId: string, displayName: string, pictureUrl?: string, statusMessage?: string,
 *   language?: string, status: 'following' | 'blocking' | 'gone' | 'none' }} Friend
 * @typedef {{ id: string, direction: 'in' | 'out', at: string, via: string, requestId: string, bubble: number,
 *   userId?: string, messageId?: string, quoteToken?: string, message: Json }} Line one line of a chat; `userId` in groups
 * @typedef {{ chatId: string, kind: 'group' | 'room', name: string, joined: boolean, members: string[] }} Group
 * @typedef {{ messages: Line[], earlier: boolean, version: number }} Chat
 */

/** Lines of a chat fetched at once. */
export const PAGE = 50;

/** What the emulator refused, in its own words. */
export class Refused extends Error {
  /** @param {number} status @param {string} message */
  constructor(status, message) {
    super(message);
    this.status = status;
  }
}

/**
 * A call of the control API.
 * @param {string} path below /_emulator
 * @param {{ method?: string, body?: Json | Blob, signal?: AbortSignal }} [options]
 * @returns {Promise<any>}
 */
export async function call(path, { method = 'GET', body, signal } = {}) {
  const response = await fetch(new URL(`.${path}`, document.baseURI), {
    method,
    ...(signal && { signal }),
    ...(body instanceof Blob && { body, headers: { 'Content-Type': body.type } }),
    ...(body &&
      !(body instanceof Blob) && {
        body: JSON.stringify(body),
        headers: { 'Content-Type': 'application/json' },
      }),
  });
  const text = await response.text();
  const json = text ? JSON.parse(text) : {};
  if (!response.ok) throw new Refused(response.status, json.message ?? `${response.status}`);
  return json;
}

/** @returns {Promise<Account[]>} */
export const accounts = async () => (await call('/accounts')).accounts;

/** @param {string} channelId */
const at = (channelId) => `/accounts/${encodeURIComponent(channelId)}`;

/** @param {string} channelId @param {string} userId */
export const friendPath = (channelId, userId) => `${at(channelId)}/friends/${encodeURIComponent(userId)}`;

/**
 * @param {string} channelId
 * @param {{ query?: string, status?: string, after?: string, signal?: AbortSignal }} wanted
 * @returns {Promise<{ friends: Friend[], total: number, next?: string }>}
 */
export function friends(channelId, { signal, ...wanted }) {
  const query = new URLSearchParams(Object.entries(wanted).filter(([, value]) => value));
  return call(`${at(channelId)}/friends?${query}`, signal && { signal });
}

/** @param {string} channelId @param {string} userId @returns {Promise<Friend>} */
export const friend = (channelId, userId) => call(friendPath(channelId, userId));

/**
 * What the friend's screen shows beside the messages.
 * @param {string} channelId
 * @param {string} userId
 * @returns {Promise<{ richMenu?: { richMenuId: string, image: string, menu: Json }, loadingUntil?: string, readUntil?: string }>}
 */
export const screen = (channelId, userId) => call(`${friendPath(channelId, userId)}/screen`);

/** A group or room by its id, as users are by theirs. @param {string} id */
export const isGroup = (id) => /^[CR]/.test(id);

/** @param {string} channelId @returns {Promise<Group[]>} */
export const groups = async (channelId) => (await call(`${at(channelId)}/groups`)).groups;

/** @param {string} channelId @param {string} chatId a user's, group's or room's id */
const chatPath = (channelId, chatId) =>
  isGroup(chatId) ? `${at(channelId)}/groups/${encodeURIComponent(chatId)}` : friendPath(channelId, chatId);

/**
 * @param {string} channelId
 * @param {string} chatId
 * @param {Record<string, string | number>} query
 * @param {AbortSignal} [signal]
 * @returns {Promise<Chat>}
 */
export function chat(channelId, chatId, query, signal) {
  const parameters = new URLSearchParams({ ...query, detail: 'events' });
  return call(`${chatPath(channelId, chatId)}/chat?${parameters}`, signal && { signal });
}

/**
 * @param {string} channelId
 * @param {string} chatId a group's actions name who acts
 * @param {Json} action
 * @returns {Promise<Json>}
 */
export const act = (channelId, chatId, action) =>
  call(`${chatPath(channelId, chatId)}/actions`, { method: 'POST', body: action });

/** @param {string} name @returns {Promise<Account>} */
export const openAccount = (name) =>
  call('/accounts', { method: 'POST', body: { name, plan: 'jp-2023-light', friends: 100 } });

/**
 * Sends a picture, film, sound or file of this machine as the friend's.
 * @param {string} channelId
 * @param {string} userId
 * @param {File} file
 * @param {string} [chatId] the group it goes to
 */
export function sendFile(channelId, userId, file, chatId) {
  const kind = /^(image|video|audio)\//.exec(file.type)?.[1] ?? 'file';
  const query = new URLSearchParams({ type: kind, fileName: file.name, ...(chatId && { chatId }) });
  return call(`${friendPath(channelId, userId)}/contents?${query}`, { method: 'POST', body: file });
}

/** Where the emulator keeps what a friend sent. @param {string} channelId @param {string} messageId @param {boolean} preview */
export const contentUrl = (channelId, messageId, preview) =>
  new URL(
    `.${at(channelId)}/contents/${encodeURIComponent(messageId)}${preview ? '?preview=true' : ''}`,
    document.baseURI,
  ).href;

/** @param {string} channelId @returns {Promise<{ couponId: string, status: string, coupon: Json }[]>} */
export const coupons = async (channelId) => (await call(`${at(channelId)}/coupons`)).coupons;

/** @param {string} channelId @param {string} userId @returns {Promise<{ couponId: string, uses: number, isUsable: boolean }[]>} */
export const couponsOf = async (channelId, userId) =>
  (await call(`${friendPath(channelId, userId)}/coupons`)).coupons;

/** @param {string} channelId @param {string} userId @param {string} couponId @param {'acquire' | 'use'} what */
export const coupon = (channelId, userId, couponId, what) =>
  call(`${friendPath(channelId, userId)}/coupons/${encodeURIComponent(couponId)}/${what}`, {
    method: 'POST',
    body: {},
  });

/**
 * The rich menu is opened.
 * @param {string} channelId
 * @param {string} userId
 */
export const seeRichMenu = (channelId, userId) =>
  call(`${friendPath(channelId, userId)}/richmenu/views`, { method: 'POST', body: {} });
