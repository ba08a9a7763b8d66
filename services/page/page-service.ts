import type { PasswordRejection } from '../policy/password-policy.ts';

/**
 * What the password page may do. The handle is single use: the first opening binds a browser key (ECDSA P-256, not
 * extractable), later calls are signed with it, a second opening kills handle and session and the chat says so.
 */
export type PageService = {
  readonly open: (request: PageOpenRequest) => Promise<PageOpenOutcome>;
  /** Store only; called about once a second by the page. */
  readonly status: (call: SignedPageCall) => Promise<PageStatusOutcome>;
  /** Takes the sealed password, moves the flow to `queued` and enqueues the executor's job. */
  readonly submit: (call: SignedPageCall, sealed: SealedPassword) => Promise<PageSubmitOutcome>;
};

export type PageOpenRequest = {
  readonly handle: string;
  readonly browserKey: JsonWebKey;
  /** Teams' SSO token, where it could be had. A token that names another person refuses. */
  readonly ssoToken: string | undefined;
};

export type PageOpenOutcome =
  | {
      readonly kind: 'opened';
      readonly sessionId: string;
      readonly sealing: { readonly keyId: string; readonly publicKey: JsonWebKey; readonly context: string };
      readonly displayName: string;
      readonly maskedUpn: string;
      /** Words the password may not contain, for the live rules: names and the organisation's. */
      readonly names: readonly string[];
      readonly organisationWords: readonly string[];
      readonly minLength: number;
      readonly maxLength: number;
      readonly secondsLeft: number;
      readonly attemptsLeft: number;
      readonly lastRejection: PasswordRejection | undefined;
    }
  /** Used, expired, unknown: all look the same. */
  | { readonly kind: 'dead' }
  | { readonly kind: 'opened-twice' }
  | { readonly kind: 'wrong-person' };

/** A call after opening: proves possession of the browser key over method, path, body hash, time and a fresh id. */
export type SignedPageCall = {
  readonly sessionId: string;
  /** Milliseconds since the epoch by the browser's clock; at most 120 s off. */
  readonly at: number;
  readonly callId: string;
  /** `<HTTP method> <path>`. */
  readonly target: string;
  /** SHA-256 of the body, base64url; of the empty string for GET. */
  readonly bodyHash: string;
  /** ECDSA P-256 / SHA-256 (IEEE P1363) over `${target}\n${sessionId}\n${at}\n${callId}\n${bodyHash}`, base64url. */
  readonly signature: string;
};

/** Sealed for the executor: ephemeral ECDH P-256 → HKDF-SHA-256 → AES-256-GCM, all base64url. */
export type SealedPassword = {
  readonly keyId: string;
  /** Raw ephemeral public key, 65 bytes. */
  readonly ephemeralKey: string;
  readonly iv: string;
  readonly ciphertext: string;
};

export type PageStatusOutcome =
  | { readonly kind: 'choosing'; readonly secondsLeft: number }
  | { readonly kind: 'working' }
  | { readonly kind: 'done' }
  /** Not taken; `nextHandle` opens the page again (same page, fresh handle) while attempts are left. */
  | {
      readonly kind: 'rejected';
      readonly reason: PasswordRejection;
      readonly attemptsLeft: number;
      readonly nextHandle: string | undefined;
    }
  /** The directory's answer is unknown; it is being reconciled. */
  | { readonly kind: 'checking' }
  | { readonly kind: 'failed' }
  | { readonly kind: 'ended' }
  | { readonly kind: 'dead' };

export type PageSubmitOutcome =
  | { readonly kind: 'queued' }
  /** Already queued or beyond: the page goes on polling. */
  | { readonly kind: 'already' }
  | { readonly kind: 'ended' }
  | { readonly kind: 'dead' };
