import { createHmac } from 'node:crypto';
import { startDeskDouble, type DoubleAnswer, type DoubleRequest } from './desk-double.ts';

export type WebhookTicket = { readonly id: string; readonly notes: string[]; closed: string | undefined };

/**
 * A receiver of ticket events that takes the standards at their word: CloudEvents 1.0 in structured mode (required
 * attributes and their shapes), the Standard Webhooks signature, five minutes of skew, one effect for one event id.
 */
export async function startWebhookDesk(options: {
  readonly key: string;
  readonly now: () => Date;
  /** Whether it can be asked for a ticket; otherwise 405. */
  readonly canBeAsked?: boolean;
  /** Does not know an event when it comes again: a receiver that relies on being asked. */
  readonly forgets?: boolean;
}) {
  const tickets = new Map<string, WebhookTicket>();
  const seen = new Map<string, DoubleAnswer>();
  const refusals: string[] = [];

  const refuse = (status: number, why: string): DoubleAnswer => {
    refusals.push(why);
    return { status, json: { error: why } };
  };
  const shown = (ticket: WebhookTicket): DoubleAnswer => ({
    status: 200,
    json: { id: ticket.id, url: `https://tickets.example/${ticket.id}` },
  });

  const answer = (request: DoubleRequest): DoubleAnswer => {
    if (!isSigned(request, options.key, options.now())) return refuse(401, 'signature');
    if (request.method === 'GET') {
      if (options.canBeAsked === false) return { status: 405 };
      const correlation = request.url.searchParams.get('correlation') ?? '';
      if (request.headers['webhook-id'] !== `${correlation}.lookup`) return refuse(401, 'lookup of another');
      const ticket = tickets.get(correlation);
      return ticket === undefined ? { status: 404 } : shown(ticket);
    }
    const event = readCloudEvent(request);
    if (typeof event === 'string') return refuse(400, event);
    const before = seen.get(event.id);
    if (before !== undefined) return before;
    const given = apply(event);
    if (given.status < 300 && options.forgets !== true) seen.set(event.id, given);
    return given;
  };

  const apply = ({ type, data }: CloudEvent): DoubleAnswer => {
    const correlation = String(data['correlationId']);
    if (type === 'avain.case.opened') {
      const ticket = { id: `T-${tickets.size + 1}`, notes: [], closed: undefined };
      // A system that trusts its senders makes a second ticket here; the test counts them.
      tickets.set(tickets.has(correlation) ? `${correlation}#${tickets.size}` : correlation, ticket);
      return shown(ticket);
    }
    const ticket = tickets.get(correlation);
    if (ticket === undefined) return refuse(404, 'no such ticket');
    if (type === 'avain.case.noted') ticket.notes.push(String(data['text']));
    else if (type === 'avain.case.closed') ticket.closed = String(data['resolution']);
    else return refuse(422, `unknown type ${type}`);
    return { status: 202 };
  };

  return { double: await startDeskDouble(answer), tickets, refusals };
}

type CloudEvent = { readonly id: string; readonly type: string; readonly data: Readonly<Record<string, unknown>> };

function readCloudEvent({ headers, body }: DoubleRequest): CloudEvent | string {
  if (!/^application\/cloudevents\+json(;|$)/.test(headers['content-type'] ?? '')) return 'content type';
  const event = JSON.parse(body) as Record<string, unknown>;
  if (event['specversion'] !== '1.0') return 'specversion';
  for (const name of ['id', 'source', 'type']) if (typeof event[name] !== 'string' || event[name] === '') return name;
  // Attribute names: lower case letters and digits.
  for (const name of Object.keys(event)) if (!/^[a-z0-9]{1,20}$|^data_base64$/.test(name)) return `attribute ${name}`;
  if (!URL.canParse(String(event['source']))) return 'source';
  if ('subject' in event && (typeof event['subject'] !== 'string' || event['subject'] === '')) return 'subject';
  if (event['datacontenttype'] !== 'application/json') return 'datacontenttype';
  if (event['id'] !== headers['webhook-id']) return 'id';
  return event as unknown as CloudEvent;
}

function isSigned({ headers, body }: DoubleRequest, key: string, now: Date): boolean {
  const { 'webhook-id': id, 'webhook-timestamp': at, 'webhook-signature': signature } = headers;
  if (typeof id !== 'string' || typeof at !== 'string' || !/^\d+$/.test(at)) return false;
  if (Math.abs(now.getTime() / 1000 - Number(at)) > 300) return false;
  const mac = createHmac('sha256', key).update(`${id}.${at}.${body}`).digest('base64');
  return signature === `v1,${mac}`;
}
