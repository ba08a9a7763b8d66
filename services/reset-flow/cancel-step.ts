import type { CancelOutcome, FlowRef } from '../outcomes/reset-outcome.ts';
import type { FlowKeeper } from './flow-keeper.ts';
import type { StepGate } from './step-gate.ts';

const verb = 'cancel';

/** Ends the flow at the person's word, unless a password is already on its way. */
export function createCancelStep(keeper: FlowKeeper, gate: StepGate) {
  return async (ref: FlowRef): Promise<CancelOutcome> => {
    const step = await gate.enter(ref, verb);
    if (step.kind !== 'open') return step;
    const { flow, ended } = await keeper.end(step.flow, 'cancelled', 'cancelled', gate.accepted(ref, verb, step.now));
    if (ended || flow.record.state === 'cancelled') return { kind: 'cancelled' };
    return { kind: 'too-late', view: gate.view(flow.record, step.now) };
  };
}
