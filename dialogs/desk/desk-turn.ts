import type { Agent } from '../../services/helpdesk/agent-desk.ts';
import type { HelpdeskTeam } from '../../services/helpdesk/helpdesk-settings.ts';
import type { Translator } from '../../services/i18n/translator.ts';
import type { Logger } from '../../services/logging/logger.ts';

/** Who speaks in which team's channel: from the authenticated activity alone. What they may is read at each act. */
export type DeskTurn = {
  readonly agent: Agent;
  /** As Teams shows it; for addressing an answer, nothing else. */
  readonly agentName: string;
  readonly team: HelpdeskTeam;
  /** The team's language and time zone: what is said in a channel is for everybody in it. */
  readonly t: Translator;
  readonly log: Logger;
  /** The conversation id of the turn, with its thread. */
  readonly threadId: string;
  /** The message that began the thread. */
  readonly rootId: string | undefined;
};
