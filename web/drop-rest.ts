import type { IncomingMessage } from 'node:http';

/** More than anybody sends by mistake; who sends more is not waited for. */
const most = { bytes: 4 * 1024 * 1024, milliseconds: 2_000 };

/**
 * Reads on and keeps nothing, until the body ends or has had its patience (4 MiB, 2 s). An answer sent while the other
 * side is still writing is lost: the connection is reset, and the caller sees a broken pipe where 413 was said.
 */
export async function dropRest(request: IncomingMessage): Promise<void> {
  if (request.complete || request.destroyed) return;
  if (Number(request.headers['content-length'] ?? 0) > most.bytes) return;
  let dropped = 0;
  await new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, most.milliseconds);
    request.on('data', (chunk: Buffer) => {
      dropped += chunk.length;
      if (dropped > most.bytes) resolve();
    });
    for (const end of ['end', 'close', 'error']) request.once(end, () => resolve());
    request.once('close', () => clearTimeout(timer));
    request.resume();
  });
}
