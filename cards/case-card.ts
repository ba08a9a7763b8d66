import type { MessageKey, Translator } from '../services/i18n/translator.ts';
import type { CaseView } from '../services/outcomes/case-outcome.ts';
import type { Action, AdaptiveCard, Element } from './adaptive-card.ts';
import { caseEndCard } from './case-end-card.ts';
import type { HelpContact } from './doors.ts';
import { aside, button, card, facts, notice, paragraph, securityLine } from './elements.ts';
import { plain } from './plain-text.ts';

export type CaseCardModel = {
  readonly view: CaseView;
  /** Why it is shown: just opened, asked for, opened before, or something changed. */
  readonly why: 'opened' | 'asked' | 'already-open' | OpenNews | EndNews;
  /** The time by which the person was to hear is over. */
  readonly overdue: boolean;
  /** A reset waits because of the case. */
  readonly paused: boolean;
  readonly help: HelpContact;
};

const newsKeys = {
  claimed: ['case.news.claimed.title', 'case.news.claimed.text'],
  reassigned: ['case.news.reassigned.title', 'case.news.reassigned.text'],
  released: ['case.news.released.title', 'case.news.released.text'],
  verify: ['case.news.verify.title', 'case.news.verify.text'],
  vouched: ['case.news.vouched.title', 'case.news.vouched.text'],
  'vouch-waiting': ['case.news.vouch-waiting.title', 'case.news.vouch-waiting.text'],
  'vouch-lapsed': ['case.news.vouch-lapsed.title', 'case.news.vouch-lapsed.text'],
  'handed-back': ['case.news.handed-back.title', 'case.news.handed-back.text'],
  frozen: ['case.news.frozen.title', 'case.news.frozen.text'],
  unclaimed: ['case.news.unclaimed.title', 'case.news.unclaimed.text'],
  objected: ['case.news.objected.title', 'case.news.objected.text'],
} as const satisfies Readonly<Record<string, readonly [MessageKey, MessageKey]>>;
type OpenNews = keyof typeof newsKeys;
/** News of an end are told by the card of the end. */
type EndNews = 'resolved' | 'refused' | 'expired' | 'closed-in-desk';

const stateKeys = {
  open: ['case.state.open', 'case.next.open'],
  claimed: ['case.state.claimed', 'case.next.claimed'],
  'waiting-for-person': ['case.state.waiting-for-person', 'case.next.waiting-for-person'],
  'waiting-for-agent': ['case.state.waiting-for-agent', 'case.next.waiting-for-agent'],
  vouched: ['case.state.vouched', 'case.next.vouched'],
} as const satisfies Readonly<Record<string, readonly [MessageKey, MessageKey]>>;
type OpenState = keyof typeof stateKeys;

/** The states that have no words of their own here are the ends. */
function isOpen(state: CaseView['state']): state is OpenState {
  return Object.hasOwn(stateKeys, state);
}

/** Whoever helps is new to the person: here the words have to be at hand. */
const meeting: ReadonlySet<CaseCardModel['why']> = new Set(['opened', 'claimed', 'reassigned'] as const);
const asked: ReadonlySet<CaseCardModel['why']> = new Set(['asked', 'already-open'] as const);

/**
 * The case as its person sees it: the receipt, where it stands, what changed, or how it ended. The bot speaks. What stands
 * in the sentence is not said again below it: people read this on a phone, and in trouble.
 */
export function caseCard(model: CaseCardModel, t: Translator): AdaptiveCard {
  const { view, why } = model;
  const { state } = view;
  if (!isOpen(state)) return caseEndCard({ view, help: model.help }, t);
  const words = [t('case.fact.words'), view.words.join(' · ')] as const;
  const full = asked.has(why);
  return card(t, {
    title: titleOf(model, t),
    body: [
      ...(isNews(why) ? [aside(t('case.title', { number: view.number }))] : []),
      ...said(model, state, t),
      ...(model.paused ? [paragraph(t('case.receipt.paused'))] : []),
      ...(full || meeting.has(why)
        ? [facts([...(full ? rows(model, t) : []), words]), paragraph(t('case.words.text'))]
        : []),
      aside(t(why === 'handed-back' ? 'case.type-to-bot' : 'case.type')),
      securityLine(t),
    ],
    actions: buttons(model, t),
  });
}

/** Who the agent is, made harmless; before anybody has the case, the words say so. */
function agentOf(view: CaseView, t: Translator): string {
  return view.agentName === undefined ? t('case.nobody-yet') : plain(view.agentName);
}

function isNews(why: CaseCardModel['why']): why is OpenNews {
  return Object.hasOwn(newsKeys, why);
}

function titleOf({ view, why }: CaseCardModel, t: Translator): string {
  if (why === 'opened') return t('case.receipt.title');
  return isNews(why) ? t(newsKeys[why][0], { agent: agentOf(view, t) }) : t('case.title', { number: view.number });
}

function said(model: CaseCardModel, state: OpenState, t: Translator): readonly Element[] {
  const { view, why } = model;
  if (view.frozen && why !== 'frozen') return [notice(t('case.state.frozen'), 'attention'), ...newsText(model, t)];
  if (why === 'opened') {
    const values = { number: view.number, team: plain(view.teamName), at: view.dueAt };
    return [paragraph(t('case.receipt.text', values)), paragraph(t('case.receipt.seen'))];
  }
  if (isNews(why)) return newsText(model, t);
  const already = why === 'already-open' ? [paragraph(t('case.already'))] : [];
  return [...already, notice(stateText(model, state, t)), next(view, state, t)];
}

function newsText({ view, why, overdue }: CaseCardModel, t: Translator): readonly Element[] {
  if (!isNews(why)) return [];
  const promise = overdue ? 'none' : 'new';
  const values = { agent: agentOf(view, t), team: plain(view.teamName), promise, at: view.dueAt };
  const until = view.objectionUntil;
  if (why === 'vouch-waiting') {
    return [paragraph(t(newsKeys[why][1], until === undefined ? { at: 'none' } : { at: 'known', until }))];
  }
  return [paragraph(t(newsKeys[why][1], values))];
}

function stateText({ view, overdue }: CaseCardModel, state: OpenState, t: Translator): string {
  if (state === 'open' && overdue) return t('case.state.overdue');
  return t(stateKeys[state][0], { agent: agentOf(view, t) });
}

function next(view: CaseView, state: OpenState, t: Translator): Element {
  if (view.verification === 'pending') return paragraph(t('case.next.verify'));
  return paragraph(t(stateKeys[state][1], { agent: agentOf(view, t) }));
}

function rows({ view, overdue }: CaseCardModel, t: Translator): readonly (readonly [string, string])[] {
  const waits = view.state === 'open' && !view.frozen && !overdue;
  return [
    [t('case.fact.team'), plain(view.teamName)],
    [t('case.fact.agent'), agentOf(view, t)],
    ...(view.claimedAt === undefined ? [] : [[t('case.fact.since'), t('case.at', { at: view.claimedAt })] as const]),
    ...(waits ? [[t('case.fact.by'), t('case.at', { at: view.dueAt })] as const] : []),
    ...(view.verification === 'none'
      ? []
      : [[t('case.fact.verification'), t(`case.verification.${view.verification}`)] as const]),
  ];
}

/** What the moment calls for; everything else can be typed, as the card says. */
function buttons({ view, why, paused }: CaseCardModel, t: Translator): readonly Action[] {
  const goesOn = view.state === 'vouched' || view.verification === 'pending' || why === 'handed-back';
  const about = { case: view.caseId };
  return [
    ...(goesOn && view.flowId !== undefined && !view.frozen
      ? [button(t('button.go-on'), { verb: 'start-reset' }, 'positive')]
      : []),
    button(t('button.case-status'), { verb: 'case-status', ...about }),
    ...(view.agentName === undefined ? [] : [button(t('button.is-agent-real'), { verb: 'is-agent-real', ...about })]),
    ...(view.talking || paused ? [button(t('button.back-to-bot'), { verb: 'back-to-bot', ...about })] : []),
    ...(view.frozen ? [] : [button(t('button.withdraw'), { verb: 'withdraw', ...about })]),
  ];
}
