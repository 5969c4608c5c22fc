import { useCallback, useState } from 'react';

const prefix = 'todoku.kept.';

/**
 * State that a reload of the page, or a session that ended, does not take away. It stays in this tab, and goes with the
 * sign-out, so that the next one to sign in does not read it.
 */
export function useKept<T>(key: string, initial: T) {
  const [value, setValue] = useState<T>(() => read(key) ?? initial);
  const keep = useCallback(
    (next: T) => {
      setValue(next);
      sessionStorage.setItem(prefix + key, JSON.stringify(next));
    },
    [key],
  );
  const forget = useCallback(() => sessionStorage.removeItem(prefix + key), [key]);
  return [value, keep, forget] as const;
}

function read<T>(key: string): T | null {
  try {
    return JSON.parse(sessionStorage.getItem(prefix + key) ?? 'null') as T | null;
  } catch {
    return null;
  }
}

export function forgetKept() {
  const keys = Array.from({ length: sessionStorage.length }, (_, index) => sessionStorage.key(index) ?? '');
  for (const key of keys) if (key.startsWith(prefix)) sessionStorage.removeItem(key);
}
