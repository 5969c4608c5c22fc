import type { components, paths } from '@/types/openapi';

/**
 * The server's shapes, from its own description (`npm run generate:api`).
 *
 * Instants are ISO 8601 in UTC, days `2026-11-22` and months `2026-11` in the account's zone. Counts are messages
 * (recipients of a counted request, 通). Money is an exact decimal as text, so that no float ever touches it.
 */
type Schemas = components['schemas'];

/**
 * An answer carries all of its properties. The description tells neither which of them may be null nor the words a text
 * is taken from: `Absent` and `Told` do. A property it does not know is a compile error.
 */
type Answer<
  Name extends keyof Schemas,
  Absent extends keyof Schemas[Name] = never,
  Told extends { [P in keyof Schemas[Name]]?: unknown } = object,
> = {
  [P in keyof Schemas[Name]]-?: Nullable<
    P extends keyof Told ? Told[P] : NonNullable<Schemas[Name][P]>,
    P extends Absent ? true : false
  >;
};

type Nullable<T, Absent> = Absent extends true ? T | null : T;

export type Instant = string;
export type Day = string;
export type Month = string;
export type Decimal = string;

/** Any JSON; the description spells the server's own class for it. */
export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

export interface Page<T> {
  items: T[];
  next: string | null;
}

export type Check = Answer<'Check', 'detail'>;
export type Account = Answer<'AccountBody', 'additionalCap', { checks: Check[] }>;

export type Route = 'push' | 'multicast' | 'broadcast' | 'narrowcast' | 'reply';

/** A share of the month's messages set apart: `month`, `reserve:chat`, or `campaign:<id>` for a campaign's budget. */
export type Pot = Answer<'PotBody'>;

/** Why a send waits or stops: a code and what fills its text, and the server's own words. */
export type Why = Answer<'Why'>;

export type InvoiceLine = Answer<'LineBody', 'unitPrice'>;

/** `nextMessage` is the price of the next one message, before tax; a statement has none. */
export type Money = Answer<'MoneyBody', 'nextMessage', { lines: InvoiceLine[] }>;

/**
 * `until` is the reset: the first instant of the next month. `limit` is of all messages that count, everybody's: LINE's
 * or the owner's, whichever is less. `ceiling` is the limit less what was sent elsewhere; `over`, how far used and
 * reserved lie above what is allowed now. In `counted`, `confirmed` is the part of accepted + adjusted that LINE has
 * counted, and `unknown` awaits LINE's answer. `final` once LINE has confirmed the month's last day.
 */
export type Usage = Answer<
  'UsageBody',
  'limit' | 'reading' | 'money',
  {
    plan: Answer<'PlanBody', 'freeMessages' | 'additionalCap'>;
    limitKind: 'limited' | 'none' | 'unknown';
    budget: Answer<'BudgetBody', 'messages' | 'money'>;
    counted: Answer<'CountedBody'>;
    byRoute: Partial<Record<Route, number>>;
    pots: Pot[];
    reading: Answer<'ReadingBody', 'limit'>;
    sends: Answer<'SendsBody', 'why', { why: Why }>;
    money: Money;
  }
>;

export type StatementDay = Answer<'DayBody', 'confirmed', { route: Route }>;
export type Statement = Answer<
  'StatementBody',
  'invoice',
  { days: StatementDay[]; totals: Answer<'TotalsBody'>; invoice: Money }
>;

export type LedgerEntry = Answer<'EntryBody', 'delivery' | 'route' | 'day' | 'note', { route: Route }>;

/** LINE's own count, published once a day; without figures while the account has few friends. */
export type LineFriends = Answer<'Count', 'followers' | 'targetedReaches' | 'blocks'>;
export type FriendSummary = Answer<'Summary', 'line', { line: LineFriends }>;

export type Friend = Answer<
  'Friend',
  'displayName' | 'language' | 'pictureUrl' | 'followedAt' | 'source',
  { attributes: Record<string, Json> }
>;
export type FriendStatus = Friend['status'];

/** What one cause changed; a field is `status`, `optedOut`, `attribute:drink` or `tag:answered`. */
export type HistoryEntry = Answer<'Entry', never, { actor: Answer<'Actor'>; changes: FieldChange[] }>;
export type FieldChange = Answer<'Change', never, { from: Json; to: Json }>;

/** `csrf` goes back with every change; `everywhere` is what may be done at every account and in the installation. */
export type SessionState = Answer<
  'SessionAnswer',
  'person' | 'csrf',
  { person: Answer<'SignedInPerson'>; accounts: Answer<'AccountRights'>[] }
>;

export type Role = 'owner' | 'manager' | 'operator' | 'analyst';

/** Without an account: at every one, and of the installation. */
export type RoleAt = Answer<'RoleBody', 'accountId', { role: Role }>;
export type Person = Answer<'PersonAnswer', 'signedInAt', { roles: RoleAt[] }>;
export type Invited = Answer<'InvitedAnswer', never, { person: Person }>;
export type ApiToken = Answer<'TokenAnswer', 'accountId' | 'endsAt'>;
export type Passkey = Answer<'Passkey', 'usedAt'>;
export type OwnSession = Answer<'OwnSessionAnswer'>;
export type Me = Answer<'OwnAnswer', never, { passkeys: Passkey[]; sessions: OwnSession[] }>;
export type AuditEntry = Answer<'AuditEntryAnswer', 'name', { details: Json }>;

export type Tag = Answer<'Tag', 'folder' | 'limit' | 'lifetimeDays'>;
export type Attribute = Answer<
  'Attribute',
  'format' | 'min' | 'max' | 'pattern' | 'defaultValue' | 'folder',
  { defaultValue: Json }
>;

/** Whom to send to: `{tag}`, `{attribute, is}`, `{everyone: true}`, or several joined by all, any or none. */
export type Audience =
  | { everyone: true }
  | { tag: string }
  | { attribute: string; is: Json }
  | { all: Audience[] }
  | { any: Audience[] }
  | { none: Audience[] };

/** A LINE message object. */
export type Message = { type: string; [property: string]: Json };

export type Cost = Answer<'Cost'>;

/** The month's end in messages. */
export type Ends = Answer<'Ends'>;

/** The plan to ask for; none: stay, or it cannot be told. */
export type PlanAdvice = Answer<'Plan', 'to', { why: Why }>;

/** What can be done about a send that does not fit: so many now, so many after the reset, so many left out. */
export type Choice = Answer<
  'Choice',
  'cost' | 'costLater' | 'laterAt' | 'budget' | 'budgetMoney' | 'plan',
  {
    choice: 'refuse' | 'best' | 'part' | 'raise-budget' | 'change-plan';
    cost: Cost;
    costLater: Cost;
    budgetMoney: Cost;
    plan: PlanAdvice;
  }
>;

/**
 * `why` says what stops a send now, or why the cost is not known. `expected` is what LINE will deliver of the messages,
 * by its counts so far; `forecast`, the month's end without this send and with it. `choices` are none if it fits.
 */
export type Estimate = Answer<
  'Estimate',
  'limit' | 'cost' | 'why' | 'expected',
  {
    route: Route;
    cost: Cost;
    why: Why;
    expected: Answer<'Expected'>;
    forecast: Answer<'Forecast', never, { without: Ends; with: Ends; plan: PlanAdvice; why: Why }>;
    choices: Choice[];
  }
>;

/** What one friend would get, and the variables of which nothing is known of them. */
export type Preview = Answer<'Preview', never, { messages: Message[] }>;

export type CampaignStatus =
  | 'draft'
  | 'scheduled'
  | 'repeating'
  | 'ended'
  | 'waiting'
  | 'sending'
  | 'paused'
  | 'sent'
  | 'partly'
  | 'held'
  | 'refused'
  | 'cancelled'
  | 'unknown';

/** When a campaign comes round; the first time and the time of day are those of `sendAt`. */
export type Repeat = Answer<
  'Repeat',
  'interval' | 'on' | 'dayOfMonth' | 'nth' | 'until' | 'times',
  { every: 'day' | 'week' | 'month' }
>;

export type Campaign = Answer<
  'CampaignView',
  | 'why'
  | 'month'
  | 'recipients'
  | 'route'
  | 'budget'
  | 'sendAt'
  | 'startedAt'
  | 'finishedAt'
  | 'delivery'
  | 'repeat'
  | 'origin',
  {
    why: Why;
    status: CampaignStatus;
    audience: Audience;
    route: Route;
    atMonthEnd: 'hold' | 'go-on';
    messages: Message[];
    repeat: Repeat;
  }
>;

/** What each address below `/api/v1` answers, as far as the console asks. */
export interface Answers {
  get: {
    '/session': SessionState;
    '/me': Me;
    '/staff': Page<Person>;
    '/tokens': Page<ApiToken>;
    '/audit': Page<AuditEntry>;
    '/accounts/{account}/audit': Page<AuditEntry>;
    '/accounts': Page<Account>;
    '/accounts/{account}/usage': Usage;
    '/accounts/{account}/statements/{month}': Statement;
    '/accounts/{account}/ledger': Page<LedgerEntry>;
    '/accounts/{account}/friends': Page<Friend>;
    '/accounts/{account}/friends/summary': FriendSummary;
    '/accounts/{account}/friends/{userId}': Friend;
    '/accounts/{account}/friends/{userId}/history': Page<HistoryEntry>;
    '/accounts/{account}/tags': Page<Tag>;
    '/accounts/{account}/attributes': Page<Attribute>;
    '/accounts/{account}/campaigns': Page<Campaign>;
    '/accounts/{account}/campaigns/{campaign}': Campaign;
  };
  post: {
    '/session': SessionState;
    '/session/passkey-options': Answer<'PasskeyRequest'>;
    '/session/passkey': SessionState;
    '/setup': SessionState;
    '/invitations': SessionState;
    '/me/totp': Answer<'TotpAnswer'>;
    '/me/totp/confirmation': Answer<'RecoveryCodesAnswer'>;
    '/me/recovery-codes': Answer<'RecoveryCodesAnswer'>;
    '/me/passkeys/options': Answer<'PasskeyCreation'>;
    '/me/passkeys': undefined;
    '/staff': Invited;
    '/staff/{person}/invitation': Invited;
    '/tokens': Answer<'MadeTokenAnswer', never, { token: ApiToken }>;
    '/accounts/{account}/estimates': Estimate;
    '/accounts/{account}/previews': Preview;
    '/accounts/{account}/campaigns': Campaign;
    '/accounts/{account}/campaigns/{campaign}/send': Campaign;
    '/accounts/{account}/campaigns/{campaign}/cancel': Campaign;
    '/accounts/{account}/campaigns/{campaign}/decision': Campaign;
    '/accounts/{account}/reconciliations': Usage;
  };
  put: {
    '/me/password': undefined;
    '/staff/{person}': Person;
    '/accounts/{account}/budget': Usage;
  };
  delete: {
    '/session': undefined;
    '/me/totp': undefined;
    '/me/passkeys/{passkey}': undefined;
    '/me/sessions': undefined;
    '/me/sessions/{session}': undefined;
    '/staff/{person}': undefined;
    '/tokens/{token}': undefined;
  };
}

export type Method = keyof Answers;

/** An address the server serves; one it no longer serves is a compile error where it is asked. */
export type Path<M extends Method> = {
  [P in keyof Answers[M]]: `/api/v1${P & string}` extends keyof paths ? P : never;
}[keyof Answers[M]] &
  string;

type Operation<M extends Method, P extends string> = paths[`/api/v1${P}` & keyof paths][M];

/** What fills the gaps of an address, and its query. */
export type Inputs<M extends Method, P extends string> =
  Operation<M, P> extends { parameters: { path?: infer Gaps; query?: infer Query } }
    ? Present<Gaps> & Undefinable<Present<Query>>
    : object;

type Present<T> = [NonNullable<T>] extends [never] ? object : NonNullable<T>;
type Undefinable<T> = { [K in keyof T]?: T[K] | undefined };

/** What an address takes, with JSON for JSON. */
export type Body<M extends Method, P extends string> =
  Operation<M, P> extends { requestBody: { content: { 'application/json': infer Asked } } }
    ? {
        [K in keyof Asked]: Schemas['JsonNode'] extends Asked[K] ? Json | object : Asked[K] | Nulls<Asked[K]>;
      }
    : undefined;

type Nulls<T> = undefined extends T ? null : never;
