import type { AccessToken, TokenCredential } from '@azure/identity';
import type { Clock } from '../clock/clock.ts';

/** The library renews a token in its last five minutes; from then on it is asked every time. */
const renewedBeforeMs = 5 * 60 * 1000;

/**
 * Keeps the newest token of one credential in front of it: the library, asked for a token that it has, still takes about
 * a millisecond of CPU. For callers that always ask for the same scope.
 */
export function rememberToken({
  credential,
  clock,
}: {
  readonly credential: TokenCredential;
  readonly clock: Clock;
}): Pick<TokenCredential, 'getToken'> {
  let kept: { readonly scope: string; readonly token: AccessToken } | undefined;
  return {
    getToken: async (scopes) => {
      const scope = String(scopes);
      const now = clock.now().getTime();
      if (kept?.scope === scope && now < kept.token.expiresOnTimestamp - renewedBeforeMs) return kept.token;
      const token = await credential.getToken(scopes);
      kept = token === null ? undefined : { scope, token };
      return token;
    },
  };
}
