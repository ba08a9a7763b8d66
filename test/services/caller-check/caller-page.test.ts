import { describe, expect, it } from '@jest/globals';
import { createCallerBrowser, proveSecond } from '../../support/caller-browser.ts';
import { ainoName, createCallerWorld, mikko, newestLink, type CallerWorld } from '../../support/caller-world.ts';
import {
  aino,
  expectKind,
  newestCode,
  otherCode,
  prove,
  say,
  startChoosing,
  startProving,
} from '../../support/reset-world.ts';

const minutes = (count: number) => count * 60_000;

/** A check whose link came; a browser that has not opened it yet. */
async function sent(world: CallerWorld = createCallerWorld()) {
  const { view } = expectKind(await world.checks.start(mikko, ainoName), 'started');
  await world.runJobs();
  const { handle } = newestLink(world);
  const browser = await createCallerBrowser(world);
  const agentSees = async () => expectKind(await world.checks.view(mikko, view.checkId), 'check').view;
  return { world, view, handle, browser, agentSees, checkId: view.checkId };
}
async function asked(world?: CallerWorld) {
  const check = await sent(world);
  return { ...check, opened: expectKind(await check.browser.open(check.handle), 'opened') };
}
async function calling(world?: CallerWorld) {
  const check = await asked(world);
  return { ...check, proving: expectKind(await check.browser.answer(true), 'proving') };
}
const types = (world: CallerWorld) => world.audited.map((event) => event.type);
const whats = (world: CallerWorld) =>
  world.audited.flatMap((event) => (event.type === 'caller-check.changed' ? [event.what] : []));

const pageAsCaller = (world: CallerWorld) => ({
  ...world.callerPage,
  open: async (request: Parameters<CallerWorld['callerPage']['open']>[0]) => {
    const opened = await world.page.open({ ...request, ssoToken: undefined });
    if (opened.kind !== 'opened') return { kind: 'dead' as const };
    const { sessionId, secondsLeft } = opened;
    return { kind: 'opened' as const, sessionId, secondsLeft, agentName: '', organisation: '', words: [] };
  },
});

describe('the link of a caller check', () => {
  it('says nothing about the account before the answer', async () => {
    const { opened, view, browser } = await asked();
    const { sessionId: _session, ...shown } = opened;
    expect(shown).toEqual({
      kind: 'opened',
      agentName: 'Mikko Laine',
      organisation: 'Contoso',
      words: view.words,
      secondsLeft: 1800,
    });
    expect(await browser.look()).toEqual({ kind: 'asking-if-calling' });
  });

  it('can be opened again by the same browser, whose answer got lost', async () => {
    const { browser, handle, opened } = await asked();
    expect(expectKind(await browser.open(handle), 'opened')).toMatchObject({ sessionId: opened.sessionId });
    expectKind(await browser.answer(true), 'proving');
  });

  it('opened by a second browser ends the check for both, whatever had been said', async () => {
    for (const answered of [false, true]) {
      const { world, browser, handle, agentSees } = answered ? await calling() : await asked();
      const thief = await createCallerBrowser(world);
      expect(await thief.open(handle)).toEqual({ kind: 'opened-twice' });
      expect(await browser.look()).toEqual({ kind: 'dead' });
      expect(await browser.answer(true)).toEqual({ kind: 'dead' });
      expect(await agentSees()).toMatchObject({ state: 'failed', denied: false });
      expect(whats(world).at(-1)).toBe('opened-twice');
      expect(await world.flows.liveOf(world.target)).toBeUndefined();
      expect(await thief.open(handle)).toEqual({ kind: 'dead' });
    }
  });

  it('opened by two browsers at once is opened by one at most', async () => {
    const { world, handle, agentSees } = await sent();
    const browsers = await Promise.all([1, 2, 3].map(async () => createCallerBrowser(world)));
    const outcomes = await Promise.all(browsers.map(async (browser) => browser.open(handle)));
    expect(outcomes.filter(({ kind }) => kind === 'opened').length).toBeLessThanOrEqual(1);
    expect((await agentSees()).state).toBe('failed');
    for (const browser of browsers) expect((await browser.answer(true)).kind).toBe('dead');
  });

  it.each(['', 'x', 'A'.repeat(43), 'A'.repeat(44), '../../call', 'Ä'.repeat(43)])(
    'is dead when it is %p',
    async (handle) => {
      const { browser } = await sent();
      expect(await browser.open(handle)).toEqual({ kind: 'dead' });
    },
  );

  it('is dead after half an hour, and so is what was opened', async () => {
    const { world, handle, browser } = await asked();
    world.clock.advance(minutes(30));
    expect(await browser.answer(true)).toEqual({ kind: 'over' });
    expect(await browser.open(handle)).toEqual({ kind: 'dead' });
    expect(await (await createCallerBrowser(world)).open(handle)).toEqual({ kind: 'dead' });
  });

  it('is shown to nobody when the audit cannot be written', async () => {
    const { world, browser, handle } = await sent();
    world.auditFails = true;
    await expect(browser.open(handle)).rejects.toMatchObject({ code: 'audit_unavailable' });
    world.auditFails = false;
    expectKind(await browser.open(handle), 'opened');
    expect(whats(world)).toEqual(['sent', 'opened']);
  });
});

describe('calls of the page', () => {
  it('work once each, for their own path and session, signed by the browser that opened', async () => {
    const { world, browser } = await asked();
    const call = await browser.sign('answer');
    expectKind(await world.callerPage.answer(call, true), 'proving');
    expect(await world.callerPage.answer(call, true)).toEqual({ kind: 'dead' });
    const other = await createCallerBrowser(world);
    const { sessionId } = await browser.sign('look');
    const spoiled = [
      await browser.sign('look', { signature: 'A'.repeat(86) }),
      await browser.sign('look', { at: world.clock.now().getTime() - 121_000 }),
      await browser.sign('answer'),
      await other.sign('look', { sessionId }),
    ];
    for (const bad of spoiled) expect(await world.callerPage.look(bad)).toEqual({ kind: 'dead' });
    expectKind(await browser.look(), 'proving');
  });

  it('do not open the password page, nor the password page this one', async () => {
    const { world, browser } = await calling();
    const status = await browser.sign('look', { target: 'GET /page/api/status' });
    expect(await world.page.status(status)).toEqual({ kind: 'dead' });
    const { passwordHandle } = await proveSecond(world, browser);
    const visitor = await createCallerBrowser({ ...world, callerPage: pageAsCaller(world) });
    expectKind(await visitor.open(passwordHandle), 'opened');
    expect(await world.callerPage.look(await visitor.sign('look'))).toEqual({ kind: 'dead' });
  });
});

describe('"No, I am not calling"', () => {
  it('stops, freezes and alarms once, and the agent sees that it was denied', async () => {
    const { world, browser, agentSees, checkId } = await asked();
    expect(await browser.answer(false)).toEqual({ kind: 'denied' });
    expect(await browser.answer(false)).toEqual({ kind: 'denied' });
    expect(await browser.answer(true)).toEqual({ kind: 'denied' });
    await world.runJobs();
    await world.runJob(checkId, 'changed');
    expect(world.alarms).toEqual([
      expect.objectContaining({ target: world.target, checkId, agentName: 'Mikko Laine', language: 'fi' }),
    ]);
    expect(await agentSees()).toMatchObject({ state: 'failed', denied: true });
    expect(whats(world)).toEqual(['sent', 'opened', 'denied']);
    expect(await world.flows.liveOf(world.target)).toBeUndefined();
    expect(world.outbox).toHaveLength(1);
  });

  it('can still be said after a hasty yes, and ends what began', async () => {
    const { world, browser, agentSees } = await calling();
    await browser.send('email-code');
    const code = newestCode(world);
    expect(await browser.answer(false)).toEqual({ kind: 'denied' });
    expect(await browser.type(code)).toEqual({ kind: 'denied' });
    await world.runJobs();
    expect(world.alarms).toHaveLength(1);
    expect(await agentSees()).toMatchObject({ state: 'failed', denied: true });
    expect(await world.flows.liveOf(world.target)).toBeUndefined();
  });

  it('said after the second proof ends what was proved, and alarms once', async () => {
    const { world, browser, agentSees } = await calling();
    const { passwordHandle } = await proveSecond(world, browser);
    await world.runJobs();
    expect(await browser.answer(false)).toEqual({ kind: 'over' });
    expect(await browser.answer(false)).toEqual({ kind: 'over' });
    expect(await browser.look()).toEqual({ kind: 'over' });
    expect(await world.flows.liveOf(world.target)).toBeUndefined();
    const visitor = await createCallerBrowser({ ...world, callerPage: pageAsCaller(world) });
    expect((await visitor.open(passwordHandle)).kind).toBe('dead');
    await world.runJobs();
    expect(world.alarms).toHaveLength(1);
    expect(whats(world)).toEqual(['sent', 'opened', 'confirmed', 'passed', 'denied']);
    expect(await agentSees()).toMatchObject({ state: 'failed', denied: true });
  });

  it('said while a password is on its way gives no second try when the directory refuses it', async () => {
    const { world, browser } = await calling();
    await proveSecond(world, browser);
    const flow = (await world.flows.liveOf(world.target))!;
    await world.flows.move(flow, 'password-sealed', { pageHandleHash: null });
    expect(await browser.answer(false)).toEqual({ kind: 'over' });
    await world.flows.move((await world.flows.load(flow.record.id))!, 'write-refused', {});
    expect(await browser.look()).toEqual({ kind: 'over' });
    expect(await browser.answer(true)).toEqual({ kind: 'over' });
    expect(await world.flows.liveOf(world.target)).toBeUndefined();
  });

  it('said while the last proof is being counted leaves no flow in which a password may be chosen', async () => {
    const { world, browser, checkId } = await calling();
    await proveSecond(world, browser);
    const stored = (await world.records.get('caller-check', checkId))!;
    const record = JSON.parse(stored.value) as { readonly state: string; readonly startedAt: string };
    await world.records.put('caller-check', checkId, {
      value: JSON.stringify({ ...record, state: 'denied' }),
      keepUntil: new Date(Date.parse(record.startedAt) + minutes(60)),
      indexes: {},
      expectedVersion: stored.version,
    });
    expect(await browser.answer(false)).toEqual({ kind: 'denied' });
    expect(await world.flows.liveOf(world.target)).toBeUndefined();
  });

  it('reaches the helpdesk also when the process died before the alarm was named', async () => {
    const { world, browser } = await asked();
    await browser.answer(false);
    world.queued.state.waiting = [];
    expect(await browser.answer(false)).toEqual({ kind: 'denied' });
    await world.runJobs();
    expect(world.alarms).toHaveLength(1);
  });
});

describe('"Yes, I am calling now"', () => {
  it('begins one flow, in which the link is the first proof', async () => {
    const { world, browser, proving } = await calling();
    expect(proving).toMatchObject({ asking: undefined, note: 'none' });
    const [again] = await Promise.all([browser.answer(true), browser.answer(true), browser.look()]);
    expect(again.kind).toBe('proving');
    const live = (await world.flows.liveOf(world.target))!.record;
    expect(live.conversationId).toMatch(/^page:[2-9A-Z]{8}$/);
    expect(live).toMatchObject({ targetId: aino.personId, requesterId: aino.personId, language: 'fi' });
    expect(live.proofs.map(({ method }) => method)).toEqual(['sms-code']);
    expect(types(world).filter((type) => type === 'password-reset.started')).toHaveLength(1);
  });

  it('said twice at once by one browser begins one flow', async () => {
    const { world, browser } = await asked();
    const answers = await Promise.all([browser.answer(true), browser.answer(true)]);
    expect(answers.map(({ kind }) => kind)).toEqual(['proving', 'proving']);
    expect(types(world).filter((type) => type === 'account.confirmed').length).toBeLessThanOrEqual(2);
    const live = (await world.flows.liveOf(world.target))!.record;
    expect(live.proofs).toHaveLength(1);
  });

  it('takes the place of a flow in the chat, whose card is told', async () => {
    const world = createCallerWorld();
    const chat = await startProving(world);
    await calling(world);
    expect((await world.flows.load(chat.flowId))?.record).toMatchObject({
      state: 'cancelled',
      endedBecause: 'replaced',
    });
    expect(world.queued.state.ever.map(({ id }) => id)).toContain(`flow-changed.${chat.flowId}.replaced`);
    expectKind(await world.reset.submitCode(say(chat), '12345678'), 'ended');
  });

  it('is refused while a password of the account is on its way', async () => {
    const world = createCallerWorld();
    const chat = await startChoosing(world);
    const flow = (await world.flows.load(chat.flowId))!;
    await world.flows.move(flow, 'password-sealed', {});
    const { browser, agentSees } = await asked(world);
    expect(await browser.answer(true)).toEqual({ kind: 'refused' });
    expect(await agentSees()).toMatchObject({ state: 'failed', denied: false });
    expect((await world.flows.load(chat.flowId))?.record.state).toBe('queued');
    const reasons = world.audited.flatMap((event) => (event.type === 'password-reset.refused' ? [event.reason] : []));
    expect(reasons).toEqual(['recently-reset']);
  });

  it.each([
    ['the account was disabled', (world: CallerWorld) => void (world.directory.user = { accountEnabled: false })],
    ['it became privileged', (world: CallerWorld) => void (world.directory.privilege = { activeRoles: 1 })],
    [
      'its number is another one now',
      (world: CallerWorld) => void (world.directory.methods = { mobile: { id: 'm', number: '+358 409999999' } }),
    ],
    [
      'it was frozen',
      async (world: CallerWorld) => {
        await world.guards.freeze(world.target, 3600);
      },
    ],
    [
      'it was locked',
      async (world: CallerWorld) => {
        await world.attempts.lock(world.target, 3600);
      },
    ],
    [
      'five flows were begun this hour',
      async (world: CallerWorld) => {
        const { startsPerTarget } = world.options.limits;
        for (let count = 0; count < 5; count += 1)
          await world.attempts.admit(`starts.${world.target}`, startsPerTarget);
      },
    ],
  ])('is refused when %s since the link was sent', async (_, happen) => {
    const { world, browser, agentSees } = await asked();
    await happen(world);
    expect(await browser.answer(true)).toEqual({ kind: 'refused' });
    expect(await browser.look()).toEqual({ kind: 'refused' });
    expect((await agentSees()).state).toBe('failed');
    expect(await world.flows.liveOf(world.target)).toBeUndefined();
    expect(types(world)).toContain('password-reset.refused');
  });

  it('goes on where it was cut off by a directory that was away', async () => {
    const { world, browser, agentSees } = await asked();
    world.directory.failing = ['readPrivilege'];
    await expect(browser.answer(true)).rejects.toMatchObject({ code: 'directory_unavailable' });
    expect(await browser.look()).toEqual({ kind: 'asking-if-calling' });
    world.directory.failing = [];
    expectKind(await browser.answer(true), 'proving');
    await proveSecond(world, browser);
    expect((await agentSees()).state).toBe('passed');
  });
});

describe('the second proof', () => {
  it('has the waits and the limits of the chat', async () => {
    const { world, browser } = await calling();
    const first = expectKind(await browser.send('email-code'), 'proving');
    expect(first).toMatchObject({ asking: { method: 'email-code', hint: 'a•••••' }, waitSeconds: 60, note: 'none' });
    expect(expectKind(await browser.send('email-code'), 'proving')).toMatchObject({ note: 'wait', waitSeconds: 60 });
    expect(world.outbox).toHaveLength(2);
    // The mail says where the code belongs: there may be no chat for who phones.
    expect(world.outbox.at(-1)?.text).toContain('Kirjoita koodi sivulle');
    expect(world.outbox.at(-1)?.text).not.toContain('Teams');
    expect(expectKind(await browser.send('carrier-pigeon'), 'proving').note).toBe('none');
    expect(expectKind(await browser.send('sms-code'), 'proving').note).toBe('none');
    expect(world.outbox).toHaveLength(2);
    for (const wait of [60, 120]) {
      world.clock.advance(wait * 1000);
      expectKind(await browser.send('email-code'), 'proving');
    }
    world.clock.advance(minutes(5));
    expect(expectKind(await browser.send('email-code'), 'proving').note).toBe('no-sends-left');
    expect(world.outbox).toHaveLength(4);
  });

  it('locks after wrong codes as the chat does, over both together, and the agent sees failed', async () => {
    const world = createCallerWorld();
    const chat = expectKind(await world.reset.sendCode(say(await startProving(world)), 'email-code'), 'sent').view;
    const wrong = otherCode(newestCode(world));
    for (let count = 0; count < 4; count += 1)
      await world.reset.submitCode(say(chat), String((Number(wrong) + count) % 1e8).padStart(8, '0'));
    const { browser, agentSees } = await calling(world);
    let shown = await browser.send('email-code');
    const code = newestCode(world);
    let typed = 0;
    for (; shown.kind === 'proving' && typed < 20; typed += 1) {
      shown = await browser.type(String((Number(otherCode(code)) + typed) % 1e8).padStart(8, '0'));
      if (shown.kind === 'proving' && shown.asking === undefined) {
        world.clock.advance(minutes(2));
        shown = await browser.send('email-code');
      }
    }
    expect(shown).toEqual({ kind: 'over' });
    expect(typed).toBe(6);
    expect((await world.attempts.status(world.target)).lockedUntil).toBeDefined();
    expect(types(world)).toContain('recovery.locked');
    expect(await agentSees()).toMatchObject({ state: 'failed', denied: false });
  });

  it('says how a wrong, a spent, an old and a misshapen code differ', async () => {
    const { world, browser } = await calling();
    await browser.send('email-code');
    const code = newestCode(world);
    const wrong = Number(otherCode(code));
    expect(await browser.type('hello')).toMatchObject({ note: 'code-malformed' });
    expect(await browser.type(String(wrong).padStart(8, '0'))).toMatchObject({ note: 'wrong-code', triesLeft: 4 });
    for (let count = 1; count < 4; count += 1) await browser.type(String((wrong + count) % 1e8).padStart(8, '0'));
    expect(await browser.type(String((wrong + 9) % 1e8).padStart(8, '0'))).toMatchObject({
      note: 'code-burned',
      asking: undefined,
    });
    world.clock.advance(minutes(1));
    await browser.send('email-code');
    const late = newestCode(world);
    world.clock.advance(minutes(5));
    expect(await browser.type(late)).toMatchObject({ note: 'code-expired', asking: undefined });
  });

  it('says when a code could not be sent, and lets it be tried again', async () => {
    const { world, browser } = await calling();
    world.delivery = { kind: 'refused', reason: 'other' };
    expect(await browser.send('email-code')).toMatchObject({ note: 'not-sent', asking: undefined });
    world.delivery = { kind: 'accepted' };
    world.clock.advance(minutes(1));
    await proveSecond(world, browser);
  });

  it('hands the password page over until it is opened, and then no second time', async () => {
    const { world, browser } = await calling();
    const { passwordHandle } = await proveSecond(world, browser);
    const again = expectKind(await browser.look(), 'passed');
    expect(again.passwordHandle).not.toBe(passwordHandle);
    const keys = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, false, ['sign', 'verify']);
    const browserKey = await crypto.subtle.exportKey('jwk', keys.publicKey);
    const open = (handle: string) => world.page.open({ handle, browserKey, ssoToken: undefined });
    expect(await open(passwordHandle)).toEqual({ kind: 'dead' });
    expectKind(await open(again.passwordHandle), 'opened');
    expect(await browser.look()).toEqual({ kind: 'over' });
  });

  it('of a person who goes on in the chat instead fails the check', async () => {
    const { world, browser, agentSees } = await calling();
    await prove(world, await startProving(world), 'email-code');
    expect(await browser.look()).toEqual({ kind: 'over' });
    expect((await agentSees()).state).toBe('failed');
  });
});

it('nothing that an agent, the queue or the audit is given holds a code, a link or an address', async () => {
  const { world, browser, checkId, handle, agentSees } = await calling();
  await browser.send('email-code');
  const code = newestCode(world);
  await browser.type(otherCode(code));
  const { passwordHandle } = expectKind(await browser.type(code), 'passed');
  await world.runJobs();
  const outputs = JSON.stringify([
    await agentSees(),
    await world.checks.locate(checkId),
    world.cards,
    world.queued.state.ever,
    world.audited,
    world.alarms,
    await world.records.get('caller-check', checkId),
  ]);
  const digits = code.replace(' ', '');
  const secrets = [code, digits, handle, passwordHandle, 'posti.example', '401234567', 'a•••••', '•• 67'];
  for (const secret of secrets) expect(outputs).not.toContain(secret);
  const seenByAgent = JSON.stringify([await agentSees(), world.cards]);
  for (const fact of ['Järvinen', aino.personId, world.target, 'sms', 'email']) expect(seenByAgent).not.toContain(fact);
});

describe('a change of the record by somebody else at the same moment', () => {
  const post = { conversationId: 'c', activityId: 'card-of-the-team' };

  /** The team's card is remembered just before the n-th write of the record by somebody else. */
  function racing(world: CallerWorld, checkId: string, at: number) {
    const { put } = world.records;
    let writes = 0;
    Object.assign(world.records, {
      put: async (...args: Parameters<typeof put>) => {
        writes += 1;
        if (writes === at) await world.checks.posted(checkId, { ...post });
        return put(...args);
      },
    });
    return () => Object.assign(world.records, { put });
  }

  it.each([1, 2, 3])('keeps nobody from opening, answering and proving (write %d)', async (at) => {
    for (const step of ['open', 'answer', 'type'] as const) {
      const { world, browser, handle, checkId, agentSees } = await sent();
      const calm = () => undefined as unknown;
      let stop = step === 'open' ? racing(world, checkId, at) : calm;
      expectKind(await browser.open(handle), 'opened');
      stop();
      stop = step === 'answer' ? racing(world, checkId, at) : calm;
      expectKind(await browser.answer(true), 'proving');
      stop();
      stop = step === 'type' ? racing(world, checkId, at) : calm;
      await proveSecond(world, browser);
      stop();
      expect((await agentSees()).state).toBe('passed');
    }
  });

  it('keeps the card from being posted beside the one that was just posted', async () => {
    const { world, browser, handle, checkId } = await sent();
    await browser.open(handle);
    await browser.answer(false);
    await world.checks.locate(checkId);
    const stop = racing(world, checkId, 2);
    await world.runJobs();
    stop();
    expect(world.cards.at(-1)).toMatchObject({ view: { denied: true } });
    expect(world.cards.filter(({ how }) => how === 'posted').length).toBeLessThanOrEqual(1);
  });
});
