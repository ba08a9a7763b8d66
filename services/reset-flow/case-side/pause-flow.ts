import { untilSettled } from '../flow-keeper.ts';
import type { FlowPatch, LoadedFlow } from '../flow-repository.ts';
import type { CaseSide } from './case-side-options.ts';
import { goOn } from './go-on.ts';

/** How long a flow waits for a human (DESIGN: paused up to 24 h). */
const pauseSeconds = 24 * 60 * 60;

/**
 * Pauses a live flow for a case. Its open page dies, and nothing is asked for until it comes back. False when the flow is
 * over, or its password is on its way; the case watches it then all the same.
 */
export function pauseFlow({ options, keeper }: CaseSide, flowId: string, caseId: string): Promise<boolean> {
  const { flows, store, random } = options;
  return untilSettled<boolean>(async () => {
    const [found, now] = await Promise.all([flows.load(flowId), store.now()]);
    if (found === undefined) return false;
    const flow = await keeper.refresh(found, now);
    const watched = flow.record.caseId === caseId;
    if (flow.record.state === 'with-helpdesk') return watched || settled(await flows.patch(flow, { caseId }), true);
    const patch: FlowPatch = {
      caseId,
      nonce: random.id(),
      asking: null,
      pageHandleHash: null,
      expiresAt: new Date(now.getTime() + pauseSeconds * 1000).toISOString(),
    };
    const moved = await flows.move(flow, 'handed-over', patch);
    if (moved.kind === 'lost-race') return 'lost-race';
    if (moved.kind === 'moved') return true;
    return watched ? false : settled(await flows.patch(flow, { caseId }), false);
  });
}

/** Gives a paused flow back to the person, with a fresh time; straight to choosing where its proofs still pass. */
export function resumeFlow(side: CaseSide, flowId: string): Promise<boolean> {
  const { flows, store, limits } = side.options;
  return untilSettled<boolean>(async () => {
    const [found, now] = await Promise.all([flows.load(flowId), store.now()]);
    if (found === undefined) return false;
    const flow = await side.keeper.refresh(found, now);
    const { state } = flow.record;
    if (state !== 'with-helpdesk') return state === 'identified' || state === 'proving' || state === 'choosing';
    const after = (seconds: number): string => new Date(now.getTime() + seconds * 1000).toISOString();
    const patch = { expiresAt: after(limits.flowSeconds), idleAt: after(limits.idleSeconds) };
    const gone = await goOn(side, flow, { event: 'handed-back', patch, now });
    return gone === 'lost-race' ? gone : gone.kind === 'on';
  });
}

function settled<T>(patched: LoadedFlow | 'lost-race', value: T): T | 'lost-race' {
  return patched === 'lost-race' ? patched : value;
}
