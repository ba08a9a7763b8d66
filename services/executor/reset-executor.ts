import type { ExecutorJob } from '../queue/job-queue.ts';
import { createCarryOut } from './carry-out-reset.ts';
import type { ExecutorOptions } from './executor-options.ts';
import { createNotMeExecutor } from './not-me-executor.ts';
import { createReconciler } from './reconcile-reset.ts';
import { createSettlement } from './settle-reset.ts';

export type ResetExecutor = {
  /** The handler of the `executor` queue. Idempotent; throws a `DependencyError` when the job should be tried again. */
  readonly handle: (job: ExecutorJob) => Promise<void>;
  /** Ends every intent that an earlier process left open. Call once at start, before taking jobs; safe to repeat. */
  readonly reconcileOpenIntents: () => Promise<void>;
};

/** The only writer: one password per flow, with an intent on disk before and an outcome after (DESIGN §1, I1–I4). */
export function createResetExecutor(options: ExecutorOptions): ResetExecutor {
  const { flows, writer, audit, auditSubject } = options;
  const settle = createSettlement(options);
  const carryOut = createCarryOut(options, settle);
  const reconciler = createReconciler(options, settle);
  const notMe = createNotMeExecutor(options);

  const reset = async (flowId: string): Promise<void> => {
    const flow = await flows.load(flowId);
    if (flow === undefined) return;
    if (flow.record.state === 'queued') return carryOut(flow);
    // Delivered again although a write had begun: its process died or stalled. Never write a second time.
    if (flow.record.state === 'writing') return settle.unknown(flow);
    if (flow.record.state === 'unknown') return settle.lookAgain(flow, 5);
    return reconciler.look(flowId);
  };

  const revoke = async (flowId: string): Promise<void> => {
    const flow = await flows.load(flowId);
    if (flow?.record.state !== 'done') return;
    const { record } = flow;
    await writer.revokeSessions(record.targetId);
    await audit.append({
      type: 'sessions.revoked',
      subject: await auditSubject(record.target),
      correlationId: record.correlationId,
      flowId,
    });
  };

  return {
    handle: (job) => {
      switch (job.kind) {
        case 'reset':
          return reset(job.flowId);
        case 'reconcile':
          return reconciler.look(job.flowId);
        case 'revoke-sessions':
          return revoke(job.flowId);
        case 'wasnt-me':
          return notMe.carryOut(job.reportId);
        case 'reconcile-wasnt-me':
          return notMe.reconcile(job.reportId);
      }
    },
    reconcileOpenIntents: async () => {
      await reconciler.openResets();
      await notMe.openReports();
    },
  };
}
