import type { TokenCredential } from '@azure/identity';
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
    const text = error instanceof Error ? error.message : '';
    const code = /AADSTS\d{4,7}/.exec(text)?.[0];
    if (code !== undefined) return { kind: 'refused', code };
    const oauth = error instanceof Error && error.cause instanceof Error ? codeIn(error.cause, 'errorCode') : undefined;
    if (oauth !== undefined && /^(invalid|unauthorized|access)_/.test(oauth)) return { kind: 'refused', code: oauth };
    return { kind: 'silent', code: oauth ?? codeIn(error, 'code') ?? (error instanceof Error ? error.name : 'failed') };
  }
}

function codeIn(error: unknown, name: 'code' | 'errorCode'): string | undefined {
  const value = typeof error === 'object' && error !== null ? (error as Record<string, unknown>)[name] : undefined;
  return typeof value === 'string' && /^[\w-]{1,60}$/.test(value) ? value : undefined;
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
