import { png } from './png.js';

/**
 * An account with friends, a group and a rich menu at a running emulator.
 * @param {string} base
 * @param {'ja' | 'en'} language
 */
export async function openShop(base, language) {
  const account = await json(`${base}/_emulator/accounts`, {
    name: language === 'ja' ? '喫茶とどく' : 'Cafe Todoku',
    plan: 'jp-2023-standard',
    friends: 60,
  });
  const token = account.channelAccessToken;
  const own = `${base}/_emulator/accounts/${account.channelId}`;
  const { friends } = await json(`${own}/friends?limit=3`);
  /** @type {string[]} */
  const userIds = friends.map((friend) => friend.userId);
  const group = await json(`${own}/groups`, {
    name: language === 'ja' ? '常連さん' : 'Regulars',
    members: userIds,
  });
  await richMenu(base, token, language);
  return {
    channelId: account.channelId,
    friends: userIds,
    chatId: group.chatId,
    /** @param {string} to @param {object[]} messages */
    push: (to, messages) => json(`${base}/v2/bot/message/push`, { to, messages }, token),
    /** @param {string} path @param {object} [body] */
    line: (path, body) => json(`${base}${path}`, body, token),
    coupon: async () => (await json(`${base}/v2/bot/coupon`, coupon(await now(base)), token)).couponId,
    /** @param {string} time */
    advance: (time) => json(`${base}/_emulator/clock`, { advance: time }, undefined, undefined, 'PUT'),
    /** @param {string} userId */
    chat: (userId) => json(`${own}/friends/${userId}/chat?detail=events`),
    /** @param {string} userId @param {object} action */
    act: (userId, action) => json(`${own}/friends/${userId}/actions`, action),
  };
}

/** The emulator's time, in seconds. @param {string} base */
const now = async (base) => Math.floor(Date.parse((await json(`${base}/_emulator/clock`)).now) / 1000);

/** @param {number} start */
const coupon = (start) => ({
  title: '100円引き ¥100 off',
  description: '1,000円以上のお会計で。',
  acquisitionCondition: { type: 'normal' },
  startTimestamp: start,
  endTimestamp: start + 30 * 86_400,
  maxUseCountPerTicket: 1,
  timezone: 'ASIA_TOKYO',
  visibility: 'UNLISTED',
  reward: { type: 'discount', priceInfo: { type: 'fixed', fixedAmount: 100, currency: 'JPY' } },
});

/** @param {string} base @param {string} token @param {'ja' | 'en'} language */
async function richMenu(base, token, language) {
  const words = language === 'ja' ? ['メニュー', '予約', 'お店'] : ['Menu', 'Book', 'About'];
  const width = 400;
  const { richMenuId } = await json(
    `${base}/v2/bot/richmenu`,
    {
      size: { width: 3 * width, height: 405 },
      selected: true,
      name: 'three',
      chatBarText: words[0],
      areas: words.map((word, index) => ({
        bounds: { x: index * width, y: 0, width, height: 405 },
        action:
          index === 1
            ? { type: 'postback', label: word, data: 'book', displayText: word, inputOption: 'closeRichMenu' }
            : { type: 'message', label: word, text: word },
      })),
    },
    token,
  );
  await json(`${base}/v2/bot/richmenu/${richMenuId}/content`, png(3 * width, 405), token, 'image/png');
  await json(`${base}/v2/bot/user/all/richmenu/${richMenuId}`, {}, token);
}

/**
 * @param {string} url
 * @param {object | Buffer} [body] makes it a POST
 * @param {string} [token]
 * @param {string} [type]
 * @param {string} [method]
 * @returns {Promise<any>}
 */
async function json(url, body, token, type = 'application/json', method = 'POST') {
  const response = await fetch(url, {
    method: body ? method : 'GET',
    headers: { 'Content-Type': type, ...(token && { Authorization: `Bearer ${token}` }) },
    ...(body && { body: Buffer.isBuffer(body) ? body : JSON.stringify(body) }),
  });
  const answer = await response.json();
  if (!response.ok)
    throw new Error(`${url}: got ${response.status} ${JSON.stringify(answer)} (expected: success)`);
  return answer;
}
