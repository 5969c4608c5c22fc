import { ApiError } from '@/lib/api-client';

type Wrong = 'signIn.wrong' | 'signIn.wrongPassword' | 'setUp.wrongToken' | 'invitation.wrong';

/** The text for what kept somebody out; what fits nobody has its own words at each way in. */
export function doorReason(error: Error, wrong: Wrong) {
  if (!(error instanceof ApiError)) return 'state.failed';
  if (error.status === 0) return 'state.unreachable';
  if (error.status === 429) return 'signIn.tooMany';
  if (error.code === 'weak-password') return 'signIn.weak';
  if (error.code === 'set-up') return 'setUp.done';
  if (error.code === 'bad-email') return 'setUp.badEmail';
  return error.status === 401 || error.status === 403 ? wrong : 'state.failed';
}
