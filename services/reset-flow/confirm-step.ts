import type { ConfirmOutcome, FlowRef } from '../outcomes/reset-outcome.ts';
import { untilSettled, type FlowKeeper } from './flow-keeper.ts';
import type { ResetServiceOptions } from './reset-options.ts';
import type { StepGate } from './step-gate.ts';

const verb = 'confirm';

/** "Yes, that is the account." */
export function createConfirmStep({ flows }: ResetServiceOptions, keeper: FlowKeeper, gate: StepGate) {
  return (ref: FlowRef): Promise<ConfirmOutcome> =>
    untilSettled<ConfirmOutcome>(async () => {
      const step = await gate.enter(ref, verb);
      if (step.kind !== 'open') return step;
      const { flow, now } = step;
      // A typed "yes" said twice is no mistake.
      if (flow.record.state === 'proving' && ref.nonce === undefined) {
        return { kind: 'confirmed', view: gate.view(flow.record, now) };
      }
      const moved = await flows.move(flow, 'account-confirmed', gate.accepted(ref, verb, now));
      if (moved.kind === 'lost-race') return 'lost-race';
      if (moved.kind === 'not-allowed') return { kind: 'stale', view: gate.view(flow.record, now) };
      await keeper.note(moved.flow.record, { type: 'account.confirmed' });
      return { kind: 'confirmed', view: gate.view(moved.flow.record, now) };
    });
}
