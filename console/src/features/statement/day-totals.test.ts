import { expect, it } from 'vitest';
import { byDay, dayTotals, roundUp } from '@/features/statement/day-totals';
import { statement } from '@/testing/samples';

it('has every day of the month, and no free replies', () => {
  const totals = dayTotals('2026-11', statement.days);
  expect(totals).toHaveLength(30);
  expect(totals.filter(({ confirmed, waiting }) => confirmed + waiting > 0)).toEqual([
    { day: '2026-11-20', confirmed: 20_000, waiting: 0 },
    { day: '2026-11-22', confirmed: 0, waiting: 6_000 },
  ]);
});

it('keeps the rows of a day together, first day first', () => {
  const days = byDay(statement.days.toReversed()).map((rows) =>
    rows.map(({ day, route }) => `${day} ${route}`),
  );
  expect(days).toEqual([['2026-11-20 reply', '2026-11-20 multicast'], ['2026-11-22 multicast']]);
});

it.each([
  [0, 10],
  [11, 20],
  [4_301, 5_000],
  [5_000, 5_000],
  [5_001, 10_000],
])('ends the axis for %s at %s', (value, end) => {
  expect(roundUp(value)).toBe(end);
});
