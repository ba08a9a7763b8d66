import { describe, expect, it } from '@jest/globals';
import { createRelay } from '../../../services/helpdesk/relay.ts';
import { relayMessageKind } from '../../../services/helpdesk/relay-message.ts';
import { deskWorld, runJobs, start, target } from './desk.fixture.ts';

type World = Awaited<ReturnType<typeof deskWorld>>;

async function say(world: World, from: 'person' | 'agent', text: string, once?: string): Promise<number> {
  return world.relay.append(await world.found(), from, from === 'agent' ? 'Olli Agent' : 'Aino Järvinen', text, once);
}
const run = (world: World): Promise<number> => runJobs(world, 'relay', world.relay.deliver);
const texts = ({ teams }: World): readonly string[] => teams.state.said.map(({ text }) => text);

describe('what person and agent say to one another', () => {
  it('goes out in order, each way, once', async () => {
    const world = await deskWorld();
    for (const text of ['one', 'two', 'three']) await say(world, 'person', text);
    await say(world, 'agent', 'four');
    await run(world);
    expect(world.teams.state.said).toEqual([
      { to: 'team', number: 1, text: 'one' },
      { to: 'team', number: 2, text: 'two' },
      { to: 'team', number: 3, text: 'three' },
      { to: 'person', number: 4, text: 'four' },
    ]);
    expect((await world.found()).record.lastMessage).toBe(4);
    expect((await world.message(4)).state).toBe('delivered');
    await world.relay.deliver(world.caseId);
    expect(world.teams.state.said).toHaveLength(4);
  });

  it('has numbers without gaps when both write at the same time', async () => {
    const world = await deskWorld();
    const numbers = await Promise.all(
      Array.from({ length: 12 }, (_, i) => say(world, i % 2 === 0 ? 'person' : 'agent', `text ${i}`)),
    );
    expect([...numbers].sort((a, b) => a - b)).toEqual(Array.from({ length: 12 }, (_, i) => i + 1));
    await run(world);
    expect(world.teams.state.said.map(({ number }) => number)).toEqual(Array.from({ length: 12 }, (_, i) => i + 1));
  });

  it('says the words of a press that is delivered again once', async () => {
    const world = await deskWorld();
    expect(await say(world, 'agent', 'hello', 'press-1')).toBe(1);
    expect(await say(world, 'agent', 'hello', 'press-1')).toBe(1);
    expect(await say(world, 'agent', 'hello', 'press-2')).toBe(2);
    await run(world);
    expect(texts(world)).toEqual(['hello', 'hello']);
  });

  it('says them once also when the process died before the case knew of the message', async () => {
    const world = await deskWorld();
    const before = await world.found();
    await say(world, 'agent', 'hello', 'press-1');
    await world.patch({ lastMessage: 0 });
    expect(await world.relay.append(before, 'agent', 'Olli Agent', 'hello', 'press-1')).toBe(1);
    expect(await say(world, 'agent', 'next', 'press-2')).toBe(2);
  });

  it('waits for the thread, and goes there when the card stands', async () => {
    const world = await deskWorld({ post: { state: 'none', conversationId: null, activityId: null } });
    await say(world, 'person', 'first');
    await say(world, 'person', 'second');
    await runJobs(world, 'relay', world.relay.deliver, 20);
    expect(texts(world)).toEqual([]);
    expect((await world.message(1)).state).toBe('waiting');
    await world.patch({ post: { state: 'posted', conversationId: 'thread', activityId: '7' } });
    await run(world);
    expect(texts(world)).toEqual(['first', 'second']);
  });

  it('tells the person when the case ended without ever having had a thread', async () => {
    const world = await deskWorld({ post: { state: 'unreachable', conversationId: null, activityId: null } });
    await say(world, 'person', 'hello?');
    const found = await world.found();
    await world.cases.move(found, 'withdrawn', { endedAt: start.toISOString() });
    await run(world);
    expect((await world.message(1)).state).toBe('undeliverable');
    expect(world.jobs.kinds('bot')).toContain('case-news');
  });

  it('is tried for hours while Teams is away, and then goes out in order', async () => {
    const world = await deskWorld();
    world.teams.state.always = 'not-now';
    await say(world, 'person', 'one');
    await say(world, 'person', 'two');
    await runJobs(world, 'relay', world.relay.deliver, 100);
    expect(world.clock.now().getTime() - start.getTime()).toBeGreaterThan(3 * 3_600_000);
    expect(texts(world)).toEqual([]);
    world.teams.state.always = 'said';
    await run(world);
    expect(texts(world)).toEqual(['one', 'two']);
  });

  it('is given up after a day of that, and the sender is told', async () => {
    const world = await deskWorld();
    world.teams.state.always = 'not-now';
    await say(world, 'person', 'one');
    await run(world);
    expect((await world.message(1)).state).toBe('undeliverable');
    const news = world.jobs.state.ever.map(({ job }) => job).filter(({ kind }) => kind === 'case-news');
    expect(news).toMatchObject([{ news: 'not-delivered', caseId: world.caseId }]);
  });
});

describe('a message that cannot be delivered', () => {
  it('of the person is told to the person, shown on the card and audited, once', async () => {
    const world = await deskWorld();
    world.teams.state.next = ['unreachable'];
    await say(world, 'person', 'one');
    await say(world, 'person', 'two');
    await run(world);
    expect((await world.message(1)).state).toBe('undeliverable');
    expect(texts(world)).toEqual(['two']);
    const { timeline } = (await world.found()).record;
    expect(timeline.filter(({ what }) => what === 'undeliverable')).toHaveLength(1);
    expect(world.recorded.state.events).toMatchObject([{ type: 'case.changed', what: 'undeliverable', by: 'bot' }]);
    expect(world.jobs.kinds('bot').filter((kind) => kind === 'case-news')).toHaveLength(1);
    expect(world.jobs.kinds('bot')).toContain('case-changed');
  });

  it('of the agent is shown on the card, and the person is not told of it', async () => {
    const world = await deskWorld();
    world.teams.state.next = ['unreachable'];
    await say(world, 'agent', 'one');
    await run(world);
    expect(world.jobs.kinds('bot')).toContain('case-changed');
    expect(world.jobs.kinds('bot')).not.toContain('case-news');
  });

  it('says nothing where the audit cannot be written, and makes good for it later', async () => {
    const world = await deskWorld();
    world.teams.state.next = ['unreachable'];
    world.recorded.state.full = true;
    await say(world, 'person', 'one');
    await expect(world.relay.deliver(world.caseId)).rejects.toThrow('no space left');
    expect((await world.found()).record.timeline).toEqual([]);
    // The queue has given the job up; another one comes.
    world.jobs.state.waiting = world.jobs.state.waiting.filter(({ id }) => id.includes('.at.'));
    world.recorded.state.full = false;
    await run(world);
    expect((await world.found()).record.timeline).toHaveLength(1);
    expect(world.teams.state.said).toEqual([]);
  });
});

describe('a message of which nobody knows whether it went out', () => {
  it.each(['unconfirmed', 'hidden'] as const)('is not sent again (%s), and the next one follows', async (kind) => {
    const world = await deskWorld();
    world.teams.state.next = [kind];
    await say(world, 'agent', 'one');
    await say(world, 'agent', 'two');
    await run(world);
    expect((await world.message(1)).state).toBe('unconfirmed');
    expect(texts(world).filter((text) => text === 'one').length).toBeLessThanOrEqual(1);
    expect(texts(world).at(-1)).toBe('two');
  });

  it('that a dead process left behind holds the next one back for a minute only', async () => {
    const world = await deskWorld();
    await say(world, 'agent', 'one');
    await say(world, 'agent', 'two');
    const stored = (await world.records.get(relayMessageKind, `${world.caseId}.1`))!;
    const left = { ...(await world.message(1)), state: 'sending', sendingAt: world.clock.now().toISOString() };
    await world.records.put(relayMessageKind, `${world.caseId}.1`, {
      value: JSON.stringify(left),
      keepUntil: stored.keepUntil,
      indexes: { target, undelivered: world.caseId },
    });
    await world.relay.deliver(world.caseId);
    expect(texts(world)).toEqual([]);
    await run(world);
    expect((await world.message(1)).state).toBe('unconfirmed');
    expect(texts(world)).toEqual(['two']);
    expect(world.clock.now().getTime() - start.getTime()).toBeLessThan(65_000);
  });
});

describe('two workers on one case', () => {
  it('let nothing overtake and nothing go twice', async () => {
    const world = await deskWorld();
    const other = createRelay(world.options);
    for (let i = 1; i <= 10; i += 1) await say(world, 'person', `text ${i}`);
    await Promise.all([world.relay.deliver(world.caseId), other.deliver(world.caseId)]);
    await run(world);
    expect(world.teams.state.said.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
  });
});

describe('what is kept of a conversation', () => {
  it('is gone thirty days after it was said, and is found by whose it is', async () => {
    const world = await deskWorld();
    await say(world, 'person', 'something personal');
    await run(world);
    expect(await world.records.find(relayMessageKind, 'target', target)).toEqual([`${world.caseId}.1`]);
    world.clock.advance(30 * 86_400_000 + 1_000);
    expect(await world.records.removeDue(relayMessageKind, 10)).toBe(1);
  });

  it('is in no job and in no audit event', async () => {
    const world = await deskWorld();
    world.teams.state.next = ['unreachable'];
    await say(world, 'person', 'something personal');
    await run(world);
    expect(JSON.stringify([world.jobs.state.ever, world.recorded.state.events])).not.toContain('personal');
  });
});
