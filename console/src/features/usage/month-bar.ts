import type { Usage } from '@/types/api';

export type SegmentKind = 'confirmed' | 'accepted' | 'external' | 'reserved' | 'remaining';

export interface Segment {
  kind: SegmentKind;
  count: number;
  /** Of the bar's whole length, 0 to 1. */
  share: number;
}

export interface MonthBar {
  segments: Segment[];
  /** Where along the bar the free messages end; null where that is unknown or lies beyond it. */
  freeEndsAt: number | null;
}

/**
 * The month as one bar. `used` is what Todoku sent, as far as LINE accepted it; what LINE has confirmed of that is set
 * apart. Messages sent elsewhere lie outside `used` (the ceiling is the limit less those, law 3), so they are a part of
 * their own. The parts add up to the bar, whatever the figures are.
 */
export function monthBar(
  usage: Pick<Usage, 'used' | 'reserved' | 'remaining' | 'limit' | 'counted' | 'plan'>,
): MonthBar {
  const confirmed = clamp(usage.counted.confirmed, 0, usage.used);
  const counts: [SegmentKind, number][] = [
    ['confirmed', confirmed],
    ['accepted', usage.used - confirmed],
    ['external', Math.max(0, usage.counted.external)],
    ['reserved', usage.reserved],
    ['remaining', usage.limit === null ? 0 : usage.remaining],
  ];
  const whole = counts.reduce((sum, [, count]) => sum + count, 0);
  const free = usage.plan.freeMessages;
  return {
    segments: counts
      .filter(([, count]) => count > 0)
      .map(([kind, count]) => ({ kind, count, share: count / whole })),
    freeEndsAt: free !== null && free > 0 && free < whole ? free / whole : null,
  };
}

function clamp(value: number, least: number, most: number) {
  return Math.min(Math.max(value, least), most);
}
