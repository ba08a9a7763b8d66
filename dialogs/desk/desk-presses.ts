import { checklist, type DeskPayload } from '../../cards/desk-actions.ts';
import { checkStartCard } from '../../cards/desk-check-card.ts';
import { agentMessageCard } from '../../cards/desk-message-card.ts';
import { deskHelpCard } from '../../cards/desk-team-cards.ts';
import type { AgentDesk, CaseRef } from '../../services/helpdesk/agent-desk.ts';
import {
  evidenceKinds,
  refuseReasons,
  resolveReasons,
  type CaseEndReason,
} from '../../services/outcomes/case-reasons.ts';
import { readCaseNumber } from '../../services/helpdesk/case-number.ts';
import type { DeskView } from '../../services/outcomes/case-outcome.ts';
import type { DeskActs, From } from './desk-acts.ts';
import type { DeskAnswer } from './desk-answer.ts';
import type { DeskTurn } from './desk-turn.ts';

type CasePayload = Extract<DeskPayload, { readonly case: string }>;
export type DeskPresses = (turn: DeskTurn, payload: DeskPayload, from: From) => Promise<DeskAnswer>;

/** What each button does. A nonce comes along, so that a card of an earlier state is refused by the record. */
export function createDeskPresses(acts: DeskActs, { desk }: { readonly desk: AgentDesk }): DeskPresses {
  const onCase = createCasePresses(acts, desk);
  return (turn, payload, from) => {
    if ('case' in payload) return onCase(turn, payload, from);
    switch (payload.verb) {
      case 'case-next':
        return acts.next(turn);
      case 'case-list':
        return acts.list(turn);
      case 'case-report':
        return acts.report(turn);
      case 'case-help':
        return Promise.resolve({ words: { card: deskHelpCard(turn.t) } });
      case 'check-open':
        return Promise.resolve({ words: { card: checkStartCard(turn.t) } });
      case 'check-start':
        return acts.startCheck(turn, payload.named ?? '', from);
      case 'check-look':
        return acts.lookAtCheck(turn, payload.check, from);
      case 'case-pick': {
        const caseId = readCaseNumber(payload.picked ?? '');
        if (caseId === undefined) return Promise.resolve({ words: { text: turn.t('desk.say.which-case') } });
        const ref = { agent: turn.agent, caseId, nonce: undefined };
        // The list stays: others choose from it too.
        return acts.act(turn, ref, desk.claim, 'desk.say.claimed-words', undefined);
      }
    }
  };
}

function createCasePresses(acts: DeskActs, desk: AgentDesk) {
  return (turn: DeskTurn, payload: CasePayload, from: From): Promise<DeskAnswer> => {
    const ref: CaseRef = { agent: turn.agent, caseId: payload.case, nonce: payload.nonce };
    switch (payload.verb) {
      case 'case-claim':
        return acts.act(turn, ref, desk.claim, undefined, from);
      case 'case-take-over':
        return acts.act(turn, ref, desk.takeOver, undefined, from);
      case 'case-release':
        return acts.act(turn, ref, desk.release, undefined, from);
      case 'case-hand-back':
        return acts.act(turn, ref, desk.handBack, 'desk.say.handed-back', from);
      case 'case-verify':
        return acts.act(turn, ref, desk.startVerification, 'desk.say.verify', from);
      case 'case-timeline':
        // Looking changes nothing: it is never too late for it.
        return acts.timeline(turn, { ...ref, nonce: undefined }, from);
      case 'case-answer-form':
        return acts.form(turn, { ...ref, nonce: undefined }, 'answer');
      case 'case-answer': {
        const { question = '', answer = '' } = payload;
        const saved = { question, answer, language: turn.t.language };
        return acts.act(turn, ref, (to) => desk.saveAnswer(to, saved), 'desk.say.answer-saved', from);
      }
      case 'case-tell':
        return sent(payload.text ?? '');
      case 'case-vouch':
        return acts.act(turn, ref, (to) => vouch(desk, to, payload), 'desk.say.vouched', from);
      case 'case-refuse':
        return ended(payload.refuseReason, refuseReasons, desk.refuse, 'desk.say.refused');
      case 'case-resolve':
        return ended(payload.resolveReason, resolveReasons, desk.resolve, 'desk.say.resolved');
    }

    /** Nobody else sees what was typed into a card: the thread is the transcript, so it is said there. */
    function sent(text: string): Promise<DeskAnswer> {
      const shown = ({ owner }: DeskView) => ({
        card: agentMessageCard({ name: owner?.name ?? turn.agentName, text: text.trim() }, turn.t),
      });
      return acts.act(turn, ref, (to) => desk.tell(to, text), shown, from);
    }

    function ended(
      typed: string | undefined,
      reasons: readonly CaseEndReason[],
      end: AgentDesk['refuse'],
      done: 'desk.say.refused' | 'desk.say.resolved',
    ): Promise<DeskAnswer> {
      const reason = reasons.find((one) => one === typed);
      return acts.act(
        turn,
        ref,
        (to) => (reason === undefined ? Promise.resolve({ kind: 'no-reason' } as const) : end(to, reason)),
        done,
        from,
      );
    }
  };
}

/** The form as the record wants it. What is no known kind of evidence is none; the record checks the rest. */
async function vouch(desk: AgentDesk, ref: CaseRef, payload: Extract<CasePayload, { verb: 'case-vouch' }>) {
  const evidence = evidenceKinds.find((kind) => kind === payload.evidence);
  if (evidence === undefined) return { kind: 'no-evidence' } as const;
  const confirmed = checklist.every((line) => payload[line] === 'true');
  return desk.vouch(ref, { evidence, reference: payload.reference ?? '', confirmed });
}
