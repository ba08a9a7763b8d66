import { createHash } from 'node:crypto';
import type { RandomSource } from '../random/random-source.ts';
import type { KeyValueStore } from '../store/key-value-store.ts';
import type { DeskFigures } from './desk-figures.ts';
import { figuresCsv } from './figures-csv.ts';

export type FiguresDownload = {
  /** A link whose fragment carries a token of 256 bits, for ten minutes and one download. */
  readonly issue: (figures: DeskFigures) => Promise<string>;
  /** What the page behind it asks for; undefined where the token is unknown, old or used. */
  readonly take: (token: string) => Promise<{ readonly name: string; readonly csv: string } | undefined>;
};

export type FiguresDownloadOptions = {
  readonly store: KeyValueStore;
  readonly random: RandomSource;
  /** Public origin of the pages, without a slash at its end. */
  readonly baseUrl: string;
};

const keptSeconds = 10 * 60;
type Kept = { readonly name: string; readonly csv: string };

/**
 * The file is made when the link is and waits in the store under the token's hash: whoever has the link gets those figures
 * and nothing else, and no server log or link scanner sees the token, because a fragment is not sent.
 */
export function createFiguresDownload({ store, random, baseUrl }: FiguresDownloadOptions): FiguresDownload {
  return {
    issue: async (figures) => {
      const token = random.token();
      const name = `avain-${figures.teamId}-${figures.at.toISOString().slice(0, 10)}.csv`;
      const kept: Kept = { name, csv: figuresCsv(figures) };
      await store.set(keyOf(token), JSON.stringify(kept), keptSeconds);
      return `${baseUrl}/desk/figures#${token}`;
    },
    take: async (token) => {
      if (!/^[A-Za-z0-9_-]{43}$/.test(token)) return undefined;
      const found = await store.take(keyOf(token));
      return found === undefined ? undefined : (JSON.parse(found.value) as Kept);
    },
  };
}

function keyOf(token: string): string {
  return `avain:figures-file:${createHash('sha256').update(token).digest('hex')}`;
}
