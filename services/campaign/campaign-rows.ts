import type { RowProblem } from './campaign.ts';

/** One named person of an uploaded file: a user principal name or an object id, trimmed, as it stood there. */
export type CampaignRow = { readonly line: number; readonly name: string };

/**
 * Reads a file of rows as a stream, whatever its size; bounds memory by itself. Rows named twice come once and once as the
 * problem `duplicate`. `unreadable` is the last thing said.
 */
export type RowsReader = (bytes: AsyncIterable<Uint8Array>) => AsyncIterable<RowRead>;

export type RowRead =
  | ({ readonly kind: 'row' } & CampaignRow)
  | ({ readonly kind: 'problem'; readonly line: number } & Pick<RowProblem, 'problem'>)
  | {
      readonly kind: 'unreadable';
      readonly reason: 'not-utf8' | 'no-column' | 'too-large' | 'too-many-rows' | 'empty';
    };

/** The kept rows of a campaign's file, sealed at rest, a chunk of at most 1,000 at a time until the audience is built. */
export type CampaignRows = {
  /** Chunks are counted from 0; undefined after the last, or where no file is kept. */
  readonly chunk: (file: string, index: number) => Promise<readonly CampaignRow[] | undefined>;
};
