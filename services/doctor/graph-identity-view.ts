import type { TokenCredential } from '@azure/identity';
import { failureWord } from './failure-word.ts';
import type { IdentityName, IdentityView, TokenClaims, TokenSight } from './doctor-views.ts';

export type IdentityViewOptions = {
  /** Only those the settings name. */
  readonly credentials: Readonly<Partial<Record<IdentityName, TokenCredential>>>;
  readonly connectorScope: string;
};

const graphScope = 'https://graph.microsoft.com/.default';

/** Asks Entra for tokens, as the product does, and tells claims of them; a token itself goes nowhere. */
export function createGraphIdentityView({ credentials, connectorScope }: IdentityViewOptions): IdentityView {
  const asked = new Map<string, Promise<TokenSight>>();
  return {
    token: async (name, audience) => {
      const key = `${name} ${audience}`;
      const answer = asked.get(key) ?? ask(credentials[name], audience === 'graph' ? graphScope : connectorScope);
      asked.set(key, answer);
      return answer;
    },
  };
}

async function ask(credential: TokenCredential | undefined, scope: string): Promise<TokenSight> {
  if (credential === undefined) return { kind: 'silent', code: 'not-configured' };
  try {
    const token = await credential.getToken(scope);
    return token === null ? { kind: 'silent', code: 'none' } : { kind: 'token', claims: claimsOf(token.token) };
  } catch (error) {
    // The message quotes the request; only a code of Microsoft's or of OAuth's goes on.
    const { message, cause } = error as {
      readonly message?: unknown;
      readonly cause?: { readonly errorCode?: unknown };
    };
    const code =
      /AADSTS\d{4,7}/.exec(String(message))?.[0] ?? (typeof cause?.errorCode === 'string' ? cause.errorCode : '');
    const refused = /^(AADSTS\d+|(invalid|unauthorized|access)_[a-z_]{1,40})$/.test(code);
    return refused ? { kind: 'refused', code } : { kind: 'silent', code: failureWord(error) };
  }
}

/** Not verified: it came straight from Entra over TLS, and nothing is granted on its word. */
function claimsOf(token: string): TokenClaims {
  let claims: Readonly<Record<string, unknown>> = {};
  try {
    claims = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString('utf8')) as typeof claims;
  } catch {
    // A token that is no JWT says nothing; each claim is then unknown.
  }
  const text = (name: string): string | undefined => (typeof claims[name] === 'string' ? claims[name] : undefined);
  const roles = Array.isArray(claims['roles']) ? claims['roles'].filter((role) => typeof role === 'string') : [];
  return { tenantId: text('tid'), objectId: text('oid'), roles };
}
