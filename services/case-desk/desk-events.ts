import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Secret } from '../config/secret.ts';
import { caseOfCorrelation } from '../helpdesk/ticket-text.ts';
import type { Logger } from '../logging/logger.ts';
import type { KeyValueStore } from '../store/key-value-store.ts';
import type { DeskEvent } from './case-desk.ts';
import { verifyMessage, type ReceivedMessage } from './signed-message.ts';

/**
 * What the ticket system tells us: one POST for each event, a CloudEvent 1.0 in structured JSON mode, signed as
 * `signed-message.ts` says. `type` is `desk.case.closed`, `data` is `{correlationId}`, the event's `id` is the `webhook-id`.
 * Ours have other types, so that none of them can be sent back to us.
 *
 * ServiceNow sends the same from a business rule on the incident table (after update, state changes to Resolved, Closed or
 * Canceled, correlation display is Avain) through an outbound REST message; `GlideCertificateEncryption.generateMac` makes
 * the HMAC-SHA-256. That was written from its public reference and not tried against an instance.
 */
const deskEvent = z.object({
  specversion: z.literal('1.0'),
  id: z.string(),
  source: z.string().min(1),
  type: z.string(),
  /** Of whatever shape the type has: other types are no concern of ours. */
  data: z.unknown().optional(),
});
const closedData = z.object({ correlationId: z.string() });

export type DeskEvents = {
  /**
   * `taken`: done, or done before, or no concern of ours: nothing more is wanted of the sender. `refused`: not signed by the
   * ticket system, not of now, or not readable. Throws `DependencyError` when it is worth another try.
   */
  readonly take: (message: ReceivedMessage) => Promise<'taken' | 'refused'>;
};

/** Signatures hold for minutes; this only spares the work. */
const rememberedSeconds = 24 * 60 * 60;

export function createDeskEvents(options: {
  /** The current key first; an older one while it is being changed. */
  readonly keys: readonly Secret[];
  readonly store: Pick<KeyValueStore, 'get' | 'swap' | 'now'>;
  readonly closeFromDesk: (caseId: string) => Promise<'closed' | 'over' | 'unknown'>;
  readonly log: Logger;
}): DeskEvents {
  const { store, log } = options;
  return {
    take: async (message) => {
      const id = verifyMessage(options.keys, message, await store.now());
      if (id === undefined) return 'refused';
      const event = readEvent(id, message.body);
      if (event === 'unreadable') return 'refused';
      if (event === undefined) return 'taken';
      const key = `avain:desk-event:${createHash('sha256').update(event.eventId).digest('base64url')}`;
      if ((await store.get(key)) !== undefined) return 'taken';
      const caseId = caseOfCorrelation(event.correlationId);
      const outcome = caseId === undefined ? 'unknown' : await options.closeFromDesk(caseId);
      log.info({ caseId, outcome }, 'the ticket system closed a ticket');
      // Remembered at the end: what failed half-way is done again by the sender's next try, and closing twice is closing once.
      await store.swap(key, 0, 'taken', rememberedSeconds);
      return 'taken';
    },
  };
}

function readEvent(id: string, body: Buffer): DeskEvent | 'unreadable' | undefined {
  let json: unknown;
  try {
    json = JSON.parse(body.toString('utf8'));
  } catch {
    return 'unreadable';
  }
  const parsed = deskEvent.safeParse(json);
  if (!parsed.success || parsed.data.id !== id) return 'unreadable';
  const { type, data } = parsed.data;
  if (type !== 'desk.case.closed') return undefined;
  const closed = closedData.safeParse(data);
  return closed.success ? { eventId: id, correlationId: closed.data.correlationId, kind: 'closed' } : 'unreadable';
}
