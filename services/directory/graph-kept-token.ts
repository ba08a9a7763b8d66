import type { AccessToken, TokenCredential } from '@azure/identity';
import type { Clock } from '../clock/clock.ts';

/** The library renews a token in its last five minutes; from then on it is asked every time. */
const renewedBeforeMs = 5 * 60 * 1000;

/** Who asks while a token is on its way waits for the same one, unless it has been on its way for this long. */
const sharedForMs = 4_000;

export type KeptToken = Pick<TokenCredential, 'getToken'> & {
  /** The token that need not be asked for, without a promise. */
  readonly kept: (scope: string) => AccessToken | undefined;
};

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
}): KeptToken {
  let kept: { readonly scope: string; readonly token: AccessToken } | undefined;
  let asked: Asked | undefined;

  const ask = async (scope: string): Promise<AccessToken | null> => {
    const token = await credential.getToken(scope);
    kept = token === null ? undefined : { scope, token };
    return token;
  };

  const stillGood = (scope: string): AccessToken | undefined => {
    if (kept?.scope !== scope) return undefined;
    return clock.now().getTime() < kept.token.expiresOnTimestamp - renewedBeforeMs ? kept.token : undefined;
  };

  return {
    kept: stillGood,
    getToken: async (scopes) => {
      const scope = String(scopes);
      const now = clock.now().getTime();
      const good = stillGood(scope);
      if (good !== undefined) return good;
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
