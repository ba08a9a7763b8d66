import type { ConversationState, TurnContext } from 'botbuilder';
import { flowChangedEvent } from '../dialogs/turn-input.ts';
import { setTurnScope } from '../dialogs/turn-scope.ts';
import { AppError, DependencyError } from '../services/errors/app-error.ts';
import type { Logger } from '../services/logging/logger.ts';
import type { Messenger } from '../services/messenger/messenger.ts';
import type { Speaker } from '../services/outcomes/reset-outcome.ts';
import type { PersonRecord, PersonRepository } from '../services/person/person-repository.ts';
import type { RandomSource } from '../services/random/random-source.ts';
import type { ResetService } from '../services/reset-flow/reset-service.ts';
import type { AvainAdapter } from './adapter.ts';
import type { RootDialogRunner } from './avain-bot.ts';
import { WritesBlockedError } from './connector-errors.ts';
import { createScope } from './middleware/turn-scope.ts';

export type TeamsMessengerOptions = {
  readonly adapter: Pick<AvainAdapter, 'continue'>;
  readonly resetService: Pick<ResetService, 'locate'>;
  readonly persons: PersonRepository;
  readonly root: RootDialogRunner;
  readonly conversationState: ConversationState;
  readonly random: RandomSource;
  readonly log: Logger;
};

type Turn = (context: TurnContext) => Promise<void>;

/** The Messenger port, and what only this process can do: a turn of our own in somebody's chat. */
export type TeamsMessenger = Messenger & {
  /** Runs `say` in the speaker's chat, with its turn scope set; nothing when that conversation is gone. */
  readonly reach: (speaker: Speaker, say: Turn) => Promise<void>;
  /** The same for whoever has to know what became of it: throws for every fault of the turn. */
  readonly attempt: (speaker: Speaker, say: Turn) => Promise<void>;
};

/** The Messenger port over the adapter: a turn of our own in the person's chat, painted by the root dialog. */
export function createTeamsMessenger(options: TeamsMessengerOptions): TeamsMessenger {
  const { resetService, persons, root, conversationState, log } = options;
  const attempt: TeamsMessenger['attempt'] = async ({ tenantId, personId, conversationId }, say) => {
    const person = await persons.load(tenantId, personId);
    if (person?.conversationId === conversationId) {
      await openTurn(person, options, say);
      return;
    }
    // Removed the bot, or met it anew: there is no place left to say it in.
    log.info({}, 'nobody to tell: the conversation is gone');
  };
  const reach: TeamsMessenger['reach'] = async (speaker, say) => {
    try {
      await attempt(speaker, say);
    } catch (error) {
      if (!(error instanceof WritesBlockedError)) throw error;
      log.warn({ err: error }, 'the person blocked the bot; the result stays on the page and in the notices');
    }
  };
  return {
    reach,
    attempt,
    flowChanged: async (flowId) => {
      const located = await resetService.locate(flowId);
      if (located === undefined) return;
      await reach(located.speaker, async (context) => {
        context.activity.name = flowChangedEvent;
        context.activity.value = { flowId };
        await root.run(context, conversationState);
        await conversationState.saveChanges(context, false);
      });
    },
  };
}

async function openTurn(person: PersonRecord, options: TeamsMessengerOptions, say: Turn): Promise<void> {
  const { adapter } = options;
  let failure: unknown;
  const turn = async (context: TurnContext): Promise<void> => {
    setTurnScope(context, createScope(person, person.conversationId, options));
    await say(context);
  };
  try {
    // Kept from the turn-error handler: the job is tried again, and an apology for something unasked would confuse.
    await adapter.continue(person, (context) =>
      turn(context).catch((error: unknown) => {
        failure = error;
      }),
    );
  } catch (error) {
    failure = error;
  }
  if (failure === undefined) return;
  if (failure instanceof AppError) throw failure;
  throw new DependencyError('messenger_unavailable', 'a proactive turn failed', { cause: failure });
}
