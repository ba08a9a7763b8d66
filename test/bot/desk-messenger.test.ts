import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { createConnector, type Connector } from '../../bot/connector-client.ts';
import { createChannelMessenger, type ChannelMessenger } from '../../bot/desk-messenger.ts';
import { createSteeredClock, type SteeredClock } from '../../services/clock/steered-clock.ts';
import { DependencyError } from '../../services/errors/app-error.ts';
import type { HelpdeskTeam } from '../../services/helpdesk/helpdesk-settings.ts';
import type { RelayMessage } from '../../services/helpdesk/relay-message.ts';
import { systemRandom } from '../../services/random/system-random.ts';
import { createMemoryAttemptStore } from '../../services/store/memory-attempt-store.ts';
import { heldCase, openCase } from '../cards/desk-catalogue.ts';
import { startTestChannel, type Answer, type TestChannel } from '../support/channel.ts';
import { withGrowingPatience } from '../support/growing-patience.ts';
import { silentLog } from '../support/silent-log.ts';

let channel: TestChannel;
let clock: SteeredClock;
let connectors: Connector[] = [];
let team: HelpdeskTeam;
let attempts: ReturnType<typeof createMemoryAttemptStore>;
let token: () => Promise<string>;

/** One replica more: its own connector, the same counters. */
function replica(timeoutMs = 10_000): ChannelMessenger {
  const connector = createConnector({
    serviceUrls: channel.settings.serviceUrls,
    getConnectorToken: () => token(),
    // The connector's own waits pass at once: what is tested is what replicas agree on.
    clock: { now: clock.now, wait: async () => undefined },
    random: systemRandom,
    timeoutMs,
  });
  connectors.push(connector);
  return createChannelMessenger({ appId: channel.settings.appId, connector, attempts, clock, log: silentLog });
}

beforeEach(async () => {
  channel = await startTestChannel();
  clock = createSteeredClock(new Date('2026-03-02T08:00:00Z'));
  attempts = createMemoryAttemptStore({ clock });
  token = async () => 'connector-token';
  team = {
    ...{ id: 'service-desk', name: 'Service Desk', groupId: 'g', channelId: '19:desk@thread.tacv2' },
    ...{ serviceUrl: channel.serviceUrl, language: 'fi', timeZone: 'Europe/Helsinki', languages: [], troubles: [] },
    fallbackMail: 'desk@contoso.example',
  };
});
afterEach(async () => {
  for (const connector of connectors) connector.close();
  connectors = [];
  await channel.close();
});

describe('what is said in a channel', () => {
  it('is a new thread for a case, in the language of the team, and its preview tells nothing', async () => {
    const result = await replica().postCase(team, openCase);
    expect(result).toEqual({ kind: 'posted', conversationId: `${team.channelId};messageid=1:1`, activityId: '1:1' });
    expect(channel.posts[0]?.path).toContain(`/v3/conversations/${encodeURIComponent(team.channelId)}/activities`);
    expect(channel.posts[0]?.body['summary']).toBe('Avaimella on asiaa käyttötuelle.');
    expect(JSON.stringify(channel.posts[0]?.body)).toContain('Vain yksi rekisteröity tapa');
  });

  it('is the person’s own words in the thread, marked as theirs and harmless', async () => {
    const message: RelayMessage = {
      ...{ schema: 1, caseId: '4K7M2QXR', number: 1, target: 't', from: 'person', name: '**Aino**' },
      ...{ text: '<at>Everybody</at> [x](http://evil.example)', at: '2026-03-02T08:00:00Z', state: 'sending' },
    };
    const thread = `${team.channelId};messageid=1:1`;
    expect(await replica().tellTeam(team, message, thread)).toEqual({ kind: 'said' });
    expect(channel.posts[0]?.path).toContain(encodeURIComponent(thread));
    const body = JSON.stringify(channel.posts[0]?.body);
    expect(body).toContain('(henkilö) kirjoittaa');
    expect(body).not.toMatch(/(?<!\\)<at>|http:\/\/evil/u);
  });
});

type Fate = 'posted' | 'unreachable' | 'unconfirmed' | 'try again';
const answers: readonly [what: string, answer: Answer, post: Fate, update: 'updated' | 'unreachable' | 'try again'][] =
  [
    ['200', { status: 200, body: { id: 'x' } }, 'posted', 'updated'],
    ['200 without an id', { status: 200 }, 'unconfirmed', 'updated'],
    ['403', { status: 403 }, 'unreachable', 'unreachable'],
    [
      '403 because the bot is not in the team',
      { status: 403, body: { error: { code: 'BotNotInConversationRoster' } } },
      'unreachable',
      'unreachable',
    ],
    ['404', { status: 404 }, 'unreachable', 'unreachable'],
    ['413', { status: 413 }, 'unreachable', 'unreachable'],
    ['401', { status: 401 }, 'try again', 'try again'],
    ['429 for an hour', { status: 429, headers: { 'retry-after': '3600' } }, 'try again', 'try again'],
    ['500', { status: 500 }, 'unconfirmed', 'try again'],
    ['502', { status: 502 }, 'unconfirmed', 'try again'],
    ['no answer', 'hang', 'unconfirmed', 'try again'],
    ['a broken connection', 'reset', 'unconfirmed', 'try again'],
  ];

const fate = async (call: Promise<{ readonly kind: string }>): Promise<string> => {
  try {
    return (await call).kind;
  } catch (error) {
    expect(error).toBeInstanceOf(DependencyError);
    expect(error).toMatchObject({ code: 'messenger_unavailable', retryable: true });
    return 'try again';
  }
};

describe('the answer of Teams', () => {
  it.each(answers)('%s means the right thing for a post and for a repaint', async (_what, answer, post, update) => {
    const asks = async (timeoutMs?: number): Promise<void> => {
      const before = channel.posts.length;
      const messenger = replica(timeoutMs);
      channel.answers.splice(0, Infinity, answer);
      expect(await fate(messenger.postCase(team, openCase))).toBe(post);
      clock.advance(1_000);
      channel.answers.push(answer);
      expect(await fate(messenger.updateCase(team, heldCase, '1:1'))).toBe(update);
      // No message is sent twice, whatever the answer was.
      expect(channel.posts.slice(before).filter(({ method }) => method === 'POST')).toHaveLength(1);
    };
    await (answer === 'hang' ? withGrowingPatience(asks) : asks());
  });

  it('that never came because nobody listens means that nothing was taken', async () => {
    const dead = { ...team, serviceUrl: 'http://127.0.0.1:9/teams/' };
    expect(await fate(replica().postCase(dead, openCase))).toBe('try again');
  });

  it('is not waited for at an address that no Teams has: nothing is sent there, now or later', async () => {
    const elsewhere = { ...team, serviceUrl: 'https://evil.example/teams/' };
    expect(await fate(replica().postCase(elsewhere, openCase))).toBe('unreachable');
    expect(channel.posts).toEqual([]);
  });

  it('is not waited for without a token: nothing was sent', async () => {
    token = () => Promise.reject(new DependencyError('directory_unavailable', 'no token'));
    expect(await fate(replica().postCase(team, openCase))).toBe('try again');
    expect(channel.posts).toEqual([]);
  });
});

describe('the share of a channel', () => {
  it('is kept over all replicas: within it messages go at once, beyond it they are told when to come again', async () => {
    const replicas = [replica(), replica(), replica()];
    const sentAt: number[] = [];
    let refused = 0;
    for (let step = 0; step < 2_400; step += 1) {
      const messenger = replicas[step % replicas.length]!;
      try {
        await messenger.say(team, `${team.channelId};messageid=${step % 5}`, { text: 'x' });
        sentAt.push(clock.now().getTime());
      } catch (error) {
        refused += 1;
        const { details } = error as DependencyError;
        expect(details['retryAfterSeconds']).toBeGreaterThanOrEqual(1);
      }
      clock.advance(125);
    }
    const most = (seconds: number): number =>
      Math.max(...sentAt.map((from) => sentAt.filter((at) => at >= from && at < from + seconds * 1000).length));
    expect([most(1) <= 7, most(2) <= 8, most(30) <= 60, refused > 1_000]).toEqual([true, true, true, true]);
    // Three quarters of what Teams takes are used, not less.
    expect(most(30)).toBe(45);
  });

  it('of an hour is never used up by new cards alone', async () => {
    const messenger = replica();
    let cards = 0;
    for (let step = 0; step < 1_400; step += 1) {
      if ((await fate(messenger.postCase(team, openCase))) === 'posted') cards += 1;
      clock.advance(1_000);
    }
    expect(cards).toBe(1_100);
    expect(await fate(messenger.updateCase(team, heldCase, '1:1'))).toBe('updated');
    expect(await fate(messenger.postDigest(team, { waiting: 5, fresh: 5 }))).toBe('posted');
  });

  it('goes to new cases first: 25 in 30 seconds go out at once, whatever else is to be painted', async () => {
    const messenger = replica();
    const pending = { open: 0, held: 0 };
    let painted = 0;
    const paint = async (): Promise<void> => {
      for (const [kind, view] of [
        ['held', heldCase],
        ['open', openCase],
      ] as const) {
        if (pending[kind] === 0 || (await fate(messenger.updateCase(team, view, '1:1'))) !== 'updated') continue;
        pending[kind] -= 1;
        painted += 1;
      }
    };
    for (let step = 0; step < 5 * 60 * 5; step += 1) {
      // Every 1.2 s a new case, whose ticket has a number soon; every 6 s somebody works one.
      if (step % 6 === 0) expect(await fate(messenger.postCase(team, openCase))).toBe('posted');
      if (step % 6 === 3) pending.open += 1;
      if (step % 30 === 0) pending.held += 1;
      await paint();
      clock.advance(200);
    }
    // Whoever works a case sees it at once too; what only got its ticket's number comes when there is time.
    expect(pending.held).toBeLessThanOrEqual(1);
    expect(painted).toBeGreaterThan(50);
    for (let step = 0; step < 10 * 60 && pending.open > 0; step += 1) {
      await paint();
      clock.advance(1_000);
    }
    expect(pending.open).toBe(0);
  });
});
