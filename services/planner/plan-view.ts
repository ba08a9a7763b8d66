import { dateValues } from './plan-dates.ts';
import type { Language } from '../i18n/language.ts';
import { createTranslator, type Translator } from '../i18n/translator.ts';
import type { PlanFact } from './plan-facts.ts';
import { taskIn, type PlanRecord, type StoredPlan, type TaskRecord } from './plan-record.ts';
import { planTasks, type PlanTaskId, type QuestionTemplate } from './plan-template.ts';
import { planPhases, type LiveFinding, type PlanQuestion, type PlanTaskView, type PlanView } from './plan.ts';

const mostNext = 5;

/** The plan in words. `today` is a UTC day: a task is overdue from the day after its due day. */
export function viewPlan(
  { record, version }: StoredPlan,
  findings: Readonly<Record<PlanFact, LiveFinding>>,
  language: Language,
  today: string,
): PlanView {
  const t = createTranslator(language);
  const dates = dateValues(language);
  const tasks = planTasks.map((task) => {
    const kept = taskIn(record, task.id);
    const view: PlanTaskView = {
      id: task.id,
      title: t(`plan.task.${task.id}.title`),
      text: t(`plan.task.${task.id}.text`, dates),
      role: t(`plan.role.${task.role}`),
      source: task.source,
      status: kept.status,
      owner: kept.owner ?? undefined,
      due: kept.due ?? undefined,
      overdue: isOverdue(kept, today),
      note: kept.note ?? undefined,
      changed: kept.changed === null ? undefined : { by: kept.changed.by, at: kept.changed.at },
      live: 'live' in task ? findings[task.live] : undefined,
      question: 'question' in task ? questionOf(t, task.id, task.question, kept) : undefined,
    };
    return { phase: task.phase, view };
  });
  const views = tasks.map(({ view }) => view);
  return {
    version,
    phases: planPhases.map((id) => ({
      id,
      title: t(`plan.phase.${id}.title`),
      text: t(`plan.phase.${id}.text`),
      tasks: tasks.filter(({ phase }) => phase === id).map(({ view }) => view),
    })),
    done: views.filter(({ status }) => status !== 'open').length,
    total: views.length,
    next: nextOf(views),
    unreached: unreachedIn(record),
  };
}

function isOverdue({ status, due }: Pick<TaskRecord, 'status' | 'due'>, today: string): boolean {
  return status === 'open' && due !== null && due < today;
}

type TaskWithQuestion = Extract<(typeof planTasks)[number], { readonly question: unknown }>['id'];

function questionOf(
  t: Translator,
  id: TaskWithQuestion,
  question: QuestionTemplate,
  { answer }: TaskRecord,
): PlanQuestion {
  const choices =
    question.kind === 'choice' ? question.choices.map((value) => ({ value, label: t(`plan.choice.${value}`) })) : [];
  const shown = answer === null ? undefined : { value: answer.value, by: answer.by, at: answer.at };
  return { text: t(`plan.question.${id}`), kind: question.kind, choices, answer: shown };
}

/** Overdue ones first, the oldest of them before the others. */
function nextOf(tasks: readonly PlanTaskView[]): readonly string[] {
  const open = tasks.filter(({ status }) => status === 'open');
  const late = open.filter(({ overdue }) => overdue).sort((a, b) => compare(a.due ?? '', b.due ?? ''));
  return [...late, ...open.filter(({ overdue }) => !overdue)].slice(0, mostNext).map(({ id }) => id);
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

/** Owners whom the latest reminder of an open task did not reach. */
function unreachedIn(record: PlanRecord): NonNullable<PlanView['unreached']> {
  const found = new Map<string, { personId: string; displayName: string; tasks: PlanTaskId[] }>();
  for (const { id } of planTasks) {
    const { status, owner, reminder } = taskIn(record, id);
    if (status !== 'open' || owner === null || reminder?.state !== 'not-reached') continue;
    if (reminder.personId !== owner.personId) continue;
    const one = found.get(owner.personId) ?? { ...owner, tasks: [] };
    one.tasks.push(id);
    found.set(owner.personId, one);
  }
  return [...found.values()];
}
