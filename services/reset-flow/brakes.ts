import type { Refusal } from '../outcomes/refusal.ts';
import { refusalOf } from '../policy/refusal-doors.ts';
import type { ResetServiceOptions } from './reset-options.ts';
import { targetOf } from './stored-flow-repository.ts';

/**
 * The brake that holds for a target now: frozen, paused, cooling down (guards), or locked after wrong codes. `codes` also
 * sees the pause on codes; `finishing` is for who has proved everything.
 */
export async function findBrake(
  { guards, attempts }: Pick<ResetServiceOptions, 'guards' | 'attempts'>,
  target: string,
  stage: 'codes' | 'finishing',
): Promise<Refusal | undefined> {
  const guarded = stage === 'codes' ? guards.checkCodes(target) : guards.check(target);
  const [guard, { lockedUntil }] = await Promise.all([guarded, attempts.status(target)]);
  if (guard !== undefined) return guard;
  return lockedUntil === undefined ? undefined : refusalOf('locked', lockedUntil);
}

/**
 * The same for the target of a flow id that somebody sent, so that it can be read while the step gate reads the record:
 * only a step that the gate lets in may look at the answer (a record's target is what its id begins with).
 */
export async function findBrakeOf(
  options: Pick<ResetServiceOptions, 'guards' | 'attempts'>,
  flowId: string,
  stage: 'codes' | 'finishing',
): Promise<Refusal | undefined> {
  const target = targetOf(flowId);
  return target === undefined ? undefined : findBrake(options, target, stage);
}
