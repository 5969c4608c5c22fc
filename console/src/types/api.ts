/**
 * The server's REST shapes, as far as the console reads them (`/api/v1`).
 *
 * Instants are ISO 8601 in UTC, days `2026-11-22` and months `2026-11` in the account's zone. Counts are messages
 * (recipients of a counted request, 通). Money is an exact decimal as text, so that no float ever touches it.
 */

export type Instant = string;
export type Day = string;
export type Month = string;
export type Decimal = string;

export interface Page<T> {
  items: T[];
  next: string | null;
}

export interface Account {
  accountId: number;
  name: string;
  channelId: string;
  botUserId: string;
  basicId: string;
  plan: string;
  additionalCap: number | null;
  timeZone: string;
  currency: string;
  webhookPath: string;
  tokenKind: 'issued' | 'pasted';
  checks: { check: string; ok: boolean; detail: string | null }[];
}

export type Route = 'push' | 'multicast' | 'broadcast' | 'narrowcast' | 'reply';

/** A share of the month's messages set apart: the month itself, a purpose, a campaign's budget. */
export interface Pot {
  /** `month`, `reserve:chat` or `campaign:<id>`. */
  pot: string;
  ceiling: number;
  used: number;
  reserved: number;
  remaining: number;
}

export interface Money {
  currency: string;
  base: Decimal;
  additional: Decimal;
  subtotal: Decimal;
  tax: Decimal;
  total: Decimal;
}

export interface Usage {
  month: Month;
  from: Instant;
  /** The reset: the first instant of the next month. */
  until: Instant;
  now: Instant;
  plan: {
    id: string;
    name: Record<string, string>;
    freeMessages: number | null;
    additionalCap: number | null;
  };
  /** Of all messages that count, everybody's: LINE's or the owner's, whichever is less. Absent while not known. */
  limit: number | null;
  limitKind: 'limited' | 'none' | 'unknown';
  budget: { messages: number | null; money: Decimal | null };
  /** The limit less what was sent elsewhere. */
  ceiling: number;
  used: number;
  reserved: number;
  remaining: number;
  /** How far used and reserved lie above what is allowed now, after the limit or budget was lowered. */
  over: number;
  /** `confirmed` is the part of accepted + adjusted that LINE has counted; `unknown` awaits LINE's answer. */
  counted: Record<
    'reserved' | 'accepted' | 'confirmed' | 'adjusted' | 'external' | 'held' | 'unknown',
    number
  >;
  byRoute: Partial<Record<Route, number>>;
  pots: Pot[];
  /** LINE's own figures, as last read. */
  reading: { at: Instant; limit: number | null; consumption: number } | null;
  sends: { open: boolean; why: string | null };
  /** Absent while the price is unknown. `nextMessage` is the price of the next one message, before tax. */
  money: (Money & { nextMessage: Decimal | null }) | null;
  /** True once LINE has confirmed the month's last day. */
  final: boolean;
}

export interface StatementDay {
  day: Day;
  route: Route;
  requests: number;
  accepted: number;
  confirmed: number | null;
  adjusted: number;
}

export interface InvoiceLine {
  kind: string;
  quantity: number;
  unitPrice: Decimal | null;
  amount: Decimal;
}

export interface Statement {
  month: Month;
  final: boolean;
  days: StatementDay[];
  totals: { accepted: number; adjusted: number; external: number; counted: number };
  invoice: (Money & { lines: InvoiceLine[] }) | null;
}

export interface FriendSummary {
  friends: number;
  blocked: number;
  visitors: number;
  gone: number;
  optedOut: number;
  /** LINE's own count, published once a day; without figures while the account has few friends. */
  line: { date: Day; followers: number | null; targetedReaches: number | null; blocks: number | null } | null;
}

export type CampaignStatus =
  | 'draft'
  | 'scheduled'
  | 'waiting'
  | 'sending'
  | 'sent'
  | 'partly'
  | 'held'
  | 'refused'
  | 'cancelled'
  | 'unknown';

export interface Campaign {
  campaignId: string;
  name: string;
  status: CampaignStatus;
  why: string | null;
  month: Month | null;
  recipients: number | null;
  accepted: number;
  refused: number;
  unknown: number;
  held: number;
  leftOut: number;
  sendAt: Instant | null;
  createdAt: Instant;
  startedAt: Instant | null;
  finishedAt: Instant | null;
}
