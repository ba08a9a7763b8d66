import type { RandomSource } from '../random/random-source.ts';
import type { KeyValueStore } from '../store/key-value-store.ts';
import { readFileRows, UnreadableFileError } from './audience-file.ts';
import type { AudienceRows, KeptRows } from './audience-reader.ts';
import type { RowProblem } from './campaign.ts';

export type StoredAudienceRowsOptions = {
  readonly store: Pick<KeyValueStore, 'get' | 'set' | 'swap' | 'take' | 'delete'>;
  readonly random: RandomSource;
};

/** The port, and what the audience is read from. */
export type StoredAudienceRows = AudienceRows & {
  /** The names of one chunk, with their lines; `after` undefined: the first. Undefined: there are none (any more). */
  readonly chunk: (campaignId: string, after?: string) => Promise<RowChunk | undefined>;
};

export type RowChunk = {
  readonly names: readonly (readonly [line: number, name: string])[];
  /** What to ask for the next chunk with; undefined at the end. */
  readonly next: string | undefined;
};

/** As long as a draft may lie before its audience is built. */
const keptSeconds = 30 * 24 * 60 * 60;
/** Ten questions to Graph of twenty names each. */
const namesInChunk = 200;
const mostProblems = 200;

type Manifest = { readonly generation: string; readonly chunks: number };

/**
 * Rows in the key-value store, sealed, a chunk a key. Each upload has a generation of its own, so a second file never mixes
 * with the first, and an upload that broke off leaves nothing that counts.
 */
export function createStoredAudienceRows({ store, random }: StoredAudienceRowsOptions): StoredAudienceRows {
  const forget = async (campaignId: string, { generation, chunks }: Manifest): Promise<void> => {
    for (let index = 0; index < chunks; index += 1) await store.delete(chunkKey(campaignId, generation, index));
  };
  const write = async (campaignId: string, generation: string, index: number, names: RowChunk['names']) => {
    await store.set(chunkKey(campaignId, generation, index), JSON.stringify(names), keptSeconds);
  };
  const manifestOf = async (campaignId: string): Promise<Manifest | undefined> => {
    const kept = await store.get(manifestKey(campaignId));
    return kept === undefined ? undefined : (JSON.parse(kept.value) as Manifest);
  };
  const replace = async (campaignId: string, manifest: Manifest): Promise<void> => {
    for (;;) {
      const before = await store.get(manifestKey(campaignId));
      const text = JSON.stringify(manifest);
      const swapped = await store.swap(manifestKey(campaignId), before?.version ?? 0, text, keptSeconds);
      // Two uploads at once: the later one stands, and forgets the other's rows.
      if (!swapped.ok) continue;
      // The new rows stand, whatever becomes of the old ones: those go by themselves.
      if (before !== undefined) await forget(campaignId, JSON.parse(before.value) as Manifest).catch(() => undefined);
      return;
    }
  };

  return {
    keep: async (campaignId, bytes) => {
      const generation = random.id();
      const tally = createTally();
      let chunks = 0;
      let names: [number, string][] = [];
      const flush = async (): Promise<void> => {
        if (names.length === 0) return;
        await write(campaignId, generation, chunks, names);
        chunks += 1;
        names = [];
      };
      try {
        for await (const row of readFileRows(bytes)) {
          tally.row(row);
          if ('name' in row) names.push([row.line, row.name]);
          if (names.length === namesInChunk) await flush();
        }
        await flush();
        await replace(campaignId, { generation, chunks });
        return tally.kept();
      } catch (error) {
        // What stays behind when this fails too is never read, and goes by itself.
        await forget(campaignId, { generation, chunks }).catch(() => undefined);
        if (error instanceof UnreadableFileError) return { kind: 'unreadable', reason: error.reason };
        throw error;
      }
    },
    remove: async (campaignId) => {
      const kept = await store.take(manifestKey(campaignId));
      if (kept !== undefined) await forget(campaignId, JSON.parse(kept.value) as Manifest);
    },
    chunk: async (campaignId, after) => {
      const manifest = await manifestOf(campaignId);
      if (manifest === undefined) return undefined;
      const { generation, chunks } = manifest;
      const [of, at] = after?.split('.') ?? [];
      // A cursor of an earlier file begins anew with this one.
      const index = of === generation ? Number(at) : 0;
      if (chunks === 0) return { names: [], next: undefined };
      const kept = await store.get(chunkKey(campaignId, generation, index));
      if (kept === undefined) return undefined;
      const next = index + 1 < chunks ? `${generation}.${String(index + 1)}` : undefined;
      return { names: JSON.parse(kept.value) as RowChunk['names'], next };
    },
  };
}

function manifestKey(campaignId: string): string {
  return `avain:campaign-rows:${campaignId}`;
}

function chunkKey(campaignId: string, generation: string, index: number): string {
  return `avain:campaign-rows:${campaignId}:${generation}:${String(index)}`;
}

type Tally = {
  readonly row: (row: { readonly line: number; readonly problem: RowProblem['problem'] } | object) => void;
  readonly kept: () => Extract<KeptRows, { readonly kind: 'kept' }>;
};

function createTally(): Tally {
  const problems: RowProblem[] = [];
  const counts = new Map<string, number>();
  let rows = 0;
  let names = 0;
  return {
    row: (row) => {
      rows += 1;
      if (!('problem' in row)) {
        names += 1;
        return;
      }
      const { line, problem } = row;
      if (problems.length < mostProblems) problems.push({ line, problem });
      counts.set(problem, (counts.get(problem) ?? 0) + 1);
    },
    kept: () => ({ kind: 'kept', rows, names, problems, problemCounts: Object.fromEntries(counts) }),
  };
}
