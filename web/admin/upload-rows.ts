import { finished } from 'node:stream/promises';
import { createGunzip, type Gunzip } from 'node:zlib';
import type { Request, Response } from 'restify';
import type { RowsResult } from '../../services/campaign/campaign-service.ts';
import { failedCall, refuseCaller, type GateDeps } from '../call-gate.ts';
import { dropRest } from '../drop-rest.ts';
import { jsonAnswer, type Answer } from '../http-exchange.ts';
import { bearerOf } from './admin-caller.ts';
import type { AdminPageDeps } from './admin-deps.ts';
import { campaignId } from './campaign-calls.ts';

/** Of a file of people, unpacked. The one route that takes more than some kilobytes, and only from an admin. */
const mostUploadBytes = 50 * 1024 * 1024;

type UploadDeps = GateDeps & { readonly admin: Pick<AdminPageDeps, 'sessions' | 'campaigns'> };

/**
 * Takes a file of people for a campaign as it comes, plain or gzipped, and keeps none of it. Session and right are checked
 * before its first byte is read. It ends with the server's own limit of time for one request, so that nobody holds a
 * connection by sending slowly. Never rejects.
 */
export async function answerUpload(
  deps: UploadDeps,
  request: Request,
  response: Response,
  most = mostUploadBytes,
): Promise<Answer> {
  try {
    const taken = await take(deps, request, response, most);
    if ('answer' in taken) return await turnAway(request, response, taken.answer);
    // A browser reads the answer once it has sent everything; what comes now is thrown away.
    request.unpipe();
    request.resume();
    if (!request.readableEnded) await finished(request, { writable: false });
    return jsonAnswer(200, told(taken));
  } catch (error) {
    return failedCall(deps, request, response, error);
  }
}

const tooLarge = { kind: 'unreadable', reason: 'too-large' } as const;
const encodings = ['identity', 'gzip'];

async function take(
  deps: UploadDeps,
  request: Request,
  response: Response,
  most: number,
): Promise<RowsResult | { readonly answer: Answer }> {
  const refusal = await refuseCaller(deps, request, response);
  if (refusal !== undefined) return { answer: refusal };
  const session = await deps.admin.sessions.check(bearerOf(request.headers));
  if (session.kind !== 'admin') return { answer: jsonAnswer(200, session) };
  const id = campaignId.safeParse(new URLSearchParams(request.getQuery()).get('id'));
  if (!id.success) return { answer: jsonAnswer(400, { kind: 'malformed' }) };
  const type = (request.headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase();
  const encoding = request.headers['content-encoding'] ?? 'identity';
  if (type !== 'text/csv' || !encodings.includes(encoding)) return { answer: jsonAnswer(415, { kind: 'malformed' }) };
  if (Number(request.headers['content-length'] ?? '0') > most) return { answer: jsonAnswer(200, tooLarge) };
  try {
    return await deps.admin.campaigns.addRows(session.admin, id.data, bytesOf(request, encoding, most));
  } catch (error) {
    if (error instanceof TooLarge) return tooLarge;
    if (isBadGzip(error)) return { kind: 'unreadable', reason: 'not-utf8' };
    throw error;
  }
}

class TooLarge extends Error {
  override readonly name = 'TooLarge';
}

/**
 * The file's bytes, up to the limit: past it an end would make half a list look like a whole one, so it throws. Ending
 * early leaves the connection alone, so that an answer can be sent.
 */
async function* bytesOf(request: Request, encoding: string, most: number): AsyncGenerator<Uint8Array> {
  const plain = encoding === 'gzip' ? unpacked(request) : request;
  let size = 0;
  for await (const chunk of plain.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > most) throw new TooLarge();
    yield chunk;
  }
}

class BrokenOff extends Error {
  override readonly name = 'BrokenOff';
}

/** A connection that breaks must break the unpacking too: `pipe` alone would wait for good. */
function unpacked(request: Request): Gunzip {
  const gunzip = createGunzip();
  // Whoever has stopped reading hears of no error any more, and one that nobody hears would end the process.
  gunzip.on('error', () => undefined);
  request.once('close', () => {
    if (!request.complete) gunzip.destroy(new BrokenOff());
  });
  return request.pipe(gunzip);
}

function isBadGzip(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && /^Z_/.test(String(error.code));
}

/** The rows' problems are read with the campaign. */
function told(result: RowsResult): object {
  return result.kind === 'taken' ? { kind: 'taken', rows: result.rows } : result;
}

/** Whatever of the body has not come is not waited for long; the connection ends after the answer. */
async function turnAway(request: Request, response: Response, answer: Answer): Promise<Answer> {
  if (request.complete) return answer;
  response.setHeader('connection', 'close');
  response.once('finish', () => request.destroy());
  await dropRest(request);
  return answer;
}
