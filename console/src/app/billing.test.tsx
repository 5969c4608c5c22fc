import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { useFakeApi } from '@/testing/fake-api';
import { openConsole } from '@/testing/open-console';
import { campaign, statement, usage } from '@/testing/samples';

const api = useFakeApi();
const panel = (name: string) => screen.findByRole('region', { name });
const usageOf = (changed: Partial<typeof usage>) =>
  api().answer('/accounts/1/usage', { ...usage, ...changed });
const billing = '/accounts/1/billing';

describe('billing', () => {
  it('shows what the month costs and every day of it', async () => {
    await openConsole({ at: billing, language: 'en' });
    expect(within(await panel('Cost')).getByText('¥16,500')).toBeVisible();
    const days = within(await panel('Statement by day'));
    expect(await days.findByRole('cell', { name: 'Fri 20 Nov' })).toBeVisible();
    expect(days.getAllByText('not yet')).toHaveLength(2);
  });

  it('names a campaign’s budget after the campaign', async () => {
    const pot = `campaign:${campaign.campaignId}`;
    usageOf({ pots: [{ ...usage.pots[0]!, pot, reserved: 5_200, remaining: 800 }] });
    await openConsole({ at: billing });
    expect(await within(await panel('枠')).findByRole('cell', { name: campaign.name })).toBeVisible();
  });

  it('leaves the tax to its place below the subtotal', async () => {
    const tax = { kind: 'tax', quantity: 1, unitPrice: null, amount: '1500.00' };
    const invoice = statement.invoice && { ...statement.invoice, lines: [...statement.invoice.lines, tax] };
    api().answer('/accounts/1/statements/2026-11', { ...statement, invoice });
    await openConsole({ at: billing });
    expect(await within(await panel('日別の明細')).findAllByText('1,500円')).toHaveLength(1);
  });

  it('calculates no cost where the price is not known', async () => {
    usageOf({ money: null });
    await openConsole({ at: billing });
    expect(await screen.findByText(/料金がわからないため/)).toBeVisible();
  });

  it('of the past can be looked at, without what is true only now', async () => {
    api().answer('/accounts/1/usage', (url: URL) =>
      url.searchParams.has('month')
        ? { ...usage, month: '2026-10', until: '2026-10-31T15:00:00Z', final: true }
        : usage,
    );
    const { router } = await openConsole({ at: billing });
    await userEvent.click(await screen.findByRole('button', { name: '前の月' }));
    expect(await panel('2026年10月の通数')).toBeVisible();
    expect(router.state.location.href).toBe('/accounts/1/billing?month=2026-10');
    expect(screen.getByText('確定済み')).toBeVisible();
    expect(screen.queryByRole('region', { name: '毎月の予算' })).toBeNull();
    await userEvent.selectOptions(screen.getByLabelText('請求月'), '2026-11');
    expect(await panel('今月の通数')).toBeVisible();
    expect(router.state.location.href).toBe(billing);
  });

  it('says that nothing is set apart', async () => {
    usageOf({ pots: [] });
    await openConsole({ at: billing });
    expect(await screen.findByText('分けている枠はありません。')).toBeVisible();
  });

  it('opens the ledger only when asked, and names the campaigns in it', async () => {
    await openConsole({ at: billing });
    const ledger = within(await panel('元帳'));
    expect(api().asked.some((path) => path.includes('/ledger'))).toBe(false);
    await userEvent.click(ledger.getByRole('button', { name: '表示する' }));
    expect(
      await ledger.findByRole('row', { name: `11月18日(水) 18:00 予約 +1,200 ${campaign.name}` }),
    ).toBeVisible();
    expect(ledger.getByRole('cell', { name: '-200' })).toBeVisible();
  });

  it('saves the days as a file, asked for with the token', async () => {
    const saved: string[] = [];
    const create = vi.spyOn(URL, 'createObjectURL').mockReturnValue('blob:csv');
    const click = vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (
      this: HTMLAnchorElement,
    ) {
      saved.push(this.download);
    });
    await openConsole({ at: billing });
    await userEvent.click(await screen.findByRole('button', { name: 'CSVで保存' }));
    await waitFor(() => expect(saved).toEqual(['todoku-1-2026-11.csv']));
    create.mockRestore();
    click.mockRestore();
  });

  it('keeps the budget: an empty field is no limit', async () => {
    api().answer('PUT /accounts/1/budget', usage);
    await openConsole({ at: billing });
    await userEvent.type(await screen.findByLabelText('金額（税抜）'), '45000');
    await userEvent.click(screen.getByRole('button', { name: '保存' }));
    expect(await screen.findByText('保存しました。')).toBeVisible();
    expect(api().sent).toContainEqual({
      to: 'PUT /accounts/1/budget',
      body: { messages: null, money: 45_000, unlimited: false },
      key: null,
    });
  });
});
