import { createHmac, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import type { SendResult } from '../services/delivery/code-sender.ts';
import { languages } from '../services/i18n/language.ts';
import { readCall } from './api/json-http.ts';
import { startLocalServer } from './local-server.ts';
import type { Outbox } from './outbox/outbox.ts';

const message = z.object({ messageId: z.string(), to: z.string(), language: z.enum(languages), text: z.string() });

/** The pretend SMS company: takes Avain's signed webhook, checks the signature, and puts the text into the outbox. */
export async function startSmsGateway({ outbox, key }: { readonly outbox: Outbox; readonly key: string }) {
  const server = await startLocalServer((request, response) => {
    void readCall(request)
      .then(async (call) => {
        if (call === 'too-large') return 413;
        const signed = `${String(request.headers['x-avain-timestamp'])}.${call.text}`;
        const expected = `v1=${createHmac('sha256', key).update(signed).digest('hex')}`;
        if (!equal(expected, String(request.headers['x-avain-signature']))) return 401;
        const parsed = message.safeParse(JSON.parse(call.text));
        if (!parsed.success) return 400;
        return statusOf(await outbox.deliver({ ...parsed.data, channel: 'sms', subject: '' }));
      })
      .catch(() => 400)
      .then((status) => {
        if (status === 'hang-up') response.destroy();
        else {
          response.statusCode = status;
          response.end();
        }
      });
  });
  return { url: `http://127.0.0.1:${server.port}/send`, away: server.away, stop: server.stop };
}

/** What a provider would answer to say the same. */
function statusOf(result: SendResult): number | 'hang-up' {
  if (result.kind === 'accepted') return 202;
  if (result.kind === 'unconfirmed') return 'hang-up';
  return { address: 422, throttled: 429, forbidden: 403, other: 400 }[result.reason];
}

function equal(left: string, right: string): boolean {
  const [a, b] = [Buffer.from(left), Buffer.from(right)];
  return a.length === b.length && timingSafeEqual(a, b);
}
