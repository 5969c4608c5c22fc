import { remove } from '@/lib/api-client';
import { currentSession, signOut } from '@/lib/session';

/** Ends the session at the server too; whether it hears of it or not, this tab forgets. */
export function leave() {
  if (currentSession().csrf !== null) void remove('/session', {}).catch(() => undefined);
  signOut();
}
