import type { IncomingMessage } from 'node:http';

export type JsonBody =
  | { readonly kind: 'json'; readonly value: Record<string, unknown> }
  | { readonly kind: 'refused'; readonly status: 400 | 413 | 415 };

export type JsonLimits = { readonly bytes: number; readonly depth: number };

/** Body and nesting limits of the door (256 KiB, 32 levels). */
const messageLimits: JsonLimits = { bytes: 256 * 1024, depth: 32 };

/** One for all bodies: it keeps nothing between two of them, and building one takes longer than decoding a message. */
const strictUtf8 = new TextDecoder('utf-8', { fatal: true });

/**
 * Reads one JSON object. 415: not `application/json` in UTF-8, or compressed. 413: longer than `limits.bytes`; what
 * comes after is not read. 400: not JSON, not an object, nested too deeply, broken off, or with a key that would change
 * prototypes.
 */
export async function readJsonBody(request: IncomingMessage, limits: JsonLimits = messageLimits): Promise<JsonBody> {
  if (!isJson(request)) return { kind: 'refused', status: 415 };
  if (Number(request.headers['content-length'] ?? 0) > limits.bytes) return { kind: 'refused', status: 413 };
  const bytes = await readBytes(request, limits.bytes);
  if (typeof bytes === 'string') return { kind: 'refused', status: bytes === 'too-long' ? 413 : 400 };
  try {
    const value = JSON.parse(strictUtf8.decode(bytes)) as unknown;
    if (isPlainObject(value) && hasSafeShape(value, limits.depth)) return { kind: 'json', value };
  } catch {
    // Said below: the caller learns that it is not JSON, never where.
  }
  return { kind: 'refused', status: 400 };
}

function isJson({ headers }: IncomingMessage): boolean {
  const type = (headers['content-type'] ?? '')
    .toLowerCase()
    .split(';')
    .map((part) => part.trim());
  const charset = type.find((part) => part.startsWith('charset='));
  const encoding = headers['content-encoding'] ?? 'identity';
  return (
    type[0] === 'application/json' &&
    (charset ?? 'charset=utf-8').replaceAll('"', '') === 'charset=utf-8' &&
    encoding === 'identity'
  );
}

async function readBytes(request: IncomingMessage, limit: number): Promise<Buffer | 'too-long' | 'broken-off'> {
  const chunks: Buffer[] = [];
  let size = 0;
  return new Promise((resolve) => {
    const settle = (result: Buffer | 'too-long' | 'broken-off'): void => {
      request.off('data', take);
      resolve(result);
    };
    const take = (chunk: Buffer): void => {
      size += chunk.length;
      if (size > limit) {
        request.pause();
        settle('too-long');
      } else chunks.push(chunk);
    };
    request.on('data', take);
    request.once('end', () => settle(Buffer.concat(chunks)));
    request.once('close', () => settle('broken-off'));
    request.once('error', () => settle('broken-off'));
  });
}

function isPlainObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Level by level with a list of our own, so that a deep body cannot exhaust the stack. */
function hasSafeShape(root: object, depth: number): boolean {
  let level: object[] = [root];
  for (let at = 1; level.length > 0; at += 1) {
    if (at > depth) return false;
    const next: object[] = [];
    for (const container of level) {
      if (Object.hasOwn(container, '__proto__')) return false;
      for (const child of Object.values(container) as unknown[]) {
        if (typeof child === 'object' && child !== null) next.push(child);
      }
    }
    level = next;
  }
  return true;
}
