import type { AppRegistration } from './app-registrations.ts';
import { answerTokenRequest } from './token-endpoint.ts';
import type { JsonAnswer } from './token-endpoint.ts';
import type { TokenIssuer } from './tokens.ts';

export type LoginDoorOptions = {
  readonly tenantId: string;
  readonly authorityHost: string;
  readonly apps: readonly AppRegistration[];
  readonly issuer: TokenIssuer;
  readonly hasEnded: (app: AppRegistration) => boolean;
};

/** What login.microsoftonline.com answers: tokens, metadata, keys. */
export async function answerLogin(
  request: { readonly method: string; readonly url: URL; readonly text: string },
  options: LoginDoorOptions,
): Promise<JsonAnswer> {
  const { tenantId, authorityHost } = options;
  const tokenUrl = `${authorityHost}/${tenantId}/oauth2/v2.0/token`;
  switch (`${request.method} ${request.url.pathname}`) {
    case `GET /${tenantId}/v2.0/.well-known/openid-configuration`:
      return { status: 200, body: metadata(tenantId, authorityHost, tokenUrl) };
    case `GET /${tenantId}/discovery/v2.0/keys`:
    case 'GET /discovery/v2.0/keys':
    case 'GET /common/discovery/v2.0/keys':
      return { status: 200, body: options.issuer.jwks };
    case `POST /${tenantId}/oauth2/v2.0/token`:
      return answerTokenRequest(new URLSearchParams(request.text), { ...options, tokenUrl });
    default:
      return { status: 404, body: { error: 'not_found' } };
  }
}

function metadata(tenantId: string, authorityHost: string, tokenUrl: string): unknown {
  return {
    issuer: `${authorityHost}/${tenantId}/v2.0`,
    authorization_endpoint: `${authorityHost}/${tenantId}/oauth2/v2.0/authorize`,
    token_endpoint: tokenUrl,
    jwks_uri: `${authorityHost}/${tenantId}/discovery/v2.0/keys`,
    response_modes_supported: ['query', 'fragment', 'form_post'],
    response_types_supported: ['code', 'id_token'],
    subject_types_supported: ['pairwise'],
    id_token_signing_alg_values_supported: ['RS256'],
    token_endpoint_auth_methods_supported: ['client_secret_post', 'private_key_jwt'],
  };
}
