import { describe, expect, it } from 'vitest';
import { ApiError, get } from '@/lib/api-client';
import { currentSession, signIn } from '@/lib/session';
import { problem, unreachable, useFakeApi } from '@/testing/fake-api';

const api = useFakeApi();

describe('a request', () => {
  it('carries the token of the session', async () => {
    signIn('good');
    await expect(get('/accounts', {})).resolves.toHaveProperty('items');
  });

  it('that is refused says why', async () => {
    signIn('good');
    api().answer('/accounts', problem(422, 'plan: got x'));
    await expect(get('/accounts', {})).rejects.toEqual(new ApiError(422, 'plan: got x', 'test'));
    expect(currentSession().token).toBe('good');
  });

  it('that a proxy answers in HTML is still a plain refusal', async () => {
    signIn('good');
    api().answer('/accounts', new Response('<html>', { status: 502 }));
    await expect(get('/accounts', {})).rejects.toEqual(new ApiError(502, null));
  });

  it('that reaches nobody has status 0', async () => {
    signIn('good');
    api().answer('/accounts', unreachable);
    await expect(get('/accounts', {})).rejects.toMatchObject({ status: 0 });
  });

  it('with a token no longer valid ends the session', async () => {
    signIn('stale');
    await expect(get('/accounts', {})).rejects.toMatchObject({ status: 401 });
    expect(currentSession()).toEqual({ token: null, csrf: null, refused: true });
  });

  it('answered late does not end the session that followed', async () => {
    signIn('stale');
    const late = get('/accounts', {});
    signIn('good');
    await expect(late).rejects.toMatchObject({ status: 401 });
    expect(currentSession().token).toBe('good');
  });
});
