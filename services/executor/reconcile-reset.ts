import type { IntentJournal } from '../audit/intent-journal.ts';
import type { LoadedFlow } from '../reset-flow/flow-repository.ts';
import type { ExecutorOptions } from './executor-options.ts';
import type { Settlement } from './settle-reset.ts';

/** How long a write whose answer is unknown is looked for before it counts as not applied (DESIGN §6). */
const reconcileMs = 10 * 60_000;
/** When the directory itself cannot be read, looking goes on for this long. */
const longestMs = 24 * 60 * 60_000;
/** A flow in `writing` for longer has lost its process; shorter, somebody may still be at it. */
const aliveMs = 90_000;

export type Reconciler = {
  /** One look at a write whose answer is unknown. */
  readonly look: (flowId: string) => Promise<void>;
  /** Every intent on this disk that has no outcome: at start, and after an audit failure. */
  readonly openResets: () => Promise<void>;
};

export function createReconciler(options: ExecutorOptions, settle: Settlement): Reconciler {
  const { flows, audit, clock, directory, log } = options;

  const look = async (flowId: string): Promise<void> => {
    const flow = await flows.load(flowId);
    if (flow === undefined) return;
    if (flow.record.state === 'writing') return abandoned(flow);
    if (flow.record.state !== 'unknown') return catchUp(options.journal, flow);
    const { write } = flow.record;
    const waited = clock.now().getTime() - Date.parse(write?.startedAt ?? flow.record.startedAt);
    const seen = await lastChange(flow);
    if (seen === 'unreadable') {
      if (waited < longestMs) return settle.lookAgain(flow, nextDelay(waited));
      return settle.failed(flow, 'could-not-check');
    }
    if (isNewer(seen, write?.beforeImage ?? null)) return settle.done(flow, undefined, true);
    if (waited < reconcileMs)
      return settle.lookAgain(flow, Math.min(nextDelay(waited), Math.ceil((reconcileMs - waited) / 1000)));
    return settle.failed(flow, 'not-applied');
  };

  async function abandoned(flow: LoadedFlow): Promise<void> {
    const age = clock.now().getTime() - Date.parse(flow.record.write?.startedAt ?? flow.record.startedAt);
    return age < aliveMs ? settle.lookAgain(flow, Math.ceil((aliveMs - age) / 1000)) : settle.unknown(flow);
  }

  async function lastChange(flow: LoadedFlow): Promise<Date | undefined | 'unreadable'> {
    try {
      return (await directory.findUser(flow.record.targetId))?.lastPasswordChangeDateTime;
    } catch (err) {
      log.warn({ err, flowId: flow.record.id }, 'a write could not be reconciled yet');
      return 'unreadable';
    }
  }

  /** The flow stands where it belongs; its process may have died before it told anybody or the audit. */
  async function catchUp(journal: IntentJournal, flow: LoadedFlow): Promise<void> {
    if (flow.record.state === 'queued') return;
    await settle.tellAgain(flow);
    const open = await journal.openIntents();
    const intent = open.find((one) => one.kind === 'reset' && one.flowId === flow.record.id);
    if (intent === undefined) return;
    const { subject, correlationId } = intent;
    const about = { subject, correlationId, flowId: flow.record.id, requestId: null };
    if (flow.record.state === 'done')
      await audit.append({ type: 'password-reset.completed', ...about, reconciled: true });
    else
      await audit.append({
        type: 'password-reset.not-done',
        ...about,
        reason: flow.record.endedBecause ?? flow.record.state,
      });
  }

  return {
    look,
    openResets: async () => {
      for (const intent of await options.journal.openIntents()) {
        if (intent.kind !== 'reset') continue;
        const flow = await flows.load(intent.flowId);
        if (flow === undefined) {
          const { subject, correlationId, flowId } = intent;
          await audit.append({ type: 'password-reset.unresolved', subject, correlationId, flowId });
        } else if (flow.record.state === 'queued') {
          await options.queue.add(
            'executor',
            { kind: 'reset', flowId: intent.flowId },
            { id: `reset.${intent.flowId}.again` },
          );
        } else await look(intent.flowId);
      }
    },
  };
}

/** 5, 5, 10, 15 … at most 60 seconds: often at first, when the answer is nearest. */
const nextDelay = (waitedMs: number): number => Math.min(60, Math.max(5, Math.round(waitedMs / 2000)));

const isNewer = (seen: Date | undefined, before: string | null): boolean =>
  seen !== undefined && (before === null || seen.getTime() > Date.parse(before));
