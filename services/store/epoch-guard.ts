import { mkdir, open, readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { DependencyError } from '../errors/app-error.ts';
import type { RandomSource } from '../random/random-source.ts';
import type { KeyValueStore } from './key-value-store.ts';

export type EpochGuardOptions = {
  readonly store: KeyValueStore;
  readonly random: RandomSource;
  /** A persistent directory of this instance (the journal's). Undefined: this role only reads. */
  readonly directory: string | undefined;
  /** Pauses recovery; runs before the marker is made anew, so that a crash in between pauses again. */
  readonly coolDown: () => Promise<unknown>;
};

export type EpochGuard = {
  /**
   * Compares the store's marker with the one on disk. Call at the start, and again from time to time: a store that was
   * emptied while processes ran is found by the next call. Throws `store_unavailable`; and `audit_unavailable` when the
   * directory cannot be used.
   */
  readonly check: () => Promise<EpochState>;
};

export type EpochState =
  /** `lost`: the store had forgotten what the disk knows; `coolDown` has run. */
  | { readonly ready: true; readonly lost: boolean }
  /** No marker yet, and this role may not make one. */
  | { readonly ready: false; readonly lost: false };

export const epochKey = 'avain:epoch';

/** The marker is no short-lived state; ten years stand for "until the store loses it". */
export const epochLifetimeSeconds = 10 * 366 * 24 * 3600;

/**
 * Notices an unexplained loss of the store's state (invariant I3: with the store, the failure counters are gone). The
 * marker stands in the store and on disk; a store without it, or with another, is not the store that was counting.
 */
export function createEpochGuard({ store, random, directory, coolDown }: EpochGuardOptions): EpochGuard {
  let sealedAnew = false;
  return {
    check: async () => {
      const found = await store.get(epochKey);
      const inStore = found?.value;
      if (directory === undefined)
        return inStore === undefined ? { ready: false, lost: false } : { ready: true, lost: false };
      const onDisk = await readMarker(directory);
      const lost = onDisk !== undefined && inStore !== onDisk;
      if (lost) await coolDown();
      const agreed = inStore ?? (await agree(store, onDisk ?? random.id()));
      if (agreed !== onDisk) await writeMarker(directory, agreed);
      // Once a start: nobody else writes the marker, and the key that sealed it could never be dropped.
      if (found !== undefined && !sealedAnew)
        await store.swap(epochKey, found.version, found.value, epochLifetimeSeconds);
      sealedAnew = true;
      return { ready: true, lost };
    },
  };
}

/** Of several instances starting together one makes the marker and the others take it. */
async function agree(store: KeyValueStore, wanted: string): Promise<string> {
  const made = await store.swap(epochKey, 0, wanted, epochLifetimeSeconds);
  return made.ok ? wanted : (made.current?.value ?? wanted);
}

async function readMarker(directory: string): Promise<string | undefined> {
  try {
    return (await readFile(markerFile(directory), 'utf8')).trim();
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw noDisk(error);
  }
}

async function writeMarker(directory: string, marker: string): Promise<void> {
  const draft = `${markerFile(directory)}.new`;
  try {
    await mkdir(directory, { recursive: true });
    const file = await open(draft, 'w', 0o600);
    try {
      await file.writeFile(`${marker}\n`);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(draft, markerFile(directory));
  } catch (error) {
    throw noDisk(error);
  }
}

function markerFile(directory: string): string {
  return join(directory, 'store-epoch');
}

function isMissing(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && error.code === 'ENOENT';
}

function noDisk(cause: unknown): DependencyError {
  return new DependencyError('audit_unavailable', 'the epoch marker on disk cannot be used', { cause });
}
