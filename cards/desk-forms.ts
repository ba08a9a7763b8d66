import type { DeskView } from '../services/outcomes/case-outcome.ts';
import { evidenceKinds, refuseReasons, resolveReasons, type CaseEndReason } from '../services/outcomes/case-reasons.ts';
import type { MessageKey, Translator } from '../services/i18n/translator.ts';
import type { AdaptiveCard, Element, InputChoiceSet, ShowCardAction, SubmitAction } from './adaptive-card.ts';
import { checklist } from './desk-actions.ts';
import { caseEndKeys, deskButton, deskSecurityLine, evidenceKeys } from './desk-elements.ts';
import { aside, card, notice, paragraph } from './elements.ts';

/** The forms of a case: below a button of its card, or as a card of their own when the word was typed. */
export type CaseForm = 'vouch' | 'refuse' | 'resolve' | 'answer';

const checklistKeys = {
  known: 'desk.vouch.known',
  unshared: 'desk.vouch.unshared',
  unhurried: 'desk.vouch.unhurried',
} as const satisfies Record<(typeof checklist)[number], MessageKey>;

const buttonKeys = {
  vouch: 'desk.button.vouch',
  refuse: 'desk.button.refuse',
  resolve: 'desk.button.resolve',
  answer: 'desk.button.answer',
} as const satisfies Record<CaseForm, MessageKey>;

const titleKeys = {
  vouch: 'desk.vouch.title',
  refuse: 'desk.refuse.title',
  resolve: 'desk.resolve.title',
  answer: 'desk.answer.title',
} as const satisfies Record<CaseForm, MessageKey>;

type Press = { readonly case: string; readonly nonce: string };

/** The button on the case's card that opens the form. */
export function formAction(form: CaseForm, press: Press, t: Translator): ShowCardAction {
  const { body, actions } = content(form, press, t);
  return {
    type: 'Action.ShowCard',
    title: t(buttonKeys[form]),
    card: { type: 'AdaptiveCard', body: [{ ...paragraph(t(titleKeys[form])), weight: 'bolder' }, ...body], actions },
  };
}

/** The form as a card in the thread. */
export function formCard(
  model: { readonly form: CaseForm; readonly view: Pick<DeskView, 'caseId' | 'number' | 'nonce'> },
  t: Translator,
): AdaptiveCard {
  const { form, view } = model;
  const { body, actions } = content(form, { case: view.caseId, nonce: view.nonce }, t);
  return card(t, {
    title: t(titleKeys[form]),
    body: [aside(t('desk.case.title', { number: view.number })), ...body, deskSecurityLine(t)],
    actions,
  });
}

function content(
  form: CaseForm,
  press: Press,
  t: Translator,
): { readonly body: readonly Element[]; readonly actions: readonly SubmitAction[] } {
  const inputs = true;
  switch (form) {
    case 'vouch':
      return {
        body: vouchForm(t),
        actions: [deskButton(t('desk.button.vouch-confirmed'), { verb: 'case-vouch', ...press }, { inputs })],
      };
    case 'refuse':
      return {
        body: [reasons('refuseReason', refuseReasons, t), aside(t('desk.refuse.text'))],
        actions: [deskButton(t('desk.button.refuse-confirmed'), { verb: 'case-refuse', ...press }, { inputs })],
      };
    case 'resolve':
      return {
        body: [reasons('resolveReason', resolveReasons, t)],
        actions: [deskButton(t('desk.button.resolve-confirmed'), { verb: 'case-resolve', ...press }, { inputs })],
      };
    case 'answer':
      return {
        body: answerForm(t),
        actions: [deskButton(t('desk.button.answer-confirmed'), { verb: 'case-answer', ...press }, { inputs })],
      };
  }
}

/** What was asked and answered, in words that others can use. */
function answerForm(t: Translator): readonly Element[] {
  const required = { isRequired: true, errorMessage: t('desk.answer.missing') } as const;
  return [
    paragraph(t('desk.answer.text')),
    { type: 'Input.Text', id: 'question', label: t('desk.answer.question'), maxLength: 300, ...required },
    {
      type: 'Input.Text',
      id: 'answer',
      label: t('desk.answer.answer'),
      maxLength: 1_500,
      isMultiline: true,
      ...required,
    },
  ];
}

/** What counts, what does not, and three sentences that have to be true. The record checks all of it again. */
function vouchForm(t: Translator): readonly Element[] {
  return [
    notice(t('desk.vouch.no-evidence'), 'attention'),
    {
      type: 'Input.ChoiceSet',
      id: 'evidence',
      label: t('desk.vouch.evidence'),
      style: 'expanded',
      choices: evidenceKinds.map((value) => ({ title: t(evidenceKeys[value]), value })),
      isRequired: true,
      errorMessage: t('desk.vouch.evidence-missing'),
      wrap: true,
    },
    {
      type: 'Input.Text',
      id: 'reference',
      label: t('desk.vouch.reference'),
      isRequired: true,
      errorMessage: t('desk.vouch.reference-missing'),
      maxLength: 120,
    },
    ...checklist.map((id): Element => ({
      type: 'Input.Toggle',
      id,
      title: t(checklistKeys[id]),
      wrap: true,
      isRequired: true,
      errorMessage: t('desk.vouch.line-missing'),
    })),
    aside(t('desk.vouch.effect')),
  ];
}

function reasons(id: string, values: readonly CaseEndReason[], t: Translator): InputChoiceSet {
  return {
    type: 'Input.ChoiceSet',
    id,
    label: t('desk.reason.label'),
    style: 'expanded',
    choices: values.map((value) => ({ title: t(caseEndKeys[value]), value })),
    isRequired: true,
    errorMessage: t('desk.reason.missing'),
    wrap: true,
  };
}
