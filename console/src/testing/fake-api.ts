import { afterEach, beforeEach } from 'vitest';
import {
  account,
  attributes,
  campaign,
  draft,
  estimate,
  friend,
  friends,
  history,
  ledger,
  page,
  preview,
  statement,
  tags,
  usage,
} from '@/testing/samples';

type Answer = unknown | ((url: URL) => unknown);

/** A refusal as the server words it, to be put in the place of an answer. */
export const problem = (status: number, detail: string, members: object = {}, code = 'test') =>
  new Response(JSON.stringify({ type: `urn:todoku:problem:${code}`, status, detail, ...members }), {
    status,
  });

export const unreachable = () => {
  throw new TypeError('fetch failed');
};

/** A server by hand: answers by method and path, takes the token `good`, remembers what it was asked. */
export class FakeApi {
  readonly asked: string[] = [];
  /** What was sent, by method and path, latest last. */
  readonly sent: { to: string; body: unknown; key: string | null }[] = [];

  private readonly answers = new Map<string, Answer>([
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
    if (headers.get('Authorization') !== 'Bearer good') return problem(401, 'token: unknown');
    if (method !== 'GET') {
      const body: unknown = init?.body ? JSON.parse(String(init.body)) : null;
      this.sent.push({ to, body, key: headers.get('Idempotency-Key') });
    }
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
