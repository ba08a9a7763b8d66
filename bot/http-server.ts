import { pino } from 'pino';
import { createServer, type Next, type Request, type Response, type Server, type ServerOptions } from 'restify';
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
  keepAliveMs: 65_000,
  connections: 2_000,
  headers: 64,
  drainMs: 10_000,
};
const healthPaths = ['/healthz', '/readyz'];

export function createHttpServer(options: HttpServerOptions): HttpServer {
  const { messages, mountPages, publicHosts, probes, log, random } = options;
  // restify brings types of an older pino; its own lines say nothing that ours do not.
  const silent = pino({ level: 'silent' }) as unknown as NonNullable<ServerOptions['log']>;
  const server = createServer({ name: '', log: silent, handleUncaughtExceptions: false });
  const readiness = createReadiness(probes);
  setLimits(server);

  server.pre((request: Request, response: Response, next: Next) => {
    response.setHeader('X-Request-Id', random.id());
    const health = healthPaths.includes(request.path());
    if (health || publicHosts.includes((request.headers.host ?? '').toLowerCase())) next();
    else {
      endWith(response, 421);
      next(false);
    }
  });

  // The whole route table.
  server.get('/healthz', async (_request: Request, response: Response) => endWith(response, 200, { alive: true }));
  server.get('/readyz', async (_request: Request, response: Response) => {
    const state = await readiness();
    endWith(response, state.ready ? 200 : 503, state);
  });
  if (messages !== undefined) server.post('/api/messages', createMessagesEndpoint({ ...messages, log }));
  mountPages?.(server);

  // 404, 405 and faults of handlers: restify's own bodies would repeat the path and the error's text.
  server.on('restifyError', (request: Request, response: Response, error: unknown, done: () => void) => {
    const status = statusOf(error);
    if (status >= 500) log.error({ err: error, requestId: response.getHeader('X-Request-Id') }, 'a request failed');
    if (!response.headersSent)
      endWith(response, status, { error: 'request failed', requestId: response.getHeader('X-Request-Id') });
    request.resume();
    done();
  });

  return {
    listen: (port, host) =>
      new Promise((resolve, reject) => {
        server.server.once('error', (cause: Error) => {
          reject(
            new DependencyError('messenger_unavailable', 'the port could not be opened', { cause, details: { port } }),
          );
        });
        server.listen(port, host, () => resolve(server.address().port));
      }),
    close: () => drain(server, options.drainMs ?? limits.drainMs),
  };
}

function setLimits({ server }: Server): void {
  server.headersTimeout = limits.headersMs;
  server.requestTimeout = limits.requestMs;
  server.keepAliveTimeout = limits.keepAliveMs;
  server.maxConnections = limits.connections;
  server.maxHeadersCount = limits.headers;
  // restify listens for upgrades and does nothing with them, which would leave the socket open for ever.
  server.removeAllListeners('upgrade');
}

/** Past restify's formatters, which negotiate and add; a JSON body or none. */
function endWith(response: Response, status: number, body?: object): void {
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

async function drain({ server }: Server, drainMs: number): Promise<void> {
  const closed = new Promise<void>((resolve) => {
    server.close(() => resolve());
  });
  server.closeIdleConnections();
  const cut = setTimeout(() => server.closeAllConnections(), drainMs);
  await closed;
  clearTimeout(cut);
}
