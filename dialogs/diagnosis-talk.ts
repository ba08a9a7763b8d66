import type { TurnContext } from 'botbuilder';
import { accountSayingCard, explanationCard, findingCard } from '../cards/diagnosis-card.ts';
import type { HelpContact } from '../cards/doors.ts';
import type { AtOnceOutcome, DiagnosisService } from '../services/outcomes/diagnosis-outcome.ts';
import type { Speaker } from '../services/outcomes/reset-outcome.ts';
import { isEnd } from '../services/reset-flow/flow-state.ts';
import type { ResetService } from '../services/reset-flow/reset-service.ts';
import type { ChatPainter } from './chat-painter.ts';
import { conversationMemory, type ConversationMemory } from './conversation-memory.ts';
import type { StepReply } from './flow-steps.ts';
import type { LateNews, TurnBudget } from './turn-budget.ts';
import { turnScope } from './turn-scope.ts';
import type { TypedWords } from './turn-input.ts';

/** "Why can't I sign in?": the account at once; recent sign-ins when the person agrees and has proved once who they are. */
export type DiagnosisTalk = {
  readonly show: (context: TurnContext) => Promise<void>;
  /** Words that hold a code of Microsoft's sign-in; false: they hold none. */
  readonly words: (context: TurnContext, words: TypedWords) => Promise<boolean>;
  /** The person agrees to the look: it happens once, in the reset that begins or goes on now, after its first proof. */
  readonly agree: (context: TurnContext) => void;
  /**
   * Takes what a step of a reset led to: the look, where it was agreed to and the record holds a proof. It is asked for
   * within the turn; the step may outlive it.
   */
  readonly after: (context: TurnContext) => (reply: StepReply) => Promise<StepReply>;
  /** The step with the proof has outlived its turn: it looks as agreed, and no later one does. */
  readonly forget: (context: TurnContext) => void;
  /** What came too late for the turn of the step, in a turn of its own. */
  readonly tell: (context: TurnContext, reply: Diagnosed) => Promise<void>;
};

type Diagnosed = Extract<StepReply, { kind: 'diagnosed' }>;

export type DiagnosisTalkDeps = {
  readonly diagnosis: DiagnosisService;
  readonly resets: Pick<ResetService, 'cancel'>;
  readonly painter: ChatPainter;
  readonly budget: TurnBudget;
  readonly help: HelpContact;
};

export function createDiagnosisTalk(deps: DiagnosisTalkDeps): DiagnosisTalk {
  const { diagnosis, painter, budget, help } = deps;
  const answer = async (context: TurnContext, outcome: AtOnceOutcome): Promise<void> => {
    if (outcome.kind === 'asked-too-often') {
      await painter.say(context, 'words.ready-too-often', { at: outcome.retryAt });
      return;
    }
    await painter.show(context, accountSayingCard({ saying: outcome.saying, help }, turnScope(context).t));
  };
  const late = (outcome: AtOnceOutcome | undefined): LateNews => ({
    kind: 'words',
    say: (context) => (outcome === undefined ? painter.say(context, 'words.ready-failed') : answer(context, outcome)),
  });
  return {
    show: async (context) => {
      const outcome = await budget.spend(context, diagnosis.atOnce(turnScope(context).speaker), late);
      if (outcome === 'late') await painter.say(context, 'words.still-checking');
      else await answer(context, outcome);
    },
    words: async (context, { text }) => {
      const explanation = diagnosis.explain(text);
      if (explanation === undefined) return false;
      await painter.show(context, explanationCard({ explanation, help }, turnScope(context).t));
      return true;
    },
    agree: (context) => {
      conversationMemory(context).diagnosis = { flowId: null };
    },
    forget: (context) => {
      conversationMemory(context).diagnosis = null;
    },
    tell: async (context, reply) => {
      await painter.show(context, findingCard({ ...reply, help }, turnScope(context).t));
    },
    after: (context) => {
      const memory = conversationMemory(context);
      const agreed = memory.diagnosis ?? undefined;
      const { speaker } = turnScope(context);
      return async (reply) => {
        if (agreed === undefined || !isAgreed(agreed, memory, reply)) return reply;
        if (reply.view.proved.length === 0) {
          return reply.view.asking === undefined ? { note: { key: 'note.diagnosis' }, ...reply } : reply;
        }
        memory.diagnosis = null;
        return look(deps, speaker, reply);
      };
    },
  };
}

type Standing = Extract<StepReply, { kind: 'at' }>;

/** Agreed for one reset, as long as it lives: another one asks again. */
function isAgreed(
  { flowId }: NonNullable<ConversationMemory['diagnosis']>,
  memory: ConversationMemory,
  reply: StepReply,
): reply is Standing {
  if (reply.kind === 'silence' || reply.kind === 'not-yours') return false;
  const goesOn = reply.kind === 'at' && !isEnd(reply.view.state) && (flowId ?? reply.view.flowId) === reply.view.flowId;
  memory.diagnosis = goesOn ? { flowId: reply.view.flowId } : null;
  return goesOn;
}

/** The record decides once more whether the look may be; a reset that would not help is ended. */
async function look({ diagnosis, resets }: DiagnosisTalkDeps, speaker: Speaker, reply: Standing): Promise<StepReply> {
  const { view, did } = reply;
  const outcome = await diagnosis.recent(speaker, view.flowId);
  if (outcome.kind === 'not-proved') return reply;
  const useless = outcome.kind === 'found' && outcome.finding.reset === 'useless';
  const ended =
    useless && (await resets.cancel({ speaker, flowId: view.flowId, nonce: undefined })).kind === 'cancelled';
  return { kind: 'diagnosed', view, outcome, ended, ...(did === undefined ? {} : { did }) };
}
