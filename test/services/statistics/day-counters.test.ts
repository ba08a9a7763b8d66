import { describe, expect, it } from '@jest/globals';
import type { AuditEvent } from '../../../services/audit/audit-log.ts';
import { createSteeredClock } from '../../../services/clock/steered-clock.ts';
import { DependencyError } from '../../../services/errors/app-error.ts';
import { createCountingAudit } from '../../../services/statistics/counting-audit.ts';
import { createDayCounters } from '../../../services/statistics/create-day-counters.ts';
import { figuresOf, resetFigures } from '../../../services/statistics/reset-figures.ts';
import type { KeyValueStore } from '../../../services/store/key-value-store.ts';
import { createMemoryKeyValueStore } from '../../../services/store/memory-key-value-store.ts';
import { createRedisKeyValueStore } from '../../../services/store/redis-key-value-store.ts';
import { createRecordedAudit } from '../../fakes/recorded-audit.ts';
import { eventually } from '../../support/eventually.ts';
import { silentLog as log } from '../../support/silent-log.ts';
import { redisWorld, testKeyring } from '../../support/store-worlds.ts';

const start = new Date('2026-11-22T22:00:00Z');

function world(more: (store: KeyValueStore) => Partial<KeyValueStore> = () => ({})) {
  const clock = createSteeredClock(start);
  const memory = createMemoryKeyValueStore({ clock });
  const store = { ...memory, ...more(memory) };
  return { clock, store, counters: createDayCounters({ store, clock, log }) };
}

describe('figures of the days', () => {
  it('counts what happened by the day, and says 0 where nothing did', async () => {
    const { clock, counters } = world();
    for (const name of ['resets.started', 'resets.started', 'resets.done']) counters.count(name);
    clock.advance(24 * 60 * 60 * 1000);
    counters.count('resets.started');
    await counters.close();
    expect(await counters.read(['resets.started', 'resets.done'], 3)).toEqual([
      { day: '2026-11-21', figures: { 'resets.started': 0, 'resets.done': 0 } },
      { day: '2026-11-22', figures: { 'resets.started': 2, 'resets.done': 1 } },
      { day: '2026-11-23', figures: { 'resets.started': 1, 'resets.done': 0 } },
    ]);
  });

  it('writes what came within a second at once', async () => {
    let writes = 0;
    const { clock, counters } = world((memory) => ({
      swap: (...args) => {
        writes += 1;
        return memory.swap(...args);
      },
    }));
    for (let i = 0; i < 500; i += 1) counters.count('codes.sent');
    clock.advance(1_000);
    await eventually(async () =>
      expect((await counters.read(['codes.sent'], 1))[0]?.figures).toEqual({ 'codes.sent': 500 }),
    );
    expect(writes).toBe(1);
  });

  it('keeps what the store did not take and writes it with the next', async () => {
    let down = true;
    const { clock, counters } = world((memory) => ({
      get: (key) => (down ? Promise.reject(new DependencyError('store_unavailable', 'gone')) : memory.get(key)),
    }));
    counters.count('codes.sent');
    await counters.close();
    down = false;
    counters.count('codes.sent');
    clock.advance(1_000);
    await eventually(async () =>
      expect((await counters.read(['codes.sent'], 1))[0]?.figures).toEqual({ 'codes.sent': 2 }),
    );
  });

  it('loses nothing where several processes count the same day on Redis', async () => {
    const { store, clock, close } = await redisWorld(false, (client, time) =>
      createRedisKeyValueStore({ client, keyring: testKeyring, time }),
    );
    try {
      const processes = Array.from({ length: 6 }, () => createDayCounters({ store, clock, log }));
      for (const each of processes) for (let i = 0; i < 7; i += 1) each.count('resets.done');
      await Promise.all(processes.map((each) => each.close()));
      expect((await processes[0]!.read(['resets.done'], 1))[0]?.figures).toEqual({ 'resets.done': 42 });
    } finally {
      await close();
    }
  });

  it('reads 400 days at most, and bounds what a fault could write', async () => {
    const { counters } = world();
    expect(await counters.read([], 10_000)).toHaveLength(400);
    for (let i = 0; i < 2_500; i += 1) counters.count(`made-up.${i}`);
    await counters.close();
    const names = Array.from({ length: 2_500 }, (_, i) => `made-up.${i}`);
    const [today] = await counters.read(names, 1);
    expect(Object.values(today?.figures ?? {}).filter((figure) => figure > 0)).toHaveLength(2_000);
  });
});

describe('the counting audit', () => {
  const about = { subject: 's', correlationId: 'c', flowId: 'f' };
  const events: readonly (readonly [AuditEvent, readonly string[]])[] = [
    [{ type: 'password-reset.started', ...about }, ['resets.started']],
    [
      { type: 'password-reset.refused', subject: 's', correlationId: 'c', reason: 'synced' },
      ['resets.refused', 'refused.synced'],
    ],
    [
      { type: 'password-reset.not-done', ...about, reason: 'not-applied', requestId: null },
      ['resets.not-done', 'not-done.not-applied'],
    ],
    [
      { type: 'password-reset.not-done', ...about, reason: 'something newer', requestId: null },
      ['resets.not-done', 'not-done.other'],
    ],
    [{ type: 'flow.ended', ...about, state: 'expired' }, ['ended.expired']],
    [{ type: 'flow.ended', ...about, state: '__proto__' }, []],
    [{ type: 'code.sent', ...about, method: 'sms-code', result: 'refused' }, ['codes.not-sent']],
    [{ type: 'recovery.locked', subject: 's', correlationId: 'c', until: '' }, ['accounts.locked']],
    [{ type: 'page.opened', ...about }, []],
  ];

  it.each(events)('counts %j', (event, names) => {
    expect(figuresOf(event)).toEqual(names);
  });

  it('has every figure in the one list, each once', () => {
    const names = Object.values(resetFigures).flat();
    expect(new Set(names).size).toBe(names.length);
    for (const [event] of events) for (const name of figuresOf(event)) expect(names).toContain(name);
  });

  it('counts after the event is on disk, and nothing that could not be written', async () => {
    const counted: string[] = [];
    const { audit, state } = createRecordedAudit(createSteeredClock(start));
    const counting = createCountingAudit(audit, { count: (name) => counted.push(name) });
    await counting.append({ type: 'password-reset.started', ...about });
    state.full = true;
    await expect(counting.append({ type: 'password-reset.started', ...about })).rejects.toThrow(DependencyError);
    expect(counted).toEqual(['resets.started']);
    expect(state.events).toHaveLength(1);
  });
});
