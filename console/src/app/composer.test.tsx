import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { useFakeApi } from '@/testing/fake-api';
import { openConsole } from '@/testing/open-console';
import { draft, friend } from '@/testing/samples';

const api = useFakeApi();
const created = () =>
  api().sent.find(({ to }) => to === 'POST /accounts/1/campaigns')?.body as { messages: unknown };
/** By place: roles of a page this long are slow to look up. */
const message = (n: number) => within(document.querySelectorAll<HTMLElement>('[data-draft]')[n - 1]!);
const user = userEvent.setup({ pointerEventsCheck: 0 });
const paste = (field: HTMLElement, text: string) => fireEvent.change(field, { target: { value: text } });

async function compose() {
  api().answer('POST /accounts/1/campaigns', draft);
  const result = await openConsole({ at: '/accounts/1/campaigns/new' });
  paste(await screen.findByLabelText(/配信名/), '新豆');
  return result;
}

async function add(kind: string) {
  await user.click(screen.getByText('メッセージを追加'));
  await user.click(await screen.findByText(kind, { selector: '[role=menuitem] *' }));
}

async function pick(variable: string) {
  await user.click(screen.getByText('差し込み'));
  await user.click(await screen.findByText(variable, { selector: '[role=menuitem] *' }));
}

const keep = () => user.click(screen.getByText('下書きとして保存'));

describe('messages', () => {
  it('are added, moved, duplicated, deleted and brought back', async () => {
    await compose();
    paste(screen.getByLabelText('テキスト 1'), 'こんにちは');
    await add('スタンプ');
    expect(message(2).getByRole('heading')).toHaveTextContent('メッセージ 2（スタンプ）');
    await user.click(message(2).getByLabelText('上へ移動'));
    await user.click(message(2).getByLabelText('複製'));
    await user.click(message(1).getByLabelText('削除'));
    expect(screen.getByText('スタンプを削除しました。')).toBeVisible();
    await user.click(screen.getByText('元に戻す'));
    await keep();
    await waitFor(() =>
      expect(created().messages).toEqual([
        { type: 'sticker', packageId: '11537', stickerId: '52002734' },
        { type: 'text', text: 'こんにちは' },
        { type: 'text', text: 'こんにちは' },
      ]),
    );
  });

  it('are five at most', async () => {
    await compose();
    for (let more = 0; more < 4; more++) await user.click(screen.getAllByLabelText('複製')[0]!);
    expect(screen.getByRole('button', { name: 'メッセージを追加' })).toBeDisabled();
    expect(screen.getByText('1回の配信に入れられるのは5つまでです。')).toBeVisible();
  });

  it('carry emoji, names and quick replies, and show them as the phone will', async () => {
    await compose();
    const field = screen.getByLabelText<HTMLTextAreaElement>('テキスト 1');
    await user.click(screen.getByText('LINE絵文字'));
    await user.click((await screen.findAllByLabelText('絵文字 002を入れる'))[0]!);
    field.setSelectionRange(1, 1);
    await pick('相手の名前');
    await user.click(screen.getByText('クイックリプライを追加'));
    paste(screen.getByLabelText('ボタンの文字'), '深煎り');
    await user.selectOptions(screen.getByLabelText('この友だちに届く内容'), '何もわからない友だち');
    const phone = within(screen.getByRole('figure', { name: 'プレビュー' }));
    await user.click(phone.getByRole('button', { name: '深煎り' }));
    expect(screen.getByText('タップすると届く言葉：深煎り')).toBeVisible();
    await keep();
    const action = { type: 'message', label: '深煎り', text: '深煎り' };
    await waitFor(() =>
      expect(created().messages).toEqual([
        {
          type: 'text',
          text: '${name}',
          emojis: [{ index: 0, productId: '5ac1bfd5040ab15980c9b435', emojiId: '002' }],
          quickReply: { items: [{ type: 'action', action }] },
        },
      ]),
    );
  });

  it('say what is known of a friend, and something else to the others', async () => {
    api().answer('POST /accounts/1/previews', {
      messages: [{ type: 'text', text: 'コーヒーはいかが' }],
      unknown: ['birthday'],
    });
    await compose();
    const phone = within(screen.getByRole('figure', { name: 'プレビュー' }));
    await pick('好きな飲み物');
    paste(screen.getByLabelText('「好きな飲み物」がわからない人には'), '一杯');
    expect(screen.getByLabelText('テキスト 1')).toHaveValue('{drink|一杯}');
    expect(phone.getByText('一杯')).toBeVisible();
    expect(await phone.findByText('コーヒーはいかが')).toBeVisible();
    expect(screen.getByText('この友だちではわからないもの：誕生日')).toBeVisible();
    await user.selectOptions(screen.getByLabelText('この友だちに届く内容'), '何もわからない友だち');
    expect(phone.getByText('一杯')).toBeVisible();
    await keep();
    await waitFor(() => expect(created().messages).toEqual([{ type: 'text', text: '{drink|一杯}' }]));
    expect(api().sent.find(({ to }) => to.endsWith('/previews'))?.body).toMatchObject({
      userId: friend.userId,
    });
  });

  it('name no attribute that is not there', async () => {
    await compose();
    paste(screen.getByLabelText('テキスト 1'), '{tea}はいかが');
    await keep();
    expect(screen.getAllByText(/「tea」という属性はありません/)[0]).toBeVisible();
    expect(created()).toBeUndefined();
  });

  it('stay over a reload of the page', async () => {
    await compose();
    paste(screen.getByLabelText('テキスト 1'), 'まだ途中');
    document.body.replaceChildren();
    await openConsole({ at: '/accounts/1/campaigns/new' });
    expect(await screen.findByLabelText('テキスト 1')).toHaveValue('まだ途中');
  });
});

describe('a card', () => {
  it('is written in fields, and is Flex where LINE gets it', async () => {
    await compose();
    await add('カード');
    const card = message(2);
    paste(card.getByLabelText('見出し'), '新豆');
    await user.click(card.getByRole('button', { name: '行を追加' }));
    paste(card.getByLabelText('品目 1'), '200 g');
    paste(card.getByLabelText('価格 1'), '1,200円');
    expect(card.getByLabelText('通知に出る文')).toHaveValue('新豆');
    expect(within(screen.getByRole('figure')).getByText('1,200円')).toBeVisible();
    await user.click(card.getByLabelText('JSONで編集'));
    expect(card.getByLabelText<HTMLTextAreaElement>(/JSON/).value).toContain('"text": "1,200円"');
    await keep();
    await waitFor(() => expect(created().messages).toMatchObject([{ type: 'flex', altText: '新豆' }]));
  });

  it('pasted as JSON is told all that LINE would refuse, each with its place', async () => {
    await compose();
    await user.click(screen.getByLabelText('JSONで編集'));
    const json = screen.getByLabelText(/のJSON$/);
    paste(json, '{');
    expect(await screen.findByText(/JSONとして読めません/)).toBeVisible();
    paste(
      json,
      '{"type":"bubble","body":{"type":"box","layout":"vertical","contents":[{"type":"text","tex":"a"}]}}',
    );
    expect(await screen.findByText('messages[0].contents.body.contents[0].tex')).toBeVisible();
    expect(screen.getByText('LINEの言葉：unknown field')).toBeVisible();
    await keep();
    expect(await screen.findByText(/LINEに断られる箇所が3件/)).toBeVisible();
    expect(created()).toBeUndefined();
  });

  it('of another shape keeps it, while its words are changed', async () => {
    await compose();
    await user.click(screen.getByLabelText('JSONで編集'));
    const bubble = {
      type: 'bubble',
      direction: 'rtl',
      body: { type: 'box', layout: 'vertical', contents: [{ type: 'text', text: 'a' }] },
    };
    paste(screen.getByLabelText(/のJSON$/), JSON.stringify({ type: 'flex', altText: 'a', contents: bubble }));
    await user.click(screen.getByLabelText('フォームで編集'));
    paste(await screen.findByLabelText('文字 1'), 'b');
    await keep();
    await waitFor(() =>
      expect(created().messages).toMatchObject([
        { contents: { direction: 'rtl', body: { contents: [{ type: 'text', text: 'b' }] } } },
      ]),
    );
  });
});

it('takes a place from what a map gives to copy, and numbers as they are typed', async () => {
  await compose();
  await add('位置情報');
  const place = message(2);
  paste(place.getByLabelText('地図から貼り付け'), 'https://www.google.com/maps/@34.70,135.49,17z');
  expect(place.getByLabelText('緯度')).toHaveValue('34.7');
  paste(place.getByLabelText('緯度'), '３５.');
  expect(place.getByLabelText('緯度')).toHaveValue('35.');
  paste(place.getByLabelText('緯度'), '95');
  expect(await place.findByText('-90～90にしてください。')).toBeVisible();
});

it('says what lacks where the send is pressed too early, and leads there', async () => {
  await compose();
  await add('画像');
  await user.click(screen.getByRole('button', { name: /通を配信する|^配信する/ }));
  await user.click(await screen.findByRole('button', { name: 'メッセージ 1：入力してください。' }));
  expect(screen.getByLabelText('画像のURL')).toHaveFocus();
  expect(screen.queryByRole('dialog')).toBeNull();
});
