import { z } from 'zod';
import type { Clock } from '../clock/clock.ts';
import type { Secret } from '../config/secret.ts';
import { DependencyError } from '../errors/app-error.ts';
import { createDeskHttp } from './desk-http.ts';

export type ServiceNowCredential =
  | { readonly kind: 'basic'; readonly user: string; readonly password: Secret }
  /** OAuth client credentials at the instance's own `/oauth_token.do`. */
  | { readonly kind: 'client-credentials'; readonly clientId: string; readonly clientSecret: Secret };

const tokenAnswer = z.object({
  access_token: z.string().min(8).max(4_096),
  expires_in: z.coerce.number().int().min(1).max(86_400),
});

/** A token is not used in its last seconds. */
const marginSeconds = 60;

/**
 * The `authorization` header for an instance. A token of the client-credentials grant is kept until a minute before its end,
 * in this process only; `forget` makes the next call ask for a new one. Throws `DependencyError('desk_unavailable')`.
 */
export function createServiceNowToken(options: {
  readonly origin: string;
  readonly credential: ServiceNowCredential;
  readonly clock: Clock;
  readonly timeoutMs: number;
}): { readonly authorization: () => Promise<string>; readonly forget: () => void } {
  const { credential, clock } = options;
  const http = createDeskHttp({ clock, timeoutMs: options.timeoutMs, expected: [] });
  let kept: { readonly header: string; readonly until: number } | undefined;

  const ask = async (clientId: string, secret: string): Promise<string> => {
    const form = new URLSearchParams({ grant_type: 'client_credentials', client_id: clientId, client_secret: secret });
    const { json } = await http({
      method: 'POST',
      url: new URL(`${options.origin}/oauth_token.do`),
      headers: { accept: 'application/json', 'content-type': 'application/x-www-form-urlencoded' },
      body: form.toString(),
    });
    const parsed = tokenAnswer.safeParse(json);
    if (!parsed.success) throw new DependencyError('desk_unavailable', 'ServiceNow gave no token');
    const header = `Bearer ${parsed.data.access_token}`;
    kept = { header, until: clock.now().getTime() + (parsed.data.expires_in - marginSeconds) * 1000 };
    return header;
  };

  return {
    authorization: async () => {
      if (credential.kind === 'basic') {
        const pair = `${credential.user}:${credential.password.reveal()}`;
        return `Basic ${Buffer.from(pair, 'utf8').toString('base64')}`;
      }
      if (kept !== undefined && clock.now().getTime() < kept.until) return kept.header;
      return ask(credential.clientId, credential.clientSecret.reveal());
    },
    forget: () => {
      kept = undefined;
    },
  };
}
