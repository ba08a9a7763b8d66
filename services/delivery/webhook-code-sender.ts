import { createHmac } from 'node:crypto';
import type { Clock } from '../clock/clock.ts';
import type { Secret } from '../config/secret.ts';
import { createKeptHttp } from '../http/kept-http.ts';
import type { CodeSender } from './code-sender.ts';
import { resultOfNoAnswer, resultOfStatus } from './send-failures.ts';

/** What it says beyond its status is read and thrown away. */
const largestAnswerBytes = 64 * 1024;

/**
 * Text messages through a service of the customer's own: one JSON POST `{messageId, to, language, text}`.
 *
 * `x-avain-timestamp` holds seconds since the epoch, `x-avain-signature` holds `v1=` and the hex HMAC-SHA-256 of
 * `<timestamp>.<body>`; the receiver should refuse timestamps more than five minutes off and a `messageId` it has seen.
 * Answers: 2xx accepted, 400 or 422 bad number, 429 throttled, 401 or 403 forbidden. Nothing is ever sent twice from
 * here: a timeout or a 5xx comes back as `unconfirmed`.
 */
export function createWebhookCodeSender(options: {
  readonly url: string;
  readonly key: Secret;
  readonly clock: Clock;
  /** Default 10 s. */
  readonly timeoutMs?: number;
}): CodeSender {
  const http = createKeptHttp({ timeoutMs: options.timeoutMs ?? 10_000, largestAnswerBytes });
  return {
    send: async ({ channel, to, text, language, messageId }) => {
      if (channel !== 'sms') return { kind: 'refused', reason: 'forbidden' };
      const body = JSON.stringify({ messageId, to, language, text });
      const timestamp = String(Math.floor(options.clock.now().getTime() / 1000));
      const signature = createHmac('sha256', options.key.reveal()).update(`${timestamp}.${body}`).digest('hex');
      try {
        const headers = {
          'content-type': 'application/json',
          'x-avain-timestamp': timestamp,
          'x-avain-signature': `v1=${signature}`,
        };
        // A redirect, which would carry number and code to another place, is not followed.
        const { status } = await http.exchange({ method: 'POST', url: options.url, headers, body });
        return resultOfStatus(status, [400, 422]);
      } catch (error) {
        return resultOfNoAnswer(error);
      }
    },
  };
}
