import type { PlanResult, PlanTaskView, PlanView } from '../../services/planner/plan.ts';
import type { PlanAnswer } from '../admin/admin-views.ts';
import type { Outcome } from './admin-client.ts';
import type { AdminContext, Room } from './admin-context.ts';
import { actions, badge, button, card, el, link, notice, save } from './admin-dom.ts';
import { choice, inputOf, nativeField, textField, type Field } from './admin-fields.ts';
import { finding, paragraphs } from './admin-guide.ts';
import { taskWords } from './admin-words.ts';

/** The deployment plan: phases with their tasks; `plan/<task>` opens one. */
export const planRoom: Room = async (context, [asked]) => {
  const { say, client, data } = context;
  const { view } = await client.call<PlanAnswer>('plan/look', { language: data.language });
  const box = el('div', { class: 'parts' });
  const draw = (now: PlanView, open: string | undefined) => box.replaceChildren(...drawn(context, now, open, draw));
  draw(view, asked);
  const room = el(
    'div',
    { class: 'room' },
    el('h1', { tabindex: -1 }, say('room.plan')),
    el('p', { class: 'muted' }, say('plan.lead')),
    actions(
      button(say('plan.markdown'), () => exported(context, 'markdown')),
      button(say('plan.csv'), () => exported(context, 'csv')),
    ),
    box,
  );
  if (asked !== undefined)
    requestAnimationFrame(() => box.querySelector('details[open] > summary')?.scrollIntoView({ block: 'center' }));
  return room;
};

async function exported(context: AdminContext, format: 'markdown' | 'csv'): Promise<void> {
  await context.act(async () => {
    const answer = await context.client.file('plan/export', { language: context.data.language, format });
    if (answer.kind !== 'file' || !('blob' in answer)) return;
    save(answer);
    context.tell(context.say('saved'), 'success');
  });
}

type Draw = (view: PlanView, open: string | undefined) => void;

function drawn(context: AdminContext, view: PlanView, open: string | undefined, draw: Draw): readonly HTMLElement[] {
  const { say, number } = context;
  const tasks = view.phases.flatMap((phase) => phase.tasks);
  const next = view.next.flatMap((id) => tasks.filter((task) => task.id === id));
  const unreached = (view.unreached ?? []).map(({ displayName }) => displayName).join(', ');
  return [
    el('p', {}, say('plan.done', { done: number(view.done), total: number(view.total) })),
    el('fluent-progress-bar', {
      ...{ value: view.done, max: view.total, role: 'progressbar', thickness: 'large', 'aria-label': say('room.plan') },
      ...{ 'aria-valuenow': view.done, 'aria-valuemin': 0, 'aria-valuemax': view.total },
    }),
    ...(unreached === '' ? [] : [notice(say('plan.unreached', { names: unreached }), 'warning')]),
    ...(next.length === 0
      ? []
      : [
          card(
            say('plan.next'),
            el('ul', {}, ...next.map(({ id, title }) => el('li', {}, link(title, `#plan/${id}`)))),
          ),
        ]),
    ...view.phases.map(({ title, text, tasks: own }) =>
      card(title, el('p', { class: 'muted' }, text), ...own.map((task) => taskOf(context, task, open, draw))),
    ),
  ];
}

function taskOf(context: AdminContext, task: PlanTaskView, open: string | undefined, draw: Draw): HTMLElement {
  const { say, day } = context;
  const color = task.status === 'done' ? 'success' : 'informative';
  const details = el(
    'details',
    { class: 'finding', open: task.id === open },
    el(
      'summary',
      {},
      badge(`${task.status === 'done' ? '✓ ' : ''}${say(taskWords[task.status])}`, color),
      ' ',
      el('span', { class: 'finding-title' }, task.title),
      task.due === undefined ? undefined : el('span', { class: 'muted' }, say('plan.due-on', { day: day(task.due) })),
      task.overdue ? badge(say('plan.overdue'), 'danger') : undefined,
    ),
    ...paragraphs(task.text),
    finding(context, task.live),
    el('p', { class: 'muted' }, say('plan.role', { role: task.role }), ' ', link(say('source'), task.source)),
    changedLine(context, task),
  );
  // A form only once it is looked at: a plan has dozens of tasks.
  const unfold = () => {
    if (details.open && details.querySelector('.form') === null) details.append(formOf(context, task, draw));
  };
  details.addEventListener('toggle', unfold);
  unfold();
  return details;
}

function changedLine({ say, time }: AdminContext, { changed }: PlanTaskView): HTMLElement | undefined {
  if (changed === undefined) return undefined;
  return el('p', { class: 'muted' }, say('plan.changed', { name: changed.by, time: time(changed.at) }));
}

function formOf(context: AdminContext, task: PlanTaskView, draw: Draw): HTMLElement {
  const { say, client, data } = context;
  const fields = fieldsOf(context, task);
  const submit = async () => {
    for (const field of fields.values()) field.problem(undefined);
    const change: Record<string, string | null> = {};
    for (const [name, field] of fields) {
      const [now, before] = [field.value.trim(), valueOf(task, name)];
      if (now !== before) change[name] = now === '' ? null : now;
    }
    if (Object.keys(change).length === 0) {
      context.tell(say('plan.nothing-changed'), 'info');
      return;
    }
    await context.act(async () => {
      const result = await client.call<PlanResult & Outcome>('plan/change', {
        language: data.language,
        change: { taskId: task.id, ...change },
      });
      if (result.kind === 'done') {
        draw(result.view, task.id);
        document.querySelector<HTMLElement>('details[open] > summary')?.focus();
        context.tell(say('plan.saved'), 'success');
      } else if (result.kind === 'invalid') {
        const field = fields.get(result.field);
        field?.problem(say(`plan.invalid.${result.field}`));
        field?.focus();
      } else context.tell(say('plan.unknown-task'), 'error');
    });
  };
  return el(
    'div',
    { class: 'form' },
    ...[...fields.values()].map((field) => field.element),
    actions(button(say('plan.save'), () => submit(), { look: 'primary' })),
  );
}

function valueOf(task: PlanTaskView, name: string): string {
  const values: Readonly<Record<string, string | undefined>> = {
    ...{ status: task.status, owner: '', due: task.due, note: task.note, answer: task.question?.answer?.value },
  };
  return values[name] ?? '';
}

function fieldsOf({ say, time }: AdminContext, task: PlanTaskView): ReadonlyMap<string, Field> {
  const fields = new Map<string, Field>();
  const { question } = task;
  if (question !== undefined) {
    const { answer } = question;
    const hint = answer === undefined ? {} : { hint: say('plan.answered', { name: answer.by, time: time(answer.at) }) };
    const choices = [
      ['', say('plan.no-answer')] as const,
      ...question.choices.map(({ value, label }) => [value, label] as const),
    ];
    fields.set(
      'answer',
      question.kind === 'choice'
        ? choice(question.text, choices, answer?.value ?? '', hint)
        : textField(question.text, { value: answer?.value ?? '', most: 500, ...hint }),
    );
  }
  fields.set(
    'status',
    choice(
      say('plan.status'),
      (['open', 'done', 'not-needed'] as const).map((one) => [one, say(taskWords[one])]),
      task.status,
    ),
  );
  const owner = task.owner === undefined ? {} : { hint: say('plan.owner-now', { name: task.owner.displayName }) };
  fields.set('owner', textField(say('plan.owner'), { most: 256, ...owner }));
  fields.set('due', nativeField(say('plan.due'), inputOf('date', task.due ?? '')));
  fields.set('note', textField(say('plan.note'), { value: task.note ?? '', most: 2_000, lines: 3 }));
  return fields;
}
