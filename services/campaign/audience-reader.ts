import type { PersonRow } from '../coverage/people-source.ts';
import type { Audience, RowProblem } from './campaign.ts';

/** Who belongs to an audience, a page at a time, so that a crash costs one page and memory holds one page. */
export type AudienceReader = {
  /**
   * `cursor` undefined: from the start; it outlives the process. Asking for a page again is harmless, and a cursor
   * into a list that was replaced begins the newer one, so people can come twice. Throws `DependencyError`
   * (`directory_throttled` with `retryAfterSeconds`, …; with the detail `cursorForgotten: true` the reading has to begin
   * anew). A group or a file that is not there: `gone`.
   */
  readonly page: (
    campaign: { readonly id: string; readonly audience: Audience },
    cursor?: string,
  ) => Promise<AudiencePage | AudienceGone>;
};

export type AudiencePage = {
  readonly kind: 'page';
  /** Enabled people of the organisation itself, each once in a page. */
  readonly people: readonly PersonRow[];
  /** Whoever was left out, and why. */
  readonly problems: readonly RowProblem[];
  /** Rows or people looked at. */
  readonly read: number;
  /** Undefined at the end. */
  readonly next: string | undefined;
};

/** Why there is no such audience (any more); no try will change that. */
export type AudienceGone = { readonly kind: 'gone'; readonly reason: 'no-such-group' | 'no-rows' | 'no-coverage' };

/** The rows of an uploaded file, kept until the audience is built. */
export type AudienceRows = {
  /**
   * Reads the stream to its end, or until it is refused, and keeps who is named; what an earlier file named is forgotten
   * once the new one has been read whole. At most 50 MB and 200,000 rows. Never holds the whole file.
   */
  readonly keep: (campaignId: string, bytes: AsyncIterable<Uint8Array>) => Promise<KeptRows>;
  readonly remove: (campaignId: string) => Promise<void>;
};

export type KeptRows =
  | {
      readonly kind: 'kept';
      /** Rows with something in them, the header not counted. */
      readonly rows: number;
      /** Those that name somebody, each once. */
      readonly names: number;
      /** The first 200. */
      readonly problems: readonly RowProblem[];
      readonly problemCounts: Readonly<Record<string, number>>;
    }
  | { readonly kind: 'unreadable'; readonly reason: UnreadableFile };

/** `broken-quotes`: a quote is never closed, so nobody can say where its row ends. */
export type UnreadableFile = 'not-utf8' | 'no-column' | 'broken-quotes' | 'too-large' | 'too-many-rows' | 'empty';
