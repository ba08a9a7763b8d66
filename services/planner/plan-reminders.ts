import type { Clock } from '../clock/clock.ts';
import { calendarDay } from '../i18n/calendar-day.ts';
import { createTranslator, type MessageKey } from '../i18n/translator.ts';
import type { Language } from '../i18n/language.ts';
import type { Logger } from '../logging/logger.ts';
import type { JobQueue } from '../queue/job-queue.ts';
import { taskIn, type PlanRecord, type PlanRepository, type TaskRecord } from './plan-record.ts';
import { planTasks, type PlanTaskId } from './plan-template.ts';
import type { TellPerson } from './plan.ts';

export type PlanRemindersOptions = {
  readonly plan: PlanRepository;
  readonly tell: TellPerson;
  readonly queue: JobQueue;
  readonly clock: Clock;
  readonly log: Logger;
  readonly tenantId: string;
};

const dayMs = 24 * 60 * 60 * 1000;
/** In UTC: a morning in Europe, before work in the Americas, an afternoon in Asia; never a night's ping in one half of them. */
const hour = 7;
/** A chat message names so many tasks and counts the rest. */
const mostLines = 15;

type Due = { readonly id: PlanTaskId; readonly due: string };

/**
 * The daily job. Owners hear of open tasks that are due tomorrow, today or overdue: one message a person, each task at
 * most once a day. What is about to be told is claimed in the plan first, so a second run of the same day (a worker died,
 * two workers) leaves it out; a message whose result is unknown is not repeated by itself.
 */
export function createPlanReminders(options: PlanRemindersOptions) {
  const { plan, tell, queue, clock, log, tenantId } = options;
  const enqueue = (day: string, delaySeconds: number): Promise<void> =>
    queue.add('bot', { kind: 'plan-reminders' }, { id: `plan-reminders.${day}`, delaySeconds });

  async function remindOwner(personId: string, day: string): Promise<void> {
    let claimed: readonly Due[] = [];
    const { written } = await plan.edit((record) => {
      claimed = dueOf(record, personId, day);
      return claimed.length === 0 ? undefined : marked(record, claimed, { day, personId, state: 'claimed' });
    });
    if (!written) return;
    const told = await reached(personId, claimed, day);
    if (told === undefined) return;
    const state = told ? 'told' : 'not-reached';
    await plan.edit((record) => {
      const mine = claimed.filter(({ id }) => {
        const { reminder } = taskIn(record, id);
        return reminder?.day === day && reminder.personId === personId && reminder.state === 'claimed';
      });
      return mine.length === 0 ? undefined : marked(record, mine, { day, personId, state });
    });
  }

  /** Undefined: nobody knows. */
  async function reached(personId: string, tasks: readonly Due[], day: string): Promise<boolean | undefined> {
    try {
      return await tell({ tenantId, personId }, (language) => wordsOf(tasks, language, day));
    } catch (err) {
      log.warn({ err, tasks: tasks.length }, 'whether a reminder of the plan arrived is not known');
      return undefined;
    }
  }

  return {
    remind: async (): Promise<void> => {
      const now = clock.now();
      const day = dayOf(now);
      const tomorrow = dayOf(new Date(now.getTime() + dayMs));
      // First: a day on which something fails must not be the last one.
      await enqueue(tomorrow, secondsUntil(now, tomorrow));
      const { record } = await plan.load();
      const owners = new Set(planTasks.flatMap(({ id }) => taskIn(record, id).owner?.personId ?? []));
      for (const personId of owners) await remindOwner(personId, day);
    },
    schedule: (): Promise<void> => {
      const now = clock.now();
      return enqueue(dayOf(now), secondsUntil(now, dayOf(now)));
    },
  };
}

function dayOf(at: Date): string {
  return at.toISOString().slice(0, 10);
}

/** At least a minute: a process that has just started has other things to do. */
function secondsUntil(now: Date, day: string): number {
  const at = Date.parse(`${day}T00:00:00Z`) + hour * 60 * 60 * 1000;
  return Math.max(60, Math.ceil((at - now.getTime()) / 1000));
}

function dueOf(record: PlanRecord, personId: string, day: string): readonly Due[] {
  const tomorrow = dayOf(new Date(Date.parse(`${day}T00:00:00Z`) + dayMs));
  const found: Due[] = [];
  for (const { id } of planTasks) {
    const { status, owner, due, reminder } = taskIn(record, id);
    if (status !== 'open' || owner?.personId !== personId || due === null || due > tomorrow) continue;
    if (reminder?.day === day && reminder.personId === personId) continue;
    found.push({ id, due });
  }
  return found.sort((a, b) => Date.parse(a.due) - Date.parse(b.due));
}

function marked(record: PlanRecord, tasks: readonly Due[], reminder: TaskRecord['reminder']): PlanRecord {
  const changed = tasks.map(({ id }) => [id, { ...taskIn(record, id), reminder }] as const);
  return { tasks: { ...record.tasks, ...Object.fromEntries(changed) } };
}

function wordsOf(tasks: readonly Due[], language: Language, day: string) {
  const t = createTranslator(language);
  const lines = tasks.slice(0, mostLines).map(({ id, due }) => {
    const key: MessageKey = due < day ? 'plan.reminder.overdue' : 'plan.reminder.due';
    return t(key, { task: t(`plan.task.${id}.title`), on: calendarDay(language, due) });
  });
  const more = tasks.length - lines.length;
  return {
    title: t('plan.reminder.title', { count: tasks.length }),
    lines: [...lines, ...(more === 0 ? [] : [t('plan.reminder.more', { count: more })]), t('plan.reminder.how')],
  };
}
