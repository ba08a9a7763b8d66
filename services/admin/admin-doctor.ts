import type { Verdict } from '../doctor/finding.ts';
import type { Language } from '../i18n/language.ts';

/** One finding of the doctor, in words. */
export type DoctorLine = {
  readonly id: string;
  readonly verdict: Verdict;
  readonly title: string;
  readonly seen: string;
  readonly why: string;
  readonly fix: string;
  readonly source: string;
};

export type DoctorResult = {
  readonly at: string;
  readonly lines: readonly DoctorLine[];
  readonly counts: Readonly<Record<Verdict, number>>;
  /** Ids that were not red the time before. */
  readonly newlyRed: readonly string[];
};

/** The doctor inside a running process: what this process' own settings and identities let it see. */
export type AdminDoctor = {
  /** Looks now; takes up to half a minute. One look at a time in all processes: `running` meanwhile. */
  readonly run: (language: Language) => Promise<DoctorResult | 'running'>;
  /** The last look, kept 30 days. */
  readonly latest: (language: Language) => Promise<DoctorResult | undefined>;
  /** Plans the first daily look; call at start. */
  readonly schedule: () => Promise<void>;
  /** The daily job: looks, keeps, tells admins who have met the bot of what is newly red; plans the next day. */
  readonly daily: () => Promise<void>;
};
