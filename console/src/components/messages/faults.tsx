import { createContext, useContext, useMemo, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { isUnwritten, saidOf, type Fault } from '@/lib/line/faults';

interface Found {
  faults: Fault[];
  /** Says also what is only not written yet: once somebody wants to send. */
  strict: boolean;
}

const FaultsContext = createContext<Found>({ faults: [], strict: false });

export function FaultsProvider({ faults, strict, children }: Found & { children: ReactNode }) {
  const found = useMemo(() => ({ faults, strict }), [faults, strict]);
  return <FaultsContext value={found}>{children}</FaultsContext>;
}

/** What is wrong with the property at a path, in the reader's words; undefined where nothing is. */
export function useFault(path: string): string | undefined {
  const { faults, strict } = useContext(FaultsContext);
  const words = useFaultWords();
  const here = faults.filter((fault) => fault.path === path && (strict || !isUnwritten(fault)));
  return here.length === 0 ? undefined : [...new Set(here.map(words))].join(' ');
}

export function useFaultWords() {
  const { t } = useTranslation();
  return (fault: Fault) => t(`fault.${fault.code}`, { defaultValue: saidOf(fault), ...fault.values });
}
