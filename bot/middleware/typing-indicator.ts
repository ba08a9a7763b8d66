import { ActivityTypes, type Middleware } from 'botbuilder';
import type { Clock } from '../../services/clock/clock.ts';
import { remindAfter } from '../../services/clock/remind.ts';
import type { Logger } from '../../services/logging/logger.ts';

export type TypingIndicatorOptions = { readonly clock: Clock; readonly log: Logger };

const patienceMs = 1_000;

/** Shows that the bot is at work when a message takes longer than a second; never holds up or fails the turn. */
export function createTypingIndicator({ clock, log }: TypingIndicatorOptions): Middleware {
  return {
    onTurn: async (context, next) => {
      if (context.activity.type !== 'message') {
        await next();
        return;
      }
      let typing: Promise<unknown> = Promise.resolve();
      const forget = remindAfter(clock, patienceMs, () => {
        typing = context
          .sendActivity({ type: ActivityTypes.Typing })
          .catch((error: unknown) => log.debug({ err: error }, 'the typing indicator could not be sent'));
      });
      try {
        await next();
      } finally {
        forget();
        // The context must not be used after the turn, so a send that has begun ends within it.
        await typing;
      }
    },
  };
}
