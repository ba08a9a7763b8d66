import type { FlowRepository } from '../reset-flow/flow-repository.ts';
import type { FlowState } from '../reset-flow/flow-state.ts';
import type { CaseCoreOptions } from './case-core.ts';
import { createCaseKeeper, type CaseChange, type CaseKeeper } from './case-keeper.ts';
import { createCaseOpener, expiry } from './case-opener.ts';
import type { CaseOpenerOptions } from './case-opener.ts';
import type { CaseProofs } from './case-proofs.ts';
import type { CaseRecord } from './case-record.ts';
import type { LoadedCase } from './case-repository.ts';
import { isCaseEnded } from './case-state.ts';
import { isBrokenPromise, isOverdue, lapseOf, promiseAfter, type VouchLifetimes } from './case-times.ts';
import type { FallbackMail } from './fallback-mail.ts';
import { letGo } from './let-go.ts';
import { createVouchJoiner } from './vouch-joiner.ts';

export type CaseClockOptions = CaseCoreOptions &
  Pick<CaseOpenerOptions, 'directory' | 'guards'> & {
    readonly proofs: CaseProofs;
    readonly flows: Pick<FlowRepository, 'load'>;
    readonly lifetimes: VouchLifetimes;
    readonly fallbackMail: FallbackMail;
  };

/** The password is being written or is set: what the vouch was worth is spent, and its time does not matter any more. */
const beyondVouch: readonly FlowState[] = ['queued', 'writing', 'unknown', 'done'];

/**
 * The handler of the job `case-due`: looks whether a time of the case has come (the promise to claim, the lapse of a vouch,
 * the end), finishes what a dead process began (a vouch not joined, a flow not paused, news not told), and plans the next
 * look. Safe at any time and in any number. An owner who is no agent any more is not looked for here: their next press
 * shows it, and colleagues can take over at any time.
 */
export function createCaseClock(options: CaseClockOptions): (caseId: string) => Promise<void> {
  const { cases, lifetimes } = options;
  const keeper = createCaseKeeper(options);
  const opener = createCaseOpener(options, keeper);
  const join = createVouchJoiner(options.proofs, keeper);

  return async (caseId) => {
    const found = await keeper.settled<LoadedCase | undefined>(caseId, (at) => lookAt(options, keeper, at));
    if (found === undefined) return;
    if (isCaseEnded(found.record.state)) {
      await letGo(options.proofs, found.record);
      return keeper.news.tell(found);
    }
    const again = async (): Promise<LoadedCase> => (await cases.load(caseId)) ?? found;
    const joined = await join(found);
    let current = joined === undefined ? found : joined.kind === 'joined' ? joined.found : await again();
    if (mustMail(current.record, await options.store.now())) {
      await options.fallbackMail(caseId);
      current = await again();
    }
    if (!isCaseEnded(current.record.state)) await opener.resume(current, lapseOf(current.record, lifetimes));
  };
}

/** Moves the case where its times say, one step a look, and answers it as it stands then. */
async function lookAt(
  options: CaseClockOptions,
  keeper: CaseKeeper,
  found: LoadedCase | undefined,
): Promise<LoadedCase | undefined | 'lost-race'> {
  if (found === undefined || isCaseEnded(found.record.state)) return found;
  const { record } = found;
  const now = await options.store.now();
  const changed = async (change: CaseChange): Promise<LoadedCase | 'lost-race'> => {
    const result = await keeper.change(found, change);
    return result === 'not-allowed' ? found : result;
  };
  if (Date.parse(record.expiresAt) <= now.getTime()) return changed(expiry(now));
  const lapse = lapseOf(record, options.lifetimes);
  if (lapse !== undefined && lapse <= now && !(await isSpent(options, record))) {
    return changed({ actor: { by: 'bot' }, event: 'vouch-lapsed', what: 'vouch-lapsed', patch: lapsed(record) });
  }
  if (isBrokenPromise(record, now)) {
    const patch = { dueAt: promiseAfter(record, now, options.settings.claimMinutes) };
    return changed({ actor: { by: 'bot' }, event: undefined, what: 'unclaimed', patch });
  }
  return found;
}

/** What a lapse leaves: a first word that waited for a second is no half of anything any more; an objection stays. */
export function lapsed({ vouches, objection }: CaseRecord): Pick<CaseRecord, 'vouches' | 'objection'> {
  return {
    vouches: vouches.filter(({ flowId }) => flowId !== null),
    objection: objection?.objectedAt == null ? null : objection,
  };
}

/** Once for all broken promises of a case. */
function mustMail(record: CaseRecord, now: Date): boolean {
  if (record.state !== 'open' || record.fallbackSentAt !== null) return false;
  return isOverdue(record, now) || record.post.state === 'unreachable';
}

async function isSpent({ flows }: CaseClockOptions, { vouches }: CaseRecord): Promise<boolean> {
  const flowId = vouches.at(-1)?.flowId;
  const flow = flowId == null ? undefined : await flows.load(flowId);
  return flow !== undefined && beyondVouch.includes(flow.record.state);
}
