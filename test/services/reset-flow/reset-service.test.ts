import { describe, expect, it } from '@jest/globals';
import { DependencyError } from '../../../services/errors/app-error.ts';
import type { Speaker } from '../../../services/outcomes/reset-outcome.ts';
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

describe('the way through', () => {
  it('leads from the account over two codes to the page', async () => {
    const world = createResetWorld();
    const { view } = expectKind(await world.reset.start(aino, 'fi'), 'identified');
    expect(view).toMatchObject({ state: 'identified', maskedUpn: 'a•••••@contoso.example', points: 0, passMark: 2 });
    const confirmed = expectKind(await world.reset.confirmAccount(press(view)), 'confirmed').view;
    const one = await prove(world, confirmed, 'email-code');
    expect(one).toMatchObject({ state: 'proving', points: 1, proved: ['email-code'] });
    const two = await prove(world, one, 'sms-code');
    expect(two).toMatchObject({ state: 'choosing', points: 2, proved: ['email-code', 'sms-code'], methods: [] });
    const link = expectKind(await world.reset.issuePageLink(press(two)), 'page');
    expect(link.url).toMatch(/^https:\/\/avain\.example\/page\/password\?lang=fi#[A-Za-z0-9_-]{43}$/);
    expect(types(world)).toEqual([
      'password-reset.started',
      'account.confirmed',
      'code.sent',
      'code.accepted',
      'code.sent',
      'code.accepted',
    ]);
  });

  it('sends to the registered places, in the language of the flow, without any link', async () => {
    const world = createResetWorld();
    const started = expectKind(await world.reset.start(aino, 'fi'), 'identified').view;
    const view = expectKind(await world.reset.confirmAccount(press(started)), 'confirmed').view;
    await send(world, await prove(world, view, 'email-code'), 'sms-code');
    const [mail, sms] = world.outbox;
    expect(mail).toMatchObject({ channel: 'mail', to: 'aino@posti.example', language: 'fi' });
    expect(sms).toMatchObject({ channel: 'sms', to: '+358401234567', language: 'fi' });
    for (const { subject, text } of world.outbox) {
      expect(subject + text).not.toMatch(/http|www\./);
      expect(subject).not.toMatch(/[0-9]/);
      expect(text).toContain('Contoso');
    }
  });

  it('keeps hints of addresses back until a first proof holds (I7)', async () => {
    const world = createResetWorld();
    const asked = await send(world, await startProving(world), 'email-code');
    expect(JSON.stringify(asked)).not.toMatch(/posti|•• /);
    expect(asked.asking).toEqual({ method: 'email-code', hint: '', codeMinutes: 5 });
    const proved = expectKind(await world.reset.submitCode(press(asked), newestCode(world)), 'verified').view;
    expect(proved.methods).toEqual([{ method: 'sms-code', hint: '•• 67', sendsLeft: 3 }]);
  });

  it('is done by typed words alone', async () => {
    const world = createResetWorld();
    const { view } = expectKind(await world.reset.start(aino, 'en'), 'identified');
    await world.reset.confirmAccount(say(view));
    expectKind(await world.reset.sendCode(say(view), 'email-code'), 'sent');
    expectKind(await world.reset.submitCode(say(view), newestCode(world)), 'verified');
    expectKind(await world.reset.sendCode(say(view), 'sms-code'), 'sent');
    expect(expectKind(await world.reset.submitCode(say(view), newestCode(world)), 'verified').passed).toBe(true);
    expectKind(await world.reset.issuePageLink(say(view)), 'page');
  });

  it('takes the code with or without its space, and counts no sentence as a try', async () => {
    const world = createResetWorld();
    const asked = await send(world, await startProving(world), 'email-code');
    for (const typed of ['', 'help me', '1234567', '123456789', '12345678a', '１２３', 'x'.repeat(100_000)]) {
      expectKind(await world.reset.submitCode(press(asked), typed), 'code-malformed');
    }
    const code = newestCode(world).replace(' ', '');
    const fullWidth = code.replaceAll(/[0-9]/g, (digit) => String.fromCharCode(0xff10 + Number(digit)));
    expectKind(await world.reset.submitCode(press(asked), ` ${fullWidth}\n`), 'verified');
  });
});

describe('starting', () => {
  it('goes on where the person stood in the same conversation', async () => {
    const world = createResetWorld();
    const view = await prove(world, await startProving(world), 'email-code');
    const again = expectKind(await world.reset.start(aino, 'en'), 'resumed');
    expect(again.view).toMatchObject({ flowId: view.flowId, points: 1 });
  });

  it('ends the old flow when the person starts in another conversation', async () => {
    const world = createResetWorld();
    const old = await startProving(world);
    await send(world, old, 'email-code');
    const elsewhere: Speaker = { ...aino, conversationId: 'a:new' };
    const fresh = expectKind(await world.reset.start(elsewhere, 'en'), 'identified').view;
    expect(fresh.flowId).not.toBe(old.flowId);
    expect(await world.reset.view(aino, old.flowId)).toMatchObject({ state: 'cancelled', endedBecause: 'replaced' });
    expect(world.jobs).toMatchObject([{ queue: 'bot', job: { kind: 'flow-changed', flowId: old.flowId } }]);
  });

  it('starts no second flow beside a write that may be under way (I1)', async () => {
    const world = createResetWorld();
    const view = await startChoosing(world);
    const loaded = (await world.flows.load(view.flowId))!;
    expectKind(await world.flows.move(loaded, 'password-sealed', {}), 'moved');
    expect(expectKind(await world.reset.start(aino, 'en'), 'resumed').view.state).toBe('queued');
    const other = await world.reset.start({ ...aino, conversationId: 'a:new' }, 'en');
    expect(expectKind(other, 'refused').refusal.reason).toBe('recently-reset');
  });

  it('makes one flow of twenty parallel starts', async () => {
    const world = createResetWorld({ options: {} });
    const outcomes = await Promise.all(Array.from({ length: 20 }, () => world.reset.start(aino, 'en')));
    const ids = outcomes.flatMap((outcome) => (outcome.kind === 'refused' ? [] : [outcome.view.flowId]));
    expect(new Set(ids).size).toBe(1);
  });

  it('is possible five times an hour and ten times a day', async () => {
    const world = createResetWorld();
    const startAndCancel = async () => {
      const outcome = await world.reset.start(aino, 'en');
      if (outcome.kind === 'refused') return outcome.refusal.reason;
      await world.reset.cancel(press(outcome.view));
      return outcome.kind;
    };
    for (let round = 0; round < 5; round += 1) expect(await startAndCancel()).toBe('identified');
    expect(await startAndCancel()).toBe('too-many-starts');
    world.clock.advance(minutes(60));
    for (let round = 0; round < 5; round += 1) expect(await startAndCancel()).toBe('identified');
    world.clock.advance(minutes(60));
    expect(await startAndCancel()).toBe('too-many-starts');
  });

  it('tells a person who may not why, and audits it', async () => {
    const world = createResetWorld();
    world.directory.user = { onPremisesSyncEnabled: true };
    const { refusal } = expectKind(await world.reset.start(aino, 'en'), 'refused');
    expect(refusal).toEqual({ reason: 'synced', doors: ['entra-sspr', 'helpdesk'] });
    expect(world.audited).toMatchObject([{ type: 'password-reset.refused', reason: 'synced' }]);
  });

  it.each(['frozen', 'paused', 'cooling-down'] as const)('is refused while recovery is %s', async (reason) => {
    const world = createResetWorld();
    await {
      frozen: () => world.guards.freeze(world.target, 600),
      paused: () => world.guards.pauseAll(),
      'cooling-down': () => world.guards.coolDown(600),
    }[reason]();
    expect(expectKind(await world.reset.start(aino, 'en'), 'refused').refusal.reason).toBe(reason);
  });

  it('opens nothing when the audit cannot be written', async () => {
    const world = createResetWorld();
    world.auditFails = true;
    await expect(world.reset.start(aino, 'en')).rejects.toMatchObject({ code: 'audit_unavailable' });
    expect(await world.flows.liveOf(world.target)).toBeUndefined();
  });
});

describe('presses', () => {
  it('have no second effect and no second answer when they are delivered again', async () => {
    const world = createResetWorld();
    const view = await startProving(world);
    await send(world, view, 'email-code');
    expectKind(await world.reset.sendCode(press(view), 'email-code'), 'duplicate');
    expect(world.outbox).toHaveLength(1);
  });

  it('of a doubled click send one code', async () => {
    const world = createResetWorld();
    const view = await startProving(world);
    const outcomes = await Promise.all([1, 2, 3].map(() => world.reset.sendCode(press(view), 'sms-code')));
    expect(outcomes.map(({ kind }) => kind).sort()).toEqual(['duplicate', 'duplicate', 'sent']);
    expect(world.outbox).toHaveLength(1);
  });

  it('on an old card are answered with where the person stands', async () => {
    const world = createResetWorld();
    const first = await startProving(world);
    const second = await send(world, first, 'email-code');
    const stale = expectKind(await world.reset.sendCode(press(first), 'sms-code'), 'stale');
    expect(stale.view?.nonce).toBe(second.nonce);
    expect(world.outbox).toHaveLength(1);
  });

  it('a minute after the same press show where things stand: the answer may have been lost', async () => {
    const world = createResetWorld();
    const view = await startProving(world);
    await send(world, view, 'email-code');
    world.clock.advance(minutes(1));
    expectKind(await world.reset.sendCode(press(view), 'email-code'), 'stale');
  });

  it('that ran into a fault can be repeated', async () => {
    const world = createResetWorld();
    const view = await startProving(world);
    world.auditFails = true;
    await expect(world.reset.sendCode(press(view), 'email-code')).rejects.toBeInstanceOf(DependencyError);
    world.auditFails = false;
    expect(expectKind(await world.reset.sendCode(press(view), 'email-code'), 'stale').view?.state).toBe('proving');
  });

  it('of another person, tenant or conversation are refused in every step', async () => {
    const world = createResetWorld();
    const view = await startChoosing(world);
    for (const foreign of [{ personId: 'x' }, { tenantId: 'x' }, { conversationId: 'x' }]) {
      for (const make of [press, say]) {
        const ref = make(view, { ...aino, ...foreign });
        expectKind(await world.reset.confirmAccount(ref), 'not-yours');
        expectKind(await world.reset.sendCode(ref, 'email-code'), 'not-yours');
        expectKind(await world.reset.submitCode(ref, '12345678'), 'not-yours');
        expectKind(await world.reset.issuePageLink(ref), 'not-yours');
        expectKind(await world.reset.cancel(ref), 'not-yours');
        expect(await world.reset.view(ref.speaker, view.flowId)).toBeUndefined();
      }
    }
    expect((await world.reset.view(aino, view.flowId))?.state).toBe('choosing');
  });

  it.each(['', 'x', '../../etc', 'a'.repeat(100_000), `${'A'.repeat(22)}.${'B'.repeat(22)}`, '{x}.y'])(
    'on a flow that never was (%#) are stale',
    async (flowId) => {
      const world = createResetWorld();
      const ref = { speaker: aino, flowId, nonce: 'n' };
      expect(await world.reset.submitCode(ref, '12345678')).toEqual({ kind: 'stale', view: undefined });
      expect(await world.reset.locate(flowId)).toBeUndefined();
    },
  );
});

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
