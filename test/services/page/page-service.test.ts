import { webcrypto } from 'node:crypto';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { sealedIntentKey, type SealedIntent } from '../../../services/executor/sealed-intent.ts';
import { hashHandle } from '../../../services/page/page-handles.ts';
import { hashBody } from '../../../services/page/page-session.ts';
import type { PageOpenOutcome, SealedPassword, SignedPageCall } from '../../../services/page/page-service.ts';
import type { FlowPatch } from '../../../services/reset-flow/flow-repository.ts';
import type { FlowEvent } from '../../../services/reset-flow/flow-state.ts';
import { ainoId } from '../../support/directory-answers.ts';
import {
  aino,
  createResetWorld,
  expectKind,
  press,
  say,
  startChoosing,
  tenantId,
  type ResetWorld,
} from '../../support/reset-world.ts';

const statusTarget = 'GET /page/api/status';
const submitTarget = 'POST /page/api/submit';
const sealed: SealedPassword = {
  keyId: 'seal1',
  ephemeralKey: 'E'.repeat(87),
  iv: 'I'.repeat(16),
  ciphertext: 'C'.repeat(60),
};

/** A browser with a key of its own. */
async function createBrowser(world: ResetWorld) {
  const keys = await webcrypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, false, ['sign', 'verify']);
  const browserKey = await webcrypto.subtle.exportKey('jwk', keys.publicKey);
  let calls = 0;
  const sign = async (
    sessionId: string,
    target: string,
    changes: Partial<SignedPageCall> = {},
  ): Promise<SignedPageCall> => {
    calls += 1;
    const unsigned = {
      sessionId,
      target,
      at: world.clock.now().getTime(),
      callId: `call-id-number-${calls}`,
      bodyHash: hashBody(''),
      ...changes,
    };
    const text = `${unsigned.target}\n${unsigned.sessionId}\n${unsigned.at}\n${unsigned.callId}\n${unsigned.bodyHash}`;
    const signature = await webcrypto.subtle.sign(
      { name: 'ECDSA', hash: 'SHA-256' },
      keys.privateKey,
      Buffer.from(text),
    );
    return {
      ...unsigned,
      signature: Buffer.from(signature).toString('base64url'),
      ...('signature' in changes ? { signature: changes.signature } : {}),
    };
  };
  return {
    browserKey,
    sign,
    open: (handle: string, ssoToken?: string): Promise<PageOpenOutcome> =>
      world.page.open({ handle, browserKey, ssoToken }),
    status: async (sessionId: string) => world.page.status(await sign(sessionId, statusTarget)),
    submit: async (sessionId: string, password = sealed) =>
      world.page.submit(await sign(sessionId, submitTarget), password),
  };
}

let world: ResetWorld;
let flowId: string;
let handle: string;
let browser: Awaited<ReturnType<typeof createBrowser>>;

const newHandle = async (): Promise<string> => {
  const view = (await world.reset.view(aino, flowId))!;
  return expectKind(await world.reset.issuePageLink(press(view)), 'page').url.split('#')[1]!;
};
const openSession = async () => expectKind(await browser.open(handle), 'opened').sessionId;
/** What the executor would do. */
const executor = async (event: FlowEvent, patch: FlowPatch = {}) =>
  expectKind(await world.flows.move((await world.flows.load(flowId))!, event, patch), 'moved').flow.record;
const flowNow = async () => (await world.flows.load(flowId))!.record;

beforeEach(async () => {
  world = createResetWorld();
  flowId = (await startChoosing(world)).flowId;
  handle = await newHandle();
  browser = await createBrowser(world);
});

describe('opening', () => {
  it('gives the page what it needs and nothing more', async () => {
    const opened = expectKind(await browser.open(handle), 'opened');
    expect(opened).toMatchObject({
      displayName: 'Aino Järvinen',
      maskedUpn: 'a•••••@contoso.example',
      organisationWords: ['Contoso', 'Acme'],
      minLength: 12,
      maxLength: 256,
      secondsLeft: 600,
      attemptsLeft: 3,
      lastRejection: undefined,
    });
    expect(opened.names).toEqual(['Aino', 'Järvinen', 'Aino Järvinen', 'aino']);
    expect(opened.sealing.context).toBe([flowId, world.target, (await flowNow()).pageHandleHash, 'seal1'].join('\n'));
    expect(world.audited.at(-1)?.type).toBe('page.opened');
  });

  it('a second time ends page and handle for both, and the chat is told', async () => {
    const sessionId = await openSession();
    const thief = await createBrowser(world);
    expectKind(await thief.open(handle), 'opened-twice');
    expect(await world.store.get(`avain:page-session:${sessionId}`)).toBeUndefined();
    expectKind(await browser.status(sessionId), 'dead');
    expectKind(await browser.submit(sessionId), 'dead');
    expectKind(await thief.open(handle), 'dead');
    expect(await flowNow()).toMatchObject({ state: 'choosing', pageKilled: true, pageHandleHash: null });
    expect(world.jobs).toMatchObject([{ queue: 'bot', job: { kind: 'flow-changed', flowId } }]);
    expect(world.audited.at(-1)?.type).toBe('page.opened-twice');
    handle = await newHandle();
    expectKind(await browser.open(handle), 'opened');
    expect((await flowNow()).pageKilled).toBe(false);
  });

  it('by twenty browsers at once leaves no session alive', async () => {
    const browsers = await Promise.all(Array.from({ length: 20 }, () => createBrowser(world)));
    const outcomes = await Promise.all(browsers.map((each) => each.open(handle)));
    const opened = outcomes.flatMap((outcome, index) => (outcome.kind === 'opened' ? [{ outcome, index }] : []));
    expect(opened).toHaveLength(1);
    for (const { outcome, index } of opened) expectKind(await browsers[index]!.submit(outcome.sessionId), 'dead');
    expect(outcomes.some(({ kind }) => kind === 'opened-twice')).toBe(true);
  });

  it.each(['', 'x', 'A'.repeat(43), 'A'.repeat(44), '../..', 'ä'.repeat(43)])('with %p is dead', async (wrong) => {
    expect(await browser.open(wrong)).toEqual({ kind: 'dead' });
  });

  it('after ten minutes is dead, and at the last second is not', async () => {
    world.clock.advance(599_999);
    expectKind(await browser.open(handle), 'opened');
    handle = await newHandle();
    world.clock.advance(600_000);
    expectKind(await browser.open(handle), 'dead');
  });

  it('with an older handle is dead as soon as there is a newer one, opened or not', async () => {
    const sessionId = await openSession();
    const newer = await newHandle();
    expectKind(await browser.status(sessionId), 'dead');
    expectKind(await browser.submit(sessionId), 'dead');
    expectKind(await browser.open(handle), 'dead');
    expectKind(await browser.open(newer), 'opened');
    expect((await flowNow()).pageKilled).toBe(false);
  });

  it('with a handle that outlived its time or its successor in the store is dead', async () => {
    const key = `avain:page:${(await flowNow()).pageHandleHash}`;
    const { value } = (await world.store.get(key))!;
    await newHandle();
    await world.store.set(key, value, 3600);
    expectKind(await browser.open(handle), 'dead');
    handle = await newHandle();
    const late = `avain:page:${(await flowNow()).pageHandleHash}`;
    await world.store.set(late, (await world.store.get(late))!.value, 3600);
    world.clock.advance(599_000);
    await world.flows.patch((await world.flows.load(flowId))!, { idleAt: '2026-11-23T12:00:00Z' });
    world.clock.advance(1_000);
    expectKind(await browser.open(handle), 'dead');
  });

  it('after the flow has ended is dead', async () => {
    await world.reset.cancel(say((await world.reset.view(aino, flowId))!));
    expectKind(await browser.open(handle), 'dead');
  });

  it('with the sign-in of another person or tenant, or one that is not good, is refused', async () => {
    for (const sso of [
      { oid: 'x', tid: tenantId },
      { oid: ainoId, tid: 'x' },
    ]) {
      world.sso = sso;
      expectKind(await browser.open(await newHandle(), 'good'), 'wrong-person');
    }
    handle = await newHandle();
    expectKind(await browser.open(handle, 'forged'), 'wrong-person');
    world.sso = { oid: ainoId.toUpperCase(), tid: tenantId };
    expectKind(await browser.open(handle, 'good'), 'opened');
  });

  it('by another person ends the link, so that the next try without a token is dead, and the chat is told', async () => {
    world.sso = { oid: 'x', tid: tenantId };
    expectKind(await browser.open(handle, 'good'), 'wrong-person');
    expectKind(await browser.open(handle), 'dead');
    expect(await flowNow()).toMatchObject({ pageKilled: true, pageHandleHash: null });
    expect(world.jobs).toMatchObject([{ job: { kind: 'flow-changed', flowId } }]);
  });

  it('looks at no token where single sign-on is not set up', async () => {
    world = createResetWorld({ page: { verifySsoToken: undefined } });
    flowId = (await startChoosing(world)).flowId;
    expectKind(
      await world.page.open({ handle: await newHandle(), browserKey: browser.browserKey, ssoToken: 'any' }),
      'opened',
    );
  });

  it('twice by the same browser is one opening whose answer was lost', async () => {
    const first = expectKind(await browser.open(handle), 'opened');
    const again = await Promise.all([browser.open(handle), browser.open(handle)]);
    for (const outcome of again) expect(expectKind(outcome, 'opened').sessionId).toBe(first.sessionId);
    expect(world.audited.filter(({ type }) => type === 'page.opened')).toHaveLength(1);
    expectKind(await browser.status(first.sessionId), 'choosing');
    expectKind(await (await createBrowser(world)).open(handle), 'opened-twice');
    expectKind(await browser.open(handle), 'dead');
  });

  it('at once by two calls of one browser gives one session', async () => {
    const both = await Promise.all([browser.open(handle), browser.open(handle)]);
    const ids = both.map((outcome) => expectKind(outcome, 'opened').sessionId);
    expect(new Set(ids).size).toBe(1);
    expectKind(await browser.status(ids[0]!), 'choosing');
  });

  it('without a proper P-256 key is dead and costs nothing', async () => {
    const { x, y } = browser.browserKey;
    const keys: JsonWebKey[] = [
      {},
      { kty: 'EC', crv: 'P-256', x: x!, y: x! },
      { kty: 'EC', crv: 'P-384', x: x!, y: y! },
      { kty: 'oct', k: 'x' },
    ];
    for (const browserKey of keys) {
      expectKind(await world.page.open({ handle, browserKey, ssoToken: undefined }), 'dead');
    }
    expectKind(await browser.open(handle), 'opened');
  });

  it('can be repeated when the audit could not be written', async () => {
    world.auditFails = true;
    await expect(browser.open(handle)).rejects.toMatchObject({ code: 'audit_unavailable' });
    world.auditFails = false;
    expectKind(await browser.open(handle), 'opened');
  });
});

describe('signed calls', () => {
  it('of another browser, changed, replayed, late or for another address are dead', async () => {
    const sessionId = await openSession();
    const good = await browser.sign(sessionId, statusTarget);
    const foreign = await (await createBrowser(world)).sign(sessionId, statusTarget);
    const dead: SignedPageCall[] = [
      foreign,
      { ...good, at: good.at + 1 },
      { ...good, callId: 'another-call-id-1' },
      { ...good, bodyHash: hashBody('x') },
      { ...good, signature: '' },
      { ...good, signature: 'A'.repeat(86) },
      { ...good, sessionId: 'B'.repeat(43) },
      await browser.sign(sessionId, submitTarget),
      await browser.sign(sessionId, statusTarget, { at: good.at - 120_001 }),
      await browser.sign(sessionId, statusTarget, { at: good.at + 120_001 }),
      await browser.sign(sessionId, statusTarget, { at: Number.NaN }),
      await browser.sign(sessionId, statusTarget, { callId: 'short' }),
    ];
    for (const call of dead) expect(await world.page.status(call)).toEqual({ kind: 'dead' });
    expectKind(await world.page.status(good), 'choosing');
    expectKind(await world.page.status(good), 'dead');
    expectKind(
      await world.page.status(await browser.sign(sessionId, statusTarget, { at: good.at - 120_000 })),
      'choosing',
    );
  });

  it('of ten replays at once are heard once', async () => {
    const sessionId = await openSession();
    const call = await browser.sign(sessionId, statusTarget);
    const outcomes = await Promise.all(Array.from({ length: 10 }, () => world.page.status(call)));
    expect(outcomes.filter(({ kind }) => kind === 'choosing')).toHaveLength(1);
  });

  it('cannot use up an id without a good signature', async () => {
    const sessionId = await openSession();
    const good = await browser.sign(sessionId, statusTarget);
    await world.page.status({ ...good, signature: 'A'.repeat(86) });
    expectKind(await world.page.status(good), 'choosing');
  });
});

const resetJobs = () => world.jobs.filter(({ queue }) => queue === 'executor');

describe('submitting', () => {
  it('stores the sealed password, moves the flow and names one job', async () => {
    const sessionId = await openSession();
    expectKind(await browser.submit(sessionId), 'queued');
    const stored = JSON.parse(
      (await world.store.get(sealedIntentKey(flowId, hashHandle(handle))))!.value,
    ) as SealedIntent;
    expect(stored).toEqual({ flowId, target: world.target, handleHash: (await flowNow()).pageHandleHash, sealed });
    expect((await flowNow()).state).toBe('queued');
    expect(world.jobs).toMatchObject([
      { queue: 'executor', job: { kind: 'reset', flowId }, id: `reset.${flowId}.0` },
      // When the executor takes its time, the chat shows that the password is being set.
      { queue: 'bot', job: { kind: 'flow-changed', flowId }, id: `queued.${flowId}.0` },
    ]);
    expectKind(await browser.status(sessionId), 'working');
    expect(world.audited.at(-1)?.type).toBe('password.sealed');
  });

  it('twice at once keeps the first password, one job and one move (I1)', async () => {
    const sessionId = await openSession();
    const passwords = ['A', 'B', 'C'].map((letter) => ({ ...sealed, ciphertext: letter.repeat(60) }));
    const outcomes = await Promise.all(passwords.map((password) => browser.submit(sessionId, password)));
    expect(outcomes.map(({ kind }) => kind).sort()).toEqual(['already', 'already', 'queued']);
    expect(resetJobs()).toHaveLength(1);
    const kept = (await world.store.get(sealedIntentKey(flowId, hashHandle(handle))))!;
    await browser.submit(sessionId, { ...sealed, ciphertext: 'Z'.repeat(60) });
    expect((await world.store.get(sealedIntentKey(flowId, hashHandle(handle))))!.value).toBe(kept.value);
  });

  it('goes on where a crash left it: sealed but not moved, moved but no job', async () => {
    const sessionId = await openSession();
    world.auditFails = true;
    await expect(browser.submit(sessionId)).rejects.toMatchObject({ code: 'audit_unavailable' });
    world.auditFails = false;
    world.queueFails = true;
    const kept = (await world.store.get(sealedIntentKey(flowId, hashHandle(handle))))!.value;
    await expect(browser.submit(sessionId, { ...sealed, ciphertext: 'Z'.repeat(60) })).rejects.toMatchObject({
      code: 'queue_unavailable',
    });
    expect(world.jobs).toEqual([]);
    world.queueFails = false;
    expectKind(await browser.submit(sessionId), 'already');
    expect(world.jobs).toHaveLength(1);
    expect((await world.store.get(sealedIntentKey(flowId, hashHandle(handle))))!.value).toBe(kept);
  });

  it('is named to the queue again by the polling page when the job got lost', async () => {
    const sessionId = await openSession();
    await browser.submit(sessionId);
    world.jobs.length = 0;
    world.clock.advance(19_000);
    await browser.status(sessionId);
    expect(world.jobs).toEqual([]);
    world.clock.advance(2_000);
    await browser.status(sessionId);
    expect(world.jobs).toHaveLength(1);
  });

  it.each([
    ['an empty text', { ciphertext: '' }],
    ['a text too long', { ciphertext: 'C'.repeat(3000) }],
    ['another alphabet', { iv: '+'.repeat(16) }],
    ['a short point', { ephemeralKey: 'E'.repeat(86) }],
    ['a path as key id', { keyId: '../k' }],
  ])('of %s is dead', async (_, changes) => {
    expectKind(await browser.submit(await openSession(), { ...sealed, ...changes }), 'dead');
    expect((await flowNow()).state).toBe('choosing');
  });

  it('after the ten minutes of the handle is dead', async () => {
    const sessionId = await openSession();
    world.clock.advance(599_000);
    await world.flows.patch((await world.flows.load(flowId))!, {
      idleAt: new Date(world.clock.now().getTime() + 600_000).toISOString(),
    });
    world.clock.advance(1_000);
    expectKind(await browser.submit(sessionId), 'dead');
    expectKind(await browser.status(sessionId), 'dead');
  });

  it('after the flow was cancelled in the chat is over', async () => {
    const sessionId = await openSession();
    await world.reset.cancel(say((await world.reset.view(aino, flowId))!));
    expectKind(await browser.submit(sessionId), 'ended');
    expect(world.jobs).toEqual([]);
  });

  it('without two fresh proofs is over (I2)', async () => {
    const sessionId = await openSession();
    const loaded = (await world.flows.load(flowId))!;
    await world.flows.patch(loaded, { proofs: loaded.record.proofs.slice(0, 1) });
    expectKind(await browser.submit(sessionId), 'ended');
    expect(await flowNow()).toMatchObject({ state: 'expired', endedBecause: 'proofs-expired' });
    expect(await world.store.get(sealedIntentKey(flowId, hashHandle(handle)))).toBeUndefined();
  });
});

describe('status', () => {
  it('tells each state of the flow in the page’s words', async () => {
    const sessionId = await openSession();
    const kind = async () => (await browser.status(sessionId)).kind;
    expect(await browser.status(sessionId)).toEqual({ kind: 'choosing', secondsLeft: 600 });
    await browser.submit(sessionId);
    expect(await kind()).toBe('working');
    await executor('intent-taken');
    expect(await kind()).toBe('working');
    await executor('write-unknown');
    world.clock.advance(9 * 60_000);
    expect(await kind()).toBe('checking');
    await executor('reconciled-done');
    expect(await kind()).toBe('done');
  });

  it('tells a refused password once with a fresh handle, three passwords in all', async () => {
    for (const attempt of [1, 2, 3]) {
      const sessionId = await openSession();
      expectKind(await browser.submit(sessionId), 'queued');
      await executor('intent-taken');
      await world.store.delete(sealedIntentKey(flowId, hashHandle(handle)));
      await executor('write-refused', { writeAttempts: attempt, lastRejection: 'refused-by-directory' });
      const rejected = expectKind(await browser.status(sessionId), 'rejected');
      expect(rejected).toMatchObject({ reason: 'refused-by-directory', attemptsLeft: 3 - attempt });
      const again = expectKind(await browser.status(sessionId), 'rejected');
      expect(again.nextHandle).toBeUndefined();
      expectKind(await browser.submit(sessionId), 'dead');
      if (attempt === 3) expect(rejected.nextHandle).toBeUndefined();
      else handle = rejected.nextHandle!;
    }
    expect(resetJobs().map(({ id }) => id)).toEqual([0, 1, 2].map((attempt) => `reset.${flowId}.${attempt}`));
  });

  it('opens a second handle no polling race: ten polls at once bring one', async () => {
    const sessionId = await openSession();
    await browser.submit(sessionId);
    await executor('write-refused', { writeAttempts: 1, lastRejection: 'common' });
    const polls = await Promise.all(Array.from({ length: 10 }, () => browser.status(sessionId)));
    const handles = polls.flatMap((poll) =>
      poll.kind === 'rejected' && poll.nextHandle !== undefined ? [poll.nextHandle] : [],
    );
    expect(handles).toHaveLength(1);
    expectKind(await browser.open(handles[0]!), 'opened');
  });

  it('of a flow that failed or ended says so', async () => {
    const sessionId = await openSession();
    await browser.submit(sessionId);
    await executor('predicate-failed');
    expectKind(await browser.status(sessionId), 'ended');
  });
});

describe('what is stored', () => {
  it('never holds a handle, only its hash', async () => {
    const seen: string[] = [];
    const base = createResetWorld();
    world = createResetWorld({
      clock: base.clock,
      store: {
        ...base.store,
        set: (key, value, ttl) => (seen.push(key + value), base.store.set(key, value, ttl)),
        swap: (key, version, value, ttl) => (seen.push(key + value), base.store.swap(key, version, value, ttl)),
      },
    });
    flowId = (await startChoosing(world)).flowId;
    handle = await newHandle();
    browser = await createBrowser(world);
    const sessionId = await openSession();
    await browser.submit(sessionId);
    await executor('write-refused', { writeAttempts: 1, lastRejection: 'common' });
    const { nextHandle } = expectKind(await browser.status(sessionId), 'rejected');
    expect(seen.length).toBeGreaterThan(10);
    for (const secret of [handle, nextHandle!])
      expect(seen.join('\n') + JSON.stringify(world.audited)).not.toContain(secret);
  });
});
