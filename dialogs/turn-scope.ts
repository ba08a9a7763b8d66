import type { TurnContext } from 'botbuilder';
import { InvariantError } from '../services/errors/app-error.ts';
import type { Translator } from '../services/i18n/translator.ts';
import type { Logger } from '../services/logging/logger.ts';
import type { Speaker } from '../services/outcomes/reset-outcome.ts';

/** What middleware established about this turn; `speaker` comes from the authenticated activity. */
export type TurnScope = {
  readonly speaker: Speaker;
  readonly t: Translator;
  readonly log: Logger;
  readonly timeZone: string;
  /** Neither the person, nor the account, nor the client names a language we speak: `t` is English, and they are asked. */
  readonly languageUnknown?: boolean;
  /** The person got the app without a welcome, because a campaign was to greet them. */
  readonly welcomeOwed?: boolean;
};

const turnScopeKey = Symbol('avain.turn-scope');

export function setTurnScope(context: TurnContext, scope: TurnScope): void {
  context.turnState.set(turnScopeKey, scope);
}

/** The scope of this turn, if the middleware got that far. */
export function findTurnScope(context: TurnContext): TurnScope | undefined {
  return context.turnState.get<TurnScope | undefined>(turnScopeKey);
}

/** The scope of this turn; an InvariantError when the middleware did not run. */
export function turnScope(context: TurnContext): TurnScope {
  const scope = findTurnScope(context);
  if (scope === undefined) throw new InvariantError('the turn has no scope: middleware did not run');
  return scope;
}
