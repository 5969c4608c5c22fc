import { useSyncExternalStore } from 'react';
import { forgetKept } from '@/lib/kept';

/**
 * Who is signed in at this tab: a person, by a cookie that no script can read and a `csrf` that goes beside it; or a
 * program's API token, which lives in sessionStorage, gone with the tab. `refused` says that the server no longer took
 * it.
 */
export interface Session {
  token: string | null;
  csrf: string | null;
  refused: boolean;
}

const key = 'todoku.token';
const listeners = new Set<() => void>();
let session: Session = { token: sessionStorage.getItem(key), csrf: null, refused: false };

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
export const isSignedIn = ({ token, csrf }: Session) => token !== null || csrf !== null;
export const signIn = (token: string) => become({ token, csrf: null, refused: false });
export const signInPerson = (csrf: string) => become({ token: null, csrf, refused: false });
export function signOut() {
  forgetKept();
  become({ token: null, csrf: null, refused: false });
}
export const endRefusedSession = () => become({ token: null, csrf: null, refused: true });
export const useSession = () => useSyncExternalStore(subscribe, currentSession);
