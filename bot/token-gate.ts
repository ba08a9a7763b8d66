import { hash } from 'node:crypto';
import { compactVerify } from 'jose';
import { z } from 'zod';
import type { Clock } from '../services/clock/clock.ts';
import type { Logger } from '../services/logging/logger.ts';
import { canonicalServiceUrl, type ServiceUrlRules } from './service-url.ts';
import { createSigningKeys } from './signing-keys.ts';

/**
 * Our own check of the channel's token, in front of the SDK's. The SDK (4.23.3) also takes Entra tokens of any tenant
 * ("Emulator") and keeps an issuer list that forged tokens make grow for ever, compares serviceUrl only when the
 * activity has one, and skips endorsements when channelId is empty. Here there is one issuer, one audience, one
 * algorithm, and everything is required.
 */
export type TokenGate = {
  /** Never throws for what a caller sent; throws `DependencyError` when the channel's keys cannot be had at all. */
  readonly check: (authorization: string | undefined, activity: ActivityAddress) => Promise<GateResult>;
  /** Rejects while the channel's keys cannot be read: for readiness. */
  readonly probe: () => Promise<void>;
  /** How many verified tokens are remembered (at most 1,000). */
  readonly remembered: () => number;
};

/** The two fields of a body that the token must agree with. Unknown on purpose: the body is not yet trusted. */
export type ActivityAddress = { readonly serviceUrl?: unknown; readonly channelId?: unknown };

export type GateResult =
  | { readonly kind: 'admitted'; readonly serviceUrl: string }
  | { readonly kind: 'refused'; readonly reason: GateRefusal };

export type GateRefusal =
  | 'no-token'
  | 'malformed'
  | 'header-not-allowed'
  | 'wrong-issuer'
  | 'wrong-audience'
  | 'not-in-time'
  | 'unknown-key'
  | 'bad-signature'
  | 'channel-not-allowed'
  | 'service-url-not-allowed'
  | 'service-url-mismatch'
  | 'not-endorsed';

export type TokenGateOptions = {
  readonly appId: string;
  /** `https://api.botframework.com` in production. */
  readonly issuer: string;
  readonly metadataUrl: string;
  readonly channelIds: readonly string[];
  readonly serviceUrls: ServiceUrlRules;
  readonly clock: Clock;
  readonly log: Logger;
};

const largestTokenBytes = 8 * 1024;
const skewSeconds = 60;
const mostRemembered = 1000;
const leastMsBetweenLogs = 10_000;

const absent = z.undefined().optional();
const headerSchema = z.object({
  alg: z.literal('RS256'),
  kid: z.string().min(1).max(128),
  typ: z.literal('JWT').optional(),
  // These would let a token bring its own key, or change what is signed and how it is read.
  jku: absent,
  x5u: absent,
  jwk: absent,
  x5c: absent,
  crit: absent,
  b64: absent,
  zip: absent,
  enc: absent,
  cty: absent,
});
const claimsSchema = z.object({
  iss: z.string(),
  aud: z.string(),
  exp: z.number(),
  nbf: z.number(),
  serviceurl: z.string(),
});

type Verified = { readonly kid: string; readonly nbf: number; readonly exp: number; readonly serviceUrl: string };

export function createTokenGate(options: TokenGateOptions): TokenGate {
  const keys = createSigningKeys(options);
  const verified = new Map<string, Verified>();
  const report = createRefusalLog(options);

  const verify = async (token: string): Promise<Verified | GateRefusal> => {
    const id = hash('sha256', token, 'base64url');
    const known = verified.get(id);
    verified.delete(id);
    const fresh = known ?? (await verifyToken(token, options, keys.find));
    if (typeof fresh === 'string') return fresh;
    // Set last = most recently used; the first key of a Map is its oldest.
    verified.set(id, fresh);
    if (verified.size > mostRemembered) verified.delete(verified.keys().next().value ?? id);
    return fresh;
  };

  const check = async (authorization: string | undefined, activity: ActivityAddress): Promise<GateResult> => {
    const token = bearerToken(authorization);
    if (token === undefined) return refused('no-token');
    const outcome = await verify(token);
    if (typeof outcome === 'string') return refused(outcome);
    const now = options.clock.now().getTime() / 1000;
    if (now > outcome.exp + skewSeconds || now < outcome.nbf - skewSeconds) return refused('not-in-time');
    // Asked again for a remembered token: a key that was withdrawn takes its tokens with it.
    const key = await keys.find(outcome.kid);
    if (key === undefined) return refused('unknown-key');
    const { channelId } = activity;
    if (typeof channelId !== 'string' || !options.channelIds.includes(channelId)) return refused('channel-not-allowed');
    if (key.endorsements.length > 0 && !key.endorsements.includes(channelId)) return refused('not-endorsed');
    const serviceUrl = canonicalServiceUrl(activity.serviceUrl, options.serviceUrls);
    if (serviceUrl === undefined) return refused('service-url-not-allowed');
    if (serviceUrl !== outcome.serviceUrl) return refused('service-url-mismatch');
    return { kind: 'admitted', serviceUrl };
  };

  return {
    check: async (authorization, activity) => {
      const result = await check(authorization, activity);
      if (result.kind === 'refused') report(result.reason);
      return result;
    },
    probe: keys.ready,
    remembered: () => verified.size,
  };
}

const refused = (reason: GateRefusal): GateResult => ({ kind: 'refused', reason });

/** The token of a well-formed `Bearer` header. */
function bearerToken(authorization: string | undefined): string | undefined {
  if (authorization === undefined || authorization.length > largestTokenBytes) return undefined;
  const [scheme, token, ...rest] = authorization.split(' ');
  return scheme === 'Bearer' && token !== undefined && token !== '' && rest.length === 0 ? token : undefined;
}

/** Cheap checks first; the signature is computed only for a token that names our issuer, audience and a known key. */
async function verifyToken(
  token: string,
  options: TokenGateOptions,
  findKey: ReturnType<typeof createSigningKeys>['find'],
): Promise<Verified | GateRefusal> {
  const parts = token.split('.');
  const [header64, payload64, signature64] = parts;
  if (parts.length !== 3 || header64 === undefined || payload64 === undefined || signature64 === undefined)
    return 'malformed';
  if (!parts.every(isCanonicalBase64url)) return 'malformed';
  const header = headerSchema.safeParse(parseJson(header64));
  if (!header.success) return 'header-not-allowed';
  const claims = claimsSchema.safeParse(parseJson(payload64));
  if (!claims.success) return 'malformed';
  const { iss, aud, exp, nbf } = claims.data;
  if (iss !== options.issuer) return 'wrong-issuer';
  if (aud !== options.appId) return 'wrong-audience';
  const serviceUrl = canonicalServiceUrl(claims.data.serviceurl, options.serviceUrls);
  if (serviceUrl === undefined) return 'service-url-not-allowed';
  const key = await findKey(header.data.kid);
  if (key === undefined) return 'unknown-key';
  try {
    await compactVerify(token, key.key, { algorithms: ['RS256'] });
  } catch {
    return 'bad-signature';
  }
  return { kid: header.data.kid, nbf, exp, serviceUrl };
}

/** Two spellings of one token would be two cache entries, and decoders that ignore stray bits have been fooled before. */
function isCanonicalBase64url(part: string): boolean {
  return part !== '' && Buffer.from(part, 'base64url').toString('base64url') === part;
}

function parseJson(part: string): unknown {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(Buffer.from(part, 'base64url'));
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

/** One line in ten seconds, with how many were left out: a flood of forgeries must not become a flood of logs. */
function createRefusalLog({ clock, log }: TokenGateOptions): (reason: GateRefusal) => void {
  let silentUntil = 0;
  let suppressed = 0;
  return (reason) => {
    const now = clock.now().getTime();
    if (now < silentUntil) {
      suppressed += 1;
      return;
    }
    log.warn({ reason, suppressed }, 'a request to the bot was refused at the token gate');
    suppressed = 0;
    silentUntil = now + leastMsBetweenLogs;
  };
}
