import type {
  Account,
  ApiToken,
  Attribute,
  AuditEntry,
  Campaign,
  Estimate,
  Friend,
  FriendSummary,
  HistoryEntry,
  LedgerEntry,
  Me,
  Page,
  Person,
  SessionState,
  Preview,
  Statement,
  Tag,
  Usage,
} from '@/types/api';

export const page = <T>(items: T[]): Page<T> => ({ items, next: null });

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
  budget: { messages: null, money: null, unlimited: false, reserves: { chat: 500 } },
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
  pots: [
    { pot: 'reserve:chat', allowed: 500, ceiling: 500, used: 120, reserved: 0, remaining: 380, over: 0 },
  ],
  reading: { at: '2026-11-22T06:33:00Z', limit: 50_000, consumption: 26_500, ours: 26_000, exact: false },
  sends: { open: true, why: null },
  money: {
    currency: 'JPY',
    lines: [{ kind: 'base-fee', quantity: 1, unitPrice: '15000.00', amount: '15000.00' }],
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
    nextMessage: null,
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
  outstanding: 0,
  route: 'multicast',
  audience: { tag: 'answered' },
  atMonthEnd: 'hold',
  budget: null,
  delivery: '0198a000-0000-7000-8000-00000000000d',
  sendAt: null,
  createdAt: '2026-11-17T09:00:00Z',
  startedAt: '2026-11-18T09:00:00Z',
  finishedAt: '2026-11-18T09:01:00Z',
  messages: [{ type: 'text', text: '読書会' }],
  repeat: null,
  cameRound: 0,
  origin: null,
  archived: false,
};

export const draft: Campaign = {
  ...campaign,
  campaignId: '0198a000-0000-7000-8000-000000000002',
  name: '新豆のお知らせ',
  status: 'draft',
  month: null,
  recipients: null,
  accepted: 0,
  refused: 0,
  held: 0,
  route: null,
  startedAt: null,
  finishedAt: null,
  delivery: null,
};

export const estimate: Estimate = {
  recipients: 2_858,
  messages: 2_858,
  route: 'multicast',
  limit: 50_000,
  remaining: 18_000,
  remainingAfter: 15_142,
  fits: true,
  shortBy: 0,
  cost: { currency: 'JPY', amount: '8574.00' },
  needsApproval: false,
  certainty: 'accepted',
  why: null,
  seconds: 1,
  resetsAt: '2026-11-30T15:00:00Z',
  shares: null,
  expected: { messages: 2_801, accepted: 10_000, delivered: 9_800 },
  forecast: {
    month: '2026-11',
    without: { low: 14_000, likely: 16_000, high: 19_000 },
    with: { low: 16_858, likely: 18_858, high: 21_858 },
    plan: {
      to: null,
      why: {
        code: 'plan-fits',
        text: 'jp-2023-standard is the best plan for 18858 messages in 2026-11.',
        values: { from: 'jp-2023-standard', messages: '18858', month: '2026-11' },
      },
    },
    why: {
      code: 'forecast-of-first-month',
      text: 'No month before is known: it stands on 22 days of this one.',
      values: { days: '22' },
    },
  },
  choices: [],
};

export const tags: Tag[] = [
  { tagId: 1, name: '回答済み', folder: null, position: 1, limit: null, lifetimeDays: null },
];

const unlimited = {
  words: {},
  format: null,
  min: null,
  max: null,
  pattern: null,
  defaultValue: null,
  folder: null,
  position: 1,
};

export const attributes: Attribute[] = [
  {
    ...unlimited,
    attributeId: 1,
    key: 'drink',
    name: '好きな飲み物',
    type: 'choice',
    choices: ['コーヒー', '紅茶'],
  },
  { ...unlimited, attributeId: 2, key: 'birthday', name: '誕生日', type: 'date', choices: [] },
];

export const friend: Friend = {
  ordinal: 0,
  userId: 'U313a23216d11c31a6a7639c9133ad057',
  displayName: '佐藤 葵',
  language: 'ja',
  pictureUrl: null,
  status: 'friend',
  attributes: { drink: 'コーヒー', birthday: '1990-04-08' },
  tags: ['回答済み'],
  optedOut: false,
  followedAt: '2026-11-02T02:00:00Z',
  source: null,
};

export const preview: Preview = {
  messages: [{ type: 'text', text: '佐藤 葵さん、コーヒーの新豆が届きました。' }],
  unknown: ['birthday'],
};

const todoku = { kind: 'system', id: 'todoku' };

export const history: HistoryEntry[] = [
  {
    at: '2026-11-02T03:30:01Z',
    eventAt: '2026-11-02T03:30:00Z',
    actor: todoku,
    cause: 'rule:アンケート event:01M6D4X1P04AZQ246J75P8Y98P',
    changes: [
      { field: 'attribute:drink', from: '紅茶', to: 'コーヒー' },
      { field: 'tag:回答済み', from: false, to: true },
    ],
  },
  {
    at: '2026-11-02T02:00:00Z',
    eventAt: '2026-11-02T02:00:00Z',
    actor: todoku,
    cause: 'event:01M6CZR880BZM5VGKKKRRDDQ5E',
    changes: [{ field: 'status', from: null, to: 'friend' }],
  },
];

export const ledger: LedgerEntry[] = [
  {
    entry: 1,
    at: '2026-11-18T09:00:00Z',
    month: '2026-11',
    kind: 'reserve',
    path: ['month'],
    amount: 1_200,
    delivery: campaign.delivery,
    route: 'multicast',
    day: null,
    note: null,
  },
  {
    entry: 2,
    at: '2026-11-21T00:00:00Z',
    month: '2026-11',
    kind: 'adjust',
    path: ['month'],
    amount: -200,
    delivery: null,
    route: 'multicast',
    day: '2026-11-20',
    note: 'accepted, but not delivered by LINE’s count',
  },
];

/** Nobody is signed in, and there is an owner. */
export const door: SessionState = {
  setUp: true,
  signedIn: false,
  person: null,
  csrf: null,
  everywhere: [],
  accounts: [],
};

const personId = '01938000-0000-7000-8000-000000000001';

export const session: SessionState = {
  setUp: true,
  signedIn: true,
  person: { personId, email: 'hinata@example.com', name: '日向' },
  csrf: 'csrf',
  everywhere: ['account', 'figures', 'staff'],
  accounts: [{ accountId: 1, permissions: ['figures', 'staff'] }],
};

export const me: Me = {
  personId,
  email: 'hinata@example.com',
  name: '日向',
  password: true,
  totp: false,
  recoveryCodes: 0,
  passkeys: [
    {
      passkeyId: '01938000-0000-7000-8000-000000000002',
      name: '店のiPad',
      createdAt: '2026-11-01T03:00:00Z',
      usedAt: null,
    },
  ],
  sessions: [
    {
      sessionId: '01938000-0000-7000-8000-000000000003',
      how: 'password',
      agent: 'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7)',
      beganAt: '2026-11-22T00:00:00Z',
      seenAt: '2026-11-22T06:30:00Z',
      current: true,
    },
    {
      sessionId: '01938000-0000-7000-8000-000000000004',
      how: 'passkey',
      agent: '',
      beganAt: '2026-11-21T00:00:00Z',
      seenAt: '2026-11-21T06:30:00Z',
      current: false,
    },
  ],
};

export const people: Person[] = [
  {
    personId,
    email: 'hinata@example.com',
    name: '日向',
    disabled: false,
    invited: false,
    password: true,
    totp: true,
    roles: [{ accountId: null, role: 'owner' }],
    createdAt: '2026-11-01T00:00:00Z',
    signedInAt: '2026-11-22T00:00:00Z',
  },
  {
    personId: '01938000-0000-7000-8000-000000000005',
    email: 'aoi@example.com',
    name: '葵',
    disabled: false,
    invited: true,
    password: false,
    totp: false,
    roles: [{ accountId: 1, role: 'operator' }],
    createdAt: '2026-11-20T00:00:00Z',
    signedInAt: null,
  },
];

export const apiTokens: ApiToken[] = [
  {
    tokenId: '01938000-0000-7000-8000-000000000006',
    name: 'first',
    scopes: ['everything'],
    accountId: null,
    createdAt: '2026-11-01T00:00:00Z',
    endsAt: null,
  },
];

export const auditEntries: AuditEntry[] = [
  {
    entryId: '01938000-0000-7000-8000-000000000007',
    at: '2026-11-20T00:00:00Z',
    actor: 'user',
    actorId: personId,
    name: '日向',
    what: 'person.added',
    details: {},
  },
];
