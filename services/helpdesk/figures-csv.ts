import type { DeskFigures } from './desk-figures.ts';

/**
 * The figures as CSV (RFC 4180: CRLF, quotes doubled), one row a figure, with a byte order mark so that spreadsheets read
 * it as UTF-8. Words of the columns are English and stable: machines read this too.
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
  const lines = [['section', 'figure', 'value'] as const, ...rows].map((row) => row.map(field).join(','));
  return `\uFEFF${lines.join('\r\n')}\r\n`;
}

/** A spreadsheet runs what begins like a formula; an apostrophe in front makes it text. Numbers of ours stay numbers. */
function field(value: string | number): string {
  if (typeof value === 'number') return String(value);
  const line = value.replace(/[\p{Cc}\p{Cf}\u2028\u2029]/gu, ' ');
  const harmless = /^\s*[=+\-@＝＋－＠]/u.test(line) ? `'${line}` : line;
  return /[",\s]/u.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
