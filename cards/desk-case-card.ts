import type { DeskView } from '../services/outcomes/case-outcome.ts';
import { languageName } from '../services/i18n/language.ts';
import type { MessageKey, Translator } from '../services/i18n/translator.ts';
import type { Action, AdaptiveCard, Element, OpenUrlAction, SubmitAction } from './adaptive-card.ts';
import type { caseVerbs } from './desk-actions.ts';
import {
  caseEndKeys,
  caseStateKeys,
  deskButton,
  deskSecurityLine,
  evidenceKeys,
  troubleKeys,
} from './desk-elements.ts';
import { formAction } from './desk-forms.ts';
import { timelineRows } from './desk-timeline.ts';
import { aside, card, facts, notice, paragraph, untitledCard } from './elements.ts';
import { plain } from './plain-text.ts';

const verificationKeys = {
  none: 'desk.verification.none',
  pending: 'desk.verification.pending',
  passed: 'desk.verification.passed',
  failed: 'desk.verification.failed',
} as const satisfies Record<DeskView['verification'], MessageKey>;

const ended: ReadonlySet<DeskView['state']> = new Set(['resolved', 'refused', 'withdrawn', 'expired'] as const);

/** How many of the latest entries the card shows; the others are behind its button. */
const latest = 3;

/** A case as its team sees it: what is needed to help, and no address, code or hint. Over: one line without a name. */
export function deskCaseCard(model: { readonly view: DeskView }, t: Translator): AdaptiveCard {
  const { view } = model;
  if (ended.has(view.state)) return endedCard(view, t);
  const held = view.owner !== undefined;
  return card(t, {
    title: t('desk.case.title', { number: view.number }),
    body: [
      ...warnings(view, t),
      facts(factsOf(view, t)),
      ...(view.timeline.length === 0 ? [] : [aside(t('desk.timeline.latest')), newest(view, t)]),
      ...(held && !view.frozen ? writing(view, t) : []),
      aside(held ? t('desk.case.type') : t('desk.case.type-claim')),
      deskSecurityLine(t),
    ],
    actions: held
      ? heldActions(view, t)
      : [claimButton(view, t), pressOf('case-timeline', 'desk.button.timeline')(view, t)],
  });
}

/** R-H6 of our threat model: a case that is over leaves its number and how it ended, not who it was about. */
function endedCard(view: DeskView, t: Translator): AdaptiveCard {
  const { number, owner, endedBecause } = view;
  const state = t(caseStateKeys[view.state]);
  const text =
    endedBecause === undefined
      ? t('desk.ended.text-bare', { number, state })
      : t('desk.ended.text', { number, state, reason: t(caseEndKeys[endedBecause]) });
  const by = owner === undefined ? [] : [t('desk.ended.by', { name: plain(owner.name) })];
  return untitledCard(t, [aside([text, ...by].join(' '))]);
}

function warnings(view: DeskView, t: Translator): readonly Element[] {
  const { objection, overdue, frozen } = view;
  return [
    ...(frozen ? [notice(t('desk.case.frozen'), 'attention')] : []),
    ...(objection?.objected === true ? [notice(t('desk.case.objected'), 'attention')] : []),
    ...(objection?.objected === false ? [notice(t('desk.case.objection', { until: objection.until }))] : []),
    ...(overdue ? [notice(t('desk.case.overdue'), 'attention')] : []),
  ];
}

function factsOf(view: DeskView, t: Translator): readonly (readonly [string, string])[] {
  const { department, owner, ticket } = view;
  const row = (key: MessageKey, value: string | undefined): readonly (readonly [string, string])[] =>
    value === undefined ? [] : [[t(key), value]];
  return [
    ...row('desk.fact.person', plain(view.displayName)),
    ...row('desk.fact.department', department === undefined ? undefined : plain(department)),
    ...row('desk.fact.trouble', t(troubleKeys[view.trouble])),
    ...row('desk.fact.state', t(caseStateKeys[view.state])),
    ...row('desk.fact.priority', view.priority === 'high' ? t('desk.priority.high') : t('desk.priority.normal')),
    ...row('desk.fact.owner', owner === undefined ? t('desk.fact.nobody') : plain(owner.name)),
    ...row('desk.fact.opened', t('desk.at', { at: view.openedAt })),
    ...row('desk.fact.due', owner === undefined ? t('desk.at', { at: view.dueAt }) : undefined),
    ...row('desk.fact.language', languageName(view.language, t.language)),
    ...row('desk.fact.verification', view.verification === 'none' ? undefined : t(verificationKeys[view.verification])),
    ...view.vouches.flatMap(({ agentName, evidence, reference, at }) => {
      const said = { name: plain(agentName), evidence: t(evidenceKeys[evidence]), reference: plain(reference), at };
      return row('desk.fact.vouched', t('desk.fact.vouch', said));
    }),
    ...row('desk.fact.ticket', ticket === undefined ? undefined : plain(ticket.id)),
  ];
}

function newest(view: DeskView, t: Translator): Element {
  return facts(timelineRows(view.timeline.slice(-latest), t));
}

function writing(view: DeskView, t: Translator): readonly Element[] {
  const { words, owner, talking } = view;
  return [
    facts([[t('desk.fact.words'), words.map(plain).join(' · ')]]),
    paragraph(t('desk.case.words')),
    ...(talking && owner !== undefined ? [aside(t('desk.case.talking', { name: plain(owner.name) }))] : []),
    {
      type: 'Input.Text',
      id: 'text',
      label: t('desk.tell.label'),
      placeholder: t('desk.tell.placeholder'),
      isMultiline: true,
    },
  ];
}

/** Six at most: what is needed less often is behind "More". */
function heldActions(view: DeskView, t: Translator): readonly Action[] {
  const press = { case: view.caseId, nonce: view.nonce };
  const proving = view.state !== 'vouched' && !view.frozen;
  const vouching = proving && view.objection?.objected !== true;
  return [
    ...(view.frozen
      ? []
      : [deskButton(t('desk.button.tell'), { verb: 'case-tell', ...press }, { style: 'positive', inputs: true })]),
    ...(proving ? [pressOf('case-verify', 'desk.button.verify')(view, t)] : []),
    ...(vouching ? [formAction('vouch', press, t)] : []),
    formAction('refuse', press, t),
    formAction('resolve', press, t),
    {
      type: 'Action.ShowCard',
      title: t('desk.button.more'),
      card: { type: 'AdaptiveCard', body: [], actions: moreActions(view, t) },
    },
  ];
}

function moreActions(view: DeskView, t: Translator): readonly (SubmitAction | OpenUrlAction)[] {
  const url = view.ticket?.url;
  return [
    pressOf('case-take-over', 'desk.button.take-over')(view, t),
    pressOf('case-release', 'desk.button.release')(view, t),
    ...(view.frozen ? [] : [pressOf('case-hand-back', 'desk.button.hand-back')(view, t)]),
    pressOf('case-timeline', 'desk.button.timeline')(view, t),
    pressOf('case-answer-form', 'desk.button.answer')(view, t),
    ...(url !== undefined && /^https:\/\/\S+$/u.test(url)
      ? [{ type: 'Action.OpenUrl' as const, title: t('desk.button.ticket'), url }]
      : []),
  ];
}

function claimButton(view: DeskView, t: Translator): SubmitAction {
  return deskButton(
    t('desk.button.claim'),
    { verb: 'case-claim', case: view.caseId, nonce: view.nonce },
    { style: 'positive' },
  );
}

function pressOf(verb: (typeof caseVerbs)[number], title: MessageKey): (view: DeskView, t: Translator) => SubmitAction {
  return ({ caseId, nonce }, t) => deskButton(t(title), { verb, case: caseId, nonce });
}
