import type { RecordStore } from '../store/record-store.ts';
import { createPlanRepository, type PlanRecord, type TaskRecord } from './plan-record.ts';

/** What the plan holds about a person: tasks they own, and their name below changes and answers. */
export type PlanErasure = {
  readonly held: (personId: string) => Promise<{ readonly tasks: number; readonly keptUntil: Date | undefined }>;
  /**
   * Takes the person off their tasks and their name out of the plan; what was decided stays. Who did it stands in the
   * audit, under a subject. Safe to repeat.
   */
  readonly erase: (personId: string) => Promise<void>;
};

/** Stands where a name was. */
const nobody = '–';

export function createPlanErasure(options: { readonly records: RecordStore; readonly tenantId: string }): PlanErasure {
  const plan = createPlanRepository(options.records, options.tenantId);
  return {
    held: async (personId) => {
      const { record, keepUntil } = await plan.load();
      const tasks = Object.values(record.tasks).filter((task) => names(task, personId.toLowerCase())).length;
      return { tasks, keptUntil: tasks === 0 ? undefined : keepUntil };
    },
    erase: async (personId) => {
      await plan.edit((record) => without(record, personId.toLowerCase()));
    },
  };
}

function names({ owner, answer, changed, reminder }: TaskRecord, personId: string): boolean {
  const ids = [owner?.personId, answer?.byId, changed?.byId, reminder?.personId];
  return ids.includes(personId);
}

function without(record: PlanRecord, personId: string): PlanRecord | undefined {
  const theirs = Object.entries(record.tasks).filter(([, task]) => names(task, personId));
  if (theirs.length === 0) return undefined;
  const nameless = <T extends { readonly by: string; readonly byId: string } | null>(stamp: T): T =>
    stamp?.byId === personId ? { ...stamp, by: nobody, byId: '' } : stamp;
  const cleaned = theirs.map(([id, task]): readonly [string, TaskRecord] => [
    id,
    {
      ...task,
      owner: task.owner?.personId === personId ? null : task.owner,
      answer: nameless(task.answer),
      changed: nameless(task.changed),
      reminder: task.reminder?.personId === personId ? null : task.reminder,
    },
  ]);
  return { tasks: { ...record.tasks, ...Object.fromEntries(cleaned) } };
}
