import type { ConversationState, TurnContext } from 'botbuilder';
import { flowChangedEvent } from '../dialogs/turn-input.ts';
import { setTurnScope } from '../dialogs/turn-scope.ts';
import { AppError, DependencyError } from '../services/errors/app-error.ts';
import type { Logger } from '../services/logging/logger.ts';
import type { Messenger } from '../services/messenger/messenger.ts';
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

/** The Messenger port over the adapter: a turn of our own in the person's chat, painted by the root dialog. */
export function createTeamsMessenger(options: TeamsMessengerOptions): Messenger {
  const { adapter, resetService, persons, log } = options;
  return {
    flowChanged: async (flowId) => {
      const located = await resetService.locate(flowId);
      if (located === undefined) return;
      const { tenantId, personId, conversationId } = located.speaker;
      const person = await persons.load(tenantId, personId);
      if (person?.conversationId !== conversationId) {
        // Removed the bot, or met it anew: there is no place of this flow left to paint in.
        log.info({ flowId }, 'nobody to tell: the conversation of the flow is gone');
        return;
      }
      await paint(person, flowId, options, (logic) => adapter.continue({ ...person, conversationId }, logic));
    },
  };
}

type Opener = (logic: (context: TurnContext) => Promise<void>) => Promise<void>;

async function paint(
  person: PersonRecord,
  flowId: string,
  options: TeamsMessengerOptions,
  open: Opener,
): Promise<void> {
  const { root, conversationState, log } = options;
  let failure: unknown;
  const turn = async (context: TurnContext): Promise<void> => {
    context.activity.name = flowChangedEvent;
    context.activity.value = { flowId };
    setTurnScope(context, createScope(person, person.conversationId, options));
    await root.run(context, conversationState);
    await conversationState.saveChanges(context, false);
  };
  try {
    // Kept from the turn-error handler: the job is tried again, and an apology for something unasked would confuse.
    await open((context) =>
      turn(context).catch((error: unknown) => {
        failure = error;
      }),
    );
  } catch (error) {
    failure = error;
  }
  if (failure === undefined) return;
  if (failure instanceof WritesBlockedError) {
    log.warn({ flowId, err: failure }, 'the person blocked the bot; the result stays on the page and in the notices');
    return;
  }
  if (failure instanceof AppError) throw failure;
  throw new DependencyError('messenger_unavailable', 'a proactive turn failed', { cause: failure });
}
