import type { AuditEvent } from '../audit/audit-log.ts';
import type { WriteEndReason } from '../outcomes/end-reason.ts';
import type { PasswordRejection } from '../policy/password-policy.ts';
import type { FlowPatch, LoadedFlow } from '../reset-flow/flow-repository.ts';
import type { FlowEvent } from '../reset-flow/flow-state.ts';
import { tellCase } from '../reset-flow/tell-case.ts';
import type { ExecutorOptions } from './executor-options.ts';

/** Passwords of one flow that may be refused before it ends (DESIGN I1). */
const mostWriteAttempts = 3;
/** Idle time of a flow (DESIGN §7). */
const idleMs = 10 * 60_000;
/** As long as the flow's record is kept. */
const settledSeconds = 48 * 60 * 60;

type Step = readonly [FlowEvent, FlowPatch];

export type Settlement = {
  readonly done: (flow: LoadedFlow, requestId: string | undefined, reconciled: boolean) => Promise<void>;
  /** The password was not taken and nothing changed: back to choosing, or the end after the third. */
  readonly rejected: (flow: LoadedFlow, rejection: PasswordRejection, requestId?: string) => Promise<void>;
  /** Nothing was tried or changed, through no fault of the password: back to choosing without counting. */
  readonly putBack: (flow: LoadedFlow, reason: string, requestId?: string) => Promise<void>;
  readonly failed: (flow: LoadedFlow, reason: WriteEndReason, requestId?: string) => Promise<void>;
  /** Refused before any write. */
  readonly refused: (flow: LoadedFlow, reason: WriteEndReason) => Promise<void>;
  readonly expired: (flow: LoadedFlow) => Promise<void>;
  readonly unknown: (flow: LoadedFlow, requestId?: string) => Promise<void>;
  /** Everything that follows the flow's present state, for when the process that reached it may have died before. */
  readonly tellAgain: (flow: LoadedFlow) => Promise<void>;
  /** Asks for another look at the directory; `delaySeconds` names the job too, so that two looks do not merge. */
  readonly lookAgain: (flow: LoadedFlow, delaySeconds: number) => Promise<void>;
};

/**
 * Ends a write in the record, the audit and the queue. The record moves first: the account has already changed, and the
 * person must hear it even while the audit disk is full; an outcome that could not be written is caught up by a
 * `reconcile` job or at the next start, from the intent that is on disk. Another process may have declared the same
 * write `unknown` meanwhile (a stalled job is delivered twice); its answer is then settled from there.
 */
export function createSettlement(options: ExecutorOptions): Settlement {
  const { flows, audit, queue, auditSubject, log } = options;

  const about = async ({ record }: LoadedFlow) => ({
    subject: await auditSubject(record.target),
    correlationId: record.correlationId,
    flowId: record.id,
  });

  /** The first of `steps` that the flow's state allows now; undefined when none does. */
  const moved = async (flow: LoadedFlow, steps: readonly Step[]): Promise<LoadedFlow | undefined> => {
    let current = flow;
    for (let tries = 0; tries < 5; tries += 1) {
      for (const [event, patch] of steps) {
        const result = await flows.move(current, event, patch);
        if (result.kind === 'moved') return result.flow;
        if (result.kind === 'lost-race') break;
      }
      const again = await flows.load(flow.record.id);
      if (again === undefined || again.version === current.version) return undefined;
      current = again;
    }
    return undefined;
  };

  const changed = async (flow: LoadedFlow): Promise<void> => {
    const { id: flowId } = flow.record;
    await queue.add('bot', { kind: 'flow-changed', flowId }, { id: `changed.${flowId}.${flow.version}` });
    await tellCase(queue, flow);
  };

  const lookAgain = (flow: LoadedFlow, delaySeconds: number): Promise<void> => {
    const at = options.clock.now().getTime() + delaySeconds * 1000;
    return queue.add(
      'executor',
      { kind: 'reconcile', flowId: flow.record.id },
      { id: `reconcile.${flow.record.id}.${at}`, delaySeconds },
    );
  };

  const outcome = async (flow: LoadedFlow, event: AuditEvent): Promise<void> => {
    try {
      await audit.append(event);
    } catch (err) {
      log.error(
        { flowId: flow.record.id, err },
        'an outcome could not be audited; it will be caught up from its intent',
      );
      await lookAgain(flow, 30);
    }
  };

  const afterDone = async (flow: LoadedFlow): Promise<void> => {
    const { record } = flow;
    // Once all of it was done it is not done again: a late repetition would end the session of the new password.
    if ((await options.store.get(settledKey(record.id))) !== undefined) return;
    await options.attempts.clear(record.target);
    await queue.add(
      'executor',
      { kind: 'revoke-sessions', flowId: record.id },
      { id: `revoke.${record.id}`, delaySeconds: options.revokeDelaySeconds },
    );
    await options.notices.afterReset(record);
    await changed(flow);
    await options.store.set(settledKey(record.id), 'yes', settledSeconds);
  };

  const notDone = async (
    flow: LoadedFlow,
    steps: readonly Step[],
    reason: string,
    requestId?: string,
  ): Promise<void> => {
    const after = await moved(flow, steps);
    if (after === undefined) return;
    await outcome(after, {
      type: 'password-reset.not-done',
      ...(await about(after)),
      reason,
      requestId: requestId ?? null,
    });
    await changed(after);
  };

  /** Back to the person, who has the idle time of a flow again; its absolute end stays. */
  const idleAgain = (): string => new Date(options.clock.now().getTime() + idleMs).toISOString();
  const endedBecause = (reason: WriteEndReason): FlowPatch => ({ endedBecause: reason });

  return {
    done: async (flow, requestId, reconciled) => {
      const cleared = { lastRejection: null };
      const after = await moved(flow, [
        ['write-confirmed', cleared],
        ['reconciled-done', cleared],
      ]);
      if (after === undefined) return;
      await outcome(after, {
        type: 'password-reset.completed',
        ...(await about(after)),
        reconciled,
        requestId: requestId ?? null,
      });
      await afterDone(after);
    },
    rejected: async (flow, rejection, requestId) => {
      const writeAttempts = flow.record.writeAttempts + 1;
      const counted = { writeAttempts, lastRejection: rejection, write: null, idleAt: idleAgain() };
      const step: Step =
        writeAttempts < mostWriteAttempts
          ? ['write-refused', counted]
          : ['write-refused-for-good', { ...counted, ...endedBecause('too-many-refused') }];
      await notDone(
        flow,
        [step, ['reconciled-not-done', { ...counted, ...endedBecause('directory-refused') }]],
        rejection,
        requestId,
      );
    },
    putBack: (flow, reason, requestId) => {
      const back: Step = ['write-refused', { lastRejection: 'refused-by-directory', write: null, idleAt: idleAgain() }];
      return notDone(flow, [back, ['reconciled-not-done', endedBecause('not-applied')]], reason, requestId);
    },
    failed: (flow, reason, requestId) => {
      const patch = endedBecause(reason);
      const steps: readonly Step[] = [
        ['write-refused-for-good', patch],
        ['reconciled-not-done', patch],
      ];
      return notDone(flow, steps, reason, requestId);
    },
    refused: (flow, reason) => notDone(flow, [['predicate-failed', endedBecause(reason)]], reason),
    expired: (flow) => notDone(flow, [['time-over', {}]], 'time-over'),
    unknown: async (flow, requestId) => {
      const after = await moved(flow, [['write-unknown', {}]]);
      if (after === undefined) return;
      await lookAgain(after, 5);
      await outcome(after, { type: 'password-reset.unknown', ...(await about(after)), requestId: requestId ?? null });
      await changed(after);
    },
    tellAgain: (flow) => (flow.record.state === 'done' ? afterDone(flow) : changed(flow)),
    lookAgain,
  };
}

/** Says that everything after a completed reset has been set going. */
function settledKey(flowId: string): string {
  const [target = '', suffix = ''] = flowId.split('.');
  return `avain:{${target}}:settled:${suffix}`;
}
