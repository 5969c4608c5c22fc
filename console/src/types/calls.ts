import type { Answer, Schemas } from '@/types/answer';
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
  Invited,
  Json,
  LedgerEntry,
  Me,
  Page,
  Person,
  Preview,
  SessionState,
  Statement,
  Tag,
  Usage,
  Approval,
  ApprovalRule,
} from '@/types/api';
import type { paths } from '@/types/openapi';

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
    '/accounts/{account}/campaigns/{campaign}/approval': Approval;
    '/accounts/{account}/approval-rule': ApprovalRule;
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
    '/accounts/{account}/approval-rule': ApprovalRule;
    '/accounts/{account}/campaigns/{campaign}/approval': Approval;
  };
  delete: {
    '/session': undefined;
    '/me/totp': undefined;
    '/me/passkeys/{passkey}': undefined;
    '/me/sessions': undefined;
    '/me/sessions/{session}': undefined;
    '/staff/{person}': undefined;
    '/tokens/{token}': undefined;
    '/accounts/{account}/campaigns/{campaign}/approval': undefined;
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
