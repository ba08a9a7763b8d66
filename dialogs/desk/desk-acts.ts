import { checkCard } from '../../cards/desk-check-card.ts';
import { formCard, type CaseForm } from '../../cards/desk-forms.ts';
import { deskListCard, deskReportCard, deskUsedCard } from '../../cards/desk-team-cards.ts';
import { timelineCard } from '../../cards/desk-timeline.ts';
import type { CallerChecks, CheckView } from '../../services/caller-check/caller-checks.ts';
import type { AgentDesk, CaseRef } from '../../services/helpdesk/agent-desk.ts';
import type { CasePainting } from '../../services/helpdesk/case-painting.ts';
import type { PostResult } from '../../services/helpdesk/desk-messenger.ts';
import type { DeskThreads } from '../../services/helpdesk/desk-threads.ts';
import type { HelpdeskTeam } from '../../services/helpdesk/helpdesk-settings.ts';
import type { MessageKey } from '../../services/i18n/translator.ts';
import type { DeskView } from '../../services/outcomes/case-outcome.ts';
import { silence, type DeskAnswer, type DeskWords } from './desk-answer.ts';
import type { DeskTurn } from './desk-turn.ts';
import { wordsOf, type NotDone } from './desk-words.ts';

export type DeskActsDeps = {
  readonly desk: AgentDesk;
  readonly checks: CallerChecks;
  readonly threads: DeskThreads;
  readonly painting: Pick<CasePainting, 'refresh' | 'seen'>;
  /** Posts the card of a caller check as a thread of its own. */
  readonly postCheck: (team: HelpdeskTeam, view: CheckView) => Promise<PostResult>;
};

/** The card that an act comes from and that can give way to another; undefined for words. */
export type From = string | undefined;
type Outcome = NotDone | { readonly kind: 'done'; readonly view: DeskView };

/** What presses and words have in common: one service call each, then its outcome as an answer. */
export type DeskActs = {
  /** Runs an act on a case. `done` is said where no card shows it; undefined: the case's card says enough. */
  readonly act: (
    turn: DeskTurn,
    ref: CaseRef,
    run: (ref: CaseRef) => Promise<Outcome>,
    done: MessageKey | ((view: DeskView) => DeskWords) | undefined,
    from: From,
  ) => Promise<DeskAnswer>;
  readonly timeline: (turn: DeskTurn, ref: CaseRef, from: From) => Promise<DeskAnswer>;
  /** What needs more than a press is asked for by its form; looking at the case tells whether there is one. */
  readonly form: (turn: DeskTurn, ref: CaseRef, form: CaseForm) => Promise<DeskAnswer>;
  readonly next: (turn: DeskTurn) => Promise<DeskAnswer>;
  readonly list: (turn: DeskTurn) => Promise<DeskAnswer>;
  readonly report: (turn: DeskTurn) => Promise<DeskAnswer>;
  readonly startCheck: (turn: DeskTurn, named: string, from: From) => Promise<DeskAnswer>;
  readonly lookAtCheck: (turn: DeskTurn, checkId: string, from: From) => Promise<DeskAnswer>;
};

export function createDeskActs(deps: DeskActsDeps): DeskActs {
  const { desk, checks, threads, painting } = deps;
  const refused = async (outcome: NotDone, { t }: DeskTurn): Promise<DeskAnswer> => {
    // Whoever pressed an old picture gets the new one: the job that should have painted it may be lost.
    const old = outcome.kind === 'stale' ? outcome.view.caseId : undefined;
    if (old !== undefined) await painting.refresh(old);
    const text = wordsOf(outcome, t);
    return text === undefined ? silence : { words: { text } };
  };

  return {
    act: async (turn, ref, run, done, from) => {
      const outcome = await run(ref);
      if (outcome.kind !== 'done') {
        if (outcome.kind === 'duplicate') await painting.refresh(ref.caseId);
        return refused(outcome, turn);
      }
      const { t, rootId } = turn;
      const { number, caseId } = outcome.view;
      const words = typeof done === 'string' ? { text: t(done, { number }) } : done?.(outcome.view);
      if (from === undefined) return { words };
      // The thread's first message is the case's own card, which the record paints; any other card was a form.
      if (from !== rootId) return { words, instead: deskUsedCard(t) };
      await painting.seen(caseId, from);
      return { words };
    },
    timeline: async (turn, ref, from) => {
      const outcome = await desk.look(ref);
      if (outcome.kind !== 'done') return refused(outcome, turn);
      if (from !== undefined && from === turn.rootId) await painting.seen(ref.caseId, from);
      return { words: { card: timelineCard({ view: outcome.view }, turn.t) } };
    },
    form: async (turn, ref, form) => {
      const outcome = await desk.look(ref);
      if (outcome.kind !== 'done') return refused(outcome, turn);
      return { words: { card: formCard({ form, view: outcome.view }, turn.t) } };
    },
    next: async (turn) => {
      const outcome = await desk.takeNext(turn.agent);
      if (outcome.kind !== 'done') return refused(outcome, turn);
      return { words: { text: turn.t('desk.say.claimed-words', { number: outcome.view.number }) } };
    },
    list: async (turn) => {
      const outcome = await desk.list(turn.agent);
      return outcome.kind === 'cases' ? { words: { card: deskListCard(outcome, turn.t) } } : refused(outcome, turn);
    },
    report: async (turn) => {
      const outcome = await desk.figures(turn.agent);
      return outcome.kind === 'figures' ? { words: { card: deskReportCard(outcome, turn.t) } } : refused(outcome, turn);
    },
    startCheck: async (turn, named, from) => {
      const { t } = turn;
      const outcome = await checks.start(turn.agent, named);
      if (outcome.kind !== 'started') return refused(outcome, turn);
      const { view } = outcome;
      const instead = from === undefined ? undefined : deskUsedCard(t);
      const posted = await postedCheck(turn, view);
      if (!posted) return { words: { card: checkCard({ view }, t) }, instead };
      return { words: { text: t('desk.say.check-started', { number: view.number }) }, instead };
    },
    lookAtCheck: async (turn, checkId, from) => {
      const { t } = turn;
      const outcome = await checks.view(turn.agent, checkId);
      if (outcome.kind === 'unknown') return { words: { text: t('desk.no.unknown-check') } };
      if (outcome.kind !== 'check') return refused(outcome, turn);
      const card = checkCard({ view: outcome.view }, t);
      return from === undefined ? { words: { card } } : { instead: card };
    },
  };

  /** False where no card of its own came about: the answer is the card then, and the check's job may post one later. */
  async function postedCheck({ team, log }: DeskTurn, view: CheckView): Promise<boolean> {
    let result: PostResult;
    try {
      result = await deps.postCheck(team, view);
    } catch (error) {
      log.warn({ err: error }, 'the card of a caller check could not be posted');
      return false;
    }
    if (result.kind !== 'posted') return false;
    const { conversationId, activityId } = result;
    await threads.remember(team.channelId, activityId, { kind: 'check', id: view.checkId });
    await checks.posted(view.checkId, { conversationId, activityId });
    return true;
  }
}
