import type { CaseProofs } from './case-proofs.ts';
import type { CaseEndReason, CaseRecord } from './case-record.ts';

/** Ends after which a reset that waited goes on with the person; after every other one it has nothing to wait for. */
const goesOn: readonly (CaseEndReason | null)[] = ['self-service-again', 'withdrawn-by-person', 'closed-in-desk'];

/**
 * Wakes or ends the reset that waited for a case that is over: without it the person could begin no new one for a day. A
 * frozen case wakes nothing. Safe to repeat.
 */
export async function letGo(
  proofs: Pick<CaseProofs, 'resume' | 'drop'>,
  { id, flowId, endedBecause, frozenAt }: CaseRecord,
): Promise<void> {
  if (flowId === null) return;
  if (frozenAt === null && goesOn.includes(endedBecause)) await proofs.resume(flowId);
  else await proofs.drop(flowId, id);
}
