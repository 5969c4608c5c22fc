import type { Day, Decimal, Instant, Month } from '@/types/api';

export type Language = 'ja' | 'en';

/** How figures and times read in one language and one account's zone. */
export interface Formatter {
  count(value: number): string;
  /** With its sign: +3, −200, 0. */
  change(value: number): string;
  percent(share: number): string;
  money(value: Decimal, currency: string): string;
  instant(value: Instant): string;
  /** The day of an instant, with its year. */
  date(value: Instant): string;
  day(value: Day): string;
  /** A day with its year, as of a birthday. */
  fullDay(value: Day): string;
  month(value: Month): string;
  /** From one instant to a later one, in its two largest units: "8 days 5 hours", "5 hours 12 minutes". */
  duration(from: Instant, to: Instant): string;
  /** How long before `now`: "3 minutes ago". */
  age(at: Instant, now: Instant): string;
}

const locales = { ja: 'ja-JP', en: 'en-GB' } as const;

/** Makes the Intl objects once; they cost more than what they format. */
export function createFormatter(language: Language, timeZone: string): Formatter {
  const locale = locales[language];
  const counts = new Intl.NumberFormat(locale);
  const changes = new Intl.NumberFormat(locale, { signDisplay: 'exceptZero' });
  const percents = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 });
  const date = { month: 'short', day: 'numeric', weekday: 'short' } as const;
  const clock = { hour: 'numeric', minute: '2-digit', hourCycle: 'h23' } as const;
  const instants = new Intl.DateTimeFormat(locale, { ...date, ...clock, timeZone });
  // Days and months carry no zone of their own: they are read, and written, as UTC.
  const days = new Intl.DateTimeFormat(locale, { ...date, timeZone: 'UTC' });
  const full = { year: 'numeric', month: 'short', day: 'numeric' } as const;
  const dates = new Intl.DateTimeFormat(locale, { ...full, timeZone });
  const fullDays = new Intl.DateTimeFormat(locale, { ...full, timeZone: 'UTC' });
  const months = new Intl.DateTimeFormat(locale, { year: 'numeric', month: 'long', timeZone: 'UTC' });
  const ages = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' });
  // Japanese sets no spaces between a number and its unit, whatever Intl says.
  const close = (text: string) => (language === 'ja' ? text.replaceAll(' ', '') : text);
  const unit = (name: 'day' | 'hour' | 'minute', value: number) =>
    close(new Intl.NumberFormat(locale, { style: 'unit', unit: name, unitDisplay: 'long' }).format(value));
  const ago = (value: number, name: Intl.RelativeTimeFormatUnit) => close(ages.format(-value, name));

  return {
    count: (value) => counts.format(value),
    change: (value) => changes.format(value),
    percent: (share) => percents.format(share),
    money: (value, currency) =>
      new Intl.NumberFormat(locale, {
        style: 'currency',
        currency,
        // 15,000円 reads better than ￥15,000 among Japanese words.
        currencyDisplay: language === 'ja' ? 'name' : 'narrowSymbol',
        minimumFractionDigits: 0,
        maximumFractionDigits: 4,
      }).format(value as Intl.StringNumericLiteral),
    instant: (value) => instants.format(new Date(value)),
    date: (value) => dates.format(new Date(value)),
    fullDay: (value) => fullDays.format(new Date(value)),
    day: (value) => days.format(new Date(value)),
    month: (value) => months.format(new Date(`${value}-01`)),
    duration: (from, to) => {
      const minutes = Math.max(0, Math.floor((Date.parse(to) - Date.parse(from)) / 60_000));
      const [d, h, m] = [Math.floor(minutes / 1440), Math.floor(minutes / 60) % 24, minutes % 60];
      if (d > 0) return unit('day', d) + (language === 'ja' ? 'と' : ' ') + unit('hour', h);
      if (h > 0) return unit('hour', h) + (language === 'ja' ? '' : ' ') + unit('minute', m);
      return unit('minute', m);
    },
    age: (at, now) => {
      const seconds = Math.max(0, Math.floor((Date.parse(now) - Date.parse(at)) / 1000));
      if (seconds < 60) return ago(seconds, 'second');
      if (seconds < 3600) return ago(Math.floor(seconds / 60), 'minute');
      if (seconds < 86_400) return ago(Math.floor(seconds / 3600), 'hour');
      return ago(Math.floor(seconds / 86_400), 'day');
    },
  };
}
