import type { ReactNode } from 'react';
import { FormatterProvider } from '@/components/formatter';

/** What the pages of no account stand in: they read times in the zone of whoever looks. */
export function InstallationFrame({ children }: { children: ReactNode }) {
  return (
    <FormatterProvider timeZone={Intl.DateTimeFormat().resolvedOptions().timeZone}>
      {children}
    </FormatterProvider>
  );
}
