import { describe, expect, it } from '@jest/globals';
import { createSteeredClock } from '../../../services/clock/steered-clock.ts';
import { defaultResetLimits } from '../../../services/reset-flow/reset-limits.ts';
import type { AttemptStore } from '../../../services/store/attempt-store.ts';
import { createMemoryAttemptStore } from '../../../services/store/memory-attempt-store.ts';
import { caseRecord, caseVouch } from '../../support/case-record.ts';
import { aino, createResetWorld, prove, startProving, tenantId } from '../../support/reset-world.ts';

/** One reset a day; somebody else writes the flow just when its reset was counted, as often as `races` says. */
function createRacedWorld() {
  const clock = createSteeredClock(new Date('2026-11-23T08:00:00Z'));
  const memory = createMemoryAttemptStore({ clock });
  const state = { races: 0, counted: 0 };
  const attempts: AttemptStore = {
    ...memory,
    admit: async (scope, windows) => {
      const admitted = await memory.admit(scope, windows);
      if (!scope.startsWith('resets.')) return admitted;
      state.counted += 1;
      if (state.races > 0) {
        state.races -= 1;
        const live = await world.flows.liveOf(world.target);
        await world.flows.patch(live!, {});
      }
      return admitted;
    },
  };
  const limits = { ...defaultResetLimits, resetsPerTarget: [{ seconds: 24 * 60 * 60, limit: 1 }] };
  const world = createResetWorld({ clock, attempts, options: { limits } });
  return { world, state };
}

describe('a reset that reaches the pass mark', () => {
  it('by a vouch is counted once, however many races are lost', async () => {
    const { world, state } = createRacedWorld();
    const { flowId } = await prove(world, await startProving(world), 'email-code');
    state.races = 2;
    const { target } = world;
    const record = caseRecord({ target, tenantId, targetId: aino.personId, openedAt: world.clock.now().toISOString() });
    const vouch = caseVouch({ at: world.clock.now().toISOString() });
    expect(await world.caseProofs.join(record, vouch, undefined)).toEqual({ kind: 'joined', flowId });
    expect((await world.flows.load(flowId))?.record.state).toBe('choosing');
    expect(state.counted).toBe(1);
  });

  it('by a code is counted once, however many races are lost', async () => {
    const { world, state } = createRacedWorld();
    const view = await prove(world, await startProving(world), 'email-code');
    state.races = 2;
    expect((await prove(world, view, 'sms-code')).state).toBe('choosing');
    expect(state.counted).toBe(1);
  });
});
