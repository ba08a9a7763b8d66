import { beforeEach, describe, expect, it } from '@jest/globals';
import type { LogFields, Logger } from '../../services/logging/logger.ts';
import type { Speaker } from '../../services/outcomes/reset-outcome.ts';
import {
  aino,
  createResetWorld,
  expectKind,
  newestCode,
  otherCode,
  press,
  prove,
  say,
  send,
  startChoosing,
  startProving,
  type ResetWorld,
} from '../support/reset-world.ts';
import { silentLog } from '../support/silent-log.ts';

/** Wrong codes of other accounts, as the counter of the organisation sees them. */
const guessedElsewhere = async (world: ResetWorld, times: number): Promise<void> => {
  const hour = [
    { seconds: 3600, limit: 100 },
    { seconds: 86_400, limit: 300 },
  ];
  for (let n = 0; n < times; n += 1) await world.attempts.admit('tenant.wrong-codes', hour);
};

describe('guessing a few codes on each of many accounts', () => {
  let world: ResetWorld;
  let errors: LogFields[];
  beforeEach(() => {
    errors = [];
    const log: Logger = { ...silentLog, error: (fields) => void errors.push(fields) };
    world = createResetWorld({ options: { log } });
  });
  const wrongCode = async (speaker: Speaker = aino) => {
    const view = await send(world, await startProving(world, speaker), 'email-code');
    return world.reset.submitCode(say(view, speaker), otherCode(newestCode(world)));
  };

  it('pauses all codes after the hundredth wrong one in an hour, once, audited and at error level', async () => {
    await guessedElsewhere(world, 99);
    expectKind(await wrongCode(), 'code-mismatch');
    const view = (await world.flows.liveOf(world.target))!.record;
    expect(await world.guards.checkCodes('anybody')).toBeUndefined();
    expectKind(
      await world.reset.submitCode({ speaker: aino, flowId: view.id, nonce: undefined }, '00000000'),
      'code-mismatch',
    );
    expect(await world.guards.checkCodes('anybody')).toMatchObject({ reason: 'paused' });
    expect(errors).toHaveLength(1);
    expect(world.audited.filter(({ type }) => type === 'codes.paused')).toEqual([
      { type: 'codes.paused', until: '2026-11-23T09:00:00.000Z' },
    ]);
  });

  it('judges and sends nothing while it lasts, not even a right code, and starts nothing', async () => {
    const view = await send(world, await startProving(world), 'email-code');
    await world.guards.pauseCodes(3600);
    const ended = expectKind(await world.reset.submitCode(press(view), newestCode(world)), 'ended');
    expect(ended.view).toMatchObject({ state: 'refused', endedBecause: 'paused', points: 0 });
    expect(await world.reset.start(aino, 'en')).toMatchObject({ kind: 'refused', refusal: { reason: 'paused' } });
    expect(world.outbox).toHaveLength(1);
  });

  it('lets who has proved everything finish', async () => {
    const view = await startChoosing(world);
    await world.guards.pauseCodes(3600);
    expectKind(await world.reset.issuePageLink(press(view)), 'page');
    expectKind(await world.reset.start(aino, 'en'), 'resumed');
    expect(await world.guards.check(world.target)).toBeUndefined();
  });

  it('ends by itself after an hour, and goes on as long as the day is full', async () => {
    await guessedElsewhere(world, 100);
    world.clock.advance(3_600_000);
    await guessedElsewhere(world, 100);
    world.clock.advance(3_600_000);
    await guessedElsewhere(world, 100);
    world.clock.advance(3_600_000);
    expectKind(await wrongCode(), 'code-mismatch');
    expect(await world.guards.checkCodes('anybody')).toMatchObject({ reason: 'paused' });
    world.clock.advance(3_600_000);
    expect(await world.guards.checkCodes('anybody')).toBeUndefined();
  });

  it('does not count right codes', async () => {
    await guessedElsewhere(world, 100);
    await prove(world, await startProving(world), 'email-code');
    expect(await world.guards.checkCodes('anybody')).toBeUndefined();
  });
});

describe('a lock after too many wrong codes', () => {
  it('is told at every registered address, once, and audited once', async () => {
    const world = createResetWorld();
    let view = await startProving(world);
    for (let failures = 0; failures < 10;) {
      view = await send(world, view, failures < 5 ? 'email-code' : 'sms-code');
      const right = newestCode(world);
      for (let tries = 0; tries < 5; tries += 1, failures += 1) {
        const guess = String((Number(right.replace(' ', '')) + 1 + failures) % 1e8).padStart(8, '0');
        const both = [1, 2].map(() => world.reset.submitCode(say(view), guess));
        await Promise.all(both);
      }
      view = (await world.reset.view(aino, view.flowId))!;
    }
    expect(view.state).toBe('locked');
    const notices = world.jobs.filter(({ job }) => job.kind === 'notice').map(({ id }) => id);
    expect(notices).toHaveLength(2);
    expect(notices.map((id) => id.split('.').slice(-2).join('.')).sort()).toEqual([
      'locked.email-code',
      'locked.sms-code',
    ]);
    expect(world.audited.filter(({ type }) => type === 'recovery.locked')).toHaveLength(1);
  });
});

describe('a locked account that asks again and again', () => {
  it('is answered each time, and audited thirty times an hour', async () => {
    const world = createResetWorld();
    await world.attempts.lock(world.target, 86_400);
    for (let n = 0; n < 50; n += 1) expectKind(await world.reset.start(aino, 'en'), 'refused');
    expect(world.audited).toHaveLength(30);
    world.clock.advance(3_600_000);
    await world.reset.start(aino, 'en');
    expect(world.audited).toHaveLength(31);
  });
});

describe('a press on somebody else’s card', () => {
  it('is audited with the presser’s own name, and a flood of them is not', async () => {
    const world = createResetWorld();
    const view = await startProving(world);
    const mallory = { ...aino, personId: '33333333-3333-4333-8333-333333333333', correlationId: 'turn-m' };
    for (let n = 0; n < 30; n += 1) expectKind(await world.reset.cancel(press(view, mallory)), 'not-yours');
    const noted = world.audited.filter(({ type }) => type === 'press.foreign');
    expect(noted).toHaveLength(10);
    expect(noted[0]).toMatchObject({ flowId: view.flowId, correlationId: 'turn-m' });
    expect((await world.reset.view(aino, view.flowId))?.state).toBe('proving');
  });
});
