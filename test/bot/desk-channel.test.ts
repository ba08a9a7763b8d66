import { afterEach, describe, expect, it } from '@jest/globals';
import { testTenantId, type Answer } from '../support/channel.ts';
import {
  cardIn,
  cardOf,
  channelId,
  people,
  startDeskWorld,
  textIn,
  titlesOf,
  type DeskWorld,
  type DeskWorldOptions,
} from '../support/desk-world.ts';

const { henna } = people;
const worlds: DeskWorld[] = [];
async function open(options: DeskWorldOptions = {}): Promise<DeskWorld> {
  const world = await startDeskWorld(options);
  worlds.push(world);
  return world;
}
afterEach(async () => {
  await Promise.all(worlds.splice(0).map((world) => world.close()));
});

const conversation = (id: string, conversationType = 'channel') => ({
  conversation: { id, conversationType, tenantId: testTenantId, isGroup: true },
});
const botId = '28:5f0c0f8e-5a43-4a51-9a1c-0f5c1f0f0a01';
const mention = {
  text: '<at>Avain</at> cases',
  entities: [{ type: 'mention', text: '<at>Avain</at>', mentioned: { id: botId, name: 'Avain' } }],
};
const gone: Answer = { status: 404, body: { error: { code: 'ConversationNotFound' } } };
const removed: Answer = { status: 403, body: { error: { code: 'BotNotInConversationRoster' } } };
/** How often the case was sent to its clock because its channel is gone. */
const mailed = (world: DeskWorld): number =>
  world.desk.recorded.state.ever.filter(({ id }) => id.endsWith('.unreachable')).length;

describe('the door of the helpdesk', () => {
  it.each([
    ['another channel', conversation('19:other@thread.tacv2;messageid=1')],
    ['a channel whose id only begins like the team’s', conversation(`${channelId}x;messageid=1`)],
    ['a group chat with the id of the channel', conversation(channelId, 'groupChat')],
    ['a thread that only mentions the channel', conversation(`19:x@thread.tacv2;messageid=${channelId}`)],
  ])('is not that of %s: it gets the link to the personal chat', async (_what, change) => {
    const world = await open();
    await world.open();
    await world.door.deliver({ ...change, ...mention });
    await world.door.deliver({ ...change, text: undefined, value: { verb: 'case-next' } });
    expect(world.posts.map(textIn)).toEqual([
      expect.stringContaining('https://teams.microsoft.com/l/entity/teams-app/conversations'),
      expect.stringContaining('https://teams.microsoft.com/l/entity/teams-app/conversations'),
    ]);
    expect(world.door.scopes).toEqual([]);
  });

  it('lets nobody of another tenant in', async () => {
    const world = await open();
    const foreign = '99999999-0b6a-4c53-8f5d-3f0a1b2c3d4e';
    await world.door.deliver({ ...conversation(channelId), ...mention, channelData: { tenant: { id: foreign } } });
    expect(world.posts).toEqual([]);
  });

  it.each([
    ['no object id', { id: '29:1' }],
    ['an object id that is no GUID', { id: '29:1', aadObjectId: 'henna@contoso.example' }],
    ['the role of a bot', { id: '28:1', aadObjectId: henna.id, role: 'bot' }],
  ])('drops a sender with %s', async (_what, from) => {
    const world = await open();
    expect((await world.door.deliver({ ...conversation(channelId), ...mention, from })).status).toBe(200);
    expect(world.posts).toEqual([]);
  });

  it('never touches what the agent has as a person: no record, no stored conversation, no dialog', async () => {
    const world = await open();
    const from = { id: '29:henna', name: henna.name, aadObjectId: henna.id };
    await world.door.deliver({ from, text: 'hello' });
    const before = await world.door.persons.load(testTenantId, henna.id);
    expect(before?.conversationId).toBe('a:1chat');
    const caseId = await world.open();
    await world.run();
    const writes = await writesOf(world, async () => {
      const card = await cardOf(world, caseId);
      await world.press({ ...henna }, card, 'Claim');
      await world.say(henna, card.rootId, 'start verification');
      await world.say(henna, card.rootId, 'I forgot my password');
      await world.say(henna, card.rootId, 'cases');
    });
    expect(await world.door.persons.load(testTenantId, henna.id)).toEqual(before);
    expect(writes.filter((key) => key.startsWith('avain:conversation:'))).toEqual([]);
    // Only the personal message reached the root dialog.
    expect(world.door.scopes).toHaveLength(1);
  });

  it('answers an agent whose own record and conversation cannot be read', async () => {
    const world = await open();
    const broken = () => Promise.reject(new Error('a record of another build'));
    Object.assign(world.door.persons, { load: broken });
    Object.assign(world.door.conversationState, { load: broken });
    await world.say(henna, '1700', 'cases');
    expect(world.posts.map((post) => cardIn(post)?.body[0])).toEqual([expect.objectContaining({ text: 'Open cases' })]);
  });

  it('names the agent by the object id of the activity, whatever the card says', async () => {
    const world = await open();
    const caseId = await world.open();
    await world.run();
    const { rootId, card } = await cardOf(world, caseId);
    const [claim] = card.actions ?? [];
    const data = claim?.type === 'Action.Submit' ? claim.data : {};
    const outsider = { id: '0a1b2c3d-1111-4222-8333-0000000000ff', name: 'Henna Helppi' };
    await world.send(outsider, rootId, { ...data, agentId: henna.id, from: { aadObjectId: henna.id } });
    expect((await world.record(caseId)).owner).toBeNull();
    expect(textIn(world.posts.at(-1)!)).toContain('Only members');
  });

  it('answers an invoke there in words and does nothing', async () => {
    const world = await open();
    const answer = await world.door.deliver({ ...conversation(channelId), type: 'invoke', name: 'task/fetch' });
    expect(JSON.parse(answer.text)).toMatchObject({ task: { type: 'message' } });
    expect(world.posts).toEqual([]);
  });
});

/** Keys of the store that were written meanwhile. */
async function writesOf(world: DeskWorld, act: () => Promise<void>): Promise<readonly string[]> {
  const keys: string[] = [];
  const store = world.door.store as { set: typeof world.door.store.set; swap: typeof world.door.store.swap };
  const { set, swap } = store;
  store.set = async (key, ...rest) => (keys.push(key), set(key, ...rest));
  store.swap = async (key, ...rest) => (keys.push(key), swap(key, ...rest));
  await act();
  Object.assign(store, { set, swap });
  expect(keys.length).toBeGreaterThan(0);
  return keys;
}

describe('the card of a case', () => {
  it('is posted once although its job runs twice at once', async () => {
    const world = await open();
    const caseId = await world.open();
    await Promise.all([world.desk.painting.paint(caseId), world.desk.painting.paint(caseId)]);
    await world.run();
    expect(world.posts).toHaveLength(1);
    expect((await world.record(caseId)).post.state).toBe('posted');
  });

  it('is posted once although the case is claimed while it goes out', async () => {
    const world = await open();
    const caseId = await world.open();
    await world.say(henna, '1700', `claim ${caseId}`);
    const before = world.posts.length;
    await Promise.all([1, 2, 3].map(() => world.desk.painting.paint(caseId)));
    await world.run();
    expect(world.posts).toHaveLength(before + 1);
    expect((await world.record(caseId)).post.state).toBe('posted');
  });

  it('whose fate nobody knows is not posted again; pressing it makes it known', async () => {
    const world = await open();
    const caseId = await world.open();
    world.door.channel.answers.push({ status: 502 });
    await world.run();
    expect((await world.record(caseId)).post.state).toBe('unconfirmed');
    await world.desk.painting.paint(caseId);
    expect(world.posts).toHaveLength(1);
    // It was there after all.
    const card = cardIn(world.posts[0]!)!;
    await world.press(henna, { card, activityId: '1:1', rootId: '1:1' }, 'Claim');
    expect((await world.record(caseId)).post).toEqual({
      state: 'posted',
      conversationId: `${channelId};messageid=1:1`,
      activityId: '1:1',
    });
    await world.run();
    expect(world.posts.map(({ method }) => method)).toEqual(['POST', 'PUT']);
    expect(titlesOf((await cardOf(world, caseId)).card)).toContain('Resolve');
  });

  it('whose fate nobody knows comes once more when somebody claims the case by its number', async () => {
    const world = await open();
    const caseId = await world.open();
    world.door.channel.answers.push('reset');
    await world.run();
    expect((await world.record(caseId)).post.state).toBe('unconfirmed');
    await world.say(henna, '1700', `claim ${caseId}`);
    await world.run();
    expect((await world.record(caseId)).post.state).toBe('posted');
    expect(world.posts).toHaveLength(3);
    await world.desk.painting.refresh(caseId);
    await world.run();
    expect(world.posts.at(-1)?.method).toBe('PUT');
  });

  it('that a dead process was posting becomes unconfirmed, not a second card', async () => {
    const world = await open();
    const caseId = await world.open();
    await world.desk.cards.setPost(caseId, (post) => ({ ...post, state: 'sending' }));
    await world.run();
    expect(world.posts).toEqual([]);
    expect((await world.record(caseId)).post.state).toBe('unconfirmed');
  });

  it('waits while Teams takes nothing, for hours, and then comes once', async () => {
    const world = await open();
    const caseId = await world.open();
    for (let hour = 0; hour < 3; hour += 1) {
      world.door.channel.answers.push({ status: 429, headers: { 'retry-after': '3600' } });
      await world.run();
      expect((await world.record(caseId)).post.state).toBe('none');
      world.clock.advance(3_600_000);
    }
    await world.run();
    expect((await world.record(caseId)).post.state).toBe('posted');
    expect(world.posts).toHaveLength(4);
  });

  it('is painted only when it would look different', async () => {
    const world = await open();
    const caseId = await world.open();
    await world.run();
    for (let time = 0; time < 5; time += 1) await world.desk.painting.paint(caseId);
    expect(world.posts).toHaveLength(1);
    await world.say(henna, '1700', `claim ${caseId}`);
    await world.run();
    expect(world.posts.filter(({ method }) => method === 'PUT')).toHaveLength(1);
  });

  it('is painted later when Teams did not answer, and then shows what stands', async () => {
    const world = await open();
    const caseId = await world.open();
    await world.run();
    await world.say(henna, '1700', `claim ${caseId}`);
    world.door.channel.answers.push({ status: 503 });
    await world.run();
    await world.say(henna, '1700', `put back ${caseId}`);
    world.clock.advance(60_000);
    await world.run();
    expect(titlesOf((await cardOf(world, caseId)).card)).toEqual(['Claim', 'Timeline']);
  });

  it('that somebody deleted is posted anew', async () => {
    const world = await open();
    const caseId = await world.open();
    await world.run();
    await world.say(henna, '1700', `claim ${caseId}`);
    world.door.channel.answers.push(gone);
    await world.run();
    const { post } = await world.record(caseId);
    expect(post).toMatchObject({ state: 'posted', activityId: '1:4' });
    await world.say(henna, '1:4', 'status');
    expect(textIn(world.posts.at(-1)!)).toContain('Claimed');
  });
});

describe('a channel that is gone', () => {
  it.each([
    ['deleted', gone],
    ['without the bot', removed],
  ])('because it was %s sends its cases to the fallback mail, once', async (_how, answer) => {
    const world = await open();
    const caseId = await world.open();
    world.door.channel.answers.push(answer);
    await world.run();
    expect((await world.record(caseId)).post.state).toBe('unreachable');
    expect(mailed(world)).toBe(1);
    await world.desk.painting.paint(caseId);
    expect(world.posts).toHaveLength(1);
  });

  const events: readonly [what: string, away: Record<string, unknown>, home: Record<string, unknown>][] = [
    ['an uninstall', { type: 'installationUpdate', action: 'remove' }, { type: 'installationUpdate', action: 'add' }],
    [
      'the bot being removed as a member',
      { type: 'conversationUpdate', membersRemoved: [{ id: botId }] },
      { type: 'conversationUpdate', membersAdded: [{ id: botId }] },
    ],
    [
      'the channel being deleted',
      { type: 'conversationUpdate', channelData: channelEvent('channelDeleted') },
      { type: 'conversationUpdate', channelData: channelEvent('channelRestored') },
    ],
  ];

  it.each(events)('by %s is noticed at once, and so is its return', async (_what, away, home) => {
    const world = await open();
    const posted = await world.open();
    await world.run();
    await world.door.deliver({ ...conversation(channelId), text: undefined, ...away });
    expect((await world.record(posted)).post.state).toBe('unreachable');
    const fresh = await world.open({ id: '0a1b2c3d-1111-4222-8333-0000000000d1', name: 'Eero Esko' });
    await world.run();
    expect((await world.record(fresh)).post.state).toBe('unreachable');
    expect(world.posts).toHaveLength(1);
    expect(mailed(world)).toBe(2);
    await world.door.deliver({ ...conversation(channelId), text: undefined, ...home });
    world.clock.advance(1_000);
    await world.run();
    expect((await world.record(posted)).post).toMatchObject({ state: 'posted', activityId: '1:1' });
    expect((await world.record(fresh)).post.state).toBe('posted');
    // The old card is painted again; only the case that never had one gets a new one.
    expect(world.posts.map(({ method }) => method).sort()).toEqual(['POST', 'POST', 'PUT']);
    expect(world.door.welcomes).toEqual([]);
  });

  it('is known to be back when somebody speaks in it', async () => {
    const world = await open();
    const caseId = await world.open();
    await world.desk.channels.gone('service-desk');
    await world.say(henna, '1700', 'help');
    world.clock.advance(1_000);
    await world.run();
    expect((await world.record(caseId)).post.state).toBe('posted');
  });

  it('is found out by painting when the news came under another channel of its team', async () => {
    const world = await open();
    const caseId = await world.open();
    await world.run();
    world.door.channel.answers.push(removed, removed);
    await world.door.deliver({
      ...conversation('19:general@thread.tacv2'),
      ...{ type: 'installationUpdate', action: 'remove', text: undefined },
    });
    world.clock.advance(1_000);
    await world.run();
    expect((await world.record(caseId)).post.state).toBe('unreachable');
    expect(mailed(world)).toBe(1);
  });

  it('of another team changes nothing here', async () => {
    const world = await open();
    const caseId = await world.open();
    await world.run();
    await world.door.deliver({
      ...conversation('19:general@thread.tacv2'),
      ...{ type: 'conversationUpdate', text: undefined, channelData: channelEvent('channelDeleted', '19:x') },
    });
    await world.run();
    expect((await world.record(caseId)).post.state).toBe('posted');
    expect(world.posts).toHaveLength(1);
  });
});

function channelEvent(eventType: string, id = channelId): Record<string, unknown> {
  return { eventType, channel: { id, name: 'Helpdesk' }, tenant: { id: testTenantId } };
}
