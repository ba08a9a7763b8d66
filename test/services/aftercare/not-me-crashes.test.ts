import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { createNotices } from '../../../services/aftercare/notices.ts';
import { createRecoveryGuards } from '../../../services/aftercare/create-recovery-guards.ts';
import { createResetExecutor } from '../../../services/executor/reset-executor.ts';
import type { ExecutorJob } from '../../../services/queue/job-queue.ts';
import { createLife, type Death } from '../../fakes/dying-process.ts';
import { everyWrite } from '../../fakes/misbehaving-directory.ts';
import { openIn } from '../../fakes/recorded-audit.ts';
import { anna } from '../../fakes/misbehaving-directory.ts';
import { target, whileWaking } from '../executor/executor.fixture.ts';
import { aftercareWorld, type AftercareWorld } from './aftercare.fixture.ts';

async function liveThrough(world: AftercareWorld, deaths: readonly Death[]): Promise<void> {
  for (const death of [...deaths, undefined]) {
    const { mortal, isDead } = createLife(death);
    const { options } = world;
    const [queue, records, store] = [mortal(options.queue), mortal(options.records), mortal(options.store)];
    const executor = createResetExecutor({
      ...options,
      queue,
      records,
      store,
      flows: mortal(options.flows),
      attempts: mortal(options.attempts),
      writer: mortal(options.writer),
      directory: mortal(options.directory),
      audit: mortal(options.audit),
      journal: mortal(options.journal),
      guards: createRecoveryGuards({ store }),
      notices: createNotices({ records, queue, clock: options.clock }),
    });
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
    world.clock.advance(30_000);
  }
}

const deaths = fc.array(
  fc.record({ atCall: fc.integer({ min: 1, max: 50 }), when: fc.constantFrom('before' as const, 'after' as const) }),
  {
    maxLength: 3,
  },
);
const writes = fc.array(fc.constantFrom(...everyWrite), { minLength: 1, maxLength: 3 });

describe('a process that dies while it acts on "this was not me"', () => {
  it('ends frozen, finished, told, with every intent ended and no write without one', async () => {
    await fc.assert(
      fc.asyncProperty(deaths, writes, async (points, next) => {
        const world = await aftercareWorld();
        world.company.state.next = [...next];
        const about = { tenantId: 'tenant', targetId: anna.id, target, correlationId: 'c' };
        expect(await world.notMe.report(await world.links.issue(about, 'event'))).toBe('accepted');
        await liveThrough(world, points);
        const { events } = world.recorded.state;
        const { reportId } = world.jobs.state.ever[0]?.job as { reportId: string };
        const finished = (await world.reports.load(reportId))?.report;
        expect(finished?.state).toBe('finished');
        expect(finished?.passwordReplaced).toBe(world.company.state.applied.length > 0);
        expect(await world.guards.check(target)).toMatchObject({ reason: 'frozen' });
        expect(openIn(events)).toEqual([]);
        const intents = events.filter(({ type }) => type === 'wasnt-me.intended').length;
        if (world.company.state.writes.length > 0) expect(intents).toBeGreaterThan(0);
        if (finished?.passwordReplaced === true) expect(world.company.state.revoked.length).toBeGreaterThan(0);
        expect(world.jobs.kinds('bot').filter((kind) => kind === 'notice')).toHaveLength(3);
      }),
      { numRuns: 200 },
    );
  }, 120_000);
});
