import { hash } from 'node:crypto';
import type { Middleware, TurnContext } from 'botbuilder';
import { AppError } from '../../services/errors/app-error.ts';
import { createTranslator } from '../../services/i18n/translator.ts';
import type { Logger } from '../../services/logging/logger.ts';
import type { KeyValueStore } from '../../services/store/key-value-store.ts';
import { answerInvoke, answerInvokeWithText } from '../invoke-answer.ts';
import { languageOf } from './turn-scope.ts';

export type DuplicateDeliveryOptions = {
  readonly store: KeyValueStore;
  readonly log: Logger;
  /** Reads that every turn in a personal chat needs, and no other; they run beside the check instead of after it. */
  readonly alongside?: readonly ((context: TurnContext) => Promise<unknown>)[];
};

const rememberedSeconds = 600;

/**
 * Teams delivers an activity again when the answer takes longer than about 15 s: the second delivery has no effect.
 * Without the store there is no turn at all: the person is told so, nothing is kept, and the same press works later.
 */
export function createDuplicateDelivery({ store, log, alongside = [] }: DuplicateDeliveryOptions): Middleware {
  return {
    onTurn: async (context, next) => {
      let claim: 'first' | 'again';
      try {
        const reads = context.activity.conversation.conversationType === 'personal' ? alongside : [];
        const [claimed] = await Promise.all([claimDelivery(store, context), ...reads.map((read) => read(context))]);
        claim = claimed;
      } catch (error) {
        if (!(error instanceof AppError) || error.code !== 'store_unavailable') throw error;
        log.error({ err: error }, 'no turn: the store does not answer');
        await apologise(context);
        return;
      }
      if (claim === 'first') await next();
      else {
        log.info({ activityType: context.activity.type }, 'an activity was delivered again and ignored');
        await answerInvoke(context);
      }
    },
  };
}

async function claimDelivery(store: KeyValueStore, { activity }: TurnContext): Promise<'first' | 'again'> {
  // Teams numbers everything it delivers; what has no id cannot be told apart and is not remembered.
  if (!activity.id) return 'first';
  const id = hash('sha256', JSON.stringify([activity.conversation.id, activity.type, activity.id]), 'base64url');
  const count = await store.increment(`avain:activity:${id}`, rememberedSeconds);
  return count === 1 ? 'first' : 'again';
}

async function apologise(context: TurnContext): Promise<void> {
  const t = createTranslator(languageOf(context.activity));
  const text = [t('failure.store_unavailable'), t('failure.retry')].join(' ');
  if (context.activity.type === 'message') await context.sendActivity({ type: 'message', text, summary: text });
  else await answerInvokeWithText(context, text);
}
