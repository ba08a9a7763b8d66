import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { TeamsChannel } from '../../../playground/teams/addresses.ts';
import type { ChatMessage } from '../../../playground/teams/conversations.ts';
import { silentBot, startFrontWorld, type FrontWorld } from './front-world.ts';

let world: FrontWorld;
let channel: TeamsChannel;
beforeEach(async () => {
  world = await startFrontWorld(silentBot);
  channel = world.front.teams.rooms.named('it-helpdesk')!;
});
afterEach(async () => world.stop());

const activities = (conversationId: string, id = ''): string =>
  `conversations/${encodeURIComponent(conversationId)}/activities${id === '' ? '' : `/${id}`}`;
const post = async (conversationId: string, text = 'x', replyTo = ''): Promise<Response> =>
  world.connector({ method: 'POST', path: activities(conversationId, replyTo), body: { type: 'message', text } });
const idOf = async (response: Response): Promise<string> => ((await response.json()) as { id: string }).id;
const codeOf = async (response: Response): Promise<readonly [number, string]> => [
  response.status,
  ((await response.json()) as { error: { code: string } }).error.code,
];
const shown = (): readonly ChatMessage[] => world.front.teams.conversations.read(channel.id);
const heardIn = (place: TeamsChannel) =>
  world.heard
    .filter(({ conversation }) => conversation.id.startsWith(place.id))
    .map(({ type, action }) => [type, action]);
type State = { channels: { key: string; botInTeam: boolean; messages: ChatMessage[] }[] };
const stateOf = async (id: string): Promise<State> => (await world.api(`teams/state?as=${id}`)).body as State;
const keysOf = async (id: string): Promise<readonly string[]> => (await stateOf(id)).channels.map(({ key }) => key);

describe('a thread', () => {
  it('begins with a message to the channel and takes the replies', async () => {
    const root = await idOf(await post(channel.id, 'the case'));
    await post(`${channel.id};messageid=${root}`, 'a word about it');
    expect(shown().map(({ conversationId, text }) => [conversationId, text])).toEqual([
      [`${channel.id};messageid=${root}`, 'the case'],
      [`${channel.id};messageid=${root}`, 'a word about it'],
    ]);
  });

  it('is joined by a message to the channel that answers one of its messages', async () => {
    const root = await idOf(await post(channel.id));
    await post(channel.id, 'an answer', root);
    expect(shown().at(-1)).toMatchObject({ conversationId: `${channel.id};messageid=${root}`, text: 'an answer' });
  });

  it('begins with a new conversation in the channel, whose id and first message are answered', async () => {
    const tenantId = ((await world.api('personas')).body as { tenantId: string }).tenantId;
    const body = {
      isGroup: true,
      tenantId,
      channelData: { channel: { id: channel.id } },
      activity: { type: 'message', text: 'the case' },
    };
    const opened = await world.connector({ method: 'POST', path: 'conversations', body });
    const { id, activityId } = (await opened.json()) as { id: string; activityId: string };
    expect(id).toBe(`${channel.id};messageid=${activityId}`);
    expect(shown()).toMatchObject([{ id: activityId, conversationId: id, text: 'the case' }]);
  });

  it('has its messages changed and deleted by either id of the conversation', async () => {
    const root = await idOf(await post(channel.id));
    const thread = `${channel.id};messageid=${root}`;
    for (const conversationId of [channel.id, thread]) {
      const path = activities(conversationId, root);
      const changed = await world.connector({ method: 'PUT', path, body: { type: 'message', text: conversationId } });
      expect([changed.status, shown()[0]?.text]).toEqual([200, conversationId]);
    }
    expect((await world.connector({ method: 'DELETE', path: activities(channel.id, root) })).status).toBe(200);
    expect(shown()[0]?.deleted).toBe(true);
    const other = world.front.teams.rooms.named('servicedesk-fi')!;
    expect((await world.connector({ method: 'DELETE', path: activities(other.id, root) })).status).toBe(404);
  });

  it('hands an agent’s reply to the bot only when the bot is named', async () => {
    const hugo = world.persona('hugo');
    const root = await idOf(await post(channel.id));
    const say = (text: string) => world.front.teams.client.say(hugo, { in: channel.key, thread: root, text });
    await say('mine');
    await say('@Avain claim');
    expect(world.heard).toHaveLength(1);
    expect(world.heard[0]).toMatchObject({
      text: '<at>Avain</at> claim',
      conversation: { id: `${channel.id};messageid=${root}`, conversationType: 'channel' },
      channelData: { channel: { id: channel.id }, team: { id: channel.teamId }, teamsChannelId: channel.id },
      attachments: [{ contentType: 'text/html', content: '<p>@Avain claim</p>' }],
    });
    expect(shown().map(({ text, unheard }) => [text, unheard])).toEqual([
      ['x', undefined],
      ['mine', true],
      ['@Avain claim', undefined],
    ]);
  });

  it('hands a press on to the bot with the thread and the card it belongs to, and shows the change to everybody', async () => {
    const root = await idOf(await post(channel.id));
    const conversationId = `${channel.id};messageid=${root}`;
    await world.front.teams.client.press(world.persona('hugo'), {
      conversationId,
      messageId: root,
      data: { verb: 'claim' },
    });
    expect(world.heard.at(-1)).toMatchObject({
      value: { verb: 'claim' },
      replyToId: root,
      conversation: { id: conversationId },
    });
    await world.connector({
      method: 'PUT',
      path: activities(channel.id, root),
      body: { type: 'message', text: 'taken' },
    });
    for (const id of ['henna', 'hugo', 'mikael']) {
      const { channels } = await stateOf(id);
      expect(channels.find(({ key }) => key === channel.key)?.messages[0]?.text).toBe('taken');
    }
  });
});

describe('the roster', () => {
  it('shows the helpdesk’s channels to its people and to nobody else', async () => {
    expect(await keysOf('henna')).toEqual(['general', 'it-helpdesk', 'servicedesk-fi']);
    expect(await keysOf('eero')).toEqual(['general']);
    const { body } = await world.api('personas');
    const people = (body as { personas: { id: string; channels: { key: string; id: string; teamId: string }[] }[] })
      .personas;
    expect(people.find(({ id }) => id === 'hugo')?.channels).toContainEqual({
      key: channel.key,
      id: channel.id,
      name: channel.name,
      teamId: channel.teamId,
    });
    expect(people.find(({ id }) => id === 'eero')?.channels.map(({ key }) => key)).toEqual(['general']);
  });

  it('lets nobody else write or press there, and tells them nothing', async () => {
    const root = await idOf(await post(channel.id));
    const at = { as: 'eero', conversationId: `${channel.id};messageid=${root}`, messageId: root, data: {} };
    expect((await world.api('teams/say', { as: 'eero', in: channel.key, text: '@Avain hello' })).status).toBe(404);
    expect((await world.api('teams/press', at)).status).toBe(404);
    expect((await world.api('teams/fetch-dialog', { ...at, theme: 'default' })).body).toMatchObject({
      kind: 'refused',
    });
    expect((await world.api('teams/execute', { ...at, verb: 'v' })).body).toMatchObject({ status: 403 });
    expect(world.heard).toEqual([]);
  });

  it('is what the connector says a channel’s members are', async () => {
    const path = `conversations/${encodeURIComponent(channel.id)}/pagedmembers`;
    const { members } = (await (await world.connector({ method: 'GET', path })).json()) as {
      members: { aadObjectId: string }[];
    };
    const expected = ['mikael', 'henna', 'hugo'].map((id) => world.persona(id).aadObjectId);
    expect(members.map(({ aadObjectId }) => aadObjectId).sort()).toEqual([...expected].sort());
  });
});

describe('the bot in a team', () => {
  it('is told at the first opening by somebody of the helpdesk, once', async () => {
    await world.api('teams/open', { as: 'eero' });
    expect(heardIn(channel)).toEqual([]);
    await world.api('teams/open', { as: 'henna' });
    await world.api('teams/open', { as: 'hugo' });
    expect(heardIn(channel)).toEqual([
      ['installationUpdate', 'add'],
      ['conversationUpdate', undefined],
    ]);
    expect(world.heard.find(({ conversation }) => conversation.id === channel.id)).toMatchObject({
      conversation: { conversationType: 'channel', isGroup: true },
      channelData: {
        channel: { id: channel.id },
        team: { id: channel.teamId, name: 'IT' },
        settings: { selectedChannel: { id: channel.id } },
        tenant: { id: expect.any(String) },
      },
    });
  });

  it('hears of its removal, and then can neither write nor be reached there', async () => {
    const root = await idOf(await post(channel.id));
    expect((await world.api(`channels/${channel.key}`, { botInTeam: false })).body).toMatchObject({ botInTeam: false });
    expect(heardIn(channel)).toEqual([
      ['conversationUpdate', undefined],
      ['installationUpdate', 'remove'],
    ]);
    for (const conversationId of [channel.id, `${channel.id};messageid=${root}`]) {
      expect(await codeOf(await post(conversationId))).toEqual([403, 'BotNotInConversationRoster']);
    }
    const path = activities(channel.id, root);
    expect(await codeOf(await world.connector({ method: 'PUT', path, body: { type: 'message', text: 'y' } }))).toEqual([
      403,
      'BotNotInConversationRoster',
    ]);
    const heard = world.heard.length;
    const at = { conversationId: `${channel.id};messageid=${root}`, messageId: root, data: {} };
    await world.front.teams.client.say(world.persona('hugo'), { in: channel.key, text: '@Avain hello' });
    await world.front.teams.client.press(world.persona('hugo'), at);
    expect(world.heard).toHaveLength(heard);
    expect(shown().map(({ unheard, failedWith }) => [unheard, failedWith])).toEqual([
      [undefined, 403],
      [true, undefined],
    ]);
  });

  it('is told when it is added again, and can write again', async () => {
    await world.api(`channels/${channel.key}`, { botInTeam: false });
    await world.api(`channels/${channel.key}`, { botInTeam: true });
    await world.api(`channels/${channel.key}`, { botInTeam: true });
    expect(heardIn(channel).slice(2)).toEqual([
      ['installationUpdate', 'add'],
      ['conversationUpdate', undefined],
    ]);
    expect((await post(channel.id)).status).toBe(201);
  });

  it('hears of a deleted channel, which is gone for everybody', async () => {
    await world.api(`channels/${channel.key}`, { deleted: true });
    expect(world.heard.at(-1)).toMatchObject({
      type: 'conversationUpdate',
      conversation: { id: channel.teamId },
      channelData: { eventType: 'channelDeleted', channel: { id: channel.id } },
    });
    expect(await codeOf(await post(channel.id))).toEqual([404, 'ConversationNotFound']);
    expect(await keysOf('hugo')).toEqual(['general', 'servicedesk-fi']);
    expect((await world.api('teams/say', { as: 'hugo', in: channel.key, text: '@Avain hi' })).status).toBe(404);
    await world.api(`channels/${channel.key}`, { deleted: false });
    expect(world.heard.at(-1)).toMatchObject({ channelData: { eventType: 'channelRestored' } });
    expect((await post(channel.id)).status).toBe(201);
  });

  it('leaves the other team alone', async () => {
    await world.api(`channels/${channel.key}`, { botInTeam: false });
    expect((await post(world.front.teams.rooms.named('servicedesk-fi')!.id)).status).toBe(201);
  });
});

it('takes seven messages a second in a channel with all its threads', async () => {
  const root = await idOf(await post(channel.id));
  const answers = await Promise.all(Array.from({ length: 7 }, () => post(`${channel.id};messageid=${root}`)));
  expect(answers.map(({ status }) => status).sort()).toEqual([...Array<number>(6).fill(201), 429]);
  expect(Number(answers.find(({ status }) => status === 429)?.headers.get('retry-after'))).toBeGreaterThanOrEqual(1);
});

it('sends a file in the personal chat as download information, and shows its name', async () => {
  const eero = world.persona('eero');
  await world.api('teams/say', { as: 'eero', in: 'personal', text: '', file: 'työkortti.pdf' });
  expect(world.heard.at(-1)).toMatchObject({
    type: 'message',
    attachments: [
      {
        contentType: 'application/vnd.microsoft.teams.file.download.info',
        name: 'työkortti.pdf',
        content: { fileType: 'pdf', downloadUrl: expect.any(String) },
      },
      { contentType: 'text/html' },
    ],
  });
  expect(world.front.teams.conversations.read(eero.conversationId).at(-1)?.file).toBe('työkortti.pdf');
  expect((await world.api('teams/say', { as: 'eero', in: 'personal', text: '' })).status).toBe(400);
});

it('tells who is typing, and in which thread', async () => {
  const told: object[] = [];
  world.front.teams.conversations.subscribe((event) => told.push(event));
  const path = activities(`${channel.id};messageid=7`);
  await world.connector({ method: 'POST', path, body: { type: 'typing' } });
  expect(told).toEqual([{ kind: 'typing', conversationId: `${channel.id};messageid=7`, name: 'Avain' }]);
});

describe('the JSON calls', () => {
  it('list the channels with their people and messages, or without the messages', async () => {
    await post(channel.id, 'the case');
    const list = (await world.api('channels')).body as { key: string; messages: { text: string }[] }[];
    expect(list.find(({ key }) => key === channel.key)).toMatchObject({
      ...{ id: channel.id, name: 'IT Helpdesk', teamId: channel.teamId, botInTeam: true, deleted: false },
      members: ['mikael', 'henna', 'hugo'],
      messages: [{ text: 'the case' }],
    });
    expect(((await world.api('channels?messages=no')).body as object[])[0]).not.toHaveProperty('messages');
  });

  it('refuse what is no channel and no change in words', async () => {
    expect((await world.api('channels/moon', { deleted: true })).status).toBe(404);
    expect((await world.api(`channels/${channel.key}`, { deleted: 'yes' })).status).toBe(400);
    expect((await world.api(`channels/${channel.key}`, { owner: 'eero' })).status).toBe(400);
  });

  it('put channels and the bot in them back', async () => {
    await post(channel.id);
    await world.api(`channels/${channel.key}`, { botInTeam: false });
    await world.api('channels/servicedesk-fi', { deleted: true });
    await world.api('restore', {});
    const list = (await world.api('channels')).body as { botInTeam: boolean; deleted: boolean; messages: object[] }[];
    expect(list.map(({ botInTeam, deleted, messages }) => [botInTeam, deleted, messages.length])).toEqual(
      Array(3).fill([true, false, 0]),
    );
  });
});
