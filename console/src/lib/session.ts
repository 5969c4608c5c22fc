import { useSyncExternalStore } from 'react';
import { forgetKept } from '@/lib/kept';

/**
 * The signed-in API token. It lives in sessionStorage: gone with the tab, never in a cookie, so no other site can use
 * it. `refused` says that the server no longer took it.
 */
export interface Session {
  token: string | null;
  refused: boolean;
}

const key = 'todoku.token';
const listeners = new Set<() => void>();
let session: Session = { token: sessionStorage.getItem(key), refused: false };

function become(next: Session) {
  session = next;
  if (next.token === null) sessionStorage.removeItem(key);
  else sessionStorage.setItem(key, next.token);
  listeners.forEach((listener) => listener());
}

function subscribe(listener: () => void) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export const currentSession = () => session;
export const signIn = (token: string) => become({ token, refused: false });
export function signOut() {
  forgetKept();
  become({ token: null, refused: false });
}
export const endRefusedSession = () => become({ token: null, refused: true });
export const useSession = () => useSyncExternalStore(subscribe, currentSession);
