import { z } from 'zod';
import type { Clock } from '../../services/clock/clock.ts';
import { createFaultBoard, type Fault } from '../api/fault-board.ts';
import type { JsonAnswer, JsonCall } from '../api/json-http.ts';
import { sign, verify } from './signature.ts';
import { createTicketStore, type SinkTicket, type TicketStore } from './ticket-store.ts';

/** The organisation's pretend ticket system. */
export type TicketDesk = {
  /** Avain's signed webhook: a CloudEvent, or the question whether a ticket is there. `drop` cuts the line. */
  readonly receive: (call: JsonCall) => Promise<JsonAnswer | 'drop'>;
  readonly tickets: () => readonly SinkTicket[];
  /** Closes the ticket here and tells Avain; again: tells Avain once more, in the same words. Undefined: no such ticket. */
  readonly close: (id: string) => Promise<SinkTicket | undefined>;
  readonly isOff: () => boolean;
  /** Off: everything is answered 503. */
  readonly switchOff: (off: boolean) => void;
  readonly addFault: (fault: Fault) => void;
  /** No tickets, no faults, switched on. */
  readonly clear: () => void;
};

export type TicketDeskOptions = {
  /** Signs both ways. */
  readonly key: string;
  readonly clock: Clock;
  /** Where people see a ticket. */
  readonly linkTo: (id: string) => string;
  /** Avain's door for the desk's events, and the desk's own name in them. */
  readonly tells: () => { readonly url: string; readonly source: string };
};

const about = { correlationId: z.string().min(1) };
const cloudEvent = z.discriminatedUnion('type', [
  event('avain.case.opened', {
    ...about,
    caseNumber: z.string(),
    title: z.string().min(1),
    text: z.string(),
    priority: z.string(),
    openedAt: z.string(),
  }),
  event('avain.case.noted', { ...about, ticketId: z.string(), text: z.string() }),
  event('avain.case.closed', { ...about, ticketId: z.string(), resolution: z.string(), text: z.string() }),
]);

function event<Type extends string, Data extends z.ZodRawShape>(type: Type, data: Data) {
  return z.object({
    specversion: z.literal('1.0'),
    id: z.string().min(1),
    source: z.url(),
    type: z.literal(type),
    subject: z.string().optional(),
    datacontenttype: z.literal('application/json').optional(),
    data: z.object(data),
  });
}

export function createTicketDesk(options: TicketDeskOptions): TicketDesk {
  const { key, clock, linkTo } = options;
  const store = createTicketStore({ clock });
  const faults = createFaultBoard();
  const answered = new Map<string, JsonAnswer>();
  let off = false;

  const answer = (call: JsonCall): JsonAnswer => {
    const id = verify(key, call.headers, call.text, clock.now());
    if (id === undefined) return problem(401, 'The signature does not fit.');
    if (call.method === 'GET') return lookUp(call.query.get('correlation') ?? '', store, linkTo);
    if (call.method !== 'POST') return problem(405, 'Only GET and POST.');
    const known = answered.get(id);
    if (known !== undefined) return known;
    const fresh = take(call, id, store, linkTo);
    if (fresh.status < 300) answered.set(id, fresh);
    return fresh;
  };

  return {
    receive: async (call) => {
      const fault = faults.take({ method: call.method, path: call.path });
      if (fault?.delayMs !== undefined) await clock.wait(fault.delayMs);
      if (off) return { ...problem(503, 'The ticket system is switched off.') };
      if (fault?.dropAfterApply !== true && fault?.status !== undefined) return problem(fault.status, 'A bad day.');
      const given = answer(call);
      return fault?.dropAfterApply === true ? 'drop' : given;
    },
    tickets: store.list,
    close: async (id) => {
      const ticket = store.find(id);
      if (ticket === undefined) return undefined;
      const closed = store.change(ticket, { state: 'closed', closedBy: ticket.closedBy ?? 'desk' });
      const { url, source } = options.tells();
      return store.change(closed, { told: await tell(closed, { url, source, key, clock }) });
    },
    isOff: () => off,
    switchOff: (value) => {
      off = value;
    },
    addFault: faults.add,
    clear: () => {
      store.clear();
      faults.clear();
      answered.clear();
      off = false;
    },
  };
}

type LinkTo = TicketDeskOptions['linkTo'];

function lookUp(correlationId: string, store: TicketStore, linkTo: LinkTo): JsonAnswer {
  const ticket = store.find(correlationId);
  return ticket === undefined
    ? problem(404, 'No such ticket.')
    : { status: 200, body: { id: ticket.id, url: linkTo(ticket.id) } };
}

function take(call: JsonCall, id: string, store: TicketStore, linkTo: LinkTo): JsonAnswer {
  const type = String(call.headers['content-type']).split(';')[0];
  if (type !== 'application/cloudevents+json') return problem(415, 'Not a CloudEvent in structured JSON mode.');
  const parsed = cloudEvent.safeParse(call.json);
  if (!parsed.success) return problem(400, parsed.error.message);
  if (parsed.data.id !== id) return problem(400, 'The signed id is another than the event’s.');
  const taken = parsed.data;
  if (taken.type === 'avain.case.opened') {
    const ticket = store.open(taken.data);
    return { status: 201, body: { id: ticket.id, url: linkTo(ticket.id) } };
  }
  const ticket = store.find(taken.data.ticketId);
  if (ticket?.correlationId !== taken.data.correlationId) return problem(404, 'No such ticket.');
  if (taken.type === 'avain.case.closed') {
    const { resolution } = taken.data;
    store.change(ticket, { state: 'closed', closedBy: ticket.closedBy ?? 'avain', resolution });
  }
  const current = store.find(ticket.id) ?? ticket;
  if (taken.data.text !== '') store.note(current, taken.data.text);
  return { status: 202, body: { id: ticket.id, url: linkTo(ticket.id) } };
}

type Telling = { readonly url: string; readonly source: string; readonly key: string; readonly clock: Clock };

/** Avain's HTTP answer; 0 when there was none. The event's id belongs to the ticket, so that a repeat is the same event. */
async function tell({ id, correlationId }: SinkTicket, { url, source, key, clock }: Telling): Promise<number> {
  const eventId = `${id}.closed`;
  const body = JSON.stringify({
    specversion: '1.0',
    id: eventId,
    source,
    type: 'desk.case.closed',
    subject: correlationId,
    time: clock.now().toISOString(),
    datacontenttype: 'application/json',
    data: { correlationId, ticketId: id },
  });
  try {
    const headers = { 'content-type': 'application/cloudevents+json', ...sign(key, eventId, clock.now(), body) };
    const response = await fetch(url, { method: 'POST', headers, body, signal: AbortSignal.timeout(10_000) });
    return response.status;
  } catch {
    return 0;
  }
}

const problem = (status: number, message: string): JsonAnswer => ({ status, body: { error: { message } } });
