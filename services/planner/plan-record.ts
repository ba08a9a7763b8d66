import { InvariantError } from '../errors/app-error.ts';
import type { RecordStore } from '../store/record-store.ts';
import { planTasks, type PlanTaskId } from './plan-template.ts';
import type { PlanTaskStatus } from './plan.ts';

export const planKind = 'plan';
/** For the retention job. */
export const planKinds: readonly string[] = [planKind];

/** `by` is a name, `byId` whose: so that the name can be taken out again. */
type Stamp = { readonly by: string; readonly byId: string; readonly at: string };

/** What people have decided about one task. Instants are ISO, days `YYYY-MM-DD`. */
export type TaskRecord = {
  readonly status: PlanTaskStatus;
  readonly owner: { readonly personId: string; readonly displayName: string } | null;
  readonly due: string | null;
  readonly note: string | null;
  readonly answer: ({ readonly value: string } & Stamp) | null;
  readonly changed: Stamp | null;
  /** The last reminder. `claimed` is written before it goes out: found later, nobody knows whether it did. */
  readonly reminder: {
    readonly day: string;
    readonly personId: string;
    readonly state: 'claimed' | 'told' | 'not-reached';
  } | null;
};

/** Only tasks that somebody has touched. A task that the template no longer has is kept and not shown. */
export type PlanRecord = { readonly tasks: Readonly<Record<string, TaskRecord>> };

export type StoredPlan = {
  readonly record: PlanRecord;
  readonly version: number;
  readonly keepUntil: Date | undefined;
};

const untouched: TaskRecord = {
  ...{ status: 'open', owner: null, due: null, note: null, answer: null, changed: null, reminder: null },
};

export const keptDays = 400;
/** As many changes at once as no team makes. */
const mostTries = 50;

export type PlanRepository = {
  readonly load: () => Promise<StoredPlan>;
  /**
   * Changes the record as it stands and tries again on the fresh one where somebody else was quicker, so that changes of
   * different tasks all hold. `edit` may run more than once; undefined: nothing to change, nothing is written.
   * Without `keepUntil` the plan is kept as long as before.
   */
  readonly edit: (
    edit: (record: PlanRecord) => PlanRecord | undefined,
    keepUntil?: Date,
  ) => Promise<{ readonly plan: StoredPlan; readonly written: boolean }>;
};

/** One plan for the tenant. */
export function createPlanRepository(records: RecordStore, tenantId: string): PlanRepository {
  const load = async (): Promise<StoredPlan> => {
    const found = await records.get(planKind, tenantId);
    if (found === undefined) return { record: { tasks: {} }, version: 0, keepUntil: undefined };
    return { record: JSON.parse(found.value) as PlanRecord, version: found.version, keepUntil: found.keepUntil };
  };
  return {
    load,
    edit: async (edit, keepUntil) => {
      for (let tries = 0; tries < mostTries; tries += 1) {
        const plan = await load();
        const record = edit(plan.record);
        const until = keepUntil ?? plan.keepUntil;
        if (record === undefined || until === undefined) return { plan, written: false };
        const write = { value: JSON.stringify(record), keepUntil: until, indexes: {}, expectedVersion: plan.version };
        const put = await records.put(planKind, tenantId, write);
        if (put.ok) return { plan: { record, version: put.version, keepUntil: until }, written: true };
      }
      throw new InvariantError('the plan changed under every try');
    },
  };
}

export function taskIn(record: PlanRecord, id: PlanTaskId): TaskRecord {
  return record.tasks[id] ?? untouched;
}

export function isPlanTask(id: string): id is PlanTaskId {
  return planTasks.some((task) => task.id === id);
}
