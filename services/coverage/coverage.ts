import type { ErrorCode } from '../errors/app-error.ts';
import type { Light } from '../outcomes/readiness-outcome.ts';

/** How many of a set could get back in today. */
export type Share = { readonly people: number; readonly lights: Readonly<Record<Light, number>> };

/**
 * One day's look at everybody who may need recovery: enabled members of the organisation, no guests, no rooms. Judged
 * from Microsoft's registration report, which is hours behind and names kinds of methods, not addresses; a person's own
 * "am I ready?" is exact. RecordStore kind `coverage-day`, id `YYYY-MM-DD`, kept 400 days: the trend.
 */
export type CoverageDay = {
  readonly day: string;
  readonly takenAt: string;
  readonly everybody: Share;
  /** Left out, and why. */
  readonly leftOut: { readonly guests: number; readonly disabled: number; readonly resources: number };
  /** Why people are not green: reason → how many. */
  readonly reasons: Readonly<Record<string, number>>;
  /** Kind of method → how many have it registered. */
  readonly methods: Readonly<Record<string, number>>;
  readonly countries: Readonly<Record<string, Share>>;
  readonly departments: Readonly<Record<string, Share>>;
  /** The watched groups by object id. */
  readonly groups: Readonly<Record<string, Share & { readonly name: string }>>;
  /** Microsoft's own words for the same people: enabled, registered, capable (https://learn.microsoft.com/graph/api/resources/userregistrationdetails). */
  readonly entra: {
    readonly enabled: number;
    readonly registered: number;
    readonly capable: number;
    readonly synced: number;
  };
};

/** One who could not get back in, or only with a risk, and why. Kept for the latest day only. */
export type CoveragePerson = {
  readonly id: string;
  readonly displayName: string;
  readonly userPrincipalName: string;
  readonly light: Light;
  readonly reason: string;
  readonly department: string | undefined;
  readonly country: string | undefined;
};

/** The last look, whether it came to an end or not: a figure of an earlier day is shown with it. */
export type CoverageTry = {
  /** When it began, ISO. */
  readonly at: string;
  readonly state: 'running' | 'done' | 'failed';
  /** Why it failed. `interrupted`: nobody went on with it for hours. */
  readonly reason?: ErrorCode | 'interrupted';
  /** Rows of the report and people read so far. */
  readonly read: { readonly registrations: number; readonly people: number };
};

/** What stands for "the directory does not say" among countries and departments, and for all but the biggest of them. */
export const coverageNotSaid = '';
export const coverageOthers = 'other';

export type CoverageService = {
  /** The latest day; undefined before the first look has ended. */
  readonly latest: () => Promise<CoverageDay | undefined>;
  /** Undefined before the first look has begun. */
  readonly lastTry: () => Promise<CoverageTry | undefined>;
  /** Oldest first, at most 400. */
  readonly trend: (days: number) => Promise<readonly CoverageDay[]>;
  /**
   * The latest day's people with a light, a chunk at a time; `cursor` undefined from the start. A cursor into a list that
   * is gone begins the newest one: somebody may come twice then, nobody is left out.
   */
  readonly people: (
    light: Extract<Light, 'red' | 'amber' | 'unknown'>,
    cursor?: string,
  ) => Promise<{ readonly people: readonly CoveragePerson[]; readonly next: string | undefined }>;
  /** Looks anew now, as a job; `running` where one is on its way. */
  readonly refresh: () => Promise<'begun' | 'running'>;
  /** One stretch of the job: goes on where a crash left it, keeps within the report's limit, plans what comes next. */
  readonly run: () => Promise<void>;
  /** Plans the daily look; call at start. */
  readonly schedule: () => Promise<void>;
};
