import type { AppName } from '../../../playground/company/company.ts';
import { catalogueAppId } from '../../../playground/entra/tenant-settings.ts';
import type { EntraWorld } from '../../support/pretend-entra.ts';

export const policyPath = '/policies/authenticationMethodsPolicy';
export const registrationPath = '/reports/authenticationMethods/userRegistrationDetails';
export const installBody = {
  'teamsApp@odata.bind': `https://graph.microsoft.com/v1.0/appCatalogs/teamsApps/${catalogueAppId}`,
};

type Body = Readonly<Record<string, unknown>> & {
  readonly value?: readonly Readonly<Record<string, unknown>>[];
  readonly error?: { readonly code: string; readonly innerError: Readonly<Record<string, string>> };
};
export type Answer = { readonly status: number; readonly retryAfter: string | null; readonly body: Body };
type Init = {
  readonly method?: string;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
};
export type Asker = (pathOrLink: string, init?: Init) => Promise<Answer>;

/** Asks the pretend Graph as one of Avain's identities, without the SDK. A next link is followed as it is. */
export function createAsker({ entra }: Pick<EntraWorld, 'entra'>, app: AppName): Asker {
  let token: Promise<string> | undefined;
  return async (path, { method = 'GET', body, headers = {} } = {}) => {
    token ??= tokenOf(entra, app);
    const url = path.startsWith('https:') ? path : `${entra.baseUrl}v1.0${path}`;
    const response = await fetch(url, {
      method,
      headers: { authorization: `Bearer ${await token}`, 'content-type': 'application/json', ...headers },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    const parsed = (text === '' ? {} : JSON.parse(text)) as Body;
    return { status: response.status, retryAfter: response.headers.get('retry-after'), body: parsed };
  };
}

async function tokenOf(entra: EntraWorld['entra'], app: AppName): Promise<string> {
  const { appId, secret } = entra.apps[app];
  const response = await fetch(`${entra.authorityHost}/${entra.tenantId}/oauth2/v2.0/token`, {
    method: 'POST',
    body: new URLSearchParams({
      ...{ grant_type: 'client_credentials', client_id: appId, client_secret: secret },
      scope: 'https://graph.microsoft.com/.default',
    }),
  });
  return ((await response.json()) as { readonly access_token: string }).access_token;
}
