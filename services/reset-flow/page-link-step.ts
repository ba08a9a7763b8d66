import type { FlowRef, PageLinkOutcome } from '../outcomes/reset-outcome.ts';
import type { PageHandles } from '../page/page-handles.ts';
import { findBrakeOf } from './brakes.ts';
import { untilSettled, type FlowKeeper } from './flow-keeper.ts';
import type { ResetServiceOptions } from './reset-options.ts';
import type { StepGate } from './step-gate.ts';

const verb = 'page';

/**
 * A one-time link to the page. Reads and writes the store only, for Teams waits. The nonce is checked but not spent: the
 * button stays good for a dialog that was closed by mistake, and each link kills the one before.
 */
export function createPageLinkStep(
  options: ResetServiceOptions,
  { keeper, gate, handles }: { readonly keeper: FlowKeeper; readonly gate: StepGate; readonly handles: PageHandles },
) {
  const { baseUrl, limits } = options;
  return (ref: FlowRef): Promise<PageLinkOutcome> =>
    untilSettled<PageLinkOutcome>(async () => {
      const [step, brake] = await Promise.all([gate.enter(ref, verb), findBrakeOf(options, ref.flowId, 'finishing')]);
      if (step.kind !== 'open') return step;
      const { flow, now } = step;
      if (flow.record.state !== 'choosing') return { kind: 'not-yet', view: gate.view(flow.record, now) };
      if (brake !== undefined) {
        const event = brake.reason === 'locked' ? 'tries-exhausted' : 'predicate-failed';
        const { flow: ended } = await keeper.end(flow, event, brake.reason);
        return { kind: 'ended', view: gate.view(ended.record, now) };
      }
      const issued = await handles.issue(flow, now);
      if (issued === 'lost-race') return 'lost-race';
      return {
        kind: 'page',
        view: gate.view(issued.flow.record, now),
        url: `${baseUrl}/page/password?lang=${flow.record.language}#${issued.handle}`,
        minutes: Math.floor(limits.pageHandleSeconds / 60),
      };
    });
}
