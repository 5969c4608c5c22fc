import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { currentSession } from '@/lib/session';
import { problem, unreachable, useFakeApi } from '@/testing/fake-api';
import { openConsole } from '@/testing/open-console';
import { account, campaign, friends, statement, usage } from '@/testing/samples';

const api = useFakeApi();
const panel = (name: string) => screen.findByRole('region', { name });
const usageOf = (changed: Partial<typeof usage>) =>
  api().answer('/accounts/1/usage', { ...usage, ...changed });

describe('signing in', () => {
  it('takes a token the server takes, and shows the month', async () => {
    await openConsole({ token: null });
    await userEvent.type(await screen.findByLabelText('APIトークン'), ' good ');
    await userEvent.click(screen.getByRole('button', { name: 'サインイン' }));
    expect(await panel('今月の通数')).toBeVisible();
    expect(sessionStorage.getItem('todoku.token')).toBe('good');
  });

  it('says that a token is wrong, and keeps none', async () => {
    await openConsole({ token: null });
    await userEvent.type(await screen.findByLabelText('APIトークン'), 'bad{Enter}');
    expect(await screen.findByText(/このトークンは使えません/)).toBeVisible();
    expect(currentSession().token).toBeNull();
  });

  it('is asked for again when the server no longer takes the token', async () => {
    await openConsole({ token: 'revoked', language: 'en' });
    expect(await screen.findByText(/no longer valid/)).toBeVisible();
  });
});

describe('the month', () => {
  it('shows what is left, what took the rest and when it starts anew', async () => {
    await openConsole();
    const month = within(await panel('今月の通数'));
    expect(await month.findByText('18,000', { selector: 'p' })).toBeVisible();
    expect(month.getByRole('img')).toHaveAccessibleName(
      '通数の内訳：確定 20,000, 受付（確定待ち） 6,000, 外部送信 1,000, 予約 5,000, 残り 18,000',
    );
    expect(month.getByText('8日と8時間')).toBeVisible();
    expect(month.getByText('12月1日(火) 0:00に0通へ戻ります')).toBeVisible();
    expect(month.getByText('配信できます')).toBeVisible();
  });

  it('shows cost, certainty, LINE’s figures, friends, campaigns and days', async () => {
    await openConsole({ language: 'en' });
    expect(within(await panel('Cost')).getByText('¥16,500')).toBeVisible();
    expect(within(await panel('What the figures stand on')).getByText('380')).toBeVisible();
    const line = within(await panel('LINE’s own figures'));
    expect(line.getByText('-500')).toBeVisible(); // 26,500 by LINE; 26,000 and 1,000 elsewhere by us
    expect(line.getByText('3 minutes ago')).toBeVisible();
    expect(await within(await panel('Friends')).findByText(/LINE counts 2,469 more/)).toBeVisible();
    expect(await within(await panel('Last campaigns')).findByText('380 held · 5 refused')).toBeVisible();
    const days = within(await panel('Statement by day'));
    expect(await days.findByRole('cell', { name: 'Fri 20 Nov' })).toBeVisible();
    expect(days.getAllByText('not yet')).toHaveLength(2);
  });

  it('says why sends that cost messages are stopped', async () => {
    usageOf({
      sends: { open: false, why: 'LINEの上限を読み取れません' },
      limit: null,
      limitKind: 'unknown',
      remaining: 0,
    });
    await openConsole();
    expect(await screen.findByText('通数のかかる配信を停止しています')).toBeVisible();
    expect(screen.getByText('LINEの上限を読み取れません')).toBeVisible();
    expect(screen.getByText('上限を確認できません')).toBeVisible();
    expect(screen.queryByText('配信できます')).toBeNull();
  });

  it('names a campaign’s budget after the campaign', async () => {
    const pot = `campaign:${campaign.campaignId}`;
    usageOf({ pots: [{ ...usage.pots[0]!, pot, reserved: 5_200, remaining: 800 }] });
    await openConsole();
    expect(await within(await panel('枠')).findByRole('cell', { name: campaign.name })).toBeVisible();
  });

  it('leaves the tax to its place below the subtotal', async () => {
    const tax = { kind: 'tax', quantity: 1, unitPrice: null, amount: '1500.00' };
    const invoice = statement.invoice && { ...statement.invoice, lines: [...statement.invoice.lines, tax] };
    api().answer('/accounts/1/statements/2026-11', { ...statement, invoice });
    await openConsole();
    expect(await within(await panel('日別の明細')).findAllByText('1,500円')).toHaveLength(1);
  });

  it('shows no count of LINE’s where LINE publishes none', async () => {
    const line = { date: '2026-11-21', followers: null, targetedReaches: null, blocks: null };
    api().answer('/accounts/1/friends/summary', { ...friends, line });
    await openConsole();
    expect(await screen.findByText(/LINEは人数を公開しません/)).toBeVisible();
    expect(screen.queryByText('LINEの集計')).toBeNull();
  });

  it('warns of what is over a lowered limit', async () => {
    usageOf({ over: 1_612, remaining: 0 });
    await openConsole();
    expect(await screen.findByText(/1,612通超過しています/)).toBeVisible();
  });

  it('calculates no cost where the price is not known', async () => {
    usageOf({ money: null });
    await openConsole();
    expect(await screen.findByText(/料金がわからないため/)).toBeVisible();
  });

  it('of the past can be looked at, without what is true only now', async () => {
    api().answer('/accounts/1/usage', (url: URL) =>
      url.searchParams.has('month')
        ? { ...usage, month: '2026-10', until: '2026-10-31T15:00:00Z', final: true }
        : usage,
    );
    const { router } = await openConsole();
    await userEvent.click(await screen.findByRole('button', { name: '前の月' }));
    expect(await panel('2026年10月の通数')).toBeVisible();
    expect(router.state.location.href).toBe('/accounts/1?month=2026-10');
    expect(screen.getByText('確定済み')).toBeVisible();
    expect(screen.queryByRole('region', { name: 'LINEの数字' })).toBeNull();
    await userEvent.selectOptions(screen.getByLabelText('請求月'), '2026-11');
    expect(await panel('今月の通数')).toBeVisible();
    expect(router.state.location.href).toBe('/accounts/1');
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
    expect(await screen.findByRole('heading', { name: '駅前店' })).toBeVisible();
    expect(router.state.location.href).toBe('/accounts/2');
  });

  it('says how to begin where there is no account', async () => {
    api().answer('/accounts', { items: [], next: null });
    await openConsole({ at: '/' });
    expect(await screen.findByText('まだアカウントがありません')).toBeVisible();
  });

  it('teaches where there is nothing yet', async () => {
    usageOf({ pots: [], reading: null });
    api().answer('/accounts/1/campaigns', { items: [], next: null });
    await openConsole();
    expect(await screen.findByText(/まだ配信はありません/)).toBeVisible();
    expect(screen.getByText(/LINEの数字をまだ取得していません/)).toBeVisible();
    expect(screen.getByText('分けている枠はありません。')).toBeVisible();
  });

  it('shows the server’s words on an error, once, and tries again when told', async () => {
    api().answer('/accounts/1/usage', problem(500, 'the database is away'));
    await openConsole();
    expect(await screen.findAllByText('the database is away')).toHaveLength(1);
    api().answer('/accounts/1/usage', usage);
    await userEvent.click(screen.getByRole('button', { name: '再読み込み' }));
    expect(await panel('料金')).toBeVisible();
  });

  it('keeps the last figures, and says so, while the server is away', async () => {
    const { queryClient } = await openConsole();
    await panel('料金');
    api().answer('/accounts/1/usage', unreachable);
    await queryClient.refetchQueries({ queryKey: ['accounts', 1, 'usage'] });
    expect(await screen.findByText(/前回取得した数字を表示しています/)).toBeVisible();
    expect(await panel('料金')).toBeVisible();
  });

  it('shows an unknown account or address for what it is', async () => {
    await openConsole({ at: '/accounts/99' });
    expect(await screen.findByText('ページが見つかりません。')).toBeVisible();
  });

  it('forgets everything on signing out', async () => {
    const { queryClient } = await openConsole();
    await panel('料金');
    await userEvent.click(screen.getByRole('button', { name: 'サインアウト' }));
    await waitFor(() => expect(queryClient.getQueryCache().getAll()).toEqual([]));
    expect(sessionStorage.getItem('todoku.token')).toBeNull();
    expect(await screen.findByLabelText('APIトークン')).toBeVisible();
  });
});
