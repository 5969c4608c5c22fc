import type { Month } from '@/types/api';

/** Adds months to `2026-11`; negative goes back. */
export function plusMonths(month: Month, count: number): Month {
  const [year = 0, oneBased = 1] = month.split('-').map(Number);
  const index = year * 12 + (oneBased - 1) + count;
  return `${Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}`;
}

/** The month and the ones before it, latest first. */
export function monthsBack(from: Month, count: number): Month[] {
  return Array.from({ length: count }, (_, back) => plusMonths(from, -back));
}

/** Every day of `2026-11` as `2026-11-01` … */
export function daysOf(month: Month): string[] {
  const [year = 0, oneBased = 1] = month.split('-').map(Number);
  const length = new Date(Date.UTC(year, oneBased, 0)).getUTCDate();
  return Array.from({ length }, (_, index) => `${month}-${String(index + 1).padStart(2, '0')}`);
}

export function isMonth(value: unknown): value is Month {
  return typeof value === 'string' && /^\d{4}-(0[1-9]|1[0-2])$/.test(value);
}
