import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { createCampaignMessenger } from '../../bot/campaign-messenger.ts';
import { createConnector, type Connector } from '../../bot/connector-client.ts';
import type { CampaignMessage, CampaignMessenger, Recipient } from '../../services/campaign/campaign-messenger.ts';
import { createSteeredClock, type SteeredClock } from '../../services/clock/steered-clock.ts';
import { createTranslator } from '../../services/i18n/translator.ts';
import { systemRandom } from '../../services/random/system-random.ts';
import { startTestChannel, testTenantId, type Answer, type TestChannel } from '../support/channel.ts';
import { withGrowingPatience } from '../support/growing-patience.ts';
import { silentLog } from '../support/silent-log.ts';

const start = new Date('2026-11-22T10:00:00Z');
let channel: TestChannel;
let clock: SteeredClock;
const connectors: Connector[] = [];
let messenger: CampaignMessenger;
let to: Recipient;

beforeAll(async () => {
  channel = await startTestChannel();
});
beforeEach(() => {
  clock = createSteeredClock(start);
  messenger = messengerOf({});
  to = {
    tenantId: testTenantId,
    personId: '11111111-1111-4111-8111-111111111111',
    conversationId: 'a:1chat',
    serviceUrl: channel.serviceUrl,
  };
});
afterEach(() => {
  for (const connector of connectors.splice(0)) connector.close();
});
afterAll(async () => channel.close());

/** With the product's own patience unless told otherwise. */
function messengerOf(patience: { readonly timeoutMs?: number }): CampaignMessenger {
  const connector = createConnector({
    serviceUrls: channel.settings.serviceUrls,
    getConnectorToken: async () => 'token',
    clock: {
      now: clock.now,
      wait: async (ms) => {
        clock.advance(ms);
      },
    },
    random: { ...systemRandom, bytes: (length) => new Uint8Array(length) },
    ...patience,
  });
  connectors.push(connector);
  return createCampaignMessenger({ appId: channel.settings.appId, connector, clock, log: silentLog });
}

const message: CampaignMessage = {
  campaignId: 'campaign-of-22-chars-0',
  kind: 'first',
  purpose: 'register',
  language: 'fi',
  text: { title: 'Salainen otsikko', body: 'Hei Aino' },
};
const posts = () => channel.posts.filter(({ path }) => path.includes(encodeURIComponent(to.conversationId)));

describe('a message of a campaign', () => {
  it('goes into the chat as one card, and its notification reveals nothing', async () => {
    to = { ...to, conversationId: '19:person_app@unq.gbl.spaces' };
    expect(await messenger.send(to, message)).toEqual({ kind: 'sent' });
    expect(posts()).toHaveLength(1);
    const { body } = posts()[0]!;
    expect(body).toMatchObject({
      type: 'message',
      summary: createTranslator('fi')('chat.summary'),
      conversation: { id: to.conversationId, conversationType: 'personal' },
      attachments: [{ content: { lang: 'fi' } }],
    });
    expect(body).not.toHaveProperty('text');
    expect(JSON.stringify({ ...body, attachments: [] })).not.toMatch(/Salainen|Aino/u);
  });

  const answers: readonly (readonly [string, Answer | readonly Answer[], object])[] = [
    ['an answer whose id is lost', { status: 201, body: '' }, { kind: 'sent' }],
    ['500', { status: 500 }, { kind: 'unconfirmed' }],
    ['504', { status: 504 }, { kind: 'unconfirmed' }],
    ['a connection that breaks', 'reset', { kind: 'unconfirmed' }],
    ['no answer in time', 'hang', { kind: 'unconfirmed' }],
    [
      '403 of a person who blocked it',
      { status: 403, body: { code: 'MessageWritesBlocked' } },
      { kind: 'unreachable' },
    ],
    ['404', { status: 404 }, { kind: 'unreachable' }],
    [
      '429 with a time beyond patience',
      { status: 429, headers: { 'retry-after': '120' } },
      { kind: 'throttled', retryAt: new Date(start.getTime() + 120_000) },
    ],
    [
      '429 with a date',
      { status: 429, headers: { 'retry-after': new Date(start.getTime() + 90_000).toUTCString() } },
      { kind: 'throttled', retryAt: new Date(start.getTime() + 90_000) },
    ],
    [
      '429 with a day',
      { status: 429, headers: { 'retry-after': '86400' } },
      { kind: 'throttled', retryAt: new Date(start.getTime() + 3_600_000) },
    ],
    ['408', { status: 408 }, { kind: 'not-taken' }],
    ['401', { status: 401 }, { kind: 'throttled', retryAt: new Date(start.getTime() + 30_000) }],
  ];

  it.each(answers)('on %s becomes what is known of it, and is sent once', async (_what, answer, result) => {
    const asks = async (asked: CampaignMessenger): Promise<void> => {
      const before = channel.posts.length;
      channel.answers.splice(0, Infinity, ...[answer].flat());
      expect(await asked.send(to, message)).toEqual(result);
      expect(channel.posts.length - before).toBe(1);
    };
    if (answer === 'hang') await withGrowingPatience((timeoutMs) => asks(messengerOf({ timeoutMs })));
    else await asks(messenger);
  });

  it('waits a short rest out, and hands a long storm on', async () => {
    const storm: Answer = { status: 429, headers: { 'retry-after': '2' } };
    channel.answers.push(storm);
    expect(await messenger.send(to, message)).toEqual({ kind: 'sent' });
    channel.answers.push(storm, storm, storm);
    const result = await messenger.send(to, message);
    expect(result).toEqual({ kind: 'throttled', retryAt: new Date(clock.now().getTime() + 2_000) });
  });

  it('never leaves for an address that is not allowed', async () => {
    const before = channel.posts.length;
    const elsewhere = { ...to, serviceUrl: 'https://evil.example/teams/' };
    expect(await messenger.send(elsewhere, message)).toEqual({ kind: 'unreachable' });
    expect(channel.posts.length).toBe(before);
  });

  it('that no token could be had for is tried again', async () => {
    const broken = {
      at: () => ({ conversations: { sendToConversation: () => Promise.reject(new Error('no token')) } }),
    };
    const deaf = createCampaignMessenger({ appId: 'x', connector: broken as never, clock, log: silentLog });
    expect(await deaf.send(to, message)).toMatchObject({ kind: 'throttled' });
  });
});
