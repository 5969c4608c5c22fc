import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { problem, unreachable, useFakeApi } from '@/testing/fake-api';
import { openConsole } from '@/testing/open-console';
import { campaign, draft, estimate } from '@/testing/samples';

const api = useFakeApi();
const panel = (name: string) => screen.findByRole('region', { name });
const estimated = (changed: Partial<typeof estimate>) =>
  api().answer('POST /accounts/1/estimates', { ...estimate, ...changed });
const at = ({ campaignId }: typeof campaign) => `/accounts/1/campaigns/${campaignId}`;
const sent = (to: string) => api().sent.filter((request) => request.to === to);

async function write() {
  const result = await openConsole({ at: '/accounts/1/campaigns/new' });
  await userEvent.type(await screen.findByLabelText(/配信名/), '新豆');
  await userEvent.type(screen.getByLabelText('テキスト 1'), '新豆が届きました');
  return result;
}

describe('the composer', () => {
  it('shows count, money and what remains before it sends, and asks once more', async () => {
    api().answer('POST /accounts/1/campaigns', draft);
    api().answer(`POST ${at(draft)}/send`, draft);
    const { router } = await write();
    const cost = within(await panel('この配信にかかるもの'));
    expect(await cost.findByText('2,858')).toBeVisible();
    expect(cost.getByText('8,574円')).toBeVisible();
    expect(cost.getByText('15,142')).toBeVisible();
    const button = screen.getByRole('button', { name: '2,858通を配信する' });
    await waitFor(() => expect(button).toBeEnabled());
    await userEvent.click(button);
    const dialog = within(await screen.findByRole('dialog'));
    await waitFor(() => expect(dialog.getByText('8,574円')).toBeVisible()); // once it has faded in
    expect(sent('POST /accounts/1/campaigns')).toEqual([]);
    await userEvent.click(dialog.getByRole('button', { name: 'いますぐ配信する' }));
    await waitFor(() => expect(router.state.location.pathname).toBe(at(draft)));
    expect(sent('POST /accounts/1/campaigns')[0]?.body).toEqual({
      name: '新豆',
      audience: { everyone: true },
      messages: [{ type: 'text', text: '新豆が届きました' }],
      sendAt: null,
      atMonthEnd: 'hold',
      budget: null,
    });
    expect(sent(`POST ${at(draft)}/send`)).toHaveLength(1);
  });

  it('says how many messages it is short of, and does not send', async () => {
    estimated({ remaining: 1_000, remainingAfter: -1_858, shortBy: 1_858, fits: false });
    await write();
    expect(await screen.findByText(/1,858通足りません。12月1日\(火\) 0:00にリセット/)).toBeVisible();
    expect(screen.getByRole('button', { name: '2,858通を配信する' })).toBeDisabled();
  });

  it('lets old figures pass, since the send reads new ones', async () => {
    const values = { readAt: '2026-11-22T03:00:00Z', minutes: '15' };
    estimated({ fits: false, why: { code: 'limit-stale', text: '…', values } });
    await write();
    await waitFor(() => expect(screen.getByRole('button', { name: '2,858通を配信する' })).toBeEnabled());
  });

  it('repeats with the same key after a lost answer, so that no second campaign is made', async () => {
    api().answer('POST /accounts/1/campaigns', unreachable);
    await write();
    await userEvent.click(screen.getByRole('button', { name: '下書きとして保存' }));
    expect(await screen.findByText(/サーバーに接続できません/)).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: '下書きとして保存' }));
    await waitFor(() => expect(sent('POST /accounts/1/campaigns')).toHaveLength(2));
    const [first, second] = sent('POST /accounts/1/campaigns');
    expect(first?.key).toMatch(/^[0-9a-f]{32}$/);
    expect(second?.key).toBe(first?.key);
  });

  it('counts the chosen audience', async () => {
    await write();
    await userEvent.click(screen.getByRole('radio', { name: '属性で選ぶ' }));
    await userEvent.selectOptions(screen.getByLabelText('値'), '紅茶');
    await waitFor(() =>
      expect(sent('POST /accounts/1/estimates').at(-1)?.body).toEqual({
        audience: { attribute: 'drink', is: '紅茶' },
        messages: [{ type: 'text', text: '-' }],
      }),
    );
  });

  it('schedules by the account’s clock', async () => {
    api().answer('POST /accounts/1/campaigns', draft);
    await write();
    await userEvent.click(screen.getByRole('radio', { name: '日時を指定' }));
    expect(screen.getByLabelText('配信日時')).toHaveValue('2026-11-23T10:00');
    await userEvent.click(screen.getByRole('button', { name: '予約する' }));
    await waitFor(() =>
      expect(sent('POST /accounts/1/campaigns')[0]?.body).toMatchObject({
        sendAt: '2026-11-23T01:00:00.000Z',
      }),
    );
  });

  it('says what is missing, and shows what LINE would refuse', async () => {
    await openConsole({ at: '/accounts/1/campaigns/new' });
    await userEvent.click(await screen.findByRole('button', { name: '下書きとして保存' }));
    // At the field, and beside the button that was pressed.
    expect(await screen.findAllByText('配信名を入力してください。')).toHaveLength(2);
    const errors = [{ message: 'May not be empty', property: 'messages[0].text' }];
    api().answer('POST /accounts/1/campaigns', problem(422, 'messages: LINE would refuse them', { errors }));
    await userEvent.type(screen.getByLabelText(/配信名/), 'x');
    await userEvent.type(screen.getByLabelText('テキスト 1'), ' ');
    await userEvent.click(screen.getByRole('button', { name: '下書きとして保存' }));
    expect(await screen.findByText('messages[0].text: May not be empty')).toBeVisible();
  });

  it('takes the Enter that ends the choice of a word for no submission', async () => {
    await openConsole({ at: '/accounts/1/campaigns/new' });
    const name = await screen.findByLabelText(/配信名/);
    expect(fireEvent.keyDown(name, { key: 'Enter', isComposing: true })).toBe(false);
    expect(fireEvent.keyDown(name, { key: 'Enter', keyCode: 229 })).toBe(false);
    expect(fireEvent.keyDown(name, { key: 'Enter' })).toBe(true);
  });
});

describe('a campaign', () => {
  it('that is held is decided about, with what the rest would take', async () => {
    const held = { ...campaign, status: 'held' as const };
    api().answer(at(held), held);
    api().answer(`POST ${at(held)}/decision`, campaign);
    await openConsole({ at: at(held) });
    const decide = within(await panel('送りますか？'));
    expect(await decide.findByText('17,620')).toBeVisible(); // 18,000 less the 380 held
    await userEvent.click(decide.getByRole('button', { name: '380通を配信する' }));
    await userEvent.click(
      within(await screen.findByRole('dialog')).getByRole('button', { name: 'いますぐ配信する' }),
    );
    await waitFor(() => expect(sent(`POST ${at(held)}/decision`)[0]?.body).toEqual({ decide: 'send' }));
  });

  it('that does not fit after all says so, with both numbers and the reset', async () => {
    const members = { count: 2_858, limit: 50_000, remaining: 1_000, resetsAt: '2026-11-30T15:00:00Z' };
    api().answer(`POST ${at(draft)}/send`, problem(409, '…', members, 'does-not-fit'));
    await openConsole({ at: at(draft) });
    await userEvent.click(await screen.findByRole('button', { name: '2,858通を配信する' }));
    await userEvent.click(
      within(await screen.findByRole('dialog')).getByRole('button', { name: 'いますぐ配信する' }),
    );
    expect(
      await screen.findByText(/2,858通は上限に収まりません。12月1日\(火\) 0:00のリセットまでの残りは1,000通/),
    ).toBeVisible();
  });

  it('shows its outcome, its audience in words and why it waits', async () => {
    const why = { code: 'token-refused', text: '…', values: { said: '401 Unauthorized' } };
    const audience = { all: [{ tag: 'VIP' }, { none: [{ attribute: 'drink', is: '紅茶' }] }] };
    api().answer(at(campaign), { ...campaign, status: 'waiting', why, audience });
    await openConsole({ at: at(campaign) });
    expect(await within(await panel('理由')).findByText(/401 Unauthorized/)).toBeVisible();
    const result = within(await panel('結果'));
    expect(result.getByRole('progressbar')).toHaveAccessibleName('受付 67.9%');
    expect(result.getByText('380')).toBeVisible();
    expect(
      screen.getByText('タグ「VIP」のある友だち、かつ「drinkが「紅茶」の友だち」のどれでもない友だち'),
    ).toBeVisible();
  });

  it('above the amount shows whose approval it needs, and takes it', async () => {
    const author = { kind: 'user', id: 'a', name: '葵' };
    const by = { kind: 'user', id: 'h', name: '日向' };
    const approved = { author, leave: { by, at: '2026-11-22T06:00:00Z', messages: 2_858 } };
    api().answer('/accounts/1/approval-rule', { above: '5000' });
    api().answer(`${at(draft)}/approval`, { author, leave: null });
    api().answer(`PUT ${at(draft)}/approval`, () => {
      api().answer(`${at(draft)}/approval`, approved);
      return approved;
    });
    api().answer('POST /accounts/1/estimates', { ...estimate, needsApproval: true });
    await openConsole({ at: at(draft) });
    const asked = within(await panel('承認'));
    expect(await asked.findByText(/5,000円を超える配信/)).toBeVisible();
    expect(await asked.findByText('葵')).toBeVisible();
    expect(await screen.findByText(/作った人以外の承認が必要です/)).toBeVisible();
    await userEvent.click(await asked.findByRole('button', { name: 'この内容で承認する' }));
    expect(await asked.findByText('日向')).toBeVisible();
    expect(sent(`PUT ${at(draft)}/approval`)[0]?.body).toEqual({ messages: 2_858 });
  });
});
