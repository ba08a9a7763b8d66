import type { CountReset } from '../count-reset.ts';
import type { FlowPatch, LoadedFlow } from '../flow-repository.ts';
import type { FlowEvent } from '../flow-state.ts';
import { judgeProofs } from '../judge-proofs.ts';
import { tellCase } from '../tell-case.ts';
import type { CaseSide } from './case-side-options.ts';

type Step = {
  readonly event: FlowEvent | undefined;
  readonly patch: FlowPatch;
  readonly now: Date;
  /** One for all rounds of the act. */
  readonly count: CountReset;
};
type GoneOn =
  | { readonly kind: 'on'; readonly flow: LoadedFlow }
  /** So many resets a day; the flow has ended. */
  | { readonly kind: 'too-many' };

/**
 * Brings a flow to where its proofs put it: an event that leads to `proving` (or none, when it is there), and from there
 * to `choosing` where the pass mark is reached. Each move is one swap; a crash in between leaves a flow in `proving` that
 * a repetition takes further. Repaints the chat, and tells the case of the pass mark.
 */
export async function goOn(side: CaseSide, flow: LoadedFlow, step: Step): Promise<GoneOn | 'lost-race'> {
  const { options, keeper } = side;
  const { flows, random, policy, queue } = options;
  let current = flow;
  const patch = { nonce: random.id(), lastPress: null, ...step.patch };
  if (step.event === undefined) {
    const patched = await flows.patch(current, patch);
    if (patched === 'lost-race') return patched;
    current = patched;
  } else {
    const moved = await flows.move(current, step.event, patch);
    // Somebody moved it to where this cannot happen: look at it afresh.
    if (moved.kind !== 'moved') return 'lost-race';
    current = moved.flow;
  }
  if (current.record.state === 'proving' && judgeProofs(current.record, policy, step.now).passed) {
    if (!(await step.count(current.record))) {
      await keeper.end(current, 'predicate-failed', 'recently-reset');
      await repaint(options, current);
      return { kind: 'too-many' };
    }
    const passed = await flows.move(current, 'pass-mark-reached', { asking: null, countedReset: true });
    if (passed.kind !== 'moved') return 'lost-race';
    current = passed.flow;
    await tellCase(queue, current);
  }
  await repaint(options, current);
  return { kind: 'on', flow: current };
}

/**
 * First the chat hears why the reset goes on: the answer to its person, or the news of the case, which show the reset
 * themselves. What they have shown by then is not painted again.
 */
const wordsFirstSeconds = 2;

export async function repaint({ queue }: CaseSide['options'], { record, version }: LoadedFlow): Promise<void> {
  const id = `flow-changed.${record.id}.${version}`;
  await queue.add('bot', { kind: 'flow-changed', flowId: record.id }, { id, delaySeconds: wordsFirstSeconds });
}
