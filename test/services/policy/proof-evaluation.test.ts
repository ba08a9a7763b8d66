import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { canPass, evaluateProofs, policyHash } from '../../../services/policy/proof-evaluation.ts';
import {
  defaultProofPolicy,
  codeMethods,
  type CodeProof,
  type Proof,
  type VouchProof,
  type ProofPolicy,
} from '../../../services/policy/proof-policy.ts';

const now = new Date('2026-11-23T09:00:00Z');
const proof = (changes: Partial<CodeProof> = {}): Proof => ({
  method: 'email-code',
  flowId: 'flow',
  target: 'target',
  at: now.toISOString(),
  ...changes,
});
const evaluate = (proofs: readonly Proof[], policy: ProofPolicy = defaultProofPolicy) =>
  evaluateProofs({ policy, proofs, flowId: 'flow', target: 'target', unregistered: false, now });
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
        ...defaultProofPolicy.methods,
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
    expect(canPass(policy, codeMethods)).toBe(false);
  });

  it('never passes on proofs of which fewer than two kinds are valid (property)', () => {
    const any = fc.record({
      method: fc.constantFrom(...codeMethods),
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

describe('vouches', () => {
  const hours = (count: number): number => count * 60 * 60;
  const vouch = (changes: Partial<VouchProof> = {}): Proof => ({
    method: 'vouch',
    caseId: '4K7M2QXR',
    flowId: 'flow',
    target: 'target',
    at: now.toISOString(),
    ...changes,
  });
  const earlier = (changes: Partial<VouchProof> = {}): Proof =>
    vouch({ method: 'earlier-vouch', at: ago(hours(30)), ...changes });
  const open: ProofPolicy = { ...defaultProofPolicy, unregistered: { enabled: true } };
  const unregistered = (proofs: readonly Proof[], policy: ProofPolicy = open) =>
    evaluateProofs({ policy, proofs, flowId: 'flow', target: 'target', unregistered: true, now });

  it.each([['email-code'], ['sms-code']] as const)('pass with %s, for an hour', (method) => {
    expect(evaluate([vouch(), proof({ method })])).toMatchObject({ points: 2, passed: true });
    expect(evaluate([vouch({ at: ago(hours(1) - 1) }), proof({ method })]).passed).toBe(true);
    expect(evaluate([vouch({ at: ago(hours(1)) }), proof({ method })]).passed).toBe(false);
  });

  it('count once, however many there are', () => {
    expect(evaluate([vouch(), vouch({ at: ago(60), caseId: '5K7M2QXR' })])).toMatchObject({ points: 1, passed: false });
  });

  it.each([
    ['of another flow', { flowId: 'other' }],
    ['for another target', { target: 'other' }],
    ['from the future', { at: ago(-1) }],
    ['without a case', { caseId: '' }],
  ])('do not count %s', (_, changes) => {
    expect(evaluate([vouch(changes), proof()]).passed).toBe(false);
    expect(unregistered([vouch(changes), earlier()]).passed).toBe(false);
  });

  it('of two agents pass nowhere but in the way of an account without a method', () => {
    expect(evaluate([vouch(), earlier()], open)).toMatchObject({ points: 1, passed: false, valid: ['vouch'] });
    expect(evaluate([earlier(), proof()], open)).toMatchObject({ points: 1, passed: false });
    expect(unregistered([vouch(), earlier()])).toMatchObject({ points: 2, passed: true });
  });

  it('of two agents pass only where the organisation allows it', () => {
    expect(unregistered([vouch(), earlier()], defaultProofPolicy).passed).toBe(false);
  });

  it('count as the earlier one from 24 to 72 hours of age', () => {
    const at = (seconds: number) => unregistered([vouch(), earlier({ at: ago(seconds) })]).passed;
    expect([at(hours(24) - 1), at(hours(24)), at(hours(72) - 1), at(hours(72))]).toEqual([false, true, true, false]);
  });

  it('are the only thing that counts for an account without a method', () => {
    expect(unregistered([vouch(), proof(), sms])).toMatchObject({ points: 1, passed: false, missing: [] });
  });

  it('need both agents even where one would have the points', () => {
    const methods = { ...open.methods, vouch: { ...open.methods.vouch, points: 5 } };
    expect(unregistered([vouch()], { ...open, leastKinds: 1, methods }).passed).toBe(false);
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
