import { createHash } from 'node:crypto';
import {
  codeMethods,
  isVouch,
  methodNames,
  vouchMethods,
  type CodeMethod,
  type MethodName,
  type Proof,
  type ProofKind,
  type ProofPolicy,
} from './proof-policy.ts';

export type ProofEvaluation = {
  /** Points of the valid proofs; two of one kind count once, with the higher points. */
  readonly points: number;
  readonly passed: boolean;
  readonly valid: readonly MethodName[];
  /** Enabled methods of the person's own that would still add something. Empty once passed. */
  readonly missing: readonly CodeMethod[];
};

export type ProofQuestion = {
  readonly policy: ProofPolicy;
  readonly proofs: readonly Proof[];
  readonly flowId: string;
  readonly target: string;
  /** The account has no usable method at all: only then is the way of such accounts open (and no other). */
  readonly unregistered: boolean;
  /** The store's time. */
  readonly now: Date;
};

/**
 * Judges proofs afresh, wherever it matters (invariant I2): a proof of another flow or target, an expired or too young
 * one, one from the future and one of a method that is switched off count for nothing. Pure.
 */
export function evaluateProofs(question: ProofQuestion): ProofEvaluation {
  const { policy, proofs, unregistered } = question;
  const way = wayOf(unregistered);
  const valid = proofs
    .filter((proof) => way.includes(proof.method) && counts(question, proof))
    .map(({ method }) => method);
  return { ...score(policy, valid, unregistered), valid: methodNames.filter((method) => valid.includes(method)) };
}

function counts({ policy, flowId, target, now }: ProofQuestion, proof: Proof): boolean {
  const { lifetimeSeconds = policy.proofLifetimeSeconds, minAgeSeconds = 0 } = policy.methods[proof.method];
  const age = now.getTime() - Date.parse(proof.at);
  if (proof.flowId !== flowId || proof.target !== target) return false;
  if (isVouch(proof) && proof.caseId === '') return false;
  return age >= minAgeSeconds * 1000 && age < lifetimeSeconds * 1000;
}

/** Could somebody who holds all of `methods` ever pass the ordinary way? */
export function canPass(policy: ProofPolicy, methods: readonly MethodName[]): boolean {
  return score(policy, methods, false).passed;
}

function score(
  policy: ProofPolicy,
  methods: readonly MethodName[],
  unregistered: boolean,
): Omit<ProofEvaluation, 'valid'> {
  const way = wayOf(unregistered);
  const perKind = new Map<ProofKind, number>();
  for (const method of methods) {
    const rule = policy.methods[method];
    if (way.includes(method) && rule.enabled)
      perKind.set(rule.kind, Math.max(perKind.get(rule.kind) ?? 0, rule.points));
  }
  const points = [...perKind.values()].reduce((sum, value) => sum + value, 0);
  const enough = points >= policy.passMark && perKind.size >= policy.leastKinds;
  const passed = unregistered ? enough && policy.unregistered.enabled && bothVouches(policy, methods) : enough;
  const missing = codeMethods.filter(
    (method) => way.includes(method) && policy.methods[method].enabled && !perKind.has(policy.methods[method].kind),
  );
  return { points, passed, missing: passed ? [] : missing };
}

/** An account with a method: its codes and one vouch. An account without: two vouches, a day apart. */
function wayOf(unregistered: boolean): readonly MethodName[] {
  return unregistered ? vouchMethods : [...codeMethods, 'vouch'];
}

/** Whatever points and pass mark an organisation chose, one agent's word is never enough. */
function bothVouches(policy: ProofPolicy, methods: readonly MethodName[]): boolean {
  return vouchMethods.every((method) => policy.methods[method].enabled && methods.includes(method));
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
