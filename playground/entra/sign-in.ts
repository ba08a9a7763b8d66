import type { Clock } from '../../services/clock/clock.ts';
import type { DirectoryState, UserRecord } from './directory-state.ts';

/** `code` is an AADSTS code, as the sign-in page would show it. */
export type SignInResult = { readonly ok: true } | { readonly ok: false; readonly code: string };

/** Smart lockout as Entra has it by default (https://learn.microsoft.com/entra/identity/authentication/howto-password-smart-lockout). */
const tries = 10;
const firstLockSeconds = 60;
const rememberedBadPasswords = 3;

const refuse = (code: number): SignInResult => ({ ok: false, code: `AADSTS${String(code)}` });

/** Signs somebody in with a password, in a browser, counting, locking and keeping a log as Entra does. */
export function signIn(state: DirectoryState, clock: Clock, upn: string, password: string): SignInResult {
  const user = state.find(upn);
  if (user?.properties.userPrincipalName?.toLowerCase() !== upn.toLowerCase()) return refuse(50034);
  const now = clock.now().getTime();
  const result = judge(state, user, password, now);
  const code = result.ok ? 0 : Number(result.code.replace('AADSTS', ''));
  state.signIns.add({ userId: user.id, at: now, code, client: 'Browser' });
  return result;
}

function judge(state: DirectoryState, user: UserRecord, password: string, now: number): SignInResult {
  if (now < user.lockout.until) return refuse(50053);
  if (user.properties.accountEnabled !== true) return refuse(50057);
  if (!state.matches(user, password)) {
    countBad(user, state.hash(password), now);
    return refuse(now < user.lockout.until ? 50053 : 50126);
  }
  user.lockout = { badHashes: [], bad: 0, until: 0, lastSeconds: 0 };
  return user.mustChangePassword ? refuse(50055) : { ok: true };
}

/** One of the last three wrong passwords, typed again, does not count; each further lock lasts longer. */
function countBad(user: UserRecord, hash: Buffer, now: number): void {
  const lockout = user.lockout;
  if (lockout.badHashes.some((known) => known.equals(hash))) return;
  lockout.badHashes = [hash, ...lockout.badHashes].slice(0, rememberedBadPasswords);
  lockout.bad += 1;
  if (lockout.bad < tries) return;
  lockout.lastSeconds = lockout.lastSeconds === 0 ? firstLockSeconds : lockout.lastSeconds * 2;
  lockout.until = now + lockout.lastSeconds * 1000;
}
