import type { Admin, NoAdmin } from './admin.ts';
import type { AdminView } from './admin-desk.ts';

/** How an admin comes to the page: with Teams' own token, or with a one-time link from the chat. */
export type AdminEntry = { readonly ssoToken: string } | { readonly link: string };

export type AdminSessionOpened = {
  readonly kind: 'opened';
  /** 256 random bits, base64url: goes into the `Authorization` header of every call, and nowhere else. */
  readonly token: string;
  readonly admin: Admin;
};

/**
 * `link-dead`: used, older than ten minutes, or never ours. `not-signed-in`: the token is none of our tenant's for this page,
 * or single sign-on is not set up.
 */
export type AdminEntryRefused = {
  readonly kind: 'refused';
  readonly reason: NoAdmin['reason'] | 'link-dead' | 'not-signed-in';
};

/** `over`: unknown, closed, half an hour without an act, or eight hours old. */
export type AdminSessionCheck = { readonly kind: 'admin'; readonly admin: Admin } | NoAdmin | { readonly kind: 'over' };

/**
 * Sessions of the admin page. The right is read again at each `open` and `check`; who has lost it loses the session.
 * Throws `DependencyError` where the store, the audit or the keys of the sign-in service do not answer.
 */
export type AdminSessions = {
  /**
   * A link to the page for a plain browser, for ten minutes and one use. Its token stands in the fragment, which no server
   * log and no link scanner sees. The caller has just checked the right.
   */
  readonly invite: (admin: Admin, view: AdminView) => Promise<string>;
  /** Audited before the session exists. A link is spent only by an opening; of two who open at once one gets in. */
  readonly open: (entry: AdminEntry) => Promise<AdminSessionOpened | AdminEntryRefused>;
  /** `byItself`: the page asks without anybody having pressed anything, which does not keep a session alive. */
  readonly check: (token: string, byItself?: boolean) => Promise<AdminSessionCheck>;
  /** Idempotent. */
  readonly close: (token: string) => Promise<void>;
};
