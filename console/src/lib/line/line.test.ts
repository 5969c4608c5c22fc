import { describe, expect, it } from 'vitest';
import { inserted, moved } from '@/lib/line/emojis';
import { bubbleOf, cardOf, cardsOf, containerOf, emptyCard, type Card } from '@/lib/line/flex-card';
import { partsOf, withIn } from '@/lib/line/flex-parts';
import { faultsOf } from '@/lib/line/message-rules';
import { isBlank, kinds, newMessage } from '@/lib/line/new-message';
import { placeIn } from '@/lib/line/place';
import { isUnwritten } from '@/lib/line/faults';

const full: Card = {
  size: 'kilo',
  hero: {
    url: 'https://example.com/a.png',
    aspectRatio: '20:13',
    action: { type: 'uri', uri: 'https://example.com/' },
  },
  title: '新豆',
  text: '深煎りです',
  rows: [{ label: '200 g', value: '1,200円' }],
  buttons: [
    { style: 'primary', action: { type: 'uri', label: '買う', uri: 'https://example.com/' } },
    { style: 'link', action: { type: 'message', label: '質問する', text: '質問' } },
  ],
  accent: '#0b6b63',
  ground: '#fff8e7',
  ink: '#222222',
};

describe('a card', () => {
  it.each([
    ['full', full],
    ['empty', emptyCard],
    ['of a title alone', { ...emptyCard, title: 'a' }],
    ['of rows alone', { ...emptyCard, rows: [{ label: '', value: '' }] }],
    ['with a ground and no button', { ...full, buttons: [], accent: '' }],
  ] as [string, Card][])('%s comes back from its bubble', (_, card) => {
    expect(cardOf(bubbleOf(card))).toEqual(card);
  });

  it('that is full is nothing LINE refuses, alone or beside others', () => {
    for (const cards of [[full], [full, full]]) {
      const contents = containerOf(cards);
      expect(cardsOf(contents)).toEqual(cards);
      expect(faultsOf([{ type: 'flex', altText: 'a', contents }])).toEqual([]);
    }
  });

  it('is none where a bubble has more to it, so that nothing is lost', () => {
    const bubble = bubbleOf(full);
    expect(cardOf({ ...bubble, direction: 'rtl' })).toBeNull();
    expect(cardOf({ ...bubble, header: { type: 'box', layout: 'vertical', contents: [] } })).toBeNull();
    expect(cardsOf({ type: 'carousel', contents: [bubble, { type: 'bubble' }] })).toBeNull();
  });
});

describe('the parts of any container', () => {
  const bubble = {
    type: 'bubble',
    body: { type: 'box', layout: 'vertical', contents: [{ type: 'text', text: 'a' }, { type: 'separator' }] },
    footer: { type: 'box', layout: 'vertical', contents: [{ type: 'button', action: { type: 'uri' } }] },
  };

  it('are its texts, pictures and buttons', () => {
    expect(partsOf(bubble).map(({ path }) => path)).toEqual(['body.contents[0]', 'footer.contents[0]']);
  });

  it('are changed where they stand', () => {
    const [first] = partsOf(bubble);
    const changed = withIn(bubble, [...(first?.keys ?? []), 'text'], 'b');
    expect(partsOf(changed)[0]?.component.text).toBe('b');
    expect(partsOf(bubble)[0]?.component.text).toBe('a');
  });
});

describe('emoji', () => {
  const one = { index: 2, productId: 'p', emojiId: '001' };

  it.each([
    ['written before', 'ab$', 'xab$', [3]],
    ['written behind', 'ab$', 'ab$x', [2]],
    ['written over', 'ab$c', 'abc', []],
    ['all gone', 'ab$', '', []],
    ['deleted before', 'ab$', '$', [0]],
  ])('move with the text: %s', (_, before, after, indices) => {
    expect(moved([one], before, after).map(({ index }) => index)).toEqual(indices);
  });

  it('go in at the caret, also beside a dollar sign', () => {
    const { text, emojis } = inserted('$$', [{ ...one, index: 1 }], 1, { productId: 'p', emojiId: '002' });
    expect(text).toBe('$$$');
    expect(emojis.map(({ index, emojiId }) => [index, emojiId])).toEqual([
      [1, '002'],
      [2, '001'],
    ]);
  });
});

it.each([
  ['35.681236, 139.767125', { latitude: 35.681236, longitude: 139.767125 }],
  ['35.68、139.76', { latitude: 35.68, longitude: 139.76 }],
  [
    'https://www.google.com/maps/@35.6,139.7,17z/data=!3d35.68!4d139.76',
    { latitude: 35.68, longitude: 139.76 },
  ],
  ['https://maps.google.com/?q=-33.86,151.2', { latitude: -33.86, longitude: 151.2 }],
  ['東京駅', null],
  ['99.9, 200', null],
])('finds the place in %s', (text, place) => {
  expect(placeIn(text)).toEqual(place);
});

it.each(kinds)('a new %s lacks something at most, and breaks no limit', (kind) => {
  const message = newMessage(kind);
  expect(isBlank(message)).toBe(kind === 'text');
  const unwritten = faultsOf([message]).filter((fault) => !isUnwritten(fault));
  expect(unwritten.filter(({ code }) => code !== 'https' && code !== 'uri' && code !== 'scheme')).toEqual([]);
});
