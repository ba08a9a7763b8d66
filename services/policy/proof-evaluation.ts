import { createHash } from 'node:crypto';
import { methodNames, type MethodName, type Proof, type ProofKind, type ProofPolicy } from './proof-policy.ts';

export type ProofEvaluation = {
  /** Points of the valid proofs; two of one kind count once, with the higher points. */
  readonly points: number;
  readonly passed: boolean;
  readonly valid: readonly MethodName[];
  /** Enabled methods that would still add something. Empty once passed. */
  readonly missing: readonly MethodName[];
};

export type ProofQuestion = {
  readonly policy: ProofPolicy;
  readonly proofs: readonly Proof[];
  readonly flowId: string;
  readonly target: string;
  /** The store's time. */
  readonly now: Date;
};

/**
 * Judges proofs afresh, wherever it matters (invariant I2): a proof of another flow or target, an expired one, one from
 * the future and one of a method that is switched off count for nothing. Pure.
 */
export function evaluateProofs({ policy, proofs, flowId, target, now }: ProofQuestion): ProofEvaluation {
  const lifetime = policy.proofLifetimeSeconds * 1000;
  const valid = proofs
    .filter((proof) => {
      const age = now.getTime() - Date.parse(proof.at);
      return proof.flowId === flowId && proof.target === target && age >= 0 && age < lifetime;
    })
    .map((proof) => proof.method);
  return { ...score(policy, valid), valid: methodNames.filter((method) => valid.includes(method)) };
}

/** Could somebody who holds all of `methods` ever pass? */
export function canPass(policy: ProofPolicy, methods: readonly MethodName[]): boolean {
  return score(policy, methods).passed;
}

function score(policy: ProofPolicy, methods: readonly MethodName[]): Omit<ProofEvaluation, 'valid'> {
  const perKind = new Map<ProofKind, number>();
  for (const method of methods) {
    const rule = policy.methods[method];
    if (rule.enabled) perKind.set(rule.kind, Math.max(perKind.get(rule.kind) ?? 0, rule.points));
  }
  const points = [...perKind.values()].reduce((sum, value) => sum + value, 0);
  const passed = points >= policy.passMark && perKind.size >= policy.leastKinds;
  const missing = methodNames.filter(
    (method) => policy.methods[method].enabled && !perKind.has(policy.methods[method].kind),
  );
  return { points, passed, missing: passed ? [] : missing };
}

/** Names a policy in the audit: SHA-256 over its canonical JSON, lower-case hex. */
export function policyHash(policy: ProofPolicy): string {
  return createHash('sha256').update(canonical(policy)).digest('hex');
}

function canonical(value: unknown): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, inner]) => `${JSON.stringify(key)}:${canonical(inner)}`).join(',')}}`;
}
