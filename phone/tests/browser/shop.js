/**
 * Opens an account with friends at a running emulator.
 * @param {string} base
 * @param {'ja' | 'en'} language
 */
export async function openShop(base, language) {
  const account = await json(`${base}/_emulator/accounts`, {
    name: language === 'ja' ? '喫茶とどく' : 'Cafe Todoku',
    plan: 'jp-2023-standard',
    friends: 60,
  });
  const { friends } = await json(`${base}/_emulator/accounts/${account.channelId}/friends?limit=2`);
  return {
    channelId: account.channelId,
    /** @type {string[]} */
    friends: friends.map((friend) => friend.userId),
    /** @param {string} to @param {object[]} messages */
    push: (to, messages) => json(`${base}/v2/bot/message/push`, { to, messages }, account.channelAccessToken),
    /** @param {string} path @param {object} [body] */
    control: (path, body) => json(`${base}/_emulator/accounts/${account.channelId}${path}`, body),
    /** @param {string} path @param {object} [body] */
    line: (path, body) => json(`${base}${path}`, body, account.channelAccessToken),
    token: account.channelAccessToken,
  };
}

/**
 * @param {string} url
 * @param {object} [body] makes it a POST
 * @param {string} [token]
 * @returns {Promise<any>}
 */
async function json(url, body, token) {
  const response = await fetch(url, {
    method: body ? 'POST' : 'GET',
    headers: { 'Content-Type': 'application/json', ...(token && { Authorization: `Bearer ${token}` }) },
    ...(body && { body: JSON.stringify(body) }),
  });
  const answer = await response.json();
  if (!response.ok)
    throw new Error(`${url}: got ${response.status} ${JSON.stringify(answer)} (expected: success)`);
  return answer;
}
