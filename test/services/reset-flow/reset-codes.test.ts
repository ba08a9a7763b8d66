import { describe, expect, it } from '@jest/globals';
import { DependencyError } from '../../../services/errors/app-error.ts';
import { codeIdOf } from '../../../services/verification/one-time-code.ts';
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
} from '../../support/reset-world.ts';

const minutes = (count: number) => count * 60_000;
const types = (world: { audited: readonly { type: string }[] }) => world.audited.map(({ type }) => type);

describe('sending', () => {
  it('waits 60, then 120 seconds, and stops after three codes', async () => {
    const world = createResetWorld();
    let view = await send(world, await startProving(world), 'email-code');
    expect(expectKind(await world.reset.sendCode(press(view), 'email-code'), 'wait').seconds).toBe(60);
    world.clock.advance(59_999);
    expectKind(await world.reset.sendCode(press(view), 'email-code'), 'wait');
    world.clock.advance(1);
    view = await send(world, view, 'email-code');
    world.clock.advance(119_000);
    expect(expectKind(await world.reset.sendCode(press(view), 'email-code'), 'wait').seconds).toBe(1);
    world.clock.advance(1_000);
    view = await send(world, view, 'email-code');
    world.clock.advance(minutes(8));
    expectKind(await world.reset.sendCode(press(view), 'email-code'), 'no-sends-left');
    expect(world.outbox).toHaveLength(3);
  });

  it('kills the code before', async () => {
    const world = createResetWorld();
    let view = await send(world, await startProving(world), 'email-code');
    const old = newestCode(world);
    world.clock.advance(minutes(1));
    view = await send(world, view, 'email-code');
    expectKind(await world.reset.submitCode(press(view), old), 'code-mismatch');
  });

  it.each([
    ['sms-code', { mobile: { id: 'm', number: '+35840 123-4567' } }],
    ['email-code', { email: { id: 'e', address: 'Aino@POSTI.example' } }],
  ] as const)(
    'goes to one destination at most five times an hour, over all flows and spellings (%s)',
    async (method, respelled) => {
      const world = createResetWorld();
      const sendThree = async () => {
        let view = await startProving(world);
        for (const wait of [60, 120, 0]) {
          const outcome = await world.reset.sendCode(press(view), method);
          if (outcome.kind !== 'sent') return outcome;
          view = outcome.view;
          world.clock.advance(wait * 1000);
        }
        return world.reset.cancel(press(view));
      };
      expectKind(await sendThree(), 'cancelled');
      world.directory.methods = respelled;
      const busy = expectKind(await sendThree(), 'destination-busy');
      expect(world.outbox).toHaveLength(5);
      expect(busy.retryAt).toEqual(new Date('2026-11-23T09:00:00Z'));
      // The refused send is not counted against the flow: the other method goes on.
      expect(busy.view.methods.map(({ sendsLeft }) => sendsLeft).sort()).toEqual([1, 3]);
    },
  );

  it('leaves no live code behind when the delivery was refused', async () => {
    const world = createResetWorld();
    const view = await startProving(world);
    world.delivery = { kind: 'refused', reason: 'other' };
    const failed = expectKind(await world.reset.sendCode(press(view), 'email-code'), 'delivery-failed').view;
    const neverDelivered = newestCode(world);
    world.delivery = { kind: 'accepted' };
    const sms = await send(world, failed, 'sms-code');
    const back = expectKind(await world.reset.sendCode(press(sms), 'email-code'), 'wait').view;
    // Nothing leads back to it, and it is dead in the store too.
    expect(back.asking?.method).toBe('sms-code');
    const codeId = codeIdOf(back.flowId, 'email-code');
    const limits = { triesPerCode: 5, failuresPerTarget: 10, windowSeconds: 60, lockSeconds: 60 };
    const asked = { target: world.target, codeId, candidateHashes: ['ab'.repeat(32)], ...limits };
    expect((await world.attempts.redeem(asked)).kind).toBe('absent');
    expect((await world.reset.submitCode(press(back), neverDelivered)).kind).toBe('code-mismatch');
  });

  it('counts a refused delivery, and says so', async () => {
    const world = createResetWorld();
    const view = await startProving(world);
    world.delivery = { kind: 'refused', reason: 'address' };
    const failed = expectKind(await world.reset.sendCode(press(view), 'sms-code'), 'delivery-failed').view;
    expect(failed.asking).toBeUndefined();
    expect(failed.methods.find(({ method }) => method === 'sms-code')?.sendsLeft).toBe(2);
    // The code is dead, though it may have arrived all the same.
    const typed = await world.reset.submitCode(press(failed), newestCode(world));
    expectKind(typed, 'nothing-asked');
    world.delivery = new DependencyError('delivery_failed', 'no route');
    expectKind(await world.reset.sendCode(press(failed), 'email-code'), 'delivery-failed');
  });

  it('shows an unconfirmed delivery as such, with a code that works', async () => {
    const world = createResetWorld();
    const view = await startProving(world);
    world.delivery = { kind: 'unconfirmed' };
    const sent = expectKind(await world.reset.sendCode(press(view), 'sms-code'), 'sent');
    expect(sent.unconfirmed).toBe(true);
    expectKind(await world.reset.submitCode(press(sent.view), newestCode(world)), 'verified');
    expect(world.audited.find(({ type }) => type === 'code.sent')).toMatchObject({ result: 'unconfirmed' });
  });

  it('reads the address afresh, and ends the flow of an account that became privileged', async () => {
    const world = createResetWorld();
    const view = await startProving(world);
    world.directory.privilege = { eligibleRoles: 1 };
    expect(expectKind(await world.reset.sendCode(press(view), 'email-code'), 'refused').refusal.reason).toBe(
      'privileged',
    );
    expect(await world.reset.view(aino, view.flowId)).toMatchObject({ state: 'refused', endedBecause: 'privileged' });
    expect(world.outbox).toEqual([]);
  });

  it('is refused, but not for good, while the directory is away', async () => {
    const world = createResetWorld();
    const view = await startProving(world);
    world.directory.failing = ['readPrivilege'];
    expect(expectKind(await world.reset.sendCode(press(view), 'email-code'), 'refused').refusal.reason).toBe(
      'could-not-check',
    );
    world.directory.failing = [];
    expectKind(await world.reset.sendCode(press(view), 'email-code'), 'sent');
  });

  it('offers no method that is proved, not registered or too early', async () => {
    const world = createResetWorld();
    const started = expectKind(await world.reset.start(aino, 'en'), 'identified').view;
    expectKind(await world.reset.sendCode(press(started), 'email-code'), 'stale');
    const confirmed = expectKind(await world.reset.confirmAccount(press(started)), 'confirmed').view;
    const proved = await prove(world, confirmed, 'email-code');
    expectKind(await world.reset.sendCode(press(proved), 'email-code'), 'method-not-offered');
  });
});

describe('codes', () => {
  it('burn at the fifth wrong try', async () => {
    const world = createResetWorld();
    let view = await send(world, await startProving(world), 'email-code');
    const right = newestCode(world);
    let wrong = right;
    for (const triesLeft of [4, 3, 2, 1]) {
      wrong = otherCode(wrong);
      const missed = expectKind(await world.reset.submitCode(press(view), wrong), 'code-mismatch');
      expect(missed.triesLeft).toBe(triesLeft);
      view = missed.view;
    }
    view = expectKind(await world.reset.submitCode(press(view), otherCode(wrong)), 'code-burned').view;
    expectKind(await world.reset.submitCode(press(view), right), 'nothing-asked');
  });

  it('expire after five minutes to the second', async () => {
    const world = createResetWorld();
    const view = await send(world, await startProving(world), 'email-code');
    const code = newestCode(world);
    world.clock.advance(minutes(5));
    expectKind(await world.reset.submitCode(press(view), code), 'code-expired');
  });

  it('lock the account after ten wrong ones over several flows (I3), and a lock refuses the right code', async () => {
    const world = createResetWorld();
    const burn = async () => {
      let view = await send(world, await startProving(world), 'email-code');
      let wrong = newestCode(world);
      for (;;) {
        wrong = otherCode(wrong);
        const outcome = await world.reset.submitCode(press(view), wrong);
        if (outcome.kind !== 'code-mismatch') return outcome;
        view = outcome.view;
      }
    };
    const first = expectKind(await burn(), 'code-burned');
    await world.reset.cancel(press(first.view));
    const locked = expectKind(await burn(), 'locked-out');
    expect(locked.until).toEqual(new Date(world.clock.now().getTime() + minutes(24 * 60)));
    expect(world.audited.filter(({ type }) => type === 'recovery.locked')).toHaveLength(1);
    expect(expectKind(await world.reset.start(aino, 'en'), 'refused').refusal).toMatchObject({
      reason: 'locked',
      until: locked.until,
    });
    world.clock.advance(minutes(24 * 60));
    expectKind(await world.reset.start(aino, 'en'), 'identified');
  });

  it('are refused at redemption when the lock came after the start', async () => {
    const world = createResetWorld();
    const view = await send(world, await startProving(world), 'email-code');
    await world.attempts.lock(world.target, 600);
    expectKind(await world.reset.submitCode(press(view), newestCode(world)), 'locked-out');
    expect(await world.reset.view(aino, view.flowId)).toMatchObject({ state: 'locked', points: 0 });
  });

  it('are refused, and the flow ends, when recovery is frozen meanwhile', async () => {
    const world = createResetWorld();
    const view = await send(world, await startProving(world), 'email-code');
    await world.guards.freeze(world.target, 600);
    const ended = expectKind(await world.reset.submitCode(press(view), newestCode(world)), 'ended');
    expect(ended.view).toMatchObject({ state: 'refused', endedBecause: 'frozen', points: 0 });
  });

  it('stop a link and a further code as well, when frozen or locked', async () => {
    for (const brake of ['freeze', 'lock'] as const) {
      const world = createResetWorld();
      const view = await startChoosing(world);
      await (brake === 'freeze' ? world.guards.freeze(world.target, 600) : world.attempts.lock(world.target, 600));
      expectKind(await world.reset.issuePageLink(press(view)), 'ended');
      const other = createResetWorld();
      const proving = await startProving(other);
      await (brake === 'freeze' ? other.guards.freeze(other.target, 600) : other.attempts.lock(other.target, 600));
      expectKind(await other.reset.sendCode(press(proving), 'email-code'), 'refused');
    }
  });

  it('never pass for another method than the one that is asked (method confusion)', async () => {
    const world = createResetWorld();
    const mail = await send(world, await startProving(world), 'email-code');
    const mailCode = newestCode(world);
    const sms = await send(world, mail, 'sms-code');
    expect(sms.asking?.method).toBe('sms-code');
    const missed = expectKind(await world.reset.submitCode(press(sms), mailCode), 'code-mismatch');
    expect(missed.view.points).toBe(0);
  });

  it('sent before may still be typed after going to another method and back', async () => {
    const world = createResetWorld();
    const mail = await send(world, await startProving(world), 'email-code');
    const mailCode = newestCode(world);
    const sms = await send(world, mail, 'sms-code');
    const back = expectKind(await world.reset.sendCode(press(sms), 'email-code'), 'wait').view;
    expect(back.asking?.method).toBe('email-code');
    expect(expectKind(await world.reset.submitCode(press(back), mailCode), 'verified').view.proved).toEqual([
      'email-code',
    ]);
  });

  it('of another flow of the same account are worth nothing', async () => {
    const world = createResetWorld();
    const old = await send(world, await startProving(world), 'email-code');
    const oldCode = newestCode(world);
    await world.reset.cancel(press(old));
    const view = await send(world, await startProving(world), 'email-code');
    expectKind(await world.reset.submitCode(press(view), oldCode), 'code-mismatch');
  });

  it('pressed twice at once are one proof, and the second delivery stays silent (I1)', async () => {
    const world = createResetWorld();
    const view = await send(world, await startProving(world), 'email-code');
    const outcomes = await Promise.all([1, 2].map(() => world.reset.submitCode(press(view), newestCode(world))));
    expect(outcomes.map(({ kind }) => kind)).toEqual(['verified', 'duplicate']);
    expect(types(world).filter((type) => type === 'code.accepted')).toHaveLength(1);
  });

  it('wrong and pressed twice at once cost one try and get one answer', async () => {
    const world = createResetWorld();
    const view = await send(world, await startProving(world), 'email-code');
    const wrong = otherCode(newestCode(world));
    const outcomes = await Promise.all([1, 2].map(() => world.reset.submitCode(press(view), wrong)));
    expect(outcomes.map(({ kind }) => kind)).toEqual(['code-mismatch', 'duplicate']);
    expect((await world.attempts.status(world.target)).failures).toBe(1);
  });

  it('are spent once: the second submission of a right code is a duplicate or finds nothing', async () => {
    const world = createResetWorld();
    const view = await send(world, await startProving(world), 'email-code');
    const code = newestCode(world);
    expectKind(await world.reset.submitCode(press(view), code), 'verified');
    expectKind(await world.reset.submitCode(press(view), code), 'duplicate');
    expectKind(await world.reset.submitCode(say(view), code), 'nothing-asked');
  });
});
