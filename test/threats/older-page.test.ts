import { describe, expect, it } from '@jest/globals';
import { goodPassword, executorWorld, runJobs, stateOf } from '../services/executor/executor.fixture.ts';
import { sealedIntentKey } from '../../services/executor/sealed-intent.ts';
import { seal } from '../services/executor/seal.fixture.ts';

describe('a password that an older page of the same flow sealed', () => {
  it('is not written when it comes late, beside the newer page’s or instead of it', async () => {
    const world = await executorWorld();
    const flow = await world.queued();
    const late = await seal('Stolen-Session-99-Xyz', world.sealedBox.publicKey(), {
      flowId: flow.id,
      target: flow.target,
      handleHash: 'older',
    });
    await world.store.set(sealedIntentKey(flow.id, 'older'), JSON.stringify(late), 600);
    await runJobs(world, world.executor.handle);
    expect(world.company.state.applied.map(({ password }) => password)).toEqual([goodPassword]);
  });

  it('is refused even in the newer page’s place', async () => {
    const world = await executorWorld();
    const flow = await world.queued();
    const late = await seal('Stolen-Session-99-Xyz', world.sealedBox.publicKey(), {
      flowId: flow.id,
      target: flow.target,
      handleHash: 'older',
    });
    await world.store.set(sealedIntentKey(flow.id, 'handle'), JSON.stringify(late), 600);
    await runJobs(world, world.executor.handle);
    expect(world.company.state.writes).toEqual([]);
    expect(await stateOf(world, flow)).toMatchObject({ state: 'refused', endedBecause: 'sealed-password-lost' });
  });
});
