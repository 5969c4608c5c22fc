import { describe, expect, it } from 'vitest';
import { en } from '@/i18n/en';
import { ja } from '@/i18n/ja';

const sources = import.meta.glob<string>('./**/*.{ts,tsx}', {
  query: '?raw',
  import: 'default',
  eager: true,
});
const imports = (source: string) => [...source.matchAll(/from '@\/([^']+)'/g)].map((match) => match[1] ?? '');

// Shared code knows no feature, features know neither each other nor the app.
const floors: [place: RegExp, forbidden: (path: string, place: string) => boolean][] = [
  [/^\.\/(lib|types|i18n)\//, (path) => /^(app|features|components|testing)\//.test(path)],
  [/^\.\/components\//, (path) => /^(app|features|testing)\//.test(path)],
  [
    /^\.\/features\/([^/]+)\//,
    (path, place) =>
      /^(app|testing)\//.test(path) || (/^features\//.test(path) && !path.startsWith(`features/${place}/`)),
  ],
  [/^\.\/app\//, (path) => /^testing\//.test(path)],
];

describe('the sources', () => {
  const written = Object.entries(sources).filter(
    ([file]) => !/\.test\.|\/testing\/|\/openapi\.ts$/.test(file),
  );

  it.each(written)('%s imports only what lies below it', (file, source) => {
    for (const [place, forbidden] of floors) {
      const match = place.exec(file);
      if (match) expect(imports(source).filter((path) => forbidden(path, match[1] ?? ''))).toEqual([]);
    }
  });

  it.each(written)('%s stays short', (_, source) => {
    expect(source.split('\n').length).toBeLessThan(300);
  });

  it('read the time from the server, never from the browser', () => {
    expect(
      written.filter(([, source]) => /Date\.now\(|new Date\(\)/.test(source)).map(([file]) => file),
    ).toEqual([]);
  });
});

describe('the texts', () => {
  it('leave the same gaps in both languages', () => {
    expect(gaps(en)).toEqual(gaps(ja));
  });
});

/** Every text's place, with the names of what is filled in. */
function gaps(texts: object, at = ''): Record<string, string[]> {
  return Object.fromEntries(
    Object.entries(texts).flatMap(([key, text]: [string, unknown]) =>
      typeof text === 'string'
        ? [[`${at}${key}`, [...text.matchAll(/\{\{(\w+)\}\}/g)].map((match) => match[1] ?? '').toSorted()]]
        : Object.entries(gaps(text as object, `${at}${key}.`)),
    ),
  );
}
