import type { CheckView } from '../caller-check/caller-checks.ts';
import type { CaseNews } from '../outcomes/case-news.ts';
import type { DeskView } from '../outcomes/case-outcome.ts';
import type { HelpdeskTeam } from './helpdesk-settings.ts';
import type { RelayMessage } from './relay-message.ts';

/**
 * What the helpdesk says in Teams without being asked. The bot role owns the adapter. Where Teams certainly took nothing and
 * another try makes sense, members throw `DependencyError('messenger_unavailable')`; where nobody knows, they answer
 * `unconfirmed` and are not called again for the same thing.
 */
export type DeskMessenger = {
  /** Posts the case's card as a new thread of the team's channel. */
  readonly postCase: (team: HelpdeskTeam, view: DeskView) => Promise<PostResult>;
  /** Repaints it for everybody. Idempotent. */
  readonly updateCase: (team: HelpdeskTeam, view: DeskView, activityId: string) => Promise<UpdateResult>;
  readonly postCheck: (team: HelpdeskTeam, view: CheckView) => Promise<PostResult>;
  readonly updateCheck: (team: HelpdeskTeam, view: CheckView, activityId: string) => Promise<UpdateResult>;
  /** One card instead of many: how many wait, and a button that takes the next. */
  readonly postDigest: (
    team: HelpdeskTeam,
    digest: { readonly waiting: number; readonly fresh: number },
  ) => Promise<PostResult>;
  /** A line in the case's thread from the person, marked as theirs. */
  readonly tellTeam: (team: HelpdeskTeam, message: RelayMessage, threadId: string) => Promise<SayResult>;
  /** A message in the person's chat from the named agent, marked as a human's. */
  readonly tellPerson: (message: RelayMessage) => Promise<SayResult>;
  /** A change of the case, told to the person in their chat. `newsId` makes it once. */
  readonly news: (caseId: string, news: CaseNews, newsId: string) => Promise<SayResult>;
};

export type PostResult =
  | { readonly kind: 'posted'; readonly conversationId: string; readonly activityId: string }
  | { readonly kind: 'unreachable' }
  | { readonly kind: 'unconfirmed' };
export type UpdateResult = { readonly kind: 'updated' } | { readonly kind: 'unreachable' };
export type SayResult = { readonly kind: 'said' } | { readonly kind: 'unreachable' } | { readonly kind: 'unconfirmed' };
