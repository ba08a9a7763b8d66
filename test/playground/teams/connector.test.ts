import { afterEach, describe, expect, it } from '@jest/globals';
import { createRemoteJWKSet, decodeJwt, jwtVerify } from 'jose';
import type { ChatMessage } from '../../../playground/teams/conversations.ts';
import { graphChatId } from '../../../playground/teams/person-index.ts';
import { eventually } from '../../support/eventually.ts';
import { withGrowingPatience } from '../../support/growing-patience.ts';
import { activitiesOf, silentBot, startFrontWorld, type BotScript, type FrontWorld } from './front-world.ts';

const cardType = 'application/vnd.microsoft.card.adaptive';
const cardOf = (version: string): object => ({
  type: 'message',
  attachments: [{ contentType: cardType, content: { type: 'AdaptiveCard', version, body: [] } }],
});

let world: FrontWorld;
const start = async (script: BotScript = silentBot, options: Parameters<typeof startFrontWorld>[1] = {}) => {
  world = await startFrontWorld(script, options);
  const emma = world.persona('emma');
  await world.front.teams.client.open(emma);
  return { world, emma };
};
const shown = (): readonly ChatMessage[] => world.front.teams.conversations.read(world.persona('emma').conversationId);
const idOf = async (response: Response): Promise<string> => ((await response.json()) as { id: string }).id;
const codeOf = async (response: Response): Promise<string> =>
  ((await response.json()) as { error: { code: string } }).error.code;

afterEach(async () => world.stop());

describe('what the bot is sent', () => {
  it('installs the app with two events when the chat is opened first, and once only', async () => {
    const { emma } = await start();
    await world.front.teams.client.open(emma);
    expect(world.heard.map(({ type, action }) => [type, action])).toEqual([
      ['installationUpdate', 'add'],
      ['conversationUpdate', undefined],
    ]);
  });

  it('carries the whole shape of a personal Teams message', async () => {
    const { emma } = await start();
    await world.front.teams.client.say(emma, { in: 'personal', text: 'hello' });
    expect(world.heard.at(-1)).toMatchObject({
      type: 'message',
      text: 'hello',
      channelId: 'msteams',
      serviceUrl: world.front.serviceUrl,
      conversation: { conversationType: 'personal', id: emma.conversationId, tenantId: expect.any(String) },
      from: { id: emma.teamsId, aadObjectId: emma.aadObjectId },
      channelData: { tenant: { id: expect.any(String) } },
      locale: emma.locale,
      localTimezone: 'Europe/Helsinki',
      entities: [{ type: 'clientInfo', locale: emma.locale }],
    });
    expect(world.heard.at(-1)?.recipient.id).toMatch(/^28:/);
  });

  it('signs its tokens with a key that its metadata names and endorses', async () => {
    await start();
    const metadata = (await (await fetch(world.front.metadataUrl)).json()) as { jwks_uri: string };
    const bearer = world.bearers[0]?.replace('Bearer ', '') ?? '';
    const { payload } = await jwtVerify(bearer, createRemoteJWKSet(new URL(metadata.jwks_uri)), {
      issuer: 'https://api.botframework.com',
      audience: world.heard[0]!.recipient.id.replace('28:', ''),
    });
    expect(payload['serviceurl']).toBe(world.front.serviceUrl);
    expect(payload.exp! - payload.iat!).toBe(3600);
    const { keys } = (await (await fetch(metadata.jwks_uri)).json()) as {
      keys: { endorsements: string[]; d?: string }[];
    };
    expect(keys[0]?.endorsements).toEqual(['msteams']);
    expect(keys[0]?.d).toBeUndefined();
  });

  it('delivers the same activity again when the bot stays silent', async () => {
    let started = false;
    await withGrowingPatience(async (redeliverAfterMs) => {
      if (started) await world.stop();
      started = true;
      const { emma } = await start(
        async ({ activity }) => (activity.text === 'slow' ? new Promise(() => undefined) : undefined),
        { redeliverAfterMs },
      );
      await world.front.teams.client.say(emma, { in: 'personal', text: 'slow' });
      const deliveries = world.heard.filter(({ text }) => text === 'slow');
      expect(deliveries.map(({ id }) => id)).toEqual([deliveries[0]?.id, deliveries[0]?.id]);
      expect(shown().at(-1)?.failedWith).toBe(0);
    });
  }, 60_000);

  it('hears a post in the channel only when the bot is named', async () => {
    const { emma } = await start();
    await world.front.teams.client.say(emma, { in: 'general', text: 'nobody in particular' });
    await world.front.teams.client.say(emma, { in: 'general', text: '@avain help' });
    const posts = world.heard.filter(({ conversation }) => conversation.conversationType === 'channel');
    expect(posts.map(({ text }) => text)).toEqual(['<at>Avain</at> help']);
    expect(posts[0]?.entities.map(({ type }) => type)).toEqual(['clientInfo', 'mention']);
  });

  it('sends a pressed button as a message with value and replyToId', async () => {
    const { emma } = await start();
    const messageId = await idOf(
      await world.connector({ method: 'POST', path: activitiesOf(emma), body: cardOf('1.5') }),
    );
    const pressed = { conversationId: emma.conversationId, messageId, data: { verb: 'start' } };
    await world.front.teams.client.press(emma, pressed);
    expect(world.heard.at(-1)).toMatchObject({ type: 'message', value: { verb: 'start' }, replyToId: messageId });
    expect(world.heard.at(-1)?.text).toBeUndefined();
  });
});

describe('what the bot sends', () => {
  it('shows, changes and deletes a message of the bot', async () => {
    const { emma } = await start();
    const id = await idOf(
      await world.connector({ method: 'POST', path: activitiesOf(emma), body: { type: 'message', text: 'one' } }),
    );
    expect(shown().at(-1)).toMatchObject({ id, text: 'one', author: { isBot: true } });
    await world.connector({ method: 'PUT', path: activitiesOf(emma, id), body: { type: 'message', text: 'two' } });
    expect(shown().at(-1)).toMatchObject({ id, text: 'two', editedAt: expect.any(String) });
    expect((await world.connector({ method: 'DELETE', path: activitiesOf(emma, id) })).status).toBe(200);
    expect(shown().at(-1)).toMatchObject({ id, deleted: true, text: '' });
    expect(
      (await world.connector({ method: 'PUT', path: activitiesOf(emma, id), body: { type: 'message', text: 'three' } }))
        .status,
    ).toBe(404);
  });

  it('refuses a bot without a good token', async () => {
    const { emma } = await start();
    const response = await world.connector({
      method: 'POST',
      path: activitiesOf(emma),
      body: { type: 'message', text: 'x' },
      token: 'another',
    });
    expect(response.status).toBe(401);
    expect(shown()).toEqual([]);
  });

  it('takes seven messages a second in one conversation and says when to come back', async () => {
    const { emma } = await start();
    const sends = Array.from({ length: 8 }, () =>
      world.connector({ method: 'POST', path: activitiesOf(emma), body: { type: 'message', text: 'x' } }),
    );
    const answers = await Promise.all(sends);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 201, 201, 201, 201, 201, 201, 429]);
    expect(Number(answers.find(({ status }) => status === 429)?.headers.get('retry-after'))).toBeGreaterThanOrEqual(1);
  });

  it('refuses what is over 100 KB as UTF-16', async () => {
    const { emma } = await start();
    const text = 'x'.repeat(51_300);
    const response = await world.connector({
      method: 'POST',
      path: activitiesOf(emma),
      body: { type: 'message', text },
    });
    expect([response.status, await codeOf(response)]).toEqual([413, 'MessageSizeTooBig']);
  });

  it.each(['1.4', '1.6', '2.0'])('refuses a card of version %s', async (version) => {
    const { emma } = await start();
    expect((await world.connector({ method: 'POST', path: activitiesOf(emma), body: cardOf(version) })).status).toBe(
      400,
    );
  });

  it('knows the member of a conversation by either id, and nobody else', async () => {
    const { emma } = await start();
    const members = `conversations/${encodeURIComponent(emma.conversationId)}/members`;
    const found = await world.connector({ method: 'GET', path: `${members}/${encodeURIComponent(emma.teamsId)}` });
    expect(await found.json()).toMatchObject({
      aadObjectId: emma.aadObjectId,
      userRole: 'user',
      userPrincipalName: emma.upn,
    });
    const other = await world.connector({ method: 'GET', path: `${members}/${world.persona('aino').aadObjectId}` });
    expect(other.status).toBe(404);
  });

  it('opens a chat for somebody who has the app, by id and not by address', async () => {
    const { emma } = await start();
    const tenantId = world.heard[0]!.conversation.tenantId;
    const open = (id: string) =>
      world.connector({ method: 'POST', path: 'conversations', body: { members: [{ id }], tenantId } });
    expect(await idOf(await open(emma.aadObjectId))).toBe(emma.conversationId);
    expect((await open(emma.upn)).status).toBe(400);
    expect((await open(world.persona('aino').aadObjectId)).status).toBe(403);
  });

  it('knows a personal chat by the name that Graph has for it too', async () => {
    const { emma } = await start();
    const id = graphChatId(emma.aadObjectId, world.front.teams.addresses.bot.id.replace('28:', ''));
    const path = `conversations/${encodeURIComponent(id)}/activities`;
    const sent = await world.connector({ method: 'POST', path, body: { type: 'message', text: 'from Graph' } });
    expect(sent.status).toBe(201);
    expect(shown().at(-1)).toMatchObject({ text: 'from Graph', conversationId: emma.conversationId });
  });

  it('sends one token with the activities of some minutes', async () => {
    const { emma } = await start();
    await world.front.teams.client.say(emma, { in: 'personal', text: 'hello' });
    expect(new Set(world.bearers).size).toBe(1);
  });

  it('takes nothing for a chat the app was removed from', async () => {
    const { emma } = await start();
    await world.front.teams.client.uninstall(emma);
    const response = await world.connector({
      method: 'POST',
      path: activitiesOf(emma),
      body: { type: 'message', text: 'x' },
    });
    expect([response.status, await codeOf(response)]).toEqual([403, 'BotNotInConversationRoster']);
    expect(world.heard.at(-1)).toMatchObject({ type: 'installationUpdate', action: 'remove' });
  });
});

describe('a bad day of the connector', () => {
  it('answers the status asked for, as often as asked', async () => {
    const { emma } = await start();
    world.front.teams.faults.add({ target: 'connector', method: 'POST', status: 503, times: 2 });
    const statuses = [];
    for (let i = 0; i < 3; i += 1) {
      statuses.push(
        (await world.connector({ method: 'POST', path: activitiesOf(emma), body: { type: 'message', text: 'x' } }))
          .status,
      );
    }
    expect(statuses).toEqual([503, 503, 201]);
  });

  it('can take a message and lose the answer', async () => {
    const { emma } = await start();
    world.front.teams.faults.add({ target: 'connector', dropAfterApply: true, times: 1 });
    const sent = world.connector({ method: 'POST', path: activitiesOf(emma), body: { type: 'message', text: 'x' } });
    await expect(sent).rejects.toThrow();
    await eventually(() => expect(shown()).toHaveLength(1));
  });
});

describe('a dialog', () => {
  const dialogBot =
    (url: string): BotScript =>
    async ({ activity }) =>
      activity.name === 'task/fetch'
        ? { task: { type: 'continue', value: { title: 'New password', url, width: 600, height: 500 } } }
        : undefined;
  const fetchDialog = async () => {
    const emma = world.persona('emma');
    const pressed = {
      conversationId: emma.conversationId,
      messageId: '1',
      data: { verb: 'page', msteams: { type: 'task/fetch' } },
    };
    return world.front.teams.client.fetchDialog(emma, { ...pressed, theme: 'dark' });
  };

  it('opens on a domain of the manifest; the invoke carries data and theme', async () => {
    await start(dialogBot('http://127.0.0.1:3978/page/password'));
    expect(await fetchDialog()).toMatchObject({
      kind: 'open',
      url: 'http://127.0.0.1:3978/page/password',
      height: 500,
    });
    expect(world.heard.at(-1)).toMatchObject({
      type: 'invoke',
      name: 'task/fetch',
      value: { data: { verb: 'page', msteams: { type: 'task/fetch' } }, context: { theme: 'dark' } },
    });
  });

  it.each(['https://evil.example/page', 'http://avain.example/page', 'javascript:alert(1)', 'nothing'])(
    'refuses %s',
    async (url) => {
      await start(dialogBot(url), { validDomains: ['127.0.0.1', 'avain.example'] });
      expect((await fetchDialog()).kind).toBe('refused');
    },
  );

  it('closes when the bot answers task/submit with nothing', async () => {
    const { emma } = await start();
    expect(await world.front.teams.client.submitDialog(emma, { data: { handle: 'h' }, theme: 'default' })).toEqual({
      kind: 'close',
    });
    expect(world.heard.at(-1)).toMatchObject({ name: 'task/submit', value: { data: { handle: 'h' } } });
  });
});

it('issues tokens for any loopback service address and for no other', async () => {
  await start();
  const { body } = await world.api('channel-token', { serviceUrl: 'http://127.0.0.1:9/x/' });
  expect(decodeJwt((body as { token: string }).token)).toMatchObject({ serviceurl: 'http://127.0.0.1:9/x/' });
  expect((await world.api('channel-token', { serviceUrl: 'https://attacker.example/' })).status).toBe(400);
});
