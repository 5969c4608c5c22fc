import { expect, it } from 'vitest';
import { daysOf, isMonth, monthsBack, plusMonths } from '@/lib/month';

it('steps over the turn of the year in both directions', () => {
  expect(plusMonths('2026-12', 1)).toBe('2027-01');
  expect(plusMonths('2026-01', -1)).toBe('2025-12');
  expect(monthsBack('2026-02', 4)).toEqual(['2026-02', '2026-01', '2025-12', '2025-11']);
});

it.each([
  ['2026-02', 28],
  ['2028-02', 29],
  ['2026-11', 30],
  ['2026-12', 31],
])('knows how long %s is', (month, length) => {
  expect(daysOf(month)).toHaveLength(length);
  expect(daysOf(month).at(-1)).toBe(`${month}-${length}`);
});

it('takes nothing for a month that is none', () => {
  expect(['2026-11', '2026-13', '2026-00', '2026-1', '', null, 202611].map(isMonth)).toEqual([
    true,
    ...Array<boolean>(6).fill(false),
  ]);
});
