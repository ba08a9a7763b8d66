import type { Clock } from '../../services/clock/clock.ts';

/** A ticket as the pretend desk keeps it. Instants are ISO 8601. */
export type SinkTicket = {
  readonly id: string;
  /** `avain-<case>`, the same for every try. */
  readonly correlationId: string;
  readonly caseNumber: string;
  readonly title: string;
  readonly text: string;
  readonly priority: string;
  readonly openedAt: string;
  readonly state: 'open' | 'closed';
  readonly closedBy: 'avain' | 'desk' | null;
  readonly resolution: string | null;
  readonly notes: readonly { readonly at: string; readonly text: string }[];
  /** What Avain answered when the desk told it of the closing; null while it was not told, 0 for no answer. */
  readonly told: number | null;
};

export type OpenedTicket = Pick<
  SinkTicket,
  'correlationId' | 'caseNumber' | 'title' | 'text' | 'priority' | 'openedAt'
>;

export type TicketStore = {
  readonly open: (opened: OpenedTicket) => SinkTicket;
  readonly find: (idOrCorrelation: string) => SinkTicket | undefined;
  readonly note: (ticket: SinkTicket, text: string) => void;
  readonly change: (ticket: SinkTicket, change: Partial<SinkTicket>) => SinkTicket;
  readonly list: () => readonly SinkTicket[];
  readonly clear: () => void;
};

/** In memory; makes a ticket for every event it is given, so that a doubled one can be seen. */
export function createTicketStore({ clock }: { readonly clock: Clock }): TicketStore {
  let tickets: readonly SinkTicket[] = [];
  const change = (ticket: SinkTicket, changed: Partial<SinkTicket>): SinkTicket => {
    const next = { ...(find(ticket.id) ?? ticket), ...changed };
    tickets = tickets.map((each) => (each.id === ticket.id ? next : each));
    return next;
  };
  const find = (wanted: string): SinkTicket | undefined =>
    tickets.find(({ id, correlationId }) => id === wanted || correlationId === wanted);
  return {
    open: (opened) => {
      const ticket: SinkTicket = {
        ...opened,
        id: `KU-${1001 + tickets.length}`,
        state: 'open',
        closedBy: null,
        resolution: null,
        notes: [],
        told: null,
      };
      tickets = [...tickets, ticket];
      return ticket;
    },
    find,
    note: (ticket, text) => {
      change(ticket, { notes: [...ticket.notes, { at: clock.now().toISOString(), text }] });
    },
    change,
    list: () => tickets,
    clear: () => {
      tickets = [];
    },
  };
}
