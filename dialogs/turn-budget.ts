import type { TurnContext } from 'botbuilder';
import type { Clock } from '../services/clock/clock.ts';
import { remindAfter } from '../services/clock/remind.ts';
import type { Note } from '../cards/note.ts';
import type { Refusal } from '../services/outcomes/refusal.ts';
import type { Speaker } from '../services/outcomes/reset-outcome.ts';
import { turnScope, type TurnScope } from './turn-scope.ts';

/** A turn has 8 seconds; Teams gives up near 15 and delivers again. One second is left for painting. */
const budgetMs = 7000;

/** What a person still has to hear when the answer came after the turn: where a flow stands, or why there is none. */
export type LateNews =
  | { readonly kind: 'flow'; readonly flowId: string; readonly note?: Note | undefined }
  | { readonly kind: 'refusal'; readonly refusal: Refusal }
  | { readonly kind: 'words'; readonly say: (context: TurnContext) => Promise<void> };

/** Reads the news from the answer; undefined when the step failed. */
type NewsOf<T> = (answer: T | undefined) => LateNews;

export type TurnBudget = {
  /**
   * Waits for the answer within the turn. Over the budget the answer is `late`: the work goes on, and when it settles
   * the flow is repainted from its record. What no record holds is told from here: a refusal, and the note of what just
   * happened.
   */
  readonly spend: <T>(context: TurnContext, work: Promise<T>, newsOf: NewsOf<T>) => Promise<T | 'late'>;
};

export type TurnBudgetDeps = {
  readonly clock: Clock;
  readonly later: (flowId: string) => Promise<void>;
  readonly noteLate: (speaker: Speaker, note: Note) => Promise<void>;
  readonly refuseLate: (speaker: Speaker, refusal: Refusal) => Promise<void>;
  readonly sayLate: (speaker: Speaker, say: (context: TurnContext) => Promise<void>) => Promise<void>;
};

/** Waits until the work settles, well or badly, or the budget of its turn is over: true then, and the work goes on. */
export async function isLate(clock: Clock, work: Promise<unknown>): Promise<boolean> {
  const { promise, resolve } = Promise.withResolvers<boolean>();
  const forget = remindAfter(clock, budgetMs, () => resolve(true));
  const settled = (): void => {
    forget();
    resolve(false);
  };
  work.then(settled, settled);
  return promise;
}

export function createTurnBudget(deps: TurnBudgetDeps): TurnBudget {
  return {
    spend: async (context, work, newsOf) => {
      if (!(await isLate(deps.clock, work))) return work;
      void finishLater(turnScope(context), work, newsOf, deps);
      return 'late';
    },
  };
}

/** Runs after the turn: the context is gone by then, so only its scope is taken along. */
async function finishLater<T>(
  { speaker, log }: TurnScope,
  work: Promise<T>,
  newsOf: NewsOf<T>,
  { later, noteLate, refuseLate, sayLate }: TurnBudgetDeps,
): Promise<void> {
  const answer = await work.catch((error: unknown) => {
    log.error({ err: error }, 'a step failed after its turn had ended');
    return undefined;
  });
  const news = newsOf(answer);
  const handOn = async (told: Promise<void>): Promise<void> =>
    told.catch((error: unknown) => {
      log.error({ err: error }, 'a late answer could not be handed on');
    });
  if (news.kind === 'words') return handOn(sayLate(speaker, news.say));
  if (news.kind === 'refusal') return handOn(refuseLate(speaker, news.refusal));
  if (news.note !== undefined) await handOn(noteLate(speaker, news.note));
  await handOn(later(news.flowId));
}
