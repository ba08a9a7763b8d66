import { beforeEach, describe, expect, it } from '@jest/globals';
import { sealedIntentKey, type SealedIntent } from '../../../services/executor/sealed-intent.ts';
import { hashHandle } from '../../../services/page/page-handles.ts';
import type { FlowPatch } from '../../../services/reset-flow/flow-repository.ts';
import type { FlowEvent } from '../../../services/reset-flow/flow-state.ts';
import {
  aino,
  createResetWorld,
  expectKind,
  press,
  say,
  startChoosing,
  type ResetWorld,
} from '../../support/reset-world.ts';
import { createBrowser, sealed } from './page-browser.fixture.ts';

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
