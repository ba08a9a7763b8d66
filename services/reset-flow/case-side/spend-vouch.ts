import { createHash } from 'node:crypto';
import type { CaseRecord, CaseVouch } from '../../helpdesk/case-record.ts';
import type { CaseProofsOptions } from './case-side-options.ts';

/** Longer than an earlier vouch can be waited for. */
const keptSeconds = 7 * 24 * 60 * 60;

/**
 * Spends a vouch on a flow, or (without a flow) only looks. Answers the flow on which it is spent: another one than was
 * asked for when it had been spent before. One atomic write decides between two presses.
 */
export async function spendVouch(
  { store }: Pick<CaseProofsOptions, 'store'>,
  { id: caseId, target }: CaseRecord,
  { vouch, flowId }: { readonly vouch: CaseVouch; readonly flowId: string | undefined },
): Promise<string | undefined> {
  const name = createHash('sha256').update(`${caseId}\n${vouch.agentId.toLowerCase()}\n${vouch.at}`).digest('hex');
  const key = `avain:{${target}}:vouch:${name.slice(0, 32)}`;
  const before = await store.get(key);
  if (before !== undefined || flowId === undefined) return before?.value;
  const written = await store.swap(key, 0, flowId, keptSeconds);
  return written.ok ? flowId : (await store.get(key))?.value;
}
