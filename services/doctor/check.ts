import type { Config } from '../config/config.ts';
import type { DoctorValues } from '../i18n/doctor-texts.ts';
import type { DoctorViews } from './doctor-views.ts';
import type { Sight, Topic } from './finding.ts';

export type Check = {
  /** Unique, in small letters; what `--only` takes. */
  readonly id: string;
  readonly topic: Topic;
  /** Holes of title, reason and fix that are known before looking. */
  readonly about?: (config: Config) => DoctorValues;
  /** The public page to read. */
  readonly source: string;
  /** Milliseconds; the usual limit without it. */
  readonly limitMs?: number;
  /** Whether the settings give it anything to look at; always without it. */
  readonly concerns?: (config: Config) => boolean;
  /** Never writes, sends or spends. What it throws becomes `unknown`. */
  readonly look: (views: DoctorViews, config: Config) => Promise<Sight>;
};
