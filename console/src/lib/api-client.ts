import { currentSession, endRefusedSession, type Session } from '@/lib/session';
import type { Answers, Body, Inputs, Path } from '@/types/calls';

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

/** GETs an address below `/api/v1` in the session; a 401 ends it. */
export function get<P extends Path<'get'>>(
  path: P,
  inputs: Inputs<'get', P>,
  signal?: AbortSignal,
): Promise<Answers['get'][P]> {
  return inSession((session) => ask(session, address(path, inputs), { signal: signal ?? null }));
}

/** GETs the same as a table of comma-separated values. */
export function getCsv<P extends Path<'get'>>(path: P, inputs: Inputs<'get', P>): Promise<Blob> {
  return inSession(async (session) => {
    const answer = await answerOf(session, address(path, inputs), { headers: { Accept: 'text/csv' } });
    return answer.blob();
  });
}

/** GETs with a token that is not (yet) the session's; without one, as the browser's cookie has it. */
export function getWith<P extends Path<'get'>>(token: string | null, path: P): Promise<Answers['get'][P]> {
  return ask({ token, csrf: null }, address(path, {}), {});
}

/** POSTs; a repeat with the same key and body takes effect once. */
export function post<P extends Path<'post'>>(
  path: P,
  inputs: Inputs<'post', P>,
  body: Body<'post', P>,
  key?: string,
): Promise<Answers['post'][P]> {
  return inSession((session) => ask(session, address(path, inputs), sending('POST', body, key)));
}

/** POSTs as nobody: the ways in. What is refused there ends no session. */
export function postOpen<P extends Path<'post'>>(
  path: P,
  body: Body<'post', P>,
): Promise<Answers['post'][P]> {
  return ask({ token: null, csrf: null }, address(path, {}), sending('POST', body));
}

export function put<P extends Path<'put'>>(
  path: P,
  inputs: Inputs<'put', P>,
  body: Body<'put', P>,
): Promise<Answers['put'][P]> {
  return inSession((session) => ask(session, address(path, inputs), sending('PUT', body)));
}

export function remove<P extends Path<'delete'>>(
  path: P,
  inputs: Inputs<'delete', P>,
): Promise<Answers['delete'][P]> {
  return inSession((session) => ask(session, address(path, inputs), { method: 'DELETE' }));
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

type Credentials = Pick<Session, 'token' | 'csrf'>;

async function inSession<T>(request: (session: Credentials) => Promise<T>): Promise<T> {
  const session = currentSession();
  try {
    return await request(session);
  } catch (error) {
    // A late answer to an earlier session must not end the one that followed it.
    if (error instanceof ApiError && error.status === 401 && currentSession() === session)
      endRefusedSession();
    throw error;
  }
}

async function ask<T>(session: Credentials, url: string, init: RequestInit): Promise<T> {
  const answer = await answerOf(session, url, init);
  return (answer.status === 204 ? undefined : await answer.json()) as T;
}

async function answerOf({ token, csrf }: Credentials, url: string, init: RequestInit): Promise<Response> {
  const response = await answerTo(url, {
    ...init,
    headers: {
      ...(token !== null && { Authorization: `Bearer ${token}` }),
      ...(csrf !== null && { 'X-CSRF-Token': csrf }),
      Accept: 'application/json',
      ...init.headers,
    },
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
