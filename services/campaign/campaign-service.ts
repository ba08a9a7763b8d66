import type { Admin } from '../admin/admin.ts';
import type { UnreadableFile } from './audience-reader.ts';
import type { Campaign, CampaignView } from './campaign.ts';
import type { PersonState } from './campaign-state.ts';

/**
 * What admins do with campaigns. The caller has just checked the right (`AdminRights`); each act is audited before its
 * effect. Refusals are values; throws `DependencyError` where store, queue or audit fail.
 */
export type CampaignService = {
  readonly create: (admin: Admin, draft: unknown) => Promise<CampaignResult>;
  /** In `draft` only. */
  readonly edit: (admin: Admin, id: string, draft: unknown) => Promise<CampaignResult>;
  /**
   * Reads a file of rows as a stream (UTF-8 with or without BOM; comma, semicolon or tab), at most 50 MB and 200,000
   * rows, and keeps who is named until the audience is built. A second file replaces the first. In `draft` only.
   */
  readonly addRows: (admin: Admin, id: string, bytes: AsyncIterable<Uint8Array>) => Promise<RowsResult>;
  /** The message as a person will see it, to the admin's own chat. */
  readonly preview: (admin: Admin, id: string) => Promise<PreviewResult>;
  /** Builds the audience, then waits for `startAt`, then sends. */
  readonly schedule: (admin: Admin, id: string) => Promise<CampaignResult>;
  readonly pause: (admin: Admin, id: string) => Promise<CampaignResult>;
  readonly resume: (admin: Admin, id: string) => Promise<CampaignResult>;
  readonly cancel: (admin: Admin, id: string) => Promise<CampaignResult>;
  /** Tries `not-installable` and `failed` people again; never `unconfirmed` ones. */
  readonly retry: (admin: Admin, id: string) => Promise<CampaignResult>;
  /** Newest first; at most 100, and `limit` where fewer do. */
  readonly list: (limit?: number) => Promise<readonly CampaignView[]>;
  readonly look: (id: string) => Promise<CampaignView | undefined>;
  /** Rows of a file: user principal name, state, reason. Formula-safe CSV in chunks. Audited. */
  readonly people: (admin: Admin, id: string, state?: PersonState) => Promise<AsyncIterable<string> | undefined>;
};

export type CampaignResult =
  | { readonly kind: 'done'; readonly campaign: Campaign }
  | { readonly kind: 'invalid'; /** Path → key of the sentence. */ readonly problems: Readonly<Record<string, string>> }
  | { readonly kind: 'unknown-campaign' }
  /** The table does not allow it now, or somebody else changed it meanwhile. */
  | { readonly kind: 'not-now'; readonly state: Campaign['state'] };

export type RowsResult =
  | { readonly kind: 'taken'; readonly rows: number; readonly campaign: Campaign }
  | { readonly kind: 'unreadable'; readonly reason: UnreadableFile }
  | Extract<CampaignResult, { readonly kind: 'unknown-campaign' | 'not-now' }>;

export type PreviewResult =
  | { readonly kind: 'sent' | 'unconfirmed' | 'no-chat' | 'throttled' }
  | Extract<CampaignResult, { readonly kind: 'unknown-campaign' }>;

/** What the conversation tells: cheap where no campaign runs, and never the reason that a turn fails. */
export type CampaignEars = {
  /** The person pressed or wrote something in the chat; `campaignId`: on that campaign's card, as the card said. */
  readonly heard: (tenantId: string, personId: string, campaignId?: string) => void;
  /** The person was just found ready (light green, or amber with the way `avain`). */
  readonly ready: (tenantId: string, personId: string) => void;
  /** "No more such messages": of every campaign, now and later, until undone. */
  readonly optOut: (tenantId: string, personId: string) => Promise<void>;
  readonly optIn: (tenantId: string, personId: string) => Promise<void>;
  /** The person removed the app: whatever campaigns run now leave them alone, so that no reminder brings it back. */
  readonly removed: (tenantId: string, personId: string) => Promise<void>;
  /** Whether a campaign is bringing the app to this person right now, so that its message greets them and no welcome card. */
  readonly greets: (tenantId: string, personId: string) => Promise<boolean>;
  /**
   * Whether that message went out (`sent` or `unconfirmed`), within 90 days. Asked once, when somebody whose welcome was left
   * out for a campaign first writes: the welcome comes then, if the message never did (cancelled, over, not taken by Teams).
   */
  readonly greeted: (tenantId: string, personId: string) => Promise<boolean>;
};
