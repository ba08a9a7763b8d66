import type { AuditEvent } from '../audit/audit-log.ts';
import { createFlowKeeper, untilSettled } from '../reset-flow/flow-keeper.ts';
import type { LoadedFlow } from '../reset-flow/flow-repository.ts';
import { checkViewOf, isDenied, type CheckRecord } from './check-record.ts';
import type { CheckParts } from './check-options.ts';
import { createCheckRepository, type CheckMove, type CheckPatch, type LoadedCheck } from './check-repository.ts';
import { isCheckEnded, nextCheckState, type CheckEvent } from './check-state.ts';

type What = Extract<AuditEvent, { readonly type: 'caller-check.changed' }>['what'];

const audited: Readonly<Record<CheckEvent, What>> = {
  'link-opened': 'opened',
  'opened-twice': 'opened-twice',
  'said-yes': 'confirmed',
  'said-no': 'denied',
  proved: 'passed',
  'not-proved': 'failed',
  'time-over': 'expired',
};

/** What the agent's, the job's and the page's side share in dealing with a stored check. */
export type CheckKeeper = {
  readonly load: (checkId: string) => Promise<LoadedCheck | undefined>;
  readonly create: (record: CheckRecord) => Promise<boolean>;
  readonly patch: (check: LoadedCheck, patch: CheckPatch) => Promise<LoadedCheck | 'lost-race'>;
  /** Audits, then moves; where the agent sees another state now, names the job that repaints the team's card. */
  readonly advance: (check: LoadedCheck, event: CheckEvent, patch?: CheckPatch) => Promise<CheckMove>;
  /** The check as it stands at `now`: moved on by its flow's proofs or end, or by its time. */
  readonly settle: (check: LoadedCheck, now: Date) => Promise<LoadedCheck>;
  /** Ends the check's flow while something is still to be proved in it; where the person denies the call, until a password is on its way. */
  readonly endFlow: (
    record: CheckRecord,
    because: 'caller-denied' | 'check-over' | 'link-opened-twice',
  ) => Promise<void>;
  readonly note: (record: CheckRecord, what: What) => Promise<void>;
  /** Names the job that alarms and repaints; the same state is one job. */
  readonly tellTeam: (record: CheckRecord) => Promise<void>;
  /** Names the job that looks at the check when its time is over. */
  readonly planEnd: (record: CheckRecord, now: Date) => Promise<void>;
};

export function createCheckKeeper(parts: CheckParts): CheckKeeper {
  const { flows, store, audit, auditSubject, queue } = parts;
  const checks = createCheckRepository(parts);
  const flowKeeper = createFlowKeeper(parts);

  const note: CheckKeeper['note'] = async ({ id: checkId, correlationId, target }, what) => {
    const subject = target === null ? null : await auditSubject(target);
    await audit.append({ type: 'caller-check.changed', checkId, what, correlationId, subject });
  };
  const tellTeam: CheckKeeper['tellTeam'] = (record) => {
    const { id: checkId } = record;
    const id = `caller-check.${checkId}.${isDenied(record) ? 'denied' : record.state}`;
    return queue.add('bot', { kind: 'caller-check', checkId, step: 'changed' }, { id });
  };
  const advance: CheckKeeper['advance'] = async (check, event, patch = {}) => {
    if (nextCheckState(check.record.state, event) === undefined) return { kind: 'not-allowed' };
    await note({ ...check.record, ...patch }, audited[event]);
    const moved = await checks.move(check, event, patch);
    if (moved.kind === 'moved' && isCheckEnded(moved.check.record.state)) await tellTeam(moved.check.record);
    return moved;
  };
  const flowOf = async ({ flowId }: CheckRecord, now: Date): Promise<LoadedFlow | undefined> => {
    const found = flowId === null ? undefined : await flows.load(flowId);
    return found === undefined ? undefined : flowKeeper.refresh(found, now);
  };
  const endFlow: CheckKeeper['endFlow'] = async (record, because) => {
    const flow = await flowOf(record, await store.now());
    if (flow === undefined) return;
    const taken = because === 'caller-denied' && flow.record.state === 'choosing';
    if (!taken && !mayStillProve(flow)) return;
    await flowKeeper.end(flow, 'cancelled', because);
  };

  return {
    ...checks,
    note,
    advance,
    endFlow,
    tellTeam,
    planEnd: ({ id: checkId, expiresAt }, now) => {
      const delaySeconds = Math.max(0, Math.ceil((Date.parse(expiresAt) - now.getTime()) / 1000));
      const id = `caller-check.${checkId}.due.${Date.parse(expiresAt)}`;
      return queue.add('bot', { kind: 'caller-check', checkId, step: 'due' }, { id, delaySeconds });
    },
    settle: (first, now) => {
      let check = first;
      return untilSettled<LoadedCheck>(async () => {
        const { record } = check;
        if (isCheckEnded(record.state)) return check;
        const event = dueEvent(record, await flowOf(record, now), now);
        if (event === undefined) return check;
        // The flow first: a check that is over leaves nothing behind in which somebody could still pass.
        if (event === 'time-over') await endFlow(record, 'check-over');
        const moved = await advance(check, event, event === 'not-proved' ? { endedBecause: 'other' } : {});
        if (moved.kind === 'moved') return moved.check;
        if (moved.kind === 'not-allowed') return check;
        check = (await checks.load(record.id)) ?? check;
        return 'lost-race';
      });
    },
  };
}

/** What the flow, or else the clock, says about an open check. */
function dueEvent(record: CheckRecord, flow: LoadedFlow | undefined, now: Date): CheckEvent | undefined {
  if (record.state === 'confirmed' && flow !== undefined) {
    switch (flow.record.state) {
      case 'choosing':
      case 'queued':
      case 'writing':
      case 'unknown':
      case 'done':
      case 'failed':
        return 'proved';
      case 'refused':
      case 'cancelled':
      case 'expired':
      case 'locked':
        return 'not-proved';
      case 'identified':
      case 'proving':
      case 'with-helpdesk':
        break;
    }
  }
  return checkViewOf(record, now).state === 'pending' ? undefined : 'time-over';
}

function mayStillProve({ record }: LoadedFlow): boolean {
  return record.state === 'identified' || record.state === 'proving' || record.state === 'with-helpdesk';
}
