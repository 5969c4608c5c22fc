import { useTranslation } from 'react-i18next';
import { useFormatter } from '@/components/formatter';
import type { Json } from '@/types/api';

/** A value of an attribute, tag or state, in words. */
export function useFriendValue(): (value: Json | undefined, ofType?: string) => string {
  const { t } = useTranslation();
  const { count, fullDay } = useFormatter();
  return (value, ofType) => {
    if (value === null || value === undefined) return '–';
    if (typeof value === 'boolean') return t(value ? 'composer.yes' : 'composer.no');
    if (typeof value === 'number') return count(value);
    if (typeof value !== 'string') return JSON.stringify(value);
    return ofType === 'date' && /^\d{4}-\d\d-\d\d$/.test(value) ? fullDay(value) : value;
  };
}
