// What bots on the official SDK are sent: every kind of event passes its middleware.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { middleware, SignatureValidationFailed, validateSignature } from '@line/bot-sdk';
import { start, startBot } from './support/emulator.js';

let emulator, bot, shop, friend;

before(async () => {
  emulator = await start();
  bot = await startBot();
  shop = await emulator.open({ webhook: bot.url }, 2);
  friend = shop.friends[0];
});

after(() => {
  bot?.stop();
  emulator?.stop();
});

/** What the SDK's middleware makes of a webhook. */
const passed = ({ headers, body }, channelSecret) =>
  new Promise((resolve) => {
    const request = { headers, body };
    middleware({ channelSecret })(request, {}, (error) => resolve(error ?? request.body));
  });

const MESSAGES = [
  { type: 'text', text: 'コーヒー ☕' },
  { type: 'sticker', packageId: '1', stickerId: '1', stickerResourceType: 'STATIC' },
  { type: 'location', title: '駅', address: '東京都', latitude: 35.68, longitude: 139.76 },
];

const EVENTS = [
  { type: 'postback', data: 'a=1' },
  { type: 'videoPlayComplete', videoPlayComplete: { trackingId: 'track' } },
  { type: 'beacon', beacon: { hwid: 'd41d8cd98f', type: 'enter' } },
  { type: 'unfollow' },
  { type: 'follow' },
];

test('the middleware takes every event', async () => {
  for (const message of MESSAGES) await shop.act(friend, { type: 'message', message });
  for (const event of EVENTS) await shop.act(friend, event);
  for (const type of ['image/png', 'video/mp4', 'audio/x-m4a', 'application/pdf'])
    await emulator.ask(
      'POST',
      `/_emulator${shop.path}/friends/${friend}/contents?fileName=a.pdf`,
      Buffer.from([1]),
      type,
    );
  await shop.act(friend, { type: 'unsend', unsend: { messageId: bot.events()[0].message.id } });
  await group();
  await membership();
  await accountLink();
  await module();
  await emulator.advance('PT0S');
  const types = new Set();
  for (const webhook of bot.received) {
    const body = await passed(webhook, webhook.secret ?? shop.channelSecret);
    assert.deepEqual(body, JSON.parse(webhook.body), String(body));
    for (const event of body.events) types.add(event.type);
  }
  assert.deepEqual([...types].sort(), [
    ...[
      'accountLink',
      'activated',
      'beacon',
      'deactivated',
      'follow',
      'join',
      'leave',
      'memberJoined',
      'memberLeft',
    ],
    ...['membership', 'message', 'module', 'postback', 'unfollow', 'unsend', 'videoPlayComplete'],
  ]);
});

async function group() {
  const opened = await emulator.control('POST', `${shop.path}/groups`, { name: '家族', members: [friend] });
  const act = (action) => emulator.control('POST', `${shop.path}/groups/${opened.chatId}/actions`, action);
  await act({ type: 'message', text: '何時？', userId: friend });
  await act({ type: 'memberJoined', members: [shop.friends[1]] });
  await act({ type: 'memberLeft', members: [shop.friends[1]] });
  await act({ type: 'leave' });
}

async function membership() {
  const plan = await emulator.control('POST', `${shop.path}/memberships`, { title: 'Basic', price: 500 });
  const path = `${shop.path}/friends/${friend}/memberships/${plan.membershipId}`;
  await emulator.control('POST', `${path}/join`);
  await emulator.control('POST', `${path}/leave`);
}

async function accountLink() {
  const path = `/v2/bot/user/${friend}/linkToken`;
  const { json } = await emulator.ask('POST', path, '', 'application/json', shop.channelAccessToken);
  const answer = { linkToken: json.linkToken, nonce: 'abcdefghij0123456789', emulator_user: friend };
  await emulator.form('/_emulator/login/account-link', answer);
  await emulator.advance('PT0S');
}

/** Its webhooks are signed with its own secret. */
async function module() {
  const before = bot.received.length;
  const opened = await emulator.control('POST', '/module-channels', { name: 'Module', webhook: bot.url });
  const redirect_uri = 'https://module.example.com/back';
  const [client_id, client_secret] = [opened.channelId, opened.channelSecret];
  const agreed = { account: shop.channelId, redirectUri: redirect_uri };
  const { code } = await emulator.control('POST', `/module-channels/${client_id}/agreements`, agreed);
  await emulator.form('/module/auth/v1/token', {
    grant_type: 'authorization_code',
    ...{ code, redirect_uri, client_id, client_secret },
  });
  const { json } = await emulator.form('/v2/oauth/accessToken', {
    grant_type: 'client_credentials',
    ...{ client_id, client_secret },
  });
  const headers = { Authorization: `Bearer ${json.access_token}`, 'X-Line-Bot-Id': shop.botUserId };
  for (const what of ['acquire', 'release'])
    await fetch(`${emulator.url}/v2/bot/chat/${friend}/control/${what}`, { method: 'POST', headers });
  await emulator.advance('PT0S');
  for (const webhook of bot.received.slice(before)) webhook.secret = client_secret;
}

test('a wrong signature is refused', async () => {
  const [{ headers, body }] = bot.received;
  assert.equal(validateSignature(body, shop.channelSecret, headers['x-line-signature']), true);
  assert.equal(validateSignature(body, 'wrong', headers['x-line-signature']), false);
  assert.ok((await passed({ headers, body }, 'wrong')) instanceof SignatureValidationFailed);
});
