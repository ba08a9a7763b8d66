import { z } from 'zod';
import type { ManagerObjection } from '../services/helpdesk/manager-objection.ts';
import { base64url, type PageCall } from './page-calls.ts';

const tokenBody = z.strictObject({ token: base64url(20, 256) });

/** The two calls of a manager's page, each by the token of the mail. */
export function createObjectionCalls({
  look,
  object,
}: ManagerObjection): Readonly<Record<'look' | 'object', PageCall>> {
  const byToken =
    (act: (token: string) => Promise<string>): PageCall =>
    async ({ json }) => {
      const parsed = tokenBody.safeParse(json);
      return parsed.success ? { kind: await act(parsed.data.token) } : undefined;
    };
  return { look: byToken(look), object: byToken(object) };
}
