import { z } from 'zod';
import { base64url } from '../page-calls.ts';
import { bearerOf, nothing, type AdminCalls } from './admin-caller.ts';
import type { AdminPageDeps } from './admin-deps.ts';

const entry = z.union([
  z.strictObject({ ssoToken: z.string().min(1).max(12_000) }),
  z.strictObject({ link: base64url(20, 128) }),
]);

/** How a session begins and ends. A link is spent by the press that sends it here, never by a fetch of the page. */
export function createSessionCalls({ sessions }: Pick<AdminPageDeps, 'sessions'>): AdminCalls {
  return {
    'session/open': async ({ json }) => {
      const parsed = entry.safeParse(json);
      if (!parsed.success) return undefined;
      const opened = await sessions.open(parsed.data);
      if (opened.kind === 'refused') return opened;
      return { kind: 'opened', token: opened.token, name: opened.admin.displayName };
    },
    'session/close': async ({ headers, json }) => {
      if (!nothing.safeParse(json).success) return undefined;
      await sessions.close(bearerOf(headers));
      return { kind: 'closed' };
    },
  };
}
