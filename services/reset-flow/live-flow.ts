import type { FlowKeeper } from './flow-keeper.ts';
import type { FlowRecord } from './flow-record.ts';
import type { LoadedFlow } from './flow-repository.ts';
import { isEnd } from './flow-state.ts';
import type { ResetServiceOptions } from './reset-options.ts';

/** The target's one live flow, if its time is not over, and the store's time at which that was so. */
export async function liveFlow(
  { flows, store }: Pick<ResetServiceOptions, 'flows' | 'store'>,
  keeper: FlowKeeper,
  target: string,
): Promise<{ readonly live: LoadedFlow | undefined; readonly now: Date }> {
  const [found, now] = await Promise.all([flows.liveOf(target), store.now()]);
  const live = found === undefined ? undefined : await keeper.refresh(found, now);
  return { live: live === undefined || isEnd(live.record.state) ? undefined : live, now };
}

/** Ends a flow in whose place another one begins, and has its card repainted. */
export async function replaceFlow(
  { queue }: Pick<ResetServiceOptions, 'queue'>,
  keeper: FlowKeeper,
  old: LoadedFlow,
): Promise<void> {
  const { flow, ended } = await keeper.end(old, 'cancelled', 'replaced');
  const { id } = flow.record;
  if (ended) await queue.add('bot', { kind: 'flow-changed', flowId: id }, { id: `flow-changed.${id}.replaced` });
}

/** A password is on its way: another flow beside it could set a second one. */
export function isBeyondRecall({ state }: FlowRecord): boolean {
  return state === 'queued' || state === 'writing' || state === 'unknown';
}
