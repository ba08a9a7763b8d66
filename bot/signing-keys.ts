import { createPublicKey, type KeyObject } from 'node:crypto';
import { z } from 'zod';
import type { Clock } from '../services/clock/clock.ts';
import { DependencyError } from '../services/errors/app-error.ts';
import type { Logger } from '../services/logging/logger.ts';

/** A key the channel signs with. `endorsements` lists the channels it may speak for; empty when the key names none. */
export type SigningKey = { readonly key: KeyObject; readonly endorsements: readonly string[] };

export type SigningKeys = {
  /**
   * The key named `kid`, or undefined. An unknown name reads the published list again, at most once a minute and ten
   * times an hour, so that forged names cannot make us call anybody. Throws `DependencyError` when no list was ever had.
   */
  readonly find: (kid: string) => Promise<SigningKey | undefined>;
  /** Resolves once a list is at hand; throws `DependencyError` while none can be read. */
  readonly ready: () => Promise<void>;
};

export type SigningKeysOptions = {
  /** The one OpenID metadata document; its `jwks_uri` must have the same origin. */
  readonly metadataUrl: string;
  readonly clock: Clock;
  readonly log: Logger;
};

const listLifetimeMs = 24 * 60 * 60 * 1000;
const leastMsBetweenFirstReads = 1_000;
const leastMsBetweenReads = 60_000;
const readsPerHour = 10;
const readTimeoutMs = 5_000;
const largestDocumentBytes = 256 * 1024;
const mostKeys = 100;
const leastKeyBits = 2048;

const metadataSchema = z.object({ jwks_uri: z.url() });
const keySchema = z.object({
  kty: z.literal('RSA'),
  kid: z.string().min(1).max(128),
  n: z.string(),
  e: z.string(),
  use: z.literal('sig').optional(),
  endorsements: z.array(z.string()).default([]),
});
const listSchema = z.object({ keys: z.array(z.unknown()).max(mostKeys) });

export function createSigningKeys(options: SigningKeysOptions): SigningKeys {
  const { clock, log } = options;
  let keys: ReadonlyMap<string, SigningKey> | undefined;
  let freshUntil = 0;
  let reads: readonly number[] = [];
  let reading: Promise<void> | undefined;

  const mayRead = (now: number): boolean => {
    reads = reads.filter((at) => now - at < 60 * 60 * 1000);
    const sinceLast = now - (reads.at(-1) ?? 0);
    // Before the first list every second is a lost message; there is no list yet that forged names could make us re-read.
    if (keys === undefined) return sinceLast >= leastMsBetweenFirstReads;
    return sinceLast >= leastMsBetweenReads && reads.length < readsPerHour;
  };

  const refresh = (now: number): Promise<void> => {
    if (reading !== undefined) return reading;
    if (!mayRead(now)) return Promise.resolve();
    reads = [...reads, now].slice(-readsPerHour);
    reading = readKeys(options.metadataUrl)
      .then((list) => {
        keys = list;
        freshUntil = now + listLifetimeMs;
      })
      .catch((error: unknown) => log.warn({ err: error }, 'the channel keys could not be read'))
      .finally(() => (reading = undefined));
    return reading;
  };

  const list = async (wanted?: string): Promise<ReadonlyMap<string, SigningKey>> => {
    const now = clock.now().getTime();
    if (keys === undefined || (wanted !== undefined && !keys.has(wanted))) await refresh(now);
    // An old list still serves while the new one is on its way.
    else if (now >= freshUntil) void refresh(now);
    if (keys === undefined) throw new DependencyError('messenger_unavailable', 'no list of channel keys could be read');
    return keys;
  };

  return {
    find: async (kid) => (await list(kid)).get(kid),
    ready: async () => {
      await list();
    },
  };
}

async function readKeys(metadataUrl: string): Promise<ReadonlyMap<string, SigningKey>> {
  const { jwks_uri: listUrl } = metadataSchema.parse(await readJson(metadataUrl));
  if (new URL(listUrl).origin !== new URL(metadataUrl).origin) {
    throw new DependencyError('messenger_unavailable', 'the metadata names a key list on another origin');
  }
  const { keys } = listSchema.parse(await readJson(listUrl));
  return new Map(keys.flatMap(importKey));
}

/** The key as a Map entry; nothing when it is not an RSA signing key of at least 2048 bits. */
function importKey(entry: unknown): (readonly [string, SigningKey])[] {
  const parsed = keySchema.safeParse(entry);
  if (!parsed.success) return [];
  const { kid, endorsements, kty, n, e } = parsed.data;
  try {
    const key = createPublicKey({ key: { kty, n, e }, format: 'jwk' });
    return (key.asymmetricKeyDetails?.modulusLength ?? 0) >= leastKeyBits ? [[kid, { key, endorsements }]] : [];
  } catch {
    return [];
  }
}

async function readJson(url: string): Promise<unknown> {
  const response = await fetch(url, { redirect: 'error', signal: AbortSignal.timeout(readTimeoutMs) });
  if (!response.ok || response.body === null) {
    await response.body?.cancel();
    throw new DependencyError('messenger_unavailable', 'the channel metadata was not given', {
      details: { status: response.status },
    });
  }
  let text = '';
  const decoder = new TextDecoder();
  for await (const chunk of response.body) {
    text += decoder.decode(chunk, { stream: true });
    if (text.length > largestDocumentBytes) {
      throw new DependencyError('messenger_unavailable', 'the channel metadata is too large');
    }
  }
  return JSON.parse(text) as unknown;
}
