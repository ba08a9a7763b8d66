import { beforeEach, describe, expect, it } from '@jest/globals';
import { hashBody } from '../../../services/page/page-session.ts';
import type { SignedPageCall } from '../../../services/page/page-service.ts';
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
import { createBrowser, statusTarget, submitTarget } from './page-browser.fixture.ts';

let world: ResetWorld;
let flowId: string;
let handle: string;
let browser: Awaited<ReturnType<typeof createBrowser>>;
const newHandle = async (): Promise<string> => {
  const view = (await world.reset.view(aino, flowId))!;
  return expectKind(await world.reset.issuePageLink(press(view)), 'page').url.split('#')[1]!;
};

const openSession = async () => expectKind(await browser.open(handle), 'opened').sessionId;
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
