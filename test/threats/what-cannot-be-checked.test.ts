import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { UserDirectory } from '../../services/directory/user-directory.ts';
import { createEligibility } from '../../services/policy/check-eligibility.ts';
import { defaultProofPolicy } from '../../services/policy/proof-policy.ts';
import { executorWorld, flowRecord, runJobs } from '../services/executor/executor.fixture.ts';
import { createDirectoryStub, type DirectoryStubAnswers } from '../support/directory-answers.ts';

const reads: readonly (keyof UserDirectory)[] = ['findUser', 'readTenant', 'listMethods', 'readPrivilege', 'memberOf'];

describe('what cannot be checked (I8)', () => {
  it('is refused, whichever of the reads fail (property)', async () => {
    await fc.assert(
      fc.asyncProperty(fc.subarray([...reads], { minLength: 1 }), async (failing) => {
        const answers: DirectoryStubAnswers = { failing };
        const directory = createDirectoryStub(answers);
        const { check } = createEligibility({ directory, policy: defaultProofPolicy, blockedGroupIds: ['vip'] });
        expect(await check(directory.userId)).toMatchObject({
          kind: 'refused',
          refusal: { reason: 'could-not-check' },
        });
      }),
      { numRuns: 100 },
    );
  });

  it('counts as privileged when a number is not a clean zero (property)', async () => {
    const odd = fc.constantFrom(undefined, null, NaN, '0', [], 1, -1, 7);
    const field = fc.constantFrom('activeRoles', 'eligibleRoles', 'roleAssignableGroups');
    await fc.assert(
      fc.asyncProperty(field, odd, async (name, value) => {
        const directory = createDirectoryStub({ privilege: { [name]: value } });
        const { check } = createEligibility({ directory, policy: defaultProofPolicy, blockedGroupIds: [] });
        expect(await check(directory.userId)).toMatchObject({ refusal: { reason: 'privileged' } });
      }),
    );
  });
});

describe('requester and target (I5)', () => {
  it('are one person at every write, whatever a record says (property)', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uuid(), fc.constantFrom('requesterId', 'targetId', 'id'), async (other, field) => {
        const world = await executorWorld();
        const value = field === 'id' ? flowRecord(world.clock.now()).id.replace(/^T/, 'X') : other;
        await world.queued(undefined, { [field]: value });
        await runJobs(world, world.executor.handle);
        expect(world.company.state.writes).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });
});
