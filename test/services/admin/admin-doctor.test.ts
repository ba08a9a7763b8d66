import { beforeEach, describe, expect, it } from '@jest/globals';
import { createAdminDoctor, doctorLookKind } from '../../../services/admin/create-admin-doctor.ts';
import type { AdminDoctor } from '../../../services/admin/admin-doctor.ts';
import { createSteeredClock, type SteeredClock } from '../../../services/clock/steered-clock.ts';
import type { Verdict } from '../../../services/doctor/finding.ts';
import type { Examination, Finding } from '../../../services/doctor/run-doctor.ts';
import { systemRandom } from '../../../services/random/system-random.ts';
import { createMemoryKeyValueStore } from '../../../services/store/memory-key-value-store.ts';
import { createMemoryRecordStore } from '../../../services/store/memory-record-store.ts';
import type { RecordStore } from '../../../services/store/record-store.ts';
import { createRecordedQueue } from '../../fakes/recorded-queue.ts';
import { silentLog } from '../../support/silent-log.ts';

const settings = (verdict: Verdict, id = 'settings'): Finding => ({
  ...{ id, verdict, source: 'https://learn.microsoft.com/' },
  title: { key: 'settings.title', values: {} },
  seen: { key: verdict === 'red' ? 'settings.bad' : 'settings.good', values: { problems: 'REDIS_URL' } },
  why: { key: 'settings.why', values: {} },
  fix: { key: 'settings.fix', values: {} },
});

let clock: SteeredClock;
let queue: ReturnType<typeof createRecordedQueue>;
let records: RecordStore;
let doctor: AdminDoctor;
let findings: Finding[];
let told: { personId: string; title: string; lines: readonly string[] }[];
let examine: () => Promise<Examination>;
let adminsAway = false;
beforeEach(() => {
  clock = createSteeredClock(new Date('2026-11-23T08:00:00Z'));
  queue = createRecordedQueue(clock);
  records = createMemoryRecordStore({ clock });
  findings = [settings('green'), settings('red', 'b'), settings('unknown', 'c')];
  told = [];
  adminsAway = false;
  examine = async () => ({ findings, leftOut: [] });
  doctor = createAdminDoctor({
    ...{ tenantId: 't', clock, records, queue: queue.queue, random: systemRandom, log: silentLog },
    examine: () => examine(),
    store: createMemoryKeyValueStore({ clock }),
    admins: async () => {
      if (adminsAway) throw new Error('away');
      return ['satu', 'alex'];
    },
    tell: async ({ personId }, words) => {
      told.push({ personId, ...words('en') });
      return true;
    },
  });
});

describe('the doctor in a running process', () => {
  it('tells what it saw, the worst first, and keeps it for whoever asks later, in their language', async () => {
    const seen = await doctor.run('en');
    expect(seen).toMatchObject({
      counts: { red: 1, warning: 0, unknown: 1, green: 1 },
      lines: [{ id: 'b', verdict: 'red' }, { verdict: 'unknown' }, { verdict: 'green' }],
    });
    const later = await doctor.latest('fi');
    expect(later).toMatchObject({ at: '2026-11-23T08:00:00.000Z', lines: [{ id: 'b' }, {}, {}] });
    expect(later?.lines[0]?.title).not.toBe((seen as Exclude<typeof seen, string>).lines[0]?.title);
  });

  it('has seen nothing before its first look, nor a month after its last', async () => {
    expect(await doctor.latest('en')).toBeUndefined();
    await doctor.run('en');
    clock.advance(30 * 24 * 3600 * 1000);
    expect(await doctor.latest('en')).toBeUndefined();
  });

  it('takes a look whose sentences are gone for nothing', async () => {
    await doctor.run('en');
    const stored = (await records.get(doctorLookKind, 'last'))?.value ?? '';
    const value = stored.replaceAll('settings.title', 'gone.title');
    await records.put(doctorLookKind, 'last', { value, keepUntil: new Date('2026-12-01T00:00:00Z'), indexes: {} });
    expect(await doctor.latest('en')).toBeUndefined();
  });

  it('takes what another build kept for nothing', async () => {
    await records.put(doctorLookKind, 'last', {
      ...{ value: '{"at":"yesterday"}', keepUntil: new Date('2026-12-01T00:00:00Z'), indexes: {} },
    });
    expect(await doctor.latest('en')).toBeUndefined();
    expect(await doctor.run('en')).toMatchObject({ newlyRed: ['b'] });
  });

  it('looks once at a time, and again after a look that broke off', async () => {
    let go: () => void = () => undefined;
    examine = () => new Promise((resolve) => (go = () => resolve({ findings, leftOut: [] })));
    const first = doctor.run('en');
    await Promise.resolve();
    expect(await doctor.run('en')).toBe('running');
    go();
    expect(await first).toMatchObject({ counts: { red: 1 } });
    examine = () => Promise.reject(new Error('no look'));
    await expect(doctor.run('en')).rejects.toThrow('no look');
    examine = async () => ({ findings, leftOut: [] });
    expect(await doctor.run('en')).toMatchObject({ counts: { red: 1 } });
  });
});

describe('the daily look', () => {
  it('tells each admin of what is newly red, and nobody of what was red before', async () => {
    await doctor.daily();
    expect(told.map(({ personId }) => personId)).toEqual(['satu', 'alex']);
    expect(told[0]).toMatchObject({ title: expect.stringContaining('something new'), lines: [{}, {}] });
    clock.advance(24 * 3600 * 1000);
    await doctor.daily();
    expect(told).toHaveLength(2);
    findings = [settings('red'), settings('red', 'b')];
    await doctor.daily();
    expect(told).toHaveLength(4);
  });

  it('tells what an admin’s own look found first, and tries again tomorrow where the admins could not be read', async () => {
    await doctor.run('en');
    adminsAway = true;
    await expect(doctor.daily()).rejects.toThrow('away');
    expect(told).toEqual([]);
    adminsAway = false;
    await doctor.daily();
    expect(told.map(({ personId }) => personId)).toEqual(['satu', 'alex']);
    await doctor.daily();
    expect(told).toHaveLength(2);
  });

  it('plans the next day before it looks, so that a look that breaks off does not end the series', async () => {
    examine = () => Promise.reject(new Error('no look'));
    await expect(doctor.daily()).rejects.toThrow('no look');
    expect(queue.state.waiting).toMatchObject([{ id: 'doctor.2026-11-24', job: { kind: 'doctor' } }]);
  });

  it('is planned at start, once a day', async () => {
    await doctor.schedule();
    await doctor.schedule();
    expect(queue.state.ever).toHaveLength(1);
  });
});
