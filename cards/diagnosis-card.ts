import type { CaseTrouble } from '../services/outcomes/case-reasons.ts';
import type {
  AccountSaying,
  CodeMeaning,
  Explanation,
  Finding,
  RecentOutcome,
  SignInVerdict,
} from '../services/outcomes/diagnosis-outcome.ts';
import type { ReadinessReason } from '../services/outcomes/readiness-outcome.ts';
import type { Door } from '../services/outcomes/refusal.ts';
import type { FlowView } from '../services/outcomes/reset-outcome.ts';
import type { MessageKey, Translator } from '../services/i18n/translator.ts';
import type { Action, AdaptiveCard, Element, SubmitAction } from './adaptive-card.ts';
import { actionButton } from './answer-card.ts';
import { answerLines } from './answer-lines.ts';
import { doorActions, doorElements, humanButtons, type HelpContact } from './doors.ts';
import { aside, button, card, paragraph, securityLine } from './elements.ts';
import { refusalText } from './refused-card.ts';

const asked: CaseTrouble = 'asked-for-human';

const accountKeys = {
  ready: 'diagnosis.account.open',
  'phone-at-microsoft': 'diagnosis.account.open',
  'one-missing': 'diagnosis.account.half',
  'nothing-registered': 'diagnosis.account.half',
  'nothing-counts': 'diagnosis.account.half',
  'no-way-here': 'diagnosis.account.no-way',
  synced: 'diagnosis.account.synced',
  federated: 'diagnosis.account.federated',
  guest: 'diagnosis.account.guest',
  disabled: 'diagnosis.account.disabled',
  privileged: 'diagnosis.account.privileged',
  'unsupported-account': 'diagnosis.account.unsupported',
  'nothing-for-microsoft': 'diagnosis.account.unknown',
  'one-for-microsoft': 'diagnosis.account.unknown',
  'phone-for-microsoft': 'diagnosis.account.unknown',
  'could-not-check': 'diagnosis.account.unknown',
} as const satisfies Record<ReadinessReason, MessageKey>;

const accountDoors: Readonly<Partial<Record<ReadinessReason, readonly Door[]>>> = {
  synced: ['entra-sspr', 'helpdesk'],
  guest: ['home-tenant'],
  privileged: ['entra-sspr', 'helpdesk'],
};

/** What the account alone says, at once (invariant I7), and the offer to look further where that can be done. */
export function accountSayingCard(
  { saying, help }: { readonly saying: AccountSaying; readonly help: HelpContact },
  t: Translator,
): AdaptiveCard {
  const { reason, brake, canLook } = saying;
  const doors = accountDoors[reason] ?? ['helpdesk'];
  const open = accountKeys[reason] === 'diagnosis.account.open';
  return card(t, {
    title: t('diagnosis.title'),
    body: [
      paragraph(t(accountKeys[reason])),
      ...(brake === undefined ? [] : refusalText(brake, t)),
      ...(canLook ? [paragraph(t('diagnosis.look'))] : []),
      ...doorElements(doors, help, t),
      aside(t('chat.type-instead')),
      securityLine(t),
    ],
    actions: [
      ...(canLook ? [button(t('button.look-at-errors'), { verb: 'look-at-errors' }, 'positive')] : []),
      ...(open && brake === undefined ? [button(t('button.forgot'), { verb: 'start-reset' })] : []),
      ...doorActions(doors, help, t),
      ...humanButtons(help, asked, t),
      button(t('button.help'), { verb: 'help' }),
    ],
  });
}

export type FindingModel = {
  readonly outcome: RecentOutcome;
  readonly view: FlowView;
  /** The flow was ended, because a new password would not help. */
  readonly ended: boolean;
  readonly help: HelpContact;
};

/** What the codes of recent sign-ins say, and whether to go on with the reset. No address, place, device or time. */
export function findingCard({ outcome, view, ended, help }: FindingModel, t: Translator): AdaptiveCard {
  const goOn: readonly SubmitAction[] = ended ? [] : [button(t('button.go-on'), { verb: 'start-reset' }, 'positive')];
  const ways: readonly Action[] = [
    ...doorActions(['helpdesk'], help, t),
    ...humanButtons(help, asked, t, view.flowId),
    button(t('button.help'), { verb: 'help' }),
  ];
  const reach = [
    ...doorElements(['helpdesk'], help, t),
    ...(ended ? [] : [aside(t('diagnosis.type-go-on'))]),
    securityLine(t),
  ];
  if (outcome.kind !== 'found') {
    const why =
      outcome.kind === 'too-often' ? t('diagnosis.too-often', { at: outcome.retryAt }) : t('diagnosis.not-read');
    return card(t, {
      title: t('diagnosis.not-read.title'),
      body: [paragraph(why), ...reach],
      actions: [...goOn, ...ways],
    });
  }
  const { finding } = outcome;
  return card(t, {
    title: t('diagnosis.found.title'),
    body: [
      ...verdictElements(finding.verdict, t),
      paragraph(t(worthKey(finding, view, ended))),
      ...reach.slice(0, -1),
      aside(t('diagnosis.found.how')),
      securityLine(t),
    ],
    actions: [...goOn, ...offers(finding.verdict, help, t), ...ways],
  });
}

function verdictElements(verdict: SignInVerdict, t: Translator): readonly Element[] {
  switch (verdict.kind) {
    case 'code':
      return meaningElements(verdict.meaning, t);
    case 'unknown-code':
      return [paragraph(t('diagnosis.unknown', { code: String(verdict.code) }))];
    case 'old-password':
      return [
        paragraph(t('diagnosis.old-password', { client: verdict.client })),
        paragraph(t('diagnosis.old-password.next')),
        ...(verdict.lockedBy ? [paragraph(t('diagnosis.old-password.locks'))] : []),
      ];
    case 'locked-by-tries':
      return [paragraph(t('diagnosis.locked')), paragraph(t('diagnosis.locked.next'))];
    case 'nothing-failed':
      return [paragraph(t('diagnosis.nothing'))];
  }
}

function worthKey({ reset }: Finding, { state }: FlowView, ended: boolean): MessageKey {
  if (ended) return 'diagnosis.reset.useless';
  if (reset !== 'helps') return 'diagnosis.reset.open';
  return state === 'choosing' ? 'diagnosis.reset.ready' : 'diagnosis.reset.helps';
}

/** A reset is gone on with, or it is over; a human has a button of their own. */
function offers(verdict: SignInVerdict, help: HelpContact, t: Translator): readonly SubmitAction[] {
  if (verdict.kind === 'old-password') return [button(t('button.places'), { verb: 'old-passwords' })];
  if (verdict.kind !== 'code') return [];
  return verdict.meaning.offers
    .filter((offer) => offer !== 'start-reset' && offer !== 'human')
    .flatMap((offer) => actionButton(offer, help, t));
}

/** What a pasted code means. It was looked up in a table and nowhere else. */
export function explanationCard(
  { explanation, help }: { readonly explanation: Explanation; readonly help: HelpContact },
  t: Translator,
): AdaptiveCard {
  const { meaning } = explanation;
  const code = String(explanation.code);
  const offered = (meaning?.offers ?? []).filter((offer) => offer !== 'human');
  return card(t, {
    title: t('diagnosis.code.title', { code }),
    body: [
      ...(meaning === undefined ? [paragraph(t('diagnosis.code.unknown', { code }))] : meaningElements(meaning, t)),
      ...doorElements(['helpdesk'], help, t),
      securityLine(t),
    ],
    actions: [
      ...offered.flatMap((offer) => actionButton(offer, help, t)),
      button(t('button.diagnose'), { verb: 'diagnose' }),
      ...doorActions(['helpdesk'], help, t),
      ...humanButtons(help, asked, t),
      button(t('button.help'), { verb: 'help' }),
    ],
  });
}

/** An organisation's own words may stand in the table: only what an answer may hold is drawn. */
function meaningElements({ says, next }: CodeMeaning, t: Translator): readonly Element[] {
  return [says, next].flatMap((texts) => answerLines(texts[t.language] ?? texts.en).map(paragraph));
}
