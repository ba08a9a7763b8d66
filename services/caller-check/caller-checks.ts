import type { ActRefused, Agent } from '../helpdesk/agent-desk.ts';

/** The agent's side of a caller check: somebody phones who is signed out everywhere. */
export type CallerChecks = {
  /**
   * Starts a check for an account that the agent names (UPN). Answers the same, and after the same work, whether the
   * account exists, may be reset, has methods or not (I7); what can be sent is sent by a job.
   */
  readonly start: (agent: Agent, named: string) => Promise<StartCheckOutcome>;
  /** How it stands. An unknown account stays pending and then fails, like a caller who does nothing. */
  readonly view: (
    agent: Agent,
    checkId: string,
  ) => Promise<
    | Extract<ActRefused, { kind: 'not-an-agent' | 'could-not-check' }>
    | { readonly kind: 'unknown' }
    | { readonly kind: 'check'; readonly view: CheckView }
  >;
  /** For painting the team's card; `post` is undefined until somebody said where the card stands. */
  readonly locate: (
    checkId: string,
  ) => Promise<{ readonly view: CheckView; readonly post: CheckPost | undefined } | undefined>;
  /** Remembers where the check's card stands. */
  readonly posted: (checkId: string, post: CheckPost) => Promise<void>;
};

export type CheckPost = { readonly conversationId: string; readonly activityId: string };

export type StartCheckOutcome =
  | Extract<ActRefused, { kind: 'not-an-agent' | 'could-not-check' | 'own-case' }>
  /** Not the shape of a user principal name. */
  | { readonly kind: 'not-a-name' }
  /** Too many checks by this agent (20 an hour) or on this name (3 an hour): counted before anything is looked up. */
  | { readonly kind: 'too-many'; readonly retryAt: Date }
  | { readonly kind: 'started'; readonly view: CheckView };

/** All that an agent ever sees: what they typed, three words to say, and one of three states. */
export type CheckView = {
  readonly checkId: string;
  readonly number: string;
  /** As typed, cut and made harmless by the card. */
  readonly named: string;
  readonly agentName: string;
  readonly teamId: string;
  /** In the team's language, for agent and person alike. */
  readonly words: readonly string[];
  readonly state: 'pending' | 'passed' | 'failed';
  readonly startedAt: Date;
  readonly expiresAt: Date;
  /** The called person said "No, I am not calling". */
  readonly denied: boolean;
};
