import type { ConversationState, TurnContext } from 'botbuilder';
import type { HelpContact } from '../cards/doors.ts';
import { languageCard } from '../cards/language-card.ts';
import { refusedCard } from '../cards/refused-card.ts';
import { welcomeCard } from '../cards/welcome-card.ts';
import type { CampaignEars } from '../services/campaign/campaign-service.ts';
import type { Device } from '../services/checklist/places.ts';
import type { Clock } from '../services/clock/clock.ts';
import type { QuestionBox } from '../services/outcomes/gap-outcome.ts';
import type { PersonDesk } from '../services/helpdesk/person-desk.ts';
import type { Answers } from '../services/outcomes/answer-outcome.ts';
import type { DiagnosisService } from '../services/outcomes/diagnosis-outcome.ts';
import type { PrivacyService } from '../services/outcomes/privacy-outcome.ts';
import type { ReadinessService } from '../services/outcomes/readiness-outcome.ts';
import type { Speaker } from '../services/outcomes/reset-outcome.ts';
import type { PersonRepository } from '../services/person/person-repository.ts';
import type { ResetService } from '../services/reset-flow/reset-service.ts';
import type { LiveChecks } from '../services/troubleshooter/checks.ts';
import type { Troubleshooter } from '../services/troubleshooter/troubleshooter.ts';
import { createAdminTalk, type AdminTalkDeps } from './admin/admin-talk.ts';
import { createAnswerTalk } from './answer-talk.ts';
import { createCaseConversation, type CaseTold } from './case-conversation.ts';
import { createCasePainter } from './case-painter.ts';
import { createChatPainter } from './chat-painter.ts';
import { conversationMemory, openMemory, type ConversationMemory } from './conversation-memory.ts';
import { createDiagnosisTalk } from './diagnosis-talk.ts';
import { createDialogStack } from './dialog-stack.ts';
import { createFlowConversation } from './flow-conversation.ts';
import { createFlowNews } from './flow-news.ts';
import { createLanguageSwitch } from './language-switch.ts';
import { createMenu } from './menu.ts';
import { createPlacesTalk } from './places-talk.ts';
import { createReadinessTalk } from './readiness-talk.ts';
import { createRepaint } from './repaint.ts';
import { createTalk } from './talk.ts';
import { createTroubleshootTalk } from './troubleshoot-talk.ts';
import { createTurnBudget } from './turn-budget.ts';
import { turnScope } from './turn-scope.ts';

export type RootDialogDeps = {
  readonly resets: ResetService;
  readonly privacy: PrivacyService;
  /** "Am I ready?" */
  readonly readiness: ReadinessService;
  /** Why somebody cannot sign in. */
  readonly diagnosis: DiagnosisService;
  readonly people: PersonRepository;
  /** Cases that humans work; where `available` is false the doors name the helpdesk's contact instead. */
  readonly desk: PersonDesk;
  readonly help: HelpContact;
  /** What admins do from the chat; undefined: nobody administrates Avain. */
  readonly admin?: Pick<AdminTalkDeps, 'desk' | 'record' | 'refused'> | undefined;
  /** Undefined where nobody can send campaigns. */
  readonly ears?: Pick<CampaignEars, 'ready' | 'optOut' | 'optIn'> | undefined;
  /** Where an old password may still sit, device by device. */
  readonly devices: () => readonly Device[];
  /** What questions are answered from; undefined: only commands are understood. */
  readonly answers?: Answers | undefined;
  /** Where questions without an answer go; undefined: nobody would read them. */
  readonly questions?: QuestionBox | undefined;
  /** What finds faults, and its looks for the person who speaks; undefined: faults are not looked for. */
  readonly trees?:
    { readonly troubleshooter: Troubleshooter; readonly checks: (speaker: Speaker) => LiveChecks } | undefined;
  readonly clock: Clock;
  /**
   * Called when a step outlived its turn and has settled: has the conversation repainted from the record, by the job
   * that calls `Messenger.flowChanged`.
   */
  readonly later: (flowId: string) => Promise<void>;
  /**
   * Called when a press came again, which has no second answer: has the conversation repainted from the record after the
   * longest turn, in case the process died that owed the first one. Paints nothing when it was given.
   */
  readonly oweAnswer: (flowId: string) => Promise<void>;
  /**
   * Opens a turn of our own in the speaker's chat and runs `say` in it; the turn scope is set. For answers that no record
   * holds: should this process end before, they are lost, and the person was told to ask again after a minute.
   */
  readonly reach: (speaker: Speaker, say: (context: TurnContext) => Promise<void>) => Promise<void>;
};

export type RootDialog = {
  /**
   * One turn: a message, a card press, or the event `avain.flow-changed`. The turn scope must be set; the caller saves
   * `state` afterwards. Faults leave as `AppError`s.
   */
  readonly run: (context: TurnContext, state: ConversationState) => Promise<void>;
  /** The first card, for whoever has just got the app. */
  readonly welcome: (context: TurnContext) => Promise<void>;
  /**
   * Says what came from the helpdesk, in a turn of our own, and saves what the chat has to remember of it, and only that.
   * A turn of the person that runs at the same time keeps what it saved before this saves.
   */
  readonly tell: (context: TurnContext, state: ConversationState, told: CaseTold) => Promise<void>;
};

/** The whole conversation, assembled. */
export function createRootDialog(deps: RootDialogDeps): RootDialog {
  const help: HelpContact = { ...deps.help, inChat: deps.desk.available };
  const painter = createChatPainter({ help, clock: deps.clock });
  const budget = createTurnBudget({
    clock: deps.clock,
    later: deps.later,
    noteLate: (speaker, { key, values }) => deps.reach(speaker, (context) => painter.say(context, key, values)),
    refuseLate: (speaker, refusal) =>
      deps.reach(speaker, async (context) => {
        await painter.show(context, refusedCard({ refusal, help }, turnScope(context).t));
      }),
    sayLate: deps.reach,
  });
  const readiness = createReadinessTalk({ readiness: deps.readiness, painter, budget, help, ears: deps.ears });
  const language = createLanguageSwitch({ people: deps.people, painter });
  const casePainter = createCasePainter({ painter, help, clock: deps.clock });
  const diagnosis = createDiagnosisTalk({ ...deps, help, painter, budget });
  const flows = createFlowConversation({ ...deps, diagnosis, help, painter, budget });
  const cases = createCaseConversation({
    desk: deps.desk,
    painter,
    cases: casePainter,
    flowNews: createFlowNews({ flows, painter, cases: casePainter }),
    budget,
    help,
  });
  const places = createPlacesTalk({ devices: deps.devices, painter });
  const now = (): Date => deps.clock.now();
  const trees = deps.trees && createTroubleshootTalk({ ...deps.trees, painter, help, now });
  const turn = createDialogStack({
    flows,
    places,
    trees,
    diagnosis,
    menu: createMenu({ ...deps, painter, language, help, readiness, places, diagnosis }),
    repaint: createRepaint({ resets: deps.resets, painter }),
    painter,
    cases,
    talk: createTalk({ cases, painter }),
    answers: deps.answers && createAnswerTalk({ ...deps, answers: deps.answers, painter, help, trees }),
    admin: deps.admin && createAdminTalk({ ...deps.admin, painter, budget }),
    now: () => deps.clock.now(),
  });
  return {
    run: async (context, state) => {
      await openMemory(context, state);
      await turn(context, state.createProperty('dialogs'));
    },
    welcome: async (context) => {
      const { t, languageUnknown } = turnScope(context);
      if (languageUnknown === true) await painter.show(context, languageCard(t));
      await painter.show(context, welcomeCard({ help }, t));
    },
    tell: async (context, state, told) => {
      await openMemory(context, state);
      const before = { ...conversationMemory(context) };
      await cases.tell(context, told);
      await keepTold(context, state, before);
    },
  };
}

/** Keeps what the telling changed, and nothing else that stood in the memory when it began. */
async function keepTold(context: TurnContext, state: ConversationState, before: ConversationMemory): Promise<void> {
  const { desk, live, trouble } = conversationMemory(context);
  try {
    await state.load(context, true);
    await openMemory(context, state);
    const memory = conversationMemory(context);
    memory.desk = desk;
    if (live !== before.live) memory.live = live;
    if (trouble !== before.trouble) memory.trouble = trouble;
    await state.saveChanges(context, false);
  } catch (error) {
    // Whatever it is: it was said, and a second telling would be worse than a chat that does not remember it.
    turnScope(context).log.warn({ err: error }, 'what the helpdesk said is in the chat, but not in its memory');
  }
}
