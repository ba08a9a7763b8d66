import type { ResetServiceOptions } from '../reset-flow/reset-options.ts';

/** What the page service is built from: the same flows, store and limits as the reset service. */
export type PageServiceOptions = Pick<
  ResetServiceOptions,
  'flows' | 'store' | 'attempts' | 'queue' | 'audit' | 'auditSubject' | 'random' | 'policy' | 'log' | 'limits'
> & {
  /**
   * Whom a Teams SSO token names, or undefined when the token is not good (signature, audience, time, tenant). Throws
   * when that could not be found out.
   */
  readonly verifySsoToken: (token: string) => Promise<{ readonly oid: string; readonly tid: string } | undefined>;
  /** The executor's newest public key, under which the page seals. */
  readonly sealingKey: { readonly keyId: string; readonly publicKey: JsonWebKey };
  /** Least length of a password, and words of the organisation beside its name. */
  readonly minPasswordLength: number;
  readonly organisationWords: readonly string[];
};
