import { coverageDayKind } from './coverage-days.ts';
import { coverageListKind } from './coverage-lists.ts';
import { coveragePageKind } from './registration-book.ts';

/** Every kind of record that the coverage keeps: the retention job removes what is due of each. */
export const coverageKinds: readonly string[] = [coverageDayKind, coverageListKind, coveragePageKind];
