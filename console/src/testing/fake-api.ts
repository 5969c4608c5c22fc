import { afterEach, beforeEach } from 'vitest';
import { account, campaign, friends, statement, usage } from '@/testing/samples';

type Answer = unknown | ((url: URL) => unknown);

/** A refusal as the server words it, to be put in the place of an answer. */
export const problem = (status: number, detail: string) =>
  new Response(JSON.stringify({ type: 'urn:todoku:problem:test', status, detail }), { status });

export const unreachable = () => {
  throw new TypeError('fetch failed');
};

/** A server by hand: answers by path, takes the token `good`, remembers what it was asked. */
export class FakeApi {
  readonly asked: string[] = [];

  private readonly answers = new Map<string, Answer>([
    ['/accounts', { items: [account], next: null }],
    ['/accounts/1/usage', usage],
    ['/accounts/1/friends/summary', friends],
    ['/accounts/1/campaigns', { items: [campaign], next: null }],
    ['/accounts/1/statements/2026-11', statement],
  ]);

  answer(path: string, answer: Answer) {
    this.answers.set(path, answer);
  }

  readonly fetch = async (input: RequestInfo | URL, init?: RequestInit): Promise<Response> => {
    const url = new URL(String(input), 'http://localhost');
    this.asked.push(url.pathname + url.search);
    if (new Headers(init?.headers).get('Authorization') !== 'Bearer good')
      return problem(401, 'token: unknown');
    const answer = this.answers.get(url.pathname.replace('/api/v1', ''));
    if (answer === undefined) return problem(404, `path: got ${url.pathname}`);
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
