import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { canPass, evaluateProofs, policyHash } from '../../../services/policy/proof-evaluation.ts';
import {
  defaultProofPolicy,
  methodNames,
  type Proof,
  type ProofPolicy,
} from '../../../services/policy/proof-policy.ts';

const now = new Date('2026-11-23T09:00:00Z');
const proof = (changes: Partial<Proof> = {}): Proof => ({
  method: 'email-code',
  flowId: 'flow',
  target: 'target',
  at: now.toISOString(),
  ...changes,
});
const evaluate = (proofs: readonly Proof[], policy: ProofPolicy = defaultProofPolicy) =>
  evaluateProofs({ policy, proofs, flowId: 'flow', target: 'target', now });
const ago = (seconds: number) => new Date(now.getTime() - seconds * 1000).toISOString();
const sms = proof({ method: 'sms-code' });

describe('evaluateProofs', () => {
  it('passes with two kinds and names what is missing before that', () => {
    expect(evaluate([])).toEqual({ points: 0, passed: false, valid: [], missing: ['email-code', 'sms-code'] });
    expect(evaluate([proof()])).toEqual({ points: 1, passed: false, valid: ['email-code'], missing: ['sms-code'] });
    expect(evaluate([proof(), sms])).toEqual({
      points: 2,
      passed: true,
      valid: ['email-code', 'sms-code'],
      missing: [],
    });
  });

  it.each([
    ['of another flow', { flowId: 'other' }],
    ['for another target', { target: 'other' }],
    ['that has expired to the second', { at: ago(900) }],
    ['from the future', { at: ago(-1) }],
    ['without a readable time', { at: 'yesterday' }],
  ])('does not count a proof %s', (_, changes) => {
    expect(evaluate([proof(changes), sms]).passed).toBe(false);
  });

  it('counts a proof until its last second', () => {
    expect(evaluate([proof({ at: ago(899) }), sms]).passed).toBe(true);
  });

  it('counts two proofs of one kind once', () => {
    const policy: ProofPolicy = {
      ...defaultProofPolicy,
      leastKinds: 1,
      methods: {
        'email-code': { points: 1, kind: 'phone', enabled: true },
        'sms-code': { points: 1, kind: 'phone', enabled: true },
      },
    };
    expect(evaluate([proof(), sms], policy)).toMatchObject({ points: 1, passed: false });
    expect(evaluate([proof(), proof()])).toMatchObject({ points: 1, passed: false });
  });

  it('asks for the number of kinds even where the points are reached', () => {
    const policy: ProofPolicy = {
      ...defaultProofPolicy,
      methods: { ...defaultProofPolicy.methods, 'email-code': { points: 5, kind: 'mailbox', enabled: true } },
    };
    expect(evaluate([proof()], policy)).toMatchObject({ points: 5, passed: false, missing: ['sms-code'] });
  });

  it('gives nothing for a method that is switched off', () => {
    const policy: ProofPolicy = {
      ...defaultProofPolicy,
      methods: { ...defaultProofPolicy.methods, 'sms-code': { points: 1, kind: 'phone', enabled: false } },
    };
    expect(evaluate([proof(), sms], policy).passed).toBe(false);
    expect(canPass(policy, methodNames)).toBe(false);
  });

  it('never passes on proofs of which fewer than two kinds are valid (property)', () => {
    const any = fc.record({
      method: fc.constantFrom(...methodNames),
      flowId: fc.constantFrom('flow', 'other'),
      target: fc.constantFrom('target', 'other'),
      at: fc.integer({ min: -100, max: 2000 }).map(ago),
    });
    fc.assert(
      fc.property(fc.array(any, { maxLength: 6 }), (proofs) => {
        const kinds = new Set(
          proofs
            .filter(
              ({ flowId, target, at }) =>
                flowId === 'flow' && target === 'target' && at <= now.toISOString() && at > ago(900),
            )
            .map(({ method }) => method),
        );
        expect(evaluate(proofs).passed).toBe(kinds.size === 2);
      }),
      { numRuns: 1000 },
    );
  });
});

describe('policyHash', () => {
  it('is the same for the same data in another order and differs for another pass mark', () => {
    const { methods, ...rest } = defaultProofPolicy;
    expect(policyHash({ methods, ...rest })).toBe(policyHash(defaultProofPolicy));
    expect(policyHash({ ...defaultProofPolicy, passMark: 3 })).not.toBe(policyHash(defaultProofPolicy));
    expect(policyHash(defaultProofPolicy)).toMatch(/^[0-9a-f]{64}$/);
  });
});
