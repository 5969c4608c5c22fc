import { fireEvent, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { useFakeApi } from '@/testing/fake-api';
import { openConsole } from '@/testing/open-console';
import { account, campaign } from '@/testing/samples';

const api = useFakeApi();
const home = () => screen.findByRole('region', { name: '今月の通数' });

describe('the command palette', () => {
  it('finds a page in either language, and goes there by keyboard', async () => {
    const { router } = await openConsole();
    await home();
    await userEvent.keyboard('{Control>}k{/Control}');
    await userEvent.type(await screen.findByRole('combobox', { name: /探す/ }), 'ＢＩＬＬ');
    expect(screen.getAllByRole('option').map((option) => option.textContent)).toEqual(['料金ページ']);
    await userEvent.keyboard('{Enter}');
    await waitFor(() => expect(router.state.location.href).toBe('/accounts/1/billing'));
    await waitFor(() => expect(screen.queryByRole('combobox', { name: /探す/ })).toBeNull());
  });

  it('finds campaigns and other accounts', async () => {
    api().answer('/accounts', { items: [account, { ...account, accountId: 2, name: '駅前店' }], next: null });
    const { router } = await openConsole();
    await userEvent.click(await screen.findByRole('button', { name: 'コマンドを開く' }));
    await screen.findByRole('option', { name: new RegExp(campaign.name) });
    await userEvent.click(screen.getByRole('option', { name: /駅前店.*アカウント/ }));
    await waitFor(() => expect(router.state.location.href).toBe('/accounts/2'));
  });

  it('takes no key that chooses a word for its own', async () => {
    await openConsole();
    await home();
    fireEvent.keyDown(document.body, { key: 'k', ctrlKey: true, isComposing: true });
    expect(screen.queryByRole('dialog')).toBeNull();
    await userEvent.keyboard('{Control>}k{/Control}');
    const field = await screen.findByRole('combobox', { name: /探す/ });
    fireEvent.keyDown(field, { key: 'Enter', keyCode: 229 });
    fireEvent.keyDown(field, { key: 'ArrowDown', isComposing: true });
    expect(screen.getAllByRole('option')[0]).toHaveAttribute('aria-selected', 'true');
    expect(field).toBeVisible();
  });
});

describe('shortcuts', () => {
  it('lead from page to page, and never out of a field', async () => {
    const { router } = await openConsole();
    await home();
    await userEvent.keyboard('gf');
    await waitFor(() => expect(router.state.location.href).toBe('/accounts/1/friends'));
    await userEvent.keyboard('n');
    await waitFor(() => expect(router.state.location.href).toBe('/accounts/1/campaigns/new'));
    await userEvent.type(await screen.findByLabelText(/配信名/), 'gb?');
    expect(router.state.location.href).toBe('/accounts/1/campaigns/new');
  });

  it('are listed, and those of single letters can be turned off', async () => {
    const { router } = await openConsole();
    await home();
    await userEvent.keyboard('?');
    const letters = await screen.findByRole('switch', { name: /文字キーだけ/ });
    await userEvent.click(letters);
    await userEvent.keyboard('{Escape}');
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    await userEvent.keyboard('gf?');
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(router.state.location.href).toBe('/accounts/1');
  });
});
