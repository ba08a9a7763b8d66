import {
  createServer as createNodeServer,
  type IncomingMessage,
  type Server as NodeServer,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';
import { pino } from 'pino';
import { createServer, type Request, type Response, type Server, type ServerOptions } from 'restify';
import { DependencyError } from '../services/errors/app-error.ts';
import type { Logger } from '../services/logging/logger.ts';
import type { RandomSource } from '../services/random/random-source.ts';
import { createReadiness, type ReadinessProbes } from './health.ts';
import { createMessagesEndpoint, type MessagesEndpointOptions } from './messages-endpoint.ts';

export type HttpServerOptions = {
  /** The bot role's door. Undefined in the executor role, which answers to health alone. */
  readonly messages: Omit<MessagesEndpointOptions, 'log'> | undefined;
  /** Adds the pages (web/routes.ts). Undefined in the executor role. */
  readonly mountPages: ((server: Server) => void) | undefined;
  /** Values of `Host` we answer to, e.g. `avain.example.com` or `127.0.0.1:3978`; anything else is 421. */
  readonly publicHosts: readonly string[];
  readonly probes: ReadinessProbes;
  readonly log: Logger;
  readonly random: RandomSource;
  /** How long `close` waits for running requests; 10 s. */
  readonly drainMs?: number;
};

export type HttpServer = {
  /** Resolves with the port once listening; `port` 0 takes a free one. */
  readonly listen: (port: number, host: string) => Promise<number>;
  /** Takes no more connections, lets running requests end, then cuts what is left. */
  readonly close: () => Promise<void>;
};

const limits = {
  headersMs: 10_000,
  requestMs: 20_000,
  checkMs: 2_000,
  keepAliveMs: 65_000,
  connections: 2_000,
  headers: 64,
  headerBytes: 16 * 1024,
  drainMs: 10_000,
};
const healthPaths = ['/healthz', '/readyz'];

export function createHttpServer(options: HttpServerOptions): HttpServer {
  const { messages, mountPages, publicHosts, probes, log, random } = options;
  // restify brings types of an older pino; its own lines say nothing that ours do not.
  const silent = pino({ level: 'silent' }) as unknown as NonNullable<ServerOptions['log']>;
  const server = createServer({ name: '', log: silent, handleUncaughtExceptions: false });
  const readiness = createReadiness(probes);

  // The whole route table.
  server.get('/healthz', async (_request: Request, response: Response) => endWith(response, 200, { alive: true }));
  server.get('/readyz', async (_request: Request, response: Response) => {
    const state = await readiness();
    endWith(response, state.ready ? 200 : 503, state);
  });
  if (messages !== undefined) server.post('/api/messages', createMessagesEndpoint({ ...messages, log }));
  mountPages?.(server);

  // 404, 405 and faults of handlers: restify's own bodies would repeat the path and the error's text. Its callback is
  // not called on purpose: restify would then answer too, and die of having sent the headers twice.
  server.on('restifyError', (request: Request, response: Response, error: unknown) => {
    const status = statusOf(error);
    const requestId = response.getHeader('X-Request-Id');
    if (status >= 500) log.error({ err: error, requestId }, 'a request failed');
    if (!response.headersSent) endWith(response, status, { error: 'request failed', requestId });
    request.resume();
  });

  // Our own listener stands in front: restify's router parses Host and path as one URL and throws, outside any handler,
  // on what it cannot parse, which would end the process; and it listens for upgrades only to leave them hanging.
  const front = createFront();
  front.on('request', (request, response) => {
    response.setHeader('X-Request-Id', random.id());
    const status = refusalOf(request, publicHosts);
    if (status === undefined) server.server.emit('request', request, response);
    else {
      request.resume();
      endWith(response, status);
    }
  });

  return {
    listen: (port, host) =>
      new Promise((resolve, reject) => {
        front.once('error', (cause: Error) => {
          reject(
            new DependencyError('messenger_unavailable', 'the port could not be opened', { cause, details: { port } }),
          );
        });
        front.listen(port, host, () => resolve((front.address() as AddressInfo).port));
      }),
    close: () => drain(front, options.drainMs ?? limits.drainMs),
  };
}

function createFront(): NodeServer {
  const front = createNodeServer({
    headersTimeout: limits.headersMs,
    requestTimeout: limits.requestMs,
    // How often the two above are enforced.
    connectionsCheckingInterval: limits.checkMs,
    keepAliveTimeout: limits.keepAliveMs,
    maxHeaderSize: limits.headerBytes,
  });
  front.maxConnections = limits.connections;
  front.maxHeadersCount = limits.headers;
  return front;
}

/** The status with which a request is turned away before routing; health is answered whatever the Host. */
function refusalOf(request: IncomingMessage, publicHosts: readonly string[]): 400 | 421 | undefined {
  const path = (request.url ?? '').split('?')[0] ?? '';
  if (!/^\/[\x21-\x7e]*$/.test(path)) return 400;
  if (publicHosts.includes((request.headers.host ?? '').toLowerCase())) return undefined;
  if (!healthPaths.includes(path)) return 421;
  delete request.headers.host;
  return undefined;
}

/** Past restify's formatters, which negotiate and add; a JSON body or none. */
function endWith(response: ServerResponse, status: number, body?: object): void {
  response.statusCode = status;
  response.removeHeader('Server');
  response.setHeader('Cache-Control', 'no-store');
  response.setHeader('X-Content-Type-Options', 'nosniff');
  if (body !== undefined) response.setHeader('Content-Type', 'application/json; charset=utf-8');
  response.end(body === undefined ? undefined : JSON.stringify(body));
}

function statusOf(error: unknown): number {
  const status = (error as { statusCode?: unknown } | undefined)?.statusCode;
  return typeof status === 'number' && status >= 400 && status < 600 ? status : 500;
}

async function drain(server: NodeServer, drainMs: number): Promise<void> {
  const closed = new Promise<void>((resolve) => {
    server.close(() => resolve());
  });
  // A connection whose request ends from now on would be kept alive and hold up the end.
  server.closeIdleConnections();
  const sweep = setInterval(() => server.closeIdleConnections(), 50);
  const cut = setTimeout(() => server.closeAllConnections(), drainMs);
  await closed;
  clearInterval(sweep);
  clearTimeout(cut);
}
