import { createHmac } from 'node:crypto';
import type { Clock } from '../clock/clock.ts';
import { InvariantError } from '../errors/app-error.ts';
import type { RandomSource } from '../random/random-source.ts';
import type { RecordStore } from '../store/record-store.ts';

export type SubjectKeys = {
  /**
   * The name of a target in the audit: HMAC-SHA-256 of the target under a random key of its own, 32 hex digits.
   * Makes the key at first use.
   */
  readonly auditSubject: (target: string) => Promise<string>;
  /**
   * Deletes the key: audit records stay verifiable, but nobody can say any more whose they are. Other processes may go
   * on using their remembered name for up to `rememberedSeconds`.
   */
  readonly forget: (target: string) => Promise<void>;
};

export const subjectKind = 'subject';
/** As long as the audit it names (three years at most), and a bit; begins anew with every use after half of it. */
const keptMs = 3 * 366 * 24 * 60 * 60 * 1000;
const rememberedMs = 60 * 1000;
const mostRemembered = 500;

/** A deletable mapping between accounts and audit records (crypto-shredding). Throws `store_unavailable`. */
export function createSubjectKeys(options: {
  readonly records: RecordStore;
  readonly random: RandomSource;
  readonly clock: Clock;
}): SubjectKeys {
  const { records, random, clock } = options;
  const remembered = new Map<string, { readonly subject: string; readonly until: number }>();

  const remember = (target: string, subject: string): string => {
    remembered.delete(target);
    remembered.set(target, { subject, until: clock.now().getTime() + rememberedMs });
    for (const oldest of remembered.keys()) {
      if (remembered.size <= mostRemembered) break;
      remembered.delete(oldest);
    }
    return subject;
  };

  const loadKey = async (target: string): Promise<string> => {
    const stored = await records.get(subjectKind, target);
    const now = clock.now().getTime();
    if (stored !== undefined && stored.keepUntil.getTime() - now > keptMs / 2) return stored.value;
    const value = stored?.value ?? Buffer.from(random.bytes(32)).toString('base64url');
    const write = { value, keepUntil: new Date(now + keptMs), indexes: {}, expectedVersion: stored?.version ?? 0 };
    const put = await records.put(subjectKind, target, write);
    const winner = put.ok ? value : put.current?.value;
    if (winner === undefined) throw new InvariantError('a subject key vanished while it was made');
    return winner;
  };

  return {
    auditSubject: async (target) => {
      const known = remembered.get(target);
      if (known !== undefined && known.until > clock.now().getTime()) return known.subject;
      const key = Buffer.from(await loadKey(target), 'base64url');
      return remember(target, createHmac('sha256', key).update(target).digest('hex').slice(0, 32));
    },
    forget: async (target) => {
      remembered.delete(target);
      await records.remove(subjectKind, target);
    },
  };
}
