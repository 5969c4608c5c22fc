import { createContext, useContext, useMemo, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { createFormatter, type Formatter, type Language } from '@/lib/format';

const FormatterContext = createContext<Formatter | null>(null);

/** Everything below reads in the chosen language and this zone. */
export function FormatterProvider({ timeZone, children }: { timeZone: string; children: ReactNode }) {
  const { i18n } = useTranslation();
  const formatter = useMemo(
    () => createFormatter(i18n.language as Language, timeZone),
    [i18n.language, timeZone],
  );
  return <FormatterContext value={formatter}>{children}</FormatterContext>;
}

export function useFormatter(): Formatter {
  const formatter = useContext(FormatterContext);
  if (formatter === null) throw new Error('useFormatter: got no zone (expected: a FormatterProvider above)');
  return formatter;
}
