import type { CaseTrouble } from '../outcomes/case-reasons.ts';

/** Counts of one team. Times are medians in whole seconds over the cases claimed or ended in the last 30 days. */
export type DeskFigures = {
  readonly teamId: string;
  readonly teamName: string;
  readonly at: Date;
  readonly open: number;
  readonly claimed: number;
  readonly waitingForPerson: number;
  readonly waitingForAgent: number;
  readonly vouched: number;
  /** Unclaimed and past the promise. */
  readonly overdue: number;
  readonly endedLast30Days: number;
  readonly medianSecondsToClaim: number | undefined;
  readonly medianSecondsToResolve: number | undefined;
  /** Why self-service did not work: most frequent first, cases of the last 30 days. */
  readonly reasons: readonly { readonly trouble: CaseTrouble; readonly count: number }[];
};
