import type { Refusal } from '../outcomes/refusal.ts';
import { refusalOf } from '../policy/refusal-doors.ts';
import type { ResetServiceOptions } from './reset-options.ts';

/** The brake that holds for a target now: frozen, paused, cooling down (guards), or locked after wrong codes. */
export async function findBrake(
  { guards, attempts }: Pick<ResetServiceOptions, 'guards' | 'attempts'>,
  target: string,
): Promise<Refusal | undefined> {
  const [guard, { lockedUntil }] = await Promise.all([guards.check(target), attempts.status(target)]);
  if (guard !== undefined) return guard;
  return lockedUntil === undefined ? undefined : refusalOf('locked', lockedUntil);
}
