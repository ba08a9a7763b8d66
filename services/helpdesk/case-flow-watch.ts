import type { FlowRepository } from '../reset-flow/flow-repository.ts';
import { isEnd, type FlowState } from '../reset-flow/flow-state.ts';
import { lapsed } from './case-clock.ts';
import type { CaseCoreOptions } from './case-core.ts';
import { createCaseKeeper, type CaseChange, type CaseKeeper } from './case-keeper.ts';
import type { CaseRecord } from './case-record.ts';
import { isCaseEnded } from './case-state.ts';

export type CaseFlowWatchOptions = CaseCoreOptions & { readonly flows: Pick<FlowRepository, 'load'> };

type Meaning = Omit<CaseChange, 'actor'>;

/** Everything that was asked is proved; what may still go wrong is the password. */
const proved: readonly FlowState[] = ['choosing', 'queued', 'writing', 'unknown', 'done'];

/**
 * The handler of the job `case-flow`: what a flow that a case watches means for the case. Reads the flow as it stands, so
 * that a late or repeated job does no harm. Each round writes one change; rounds end when the flow means nothing more.
 */
export function createCaseFlowWatch(options: CaseFlowWatchOptions): (caseId: string, flowId: string) => Promise<void> {
  const keeper = createCaseKeeper(options);
  return async (caseId, flowId) => {
    for (let round = 0; round < 5; round += 1) if (!(await step({ options, keeper }, caseId, flowId))) return;
  };
}

type Parts = { readonly options: CaseFlowWatchOptions; readonly keeper: CaseKeeper };

/** True when it changed something, so that the next meaning is looked for. */
async function step({ options, keeper }: Parts, caseId: string, flowId: string): Promise<boolean> {
  const flow = await options.flows.load(flowId);
  // Gone after two days, so it ended; and a flow that another case watches says nothing here.
  if (flow !== undefined && flow.record.caseId !== caseId) return false;
  return keeper.settled<boolean>(caseId, async (found) => {
    if (found === undefined || isCaseEnded(found.record.state)) return false;
    const { record } = found;
    if (flow !== undefined && flow.record.target !== record.target) return false;
    const now = await options.store.now();
    const meaning = meaningOf(record, flowId, flow?.record.state ?? 'expired', now);
    if (meaning === undefined) return false;
    const result = await keeper.change(found, { actor: { by: 'bot' }, ...meaning });
    if (result === 'lost-race') return result;
    return result !== 'not-allowed';
  });
}

function meaningOf(record: CaseRecord, flowId: string, state: FlowState, now: Date): Meaning | undefined {
  const vouched = record.vouches.some((vouch) => vouch.flowId === flowId);
  const mine = record.flowId === flowId || vouched;
  if (proved.includes(state) && mine && record.verification === 'pending')
    return { event: undefined, what: 'verification-passed', patch: { verification: 'passed' } };
  if (state === 'done') {
    const endedAt = now.toISOString();
    const patch = { endedBecause: 'password-set', endedAt, talking: false } as const;
    return { event: 'resolved', what: 'password-set', reason: 'password-set', patch };
  }
  if (!isEnd(state) || !mine) return undefined;
  if (record.verification === 'pending')
    return { event: undefined, what: 'verification-failed', detail: state, patch: { verification: 'failed' } };
  if (record.state === 'vouched' && record.vouches.at(-1)?.flowId === flowId)
    return { event: 'vouch-lapsed', what: 'vouch-lapsed', detail: state, patch: { ...lapsed(record), flowId: null } };
  if (record.flowId !== flowId) return undefined;
  return { event: undefined, what: 'flow-ended', detail: state, patch: { flowId: null } };
}
