import { daysOf } from '@/lib/month';
import type { Day, Month, StatementDay } from '@/types/api';

/** What counts of one day: LINE's confirmed messages, and those accepted that it has not confirmed yet. */
export interface DayTotal {
  day: Day;
  confirmed: number;
  waiting: number;
}

/** One total for every day of the month, replies left out: they are free. */
export function dayTotals(month: Month, rows: StatementDay[]): DayTotal[] {
  const totals = new Map(daysOf(month).map((day) => [day, { day, confirmed: 0, waiting: 0 }]));
  for (const row of rows) {
    const total = totals.get(row.day);
    if (total === undefined || row.route === 'reply') continue;
    if (row.confirmed === null) total.waiting += row.accepted + row.adjusted;
    else total.confirmed += row.confirmed;
  }
  return [...totals.values()];
}

/** The rows of each day together, first day first. */
export function byDay(rows: StatementDay[]): StatementDay[][] {
  const days = new Map<Day, StatementDay[]>();
  for (const row of rows) days.set(row.day, [...(days.get(row.day) ?? []), row]);
  return [...days.keys()].toSorted().map((day) => days.get(day) ?? []);
}

/** The next 1, 2 or 5 times a power of ten: where an axis ends. */
export function roundUp(value: number): number {
  if (value <= 10) return 10;
  const power = 10 ** Math.floor(Math.log10(value));
  return ([1, 2, 5].find((step) => step * power >= value) ?? 10) * power;
}
