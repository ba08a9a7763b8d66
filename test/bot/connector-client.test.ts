import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { createConnector, type Connector } from '../../bot/connector-client.ts';
import { ConnectorError, WritesBlockedError } from '../../bot/connector-errors.ts';
import { createSteeredClock, type SteeredClock } from '../../services/clock/steered-clock.ts';
import { systemRandom } from '../../services/random/system-random.ts';
import { startTestChannel, type TestChannel } from '../support/channel.ts';
import { eventually } from '../support/eventually.ts';
import { withGrowingPatience } from '../support/growing-patience.ts';

let channel: TestChannel;
let clock: SteeredClock;
let connector: Connector;
let tokens = 0;
/** Milliseconds that the client asked to wait, in order. */
let waits: number[] = [];

beforeEach(async () => {
  channel = await startTestChannel();
  clock = createSteeredClock(new Date('2026-11-22T10:00:00Z'));
  tokens = 0;
  waits = [];
  connector = connectorOf({});
});
afterEach(async () => {
  connector.close();
  await channel.close();
});

/** With the product's own patience unless told otherwise. */
function connectorOf(patience: { readonly timeoutMs?: number }): Connector {
  return createConnector({
    serviceUrls: channel.settings.serviceUrls,
    getConnectorToken: async () => `token-${(tokens += 1)}`,
    clock: {
      now: clock.now,
      wait: async (ms) => {
        waits.push(ms);
        clock.advance(ms);
      },
    },
    random: { ...systemRandom, bytes: (length) => new Uint8Array(length) },
    ...patience,
  });
}

const conversations = () => connector.at(channel.serviceUrl).conversations;
const message = { type: 'message', text: 'hi' };

describe('the connector client', () => {
  it('speaks the calls of a turn', async () => {
    const id = '19:a/b;c=1@x';
    const path = `/teams/v3/conversations/${encodeURIComponent(id)}`;
    expect(await conversations().sendToConversation(id, message)).toEqual({ id: '1:1' });
    expect(await conversations().replyToActivity(id, 'x/y', message)).toEqual({ id: '1:2' });
    await conversations().updateActivity(id, '5', message);
    await conversations().deleteActivity(id, '5');
    await conversations().getConversationMember(id, '29:1');
    await conversations().createConversation({
      isGroup: false,
      bot: { id: '28:b', name: '' },
      members: [],
      activity: message as never,
      channelData: {},
    });
    expect(channel.posts.map(({ method, path: at }) => [method, at])).toEqual([
      ['POST', `${path}/activities`],
      ['POST', `${path}/activities/x%2Fy`],
      ['PUT', `${path}/activities/5`],
      ['DELETE', `${path}/activities/5`],
      ['GET', `${path}/members/29%3A1`],
      ['POST', '/teams/v3/conversations'],
    ]);
    expect(channel.posts[0]).toMatchObject({ authorization: 'Bearer token-1', body: message });
  });

  it.each([
    'https://evil.example/teams/',
    'http://smba.trafficmanager.net/',
    'https://smba.trafficmanager.net.evil.example/',
    'https://user:pw@smba.trafficmanager.net/',
    'https://smba.trafficmanager.net/?x=1',
    'https://smba.trafficmanager.net/../x',
    'file:///etc/passwd',
    '',
  ])('asks for no token on behalf of %p', (serviceUrl) => {
    expect(() => connector.at(serviceUrl)).toThrow('allow-list');
    expect(tokens).toBe(0);
  });

  it('does not let an id climb to another resource', async () => {
    await expect(conversations().sendToConversation('..', message)).rejects.toThrow('dotted');
    await expect(conversations().deleteActivity('a', '.')).rejects.toThrow('dotted');
    expect(channel.posts).toEqual([]);
  });

  it.each([500, 502, 503, 504])('sends a message once when the answer is %i', async (status) => {
    channel.answers.push({ status });
    await expect(conversations().sendToConversation('a', message)).rejects.toThrow(ConnectorError);
    expect(channel.posts).toHaveLength(1);
  });

  it('sends a message once when the connection breaks before an answer', async () => {
    channel.answers.push('reset');
    await expect(conversations().replyToActivity('a', 'b', message)).rejects.toMatchObject({
      status: 0,
      retryable: true,
    });
    expect(channel.posts).toHaveLength(1);
  });

  it('sends a message once when no answer comes in time', async () => {
    await withGrowingPatience(async (timeoutMs) => {
      const hasty = connectorOf({ timeoutMs });
      const before = channel.posts.length;
      channel.answers.splice(0, Infinity, 'hang');
      const sent = hasty.at(channel.serviceUrl).conversations.sendToConversation('a', message);
      await expect(sent.finally(hasty.close)).rejects.toMatchObject({ status: 0, code: 'messenger_unavailable' });
      expect(channel.posts).toHaveLength(before + 1);
    });
  });

  it('does not follow a redirect, which could carry the token elsewhere', async () => {
    channel.answers.push({ status: 307, headers: { location: `${channel.serviceUrl}elsewhere` } });
    await expect(conversations().sendToConversation('a', message)).rejects.toMatchObject({ status: 307 });
    expect(channel.posts).toHaveLength(1);
  });

  it('waits as long as Retry-After says after 429, at most three tries', async () => {
    channel.answers.push(
      { status: 429, headers: { 'retry-after': '2' } },
      { status: 429, headers: { 'retry-after': '1' } },
    );
    expect(await conversations().sendToConversation('a', message)).toEqual({ id: '1:3' });
    expect(waits).toEqual([2000, 1000]);
    channel.answers.push({ status: 429 }, { status: 429 }, { status: 429 });
    await expect(conversations().sendToConversation('b', message)).rejects.toMatchObject({ status: 429 });
    expect(channel.posts).toHaveLength(6);
  });

  it('backs off growing after 412, and after 429 that says nothing', async () => {
    channel.answers.push({ status: 412 }, { status: 429 });
    await conversations().sendToConversation('a', message);
    expect(waits).toEqual([500, 1000]);
  });

  it('understands a date in Retry-After', async () => {
    channel.answers.push({ status: 429, headers: { 'retry-after': 'Sun, 22 Nov 2026 10:00:03 GMT' } });
    await conversations().sendToConversation('a', message);
    expect(waits).toEqual([3000]);
  });

  it('gives up at once when it would have to wait longer than six seconds', async () => {
    channel.answers.push({ status: 429, headers: { 'retry-after': '7' } });
    await expect(conversations().sendToConversation('a', message)).rejects.toMatchObject({ status: 429 });
    expect({ waits, posts: channel.posts.length }).toEqual({ waits: [], posts: 1 });
  });

  it('reads again after 503', async () => {
    channel.answers.push({ status: 503 });
    await conversations().getConversationMember('a', '29:1');
    expect(channel.posts).toHaveLength(2);
  });

  it.each(['MessageWritesBlocked', 'ConversationBlockedByUser', 'BotNotInConversationRoster'])(
    'tells %s from other refusals',
    async (code) => {
      channel.answers.push(
        { status: 403, body: { error: { code } } },
        { status: 403, body: { error: { code: 'Other' } } },
      );
      await expect(conversations().sendToConversation('a', message)).rejects.toThrow(WritesBlockedError);
      await expect(conversations().sendToConversation('a', message)).rejects.toThrow(ConnectorError);
      expect(channel.posts).toHaveLength(2);
    },
  );

  it('sends seven messages a second to one conversation and the eighth later; others do not wait', async () => {
    for (let i = 0; i < 7; i += 1) await conversations().sendToConversation('a', message);
    await conversations().sendToConversation('b', message);
    expect(waits).toEqual([]);
    await conversations().sendToConversation('a', message);
    expect(waits).toEqual([143]);
  });

  it('keeps errors free of the token and of what was said', async () => {
    channel.answers.push({ status: 500, body: { error: { message: 'hi' } } });
    const error: unknown = await conversations()
      .sendToConversation('a', { type: 'message', text: 'marked' })
      .catch((caught: unknown) => caught);
    expect(JSON.stringify(error, Object.getOwnPropertyNames(error)) + String((error as Error).stack)).not.toMatch(
      /token-|marked/,
    );
    await eventually(() => expect(channel.posts).toHaveLength(1));
  });
});
