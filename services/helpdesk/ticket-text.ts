import type { CaseDesk, TicketDraft } from '../case-desk/case-desk.ts';
import { oneLine } from '../i18n/one-line.ts';
import { createTranslator, type Translator } from '../i18n/translator.ts';
import { spellCaseNumber } from './case-number.ts';
import type { CaseRecord, TimelineEntry, TimelineWhat } from './case-record.ts';
import { isCaseEnded } from './case-state.ts';
import type { HelpdeskTeam } from './helpdesk-settings.ts';

/** The same for every try; the ticket system gives it back when it tells us of a ticket. */
export const correlationOf = (caseId: string): string => `avain-${caseId}`;

/** The case of a correlation id; undefined for what is not one of ours. */
export function caseOfCorrelation(correlationId: string): string | undefined {
  return /^avain-([2-9A-HJKMNP-TW-Z]{8})$/.exec(correlationId)?.[1];
}

/** What a ticket needs to know; the rest of the timeline stays in Teams. */
const noteworthy: readonly TimelineWhat[] = [
  'claimed',
  'reassigned',
  'released',
  'unclaimed',
  'verification-passed',
  'verification-failed',
  'vouch-waiting',
  'vouched',
  'manager-objected',
  'frozen',
  'password-set',
];

/** Written when the case opened. */
const howItCame: readonly TimelineWhat[] = [
  'tried-method',
  'proved-method',
  'wrong-codes',
  'flow-ended',
  'refused-by-policy',
  'troubleshot',
];

/** In code points: a ticket's lines stay short. */
const longestName = 120;
const longestWay = 600;

export type TicketNote = Parameters<CaseDesk['note']>[1] & {
  /** Names the entry, to go on after it. */
  readonly mark: string;
};

/** The ticket of a case, in its team's language: who, why, and what was tried. No address, no code. Pure. */
export function ticketDraft(record: CaseRecord, teams: readonly HelpdeskTeam[]): TicketDraft {
  const { t, team } = wordsFor(record, teams);
  const caseNumber = spellCaseNumber(record.id);
  const trouble = t(`desk.trouble.${record.trouble}`);
  const facts = [
    `${t('desk.fact.person')}: ${oneLine(record.displayName, longestName)}`,
    ...(record.department === null ? [] : [`${t('desk.fact.department')}: ${oneLine(record.department, longestName)}`]),
    `${t('desk.fact.trouble')}: ${trouble}`,
  ];
  // Everything later follows as notes.
  const before = record.timeline.filter(({ what }) => howItCame.includes(what)).slice(0, 20);
  return {
    correlationId: correlationOf(record.id),
    caseNumber,
    title: t('ticket.title', { number: caseNumber, trouble }),
    text: [...facts, ...before.map((entry) => lineOf(entry, t)), t('ticket.where', { team })].join('\n'),
    priority: record.priority,
    openedAt: new Date(record.openedAt),
  };
}

/** What happened after the entry named `noted`, oldest first. Pure. */
export function ticketNotes(
  record: CaseRecord,
  noted: string | null,
  teams: readonly HelpdeskTeam[],
): readonly TicketNote[] {
  const { t } = wordsFor(record, teams);
  const marks = record.timeline.map(markOf);
  const place = noted === null ? -1 : marks.lastIndexOf(noted);
  // An entry that made room for newer ones is older than everything that is left to note.
  const since = noted !== null && place === -1 ? (noted.split(' ')[0] ?? '') : '';
  return record.timeline.flatMap((entry, i) => {
    if (i <= place || entry.at <= since || !noteworthy.includes(entry.what)) return [];
    const moment = Date.parse(entry.at).toString(36);
    return [{ mark: markOf(entry), noteId: `${record.id}-${entry.what}-${moment}`, text: lineOf(entry, t) }];
  });
}

/** How the ticket is closed; undefined while the case is open. Pure. */
export function ticketEnd(
  record: CaseRecord,
  teams: readonly HelpdeskTeam[],
): Parameters<CaseDesk['close']>[1] | undefined {
  if (!isCaseEnded(record.state)) return undefined;
  const { t } = wordsFor(record, teams);
  const state = t(`desk.state.${record.state}`);
  const reason = record.endedBecause === null ? undefined : t(`desk.end.${record.endedBecause}`);
  return { resolution: record.state, text: reason === undefined ? state : `${state}: ${reason}` };
}

function wordsFor(
  record: CaseRecord,
  teams: readonly HelpdeskTeam[],
): { readonly t: Translator; readonly team: string } {
  const team = teams.find(({ id }) => id === record.teamId) ?? teams[0];
  return { t: createTranslator(team?.language ?? 'en', team?.timeZone ?? 'UTC'), team: team?.name ?? record.teamId };
}

const markOf = ({ at, what }: TimelineEntry): string => `${at} ${what}`;

function lineOf(entry: TimelineEntry, t: Translator): string {
  const who =
    entry.by === 'agent' && entry.name !== null ? oneLine(entry.name, longestName) : t(`desk.who.${entry.by}`);
  const line = t('desk.timeline.line', { who, what: t(`desk.what.${entry.what}`) });
  return entry.what === 'troubleshot' ? `${line}: ${oneLine(entry.detail ?? '', longestWay)}` : line;
}
