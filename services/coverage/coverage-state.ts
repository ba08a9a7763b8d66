import type { KeyValueStore } from '../store/key-value-store.ts';
import type { CoverageTry } from './coverage.ts';
import { emptyList, type CoverageList } from './coverage-lists.ts';
import { emptyTally, type Tally } from './coverage-tally.ts';

/** One look under way, as it stands after its last whole stretch. */
export type CoverageRun = {
  /** When it began, in ms since 1970: its name too. */
  readonly id: string;
  readonly stage: 'registrations' | 'people' | 'groups';
  /** Where the stage goes on; null: at its beginning. */
  readonly cursor: string | null;
  /** Counts stretches, so that each has a job of its own. */
  readonly step: number;
  /** No earlier: the report's limit, or what the directory asked for. ISO. */
  readonly notBefore: string | null;
  /** Stretches in a row that got nothing, and why the last one did not. */
  readonly failures: number;
  /** How often it was begun anew because the directory had forgotten a page; undefined: never. */
  readonly anew?: number;
  /** Pages of the report, pages of people, which of the watched groups. */
  readonly pages: { readonly registrations: number; readonly people: number; readonly group: number };
  readonly read: CoverageTry['read'];
  readonly list: CoverageList;
  readonly tally: Tally;
};

export type CoverageState = {
  readonly run: CoverageRun | null;
  /** When the next daily look is due, ISO. */
  readonly nextAt: string | null;
  /** The latest whole day, `YYYY-MM-DD`. */
  readonly latest: string | null;
  /** Lists of the last two whole looks, the newest first. */
  readonly lists: readonly CoverageList[];
  /** Of the last look that ended. */
  readonly lastTry: CoverageTry | null;
};

export type HeldCoverage = { readonly state: CoverageState; readonly version: number };

const stateKey = 'avain:coverage';
/** As long as the trend. */
const keptSeconds = 400 * 24 * 60 * 60;

const begin: CoverageState = { run: null, nextAt: null, latest: null, lists: [], lastTry: null };

/** Where the daily look stands: one value, moved by comparing its version, so that of two processes one goes on. */
export function createCoverageState({ store }: { readonly store: KeyValueStore }) {
  return {
    load: async (): Promise<HeldCoverage> => {
      const held = await store.get(stateKey);
      if (held === undefined) return { state: begin, version: 0 };
      return { state: JSON.parse(held.value) as CoverageState, version: held.version };
    },
    /** Undefined: another process was first. */
    move: async ({ version }: HeldCoverage, state: CoverageState): Promise<HeldCoverage | undefined> => {
      const moved = await store.swap(stateKey, version, JSON.stringify(state), keptSeconds);
      return moved.ok ? { state, version: moved.version } : undefined;
    },
  };
}

export function newRun(now: Date): CoverageRun {
  const id = String(now.getTime());
  return {
    ...{ id, stage: 'registrations', cursor: null, step: 0, notBefore: null, failures: 0 },
    pages: { registrations: 0, people: 0, group: 0 },
    read: { registrations: 0, people: 0 },
    list: emptyList(id),
    tally: emptyTally,
  };
}

export const beganAt = ({ id }: CoverageRun): Date => new Date(Number(id));

export function tryOf(run: CoverageRun, state: CoverageTry['state'], reason?: CoverageTry['reason']): CoverageTry {
  return { at: beganAt(run).toISOString(), state, read: run.read, ...(reason !== undefined && { reason }) };
}
