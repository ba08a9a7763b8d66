import type { PlanTaskView, PlanView } from '../services/planner/plan.ts';
import type { Translator } from '../services/i18n/translator.ts';
import type { Action, AdaptiveCard, Element } from './adaptive-card.ts';
import { adminButton, menuButton, outsideLine, outsideText, ownText, pickOne } from './admin-elements.ts';
import { aside, card, facts, label, notice, paragraph } from './elements.ts';
import { bare, plain } from './plain-text.ts';

const mostNames = 5;
const longestLive = 600;

/** How far the plan is, what comes next, and one of those to be chosen. */
export function adminPlanCard({ view }: { readonly view: PlanView }, t: Translator): AdaptiveCard {
  const tasks = view.phases.flatMap((phase) => phase.tasks);
  const next = view.next.flatMap((id) => tasks.find((task) => task.id === id) ?? []);
  return card(t, {
    title: t('admin.plan.title'),
    body: [
      notice(t('admin.plan.sum', { done: view.done, total: view.total })),
      ...(next.length === 0 ? [paragraph(t('admin.plan.finished'))] : [label(t('admin.plan.next'))]),
      ...next.map((task) => paragraph(nextLine(task, t))),
      ...(next.length === 0
        ? []
        : [
            pickOne(
              t('admin.plan.pick'),
              next.map(({ id, title }) => ({ title, value: id })),
              t,
            ),
          ]),
      ...unreachedElements(view, t),
    ],
    actions: [
      ...(next.length === 0
        ? []
        : [adminButton(t('button.admin.choose'), { wish: 'task' }, { style: 'positive', inputs: true })]),
      adminButton(t('button.admin.guide'), { wish: 'guide' }),
      adminButton(t('button.admin.page'), { wish: 'page', view: 'plan' }),
      menuButton(t),
    ],
  });
}

/** Owners whom the last reminder did not reach have to be told by somebody. */
function unreachedElements({ unreached = [] }: PlanView, t: Translator): readonly Element[] {
  if (unreached.length === 0) return [];
  const names = unreached.slice(0, mostNames).map(({ displayName }) => plain(displayName));
  return [aside(t('admin.plan.unreached', { names: names.join(', '), more: unreached.length - names.length }))];
}

function nextLine({ title, due, overdue, owner }: PlanTaskView, t: Translator): string {
  const when = due === undefined ? [] : [t(overdue ? 'admin.plan.overdue' : 'admin.plan.due', { due })];
  const who = owner === undefined ? [] : [plain(owner.displayName)];
  return `• ${[title, ...when, ...who].join(' · ')}`;
}

/** One task in full, with what Microsoft says now and what can be written down. */
export function adminTaskCard({ task }: { readonly task: PlanTaskView }, t: Translator): AdaptiveCard {
  const { id, status, live, note, question } = task;
  const change = (to: PlanTaskView['status'], title: string, style?: 'positive'): Action =>
    adminButton(title, { wish: 'change-task', id, status: to }, style === undefined ? {} : { style });
  return card(t, {
    title: task.title,
    body: [
      ...ownText(task.text),
      ...(live === undefined ? [] : liveElements(live, t)),
      facts(factsOf(task, t)),
      ...(note === undefined ? [] : [label(t('admin.plan.note')), ...outsideText(note)]),
      ...(question === undefined ? [] : questionElements(question, t)),
    ],
    actions: [
      ...(status === 'open'
        ? [change('done', t('button.admin.done'), 'positive'), change('not-needed', t('button.admin.not-needed'))]
        : [change('open', t('button.admin.reopen'))]),
      formAction(task, t),
      { type: 'Action.OpenUrl', title: t('admin.plan.source'), url: task.source },
      adminButton(t('button.admin.plan'), { wish: 'plan' }),
    ],
  });
}

function liveElements(live: NonNullable<PlanTaskView['live']>, t: Translator): readonly Element[] {
  const tone = { good: 'good', attention: 'warning', unknown: 'emphasis' } as const;
  return [label(t('admin.plan.live')), notice(outsideLine(live.text, longestLive), tone[live.verdict])];
}

function factsOf({ status, role, owner, due }: PlanTaskView, t: Translator): readonly (readonly [string, string])[] {
  return [
    [t('admin.plan.status'), t(`admin.plan.status.${status}`)],
    [t('admin.plan.role'), role],
    ...(owner === undefined ? [] : [[t('admin.plan.owner-is'), plain(owner.displayName)] as const]),
    ...(due === undefined ? [] : [[t('admin.plan.due-is'), due] as const]),
  ];
}

function questionElements(
  { text, answer, choices }: NonNullable<PlanTaskView['question']>,
  t: Translator,
): readonly Element[] {
  const value = choices.find((choice) => choice.value === answer?.value)?.label ?? answer?.value;
  const said =
    answer === undefined || value === undefined
      ? []
      : [
          aside(
            t('admin.plan.answered', { value: outsideLine(value, 200), by: plain(answer.by), at: new Date(answer.at) }),
          ),
        ];
  return [label(text), ...said];
}

function formAction({ id, owner, due, question }: PlanTaskView, t: Translator): Action {
  const ask: readonly Element[] =
    question === undefined
      ? []
      : [
          question.kind === 'choice'
            ? {
                ...{ type: 'Input.ChoiceSet', id: 'answer', label: question.text, style: 'compact', wrap: true },
                choices: question.choices.map(({ label: title, value }) => ({ title, value })),
              }
            : { type: 'Input.Text', id: 'answer', label: question.text, maxLength: 500 },
        ];
  return {
    type: 'Action.ShowCard',
    title: t('button.admin.edit'),
    card: {
      type: 'AdaptiveCard',
      body: [
        ...ask,
        {
          type: 'Input.Text',
          id: 'owner',
          label: t('admin.plan.owner'),
          placeholder: owner === undefined ? '' : bare(owner.displayName),
          maxLength: 256,
        },
        { type: 'Input.Text', id: 'due', label: t('admin.plan.due-label'), placeholder: due ?? '', maxLength: 32 },
      ],
      actions: [adminButton(t('button.admin.save'), { wish: 'change-task', id }, { style: 'positive', inputs: true })],
    },
  };
}
