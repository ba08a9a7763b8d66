import { csvByteOrderMark, csvLine } from '../csv/write-csv.ts';
import type { DeskFigures } from './desk-figures.ts';

/**
 * The figures as CSV, one row a figure. Words of the columns are English and stable: machines read this too.
 */
export function figuresCsv(figures: DeskFigures): string {
  const rows: (readonly [string, string, string | number])[] = [
    ['team', 'id', figures.teamId],
    ['team', 'name', figures.teamName],
    ['figures', 'at', figures.at.toISOString()],
    ['cases now', 'open', figures.open],
    ['cases now', 'claimed', figures.claimed],
    ['cases now', 'waiting-for-person', figures.waitingForPerson],
    ['cases now', 'waiting-for-agent', figures.waitingForAgent],
    ['cases now', 'vouched', figures.vouched],
    ['cases now', 'overdue', figures.overdue],
    ['last 30 days', 'ended', figures.endedLast30Days],
    ['last 30 days', 'median-seconds-to-claim', figures.medianSecondsToClaim ?? ''],
    ['last 30 days', 'median-seconds-to-resolve', figures.medianSecondsToResolve ?? ''],
    ...figures.reasons.map(({ trouble, count }) => ['reasons, last 30 days', trouble, count] as const),
  ];
  const lines = [['section', 'figure', 'value'] as const, ...rows].map(csvLine);
  return `${csvByteOrderMark}${lines.join('')}`;
}
