import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { createSteeredClock } from '../../../services/clock/steered-clock.ts';
import { createRedisAttemptStore } from '../../../services/store/redis-attempt-store.ts';
import { createRedisKeyValueStore } from '../../../services/store/redis-key-value-store.ts';
import { openRedis, type RedisConnection } from '../../../services/store/redis-connection.ts';
import { startRedisServer, type RedisServer } from '../../support/redis-server.ts';
import {
  createResetWorld,
  newestCode,
  press,
  say,
  send,
  startProving,
  type ResetWorld,
} from '../../support/reset-world.ts';
import { silentLog } from '../../support/silent-log.ts';
import { testKeyring } from '../../support/store-worlds.ts';

/** Two connections to one real server stand for two bot processes. */
describe('guessing in parallel, on Redis', () => {
  let server: RedisServer;
  let connections: RedisConnection[];
  let worlds: readonly [ResetWorld, ResetWorld];
  beforeAll(async () => {
    server = await startRedisServer();
    connections = [1, 2].map(() => openRedis(server.settings, 'store', silentLog));
    await Promise.all(connections.map((connection) => connection.ready(5_000)));
  });
  afterAll(async () => {
    await Promise.all(connections.map((connection) => connection.close()));
    await server.stop();
  });
  beforeEach(async () => {
    await server.admin().flushall();
    const clock = createSteeredClock(new Date('2026-11-23T08:00:00Z'));
    const [first, second] = connections.map(({ client }) =>
      createResetWorld({
        clock,
        store: createRedisKeyValueStore({ client, keyring: testKeyring, time: clock }),
        attempts: createRedisAttemptStore({ client, time: clock }),
      }),
    );
    worlds = [first!, second!];
  });

  it('compares at most five of 100 wrong codes and spends one try each', async () => {
    const [first, second] = worlds;
    const view = await send(first, await startProving(first), 'email-code');
    const right = Number(newestCode(first).replace(' ', ''));
    const guesses = Array.from({ length: 100 }, (_, index) => String((right + 1 + index) % 1e8).padStart(8, '0'));
    const outcomes = await Promise.all(
      guesses.map((guess, index) => (index % 2 === 0 ? first : second).reset.submitCode(say(view), guess)),
    );
    const judged = outcomes.filter(({ kind }) => kind === 'code-mismatch' || kind === 'code-burned');
    expect(judged).toHaveLength(5);
    expect((await first.attempts.status(first.target)).failures).toBe(5);
    expect(outcomes.filter(({ kind }) => kind === 'verified')).toEqual([]);
    expect((await second.reset.submitCode(say(view), newestCode(first))).kind).toBe('nothing-asked');
  });

  it('accepts one of 40 right codes and keeps one proof', async () => {
    for (let round = 0; round < 5; round += 1) {
      const [first, second] = worlds;
      const view = await send(first, await startProving(first), 'email-code');
      const code = newestCode(first);
      const outcomes = await Promise.all(
        Array.from({ length: 40 }, (_, index) =>
          (index % 2 === 0 ? first : second).reset.submitCode(press(view), code),
        ),
      );
      const kinds = outcomes.map(({ kind }) => kind);
      expect(kinds.filter((kind) => kind === 'verified')).toHaveLength(1);
      expect(kinds.filter((kind) => kind === 'duplicate')).toHaveLength(39);
      const { record } = (await first.flows.load(view.flowId))!;
      expect(record.proofs).toHaveLength(1);
      await first.reset.cancel(say(view));
      first.clock.advance(61 * 60_000);
    }
  });

  it('sends one code for 20 doubled presses in two processes', async () => {
    const [first, second] = worlds;
    const view = await startProving(first);
    const outcomes = await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        (index % 2 === 0 ? first : second).reset.sendCode(press(view), 'sms-code'),
      ),
    );
    expect(first.outbox.length + second.outbox.length).toBe(1);
    expect(outcomes.filter(({ kind }) => kind === 'sent')).toHaveLength(1);
  });

  it('makes one live flow of 20 starts in two processes', async () => {
    const [first, second] = worlds;
    const started = await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        (index % 2 === 0 ? first : second).reset.start(
          {
            tenantId: '22222222-2222-4222-8222-222222222222',
            personId: '11111111-1111-4111-8111-111111111111',
            conversationId: 'a:1',
            correlationId: 'x',
          },
          'en',
        ),
      ),
    );
    const ids = started.flatMap((outcome) => (outcome.kind === 'refused' ? [] : [outcome.view.flowId]));
    expect(new Set(ids).size).toBe(1);
  });
});
