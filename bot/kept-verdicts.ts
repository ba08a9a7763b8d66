import { hash } from 'node:crypto';
import { ClaimsIdentity, type AuthenticateRequestResult } from 'botframework-connector';
import type { Activity } from 'botframework-schema';
import type { Clock } from '../services/clock/clock.ts';

/**
 * What the SDK has accepted, for a few minutes: the channel sends one token with thousands of activities, and the SDK
 * computes the signature anew for each. Its verdict on the same token, channel and serviceUrl can change only with time
 * and with the channel's keys; both the token gate asks again for every request, more strictly than the SDK does.
 */
export type KeptVerdicts = {
  /** The former verdict on exactly this, or what `ask` says now. Only acceptances are kept; a refusal is thrown on. */
  readonly recall: (
    activity: Activity,
    authHeader: string,
    ask: () => Promise<AuthenticateRequestResult>,
  ) => Promise<AuthenticateRequestResult>;
};

/** The SDK's own keys are read once a day: asking it anew this often loses nothing that it would have noticed. */
const keptMs = 5 * 60 * 1000;
const mostKept = 1000;

type Kept = { readonly result: AuthenticateRequestResult; readonly until: number };

export function createKeptVerdicts(clock: Clock): KeptVerdicts {
  const kept = new Map<string, Kept>();
  return {
    recall: async (activity, authHeader, ask) => {
      const now = clock.now().getTime();
      const id = nameOf(activity, authHeader);
      const known = kept.get(id);
      if (known !== undefined && now < known.until) return withOwnIdentity(known.result);
      kept.delete(id);
      const result = await ask();
      // A Map keeps the order of entry: its first key is the oldest.
      kept.set(id, { result, until: Math.min(now + keptMs, endOf(result.claimsIdentity)) });
      if (kept.size > mostKept) kept.delete(kept.keys().next().value ?? id);
      return withOwnIdentity(result);
    },
  };
}

/** All that the SDK looks at in a request. Hashed: no token lies about as the key of a map. */
function nameOf({ channelId, serviceUrl }: Partial<Activity>, authHeader: string): string {
  const seen = JSON.stringify([authHeader, channelId, serviceUrl]);
  return hash('sha256', seen, 'base64url');
}

/** When the token ends, in milliseconds; a token that does not say so is not kept. */
function endOf(identity: ClaimsIdentity): number {
  const seconds = Number(identity.getClaimValue('exp') ?? 0);
  return Number.isFinite(seconds) ? seconds * 1000 : 0;
}

/** Each turn may put claims into its own identity only. */
function withOwnIdentity(result: AuthenticateRequestResult): AuthenticateRequestResult {
  const { claims, isAuthenticated } = result.claimsIdentity;
  return { ...result, claimsIdentity: new ClaimsIdentity([...claims], isAuthenticated) };
}
