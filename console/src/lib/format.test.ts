import { describe, expect, it } from 'vitest';
import { createFormatter } from '@/lib/format';

const ja = createFormatter('ja', 'Asia/Tokyo');
const en = createFormatter('en', 'Asia/Tokyo');

describe('money', () => {
  it('is written in the words of the language', () => {
    expect(ja.money('15000.00', 'JPY')).toBe('15,000円');
    expect(en.money('15000.00', 'JPY')).toBe('¥15,000');
  });

  it('keeps the decimals of a unit price', () => {
    expect(ja.money('2.80', 'JPY')).toBe('2.8円');
  });

  it('is exact where a float would not be', () => {
    expect(ja.money('12345678901234567.89', 'JPY')).toBe('12,345,678,901,234,567.89円');
  });
});

describe('times', () => {
  it('are those of the account’s zone, wherever the reader is', () => {
    expect(ja.instant('2026-11-30T15:00:00Z')).toBe('12月1日(火) 0:00');
    expect(createFormatter('ja', 'Asia/Taipei').instant('2026-11-30T15:00:00Z')).toBe('11月30日(月) 23:00');
  });

  it('have the day of the account’s zone', () => {
    expect(ja.date('2026-11-30T15:00:00Z')).toBe('2026年12月1日');
    expect(createFormatter('en', 'America/New_York').date('2026-12-01T03:00:00Z')).toBe('30 Nov 2026');
  });

  it('leave days and months where they are', () => {
    expect(createFormatter('ja', 'America/New_York').day('2026-11-01')).toBe('11月1日(日)');
    expect(createFormatter('en', 'America/New_York').month('2026-11')).toBe('November 2026');
  });
});

describe('durations', () => {
  it.each([
    ['2026-11-22T06:36:00Z', '8日と8時間', '8 days 8 hours'],
    ['2026-11-30T09:48:00Z', '5時間12分', '5 hours 12 minutes'],
    ['2026-11-30T14:59:10Z', '0分', '0 minutes'],
    ['2026-12-01T00:00:00Z', '0分', '0 minutes'],
  ])('from %s to the reset', (from, japanese, english) => {
    expect(ja.duration(from, '2026-11-30T15:00:00Z')).toBe(japanese);
    expect(en.duration(from, '2026-11-30T15:00:00Z')).toBe(english);
  });
});

describe('ages', () => {
  it.each([
    ['2026-11-22T06:36:10Z', '今', 'now'],
    ['2026-11-22T06:33:10Z', '3分前', '3 minutes ago'],
    ['2026-11-22T01:36:10Z', '5時間前', '5 hours ago'],
    ['2026-11-20T06:36:10Z', '一昨日', '2 days ago'],
    ['2026-11-22T06:40:00Z', '今', 'now'],
  ])('of %s', (at, japanese, english) => {
    expect(ja.age(at, '2026-11-22T06:36:10Z')).toBe(japanese);
    expect(en.age(at, '2026-11-22T06:36:10Z')).toBe(english);
  });
});

it('gives changes their sign, and nothing none', () => {
  expect([en.change(3), en.change(-200), en.change(0)]).toEqual(['+3', '-200', '0']);
});
