import { describe, expect, it } from 'vitest';
import { monthBar } from '@/features/usage/month-bar';
import { usage } from '@/testing/samples';

const parts = (changed: Partial<typeof usage>) =>
  Object.fromEntries(monthBar({ ...usage, ...changed }).segments.map(({ kind, count }) => [kind, count]));

describe('the month bar', () => {
  it('sets what LINE confirmed apart from what it only accepted', () => {
    expect(parts({})).toEqual({
      confirmed: 20_000,
      accepted: 6_000,
      external: 1_000,
      reserved: 5_000,
      remaining: 18_000,
    });
  });

  it('is as long as its parts together', () => {
    const shares = monthBar(usage).segments.map(({ share }) => share);
    expect(shares.reduce((a, b) => a + b)).toBeCloseTo(1);
  });

  it('never shows more confirmed than used', () => {
    expect(parts({ counted: { ...usage.counted, confirmed: 99_999 } })).toMatchObject({ confirmed: 26_000 });
    expect(parts({ counted: { ...usage.counted, confirmed: 99_999 } })).not.toHaveProperty('accepted');
  });

  it('has no remaining part where the limit is not known', () => {
    expect(parts({ limit: null })).not.toHaveProperty('remaining');
  });

  it('is empty, not broken, where there is nothing at all', () => {
    const counted = { ...usage.counted, confirmed: 0, external: 0 };
    expect(monthBar({ ...usage, used: 0, reserved: 0, remaining: 0, counted }).segments).toEqual([]);
  });

  it('marks where the free messages end', () => {
    expect(monthBar(usage).freeEndsAt).toBeCloseTo(0.6);
  });

  it.each([null, 0, 50_000, 90_000])('marks nothing with %s free messages', (freeMessages) => {
    expect(monthBar({ ...usage, plan: { ...usage.plan, freeMessages } }).freeEndsAt).toBeNull();
  });
});
