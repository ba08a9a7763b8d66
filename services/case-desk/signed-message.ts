import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Secret } from '../config/secret.ts';

/**
 * How a message between Avain and a ticket system is signed, both ways: the Standard Webhooks scheme
 * (https://www.standardwebhooks.com), so that its libraries verify ours and sign what they send us.
 *
 * - `webhook-id`: the event's id, the same for every repeat of one event;
 * - `webhook-timestamp`: seconds since the epoch, at which this repeat was sent;
 * - `webhook-signature`: `v1,` and the base64 HMAC-SHA-256 of `<id>.<timestamp>.<body>`; several, separated by spaces,
 *   while a key is being changed.
 *
 * A key that begins with `whsec_` holds base64 bytes after it, as in that scheme; any other key is taken as its UTF-8 bytes.
 */
export type SignedHeaders = {
  readonly 'webhook-id': string;
  readonly 'webhook-timestamp': string;
  readonly 'webhook-signature': string;
};

/** Messages further off than this, in either direction, are refused: with the remembered ids it ends replays. */
const longestSkewSeconds = 300;

export function signMessage(key: Secret, message: { id: string; at: Date; body: string }): SignedHeaders {
  const timestamp = String(Math.floor(message.at.getTime() / 1000));
  return {
    'webhook-id': message.id,
    'webhook-timestamp': timestamp,
    'webhook-signature': `v1,${mac(key, `${message.id}.${timestamp}.${message.body}`).toString('base64')}`,
  };
}

export type ReceivedMessage = {
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  /** The bytes as they came. */
  readonly body: Buffer;
};

/** The id of a message whose signature and time hold; undefined for everything else, without saying why. */
export function verifyMessage(keys: readonly Secret[], message: ReceivedMessage, now: Date): string | undefined {
  const [id, timestamp, signatures] = ['webhook-id', 'webhook-timestamp', 'webhook-signature'].map((name) => {
    const value = message.headers[name];
    return typeof value === 'string' ? value : '';
  }) as [string, string, string];
  // The id may hold dots: moving a border would need a body that begins with digits and a dot, and no JSON does.
  if (!/^[\w.:-]{1,128}$/.test(id) || !/^\d{10}$/.test(timestamp) || signatures.length > 2_000) return undefined;
  if (Math.abs(now.getTime() / 1000 - Number(timestamp)) > longestSkewSeconds) return undefined;
  const signed = Buffer.concat([Buffer.from(`${id}.${timestamp}.`), message.body]);
  const given = signatures.split(' ').slice(0, 5);
  return keys.some((key) => given.some((signature) => matches(mac(key, signed), signature))) ? id : undefined;
}

function matches(expected: Buffer, signature: string): boolean {
  if (!signature.startsWith('v1,')) return false;
  const given = Buffer.from(signature.slice(3), 'base64');
  return given.length === expected.length && timingSafeEqual(given, expected);
}

function mac(key: Secret, signed: string | Buffer): Buffer {
  const value = key.reveal();
  const bytes = value.startsWith('whsec_') ? Buffer.from(value.slice(6), 'base64') : Buffer.from(value, 'utf8');
  return createHmac('sha256', bytes).update(signed).digest();
}
