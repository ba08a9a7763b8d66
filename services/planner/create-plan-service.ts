import type { Admin, AdminAct } from '../admin/admin.ts';
import type { AuditLog } from '../audit/audit-log.ts';
import type { Clock } from '../clock/clock.ts';
import type { UserDirectory } from '../directory/user-directory.ts';
import { oneLine } from '../i18n/one-line.ts';
import type { Logger } from '../logging/logger.ts';
import type { JobQueue } from '../queue/job-queue.ts';
import type { RandomSource } from '../random/random-source.ts';
import type { RecordStore } from '../store/record-store.ts';
import { planCsv, planMarkdown } from './export-plan.ts';
import type { LiveFindings } from './live-findings.ts';
import { createPlanRepository, isPlanTask, keptDays, taskIn, type TaskRecord } from './plan-record.ts';
import { createPlanReminders } from './plan-reminders.ts';
import { viewPlan } from './plan-view.ts';
import type { PlanService, TellPerson } from './plan.ts';
import { readChange } from './read-change.ts';

export type PlanServiceOptions = {
  readonly records: RecordStore;
  readonly directory: Pick<UserDirectory, 'findUserByName'>;
  readonly findings: LiveFindings;
  readonly tell: TellPerson;
  readonly queue: JobQueue;
  readonly audit: AuditLog;
  readonly clock: Clock;
  readonly random: RandomSource;
  readonly log: Logger;
  readonly tenantId: string;
};

const dayMs = 24 * 60 * 60 * 1000;

/**
 * The tenant's plan. Whoever calls `change` or `exportAs` has just checked the admin's right; here the act is audited,
 * before its effect. `schedule` plans today's reminders; call it at start.
 */
export function createPlanService(
  options: PlanServiceOptions,
): PlanService & { readonly schedule: () => Promise<void> } {
  const { records, directory, findings, audit, clock, random, tenantId } = options;
  const plan = createPlanRepository(records, tenantId);
  const reminders = createPlanReminders({ ...options, plan });
  const today = (): string => clock.now().toISOString().slice(0, 10);
  const audited = (admin: Admin, act: AdminAct, about: string): Promise<void> =>
    audit.append({ type: 'admin.acted', act, by: admin.subject, about, correlationId: random.id() });

  const look: PlanService['look'] = async (language) => {
    const [stored, found] = await Promise.all([plan.load(), findings(language)]);
    return viewPlan(stored, found, language, today());
  };

  const change: PlanService['change'] = async (admin, wanted, language) => {
    const id = wanted.taskId;
    if (!isPlanTask(id)) return { kind: 'unknown-task' };
    const now = clock.now();
    const read = await readChange(id, wanted, directory, now);
    if (read.kind === 'invalid') return read;
    await audited(admin, 'plan.changed', id);
    const stamp = { by: oneLine(admin.displayName), byId: admin.personId, at: now.toISOString() };
    const { answer, ...patch } = read.patch;
    const edited = await plan.edit(
      (record) => {
        const before = taskIn(record, id);
        const task: TaskRecord = {
          ...before,
          ...patch,
          ...(answer === undefined ? {} : { answer: answer === null ? null : { value: answer, ...stamp } }),
          changed: stamp,
        };
        return { tasks: { ...record.tasks, [id]: task } };
      },
      new Date(now.getTime() + keptDays * dayMs),
    );
    return { kind: 'done', view: viewPlan(edited.plan, await findings(language), language, today()) };
  };

  return {
    look,
    change,
    exportAs: async (admin, format, language) => {
      await audited(admin, 'plan.exported', format);
      const view = await look(language);
      return format === 'csv' ? planCsv(view) : planMarkdown(view, language, clock.now());
    },
    ...reminders,
  };
}
