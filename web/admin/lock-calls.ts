import { z } from 'zod';
import type { AdminCaller, AdminCalls } from './admin-caller.ts';
import type { AdminPageDeps } from './admin-deps.ts';

const name = z.string().min(1).max(256);
const lookBody = z.strictObject({ name });
const unlockBody = z.strictObject({ name, reason: z.string().max(500) });

/** One account, by its name: the store knows accounts by pseudonyms, so nobody can list who is locked. */
export function createLockCalls({ locks }: Pick<AdminPageDeps, 'locks'>, call: AdminCaller): AdminCalls {
  return {
    'locks/look': call(lookBody, async (admin, { name }) => locks.look(admin, name)),
    'locks/unlock': call(unlockBody, async (admin, { name, reason }) => locks.unlock(admin, name, reason)),
  };
}
