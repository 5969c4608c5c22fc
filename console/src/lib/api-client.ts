import { currentSession, endRefusedSession } from '@/lib/session';

/** A refusal by the server (RFC 9457), or, with status 0, no answer at all. */
export class ApiError extends Error {
  override readonly name = 'ApiError';

  constructor(
    readonly status: number,
    readonly detail: string | null,
  ) {
    super(detail ?? `status ${status}`);
  }
}

/** GETs `/api/v1` + path with the session's token; a 401 ends the session. */
export async function get<T>(path: string, signal?: AbortSignal): Promise<T> {
  const { token } = currentSession();
  try {
    return await getWith<T>(token ?? '', path, signal);
  } catch (error) {
    // A late answer to an earlier token must not end the session that followed it.
    if (error instanceof ApiError && error.status === 401 && currentSession().token === token)
      endRefusedSession();
    throw error;
  }
}

/** GETs with a token that is not (yet) the session's. */
export async function getWith<T>(token: string, path: string, signal?: AbortSignal): Promise<T> {
  const response = await answerTo(`/api/v1${path}`, {
    headers: { Authorization: `Bearer ${token}`, Accept: 'application/json' },
    signal: signal ?? null,
  });
  if (!response.ok) throw new ApiError(response.status, await detailOf(response));
  return (await response.json()) as T;
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
async function detailOf(response: Response): Promise<string | null> {
  try {
    const problem = (await response.json()) as { detail?: unknown; title?: unknown };
    const text = problem.detail ?? problem.title;
    return typeof text === 'string' ? text : null;
  } catch {
    return null;
  }
}
