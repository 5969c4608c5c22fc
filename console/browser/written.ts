import { bubbleOf, containerOf, emptyCard, type Card } from '@/lib/line/flex-card';
import { divided } from '@/lib/line/imagemap-areas';
import type { JsonObject } from '@/lib/line/fields';
import type { Message } from '@/types/api';

/** Campaigns half written, as the composer keeps them over a reload. */
const pictures = 'https://pictures.test';
const link = (label: string): JsonObject => ({ type: 'uri', label, uri: 'https://example.com/menu' });
const say = (label: string): JsonObject => ({ type: 'message', label, text: label });

export const kept = (messages: Message[], quickReplies: JsonObject[] = [], name = '新豆のお知らせ') => ({
  name,
  audience: { everyone: true },
  content: {
    drafts: messages.map((message, index) => ({ id: index + 1, message })),
    quickReplies,
    removed: null,
  },
  sendAt: null,
  atMonthEnd: 'hold',
});

export const text = {
  type: 'text',
  text: '$ {name}さん、こんにちは！\n新豆が届きました。くわしくは https://example.com/beans をご覧ください。',
  emojis: [{ index: 0, productId: '5ac1bfd5040ab15980c9b435', emojiId: '001' }],
};

export const quickReplies = ['深煎り', '浅煎り'].map((label) => ({ type: 'action', action: say(label) }));

export const card: Card = {
  ...emptyCard,
  hero: { url: `${pictures}/beans.svg`, aspectRatio: '20:13', action: null },
  title: '秋の新豆、入荷しました',
  text: 'エチオピアとグアテマラの2種類。焙煎したてをお届けします。',
  rows: [
    { label: 'エチオピア 200 g', value: '1,480円' },
    { label: 'グアテマラ 200 g', value: '1,380円' },
  ],
  buttons: [
    { style: 'primary', action: link('注文する') },
    { style: 'link', action: say('店員に聞く') },
  ],
  accent: '#8a4b2a',
  ground: '#fff8ec',
  ink: '#3d2a1d',
};

const flex = (contents: JsonObject, altText = '新豆'): Message => ({ type: 'flex', altText, contents });

export const cards = flex(containerOf([card, { ...card, title: 'デカフェもあります', rows: [] }]));

export const foreign = flex({
  ...bubbleOf({ ...card, rows: [] }),
  header: {
    type: 'box',
    layout: 'horizontal',
    contents: [{ type: 'text', text: '期間限定', color: '#a11b1b', weight: 'bold' }],
  },
});

export const wrong = flex({
  type: 'bubble',
  size: 'huge',
  body: {
    type: 'box',
    layout: 'vertical',
    contents: [
      { type: 'text', text: '', colour: '#ff0000' },
      { type: 'button', action: { type: 'uri', label: '開く', uri: 'example.com' } },
    ],
  },
});

export const carousel: Message = {
  type: 'template',
  altText: '今週のおすすめ',
  template: {
    type: 'carousel',
    columns: ['ブレンド', 'カフェラテ', '紅茶'].map((title) => ({
      thumbnailImageUrl: `${pictures}/${encodeURIComponent(title)}.svg`,
      title,
      text: '今週だけの価格です。',
      actions: [link('見る')],
    })),
  },
};

export const confirm: Message = {
  type: 'template',
  altText: 'ご来店の確認',
  template: { type: 'confirm', text: '週末にお越しになりますか？', actions: [say('はい'), say('いいえ')] },
};

export const media: Message[] = [
  { type: 'image', originalContentUrl: `${pictures}/shop.svg`, previewImageUrl: `${pictures}/shop.svg` },
  { type: 'video', originalContentUrl: `${pictures}/film.mp4`, previewImageUrl: `${pictures}/film.svg` },
  { type: 'audio', originalContentUrl: `${pictures}/voice.m4a`, duration: 65_000 },
  {
    type: 'location',
    title: 'ひだまり珈琲',
    address: '東京都千代田区丸の内1丁目',
    latitude: 35.681236,
    longitude: 139.767125,
  },
  { type: 'sticker', packageId: '11537', stickerId: '52002735' },
];

export const imagemap: Message = {
  type: 'imagemap',
  baseUrl: `${pictures}/map`,
  altText: '秋のメニュー',
  baseSize: { width: 1040, height: 700 },
  actions: divided('columns2', 700, []).map((area) => ({ ...area, linkUri: 'https://example.com/' })),
};

export const coupon: Message = { type: 'coupon', couponId: '01JYNW8JMQVFBNWF1APF8Z3FS7' };
