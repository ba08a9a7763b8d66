import type { ResetServiceOptions } from '../reset-flow/reset-options.ts';
import type { SsoTokenVerifier } from './sso-token-verifier.ts';

/** What the page service is built from: the same flows, store and limits as the reset service. */
export type PageServiceOptions = Pick<
  ResetServiceOptions,
  'flows' | 'store' | 'attempts' | 'queue' | 'audit' | 'auditSubject' | 'random' | 'policy' | 'log' | 'limits'
> & {
  /** Undefined where the organisation has set up no single sign-on for the page: tokens are then not looked at. */
  readonly verifySsoToken: SsoTokenVerifier | undefined;
  /** The executor's newest public key, under which the page seals. */
  readonly sealingKey: { readonly keyId: string; readonly publicKey: JsonWebKey };
  /** Least length of a password, and words of the organisation beside its name. */
  readonly minPasswordLength: number;
  readonly organisationWords: readonly string[];
};
