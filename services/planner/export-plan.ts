import { csvByteOrderMark, csvLine } from '../csv/write-csv.ts';
import { calendarDay } from '../i18n/calendar-day.ts';
import type { Language } from '../i18n/language.ts';
import { createTranslator, type Translator } from '../i18n/translator.ts';
import type { PlanTaskView, PlanView } from './plan.ts';

/** Rows of a task each. The first row and the words for state and finding are English and stable: machines read this too. */
export function planCsv(view: PlanView): string {
  const head = [
    ...['phase', 'task', 'title', 'text', 'role', 'status', 'owner', 'due', 'overdue', 'note'],
    ...['finding', 'finding-text', 'question', 'answer', 'answered-by', 'answered-at', 'changed-by', 'changed-at'],
    'source',
  ];
  const rows = view.phases.flatMap((phase) =>
    phase.tasks.map((task) => [
      ...[phase.id, task.id, task.title, task.text, task.role, task.status],
      ...[task.owner?.displayName, task.due, task.overdue ? 'yes' : 'no', task.note],
      ...[task.live?.verdict, task.live?.text, task.question?.text],
      ...[task.question?.answer?.value, task.question?.answer?.by, task.question?.answer?.at],
      ...[task.changed?.by, task.changed?.at, task.source],
    ]),
  );
  return `${csvByteOrderMark}${[head, ...rows].map((row) => csvLine(row.map((cell) => cell ?? ''))).join('')}`;
}

/** A document for humans: a heading a phase, a ticked or open box a task, and below it what is known of it. */
export function planMarkdown(view: PlanView, language: Language, at: Date): string {
  const t = createTranslator(language);
  const open = { done: view.done, total: view.total };
  const lines = [
    `# ${t('plan.export.title')}`,
    '',
    t('plan.export.state', { ...open, on: calendarDay(language, at.toISOString().slice(0, 10)) }),
    '',
  ];
  for (const phase of view.phases) {
    lines.push(`## ${phase.title}`, '', phase.text, '');
    for (const task of phase.tasks) lines.push(...taskLines(task, t), '');
  }
  return `${lines.join('\n').trimEnd()}\n`;
}

function taskLines(task: PlanTaskView, t: Translator): readonly string[] {
  const { status, owner, due, overdue, note, live, question, role, source } = task;
  const detail = (key: Parameters<Translator>[0], value: string): string =>
    `  - ${t('plan.export.line', { name: t(key), value })}`;
  const answer = question?.answer;
  const label = question?.choices.find(({ value }) => value === answer?.value)?.label ?? answer?.value;
  const day = (iso: string): string => calendarDay(t.language, iso.slice(0, 10));
  return [
    `- [${status === 'open' ? ' ' : 'x'}] **${task.title}**${status === 'not-needed' ? ` (${t('plan.status.not-needed')})` : ''}`,
    `  - ${task.text}`,
    detail('plan.export.role', role),
    ...(owner === undefined ? [] : [detail('plan.export.owner', plain(owner.displayName))]),
    ...(due === undefined
      ? []
      : [detail('plan.export.due', overdue ? t('plan.export.overdue', { on: day(due) }) : day(due))]),
    ...(live === undefined ? [] : [detail(`plan.verdict.${live.verdict}`, plain(live.text))]),
    ...(question === undefined ? [] : [detail('plan.export.question', question.text)]),
    ...(answer === undefined || label === undefined
      ? []
      : [
          detail(
            'plan.export.answer',
            t('plan.export.answered', { answer: plain(label), by: plain(answer.by), on: day(answer.at) }),
          ),
        ]),
    ...(note === undefined ? [] : [detail('plan.export.note', plain(note))]),
    `  - <${source}>`,
  ];
}

/** Names and notes are words of others: none of their characters builds Markdown or HTML. */
function plain(text: string): string {
  return text.replace(/[\\`*_{}[\]<>()#+!|~&-]/g, (character) => `\\${character}`);
}
