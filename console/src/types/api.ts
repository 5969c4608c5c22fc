import type { Answer } from '@/types/answer';

/**
 * The server's shapes, from its own description (`npm run generate:api`).
 *
 * Instants are ISO 8601 in UTC, days `2026-11-22` and months `2026-11` in the account's zone. Counts are messages
 * (recipients of a counted request, 通). Money is an exact decimal as text, so that no float ever touches it.
 */

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
  'limit' | 'cost' | 'why' | 'expected' | 'shares',
  {
    route: Route;
    cost: Cost;
    why: Why;
    expected: Answer<'Expected'>;
    forecast: Answer<'Forecast', never, { without: Ends; with: Ends; plan: PlanAdvice; why: Why }>;
    choices: Choice[];
  }
>;

/** Somebody, a token or the installation itself; `name` of a person who is still there. */
export type Who = Answer<'WhoBody', 'name'>;

/** Who wrote a campaign last, and whose leave it has, for so many messages. */
export type Approval = Answer<
  'ApprovalBody',
  'author' | 'leave',
  { author: Who; leave: Answer<'LeaveBody', never, { by: Who }> }
>;

export type ApprovalRule = Answer<'ApprovalRuleBody', 'above'>;

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
