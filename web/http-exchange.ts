import type { Request, Response } from 'restify';
import { dropRest } from './drop-rest.ts';

/** An answer as plain data; `send` puts it on the wire with the headers of its kind. */
export type Answer = {
  readonly status: number;
  readonly contentType: string;
  readonly body: string | Buffer;
  readonly headers?: Readonly<Record<string, string>>;
};

export function jsonAnswer(status: number, value: unknown): Answer {
  return { status, contentType: 'application/json; charset=utf-8', body: JSON.stringify(value) };
}

export function htmlAnswer(body: string, status = 200): Answer {
  return { status, contentType: 'text/html; charset=utf-8', body };
}

export function send(response: Response, headers: Readonly<Record<string, string>>, answer: Answer): void {
  const body = typeof answer.body === 'string' ? Buffer.from(answer.body, 'utf8') : answer.body;
  response.sendRaw(answer.status, body, {
    ...headers,
    ...answer.headers,
    'content-type': answer.contentType,
    'content-length': String(body.length),
  });
}

/**
 * The raw bytes of a body, or `too-large` as soon as more than `limit` are announced or have come; the rest is then
 * not kept and not waited for beyond what `dropRest` allows, and the connection is closed after the answer.
 */
export async function readBody(request: Request, response: Response, limit: number): Promise<Buffer | 'too-large'> {
  const announced = Number(request.headers['content-length'] ?? '0');
  const chunks: Buffer[] = [];
  let size = 0;
  const outcome = await new Promise<'complete' | 'too-large'>((resolve, reject) => {
    if (announced > limit) {
      resolve('too-large');
      return;
    }
    request.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size > limit) resolve('too-large');
      else chunks.push(chunk);
    });
    request.once('end', () => resolve('complete'));
    request.once('error', reject);
    request.once('close', () => resolve('complete'));
  });
  if (outcome === 'complete') return Buffer.concat(chunks);
  response.setHeader('connection', 'close');
  response.once('finish', () => request.destroy());
  await dropRest(request);
  return 'too-large';
}

/** True for `application/json`, with parameters or without. */
export function isJson(request: Request): boolean {
  return (request.headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase() === 'application/json';
}

/** Parsed JSON, or undefined for anything that is not JSON. */
export function parseJson(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8')) as unknown;
  } catch {
    return undefined;
  }
}
