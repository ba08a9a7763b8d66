import { createPublicKey, randomUUID, timingSafeEqual } from 'node:crypto';
import { jwtVerify } from 'jose';
import type { AppRegistration } from './app-registrations.ts';
import type { TokenIssuer } from './tokens.ts';

export type TokenEndpointOptions = {
  readonly tenantId: string;
  readonly apps: readonly AppRegistration[];
  readonly issuer: TokenIssuer;
  /** Own address, which a signed assertion has to name. */
  readonly tokenUrl: string;
  /** Whose client secret has ended. */
  readonly hasEnded: (app: AppRegistration) => boolean;
};

export type JsonAnswer = { readonly status: number; readonly body: unknown };

const assertionType = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';
/** What a workload's own token has to be meant for (https://learn.microsoft.com/entra/workload-id/workload-identity-federation). */
const federatedAudience = 'api://AzureADTokenExchange';
const appTokenSeconds = 3599;

/** `POST /{tenant}/oauth2/v2.0/token`: client credentials with a secret or a signed assertion, as Entra answers them. */
export async function answerTokenRequest(form: URLSearchParams, options: TokenEndpointOptions): Promise<JsonAnswer> {
  if (form.get('grant_type') !== 'client_credentials')
    return refusal(400, 'unsupported_grant_type', 70003, 'The grant type is not supported.');
  const clientId = form.get('client_id') ?? '';
  const app = options.apps.find((candidate) => candidate.appId === clientId);
  if (app === undefined)
    return refusal(
      400,
      'unauthorized_client',
      700016,
      `Application with identifier '${clientId}' was not found in the directory.`,
    );
  const scope = form.get('scope') ?? '';
  if (!/^\S+\/\.default$/.test(scope))
    return refusal(
      400,
      'invalid_scope',
      1002012,
      'The provided value for scope is not valid: client credential flows ask for /.default.',
    );
  const trouble = await checkClient(form, app, options);
  if (trouble !== undefined) return trouble;
  const token = await options.issuer.appToken(app, scope.slice(0, -'/.default'.length));
  return {
    status: 200,
    body: { token_type: 'Bearer', expires_in: appTokenSeconds, ext_expires_in: appTokenSeconds, access_token: token },
  };
}

async function checkClient(
  form: URLSearchParams,
  app: AppRegistration,
  { tokenUrl, hasEnded }: TokenEndpointOptions,
): Promise<JsonAnswer | undefined> {
  const secret = form.get('client_secret');
  if (secret !== null) {
    if (hasEnded(app))
      return refusal(
        401,
        'invalid_client',
        7000222,
        `The provided client secret keys for app '${app.appId}' are expired.`,
      );
    return sameText(secret, app.secret)
      ? undefined
      : refusal(
          401,
          'invalid_client',
          7000215,
          'Invalid client secret provided. Ensure the secret being sent in the request is the client secret value.',
        );
  }
  const assertion = form.get('client_assertion');
  if (assertion === null || form.get('client_assertion_type') !== assertionType) {
    return refusal(
      401,
      'invalid_client',
      7000216,
      "'client_assertion', 'client_secret' or 'request' is required for the 'client_credentials' grant type.",
    );
  }
  return (await signedByApp(assertion, app, tokenUrl))
    ? undefined
    : refusal(
        401,
        'invalid_client',
        700027,
        'The certificate with identifier used to sign the client assertion is not registered on application.',
      );
}

async function signedByApp(assertion: string, app: AppRegistration, tokenUrl: string): Promise<boolean> {
  for (const { pem, federated } of app.trusts) {
    try {
      await jwtVerify(assertion, createPublicKey(pem), {
        issuer: federated?.issuer ?? app.appId,
        subject: federated?.subject ?? app.appId,
        audience: federated === undefined ? tokenUrl : federatedAudience,
        algorithms: ['RS256', 'PS256'],
        // As Entra allows; MSAL rounds the time up and would be early by half a second.
        clockTolerance: 300,
      });
      return true;
    } catch {
      // Not by this one; perhaps by the next.
    }
  }
  return false;
}

function sameText(left: string, right: string): boolean {
  const [a, b] = [Buffer.from(left), Buffer.from(right)];
  return a.length === b.length && timingSafeEqual(a, b);
}

function refusal(status: number, error: string, code: number, text: string): JsonAnswer {
  const traceId = randomUUID();
  const body = {
    error,
    error_description: `AADSTS${String(code)}: ${text} Trace ID: ${traceId}`,
    error_codes: [code],
    trace_id: traceId,
    correlation_id: randomUUID(),
  };
  return { status, body };
}
