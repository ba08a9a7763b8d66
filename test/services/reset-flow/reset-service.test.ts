import { describe, expect, it } from '@jest/globals';
import { DependencyError } from '../../../services/errors/app-error.ts';
import type { Speaker } from '../../../services/outcomes/reset-outcome.ts';
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
