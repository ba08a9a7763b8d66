import type { FullLanguage, Language } from '../i18n/language.ts';
import type { CampaignCounts } from './campaign-ledger.ts';
import type { CampaignState } from './campaign-state.ts';

/** Who is to be reached. */
export type Audience =
  /** An Entra group, with the groups in it. */
  | { readonly kind: 'group'; readonly groupId: string }
  /** A file of user principal names or object ids, uploaded beforehand. */
  | { readonly kind: 'csv' }
  /** Whoever the latest coverage says could not get back in today. */
  | { readonly kind: 'cannot-recover' }
  /** New joiners: `employeeHireDate` from so many days ago to so many days ahead. */
  | { readonly kind: 'hired'; readonly daysBack: number; readonly daysAhead: number };

/** Local hours in which nobody is written to; the zone is the person's where it is known, else this one. */
export type QuietHours = {
  /** `HH:MM` */
  readonly from: string;
  readonly to: string;
  readonly zone: string;
  readonly weekends: boolean;
};

export type CampaignText = { readonly title: string; readonly body: string };

/** A text in every language that has to be there, and in others if the admin wrote one. */
export type CampaignTexts = Readonly<Record<FullLanguage, CampaignText>> &
  Readonly<Partial<Record<Language, CampaignText>>>;

/** What an admin decides. */
export type CampaignDraft = {
  readonly name: string;
  readonly audience: Audience;
  /** `introduce`: here is Avain. `register`: register a second method. The card's buttons follow from it. */
  readonly purpose: 'introduce' | 'register';
  /** Plain text; holes `{name}` and `{organisation}`. */
  readonly texts: CampaignTexts;
  /** ISO instant; null: at once. */
  readonly startAt: string | null;
  readonly quiet: QuietHours;
  /** To those who have not acted, so many days after the message before it; 0 to 3 of them. */
  readonly reminders: { readonly afterDays: number; readonly atMost: number };
  /** ISO instant after which nothing is sent and the campaign is finished. */
  readonly endsAt: string;
};

/** A row or a person that did not get into the audience, or an oddity; told in words by the catalogue. */
export type RowProblem = {
  /** Line in the file; null where the audience is no file. */
  readonly line: number | null;
  readonly problem:
    | 'empty'
    | 'too-long'
    | 'formula'
    | 'no-name'
    | 'duplicate'
    | 'unknown'
    | 'foreign'
    | 'guest'
    | 'disabled'
    | 'not-a-person';
};

/** RecordStore kind `campaign`, kept 400 days after its end. */
export type Campaign = CampaignDraft & {
  readonly id: string;
  /** In links: `[a-z0-9-]{3,24}`. */
  readonly tag: string;
  readonly state: CampaignState;
  /** Audit subject of the admin. */
  readonly createdBy: string;
  readonly createdAt: string;
  readonly endedAt: string | null;
  readonly building: {
    readonly phase: 'not-begun' | 'reading' | 'done' | 'failed';
    /** Where to go on after a crash: a page of Graph, or the next chunk of the file. */
    readonly cursor: string | null;
    readonly read: number;
    /** The first 200. */
    readonly problems: readonly RowProblem[];
    readonly problemCounts: Readonly<Record<string, number>>;
    readonly failedWith: string | null;
  };
  /** The uploaded file (its rows stand in `AudienceRows`), and what was wrong with it. */
  readonly rows: {
    readonly rows: number;
    readonly names: number;
    /** The first 200. */
    readonly problems: readonly RowProblem[];
    readonly problemCounts: Readonly<Record<string, number>>;
  } | null;
  /**
   * `answerable-gone`: who scheduled or last resumed it is no admin any more. Another admin may resume it, and answers for it
   * then. null: not paused.
   */
  readonly pausedBecause: 'by-admin' | 'answerable-gone' | null;
  /** Teams or Graph asked for a rest until then. */
  readonly restUntil: string | null;
};

export type CampaignView = {
  readonly campaign: Campaign;
  readonly counts: CampaignCounts;
  /** Distinct presses of links that carry the tag. */
  readonly arrivals: number;
};
