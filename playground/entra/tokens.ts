import { exportJWK, generateKeyPair, jwtVerify, SignJWT } from 'jose';
import type { JWK } from 'jose';
import type { Clock } from '../../services/clock/clock.ts';
import type { AppRegistration } from './app-registrations.ts';
import type { UserRecord } from './directory-state.ts';

const graphAudience = 'https://graph.microsoft.com';

export type TokenIssuer = {
  readonly jwks: { readonly keys: readonly JWK[] };
  /** An app-only access token; `resource` becomes its audience. */
  readonly appToken: (app: AppRegistration, resource: string) => Promise<string>;
  /** A person's token as Teams' single sign-on would get it for `audience`. */
  readonly ssoToken: (user: UserRecord, audience: string) => Promise<string>;
  /** Who calls Graph, or undefined when the token does not hold. */
  readonly verifyGraphToken: (token: string) => Promise<GraphCaller | undefined>;
};

export type GraphCaller = { readonly appId: string; readonly roles: ReadonlySet<string> };

export type TokenIssuerOptions = { readonly tenantId: string; readonly authorityHost: string; readonly clock: Clock };

const appTokenSeconds = 3599;
const ssoTokenSeconds = 3600;
/** The Teams desktop client. */
const teamsClientId = '1fec8e78-bce4-4aaf-ab1b-5451cc387264';

/**
 * Really signed tokens, RS256 with a key of this run. Tokens for apps live by the machine's time, because the libraries
 * that fetch and keep them know no other; a person's token lives by the clock the product is steered with.
 */
export async function createTokenIssuer({ tenantId, authorityHost, clock }: TokenIssuerOptions): Promise<TokenIssuer> {
  const { publicKey, privateKey } = await generateKeyPair('RS256', { modulusLength: 2048, extractable: true });
  const kid = 'pretend-entra';
  const jwk: JWK = { ...(await exportJWK(publicKey)), kid, use: 'sig', alg: 'RS256' };
  const appIssuer = `https://sts.windows.net/${tenantId}/`;
  const sign = async (
    claims: Record<string, unknown>,
    audience: string,
    issuer: string,
    from: number,
    seconds: number,
  ) =>
    new SignJWT(claims)
      .setProtectedHeader({ alg: 'RS256', typ: 'JWT', kid })
      .setIssuer(issuer)
      .setAudience(audience)
      .setIssuedAt(from)
      .setNotBefore(from)
      .setExpirationTime(from + seconds)
      .sign(privateKey);
  return {
    jwks: { keys: [jwk] },
    appToken: async (app, resource) => {
      const roles = resource === graphAudience ? { roles: app.roles } : {};
      const claims = { appid: app.appId, oid: app.appId, tid: tenantId, idtyp: 'app', ver: '1.0', ...roles };
      return sign(claims, resource, appIssuer, Math.floor(Date.now() / 1000), appTokenSeconds);
    },
    ssoToken: async (user, audience) => {
      const claims = {
        oid: user.id,
        tid: tenantId,
        sub: user.id,
        azp: teamsClientId,
        scp: 'access_as_user',
        preferred_username: user.properties.userPrincipalName,
        name: user.properties.displayName,
        ver: '2.0',
      };
      const from = Math.floor(clock.now().getTime() / 1000);
      return sign(claims, audience, `${authorityHost}/${tenantId}/v2.0`, from, ssoTokenSeconds);
    },
    verifyGraphToken: async (token) => {
      try {
        const { payload } = await jwtVerify(token, publicKey, {
          issuer: appIssuer,
          audience: graphAudience,
          algorithms: ['RS256'],
        });
        const roles = Array.isArray(payload['roles'])
          ? payload['roles'].filter((role) => typeof role === 'string')
          : [];
        return typeof payload['appid'] === 'string' ? { appId: payload['appid'], roles: new Set(roles) } : undefined;
      } catch {
        // Expired, foreign, altered: to the caller it is all the same 401.
        return undefined;
      }
    },
  };
}
