import type { Language } from '../i18n/language.ts';
import type { CampaignText } from './campaign.ts';

/** One message to one person, in their personal chat. Messages have no idempotency key: see `unconfirmed`. */
export type CampaignMessenger = {
  readonly send: (to: Recipient, message: CampaignMessage) => Promise<CampaignSendResult>;
};

export type Recipient = {
  readonly tenantId: string;
  readonly personId: string;
  readonly conversationId: string;
  /** From an earlier meeting; undefined: the public one. */
  readonly serviceUrl: string | undefined;
};

export type CampaignMessage = {
  readonly campaignId: string;
  readonly kind: 'first' | 'reminder' | 'preview';
  readonly purpose: 'introduce' | 'register';
  readonly language: Language;
  readonly text: CampaignText;
};

export type CampaignSendResult =
  | { readonly kind: 'sent' }
  /** Nobody knows whether Teams took it: never repeated by itself. */
  | { readonly kind: 'unconfirmed' }
  /** Not taken, and no try will change that. */
  | { readonly kind: 'unreachable' }
  /** Not taken, for this chat alone: it is busy, or its address does not answer. A later try may do. */
  | { readonly kind: 'not-taken' }
  /** Not taken; another try makes sense then, and until then nobody else's does either. */
  | { readonly kind: 'throttled'; readonly retryAt: Date };
