import { describe, expect, it } from '@jest/globals';
import { createCallerCheckJobs } from '../../../services/caller-check/create-caller-check-jobs.ts';
import { createCallerPage } from '../../../services/caller-check/create-caller-page.ts';
import { createLife, type Death } from '../../fakes/dying-process.ts';
import { createCallerBrowser, proveSecond } from '../../support/caller-browser.ts';
import { ainoName, createCallerWorld, mikko, newestLink, type CallerWorld } from '../../support/caller-world.ts';
import { expectKind } from '../../support/reset-world.ts';

type AllOptions = CallerWorld['checkOptions'];

/** The options of a process that dies at the n-th call of any port. */
function mortalOptions(world: CallerWorld, death: Death) {
  const life = createLife(death);
  const all = world.checkOptions;
  const { flows, store, attempts, audit, queue, records, sender, alarm, messenger } = all;
  const ports = { flows, store, attempts, audit, queue, records, sender, alarm, messenger };
  const mortal = Object.fromEntries(Object.entries(ports).map(([name, port]) => [name, life.mortal(port)]));
  return { options: { ...all, ...mortal } as AllOptions, life };
}

/** Dies at every call of `act` in turn, before and after its effect, until a life is long enough. */
async function atEveryCall(act: (death: Death) => Promise<'died' | 'lived'>): Promise<number> {
  let calls = 0;
  for (const when of ['before', 'after'] as const) {
    for (let atCall = 1; ; atCall += 1) {
      if ((await act({ atCall, when })) === 'lived') break;
      calls += 1;
    }
  }
  return calls;
}

async function sent() {
  const world = createCallerWorld();
  const { view } = expectKind(await world.checks.start(mikko, ainoName), 'started');
  return { world, checkId: view.checkId };
}
async function asked() {
  const check = await sent();
  await check.world.runJobs();
  const browser = await createCallerBrowser(check.world);
  await browser.open(newestLink(check.world).handle);
  return { ...check, browser };
}
const outcomeOf = async (dying: Promise<unknown>, life: { readonly isDead: () => boolean }) => {
  await dying.catch(() => undefined);
  return life.isDead() ? ('died' as const) : ('lived' as const);
};

describe('a process that dies between any two steps', () => {
  it('of sending leaves one message at most, and a check that still ends', async () => {
    const deaths = await atEveryCall(async (death) => {
      const { world, checkId } = await sent();
      const { options, life } = mortalOptions(world, death);
      const outcome = await outcomeOf(createCallerCheckJobs(options)(checkId, 'send'), life);
      await world.runJobs();
      expect(world.outbox.length).toBeLessThanOrEqual(1);
      world.clock.advance(31 * 60_000);
      await world.runJobs();
      expect(expectKind(await world.checks.view(mikko, checkId), 'check').view.state).toBe('failed');
      expect(world.cards.length).toBe(1);
      return outcome;
    });
    expect(deaths).toBeGreaterThan(15);
  });

  const answering = (yes: boolean, after: (check: Awaited<ReturnType<typeof asked>>) => Promise<void>) =>
    atEveryCall(async (death) => {
      const check = await asked();
      const { options, life } = mortalOptions(check.world, death);
      const outcome = await outcomeOf(createCallerPage(options).answer(await check.browser.sign('answer'), yes), life);
      await after(check);
      return outcome;
    });
  const proofs = async (world: CallerWorld) => (await world.flows.liveOf(world.target))?.record.proofs.length;

  it('of a yes leaves one flow with one proof, which goes on at the next yes', async () => {
    const deaths = await answering(true, async ({ world, browser, checkId }) => {
      expectKind(await browser.answer(true), 'proving');
      expect(await proofs(world)).toBe(1);
      await proveSecond(world, browser);
      expect(expectKind(await world.checks.view(mikko, checkId), 'check').view.state).toBe('passed');
    });
    expect(deaths).toBeGreaterThan(20);
  });

  it('of a no leaves one alarm after the next no, and nothing to go on with', async () => {
    const deaths = await answering(false, async ({ world, browser }) => {
      expect(await browser.answer(false)).toEqual({ kind: 'denied' });
      await world.runJobs();
      expect(world.alarms).toHaveLength(1);
      expect(await proofs(world)).toBeUndefined();
    });
    expect(deaths).toBeGreaterThan(10);
  });
});
