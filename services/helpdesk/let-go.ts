import type { CaseProofs } from './case-proofs.ts';
import type { CaseRecord } from './case-record.ts';
import type { CaseEndReason } from '../outcomes/case-reasons.ts';

/** Ends after which a reset that waited goes on with the person; after every other one it has nothing to wait for. */
const goesOn: readonly (CaseEndReason | null)[] = ['self-service-again', 'withdrawn-by-person', 'closed-in-desk'];

/**
 * Wakes or ends the reset of a case that is over: one that waited would keep the person from beginning a new one for a
 * day, and one with the case's vouch would lead to a password that is not written. A frozen case wakes nothing. Safe to
 * repeat, also when the reset is another case's by now.
 */
export async function letGo(
  proofs: Pick<CaseProofs, 'resume' | 'drop'>,
  { id, flowId, endedBecause, frozenAt, vouches }: CaseRecord,
): Promise<void> {
  if (flowId === null) return;
  const vouched = vouches.some((vouch) => vouch.flowId === flowId);
  if (frozenAt === null && !vouched && goesOn.includes(endedBecause)) await proofs.resume(flowId, id);
  else await proofs.drop(flowId, id);
}
