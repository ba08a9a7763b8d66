import { z } from 'zod';
import type { Clock } from '../clock/clock.ts';
import type { Secret } from '../config/secret.ts';
import type { CaseDesk, Ticket } from './case-desk.ts';
import { createDeskHttp, readTicketUrl, requireDeskUrl } from './desk-http.ts';
import { signMessage } from './signed-message.ts';

/** How receivers say that they cannot be asked, or have none. */
const none = [404, 405, 501];

/** Looser than what we send: whoever answers more than this is not refused for it. */
const answer = z.object({
  id: z.union([z.string().regex(/^[\x21-\x7e]{1,100}$/), z.int().nonnegative()]).transform(String),
  url: z.unknown(),
});

/**
 * Tickets through a signed webhook of the organisation's own. Each event is one POST: a CloudEvent 1.0 in structured JSON
 * mode (`application/cloudevents+json`), signed as `signed-message.ts` says.
 *
 * - `avain.case.opened`, data `{correlationId, caseNumber, title, text, priority, openedAt}`: the answer may name the
 *   ticket, `{"id": "INC-17", "url": "https://…"}`; without, the correlation id stands for it;
 * - `avain.case.noted`, data `{correlationId, ticketId, text}`;
 * - `avain.case.closed`, data `{correlationId, ticketId, resolution, text}`.
 *
 * The event's id says which event it is and stays the same for every repeat: a receiver takes an id once and answers a
 * repeat as it did the first time. Only 2xx means taken. Before a ticket is asked for, the receiver is asked whether
 * it has it: `GET <url>?correlation=<id>`, signed over an empty body with the id `<correlation>.lookup`, answered like the POST
 * or with 404; one that cannot be asked answers 405 or 501.
 *
 * Tried against a receiver of our own only, which checks the attributes and the signature, not against a product.
 */
export function createWebhookCaseDesk(options: {
  readonly url: string;
  readonly key: Secret;
  /** The event's source, an absolute address: the public origin of this installation. */
  readonly source: string;
  readonly clock: Clock;
  /** Default 10 s a call. */
  readonly timeoutMs?: number;
}): CaseDesk {
  const { key, source, clock } = options;
  const url = requireDeskUrl(options.url);
  const http = createDeskHttp({ clock, timeoutMs: options.timeoutMs ?? 10_000, expected: [] });
  const asking = createDeskHttp({ clock, timeoutMs: options.timeoutMs ?? 10_000, expected: none });

  const post = async (type: string, id: string, subject: string, data: object) => {
    const event = { specversion: '1.0', id, source, type, subject, datacontenttype: 'application/json', data };
    const body = JSON.stringify(event);
    const headers = {
      'content-type': 'application/cloudevents+json; charset=utf-8',
      accept: 'application/json',
      ...signMessage(key, { id, at: clock.now(), body }),
    };
    return http({ method: 'POST', url, headers, body });
  };

  const lookUp = async (correlationId: string): Promise<Ticket | undefined> => {
    const asked = new URL(url);
    asked.searchParams.set('correlation', correlationId);
    const signed = signMessage(key, { id: `${correlationId}.lookup`, at: clock.now(), body: '' });
    const { status, json } = await asking({
      method: 'GET',
      url: asked,
      headers: { accept: 'application/json', ...signed },
    });
    return none.includes(status) ? undefined : readTicket(correlationId, json);
  };

  return {
    ensure: async (draft) => {
      const { correlationId } = draft;
      const there = await lookUp(correlationId);
      if (there !== undefined) return there;
      const { json } = await post('avain.case.opened', `${correlationId}.opened`, correlationId, draft);
      return readTicket(correlationId, json) ?? { correlationId, id: correlationId, url: undefined };
    },
    note: async ({ correlationId, id }, { noteId, text }) => {
      const data = { correlationId, ticketId: id, text };
      await post('avain.case.noted', `${correlationId}.note.${noteId}`, correlationId, data);
    },
    close: async ({ correlationId, id }, { resolution, text }) => {
      const data = { correlationId, ticketId: id, resolution, text };
      await post('avain.case.closed', `${correlationId}.closed`, correlationId, data);
    },
  };
}

function readTicket(correlationId: string, json: unknown): Ticket | undefined {
  const parsed = answer.safeParse(json);
  return parsed.success ? { correlationId, id: parsed.data.id, url: readTicketUrl(parsed.data.url) } : undefined;
}
