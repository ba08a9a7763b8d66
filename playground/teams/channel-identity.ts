import { exportJWK, generateKeyPair, SignJWT, type JWK } from 'jose';
import type { Clock } from '../../services/clock/clock.ts';
import type { RandomSource } from '../../services/random/random-source.ts';

const channelIssuer = 'https://api.botframework.com';
const tokenLifeSeconds = 3600;
const reusedSeconds = 600;

/** The channel's signing key: what the Bot Connector proves itself with towards the bot. */
export type ChannelIdentity = {
  /** A bearer token for the bot, good for an hour, bound to one service address. */
  readonly issueToken: (serviceUrl: string) => Promise<string>;
  /** The token that goes with activities: the channel sends one with thousands of them, for some minutes. */
  readonly currentToken: (serviceUrl: string) => Promise<string>;
  /** OpenID metadata as the bot's token check reads it. */
  readonly metadata: (keysUrl: string) => object;
  /** The public key, endorsed for the channel `msteams`. */
  readonly keys: () => object;
};

type IdentityOptions = { readonly appId: string; readonly clock: Clock; readonly random: RandomSource };

/** Makes a fresh RSA key; nothing of it outlives the process. */
export async function createChannelIdentity({ appId, clock, random }: IdentityOptions): Promise<ChannelIdentity> {
  const { publicKey, privateKey } = await generateKeyPair('RS256', { modulusLength: 2048 });
  const kid = random.id();
  const jwk: JWK = { ...(await exportJWK(publicKey)), kid, use: 'sig', alg: 'RS256' };
  const nowSeconds = (): number => Math.floor(clock.now().getTime() / 1000);
  const issueToken = async (serviceUrl: string): Promise<string> => {
    const now = nowSeconds();
    return new SignJWT({ serviceurl: serviceUrl })
      .setProtectedHeader({ alg: 'RS256', typ: 'JWT', kid })
      .setIssuer(channelIssuer)
      .setAudience(appId)
      .setIssuedAt(now)
      .setNotBefore(now)
      .setExpirationTime(now + tokenLifeSeconds)
      .sign(privateKey);
  };
  let current: { readonly serviceUrl: string; readonly at: number; readonly token: Promise<string> } | undefined;
  return {
    issueToken,
    currentToken: async (serviceUrl) => {
      const now = nowSeconds();
      // A clock that was set back makes a new one too: the old one would come from the future.
      const fits = current?.serviceUrl === serviceUrl && now >= current.at && now < current.at + reusedSeconds;
      if (current === undefined || !fits) current = { serviceUrl, at: now, token: issueToken(serviceUrl) };
      return current.token;
    },
    metadata: (keysUrl) => ({
      issuer: channelIssuer,
      jwks_uri: keysUrl,
      id_token_signing_alg_values_supported: ['RS256'],
      token_endpoint_auth_methods_supported: ['private_key_jwt'],
    }),
    keys: () => ({ keys: [{ ...jwk, endorsements: ['msteams'] }] }),
  };
}
