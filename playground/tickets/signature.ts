import { createHmac, timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';

/**
 * Standard Webhooks (https://www.standardwebhooks.com), written a second time on purpose: a pretend desk that shared
 * the product's own code would agree with its mistakes.
 */
export function sign(key: string, id: string, at: Date, body: string): Readonly<Record<string, string>> {
  const timestamp = String(Math.floor(at.getTime() / 1000));
  return {
    'webhook-id': id,
    'webhook-timestamp': timestamp,
    'webhook-signature': `v1,${mac(key, id, timestamp, body)}`,
  };
}

/** The message's id when one of its signatures fits and it was sent within five minutes; otherwise undefined. */
export function verify(key: string, headers: IncomingHttpHeaders, body: string, now: Date): string | undefined {
  const [id, timestamp, signatures] = ['webhook-id', 'webhook-timestamp', 'webhook-signature'].map((name) =>
    String(headers[name] ?? ''),
  ) as [string, string, string];
  if (id === '' || !(Math.abs(now.getTime() / 1000 - Number(timestamp)) <= 300)) return undefined;
  const expected = Buffer.from(`v1,${mac(key, id, timestamp, body)}`);
  const fits = signatures.split(' ').some((given) => {
    const bytes = Buffer.from(given);
    return bytes.length === expected.length && timingSafeEqual(bytes, expected);
  });
  return fits ? id : undefined;
}

const mac = (key: string, id: string, timestamp: string, body: string): string =>
  createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64');
