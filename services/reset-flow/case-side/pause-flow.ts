import { createResetCount } from '../count-reset.ts';
import { untilSettled } from '../flow-keeper.ts';
import { isVouch } from '../../policy/proof-policy.ts';
import type { FlowRecord } from '../flow-record.ts';
import type { FlowPatch, LoadedFlow } from '../flow-repository.ts';
import type { ResetLimits } from '../reset-limits.ts';
import type { CaseSide } from './case-side-options.ts';
import { goOn, repaint } from './go-on.ts';

/** How long a flow waits for a human in all, counted from the first time: a person is helped within a day or starts anew. */
const pauseSeconds = 24 * 60 * 60;

/**
 * Pauses a live flow for a case. Its open page dies, and nothing is asked for until it comes back. False when the flow is
 * over, its password is on its way, or its day of waiting is used up; the case watches it then all the same.
 */
export function pauseFlow({ options, keeper }: CaseSide, flowId: string, caseId: string): Promise<boolean> {
  const { flows, store, random } = options;
  return untilSettled<boolean>(async () => {
    const [found, now] = await Promise.all([flows.load(flowId), store.now()]);
    if (found === undefined) return false;
    const flow = await keeper.refresh(found, now);
    const watched = flow.record.caseId === caseId;
    if (flow.record.state === 'with-helpdesk') return watched || settled(await flows.patch(flow, { caseId }), true);
    const endsAt = flow.record.pause?.endsAt ?? new Date(now.getTime() + pauseSeconds * 1000).toISOString();
    if (Date.parse(endsAt) <= now.getTime())
      return watched ? false : settled(await flows.patch(flow, { caseId }), false);
    const patch: FlowPatch = {
      caseId,
      nonce: random.id(),
      asking: null,
      pageHandleHash: null,
      expiresAt: endsAt,
      pause: { endsAt, leftMs: Math.max(0, Date.parse(flow.record.expiresAt) - now.getTime()) },
    };
    const moved = await flows.move(flow, 'handed-over', patch);
    if (moved.kind === 'lost-race') return 'lost-race';
    if (moved.kind === 'moved') return true;
    return watched ? false : settled(await flows.patch(flow, { caseId }), false);
  });
}

/** Gives a paused flow back to the person with the time it had left; straight to choosing where its proofs still pass. */
export function resumeFlow(side: CaseSide, flowId: string, caseId?: string): Promise<boolean> {
  const { flows, store, limits } = side.options;
  const count = createResetCount(side.options);
  return untilSettled<boolean>(async () => {
    const [found, now] = await Promise.all([flows.load(flowId), store.now()]);
    if (found === undefined) return false;
    const flow = await side.keeper.refresh(found, now);
    const { state } = flow.record;
    if (caseId !== undefined && flow.record.caseId !== caseId) return false;
    if (state !== 'with-helpdesk') return state === 'identified' || state === 'proving' || state === 'choosing';
    const after = (ms: number): string => new Date(now.getTime() + ms).toISOString();
    const patch = { expiresAt: after(leftMs(flow.record, limits)), idleAt: after(limits.idleSeconds * 1000) };
    const gone = await goOn(side, flow, { event: 'handed-back', patch, now, count });
    return gone === 'lost-race' ? gone : gone.kind === 'on';
  });
}

/** Whether a paused flow would end before its person has had the usual time for one step. */
export function isNearlyOver(record: FlowRecord, limits: ResetLimits): boolean {
  return record.state === 'with-helpdesk' && leftMs(record, limits) < limits.idleSeconds * 1000;
}

/** Flows that were paused by an earlier version have no note of it. */
function leftMs({ pause }: FlowRecord, { flowSeconds }: ResetLimits): number {
  return pause?.leftMs ?? flowSeconds * 1000;
}

/** Ends a flow that leads nowhere: the case is over for which it waits, or whose vouch counts in it. */
export async function dropFlow({ options, keeper }: CaseSide, flowId: string, caseId: string): Promise<void> {
  const flow = await options.flows.load(flowId);
  if (flow === undefined) return;
  const { state, proofs } = flow.record;
  const waits = state === 'with-helpdesk' && flow.record.caseId === caseId;
  const vouched = proofs.some((proof) => isVouch(proof) && proof.caseId === caseId);
  // What is on its way is judged at the write.
  const open = state === 'identified' || state === 'proving' || state === 'choosing';
  if (!waits && !(vouched && open)) return;
  const { ended, flow: over } = await keeper.end(flow, 'cancelled', 'case-over');
  // A waiting one has no card left that could be pressed.
  if (ended && !waits) await repaint(options, over);
}

function settled<T>(patched: LoadedFlow | 'lost-race', value: T): T | 'lost-race' {
  return patched === 'lost-race' ? patched : value;
}
