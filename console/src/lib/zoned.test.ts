import { expect, it } from 'vitest';
import { instantAt, localAt } from '@/lib/zoned';

it.each([
  ['2026-12-01T10:00', 'Asia/Tokyo', '2026-12-01T01:00:00.000Z'],
  ['2026-12-01T00:00', 'Asia/Taipei', '2026-11-30T16:00:00.000Z'],
  ['2026-07-01T09:30', 'America/New_York', '2026-07-01T13:30:00.000Z'],
  ['2026-11-01T12:00', 'America/New_York', '2026-11-01T17:00:00.000Z'], // the day clocks go back
])('%s in %s is %s, and back', (local, zone, instant) => {
  expect(instantAt(local, zone)).toBe(instant);
  expect(localAt(instant, zone)).toBe(local);
});

it('takes a time that a zone skips for the one an hour later', () => {
  expect(localAt(instantAt('2026-03-08T02:30', 'America/New_York'), 'America/New_York')).toBe(
    '2026-03-08T03:30',
  );
});
