import type { CaseEvent } from './case-state.ts';
import type { CaseRecord } from './case-record.ts';

export type LoadedCase = { readonly record: CaseRecord; readonly version: number };
export type CasePatch = Partial<Omit<CaseRecord, 'schema' | 'id' | 'target' | 'targetId' | 'tenantId' | 'state'>>;
type CaseMove =
  | { readonly kind: 'moved'; readonly found: LoadedCase }
  | { readonly kind: 'lost-race' }
  | { readonly kind: 'not-allowed' };

/**
 * Cases in the RecordStore (kind `case`), and which one of a target is open (kind `open-case`, id = target). The only
 * place that writes `state`. Open cases are found through the indexes `team` and `waiting`, ended ones through `ended`.
 */
export type CaseRepository = {
  readonly load: (caseId: string) => Promise<LoadedCase | undefined>;
  readonly openOf: (target: string) => Promise<LoadedCase | undefined>;
  /** Stores a new case unless the target has an open one: that one is returned instead, compare the id. */
  readonly create: (record: CaseRecord) => Promise<LoadedCase>;
  /** Moves along the table and patches in one write. An end frees the target for a next case. */
  readonly move: (found: LoadedCase, event: CaseEvent, patch: CasePatch) => Promise<CaseMove>;
  readonly patch: (found: LoadedCase, patch: CasePatch) => Promise<LoadedCase | 'lost-race'>;
  /** Ids of the open cases of a team, oldest first; `limit` bounds the answer. */
  readonly openInTeam: (teamId: string, limit: number) => Promise<readonly string[]>;
  /** The same of those that nobody has (state `open`). */
  readonly waitingInTeam: (teamId: string, limit: number) => Promise<readonly string[]>;
  /** About how many are open and how many of them wait, in one step: never too few. */
  readonly countInTeam: (teamId: string) => Promise<{ readonly open: number; readonly waiting: number }>;
  /** Ids of a team's cases that ended on a day (`2026-03-01`, UTC). */
  readonly endedOn: (teamId: string, day: string) => Promise<readonly string[]>;
};
