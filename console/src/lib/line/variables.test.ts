import { describe, expect, it } from 'vitest';
import { forNobody, isPersonal, variableFaults, variablesIn, withFallback } from '@/lib/line/variables';

const text = (words: string) => [{ type: 'text', text: words }];
const codes = (messages: Parameters<typeof variableFaults>[0]) =>
  variableFaults(messages, ['drink']).map(({ path, code }) => `${path}: ${code}`);

describe('variables', () => {
  it('are found once each, with what stands there otherwise', () => {
    expect(variablesIn('{name|お客様}、{drink}と{name}。{Not} {}')).toEqual([
      { key: 'name', fallback: 'お客様' },
      { key: 'drink', fallback: '' },
    ]);
  });

  it('get another fallback wherever they stand, and no brace that would end them', () => {
    expect(withFallback('{name} {drink|茶} {name|様}', { key: 'name', fallback: 'お{客}様' })).toBe(
      '{name|お客様} {drink|茶} {name|お客様}',
    );
  });

  it('leave their fallbacks with whom nothing is known of', () => {
    expect(forNobody(text('{name|お客様}へ{drink}'))).toEqual(text('お客様へ'));
  });

  it('leave alone what LINE substitutes itself', () => {
    const greeting = { type: 'textV2', text: '{who} {name}', substitution: { who: { type: 'emoji' } } };
    expect(forNobody([greeting])).toEqual([{ ...greeting, text: '{who} ' }]);
    expect(isPersonal([{ ...greeting, text: '{who}' }])).toBe(false);
  });

  it('are of attributes the account has', () => {
    expect(codes(text('{name}{drink}{tea}'))).toEqual(['messages[0].text: unknownVariable']);
  });

  it('stand only where somebody reads them', () => {
    const action = { type: 'postback', label: '{drink}', data: 'drink={drink}' };
    expect(codes([{ type: 'text', text: 'a', quickReply: { items: [{ type: 'action', action }] } }])).toEqual(
      ['messages[0].quickReply.items[0].action.data: misplacedVariable'],
    );
  });

  it('stand after the emoji of a text, whose index they would move', () => {
    const emojis = (index: number) => [{ index, productId: 'p', emojiId: '1' }];
    expect(codes([{ type: 'text', text: '$ {drink}', emojis: emojis(0) }])).toEqual([]);
    expect(codes([{ type: 'text', text: '{drink} $', emojis: emojis(8) }])).toEqual([
      'messages[0].emojis[0].index: emojiAfterVariable',
    ]);
  });
});
