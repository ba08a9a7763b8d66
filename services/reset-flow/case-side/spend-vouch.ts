import { createHash } from 'node:crypto';
import type { CaseRecord, CaseVouch } from '../../helpdesk/case-record.ts';
import type { CaseProofsOptions } from './case-side-options.ts';

/** Longer than an earlier vouch can be waited for. */
const keptSeconds = 7 * 24 * 60 * 60;

type Means = Pick<CaseProofsOptions, 'store'>;

/**
 * Spends a vouch on a flow. Answers the flow on which it is spent: another one than was asked for when it had been spent
 * before. One atomic write decides between two presses.
 */
export async function spendVouch(
  { store }: Means,
  record: CaseRecord,
  { vouch, flowId }: { readonly vouch: CaseVouch; readonly flowId: string },
): Promise<string | undefined> {
  const written = await store.swap(keyOf(record, vouch), 0, flowId, keptSeconds);
  return written.ok ? flowId : holderOf({ store }, record, vouch);
}

/** The flow on which a vouch is spent; undefined while it is not. */
export async function holderOf({ store }: Means, record: CaseRecord, vouch: CaseVouch): Promise<string | undefined> {
  return (await store.get(keyOf(record, vouch)))?.value;
}

function keyOf({ id: caseId, target }: CaseRecord, { agentId, at }: CaseVouch): string {
  const name = createHash('sha256').update(`${caseId}\n${agentId.toLowerCase()}\n${at}`).digest('hex');
  return `avain:{${target}}:vouch:${name.slice(0, 32)}`;
}
