import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { problem, unreachable, useFakeApi } from '@/testing/fake-api';
import { openConsole } from '@/testing/open-console';
import { campaign, friends, page, usage } from '@/testing/samples';

const api = useFakeApi();
const panel = (name: string) => screen.findByRole('region', { name });
const usageOf = (changed: Partial<typeof usage>) =>
  api().answer('/accounts/1/usage', { ...usage, ...changed });

describe('home', () => {
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

  it('shows certainty, LINE’s figures, friends and campaigns', async () => {
    await openConsole({ language: 'en' });
    expect(within(await panel('What the figures stand on')).getByText('380')).toBeVisible();
    const line = within(await panel('LINE’s own figures'));
    expect(line.getByText('-500')).toBeVisible(); // 26,500 by LINE; 26,000 and 1,000 elsewhere by us
    expect(line.getByText('3 minutes ago')).toBeVisible();
    expect(await within(await panel('Number of friends')).findByText(/LINE counts 2,469 more/)).toBeVisible();
    expect(await within(await panel('Last campaigns')).findByText('380 held · 5 refused')).toBeVisible();
  });

  it('says why sends that cost messages are stopped', async () => {
    usageOf({
      sends: { open: false, why: { code: 'limit-not-read', text: '…', values: { month: '2026-11' } } },
      limit: null,
      limitKind: 'unknown',
      remaining: 0,
    });
    await openConsole();
    expect(await screen.findByText('通数のかかる配信を停止しています')).toBeVisible();
    expect(screen.getByText('2026年11月の上限をまだLINEから取得していません。')).toBeVisible();
    expect(screen.getByText('上限を確認できません')).toBeVisible();
    expect(screen.queryByText('配信できます')).toBeNull();
  });

  it('gives the server’s words for a reason it does not know', async () => {
    usageOf({ sends: { open: false, why: { code: 'new-reason', text: 'Something new.', values: {} } } });
    await openConsole();
    expect(await screen.findByText('Something new.')).toBeVisible();
  });

  it('reads LINE’s figures when told, and says why that failed', async () => {
    const values = { readAt: '2026-11-22T03:00:00Z', minutes: '15' };
    usageOf({ sends: { open: false, why: { code: 'limit-stale', text: '…', values } } });
    const why = { code: 'limit-stale-not-readable', text: '…', values: { ...values, said: '503 from LINE' } };
    api().answer('POST /accounts/1/reconciliations', problem(502, '…', { why }, 'line-figures'));
    await openConsole();
    const month = within(await panel('今月の通数'));
    expect(await month.findByText(/最後に取得したのは11月22日\(日\) 12:00/)).toBeVisible();
    await userEvent.click(month.getByRole('button', { name: 'LINEの数字を取得' }));
    expect(await month.findByText(/503 from LINE/)).toBeVisible();
  });

  it('asks for a decision about what is held, with a way to it', async () => {
    api().answer('/accounts/1/campaigns', page([{ ...campaign, status: 'held' }]));
    const { router } = await openConsole();
    const notice = within(await screen.findByRole('alert'));
    expect(notice.getByText(/380通/)).toBeVisible();
    await userEvent.click(notice.getByRole('link', { name: campaign.name }));
    expect(await screen.findByRole('heading', { name: campaign.name })).toBeVisible();
    expect(router.state.location.pathname).toBe(`/accounts/1/campaigns/${campaign.campaignId}`);
  });

  it('shows no count of LINE’s where LINE publishes none', async () => {
    const line = { date: '2026-11-21', followers: null, targetedReaches: null, blocks: null };
    api().answer('/accounts/1/friends/summary', { ...friends, line });
    await openConsole();
    expect(await screen.findByText(/LINEは人数を公開しません/)).toBeVisible();
    expect(screen.queryByText('LINEの集計')).toBeNull();
  });

  it('says how many may have blocked in silence where LINE counts fewer', async () => {
    api().answer('/accounts/1/friends/summary', { ...friends, friends: 12_545 });
    await openConsole();
    expect(await screen.findByText(/200人少なくなっています/)).toBeVisible();
  });

  it('warns of what is over a lowered limit', async () => {
    usageOf({ over: 1_612, remaining: 0 });
    await openConsole();
    expect(await screen.findByText(/1,612通超過しています/)).toBeVisible();
  });

  it('teaches where there is nothing yet', async () => {
    usageOf({ reading: null });
    api().answer('/accounts/1/campaigns', { items: [], next: null });
    await openConsole();
    expect(await screen.findByText(/まだ配信はありません/)).toBeVisible();
    expect(screen.getByText(/LINEの数字をまだ取得していません/)).toBeVisible();
  });

  it('shows the server’s words on an error, once, and tries again when told', async () => {
    api().answer('/accounts/1/usage', problem(500, 'the database is away'));
    await openConsole();
    expect(await screen.findAllByText('the database is away')).toHaveLength(1);
    api().answer('/accounts/1/usage', usage);
    await userEvent.click(screen.getByRole('button', { name: '再読み込み' }));
    expect(await panel('LINEの数字')).toBeVisible();
  });

  it('keeps the last figures, and says so, while the server is away', async () => {
    const { queryClient } = await openConsole();
    await panel('LINEの数字');
    api().answer('/accounts/1/usage', unreachable);
    await queryClient.refetchQueries({ queryKey: ['accounts', 1, 'usage'] });
    expect(await screen.findByText(/前回取得した数字を表示しています/)).toBeVisible();
    expect(await panel('LINEの数字')).toBeVisible();
  });
});
