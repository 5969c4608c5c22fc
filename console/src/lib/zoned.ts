import type { Instant } from '@/types/api';

/**
 * The instant at which the clocks of a zone show `2026-12-01T10:00`. A time that the zone skips means the one an hour
 * later; of a time that it shows twice, the first.
 */
export function instantAt(local: string, timeZone: string): Instant {
  const asUtc = Date.parse(`${local}Z`);
  const first = asUtc - offsetAt(asUtc, timeZone);
  const second = asUtc - offsetAt(first, timeZone);
  // They differ near a change of the clocks; a skipped time is shown at neither.
  return new Date(second + offsetAt(second, timeZone) === asUtc ? second : first).toISOString();
}

/** What the clocks of a zone show at an instant, as `2026-12-01T10:00`. */
export function localAt(instant: Instant, timeZone: string): string {
  const at = Date.parse(instant);
  return new Date(at + offsetAt(at, timeZone)).toISOString().slice(0, 16);
}

/** Milliseconds by which the zone is ahead of UTC then. */
function offsetAt(at: number, timeZone: string): number {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  }).formatToParts(at);
  const part = (type: Intl.DateTimeFormatPartTypes) =>
    Number(parts.find((candidate) => candidate.type === type)?.value);
  const shown = Date.UTC(
    part('year'),
    part('month') - 1,
    part('day'),
    part('hour'),
    part('minute'),
    part('second'),
  );
  return shown - Math.floor(at / 1000) * 1000;
}
