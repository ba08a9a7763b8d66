import { z } from 'zod';
import type { Admin } from '../../services/admin/admin.ts';
import { languages } from '../../services/i18n/language.ts';
import type { PageCall, RawCall } from '../page-calls.ts';
import type { AdminPageDeps } from './admin-deps.ts';

/** Calls by their path below `/admin/api/`. */
export type AdminCalls = Readonly<Record<string, PageCall>>;

export const nothing = z.strictObject({});
export const inLanguage = z.strictObject({ language: z.enum(languages) });

/** One call of the admin page: the session and the right first, then what was asked. */
export type AdminCaller = <Body>(
  schema: z.ZodType<Body>,
  act: (admin: Admin, body: Body) => Promise<object>,
) => PageCall;

/** Answers `over` or `refused` in place of the act where the session or the right does not hold. */
export function createAdminCaller(sessions: Pick<AdminPageDeps['sessions'], 'check'>): AdminCaller {
  return (schema, act) => async (call) => {
    const session = await sessions.check(bearerOf(call.headers), call.headers['x-avain-by-itself'] === '1');
    if (session.kind !== 'admin') return session;
    const parsed = schema.safeParse(call.json);
    return parsed.success ? act(session.admin, parsed.data) : undefined;
  };
}

/** The session's token; empty where there is none. */
export function bearerOf(headers: RawCall['headers']): string {
  const { authorization } = headers;
  return typeof authorization === 'string' ? (/^Bearer ([\w-]{1,200})$/.exec(authorization)?.[1] ?? '') : '';
}
