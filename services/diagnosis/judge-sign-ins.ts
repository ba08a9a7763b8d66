import type { SignInAttempt, SignInClient } from '../directory/sign-in-log.ts';
import type { Finding } from '../outcomes/diagnosis-outcome.ts';
import type { SignInCode, SignInCodes } from './sign-in-codes.ts';

/** Causes after which the password itself was right: Microsoft only goes on to these checks then. */
const passwordWasRight: ReadonlySet<string> = new Set([
  'mfa-not-registered',
  'mfa-not-done',
  'mfa-failed',
  'mfa-again',
  'other-check',
  'blocked-by-rule',
  'device-not-compliant',
  'device-not-managed',
  'app-not-allowed',
  'app-not-assigned',
  'admin-consent',
]);

/** One or two wrong passwords from a phone are a slip of the finger; a program does not stop at two. */
const keepsSending = 3;

/** An attempt with what its code means; undefined where the table does not hold it. Code 0 means nothing and is success. */
type Known = SignInAttempt & { readonly row: SignInCode | undefined };

/**
 * What the last day of sign-ins says: the newest failure that matters, unless the whole shows that one client keeps
 * sending an old password while the right one came from another. Deterministic; times order the attempts and nothing else.
 */
export function judgeSignIns(attempts: readonly SignInAttempt[], codes: SignInCodes): Finding {
  const known = attempts
    .map((attempt): Known => ({ ...attempt, row: codes.get(attempt.code) }))
    .filter(({ row }) => row?.who !== 'nobody-needed')
    .sort((one, other) => other.at.getTime() - one.at.getTime());
  const newest = known.find(({ code }) => code !== 0);
  if (newest === undefined) return { verdict: { kind: 'nothing-failed' }, reset: 'open' };
  const sender = oldPasswordFrom(known);
  const locked = newest.row?.cause === 'locked';
  const aboutPassword = locked || newest.row?.cause === 'wrong-password';
  if (sender !== undefined && aboutPassword) {
    return { verdict: { kind: 'old-password', client: sender, lockedBy: locked }, reset: 'useless' };
  }
  if (newest.row === undefined) return { verdict: { kind: 'unknown-code', code: newest.code }, reset: 'open' };
  if (locked) return lockedOut(known, newest.row);
  return {
    verdict: { kind: 'code', meaning: newest.row },
    reset: newest.row.resetHelps ? 'helps' : 'useless',
  };
}

/** A lock without a wrong password before it may also be a network that Microsoft blocks: then nobody can say. */
function lockedOut(known: readonly Known[], row: SignInCode): Finding {
  return known.some(isWrong)
    ? { verdict: { kind: 'locked-by-tries' }, reset: 'helps' }
    : { verdict: { kind: 'code', meaning: row }, reset: 'open' };
}

/** The kind of client that keeps sending a wrong password, while a right one came from a client of another kind. */
function oldPasswordFrom(known: readonly Known[]): SignInClient | undefined {
  const senders: readonly SignInClient[] = ['mail', 'app', 'other', 'browser'];
  return senders.find((client) => {
    const own = known.filter((attempt) => attempt.client === client);
    const rightElsewhere = known.some((attempt) => attempt.client !== client && isRight(attempt));
    return rightElsewhere && !own.some(isRight) && own.filter(isWrong).length >= keepsSending;
  });
}

function isWrong({ row }: Known): boolean {
  return row?.cause === 'wrong-password';
}

function isRight({ code, row }: Known): boolean {
  return code === 0 || (row !== undefined && passwordWasRight.has(row.cause));
}
