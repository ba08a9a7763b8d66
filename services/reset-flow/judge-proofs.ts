import { evaluateProofs, type ProofEvaluation } from '../policy/proof-evaluation.ts';
import type { ProofPolicy } from '../policy/proof-policy.ts';
import type { FlowRecord } from './flow-record.ts';

/** A flow's proofs as they stand at `now`. Advice for chat and page; the executor judges by its own reads. Pure. */
export function judgeProofs(
  record: Pick<FlowRecord, 'id' | 'target' | 'proofs' | 'methods'>,
  policy: ProofPolicy,
  now: Date,
): ProofEvaluation {
  const { id: flowId, target, proofs, methods } = record;
  return evaluateProofs({ policy, proofs, flowId, target, unregistered: methods.length === 0, now });
}
