import { useTranslation } from 'react-i18next';
import { useFormatter } from '@/components/formatter';
import { isMonth } from '@/lib/month';
import type { Formatter } from '@/lib/format';
import type { Why } from '@/types/api';

/** Why a send waits or stops, in the reader's words; the server's own where its code is not known here. */
export function Reason({ why }: { why: Why }) {
  const { t } = useTranslation();
  const formatter = useFormatter();
  return t(`why.${why.code}`, { defaultValue: why.text, ...readable(why, formatter) });
}

/** The server writes numbers in digits, money beside its currency and instants in UTC; LINE's own words (`said`) stay as they are. */
function readable({ values }: Why, format: Formatter): Record<string, string> {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => {
      if (name === 'said') return [name, value];
      if (values.currency && ['cost', 'above'].includes(name))
        return [name, format.money(value, values.currency)];
      if (/^\d+$/.test(value)) return [name, format.count(Number(value))];
      if (isMonth(value)) return [name, format.month(value)];
      return [name, /^\d{4}-\d\d-\d\dT/.test(value) ? format.instant(value) : value];
    }),
  );
}
