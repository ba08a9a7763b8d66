import { createServer, type IncomingHttpHeaders } from 'node:http';

export type DoubleRequest = {
  readonly method: string;
  readonly url: URL;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
};
export type DoubleAnswer = { readonly status: number; readonly json?: unknown };

/**
 * What goes wrong with the next calls. `lost`: the call has its effect and the answer is lost; `late`: the same, but the
 * effect comes when the test says so (`pending`).
 */
export type DeskFault =
  | { readonly kind: 'status'; readonly status: number; readonly headers?: Readonly<Record<string, string>> }
  | { readonly kind: 'hang' | 'reset' | 'lost' | 'late' | 'huge' | 'html' | 'redirect' };

export type DeskDouble = {
  readonly origin: string;
  readonly requests: DoubleRequest[];
  /** Calls that came where a redirect pointed to. */
  readonly astray: () => number;
  /** Taken one for each call from the front; `undefined` lets a call through. */
  readonly faults: (DeskFault | undefined)[];
  /** Effects that are still to come. */
  readonly pending: (() => void)[];
  /** While set, every call fails so. */
  down: DeskFault | undefined;
  readonly close: () => Promise<void>;
};

/** A ticket system's HTTP side: `answer` holds its rules and state, this holds what the network does to it. */
export async function startDeskDouble(answer: (request: DoubleRequest) => DoubleAnswer): Promise<DeskDouble> {
  const requests: DoubleRequest[] = [];
  let strays = 0;
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const url = new URL(request.url ?? '/', double.origin);
      if (url.pathname === '/astray') strays += 1;
      const body = Buffer.concat(chunks).toString('utf8');
      const received = { method: request.method ?? '', url, headers: request.headers, body };
      requests.push(received);
      const fault = double.faults.length > 0 ? double.faults.shift() : double.down;
      const json = (given: DoubleAnswer, headers: Readonly<Record<string, string>> = {}): void => {
        response.writeHead(given.status, { 'content-type': 'application/json', ...headers });
        response.end(given.json === undefined ? undefined : JSON.stringify(given.json));
      };
      switch (fault?.kind) {
        case undefined: {
          json(answer(received));
          return;
        }
        case 'status': {
          json({ status: fault.status, json: { error: 'as told' } }, fault.headers);
          return;
        }
        case 'reset':
          return void request.socket.destroy();
        case 'lost':
          answer(received);
          return void request.socket.destroy();
        case 'late':
          double.pending.push(() => void answer(received));
          request.socket.destroy();
          return;
        case 'hang':
          return;
        case 'huge':
          answer(received);
          response.writeHead(200, { 'content-type': 'application/json' });
          return void response.end(JSON.stringify({ id: 'HUGE', result: [], more: 'x'.repeat(3 * 1024 * 1024) }));
        case 'html':
          response.writeHead(200, { 'content-type': 'text/html' });
          return void response.end('<!doctype html><title>Log in</title>');
        case 'redirect':
          response.writeHead(302, { location: `${double.origin}/astray` });
          return void response.end();
      }
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const double: DeskDouble = {
    origin: `http://127.0.0.1:${(server.address() as { port: number }).port}`,
    requests,
    astray: () => strays,
    faults: [],
    pending: [],
    down: undefined,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
  return double;
}
