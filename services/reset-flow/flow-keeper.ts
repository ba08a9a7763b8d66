import { DependencyError } from '../errors/app-error.ts';
import type { AuditEvent } from '../audit/audit-log.ts';
import { codeIdOf } from '../verification/one-time-code.ts';
import { overdue } from './flow-expiry.ts';
import type { FlowRecord } from './flow-record.ts';
import type { FlowPatch, LoadedFlow } from './flow-repository.ts';
import { isEnd, type FlowEvent } from './flow-state.ts';
import type { ResetServiceOptions } from './reset-options.ts';
import { tellCase } from './tell-case.ts';

type KeeperOptions = Pick<
  ResetServiceOptions,
  'flows' | 'store' | 'attempts' | 'audit' | 'auditSubject' | 'policy' | 'random' | 'queue'
>;

/** What chat and page share in dealing with a stored flow: its end, its expiry, its audit. */
export type FlowKeeper = {
  /** Ends the flow if its time is over; otherwise hands it back as it is. */
  readonly refresh: (flow: LoadedFlow, now: Date) => Promise<LoadedFlow>;
  /**
   * Ends the flow, kills its codes, audits the end once and tells the case that watches it. `ended` is false when somebody else had ended it or moved it
   * to where this event cannot happen; `flow` is then what stands now.
   */
  readonly end: (flow: LoadedFlow, event: FlowEvent, because: string, patch?: FlowPatch) => Promise<EndResult>;
  /** Audits an event of this flow; subject, flow and correlation id are filled in. */
  readonly note: (record: FlowRecord, event: FlowNote) => Promise<void>;
};

type EndResult = { readonly flow: LoadedFlow; readonly ended: boolean };

type OfFlow = Extract<AuditEvent, { readonly flowId: string }>;
type Without<E> = E extends OfFlow ? Omit<E, 'subject' | 'correlationId' | 'flowId'> : never;
type FlowNote = Without<AuditEvent>;

export function createFlowKeeper(options: KeeperOptions): FlowKeeper {
  const { flows, attempts, audit, auditSubject, policy, random, queue } = options;
  const note: FlowKeeper['note'] = async (record, event) => {
    const { id: flowId, correlationId } = record;
    // The spread of a union member with its three common fields is that member again; the compiler cannot see it.
    await audit.append({ ...event, subject: await auditSubject(record.target), flowId, correlationId });
  };
  const end: FlowKeeper['end'] = (first, event, because, patch = {}) => {
    let flow = first;
    return untilSettled<EndResult>(async () => {
      const result = await flows.move(flow, event, {
        nonce: random.id(),
        asking: null,
        ...patch,
        endedBecause: because,
      });
      if (result.kind === 'lost-race') {
        flow = (await flows.load(flow.record.id)) ?? flow;
        return 'lost-race';
      }
      if (result.kind === 'not-allowed') return { flow, ended: false };
      const { record } = result.flow;
      for (const { method } of record.methods) await attempts.revoke(record.target, codeIdOf(record.id, method));
      await note(record, { type: 'flow.ended', state: record.state });
      await tellCase(queue, result.flow);
      return { flow: result.flow, ended: true };
    });
  };
  return {
    note,
    end,
    refresh: async (flow, now) => {
      const because = isEnd(flow.record.state) ? undefined : overdue(flow.record, policy, now);
      return because === undefined ? flow : (await end(flow, 'time-over', because)).flow;
    },
  };
}

/** Runs a step again while it loses races against other changes of the same record. */
export async function untilSettled<T>(step: () => Promise<T | 'lost-race'>): Promise<T> {
  for (let round = 0; round < 10; round += 1) {
    const result = await step();
    if (result !== 'lost-race') return result;
  }
  throw new DependencyError('store_unavailable', 'a flow was changed by others ten times in a row');
}
