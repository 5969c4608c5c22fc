import type { Page } from 'playwright-core';
import { problem, unreachable, type FakeApi } from '@/testing/fake-api';
import {
  account,
  campaign,
  door,
  draft,
  estimate,
  friend,
  friends,
  page as pageOf,
  usage,
} from '@/testing/samples';
import * as written from './written';

/** A page in a state worth looking at. */
export interface State {
  name: string;
  at: string;
  /** The state of the server, where it is not the samples'. */
  given?: (api: FakeApi) => unknown;
  /** What was half written before: the composer keeps it. */
  kept?: object;
  /** What is done on the page before it is looked at. */
  done?: (page: Page) => Promise<void>;
  token?: null;
  /** It never comes to rest. */
  loading?: true;
}

const home = '/accounts/1';
const held = { ...campaign, status: 'held' as const };
const why = (code: string, values: Record<string, string>) => ({ code, text: '…', values });

export const states: State[] = [
  { name: 'sign-in', at: '/', token: null },
  {
    name: 'set-up',
    at: '/',
    token: null,
    given: (api) => api.answer('/session', { ...door, setUp: false }),
  },
  { name: 'invitation', at: '/invitation#invited', token: null },
  { name: 'staff', at: '/staff', token: null, given: (api) => (api.cookie = true) },
  { name: 'security', at: '/security', token: null, given: (api) => (api.cookie = true) },
  { name: 'no-account', at: '/', given: (api) => api.answer('/accounts', pageOf([])) },
  { name: 'home', at: home },
  {
    name: 'home-over-and-held',
    at: home,
    given: (api) => {
      api.answer('/accounts', pageOf([account, { ...account, accountId: 2, name: '駅前店' }]));
      api.answer('/accounts/1/usage', { ...usage, over: 1_612, remaining: 0 });
      api.answer('/accounts/1/campaigns', pageOf([held, draft]));
    },
  },
  {
    name: 'home-no-reading',
    at: home,
    given: (api) => {
      const sends = {
        open: false,
        why: why('limit-not-readable', { month: '2026-11', said: '401 Unauthorized' }),
      };
      const unknown = {
        limit: null,
        limitKind: 'unknown',
        reading: null,
        remaining: 0,
        used: 0,
        reserved: 0,
      };
      const counted = Object.fromEntries(Object.keys(usage.counted).map((kind) => [kind, 0]));
      api.answer('/accounts/1/usage', { ...usage, ...unknown, counted, sends });
      api.answer('/accounts/1/campaigns', pageOf([]));
      api.answer('/accounts/1/friends/summary', { ...friends, friends: 0, line: null });
    },
  },
  {
    name: 'home-loading',
    at: home,
    loading: true,
    given: (api) => api.answer('/accounts/1/usage', () => new Promise(() => undefined)),
  },
  {
    name: 'home-error',
    at: home,
    given: (api) => {
      api.answer('/accounts/1/usage', problem(400, 'month: got 2026-13 (expected: like 2026-11)'));
      api.answer('/accounts/1/friends/summary', problem(403, 'token: got one without friends:read'));
    },
  },
  { name: 'friends', at: `${home}/friends` },
  {
    name: 'friends-empty',
    at: `${home}/friends?status=gone`,
    given: (api) => api.answer('/accounts/1/friends', pageOf([])),
  },
  {
    name: 'friends-many',
    at: `${home}/friends`,
    given: (api) =>
      api.answer(
        '/accounts/1/friends',
        pageOf(
          Array.from({ length: 200 }, (_, ordinal) => ({
            ...friend,
            ordinal,
            displayName: `友だち ${ordinal + 1}`,
          })),
        ),
      ),
    done: async (page) => {
      await page.evaluate(() => window.scrollTo(0, document.body.scrollHeight));
      await page.getByRole('link', { name: '友だち 200' }).waitFor();
    },
  },
  { name: 'friend', at: `${home}/friends/${friend.userId}` },
  { name: 'campaigns', at: `${home}/campaigns` },
  { name: 'campaign', at: `${home}/campaigns/${campaign.campaignId}` },
  {
    name: 'campaign-held',
    at: `${home}/campaigns/${campaign.campaignId}`,
    given: (api) => {
      const reason = why('month-ended', {});
      api.answer(`/accounts/1/campaigns/${campaign.campaignId}`, { ...held, why: reason });
    },
  },
  {
    name: 'campaign-approval',
    at: `${home}/campaigns/${draft.campaignId}`,
    given: (api) => {
      api.answer('/accounts/1/approval-rule', { above: '5000' });
      api.answer('POST /accounts/1/estimates', { ...estimate, needsApproval: true });
      const author = { kind: 'user', id: 'a', name: '葵' };
      api.answer(`/accounts/1/campaigns/${draft.campaignId}/approval`, { author, leave: null });
    },
  },
  { name: 'composer', at: `${home}/campaigns/new` },
  {
    name: 'composer-short',
    at: `${home}/campaigns/new`,
    given: (api) =>
      api.answer('POST /accounts/1/estimates', {
        ...estimate,
        remaining: 1_000,
        remainingAfter: -1_858,
        shortBy: 1_858,
        fits: false,
      }),
    done: write,
  },
  {
    name: 'composer-confirm',
    at: `${home}/campaigns/new`,
    done: async (page) => {
      await write(page);
      await page.getByRole('button', { name: /2,858/ }).click();
      await page.getByRole('dialog').waitFor();
    },
  },
  ...composed({
    text: written.kept([written.text], written.quickReplies),
    variables: written.kept([
      { type: 'text', text: '{name|お客様}さん、{drink|珈琲}の新豆が届きました。{birthday}' },
    ]),
    card: written.kept([written.cards]),
    'other-flex': written.kept([written.foreign]),
    template: written.kept([written.carousel, written.confirm]),
    media: written.kept(written.media),
    imagemap: written.kept([written.imagemap, written.coupon]),
  }),
  {
    name: 'composer-json',
    at: `${home}/campaigns/new`,
    kept: written.kept([written.wrong]),
    done: async (page) => {
      await page.getByRole('button', { name: /JSON/ }).click();
      await page.getByText('unknown field').waitFor();
    },
  },
  {
    name: 'composer-refused',
    at: `${home}/campaigns/new`,
    kept: written.kept(
      [written.carousel, { type: 'image', originalContentUrl: '', previewImageUrl: '' }],
      [],
      '',
    ),
    done: async (page) => {
      await page
        .locator('[data-draft="1"]')
        .getByRole('button', { name: /^(削除|Delete)$/ })
        .click();
      await page.getByRole('button', { name: /^(下書きとして保存|Keep as draft)$/ }).click();
      await page.getByRole('alert').waitFor();
    },
  },
  {
    name: 'palette',
    at: home,
    done: async (page) => {
      await page.keyboard.press('Control+k');
      await page.getByRole('option').first().waitFor();
    },
  },
  {
    name: 'shortcuts',
    at: home,
    done: async (page) => {
      await page.keyboard.press('?');
      await page.getByRole('switch').waitFor();
    },
  },
  {
    name: 'composer-menu',
    at: `${home}/campaigns/new`,
    done: async (page) => {
      await page.getByRole('button', { name: /^(メッセージを追加|Add a message)$/ }).click();
      await page.getByRole('menuitem').last().waitFor();
    },
  },
  {
    name: 'billing',
    at: `${home}/billing`,
    done: async (page) => {
      await page.locator('[aria-expanded]').click();
      await page.getByRole('cell', { name: '-200' }).last().waitFor();
    },
  },
  { name: 'not-found', at: '/accounts/99/campaigns' },
  {
    name: 'unreachable',
    at: `${home}/campaigns/${campaign.campaignId}`,
    given: (api) => api.answer(`/accounts/1/campaigns/${campaign.campaignId}`, unreachable),
    done: (page) => page.getByRole('alert').waitFor(), // it is asked three times before that
  },
];

async function write(page: Page) {
  const fields = page.getByRole('textbox');
  await fields.nth(0).fill('新豆のお知らせ');
  await fields.nth(1).fill('新豆が届きました。\n週末はぜひお店へ！');
}

/** The composer with each, once its preview stands. */
function composed(all: Record<string, object>): State[] {
  return Object.entries(all).map(([name, kept]) => ({
    name: `composer-${name}`,
    at: `${home}/campaigns/new`,
    kept,
    done: (page) => page.locator('figure [data-type]').first().waitFor(),
  }));
}
