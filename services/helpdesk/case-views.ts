import type { CaseView, DeskView } from '../outcomes/case-outcome.ts';
import { spellCaseNumber } from './case-number.ts';
import type { CaseRecord } from './case-record.ts';
import type { HelpdeskSettings } from './helpdesk-settings.ts';
import { isOverdue, objectionEnd } from './case-times.ts';
import { wordsOf } from './trust-words.ts';

/** What the person may know of their own case. Pure. */
export function personViewOf(record: CaseRecord, settings: Pick<HelpdeskSettings, 'teams' | 'unregistered'>): CaseView {
  const hours = settings.unregistered.objectionHours;
  return {
    caseId: record.id,
    number: spellCaseNumber(record.id),
    state: record.state,
    trouble: record.trouble,
    // A team that was taken out of the settings has only its word left.
    teamName: settings.teams.find(({ id }) => id === record.teamId)?.name ?? record.teamId,
    agentName: record.owner?.name,
    words: wordsOf(record.words, record.language),
    openedAt: new Date(record.openedAt),
    claimedAt: date(record.claimedAt),
    dueAt: new Date(record.dueAt),
    talking: record.talking,
    frozen: record.frozenAt !== null,
    verification: record.verification,
    flowId: record.flowId ?? undefined,
    endedBecause: record.endedBecause ?? undefined,
    objectionUntil: record.objection?.objectedAt === null ? objectionEnd(record.objection, hours) : undefined,
  };
}

/**
 * What an agent may know. Pure; `now` decides whether the promise to the person is broken, `objectionHours` until when the
 * manager may object.
 */
export function deskViewOf(record: CaseRecord, now: Date, objectionHours: number): DeskView {
  const { objection, ticket } = record;
  return {
    caseId: record.id,
    number: spellCaseNumber(record.id),
    nonce: record.nonce,
    state: record.state,
    trouble: record.trouble,
    priority: record.priority,
    displayName: record.displayName,
    department: record.department ?? undefined,
    language: record.language,
    teamId: record.teamId,
    owner: record.owner ?? undefined,
    words: wordsOf(record.words, record.language),
    openedAt: new Date(record.openedAt),
    dueAt: new Date(record.dueAt),
    overdue: isOverdue(record, now),
    frozen: record.frozenAt !== null,
    talking: record.talking,
    verification: record.verification,
    vouches: record.vouches.map(({ agentName, evidence, reference, at }) => ({
      ...{ agentName, evidence, reference },
      at: new Date(at),
    })),
    objection:
      objection === null
        ? undefined
        : { until: objectionEnd(objection, objectionHours), objected: objection.objectedAt !== null },
    ticket: ticket.id === null ? undefined : { id: ticket.id, url: ticket.url ?? undefined },
    endedBecause: record.endedBecause ?? undefined,
    timeline: record.timeline,
  };
}

function date(iso: string | null): Date | undefined {
  return iso === null ? undefined : new Date(iso);
}
