import { CardFactory, type ConversationState, type TurnContext } from 'botbuilder';
import { findTurnScope } from '../dialogs/turn-scope.ts';
import { AppError, type ErrorCode } from '../services/errors/app-error.ts';
import { createTranslator, type Translator } from '../services/i18n/translator.ts';
import type { Logger } from '../services/logging/logger.ts';
import type { RandomSource } from '../services/random/random-source.ts';
import type { TurnErrorHandler } from './adapter.ts';
import { WritesBlockedError } from './connector-errors.ts';
import { answerInvoke, answerInvokeWithText } from './invoke-answer.ts';
import { languageOf } from './middleware/turn-scope.ts';

/** What the failure card shows; built by cards/failure-card.ts. */
export type Failure = { readonly code: ErrorCode; readonly correlationId: string; readonly retryable: boolean };

export type TurnErrorOptions = {
  readonly failureCard: (failure: Failure, t: Translator) => object;
  readonly conversationState: Pick<ConversationState, 'delete'>;
  readonly random: RandomSource;
  readonly log: Logger;
};

/**
 * The last line of defence of a turn: logs once, tells the person in their language with the id that the log has, keeps
 * the dialog when trying again makes sense and ends it when not. Never throws.
 */
export function createTurnError({ failureCard, conversationState, random, log }: TurnErrorOptions): TurnErrorHandler {
  const tell = async (context: TurnContext, failure: Failure, t: Translator): Promise<void> => {
    const summary = t('failure.title');
    if (context.activity.type === 'invoke') {
      await answerInvokeWithText(
        context,
        [summary, t('failure.reference', { correlationId: failure.correlationId })].join('. '),
      );
      return;
    }
    const attachments = [CardFactory.adaptiveCard(failureCard(failure, t))];
    await context.sendActivity({ type: 'message', attachments, summary });
  };

  return async (context, error) => {
    const scope = findTurnScope(context);
    const correlationId = scope?.speaker.correlationId ?? random.id();
    const code = error instanceof AppError ? error.code : 'invariant_broken';
    const retryable = error instanceof AppError && error.retryable;
    log.error({ err: error, code, correlationId, activityType: context.activity.type }, 'a turn failed');
    try {
      if (!retryable) await conversationState.delete(context);
      // Nothing can be written there any more; an invoke still wants its answer.
      if (error instanceof WritesBlockedError) await answerInvoke(context);
      else
        await tell(
          context,
          { code, correlationId, retryable },
          scope?.t ?? createTranslator(languageOf(context.activity)),
        );
    } catch (second) {
      log.error({ err: second, correlationId }, 'the person could not be told that a turn failed');
      await answerInvoke(context).catch(() => undefined);
    }
  };
}
