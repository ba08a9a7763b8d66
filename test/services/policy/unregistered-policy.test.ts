import { describe, expect, it } from '@jest/globals';
import { defaultProofPolicy } from '../../../services/policy/proof-policy.ts';
import { withUnregisteredRule } from '../../../services/policy/unregistered-policy.ts';

describe('the rule for accounts without any method', () => {
  it('is the default policy where the manager has a day, but for being allowed', () => {
    const off = withUnregisteredRule(defaultProofPolicy, { enabled: false, objectionHours: 24 });
    expect(off).toEqual(defaultProofPolicy);
    const on = withUnregisteredRule(defaultProofPolicy, { enabled: true, objectionHours: 24 });
    expect(on).toEqual({ ...defaultProofPolicy, unregistered: { enabled: true } });
  });

  it('always leaves the second agent two days after the manager had theirs', () => {
    const { methods } = withUnregisteredRule(defaultProofPolicy, { enabled: true, objectionHours: 72 });
    expect(methods['earlier-vouch']).toMatchObject({ minAgeSeconds: 72 * 3600, lifetimeSeconds: 120 * 3600 });
    expect(methods.vouch).toEqual(defaultProofPolicy.methods.vouch);
  });
});
