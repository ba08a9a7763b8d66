import type { TurnContext } from 'botbuilder';
import type { Clock } from '../services/clock/clock.ts';
import type { Logger } from '../services/logging/logger.ts';
import { turnScope } from './turn-scope.ts';

/** A turn has 8 seconds; Teams gives up near 15 and delivers again. One second is left for painting. */
const budgetMs = 7000;

type LatePlan<T> = {
  /** Which flow to repaint once the answer is there; undefined when the answer names none (a refused start). */
  readonly flowOf: (answer: T | undefined) => string | undefined;
};

export type TurnBudget = {
  /**
   * Waits for the answer within the turn. Over the budget the answer is `late`: the work goes on, and when it settles
   * the flow is handed to `later`, which has the conversation repainted from the record.
   */
  readonly spend: <T>(context: TurnContext, work: Promise<T>, plan: LatePlan<T>) => Promise<T | 'late'>;
};

export type TurnBudgetDeps = { readonly clock: Clock; readonly later: (flowId: string) => Promise<void> };

export function createTurnBudget({ clock, later }: TurnBudgetDeps): TurnBudget {
  return {
    spend: async (context, work, plan) => {
      const settled = work.then(
        () => 'settled' as const,
        () => 'settled' as const,
      );
      const first = await Promise.race([settled, clock.wait(budgetMs).then(() => 'late' as const)]);
      if (first === 'settled') return work;
      void finishLater(turnScope(context).log, work, plan, later);
      return 'late';
    },
  };
}

/** Runs after the turn: the context is gone by then, so only the log of its scope is taken along. */
async function finishLater<T>(
  log: Logger,
  work: Promise<T>,
  plan: LatePlan<T>,
  later: (flowId: string) => Promise<void>,
): Promise<void> {
  const answer = await work.catch((error: unknown) => {
    log.error({ err: error }, 'a step failed after its turn had ended');
    return undefined;
  });
  const flowId = plan.flowOf(answer);
  if (flowId === undefined) return;
  await later(flowId).catch((error: unknown) => {
    log.error({ err: error }, 'a late answer could not be handed on');
  });
}
