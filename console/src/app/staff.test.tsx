import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { currentSession } from '@/lib/session';
import { problem, useFakeApi } from '@/testing/fake-api';
import { openConsole } from '@/testing/open-console';
import { door, people, session } from '@/testing/samples';

const api = useFakeApi();
const region = (name: string) => screen.findByRole('region', { name });
const signedIn = () => {
  api().cookie = true;
  return session;
};

describe('a person', () => {
  it('signs in with a password, and a code where one is due', async () => {
    await openConsole({ token: null });
    api().answer('POST /session', problem(401, 'code: got none', {}, 'code-needed'));
    await userEvent.type(await screen.findByLabelText('メールアドレス'), 'hinata@example.com');
    await userEvent.type(screen.getByLabelText('パスワード'), 'correct horse battery{Enter}');
    const code = await screen.findByLabelText('確認コード');
    api().answer('POST /session', signedIn);
    await userEvent.type(code, '123456{Enter}');
    expect(await region('今月の通数')).toBeVisible();
    expect(api().sent.at(-1)?.body).toEqual({
      email: 'hinata@example.com',
      password: 'correct horse battery',
      code: '123456',
    });
    expect(sessionStorage.getItem('todoku.token')).toBeNull();
  });

  it('learns why they cannot come in', async () => {
    await openConsole({ token: null, language: 'en' });
    api().answer('POST /session', problem(429, 'sign-in: got too many', {}, 'too-many-attempts'));
    await userEvent.type(await screen.findByLabelText('E-mail address'), 'x@example.com');
    await userEvent.type(screen.getByLabelText('Password'), 'wrong{Enter}');
    expect(await screen.findByRole('alert')).toHaveTextContent('Too many failures');
  });

  it('who has a cookie is in at once, and out at the server too', async () => {
    api().cookie = true;
    await openConsole({ token: null });
    expect(await region('今月の通数')).toBeVisible();
    expect(currentSession().csrf).toBe('csrf');
    await userEvent.click(screen.getByRole('button', { name: 'サインアウト' }));
    expect(await screen.findByLabelText('メールアドレス')).toBeVisible();
    expect(api().sent.at(-1)?.to).toBe('DELETE /session');
  });

  it('is made the first owner while there is none', async () => {
    api().answer('/session', () => (api().cookie ? session : { ...door, setUp: false }));
    api().answer('POST /setup', signedIn);
    await openConsole({ token: null });
    await userEvent.type(await screen.findByLabelText('最初のトークン'), 'todoku_x');
    await userEvent.type(screen.getByLabelText('名前'), '日向');
    await userEvent.type(screen.getByLabelText('メールアドレス'), 'hinata@example.com');
    await userEvent.type(screen.getByLabelText('パスワード'), 'correct horse battery{Enter}');
    expect(await region('今月の通数')).toBeVisible();
  });

  it('who was invited chooses a password', async () => {
    api().answer('POST /invitations', signedIn);
    const { router } = await openConsole({ token: null, at: '/invitation#secret' });
    await userEvent.type(await screen.findByLabelText('新しいパスワード'), 'correct horse battery{Enter}');
    expect(await region('今月の通数')).toBeVisible();
    expect(api().sent[0]?.body).toEqual({ invitation: 'secret', password: 'correct horse battery' });
    expect(router.state.location.href).toBe('/accounts/1');
  });
});

describe('the staff page', () => {
  it('shows people and invites others', async () => {
    api().cookie = true;
    await openConsole({ token: null, at: '/staff' });
    expect(within(await screen.findByRole('article', { name: '葵' })).getByText(/担当者/)).toBeVisible();
    api().answer('POST /staff', { person: people[1], invitation: 'secret' });
    const form = await screen.findByRole('form', { name: 'スタッフを招待' });
    await userEvent.type(within(form).getByLabelText('名前'), '葵');
    await userEvent.type(within(form).getByLabelText('メールアドレス'), 'aoi@example.com{Enter}');
    expect(await screen.findByText(/\/invitation#secret/)).toBeVisible();
    expect(api().sent.at(-1)?.body).toMatchObject({ roles: [{ accountId: 1, role: 'operator' }] });
  });

  it('makes a token and shows it once', async () => {
    api().cookie = true;
    api().answer('POST /tokens', { token: { tokenId: 'x' }, secret: 'todoku_secret' });
    await openConsole({ token: null, at: '/staff', language: 'en' });
    const form = await screen.findByRole('form', { name: 'Make a token' });
    await userEvent.type(within(form).getByLabelText(/What it is for/), 'shop{Enter}');
    expect(await screen.findByText('todoku_secret')).toBeVisible();
    expect(api().sent.at(-1)?.body).toMatchObject({ scopes: ['figures'], accountId: null });
  });
});

describe('the security page', () => {
  it('adds an authenticator app and shows the recovery codes', async () => {
    api().cookie = true;
    api().answer('POST /me/totp', { secret: 'ABCDEFGH', uri: 'otpauth://totp/Todoku:x?secret=ABCDEFGH' });
    api().answer('POST /me/totp/confirmation', { codes: ['aaaa-bbbb-cccc-dddd'] });
    await openConsole({ token: null, at: '/security' });
    await userEvent.click(await screen.findByRole('button', { name: '認証アプリを登録' }));
    expect(await screen.findByAltText(/QRコード/)).toBeVisible();
    await userEvent.type(screen.getByLabelText('確認コード'), '123456{Enter}');
    expect(await screen.findByText('aaaa-bbbb-cccc-dddd')).toBeVisible();
  });

  it('ends a session elsewhere', async () => {
    api().cookie = true;
    api().answer('DELETE /me/sessions', new Response(null, { status: 204 }));
    await openConsole({ token: null, at: '/security' });
    await userEvent.click(await screen.findByRole('button', { name: 'ほかの端末をすべてサインアウト' }));
    await region('サインイン中の端末');
    expect(api().sent.at(-1)?.to).toBe('DELETE /me/sessions');
  });
});
