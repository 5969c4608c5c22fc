import { describe, expect, it } from 'vitest';
import * as page from '../src/app/words.js';
import * as message from '../src/render/words.js';

/** @type {Record<string, string>} */
const sources = import.meta.glob('../src/**/*.js', { query: '?raw', import: 'default', eager: true });
const written = Object.entries(sources);

describe('the sources', () => {
  it.each(written)('%s stays short', (_, source) => {
    expect(source.split('\n').length).toBeLessThan(300);
  });

  it.each(written.filter(([file]) => file.includes('/render/')))(
    '%s knows no page, network or clock',
    (_, source) => {
      expect([...source.matchAll(/from '([^']+)'/g)].filter(([, path]) => !path?.startsWith('./'))).toEqual(
        [],
      );
      expect(source).not.toMatch(/\b(fetch|localStorage|setTimeout|window\.|Date)\b\(?/);
      expect(source.replace(/\.ownerDocument|[.\w]*\.document\b|document\./g, '')).not.toMatch(
        /\bdocument\.create/,
      );
    },
  );

  it('ask the emulator for the time, never the browser', () => {
    expect(written.filter(([, source]) => /Date\.now\(|new Date\(\)/.test(source))).toEqual([]);
  });

  it('carry no markup as text', () => {
    expect(written.filter(([, source]) => /innerHTML|insertAdjacentHTML|outerHTML/.test(source))).toEqual([]);
  });
});

describe('the words', () => {
  it.each([
    ['page', page.ja, page.en],
    ['messages', message.ja, message.en],
  ])('of the %s leave the same gaps in both languages', (_, ja, en) => {
    expect(gaps(en)).toEqual(gaps(ja));
  });
});

/** @param {Record<string, string>} words */
const gaps = (words) =>
  Object.entries(words).map(([key, text]) => [
    key,
    [...text.matchAll(/\{\w+\}/g)].map(([gap]) => gap).toSorted(),
  ]);
