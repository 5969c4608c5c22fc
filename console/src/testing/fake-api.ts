import { afterEach, beforeEach } from 'vitest';
import {
  account,
  apiTokens,
  attributes,
  auditEntries,
  campaign,
  door,
  draft,
  estimate,
  friend,
  friends,
  history,
  ledger,
  me,
  page,
  people,
  session,
  preview,
  statement,
  tags,
  usage,
} from '@/testing/samples';

const openPaths = ['/session', '/session/passkey-options', '/session/passkey', '/setup', '/invitations'];

type Answer = unknown | ((url: URL) => unknown);

/** A refusal as the server words it, to be put in the place of an answer. */
export const problem = (status: number, detail: string, members: object = {}, code = 'test') =>
  new Response(JSON.stringify({ type: `urn:todoku:problem:${code}`, status, detail, ...members }), {
    status,
  });

export const unreachable = () => {
  throw new TypeError('fetch failed');
};

/**
 * A server by hand: answers by method and path, takes the token `good`, or a person whose browser has the cookie and whose
 * page knows `csrf`, and remembers what it was asked.
 */
export class FakeApi {
  readonly asked: string[] = [];
  /** What was sent, by method and path, latest last. */
  readonly sent: { to: string; body: unknown; key: string | null }[] = [];

  /** Whether the browser has a cookie. */
  cookie = false;

  private readonly answers = new Map<string, Answer>([
    ['/session', () => (this.cookie ? session : door)],
    ['/me', me],
    ['/staff', page(people)],
    ['/tokens', page(apiTokens)],
    ['/audit', page(auditEntries)],
    ['/accounts', page([account])],
    ['/accounts/1/usage', usage],
    ['/accounts/1/friends', page([friend])],
    ['/accounts/1/friends/summary', friends],
    [`/accounts/1/friends/${friend.userId}`, friend],
    [`/accounts/1/friends/${friend.userId}/history`, page(history)],
    ['/accounts/1/tags', page(tags)],
    ['/accounts/1/attributes', page(attributes)],
    ['/accounts/1/campaigns', page([campaign])],
    [`/accounts/1/campaigns/${campaign.campaignId}`, campaign],
    [`/accounts/1/campaigns/${draft.campaignId}`, draft],
    ['/accounts/1/statements/2026-11', statement],
    ['/accounts/1/ledger', page(ledger)],
    ['/accounts/1/approval-rule', { above: null }],
    ['POST /accounts/1/estimates', estimate],
    ['POST /accounts/1/previews', preview],
  ]);

  /** For `/path`, or for `POST /path`. */
  answer(to: string, answer: Answer) {
    this.answers.set(to, answer);
  }

  readonly fetch = async (input: RequestInfo | URL, init?: RequestInit): Promise<Response> => {
    const url = new URL(String(input), 'http://localhost');
    const path = url.pathname.replace('/api/v1', '');
    const method = init?.method ?? 'GET';
    const to = method === 'GET' ? path : `${method} ${path}`;
    const headers = new Headers(init?.headers);
    this.asked.push(url.pathname + url.search);
    const open = openPaths.includes(path);
    const token = headers.get('Authorization');
    const known = token === null ? this.cookie : token === 'Bearer good';
    if (!known && !(open && token === null)) return problem(401, 'token: unknown');
    if (token === null && !open && method !== 'GET' && headers.get('X-CSRF-Token') !== 'csrf')
      return problem(403, 'X-CSRF-Token: got none', {}, 'forged');
    if (method !== 'GET') {
      const body: unknown = init?.body ? JSON.parse(String(init.body)) : null;
      this.sent.push({ to, body, key: headers.get('Idempotency-Key') });
    }
    if (to === '/session' && token !== null) return Response.json({ ...session, person: null, csrf: null });
    if (to === 'DELETE /session') this.cookie = false;
    const answer = this.answers.get(to);
    if (answer === undefined) return problem(404, `path: got ${to}`);
    const body: unknown = typeof answer === 'function' ? answer(url) : answer;
    return body instanceof Response ? body.clone() : Response.json(await body);
  };
}

/** Puts a new fake in the place of `fetch` for each test. */
export function useFakeApi(): () => FakeApi {
  const original = globalThis.fetch;
  let api = new FakeApi();
  beforeEach(() => {
    api = new FakeApi();
    globalThis.fetch = api.fetch;
  });
  afterEach(() => {
    globalThis.fetch = original;
  });
  return () => api;
}
