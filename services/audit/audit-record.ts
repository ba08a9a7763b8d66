import { createHmac, timingSafeEqual, type KeyObject } from 'node:crypto';
import { z } from 'zod';
import type { NamedKey } from '../crypto/keyring.ts';
import { InvariantError } from '../errors/app-error.ts';
import { canonicalJson } from './canonical-json.ts';

/** Longest line in bytes, without its line feed. */
const longestLine = 8 * 1024;
/** What the first record of a chain names as its predecessor. */
export const chainStart = '0'.repeat(64);

const hex = z.string().regex(/^[0-9a-f]{64}$/);
const recordSchema = z.strictObject({
  at: z.string(),
  build: z.string(),
  event: z.looseObject({ type: z.string() }),
  instance: z.string(),
  kid: z.string(),
  prev: hex,
  seq: z.int().nonnegative(),
  v: z.literal(1),
});
const lineSchema = z.strictObject({ mac: hex, record: recordSchema });
const headSchema = z.strictObject({
  at: z.string(),
  closed: z.boolean(),
  count: z.int().nonnegative(),
  instance: z.string(),
  kid: z.string(),
  last: hex,
});
const headLineSchema = z.strictObject({ head: headSchema, mac: hex });

/** One record of the chain. `seq` counts from 0 over all files of an instance; `prev` is the MAC of the record before. */
export type AuditRecord = z.infer<typeof recordSchema>;
export type SealedRecord = z.infer<typeof lineSchema>;
/** The anchor beside the files: how many records there are, and the MAC of the last one. */
export type AuditHead = z.infer<typeof headSchema>;
/** Somebody's memory of a head: from a second system, or from the first record of another chain. */
export type AuditAnchor = { readonly instance: string; readonly count: number; readonly last: string };

/** A named key; as a key object where it signs often, because raw bytes are imported anew each time. */
export type SigningKey = { readonly id: string; readonly key: Uint8Array | KeyObject };

/** The line of a record (no line feed) and its MAC: HMAC-SHA-256 over `prev`, a line feed and the canonical record. */
export function sealRecord(key: SigningKey, record: AuditRecord): { readonly line: string; readonly mac: string } {
  const text = canonicalJson(record);
  const mac = recordMac(key.key, record.prev, text);
  // The canonical spelling of `{ mac, record }`, without spelling the record a second time.
  const line = `{"mac":"${mac}","record":${text}}`;
  if (line.length > longestLine) throw new InvariantError('audit record too long', { details: { bytes: line.length } });
  return { line, mac };
}

/** What stands in a line, or undefined when it is not spelled exactly as `sealRecord` spells it. Checks no MAC. */
export function parseLine(line: string): SealedRecord | undefined {
  return parseExactly(line, lineSchema);
}

export function recordIsGenuine(key: NamedKey, sealed: SealedRecord): boolean {
  return sameMac(recordMac(key.key, sealed.record.prev, canonicalJson(sealed.record)), sealed.mac);
}

export function sealHead(key: SigningKey, head: AuditHead): string {
  return canonicalJson({ head, mac: headMac(key.key, head) });
}

/** The head, or undefined when it is misspelled, of an unknown key, or forged. */
export function openHead(keys: readonly NamedKey[], line: string): AuditHead | undefined {
  const parsed = parseExactly(line, headLineSchema);
  const key = keys.find((one) => one.id === parsed?.head.kid);
  if (parsed === undefined || key === undefined) return undefined;
  return sameMac(headMac(key.key, parsed.head), parsed.mac) ? parsed.head : undefined;
}

function parseExactly<T>(line: string, schema: z.ZodType<T>): T | undefined {
  if (line.length > longestLine) return undefined;
  try {
    const parsed = schema.safeParse(JSON.parse(line));
    return parsed.success && canonicalJson(parsed.data) === line ? parsed.data : undefined;
  } catch {
    // Not JSON, or nested too deeply: either way not a line that we wrote.
    return undefined;
  }
}

/** `text` is the record as `canonicalJson` spells it. */
const recordMac = (key: SigningKey['key'], prev: string, text: string): string =>
  createHmac('sha256', key).update(`avain/audit/v1\n${prev}\n${text}`).digest('hex');

const headMac = (key: SigningKey['key'], head: AuditHead): string =>
  createHmac('sha256', key)
    .update(`avain/audit-head/v1\n${canonicalJson(head)}`)
    .digest('hex');

function sameMac(a: string, b: string): boolean {
  return a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b));
}
