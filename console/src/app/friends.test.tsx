import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { useFakeApi } from '@/testing/fake-api';
import { openConsole } from '@/testing/open-console';
import { friend, page } from '@/testing/samples';

const api = useFakeApi();
const panel = (name: string) => screen.findByRole('region', { name });

describe('the list of friends', () => {
  it('shows what is known of each, and leads to more of them', async () => {
    const nameless = { ...friend, ordinal: 50, displayName: null, attributes: {}, tags: [] };
    api().answer('/accounts/1/friends', (url: URL) =>
      url.searchParams.get('cursor') === 'MQ' ? page([nameless]) : { items: [friend], next: 'MQ' },
    );
    await openConsole({ at: '/accounts/1/friends' });
    const list = within(await panel('友だちの一覧'));
    expect(
      await list.findByRole('row', { name: /佐藤 葵.*コーヒー.*回答済み.*2026年11月2日/ }),
    ).toBeVisible();
    expect(await list.findByRole('link', { name: '名前未取得（51）' })).toBeVisible();
    expect(list.queryByRole('button', { name: 'さらに表示' })).toBeNull();
  });

  it('keeps only the rows in view on the page, however many there are', async () => {
    const many = Array.from({ length: 2_000 }, (_, ordinal) => ({ ...friend, ordinal }));
    api().answer('/accounts/1/friends', page(many));
    await openConsole({ at: '/accounts/1/friends' });
    const table = await within(await panel('友だちの一覧')).findByRole('table');
    expect(table).toHaveAttribute('aria-rowcount', '2001');
    expect(within(table).getAllByRole('row').length).toBeLessThan(100);
  });

  it('is narrowed by the server, and the address tells how', async () => {
    api().answer('/accounts/1/friends', page([]));
    const { router } = await openConsole({ at: '/accounts/1/friends?tag=回答済み' });
    await userEvent.selectOptions(await screen.findByLabelText('状態'), 'ブロック');
    expect(await screen.findByText('条件に合う友だちはいません。')).toBeVisible();
    expect(router.state.location.search).toEqual({ status: 'blocked', tag: '回答済み' });
    expect(api().asked.at(-1)).toContain('status=blocked&tag=');
  });
});

describe('a friend', () => {
  it('shows the attributes, and how they came about', async () => {
    await openConsole({ at: `/accounts/1/friends/${friend.userId}` });
    expect(await screen.findByRole('heading', { level: 1, name: '佐藤 葵' })).toBeVisible();
    expect(await within(await panel('属性')).findByText('1990年4月8日')).toBeVisible();
    const history = within(await panel('履歴'));
    expect(await history.findByText('好きな飲み物を「紅茶」から「コーヒー」に変更')).toBeVisible();
    expect(history.getByText('タグ「回答済み」を追加')).toBeVisible();
    expect(history.getByText(/自動応答ルール「アンケート」/)).toBeVisible();
    expect(history.getByText('状態が「友だち」に変更')).toBeVisible();
  });
});
