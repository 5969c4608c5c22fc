import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { currentSession } from '@/lib/session';
import { useFakeApi } from '@/testing/fake-api';
import { openConsole } from '@/testing/open-console';
import { account, friend, usage } from '@/testing/samples';

const api = useFakeApi();
const panel = (name: string) => screen.findByRole('region', { name });

describe('signing in', () => {
  it('takes a token the server takes, and shows the month', async () => {
    await openConsole({ token: null });
    await userEvent.click(await screen.findByRole('button', { name: 'APIトークンで見る' }));
    await userEvent.type(await screen.findByLabelText('APIトークン'), ' good ');
    await userEvent.click(screen.getByRole('button', { name: 'サインイン' }));
    expect(await panel('今月の通数')).toBeVisible();
    expect(sessionStorage.getItem('todoku.token')).toBe('good');
  });

  it('says that a token is wrong, and keeps none', async () => {
    await openConsole({ token: null });
    await userEvent.click(await screen.findByRole('button', { name: 'APIトークンで見る' }));
    await userEvent.type(await screen.findByLabelText('APIトークン'), 'bad{Enter}');
    expect(await screen.findByText(/このトークンは使えません/)).toBeVisible();
    expect(currentSession().token).toBeNull();
  });

  it('is asked for again when the server no longer takes the token', async () => {
    await openConsole({ token: 'revoked', language: 'en' });
    expect(await screen.findByText(/no longer valid/)).toBeVisible();
  });
});

describe('the page', () => {
  it('changes its language and remembers it', async () => {
    await openConsole();
    await userEvent.click(await screen.findByRole('button', { name: 'English' }));
    expect(await panel('Messages this month')).toBeVisible();
    expect(document.documentElement.lang).toBe('en');
    expect(localStorage.getItem('todoku.language')).toBe('en');
  });

  it('leads to another account', async () => {
    api().answer('/accounts', { items: [account, { ...account, accountId: 2, name: '駅前店' }], next: null });
    api().answer('/accounts/2/usage', { ...usage, remaining: 7 });
    const { router } = await openConsole({ at: '/' });
    await userEvent.selectOptions(await screen.findByLabelText('アカウント'), '駅前店');
    expect(await screen.findByText('7', { selector: 'p' })).toBeVisible();
    expect(router.state.location.href).toBe('/accounts/2');
  });

  it('stays what it is on the way to another account', async () => {
    api().answer('/accounts', { items: [account, { ...account, accountId: 2, name: '駅前店' }], next: null });
    const { router } = await openConsole({ at: `/accounts/1/friends/${friend.userId}` });
    await userEvent.selectOptions(await screen.findByLabelText('アカウント'), '駅前店');
    await waitFor(() => expect(router.state.location.href).toBe('/accounts/2/friends'));
  });

  it('says how to begin where there is no account', async () => {
    api().answer('/accounts', { items: [], next: null });
    await openConsole({ at: '/' });
    expect(await screen.findByText('まだアカウントがありません')).toBeVisible();
  });

  it('shows an unknown account or address for what it is', async () => {
    await openConsole({ at: '/accounts/99' });
    expect(await screen.findByText('ページが見つかりません。')).toBeVisible();
  });

  it('forgets everything on signing out', async () => {
    const { queryClient } = await openConsole();
    await panel('今月の通数');
    await userEvent.click(screen.getByRole('button', { name: 'サインアウト' }));
    const kept = () => queryClient.getQueryCache().getAll();
    await waitFor(() => expect(kept().map(({ queryKey }) => queryKey)).toEqual([['door']]));
    expect(sessionStorage.getItem('todoku.token')).toBeNull();
    expect(await screen.findByLabelText('メールアドレス')).toBeVisible();
  });

  it('marks where one is, and leads on', async () => {
    const { router } = await openConsole();
    await panel('今月の通数');
    expect(screen.getByRole('link', { name: 'ホーム' })).toHaveAttribute('aria-current', 'page');
    await userEvent.click(screen.getByRole('link', { name: '友だち' }));
    expect(await screen.findByRole('heading', { level: 1, name: '友だち' })).toBeVisible();
    expect(screen.getByRole('link', { name: 'ホーム' })).not.toHaveAttribute('aria-current');
    expect(router.state.location.href).toBe('/accounts/1/friends');
  });
});
