import type { NewTarget } from './campaign-ledger.ts';
import type { Campaign, RowProblem } from './campaign.ts';

/** Who a campaign is for, read from the directory a stretch at a time. */
export type AudienceReader = {
  /**
   * `cursor` null: from the start. The same cursor gives the same stretch again, so that a crash between two loses nobody.
   * At most 1,000 people a stretch, and no longer than some seconds: a file's names are looked up 20 at once. Throws
   * `DependencyError` (`directory_throttled` with `retryAfterSeconds`, …) where another try makes sense.
   */
  readonly read: (campaign: Campaign, cursor: string | null) => Promise<AudiencePage>;
};

export type AudiencePage =
  | {
      readonly kind: 'page';
      /** `personId`: Entra object id, lower case. Somebody named twice may come twice. */
      readonly people: readonly AudiencePerson[];
      /** Of this stretch only; those of reading the file itself are known already. */
      readonly problems: readonly RowProblem[];
      /** Rows or accounts looked at, whatever became of them. */
      readonly read: number;
      /** null: this was the last. */
      readonly next: string | null;
    }
  /** No other try will change it: the campaign goes back to its draft and says so. */
  | { readonly kind: 'failed'; readonly reason: AudienceFailure };

export type AudiencePerson = Omit<NewTarget, 'who'>;

export type AudienceFailure = 'no-such-group' | 'not-allowed' | 'no-coverage-yet' | 'no-file';
