import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { createSteeredClock } from '../../../services/clock/steered-clock.ts';
import { DependencyError } from '../../../services/errors/app-error.ts';
import { systemRandom as random } from '../../../services/random/system-random.ts';
import { createEpochGuard, epochKey, type EpochState } from '../../../services/store/epoch-guard.ts';
import type { KeyValueStore } from '../../../services/store/key-value-store.ts';
import { createMemoryKeyValueStore } from '../../../services/store/memory-key-value-store.ts';

const clock = createSteeredClock(new Date('2026-03-01T08:00:00Z'));

describe('the epoch marker', () => {
  let store: KeyValueStore;
  let directory: string;
  let pauses: number;
  beforeEach(async () => {
    store = createMemoryKeyValueStore({ clock });
    directory = await mkdtemp(join(tmpdir(), 'avain-epoch-'));
    pauses = 0;
  });
  afterEach(() => rm(directory, { recursive: true, force: true }));

  const check = (
    over: { directory?: string | undefined; coolDown?: () => Promise<unknown> } = {},
  ): Promise<EpochState> =>
    createEpochGuard({ store, random, directory, coolDown: async () => (pauses += 1), ...over }).check();
  const onDisk = async (at = directory): Promise<string> => (await readFile(join(at, 'store-epoch'), 'utf8')).trim();
  const inStore = async (): Promise<string | undefined> => (await store.get(epochKey))?.value;

  it('is made in both places at the first start ever, without a pause', async () => {
    expect(await check()).toEqual({ ready: true, lost: false });
    expect(await inStore()).toBe(await onDisk());
    expect(await check()).toEqual({ ready: true, lost: false });
    expect(pauses).toBe(0);
  });

  it('pauses recovery once when the store has lost it, and stands again with the same value', async () => {
    await check();
    const before = await onDisk();
    await store.delete(epochKey);
    expect(await check()).toEqual({ ready: true, lost: true });
    expect(pauses).toBe(1);
    expect(await inStore()).toBe(before);
    expect(await check()).toEqual({ ready: true, lost: false });
    expect(pauses).toBe(1);
  });

  it('pauses before it is made anew: a failure in between pauses again', async () => {
    await check();
    await store.delete(epochKey);
    const failing = async (): Promise<never> => {
      throw new DependencyError('store_unavailable', 'on purpose');
    };
    await expect(check({ coolDown: failing })).rejects.toThrow(DependencyError);
    expect(await inStore()).toBeUndefined();
    expect((await check()).lost).toBe(true);
  });

  it('pauses when the store is another one, and takes its marker', async () => {
    await check();
    await store.set(epochKey, 'of-another-store', 3600);
    expect(await check()).toEqual({ ready: true, lost: true });
    expect(await onDisk()).toBe('of-another-store');
    expect((await check()).lost).toBe(false);
  });

  it('is taken over by an instance with a fresh disk', async () => {
    await check();
    const fresh = join(directory, 'second', 'instance');
    expect(await check({ directory: fresh })).toEqual({ ready: true, lost: false });
    expect(await onDisk(fresh)).toBe(await inStore());
  });

  it('is one, however many instances start together', async () => {
    const directories = Array.from({ length: 10 }, (_, i) => join(directory, String(i)));
    await Promise.all(directories.map((at) => check({ directory: at })));
    expect(new Set(await Promise.all(directories.map(onDisk)))).toEqual(new Set([await inStore()]));
    expect(pauses).toBe(0);
  });

  it('is only read by a role without a disk: missing means not ready', async () => {
    expect(await check({ directory: undefined })).toEqual({ ready: false, lost: false });
    expect(await inStore()).toBeUndefined();
    await check();
    expect(await check({ directory: undefined })).toEqual({ ready: true, lost: false });
  });

  it('is refused when the disk cannot be used', async () => {
    const file = join(directory, 'a-file');
    await writeFile(file, '');
    await expect(check({ directory: join(file, 'below') })).rejects.toMatchObject({ code: 'audit_unavailable' });
  });
});
