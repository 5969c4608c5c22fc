// The official SDK's clients of the Messaging API: every method of theirs.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { messagingApi } from '@line/bot-sdk';
import { start, startBot } from './support/emulator.js';
import { assertAllCalled, bytes, noted, refusal } from './support/exercised.js';
import { png } from './support/png.js';

const { MessagingApiClient, MessagingApiBlobClient } = messagingApi;
const HELLO = { type: 'text', text: 'こんにちは' };
const PICTURE = png(800, 400);
const MENU = {
  size: { width: 800, height: 400 },
  selected: true,
  name: 'Menu',
  chatBarText: 'メニュー',
  areas: [
    {
      bounds: { x: 0, y: 0, width: 800, height: 400 },
      action: { type: 'postback', label: '買う', data: 'buy=1' },
    },
  ],
};
const HASH = '3d06a39d40790f11761295e053029378ae28c4b4f6f301693005e079f3d4ca64'; // of +819012345678

let emulator, bot, shop, friend, client, blobs;

before(async () => {
  emulator = await start();
  bot = await startBot();
  shop = await emulator.open({ webhook: bot.url, plan: 'jp-2023-light' }, 100);
  friend = shop.friends[0];
  const config = { channelAccessToken: shop.channelAccessToken, baseURL: emulator.url };
  client = noted(new MessagingApiClient(config));
  blobs = noted(new MessagingApiBlobClient(config));
});

after(() => {
  bot?.stop();
  emulator?.stop();
});

const said = async () => {
  await shop.act(friend, { type: 'message', text: '予約' });
  return bot.events().at(-1);
};

test('it sends by every way', async () => {
  const { replyToken } = await said();
  const replied = await client.replyMessage({ replyToken, messages: [HELLO] });
  assert.match(replied.sentMessages[0].id, /^\d+$/);
  const push = { to: friend, messages: [HELLO], customAggregationUnits: ['sale'] };
  const key = '123e4567-e89b-12d3-a456-426614174000';
  const pushed = await client.pushMessage(push, key);
  const again = await refusal(client.pushMessage(push, key));
  assert.equal(again.status, 409);
  assert.deepEqual(again.sentMessages, pushed.sentMessages);
  await client.multicast({ to: shop.friends.slice(0, 3), messages: [HELLO] });
  await client.broadcast({ messages: [HELLO] });
  const { httpResponse } = await client.narrowcastWithHttpInfo({ messages: [HELLO] });
  await client.narrowcast({ messages: [HELLO] });
  await emulator.advance('PT2S');
  const progress = await client.getNarrowcastProgress(httpResponse.headers.get('x-line-request-id'));
  assert.equal(progress.phase, 'succeeded');
  assert.equal(progress.successCount, 100);
  assert.deepEqual(await client.getMessageQuota(), { type: 'limited', value: 5_000 });
  await emulator.advance('PT10M');
  assert.equal((await client.getMessageQuotaConsumption()).totalUsage, 1 + 3 + 100 + 200);
  assert.equal((await client.getAggregationUnitUsage()).numOfCustomAggregationUnits, 1);
  assert.deepEqual((await client.getAggregationUnitNameList('10')).customAggregationUnits, ['sale']);
});

test('it validates messages as they would be sent', async () => {
  for (const way of ['Reply', 'Push', 'Multicast', 'Narrowcast', 'Broadcast']) {
    await client[`validate${way}`]({ messages: [HELLO] });
    const refused = await refusal(client[`validate${way}`]({ messages: [{ type: 'text', text: '' }] }));
    assert.equal(refused.details[0].property, 'messages[0].text');
  }
});

test('it counts what was sent', async () => {
  for (const way of ['Reply', 'Push', 'Multicast', 'Broadcast']) {
    assert.deepEqual(await client[`getNumberOfSent${way}Messages`]('20261101'), {
      status: 'ready',
      success: 0,
    });
  }
  await emulator.control('PUT', `${shop.path}/phoneNumbers`, { phoneNumbers: { [friend]: '+819012345678' } });
  await client.pushMessagesByPhone({ to: HASH, messages: [HELLO] }, 'a-tag-of-the-shop');
  assert.equal((await client.getPNPMessageStatistics('20261122')).status, 'unready');
});

test('it reads the bot, its friends and its webhook', async () => {
  assert.equal((await client.getBotInfo()).userId, shop.botUserId);
  assert.equal((await client.getProfile(friend)).userId, friend);
  assert.equal((await refusal(client.getProfile('U' + '0'.repeat(32)))).status, 404);
  const first = await client.getFollowers(undefined, 60);
  const second = await client.getFollowers(first.next, 60);
  assert.deepEqual([...first.userIds, ...second.userIds], shop.friends);
  assert.match((await client.issueLinkToken(friend)).linkToken, /.+/);
  assert.equal((await client.testWebhookEndpoint()).success, true);
  await client.setWebhookEndpoint({ endpoint: 'https://bot.example.com/webhook' });
  assert.equal((await client.getWebhookEndpoint()).endpoint, 'https://bot.example.com/webhook');
  await emulator.control('PUT', `${shop.path}/webhook`, { url: bot.url });
});

test('it reads and leaves groups and rooms', async () => {
  const open = async (kind) =>
    (await emulator.control('POST', `${shop.path}/groups`, { kind, name: '家族', members: [friend] })).chatId;
  const group = await open('group');
  assert.equal((await client.getGroupSummary(group)).groupName, '家族');
  assert.equal((await client.getGroupMemberCount(group)).count, 1);
  assert.deepEqual((await client.getGroupMembersIds(group)).memberIds, [friend]);
  assert.equal((await client.getGroupMemberProfile(group, friend)).userId, friend);
  await client.leaveGroup(group);
  assert.equal((await refusal(client.getGroupSummary(group))).message, 'Not found');
  const room = await open('room');
  assert.equal((await client.getRoomMemberCount(room)).count, 1);
  assert.deepEqual((await client.getRoomMembersIds(room)).memberIds, [friend]);
  assert.equal((await client.getRoomMemberProfile(room, friend)).userId, friend);
  await client.leaveRoom(room);
});

test('it shows that it reads and writes', async () => {
  await client.showLoadingAnimation({ chatId: friend, loadingSeconds: 10 });
  const { message } = await said();
  await client.markMessagesAsReadByToken({ markAsReadToken: message.markAsReadToken });
  await client.markMessagesAsRead({ chat: { userId: friend } });
});

test('it fetches what friends send', async () => {
  const send = async (type, content) =>
    (
      await emulator.ask(
        'POST',
        `/_emulator${shop.path}/friends/${friend}/contents`,
        content,
        type,
        shop.channelAccessToken,
      )
    ).json.messageId;
  const picture = await send('image/png', PICTURE);
  assert.deepEqual(await bytes(await blobs.getMessageContent(picture)), PICTURE);
  assert.ok((await bytes(await blobs.getMessageContentPreview(picture))).length > 0);
  const video = await send('video/mp4', Buffer.from([1, 2, 3]));
  assert.equal((await blobs.getMessageContentTranscodingByMessageId(video)).status, 'processing');
});

test('it makes, shows and removes rich menus', async () => {
  await client.validateRichMenuObject(MENU);
  const make = async () => {
    const { richMenuId } = await client.createRichMenu(MENU);
    await blobs.setRichMenuImage(richMenuId, new Blob([PICTURE], { type: 'image/png' }));
    return richMenuId;
  };
  const [menu, other] = [await make(), await make()];
  assert.deepEqual(await bytes(await blobs.getRichMenuImage(menu)), PICTURE);
  assert.deepEqual((await client.getRichMenu(menu)).areas, MENU.areas);
  assert.equal((await client.getRichMenuList()).richmenus.length, 2);
  await client.setDefaultRichMenu(menu);
  assert.equal((await client.getDefaultRichMenuId()).richMenuId, menu);
  await client.cancelDefaultRichMenu();
  await client.linkRichMenuIdToUser(friend, menu);
  assert.equal((await client.getRichMenuIdOfUser(friend)).richMenuId, menu);
  await client.unlinkRichMenuIdFromUser(friend);
  await client.linkRichMenuIdToUsers({ richMenuId: menu, userIds: shop.friends });
  const batch = { operations: [{ type: 'link', from: menu, to: other }] };
  await client.validateRichMenuBatchRequest(batch);
  const { httpResponse } = await client.richMenuBatchWithHttpInfo(batch);
  await emulator.advance('PT1M');
  const requestId = httpResponse.headers.get('x-line-request-id');
  assert.equal((await client.getRichMenuBatchProgress(requestId)).phase, 'succeeded');
  assert.equal((await client.getRichMenuIdOfUser(friend)).richMenuId, other);
  await client.unlinkRichMenuIdFromUsers({ userIds: shop.friends });
  await client.richMenuBatch({ operations: [{ type: 'unlinkAll' }] });
  await client.createRichMenuAlias({ richMenuAliasId: 'tab-a', richMenuId: menu });
  await client.updateRichMenuAlias('tab-a', { richMenuId: other });
  assert.equal((await client.getRichMenuAlias('tab-a')).richMenuId, other);
  assert.equal((await client.getRichMenuAliasList()).aliases.length, 1);
  await client.deleteRichMenuAlias('tab-a');
  await client.deleteRichMenu(menu);
  assert.equal((await refusal(client.getRichMenu(menu))).status, 404);
});

test('it makes, lists and closes coupons', async () => {
  const { couponId } = await client.createCoupon({
    title: 'くじ',
    acquisitionCondition: { type: 'lottery', lotteryProbability: 50, maxAcquireCount: -1 },
    reward: { type: 'discount', priceInfo: { type: 'fixed', fixedAmount: 100 } },
    startTimestamp: 0,
    endTimestamp: 1_924_959_599,
    maxUseCountPerTicket: 1,
    timezone: 'ASIA_TOKYO',
    visibility: 'UNLISTED',
  });
  assert.equal((await client.getCouponDetail(couponId)).title, 'くじ');
  const { items } = await client.listCoupon(new Set(['RUNNING', 'DRAFT']), undefined, 10);
  assert.deepEqual(items, [{ couponId, title: 'くじ' }]);
  await client.closeCoupon(couponId);
  assert.equal((await refusal(client.closeCoupon(couponId))).status, 410);
});

test('it reads memberships', async () => {
  const made = await emulator.control('POST', `${shop.path}/memberships`, { title: 'Basic', price: 500 });
  const id = made.membershipId;
  await emulator.control('POST', `${shop.path}/friends/${friend}/memberships/${id}/join`);
  assert.equal((await client.getMembershipList()).memberships[0].title, 'Basic');
  const { subscriptions } = await client.getMembershipSubscription(friend);
  assert.equal(subscriptions[0].user.nextBillingDate, '2026-12-22');
  assert.deepEqual((await client.getJoinedMembershipUsers(id, undefined, 10)).userIds, [friend]);
});

test('no method was left out', () => assertAllCalled(MessagingApiClient, MessagingApiBlobClient));
