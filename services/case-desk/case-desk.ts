/** Tickets in the organisation's own system. One port, several adapters; what is exactly once is the ticket. */
export type CaseDesk = {
  /**
   * Makes the ticket of a case, or finds the one that is there: the correlation id is looked up first where the system can
   * be asked, and is the idempotency key where it cannot. Throws `DependencyError('desk_unavailable')` when it is worth
   * another try.
   */
  readonly ensure: (ticket: TicketDraft) => Promise<Ticket>;
  /** Adds a note. Best effort once: `noteId` is the idempotency key where the system knows one. */
  readonly note: (ticket: Ticket, note: { readonly noteId: string; readonly text: string }) => Promise<void>;
  /** Closes it. Idempotent. */
  readonly close: (
    ticket: Ticket,
    end: { readonly resolution: 'resolved' | 'refused' | 'withdrawn' | 'expired'; readonly text: string },
  ) => Promise<void>;
};

export type TicketDraft = {
  /** `avain-<case>`: the same for every try. */
  readonly correlationId: string;
  readonly caseNumber: string;
  readonly title: string;
  /** Plain text for the desk, in its team's language; no address, no code. */
  readonly text: string;
  readonly priority: 'high' | 'normal';
  readonly openedAt: Date;
};

export type Ticket = { readonly correlationId: string; readonly id: string; readonly url: string | undefined };

/** What the other system tells us. `eventId` is remembered, so that a replay does nothing. */
export type DeskEvent = { readonly eventId: string; readonly correlationId: string; readonly kind: 'closed' };
