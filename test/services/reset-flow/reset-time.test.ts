import { describe, expect, it } from '@jest/globals';
import {
  aino,
  createResetWorld,
  expectKind,
  newestCode,
  press,
  prove,
  say,
  send,
  startChoosing,
  startProving,
} from '../../support/reset-world.ts';

const minutes = (count: number) => count * 60_000;
const types = (world: { audited: readonly { type: string }[] }) => world.audited.map(({ type }) => type);

describe('the third completed proving in a day', () => {
  it('is the last: a fourth is refused at its pass mark', async () => {
    const world = createResetWorld();
    for (let round = 0; round < 3; round += 1) {
      await world.reset.cancel(press(await startChoosing(world)));
      world.clock.advance(minutes(60));
    }
    const one = await prove(world, await startProving(world), 'email-code');
    const asked = await send(world, one, 'sms-code');
    const ended = expectKind(await world.reset.submitCode(press(asked), newestCode(world)), 'ended');
    expect(ended.view).toMatchObject({ state: 'refused', endedBecause: 'recently-reset' });
  });
});

describe('time', () => {
  it('ends an idle flow after ten minutes, to the second', async () => {
    const world = createResetWorld();
    const view = await startProving(world);
    world.clock.advance(minutes(10) - 1);
    expect((await world.reset.view(aino, view.flowId))?.state).toBe('proving');
    world.clock.advance(1);
    const ended = expectKind(await world.reset.sendCode(press(view), 'email-code'), 'ended');
    expect(ended.view).toMatchObject({ state: 'expired', endedBecause: 'idle' });
  });

  it('ends an idle flow while choosing, too', async () => {
    const world = createResetWorld();
    const view = await startChoosing(world);
    world.clock.advance(minutes(10));
    expect(await world.reset.view(aino, view.flowId)).toMatchObject({ state: 'expired', endedBecause: 'idle' });
  });

  it('ends any flow after thirty minutes, however busy', async () => {
    const world = createResetWorld();
    const view = await startProving(world);
    for (let round = 0; round < 3; round += 1) {
      world.clock.advance(minutes(9));
      expectKind(await world.reset.sendCode(say(view), round === 1 ? 'sms-code' : 'email-code'), 'sent');
    }
    world.clock.advance(minutes(3) - 1);
    expect((await world.reset.view(aino, view.flowId))?.state).toBe('proving');
    world.clock.advance(1);
    expect(await world.reset.view(aino, view.flowId)).toMatchObject({ state: 'expired', endedBecause: 'time-over' });
  });

  it('ends choosing at the flow’s own end, however fresh the proofs', async () => {
    const world = createResetWorld();
    let view = await startProving(world);
    for (const method of ['email-code', 'sms-code'] as const) {
      world.clock.advance(minutes(9));
      view = await send(world, view, method);
    }
    world.clock.advance(minutes(9));
    view = await send(world, view, 'email-code');
    view = expectKind(await world.reset.submitCode(press(view), newestCode(world)), 'verified').view;
    view = await send(world, view, 'sms-code');
    view = expectKind(await world.reset.submitCode(press(view), newestCode(world)), 'verified').view;
    world.clock.advance(minutes(3));
    expect(await world.reset.view(aino, view.flowId)).toMatchObject({ state: 'expired', endedBecause: 'time-over' });
  });

  it('ends choosing when a proof is fifteen minutes old', async () => {
    const world = createResetWorld();
    let view = await startProving(world);
    world.clock.advance(minutes(9));
    view = await prove(world, view, 'email-code');
    world.clock.advance(minutes(9));
    view = await prove(world, view, 'sms-code');
    world.clock.advance(minutes(6));
    expect(await world.reset.view(aino, view.flowId)).toMatchObject({
      state: 'expired',
      endedBecause: 'proofs-expired',
    });
  });

  it('asks again for a proof that ran out while proving', async () => {
    const world = createResetWorld();
    let view = await prove(world, await startProving(world), 'email-code');
    world.clock.advance(minutes(9));
    view = await send(world, view, 'sms-code');
    world.clock.advance(minutes(1));
    view = await send(world, view, 'sms-code');
    world.clock.advance(minutes(4.9));
    const smsCode = newestCode(world);
    world.clock.advance(minutes(0.05));
    view = expectKind(await world.reset.submitCode(press(view), smsCode), 'verified').view;
    expect(view.state).toBe('choosing');
    const other = createResetWorld();
    let late = await prove(other, await startProving(other), 'email-code');
    other.clock.advance(minutes(9));
    late = await send(other, late, 'sms-code');
    other.clock.advance(minutes(6.5));
    late = await send(other, late, 'sms-code');
    late = expectKind(await other.reset.submitCode(press(late), newestCode(other)), 'verified').view;
    expect(late).toMatchObject({ state: 'proving', points: 1, proved: ['sms-code'] });
    expect(late.methods.map(({ method }) => method)).toEqual(['email-code']);
  });

  it('does not end a write that has begun', async () => {
    const world = createResetWorld();
    const view = await startChoosing(world);
    const queued = expectKind(
      await world.flows.move((await world.flows.load(view.flowId))!, 'password-sealed', {}),
      'moved',
    );
    expectKind(await world.flows.move(queued.flow, 'intent-taken', {}), 'moved');
    world.clock.advance(minutes(24 * 60));
    expect((await world.reset.view(aino, view.flowId))?.state).toBe('writing');
  });
});

describe('cancelling', () => {
  it('ends the flow, kills its codes, and is answered once', async () => {
    const world = createResetWorld();
    const view = await send(world, await startProving(world), 'email-code');
    expectKind(await world.reset.cancel(press(view)), 'cancelled');
    expectKind(await world.reset.cancel(press(view)), 'duplicate');
    expectKind(await world.reset.submitCode(say(view), newestCode(world)), 'ended');
    expect(types(world).filter((type) => type === 'flow.ended')).toHaveLength(1);
  });

  it('comes too late once a password is on its way', async () => {
    const world = createResetWorld();
    const view = await startChoosing(world);
    expectKind(await world.flows.move((await world.flows.load(view.flowId))!, 'password-sealed', {}), 'moved');
    expect(expectKind(await world.reset.cancel(say(view)), 'too-late').view.state).toBe('queued');
  });
});

describe('what is stored', () => {
  it('holds no code and no address', async () => {
    const seen: string[] = [];
    const plain = createResetWorld();
    const { store } = plain;
    const watching = createResetWorld({
      clock: plain.clock,
      store: {
        ...store,
        set: (key, value, ttl) => (seen.push(key + value), store.set(key, value, ttl)),
        swap: (key, version, value, ttl) => (seen.push(key + value), store.swap(key, version, value, ttl)),
      },
    });
    const view = await startChoosing(watching);
    const { url } = expectKind(await watching.reset.issuePageLink(press(view)), 'page');
    const everything = seen.join('\n') + JSON.stringify(watching.audited) + JSON.stringify(watching.jobs);
    expect(seen.length).toBeGreaterThan(5);
    expect(everything).not.toContain(url.split('#')[1]);
    for (const { text, to } of watching.outbox) {
      const code = /[0-9]{4} [0-9]{4}/.exec(text)![0];
      for (const secret of [code, code.replace(' ', ''), to]) expect(everything).not.toContain(secret);
    }
  });
});
