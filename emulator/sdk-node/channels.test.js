// The official SDK's clients for tokens, LIFF, modules and mission stickers: every method of theirs.
import assert from 'node:assert/strict';
import { createSign, generateKeyPairSync } from 'node:crypto';
import { after, before, test } from 'node:test';
import { channelAccessToken, liff, moduleAttach, moduleOperation, shop as shopping } from '@line/bot-sdk';
import { NOON, start } from './support/emulator.js';
import { assertAllCalled, noted, refusal } from './support/exercised.js';

const { ChannelAccessTokenClient } = channelAccessToken;
const { LiffClient } = liff;
const { LineModuleClient } = moduleOperation;
const { LineModuleAttachClient } = moduleAttach;
const { ShopClient } = shopping;
const GRANT = 'client_credentials';
const BY_JWT = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';

let emulator, shop, friend, tokens;

before(async () => {
  emulator = await start();
  shop = await emulator.open({}, 1);
  friend = shop.friends[0];
  tokens = noted(new ChannelAccessTokenClient({ baseURL: emulator.url }));
});

after(() => emulator?.stop());

const config = (token) => ({ channelAccessToken: token, baseURL: emulator.url });

async function assertion() {
  const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const jwk = { ...publicKey.export({ format: 'jwk' }), alg: 'RS256', use: 'sig' };
  const { kid } = await emulator.control('POST', `/channels/${shop.channelId}/keys`, { jwk });
  const part = (value) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const claims = {
    iss: shop.channelId,
    sub: shop.channelId,
    aud: 'https://api.line.me/',
    exp: Date.parse(NOON) / 1000 + 1800,
    token_exp: 86_400,
  };
  const signed = part({ alg: 'RS256', typ: 'JWT', kid }) + '.' + part(claims);
  return signed + '.' + createSign('RSA-SHA256').update(signed).sign(privateKey, 'base64url');
}

test('it issues, verifies and revokes short-lived tokens', async () => {
  const issued = await tokens.issueChannelToken(GRANT, shop.channelId, shop.channelSecret);
  assert.equal(issued.expires_in, 2_592_000);
  assert.equal((await tokens.verifyChannelToken(issued.access_token)).client_id, shop.channelId);
  await tokens.revokeChannelToken(issued.access_token);
  const refused = await refusal(tokens.verifyChannelToken(issued.access_token));
  assert.equal(refused.error_description, 'access_token invalid');
});

test('it issues, lists, verifies and revokes tokens by JWT', async () => {
  const jwt = await assertion();
  const issued = await tokens.issueChannelTokenByJWT(GRANT, BY_JWT, jwt);
  const { kids } = await tokens.getsAllValidChannelAccessTokenKeyIds(BY_JWT, jwt);
  assert.deepEqual(kids, [issued.key_id]);
  assert.equal((await tokens.verifyChannelTokenByJWT(issued.access_token)).expires_in, 86_400);
  await tokens.revokeChannelTokenByJWT(shop.channelId, shop.channelSecret, issued.access_token);
  assert.equal((await refusal(tokens.verifyChannelTokenByJWT(issued.access_token))).status, 400);
});

test('it issues stateless tokens', async () => {
  const jwt = await assertion();
  const { channelId, channelSecret } = shop;
  assert.equal(
    (await tokens.issueStatelessChannelToken(GRANT, undefined, undefined, channelId, channelSecret))
      .expires_in,
    900,
  );
  assert.equal((await tokens.issueStatelessChannelTokenByJWTAssertion(jwt)).token_type, 'Bearer');
  assert.equal(
    (await tokens.issueStatelessChannelTokenByClientSecret(channelId, channelSecret)).expires_in,
    900,
  );
});

test('it adds, changes, lists and deletes LIFF apps', async () => {
  const app = await emulator.control('POST', '/login-channels', {
    name: 'App',
    account: shop.channelId,
    callbackUrls: ['https://app.example.com/callback'],
  });
  const { access_token } = await tokens.issueChannelToken(GRANT, app.channelId, app.channelSecret);
  const apps = noted(new LiffClient(config(access_token)));
  assert.equal((await refusal(apps.getAllLIFFApps())).status, 404);
  const { liffId } = await apps.addLIFFApp({
    view: { type: 'tall', url: 'https://example.com/app' },
    description: '予約',
  });
  await apps.updateLIFFApp(liffId, { description: '新しい' });
  assert.equal((await apps.getAllLIFFApps()).apps[0].description, '新しい');
  await apps.deleteLIFFApp(liffId);
});

test('it attaches a module, takes and gives back a chat, and detaches', async () => {
  const module = await emulator.control('POST', '/module-channels', { name: 'Module' });
  const redirectUri = 'https://module.example.com/back';
  const agreed = { account: shop.channelId, redirectUri };
  const { code } = await emulator.control('POST', `/module-channels/${module.channelId}/agreements`, agreed);
  const { access_token } = await tokens.issueChannelToken(GRANT, module.channelId, module.channelSecret);
  const attach = noted(new LineModuleAttachClient(config(access_token)));
  const { channelId, channelSecret } = module;
  const attached = await attach.attachModule(
    'authorization_code',
    code,
    redirectUri,
    undefined,
    channelId,
    channelSecret,
  );
  assert.equal(attached.bot_id, shop.botUserId);
  const client = noted(
    new LineModuleClient({ ...config(access_token), defaultHeaders: { 'X-Line-Bot-Id': shop.botUserId } }),
  );
  assert.equal((await client.getModules()).bots[0].userId, shop.botUserId);
  await client.acquireChatControl(friend, { expired: true, ttl: 60 });
  await client.releaseChatControl(friend);
  await client.detachModule({ botId: shop.botUserId });
  assert.deepEqual((await client.getModules()).bots, []);
});

test('it gives mission stickers', async () => {
  const client = noted(new ShopClient(config(shop.channelAccessToken)));
  await emulator.control('PUT', `${shop.path}/mission-stickers`, { products: [{ productId: '1' }] });
  await client.missionStickerV3({
    to: friend,
    productId: '1',
    productType: 'STICKER',
    sendPresentMessage: false,
  });
});

test('no method was left out', () =>
  assertAllCalled(
    ChannelAccessTokenClient,
    LiffClient,
    LineModuleClient,
    LineModuleAttachClient,
    ShopClient,
  ));
