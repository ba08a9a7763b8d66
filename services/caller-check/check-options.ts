import type { ResetServiceOptions } from '../reset-flow/reset-options.ts';
import type { RecordStore } from '../store/record-store.ts';
import type { Window } from '../store/attempt-store.ts';

/** What all parts of a caller check are built from. Time is the store's. */
export type CheckParts = Pick<
  ResetServiceOptions,
  'flows' | 'store' | 'attempts' | 'audit' | 'auditSubject' | 'queue' | 'random' | 'pseudonyms' | 'policy' | 'limits'
> & { readonly records: RecordStore; readonly checkLimits: CallerCheckLimits };

/** The numbers of a caller check. */
export type CallerCheckLimits = {
  /** From the start to the end of waiting for an answer. */
  readonly checkSeconds: number;
  /** After "Yes" at least so long for the second proof; as long as the first one lives (policy). */
  readonly proveSeconds: number;
  readonly perAgent: readonly Window[];
  /** For one name, whoever asks and whether or not it is anybody's. */
  readonly perName: readonly Window[];
};

const hour = 60 * 60;

export const defaultCallerCheckLimits: CallerCheckLimits = {
  checkSeconds: 30 * 60,
  proveSeconds: 15 * 60,
  perAgent: [{ seconds: hour, limit: 20 }],
  perName: [{ seconds: hour, limit: 3 }],
};
