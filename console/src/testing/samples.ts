import type { Account, Campaign, FriendSummary, Statement, Usage } from '@/types/api';

/** A shop in Japan on 2026-11-22, 15:36 of its own time. */
export const account: Account = {
  accountId: 1,
  name: 'ひだまり珈琲',
  channelId: '2000000001',
  botUserId: 'U00000000000000000000000000000001',
  basicId: '@hidamari',
  plan: 'jp-2023-standard',
  additionalCap: 20_000,
  timeZone: 'Asia/Tokyo',
  currency: 'JPY',
  webhookPath: '/webhook/1',
  tokenKind: 'issued',
  checks: [],
};

export const usage: Usage = {
  month: '2026-11',
  from: '2026-10-31T15:00:00Z',
  until: '2026-11-30T15:00:00Z',
  now: '2026-11-22T06:36:10Z',
  plan: {
    id: 'jp-2023-standard',
    name: { ja: 'スタンダードプラン', en: 'Standard' },
    freeMessages: 30_000,
    additionalCap: 20_000,
  },
  limit: 50_000,
  limitKind: 'limited',
  budget: { messages: null, money: null },
  ceiling: 49_000,
  used: 26_000,
  reserved: 5_000,
  remaining: 18_000,
  over: 0,
  counted: {
    reserved: 5_000,
    accepted: 26_200,
    confirmed: 20_000,
    adjusted: -200,
    external: 1_000,
    held: 380,
    unknown: 0,
  },
  byRoute: { push: 0, multicast: 26_000, broadcast: 0, narrowcast: 0, reply: 900 },
  pots: [{ pot: 'reserve:chat', ceiling: 500, used: 120, reserved: 0, remaining: 380 }],
  reading: { at: '2026-11-22T06:33:00Z', limit: 50_000, consumption: 26_500 },
  sends: { open: true, why: null },
  money: {
    currency: 'JPY',
    base: '15000.00',
    additional: '0.00',
    subtotal: '15000.00',
    tax: '1500.00',
    total: '16500.00',
    nextMessage: '3.00',
  },
  final: false,
};

export const statement: Statement = {
  month: '2026-11',
  final: false,
  days: [
    {
      day: '2026-11-20',
      route: 'multicast',
      requests: 40,
      accepted: 20_200,
      confirmed: 20_000,
      adjusted: -200,
    },
    { day: '2026-11-20', route: 'reply', requests: 900, accepted: 900, confirmed: null, adjusted: 0 },
    { day: '2026-11-22', route: 'multicast', requests: 12, accepted: 6_000, confirmed: null, adjusted: 0 },
  ],
  totals: { accepted: 26_200, adjusted: -200, external: 1_000, counted: 27_000 },
  invoice: {
    currency: 'JPY',
    lines: [{ kind: 'base-fee', quantity: 1, unitPrice: '15000.00', amount: '15000.00' }],
    base: '15000.00',
    additional: '0.00',
    subtotal: '15000.00',
    tax: '1500.00',
    total: '16500.00',
  },
};

export const friends: FriendSummary = {
  friends: 9_876,
  blocked: 412,
  visitors: 36,
  gone: 8,
  optedOut: 57,
  line: { date: '2026-11-21', followers: 12_800, targetedReaches: 11_020, blocks: 455 },
};

export const campaign: Campaign = {
  campaignId: '0198a000-0000-7000-8000-000000000001',
  name: '読書会のご案内',
  status: 'partly',
  why: null,
  month: '2026-11',
  recipients: 1_200,
  accepted: 815,
  refused: 5,
  unknown: 0,
  held: 380,
  leftOut: 0,
  sendAt: null,
  createdAt: '2026-11-17T09:00:00Z',
  startedAt: '2026-11-18T09:00:00Z',
  finishedAt: '2026-11-18T09:01:00Z',
};
