import { ActivityTypes, type Middleware } from 'botbuilder';
import type { Clock } from '../../services/clock/clock.ts';
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
      let over = false;
      let typing: Promise<unknown> = Promise.resolve();
      void clock.wait(patienceMs).then(() => {
        if (over) return;
        typing = context
          .sendActivity({ type: ActivityTypes.Typing })
          .catch((error: unknown) => log.debug({ err: error }, 'the typing indicator could not be sent'));
      });
      try {
        await next();
      } finally {
        over = true;
        // The context must not be used after the turn, so a send that has begun ends within it.
        await typing;
      }
    },
  };
}
