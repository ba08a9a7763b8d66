import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { createNotices } from '../../../services/aftercare/notices.ts';
import { createRecoveryGuards } from '../../../services/aftercare/create-recovery-guards.ts';
import { createResetExecutor, type ResetExecutor } from '../../../services/executor/reset-executor.ts';
import type { ExecutorJob } from '../../../services/queue/job-queue.ts';
import type { FlowRecord } from '../../../services/reset-flow/flow-record.ts';
import { createLife, type Death } from '../../fakes/dying-process.ts';
import { everyWrite, type NextWrite } from '../../fakes/misbehaving-directory.ts';
import { openIn } from '../../fakes/recorded-audit.ts';
import { executorWorld, stateOf, whileWaking, type ExecutorWorld } from './executor.fixture.ts';

/** One life of an executor process on the world's stores: every port dies with it. */
function live(
  world: ExecutorWorld,
  death: Death | undefined,
): { readonly executor: ResetExecutor; readonly isDead: () => boolean } {
  const { mortal, isDead } = createLife(death);
  const { options } = world;
  const queue = mortal(options.queue);
  const records = mortal(options.records);
  const store = mortal(options.store);
  const executor = createResetExecutor({
    ...options,
    queue,
    records,
    store,
    flows: mortal(options.flows),
    attempts: mortal(options.attempts),
    eligibility: mortal(options.eligibility),
    guards: createRecoveryGuards({ store }),
    writer: mortal(options.writer),
    directory: mortal(options.directory),
    audit: mortal(options.audit),
    journal: mortal(options.journal),
    notices: createNotices({ records, queue, clock: options.clock }),
  });
  return { executor, isDead };
}

/** Lives one after the other, each starting as the product does: open intents first, then jobs; a job that died is delivered again. */
async function liveThrough(world: ExecutorWorld, deaths: readonly Death[]): Promise<void> {
  for (const death of [...deaths, undefined]) {
    const { executor, isDead } = live(world, death);
    try {
      await whileWaking(world.clock, executor.reconcileOpenIntents());
      for (let run = 0; run < 200 && !isDead(); run += 1) {
        const entry = world.jobs.next('executor');
        if (entry === undefined) break;
        world.clock.advance(Math.max(0, entry.at - world.clock.now().getTime()));
        await whileWaking(world.clock, executor.handle(entry.job as ExecutorJob));
        world.jobs.done(entry);
      }
    } catch (error) {
      if (!isDead()) throw error;
    }
    // A dead process is noticed by the queue after a while.
    world.clock.advance(30_000);
  }
}

const deaths = fc.array(
  fc.record({ atCall: fc.integer({ min: 1, max: 60 }), when: fc.constantFrom('before' as const, 'after' as const) }),
  {
    maxLength: 3,
  },
);
const writes = fc.array(fc.constantFrom(...everyWrite), { minLength: 1, maxLength: 3 });

async function judge(world: ExecutorWorld, flow: FlowRecord): Promise<void> {
  const { company, recorded } = world;
  const { state } = await stateOf(world, flow);
  const applied = company.state.applied.length;
  // I1: one password at most; and what is told is what happened.
  expect(applied).toBeLessThanOrEqual(1);
  expect(['done', 'choosing', 'failed', 'refused', 'expired']).toContain(state);
  expect(state === 'done').toBe(applied === 1);
  // I4: no write without an intent before it; every intent ended.
  const intents = recorded.types().filter((type) => type === 'password-reset.intended').length;
  if (company.state.writes.length > 0) expect(intents).toBeGreaterThan(0);
  expect(openIn(recorded.state.events)).toEqual([]);
  if (state === 'done') {
    expect(recorded.types()).toContain('password-reset.completed');
    expect(company.state.revoked.length).toBeGreaterThan(0);
    expect(world.jobs.kinds('bot').filter((kind) => kind === 'notice').length).toBeGreaterThanOrEqual(2);
  }
  expect(world.jobs.kinds('bot')).toContain('flow-changed');
}

describe('a process that dies between any two steps (I1, I4)', () => {
  it('sets one password at most, has every intent ended, and tells the truth', async () => {
    await fc.assert(
      fc.asyncProperty(deaths, writes, async (points, next) => {
        const world = await executorWorld();
        world.company.state.next = [...next];
        const sent: number[] = [];
        const { setPassword } = world.company.writer;
        Object.assign(world.company.writer, {
          setPassword: (write: Parameters<typeof setPassword>[0]) => {
            sent.push(world.recorded.types().filter((type) => type === 'password-reset.intended').length);
            return setPassword(write);
          },
        });
        const flow = await world.queued();
        await liveThrough(world, points);
        for (const intents of sent) expect(intents).toBeGreaterThan(0);
        await judge(world, flow);
      }),
      { numRuns: 300 },
    );
  }, 120_000);

  it.each([
    'written',
    'unknown-applied',
    'unknown-not-applied',
    'password-not-accepted',
  ] as const satisfies readonly NextWrite[])(
    'holds for a single death at each of the first 40 calls (%s)',
    async (next) => {
      for (let atCall = 1; atCall <= 40; atCall += 1) {
        for (const when of ['before', 'after'] as const) {
          const world = await executorWorld();
          world.company.state.next = [next];
          const flow = await world.queued();
          await liveThrough(world, [{ atCall, when }]);
          await judge(world, flow);
        }
      }
    },
    120_000,
  );
});
