import { describe, expect, it, vi } from 'vitest';
import { renderMessage, isWide, summaryOf } from '../src/render/index.js';
import { ja } from '../src/render/words.js';
import { messages } from './samples.js';

/** @type {import('../src/render/dom.js').Context} */
const context = { document, words: ja, tap: () => {} };

/** @param {import('../src/render/dom.js').Json} message @param {Partial<import('../src/render/dom.js').Context>} [more] */
const show = (message, more = {}) => renderMessage(message, { ...context, ...more });

describe('every kind of message', () => {
  it.each(Object.entries(messages))('%s is shown as what it is', (_, message) => {
    const element = show(message);
    expect(element.dataset.type).toBe(message.type);
    expect(element.classList.contains('m-unknown')).toBe(false);
  });

  it('that is broken or unheard of shows its alternative text and harms nothing', () => {
    expect(show({ type: 'flex', altText: 'メニュー', contents: { type: 'carousel' } }).textContent).toBe(
      'メニュー',
    );
    expect(show({ type: 'imagemap', altText: '秋' }).textContent).toBe('秋');
    expect(show({ type: 'hologram' }).textContent).toBe(ja.unknown);
  });
});

describe('a text', () => {
  it('links addresses and nothing else', () => {
    const links = show({
      type: 'text',
      text: 'https://example.com/a?b=1 と javascript:alert(1)。',
    }).querySelectorAll('a');
    expect([...links].map((link) => link.getAttribute('href'))).toEqual(['https://example.com/a?b=1']);
  });

  it('is text, whatever it contains', () => {
    const element = show({ type: 'text', text: '<img src=x onerror=alert(1)>' });
    expect(element.querySelector('img')).toBeNull();
    expect(element.textContent).toContain('<img');
  });

  it('has its emojis in the places of the dollars', () => {
    const emojiOf = (/** @type {string} */ product, /** @type {string} */ emoji) =>
      `https://e.test/${product}/${emoji}`;
    const element = show(messages.emojis ?? {}, { emojiOf });
    expect(element.querySelectorAll('img.m-emoji')).toHaveLength(2);
    expect(element.textContent).toBe(' こんにちは ');
  });

  it('of version 2 puts names and emojis into the braces', () => {
    const element = show(
      {
        type: 'textV2',
        text: '{who} {{a}} {all} {unknown}',
        substitution: {
          who: { type: 'mention', mentionee: { type: 'user', userId: 'U1' } },
          all: { type: 'mention', mentionee: { type: 'all' } },
        },
      },
      { nameOf: () => '花子' },
    );
    expect(element.textContent).toBe('@花子 {a} @全員 {unknown}');
    expect(element.querySelectorAll('.m-mention')).toHaveLength(2);
  });

  it('that a friend wrote shows whom it mentions', () => {
    const mention = { mentionees: [{ index: 0, length: 3, type: 'user' }] };
    expect(show({ type: 'text', text: '@花子 やあ', mention }).querySelector('.m-mention')?.textContent).toBe(
      '@花子',
    );
  });
});

describe('a picture', () => {
  it('that cannot be loaded gives way to a field that says so', () => {
    const element = show(messages.image ?? {});
    element.querySelector('img')?.dispatchEvent(new Event('error'));
    expect(element.querySelector('img')).toBeNull();
    expect(element.querySelector('[role=img]')?.getAttribute('aria-label')).toContain(ja.noPicture);
  });

  it('comes from the web only', () => {
    expect(
      show({ type: 'image', originalContentUrl: 'javascript:alert(1)' }).querySelector('img, a'),
    ).toBeNull();
  });

  it('that a friend sent is asked for where LINE keeps it', () => {
    const element = show(
      { type: 'image', id: '7', contentProvider: { type: 'line' } },
      { contentOf: () => 'https://box.test/7' },
    );
    expect(element.querySelector('img')?.getAttribute('src')).toBe('https://box.test/7');
  });
});

describe('a tap', () => {
  it('on a button gives its action', () => {
    const tap = vi.fn();
    const element = show(messages.confirm ?? {}, { tap });
    element.querySelectorAll('button')[1]?.click();
    expect(tap.mock.calls[0]?.[0]).toEqual({ type: 'message', label: 'いいえ', text: 'いいえ' });
  });

  it('on an area of an imagemap gives its action, and the area is where it was put', () => {
    const tap = vi.fn();
    const area = show(messages.imagemap ?? {}, { tap }).querySelectorAll('button')[1];
    area?.click();
    expect(tap.mock.calls[0]?.[0].linkUri).toBe('https://example.com/');
    expect([area?.style.left, area?.style.width, area?.style.height]).toEqual(['50%', '50%', '100%']);
  });

  it('on what stands inside of what can be tapped gives the inner action only', () => {
    const tap = vi.fn();
    const inner = { type: 'button', action: { type: 'message', label: '中', text: '中' } };
    const box = {
      type: 'box',
      layout: 'vertical',
      contents: [inner],
      action: { type: 'message', label: '外', text: '外' },
    };
    const element = show({ type: 'flex', altText: '', contents: { type: 'bubble', body: box } }, { tap });
    /** @type {HTMLElement | null} */ (element.querySelector('.fx-button'))?.click();
    /** @type {HTMLElement | null} */ (element.querySelector('.fx-box'))?.click();
    expect(tap.mock.calls.map(([action]) => action.text)).toEqual(['中', '外']);
  });

  it('is not offered where nobody listens', () => {
    const element = show(messages['flex-boxes'] ?? {}, { tap: undefined });
    expect(element.querySelectorAll('button:not([disabled])')).toHaveLength(0);
  });
});

describe('around messages', () => {
  it('carousels and giant bubbles span the chat', () => {
    expect(
      ['flexCarousel', 'carousel', 'imageCarousel', 'size-giga', 'size-mega', 'text'].map((name) =>
        isWide(messages[name] ?? {}),
      ),
    ).toEqual([true, true, true, true, false, false]);
  });

  it('each has a summary of one line', () => {
    expect(
      ['sticker', 'location', 'restaurant', 'text'].map(
        (name) => summaryOf(messages[name] ?? {}, context).split('\n')[0],
      ),
    ).toEqual([ja.sticker, '喫茶とどく', '喫茶とどく', 'いらっしゃいませ!']);
  });
});
