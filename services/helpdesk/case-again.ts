import { isPauseDue, troubleIn } from './asked-for-human.ts';
import type { CaseKeeper } from './case-keeper.ts';
import type { CaseOpener, CaseOpenerOptions } from './case-opener.ts';
import type { CaseRecord, TimelineEntry } from './case-record.ts';
import type { LoadedCase } from './case-repository.ts';
import { isCaseEnded } from './case-state.ts';
import type { CaseOpening } from './person-desk.ts';
import { wayEntries } from './timeline.ts';

/**
 * "Talk to a human" while a case is open: the reset in which it was said waits too, and the team sees what was tried since.
 * Written down before the pause, so that whoever looks next can finish it; said twice it is one line. A reset that the
 * helpdesk itself has the person do (verification, vouch) goes on, and a frozen case takes none.
 */
export function createAskedAgain(
  { proofs, store }: Pick<CaseOpenerOptions, 'proofs' | 'store'>,
  keeper: CaseKeeper,
  opener: Pick<CaseOpener, 'resume'>,
) {
  return async (current: LoadedCase, about: CaseOpening): Promise<LoadedCase> => {
    const [tried, now] = await Promise.all([proofs.tried(current.record.target, about.flowId), store.now()]);
    const came = [...tried.entries, ...wayEntries(about.way, now)];
    const asked = await keeper.settled<LoadedCase>(current.record.id, async (found = current) => {
      const { record } = found;
      const fresh = came.filter((entry) => !isKnown(record, entry));
      const waits = tried.flowId === record.flowId && isPauseDue(record);
      const pause = tried.flowId !== null && !waits && !isBusy(record) ? tried.flowId : undefined;
      const told = pause !== undefined || fresh.some(({ what }) => toldAgain.has(what));
      if (!told || record.frozenAt !== null) return found;
      const timeline = [...record.timeline, ...fresh].sort((a, b) => Date.parse(a.at) - Date.parse(b.at));
      const result = await keeper.change(
        { ...found, record: { ...record, timeline } },
        {
          actor: { by: 'person' },
          event: undefined,
          what: 'opened-again',
          detail: troubleIn(about, tried),
          patch: { flowId: pause ?? record.flowId },
        },
      );
      return result === 'not-allowed' ? found : result;
    });
    return isCaseEnded(asked.record.state) ? asked : opener.resume(asked);
  };
}

/** What the team has not heard of. */
const toldAgain: ReadonlySet<TimelineEntry['what']> = new Set(['refused-by-policy', 'troubleshot'] as const);

/** The person does with their reset what the helpdesk asked for. */
function isBusy({ state, verification }: CaseRecord): boolean {
  return state === 'vouched' || verification === 'pending';
}

function isKnown({ timeline }: CaseRecord, { what, at, detail }: TimelineEntry): boolean {
  // Counts, ends and ways carry the time at which they were read.
  const read = what === 'wrong-codes' || what === 'flow-ended' || what === 'troubleshot';
  return timeline.some((line) => line.what === what && line.detail === detail && (read || line.at === at));
}
