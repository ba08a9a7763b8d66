import type { IncomingMessage } from 'node:http';

/**
 * The network address that a request came from. `X-Forwarded-For` is believed only as far as our own proxies wrote it:
 * each appends one entry, so the caller is the `hops`-th from the right; what stands further left anybody may invent.
 */
export function callerAddress(request: Pick<IncomingMessage, 'headers' | 'socket'>, hops: number): string {
  const direct = request.socket.remoteAddress ?? '';
  if (hops === 0) return direct;
  const header = request.headers['x-forwarded-for'];
  const entries = (Array.isArray(header) ? header.join(',') : (header ?? '')).split(',').map((entry) => entry.trim());
  return entries.at(-hops) ?? direct;
}
