import type { ProofPolicy } from './proof-policy.ts';

const hour = 60 * 60;
/** What is left after the manager's time for the second agent to see the person. */
const hoursAfter = 48;

/**
 * The policy with an organisation's rule for accounts without any usable method: whether there is a way for them, and how
 * long the manager may object (whole hours; the first vouch counts for nothing before). Pure.
 */
export function withUnregisteredRule(
  policy: ProofPolicy,
  { enabled, objectionHours }: { readonly enabled: boolean; readonly objectionHours: number },
): ProofPolicy {
  const earlier = {
    ...policy.methods['earlier-vouch'],
    minAgeSeconds: objectionHours * hour,
    lifetimeSeconds: (objectionHours + hoursAfter) * hour,
  };
  return { ...policy, methods: { ...policy.methods, 'earlier-vouch': earlier }, unregistered: { enabled } };
}
