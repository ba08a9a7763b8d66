import type { RefusalReason } from './refusal.ts';
import type { Speaker } from './reset-outcome.ts';

/**
 * Could this person get back in today? Green: yes, and nothing known is about to change that. Amber: yes, but read on; or
 * by another way than Avain's. Red: not without a human. Unknown: something could not be read, so nothing is promised.
 */
export type Light = 'green' | 'amber' | 'red' | 'unknown';

/** Registered methods as a person names them: never an address, never a number (invariant I7). */
export type MethodKind =
  | 'email'
  | 'mobile'
  | 'other-phone'
  | 'authenticator'
  | 'code-device'
  | 'passkey'
  | 'windows-hello'
  | 'temporary-pass'
  | 'other';

/** What a registered method is worth, and why not more: with Avain, or on Microsoft's own page where that is the way. */
export type MethodVerdict =
  | 'counts'
  /** An address that the locked-out person cannot read: the organisation's own. */
  | 'own-domain'
  /** Registered in a form in which nothing can be sent to it. */
  | 'unreadable'
  | 'switched-off'
  /** The organisation has no provider of text messages connected to Avain. */
  | 'not-delivered'
  /** Only a call reaches it. */
  | 'calls-only'
  /** Good for signing in; not a proof here. */
  | 'sign-in-only'
  | 'short-lived'
  | 'not-known'
  | 'microsoft-takes'
  /** Microsoft's page takes it as long as Microsoft delivers codes by phone. */
  | 'microsoft-until'
  /** Microsoft no longer delivers codes by phone. */
  | 'microsoft-ended'
  | 'microsoft-takes-not';

export type MethodStanding = { readonly kind: MethodKind; readonly verdict: MethodVerdict };

/** Account kinds that Avain never resets, whatever is registered. */
export type NeverReset = Extract<
  RefusalReason,
  'synced' | 'federated' | 'guest' | 'disabled' | 'privileged' | 'unsupported-account'
>;

export type ReadinessReason =
  | NeverReset
  | 'ready'
  /** Ready here; but on Microsoft's own page the second method is a phone, and Microsoft stops sending codes to phones. */
  | 'phone-at-microsoft'
  | 'one-missing'
  | 'nothing-registered'
  /** Something is registered, and nothing of it is a proof. */
  | 'nothing-counts'
  /** Whatever the person registers, this organisation's Avain cannot be passed alone. */
  | 'no-way-here'
  /** On Microsoft's page: no registered method that it takes, or one only. */
  | 'nothing-for-microsoft'
  | 'one-for-microsoft'
  /** One of the methods for Microsoft's page is a phone, and they are not enough without it. */
  | 'phone-for-microsoft'
  | 'could-not-check';

/** What to register, most useful first. */
export type Addable = 'email' | 'mobile' | 'authenticator';

/** Where the person gets back in. */
export type WayBack = 'avain' | 'entra-sspr' | 'home-tenant' | 'helpdesk';

/** Where methods are registered; undefined where there is nothing that this person could register and use. */
export type RegisterAt =
  | { readonly kind: 'security-info' }
  /** `domain`: of the guest's own organisation; undefined where it is none that Microsoft would know. */
  | { readonly kind: 'home-tenant'; readonly domain: string | undefined };

export type Readiness = {
  readonly light: Light;
  /** The main one first; at least one. */
  readonly reasons: readonly ReadinessReason[];
  /** Undefined where they could not be read or do not matter. */
  readonly methods: readonly MethodStanding[] | undefined;
  readonly add: readonly Addable[];
  readonly way: WayBack;
  readonly registerAt: RegisterAt | undefined;
  /** When Microsoft stops delivering codes by phone, and whether it has. */
  readonly microsoftCodes: { readonly on: string; readonly globalAdminsOn: string; readonly ended: boolean };
  /** Recovery of this account waits right now, whatever is registered. */
  readonly brake: { readonly reason: RefusalReason; readonly until: Date | undefined } | undefined;
};

export type ReadinessOutcome =
  | { readonly kind: 'checked'; readonly readiness: Readiness }
  /** Asked too often within the hour; nothing was read. */
  | { readonly kind: 'asked-too-often'; readonly retryAt: Date };

/** "Am I ready?": of the speaker's own account only. Audited. Throws a `DependencyError` where store or audit fail. */
export type ReadinessService = { readonly of: (speaker: Speaker) => Promise<ReadinessOutcome> };
