import { createRemoteJWKSet, customFetch, errors, jwtVerify } from 'jose';
import type { Clock } from '../clock/clock.ts';
import { DependencyError } from '../errors/app-error.ts';
import type { SsoTokenVerifier } from './sso-token-verifier.ts';

export type HttpSsoTokenVerifierOptions = {
  readonly tenantId: string;
  /** Origin of the login service, e.g. `https://login.microsoftonline.com`. */
  readonly authorityHost: string;
  /** `aud` of the token: the client id or `api://…` of the page's app registration. */
  readonly audience: string;
  readonly clock: Clock;
};

const longestToken = 8192;

/**
 * Entra v2 tokens of our tenant only: RS256, issuer, audience, time (60 s of skew), `oid` and `tid` present. The signing
 * keys are fetched from the tenant's own key document and kept by jose (at most one refresh in 30 s).
 */
export function createHttpSsoTokenVerifier(options: HttpSsoTokenVerifierOptions): SsoTokenVerifier {
  const { tenantId, authorityHost, audience, clock } = options;
  const keys = createRemoteJWKSet(new URL(`${authorityHost}/${tenantId}/discovery/v2.0/keys`), {
    timeoutDuration: 3000,
    [customFetch]: (url, init) => fetch(url, { ...init, redirect: 'error' }),
  });
  return async (token) => {
    if (token.length > longestToken) return undefined;
    try {
      const { payload } = await jwtVerify(token, keys, {
        algorithms: ['RS256'],
        issuer: `${authorityHost}/${tenantId}/v2.0`,
        audience,
        clockTolerance: 60,
        currentDate: clock.now(),
        requiredClaims: ['exp', 'oid', 'tid'],
      });
      const { oid, tid } = payload;
      return typeof oid === 'string' && tid === tenantId ? { oid: oid.toLowerCase(), tid: tenantId } : undefined;
    } catch (error) {
      if (saysNo(error)) return undefined;
      throw new DependencyError('directory_unavailable', 'the keys of the sign-in service could not be read');
    }
  };
}

/** Whether jose judged the token, or could not for want of keys (no answer, not 200, not a key document). */
function saysNo(error: unknown): boolean {
  const keysMissing = [errors.JWKSTimeout.code, errors.JWKSInvalid.code, errors.JOSEError.code];
  return error instanceof errors.JOSEError && !keysMissing.includes(error.code);
}
