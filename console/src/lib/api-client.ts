import { currentSession, endRefusedSession } from '@/lib/session';
import type { Answers, Body, Inputs, Path } from '@/types/api';

/** A refusal by the server (RFC 9457), or, with status 0, no answer at all. */
export class ApiError extends Error {
  override readonly name = 'ApiError';

  /**
   * @param code what is wrong in one word, `does-not-fit`
   * @param members what the refusal tells beside its words, by name
   */
  constructor(
    readonly status: number,
    readonly detail: string | null,
    readonly code: string | null = null,
    readonly members: Record<string, unknown> = {},
  ) {
    super(detail ?? `status ${status}`);
  }
}

/** GETs an address below `/api/v1` with the session's token; a 401 ends the session. */
export function get<P extends Path<'get'>>(
  path: P,
  inputs: Inputs<'get', P>,
  signal?: AbortSignal,
): Promise<Answers['get'][P]> {
  return inSession((token) => ask(token, address(path, inputs), { signal: signal ?? null }));
}

/** GETs the same as a table of comma-separated values. */
export function getCsv<P extends Path<'get'>>(path: P, inputs: Inputs<'get', P>): Promise<Blob> {
  return inSession(async (token) => {
    const answer = await answerOf(token, address(path, inputs), { headers: { Accept: 'text/csv' } });
    return answer.blob();
  });
}

/** GETs with a token that is not (yet) the session's. */
export function getWith<P extends Path<'get'>>(token: string, path: P): Promise<Answers['get'][P]> {
  return ask(token, address(path, {}), {});
}

/** POSTs; a repeat with the same key and body takes effect once. */
export function post<P extends Path<'post'>>(
  path: P,
  inputs: Inputs<'post', P>,
  body: Body<'post', P>,
  key?: string,
): Promise<Answers['post'][P]> {
  return inSession((token) => ask(token, address(path, inputs), sending('POST', body, key)));
}

export function put<P extends Path<'put'>>(
  path: P,
  inputs: Inputs<'put', P>,
  body: Body<'put', P>,
): Promise<Answers['put'][P]> {
  return inSession((token) => ask(token, address(path, inputs), sending('PUT', body)));
}

/** Fills `{gaps}` by name; what is left over becomes the query. */
function address(path: string, inputs: object): string {
  const query = new URLSearchParams();
  const gaps = new Map<string, string>();
  for (const [name, value] of Object.entries(inputs) as [string, unknown][]) {
    if (path.includes(`{${name}}`)) gaps.set(name, encodeURIComponent(String(value)));
    else if (value !== undefined) query.set(name, String(value));
  }
  const filled = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => gaps.get(name) ?? '');
  return `/api/v1${filled}${query.size > 0 ? `?${query}` : ''}`;
}

function sending(method: string, body: unknown, key?: string): RequestInit {
  const headers = {
    ...(body !== undefined && { 'Content-Type': 'application/json' }),
    ...(key !== undefined && { 'Idempotency-Key': key }),
  };
  return { method, headers, ...(body !== undefined && { body: JSON.stringify(body) }) };
}

async function inSession<T>(request: (token: string) => Promise<T>): Promise<T> {
  const { token } = currentSession();
  try {
    return await request(token ?? '');
  } catch (error) {
    // A late answer to an earlier token must not end the session that followed it.
    if (error instanceof ApiError && error.status === 401 && currentSession().token === token)
      endRefusedSession();
    throw error;
  }
}

async function ask<T>(token: string, url: string, init: RequestInit): Promise<T> {
  return (await (await answerOf(token, url, init)).json()) as T;
}

async function answerOf(token: string, url: string, init: RequestInit): Promise<Response> {
  const response = await answerTo(url, {
    ...init,
    headers: { Authorization: `Bearer ${token}`, Accept: 'application/json', ...init.headers },
  });
  if (!response.ok) throw await refusal(response);
  return response;
}

async function answerTo(url: string, init: RequestInit) {
  try {
    return await fetch(url, init);
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error;
    throw new ApiError(0, null);
  }
}

/** What the problem says of itself; a proxy's HTML page says nothing. */
async function refusal(response: Response): Promise<ApiError> {
  try {
    const { type, title, status: _, detail = title, ...members } = (await response.json()) as Problem;
    const code = typeof type === 'string' ? (type.split(':').at(-1) ?? null) : null;
    return new ApiError(response.status, typeof detail === 'string' ? detail : null, code, members);
  } catch {
    return new ApiError(response.status, null);
  }
}

interface Problem extends Record<string, unknown> {
  type?: unknown;
  title?: unknown;
  detail?: unknown;
}
