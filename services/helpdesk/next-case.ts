import { DependencyError } from '../errors/app-error.ts';
import type { KeyValueStore } from '../store/key-value-store.ts';
import { requireKeyPart } from '../store/store-key.ts';
import type { ActDone, ActRefused } from './agent-desk.ts';
import type { CaseRepository } from './case-repository.ts';

export type NextCaseOptions = {
  readonly cases: Pick<CaseRepository, 'waitingInTeam'>;
  readonly store: Pick<KeyValueStore, 'swap' | 'delete'>;
};

type Taken = ActDone | ActRefused;
/** Takes this case if it still waits and the agent may work it, or says why none can be taken; undefined: look at another. */
type Take = (caseId: string) => Promise<Taken | undefined>;

/** Among so many of the oldest the next one is looked for. */
const lookedAtOnce = 32;
/** Only cases that one may not take, or that others take meanwhile, are passed over. */
const mostTried = 100;
/** Longer than a claim takes; a process that died in one is not waited for longer than this. */
const busySeconds = 10;

/**
 * The oldest waiting case of a team for whoever asks for the next one. Many ask in the same moment: who is the first at a
 * case marks it, and the others go to the next one at once, instead of all meaning, and auditing, a claim that only one
 * can have. The mark decides nothing: when nothing else is left, marked cases are tried too, and the record tells.
 */
export function createNextCase({ cases, store }: NextCaseOptions) {
  const keyOf = (caseId: string): string => `avain:case-next:${requireKeyPart(caseId)}`;

  const takeAlone = async (caseId: string, take: Take): Promise<Taken | 'busy' | undefined> => {
    if (!(await store.swap(keyOf(caseId), 0, '1', busySeconds)).ok) return 'busy';
    try {
      return await take(caseId);
    } finally {
      await letGo(caseId);
    }
  };
  const letGo = async (caseId: string): Promise<void> => {
    try {
      await store.delete(keyOf(caseId));
    } catch (err) {
      // The mark ends by itself; a claim that was made stays made.
      if (!(err instanceof DependencyError)) throw err;
    }
  };

  return async (teamId: string, take: Take): Promise<Taken | undefined> => {
    const seen = new Set<string>();
    const busy: string[] = [];
    for (;;) {
      const waiting = await cases.waitingInTeam(teamId, lookedAtOnce + seen.size);
      const fresh = waiting.filter((caseId) => !seen.has(caseId));
      if (fresh.length === 0) break;
      for (const caseId of fresh) {
        if (seen.size >= mostTried)
          throw new DependencyError('store_unavailable', 'others were faster at a hundred cases in a row');
        seen.add(caseId);
        const taken = await takeAlone(caseId, take);
        if (taken === 'busy') busy.push(caseId);
        else if (taken !== undefined) return taken;
      }
    }
    for (const caseId of busy) {
      const taken = await take(caseId);
      if (taken !== undefined) return taken;
    }
    return undefined;
  };
}
