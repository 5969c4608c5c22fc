// The official SDK's clients for audiences and insight: every method of theirs.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { insight, manageAudience, messagingApi } from '@line/bot-sdk';
import { start } from './support/emulator.js';
import { assertAllCalled, noted, refusal } from './support/exercised.js';

const { InsightClient } = insight;
const { ManageAudienceClient, ManageAudienceBlobClient } = manageAudience;
const HELLO = { type: 'text', text: 'こんにちは' };

let emulator, shop, audiences, files, statistics, sender;

before(async () => {
  emulator = await start();
  shop = await emulator.open({}, 60);
  const config = { channelAccessToken: shop.channelAccessToken, baseURL: emulator.url };
  audiences = noted(new ManageAudienceClient(config));
  files = noted(new ManageAudienceBlobClient(config));
  statistics = noted(new InsightClient(config));
  sender = new messagingApi.MessagingApiClient(config);
});

after(() => emulator?.stop());

const broadcast = async () => {
  const { httpResponse } = await sender.broadcastWithHttpInfo({ messages: [HELLO] });
  return httpResponse.headers.get('x-line-request-id');
};

test('it uploads, adds, renames, reads and removes audiences', async () => {
  const ids = shop.friends.map((id) => ({ id }));
  const { audienceGroupId } = await audiences.createAudienceGroup({
    description: 'best',
    audiences: ids.slice(0, 30),
  });
  await audiences.addAudienceToAudienceGroup({ audienceGroupId, audiences: ids.slice(30) });
  await audiences.updateAudienceGroupDescription(audienceGroupId, { description: 'better' });
  await emulator.advance('PT30S');
  const { audienceGroup, jobs } = await audiences.getAudienceData(audienceGroupId);
  assert.equal(audienceGroup.status, 'READY');
  assert.equal(audienceGroup.audienceCount, 60);
  assert.equal(jobs.length, 2);
  assert.equal(
    (await audiences.getAudienceGroups(1, 'better', 'READY', 40, false, 'MESSAGING_API')).totalCount,
    1,
  );
  await audiences.deleteAudienceGroup(audienceGroupId);
  const gone = await refusal(audiences.getAudienceData(audienceGroupId));
  assert.deepEqual(gone.details, [{ message: 'AUDIENCE_GROUP_NOT_FOUND' }]);
});

test('it uploads files', async () => {
  const file = new Blob([shop.friends.join('\n')], { type: 'text/plain' });
  const { audienceGroupId } = await files.createAudienceForUploadingUserIds(file, 'file', false, 'lines');
  await files.addUserIdsToAudience(file, audienceGroupId, 'more');
  await emulator.advance('PT30S');
  assert.equal((await audiences.getAudienceData(audienceGroupId)).audienceGroup.audienceCount, 60);
});

test('it retargets', async () => {
  const requestId = await broadcast();
  const clicked = { description: 'clicked', requestId, clickUrl: 'https://example.com/' };
  assert.equal((await audiences.createClickBasedAudienceGroup(clicked)).clickUrl, 'https://example.com/');
  assert.equal(
    (await audiences.createImpBasedAudienceGroup({ description: 'seen', requestId })).requestId,
    requestId,
  );
});

test('it reads shared audiences', async () => {
  const { audienceGroupId } = await emulator.control('POST', `${shop.path}/audienceGroups`, {
    type: 'WEBTRAFFIC',
    description: 's',
    createRoute: 'AD_MANAGER',
    userIds: [],
    owner: { serviceType: 'lap', id: 'A012345678', name: 'Ads' },
  });
  assert.equal((await audiences.getSharedAudienceData(audienceGroupId)).owner.name, 'Ads');
  assert.equal((await audiences.getSharedAudienceGroups(1)).totalCount, 1);
});

test('it reads what friends did', async () => {
  const requestId = await broadcast();
  await emulator.control('POST', `${shop.path}/reactions`, { requestId, userIds: shop.friends });
  assert.equal((await statistics.getMessageEvent(requestId)).overview.uniqueImpression, 60);
  assert.deepEqual((await statistics.getStatisticsPerUnit('sale', '20261101', '20261122')).messages, []);
});

test('it reads friends, deliveries and rich menus', async () => {
  assert.equal((await statistics.getNumberOfFollowers('20261101')).status, 'ready');
  assert.equal((await statistics.getNumberOfMessageDeliveries('20261101')).apiBroadcast, 0);
  assert.equal(typeof (await statistics.getFriendsDemographics()).available, 'boolean');
  const { richMenuId } = await sender.createRichMenu({
    size: { width: 800, height: 400 },
    selected: false,
    name: 'Menu',
    chatBarText: 'メニュー',
    areas: [],
  });
  assert.deepEqual(await statistics.getRichMenuInsightSummary(richMenuId, '20261101', '20261122'), {
    richMenuId,
  });
  assert.deepEqual(await statistics.getRichMenuInsightDaily(richMenuId, '20261101', '20261122'), {
    richMenuId,
  });
});

test('no method was left out', () =>
  assertAllCalled(ManageAudienceClient, ManageAudienceBlobClient, InsightClient));
