import type { AccessToken, TokenCredential } from '@azure/identity';
import type { Clock } from '../clock/clock.ts';

/** The library renews a token in its last five minutes; from then on it is asked every time. */
const renewedBeforeMs = 5 * 60 * 1000;

/** Who asks while a token is on its way waits for the same one, unless it has been on its way for this long. */
const sharedForMs = 4_000;

type Asked = { readonly scope: string; readonly since: number; readonly answer: Promise<AccessToken | null> };

/**
 * Keeps the newest token of one credential in front of it: the library, asked for a token that it has, still takes about
 * a millisecond of CPU. For callers that always ask for the same scope. Callers who ask together are answered together.
 */
export function rememberToken({
  credential,
  clock,
}: {
  readonly credential: TokenCredential;
  readonly clock: Clock;
}): Pick<TokenCredential, 'getToken'> {
  let kept: { readonly scope: string; readonly token: AccessToken } | undefined;
  let asked: Asked | undefined;

  const ask = async (scope: string): Promise<AccessToken | null> => {
    const token = await credential.getToken(scope);
    kept = token === null ? undefined : { scope, token };
    return token;
  };

  return {
    getToken: async (scopes) => {
      const scope = String(scopes);
      const now = clock.now().getTime();
      if (kept?.scope === scope && now < kept.token.expiresOnTimestamp - renewedBeforeMs) return kept.token;
      if (asked?.scope === scope && now - asked.since < sharedForMs) return asked.answer;
      const mine: Asked = { scope, since: now, answer: ask(scope) };
      asked = mine;
      try {
        return await mine.answer;
      } finally {
        if (asked === mine) asked = undefined;
      }
    },
  };
}
