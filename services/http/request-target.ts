import type { RequestOptions } from 'node:http';

/** Where a request goes, as `node:http` takes it, and the `Host` that goes with it. */
export type RequestTarget = Pick<RequestOptions, 'hostname' | 'port' | 'path'> & { readonly host: string };

/** An http(s) address whose path and query stand on the wire as they are. */
const plainAddress = /^(https?:\/\/[\w\-.:[\]]+)(\/[\w\-.~:/?&=$,@()%+*!;]*)$/u;
const mostOrigins = 100;

/** Takes addresses apart; the few origins that a process speaks to are parsed once, for parsing costs more than asking. */
export function createRequestTargets(): (url: string) => RequestTarget {
  const origins = new Map<string, Omit<RequestTarget, 'path'>>();
  return (url) => {
    const [, origin, path] = plainAddress.exec(url) ?? [];
    // Dots may climb and a `#` ends the path: such addresses take the long way.
    if (origin === undefined || path === undefined || path.includes('/.')) {
      const whole = new URL(url);
      return { ...serverOf(whole), path: whole.pathname + whole.search };
    }
    let server = origins.get(origin);
    if (server === undefined) {
      server = serverOf(new URL(origin));
      if (origins.size >= mostOrigins) origins.clear();
      origins.set(origin, server);
    }
    return { ...server, path };
  };
}

function serverOf({ hostname, port, host }: URL): Omit<RequestTarget, 'path'> {
  // An IPv6 address stands in brackets in a URL and without them at the socket.
  return { hostname: hostname.replace(/^\[|\]$/gu, ''), port: port === '' ? undefined : port, host };
}

/** Methods whose requests say how long their body is, also where there is none (RFC 9110, section 8.6). */
const withBody: ReadonlySet<string> = new Set(['POST', 'PUT', 'PATCH']);

/**
 * Names and values in turn: Node then writes the head at once, without keeping each header. It also writes it before it
 * knows that no body comes, so the length is said here.
 */
export function headerList(
  host: string,
  headers: Readonly<Record<string, string>>,
  body: string | undefined,
  method: string,
): readonly string[] {
  const list = ['host', host];
  for (const [name, value] of Object.entries(headers)) list.push(name, value);
  if (body !== undefined || withBody.has(method)) list.push('content-length', String(Buffer.byteLength(body ?? '')));
  return list;
}
