import { checkStartCard } from '../../cards/desk-check-card.ts';
import { deskHelpCard } from '../../cards/desk-team-cards.ts';
import type { AgentDesk, CaseRef } from '../../services/helpdesk/agent-desk.ts';
import type { DeskThreads, ThreadSubject } from '../../services/helpdesk/desk-threads.ts';
import { holdsSecret } from '../../services/helpdesk/talk-text.ts';
import { isCaseCommand, type CaseCommandId, type DeskCommand } from '../../services/i18n/desk-commands.ts';
import type { DeskActs } from './desk-acts.ts';
import type { DeskAnswer } from './desk-answer.ts';
import type { DeskTurn } from './desk-turn.ts';
import { stateWords, wordsOf } from './desk-words.ts';

export type DeskTalk = {
  readonly command: (turn: DeskTurn, command: DeskCommand) => Promise<DeskAnswer>;
  /** Everything that is no command: in the thread of a case it goes to the person. */
  readonly words: (turn: DeskTurn, text: string) => Promise<DeskAnswer>;
};

/** Typed words come from no card. */
const typed = undefined;

/** What agents write to the bot. A thread says which case is meant; elsewhere its number does. */
export function createDeskTalk(
  acts: DeskActs,
  { desk, threads }: { readonly desk: AgentDesk; readonly threads: Pick<DeskThreads, 'find'> },
): DeskTalk {
  const subjectOf = async ({ team, rootId }: DeskTurn): Promise<ThreadSubject | undefined> =>
    rootId === undefined ? undefined : threads.find(team.channelId, rootId);

  const onCase = async (turn: DeskTurn, command: CaseCommandId, caseId: string | undefined): Promise<DeskAnswer> => {
    const subject = caseId === undefined ? await subjectOf(turn) : undefined;
    if (subject?.kind === 'check' && command === 'status') return acts.lookAtCheck(turn, subject.id, typed);
    const named = caseId ?? (subject?.kind === 'case' ? subject.id : undefined);
    if (named === undefined) return { words: { text: turn.t('desk.say.which-case') } };
    const ref: CaseRef = { agent: turn.agent, caseId: named, nonce: undefined };
    switch (command) {
      case 'claim':
        return acts.act(turn, ref, desk.claim, 'desk.say.claimed', typed);
      case 'take-over':
        return acts.act(turn, ref, desk.takeOver, 'desk.say.claimed', typed);
      case 'release':
        return acts.act(turn, ref, desk.release, 'desk.say.released', typed);
      case 'verify':
        return acts.act(turn, ref, desk.startVerification, 'desk.say.verify', typed);
      case 'hand-back':
        return acts.act(turn, ref, desk.handBack, 'desk.say.handed-back', typed);
      case 'timeline':
        return acts.timeline(turn, ref, typed);
      case 'vouch':
      case 'refuse':
      case 'resolve':
        return acts.form(turn, ref, command);
      case 'save-answer':
        return acts.form(turn, ref, 'answer');
      case 'status':
        return look(turn, ref);
    }
  };

  const look = async (turn: DeskTurn, ref: CaseRef): Promise<DeskAnswer> => {
    const outcome = await desk.look(ref);
    const text = outcome.kind === 'done' ? stateWords(outcome.view, turn.t) : wordsOf(outcome, turn.t);
    return text === undefined ? {} : { words: { text } };
  };

  return {
    command: async (turn, { command, caseId, named }) => {
      if (isCaseCommand(command)) return onCase(turn, command, caseId);
      switch (command) {
        case 'cases':
          return acts.list(turn);
        case 'next':
          return acts.next(turn);
        case 'report':
          return acts.report(turn);
        case 'help':
          return { words: { card: deskHelpCard(turn.t) } };
        case 'caller-check':
          if (named === undefined) return { words: { card: checkStartCard(turn.t) } };
          return acts.startCheck(turn, named, typed);
      }
    },
    words: async (turn, text) => {
      const { t, agent } = turn;
      const subject = await subjectOf(turn);
      if (subject?.kind === 'case') {
        const ref = { agent, caseId: subject.id, nonce: undefined };
        return acts.act(turn, ref, (to) => desk.tell(to, text), 'desk.say.sent', typed);
      }
      if (holdsSecret(text)) return { words: { text: t('desk.no.secret') } };
      return { words: { text: t(subject === undefined ? 'desk.say.not-understood' : 'desk.say.check-thread') } };
    },
  };
}
