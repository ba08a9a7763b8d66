import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Request, Response } from 'restify';
import type { z } from 'zod';
import type { Admin } from '../../services/admin/admin.ts';
import { admitCall, failedCall, type GateDeps } from '../call-gate.ts';
import { jsonAnswer, send, type Answer } from '../http-exchange.ts';
import type { RawCall } from '../page-calls.ts';
import { createAdminCaller } from './admin-caller.ts';
import type { AdminPageDeps } from './admin-deps.ts';

/** A file on its way to the browser, which has asked with its session and saves it by itself. */
export type AdminFile = {
  readonly name: string;
  readonly contentType: string;
  readonly body: Uint8Array | string | AsyncIterable<string>;
};

export type AdminDownload = (call: RawCall) => Promise<AdminFile | object | undefined>;
export type AdminDownloads = Readonly<Record<string, AdminDownload>>;
export type FileCaller = <Body>(
  schema: z.ZodType<Body>,
  make: (admin: Admin, body: Body) => Promise<AdminFile | { readonly kind: string }>,
) => AdminDownload;

/** As the calls are made; what comes back is a file, or an outcome with a `kind`. */
export function createFileCaller(sessions: Pick<AdminPageDeps['sessions'], 'check'>): FileCaller {
  return createAdminCaller(sessions);
}

/**
 * Sends a file, in chunks where it comes in chunks: memory holds one of them. A fault after the first byte cuts the
 * connection, so that nobody takes half a list for a whole one. Never rejects.
 */
export async function answerFile(
  deps: GateDeps,
  headers: Readonly<Record<string, string>>,
  download: AdminDownload,
  request: Request,
  response: Response,
): Promise<void> {
  try {
    const made = await madeFrom(deps, download, request, response);
    if (!isFile(made)) {
      send(response, headers, made);
      return;
    }
    const own = { ...headers, 'content-disposition': `attachment; filename="${made.name}"` };
    if (typeof made.body === 'string' || made.body instanceof Uint8Array) {
      send(response, own, { status: 200, contentType: made.contentType, body: Buffer.from(made.body) });
      return;
    }
    response.writeHead(200, { ...own, 'content-type': made.contentType });
    await pipeline(Readable.from(made.body), response);
  } catch (error) {
    const answer = failedCall(deps, request, response, error);
    if (response.headersSent) response.destroy();
    else send(response, headers, answer);
  }
}

async function madeFrom(
  deps: GateDeps,
  download: AdminDownload,
  request: Request,
  response: Response,
): Promise<AdminFile | Answer> {
  const admitted = await admitCall(deps, request, response);
  if ('status' in admitted) return admitted;
  const made = await download(admitted);
  if (made === undefined) return jsonAnswer(400, { kind: 'malformed' });
  return isFile(made) ? made : jsonAnswer(200, made);
}

function isFile(made: object): made is AdminFile {
  return 'name' in made && 'body' in made && 'contentType' in made;
}
