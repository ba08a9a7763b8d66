import type { AuditLog } from '../audit/audit-log.ts';
import type { CaseDesk, Ticket } from '../case-desk/case-desk.ts';
import { DependencyError } from '../errors/app-error.ts';
import type { Logger } from '../logging/logger.ts';
import type { JobQueue } from '../queue/job-queue.ts';
import type { KeyValueStore } from '../store/key-value-store.ts';
import { entryTime } from './case-keeper.ts';
import type { CaseRecord } from './case-record.ts';
import type { CaseRepository } from './case-repository.ts';
import type { HelpdeskTeam } from './helpdesk-settings.ts';
import { createTicketLeases, settleSeconds, type TicketLease } from './ticket-lease.ts';
import { correlationOf, ticketDraft, ticketEnd, ticketNotes } from './ticket-text.ts';
import { withEntry } from './timeline.ts';

export type CaseTicketsOptions = {
  readonly cases: CaseRepository;
  readonly desk: CaseDesk;
  readonly store: KeyValueStore;
  readonly queue: JobQueue;
  readonly audit: AuditLog;
  /** The audit pseudonym of an account. */
  readonly auditSubject: (target: string) => Promise<string>;
  readonly teams: readonly HelpdeskTeam[];
  readonly log: Logger;
};

/** First wait after a failure; doubles with each further one, up to the longest. */
const firstWaitSeconds = 30;
const longestWaitSeconds = 15 * 60;
/** A job that comes a little early would find that it is not time yet, and be the last one. */
const lateSeconds = 5;
/** So long after its end a case is still brought to the ticket system, then it is given up with an error in the log. */
const givenUpAfterMs = 7 * 24 * 60 * 60 * 1000;

/**
 * The handler of the bot job `ticket`: brings the case's ticket up to the case. Makes it where there is none, notes what
 * happened since, closes it at the case's end; each only once, and in this order, however often and on how many workers
 * the job runs. A ticket system that is away keeps nobody waiting: the job plans its own next run, for as long as it takes.
 */
export function createCaseTickets(options: CaseTicketsOptions): (caseId: string) => Promise<void> {
  const { cases, desk, queue, log } = options;
  const leases = createTicketLeases(options.store);

  const handle = async (caseId: string): Promise<void> => {
    const taken = await leases.take(caseId);
    if (taken.kind === 'wait') return plan(caseId, taken.until, 'due');
    const { lease } = taken;
    try {
      const found = await cases.load(caseId);
      if (found !== undefined) await bringUp(found.record, lease);
      await lease.release();
    } catch (error) {
      if (!(error instanceof DependencyError && error.code === 'desk_unavailable')) throw error;
      await failed(caseId, lease, error);
    }
  };

  async function bringUp(record: CaseRecord, lease: TicketLease): Promise<void> {
    if (record.ticket.state === 'closed') return;
    const ticket = record.ticket.state === 'none' ? await make(record) : ticketOf(record);
    for (const note of ticketNotes(record, lease.noted, options.teams)) {
      if (!(await lease.renew())) return;
      await desk.note(ticket, note);
      if (!(await lease.renew(note.mark))) return;
    }
    const end = ticketEnd(record, options.teams);
    if (end === undefined || !(await lease.renew())) return;
    await desk.close(ticket, end);
    await remember(record.id, 'ticket-closed', { state: 'closed', id: ticket.id, url: ticket.url ?? null });
  }

  async function make(record: CaseRecord): Promise<Ticket> {
    const ticket = await desk.ensure(ticketDraft(record, options.teams));
    await remember(record.id, 'ticket-made', { state: 'open', id: ticket.id, url: ticket.url ?? null });
    return ticket;
  }

  /** Audits, writes the ticket into the case by version, and has the card repainted. */
  async function remember(caseId: string, what: 'ticket-made' | 'ticket-closed', ticket: CaseRecord['ticket']) {
    const now = await options.store.now();
    for (let audited = false; ; audited = true) {
      const found = await cases.load(caseId);
      if (found === undefined || found.record.ticket.state === ticket.state) return;
      // Closed in the ticket system while we made a note of it here: that stays.
      if (found.record.ticket.state === 'closed') return;
      if (!audited) await audit(found.record, what);
      const at = entryTime(found.record, now);
      const timeline = withEntry(found.record.timeline, { at, by: 'bot', name: null, what, detail: null });
      const patched = await cases.patch(found, { ticket, timeline });
      if (patched === 'lost-race') continue;
      await queue.add('bot', { kind: 'case-changed', caseId }, { id: `case-changed.${caseId}.${what}` });
      return;
    }
  }

  async function audit(record: CaseRecord, what: 'ticket-made' | 'ticket-closed'): Promise<void> {
    const subject = await options.auditSubject(record.target);
    const { id: caseId, correlationId, state } = record;
    await options.audit.append({
      type: 'case.changed',
      subject,
      caseId,
      correlationId,
      by: 'bot',
      what,
      state,
      reason: null,
    });
  }

  async function failed(caseId: string, lease: TicketLease, error: DependencyError): Promise<void> {
    const { details } = error;
    const settling = details['unknown'] === true ? settleSeconds : 0;
    const asked = Number(details['retryAfterSeconds'] ?? 0);
    const usual = Math.min(firstWaitSeconds * 2 ** Math.min(lease.failures, 10), longestWaitSeconds);
    const seconds = Math.max(usual, asked, settling);
    const now = await options.store.now();
    if (await isHopeless(caseId, now)) {
      log.error({ caseId, details }, 'a ticket was given up: the ticket system did not take it for a week');
      await lease.failed(seconds);
      return;
    }
    log.warn({ caseId, details, seconds }, 'the ticket system is away; the case goes on without it');
    // The plan first: a process that dies between the two leaves a job too many, never none.
    await plan(caseId, new Date(now.getTime() + seconds * 1000), 'at');
    await lease.failed(seconds);
  }

  async function isHopeless(caseId: string, now: Date): Promise<boolean> {
    const endedAt = (await cases.load(caseId))?.record.endedAt ?? undefined;
    return endedAt !== undefined && now.getTime() - Date.parse(endedAt) > givenUpAfterMs;
  }

  /** `way` keeps a job that waits for another's from having the id of the one that is running. */
  async function plan(caseId: string, at: Date, way: 'at' | 'due'): Promise<void> {
    const due = Math.ceil(at.getTime() / 1000);
    const delaySeconds = Math.max(0, due - (await options.store.now()).getTime() / 1000) + lateSeconds;
    await queue.add('bot', { kind: 'ticket', caseId }, { id: `ticket.${caseId}.${way}.${due}`, delaySeconds });
  }

  return handle;
}

function ticketOf({ id, ticket }: CaseRecord): Ticket {
  const correlationId = correlationOf(id);
  return { correlationId, id: ticket.id ?? correlationId, url: ticket.url ?? undefined };
}
