import { once } from 'node:events';
import type { IncomingMessage } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { makeServerCertificate, trustAuthority } from '../../playground/entra/certificate.ts';
import type { GraphClientOptions } from '../../services/directory/graph-client.ts';
import type { Clock } from '../../services/clock/clock.ts';

export type GraphDoubleAnswer = {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: unknown;
};

/** What Graph answers where the pretend Entra is too small or too honest: whatever the test says, over real https. */
export type GraphDouble = {
  readonly baseUrl: string;
  readonly asked: readonly string[];
  /** Called for each request; may change between two. */
  answer: (url: URL, request: IncomingMessage) => GraphDoubleAnswer;
  readonly clientOptions: (clock: Clock) => GraphClientOptions;
  readonly close: () => Promise<void>;
};

export async function startGraphDouble(): Promise<GraphDouble> {
  const certificate = await makeServerCertificate();
  trustAuthority(certificate.ca);
  const asked: string[] = [];
  const server = createServer({ cert: certificate.cert, key: certificate.key }, (request, response) => {
    const url = new URL(request.url ?? '/', double.baseUrl);
    asked.push(`${request.method ?? ''} ${url.pathname}${url.search}`);
    request.resume();
    const { status = 200, headers = {}, body } = double.answer(url, request);
    response.writeHead(status, { 'content-type': 'application/json', ...headers });
    response.end(JSON.stringify(body));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const double: GraphDouble = {
    baseUrl: `https://localhost:${String((server.address() as AddressInfo).port)}/`,
    asked,
    answer: () => ({ status: 404, body: { error: { code: 'Request_ResourceNotFound', message: 'nothing here' } } }),
    clientOptions: (clock) => ({
      credential: { getToken: async () => ({ token: 'token', expiresOnTimestamp: 4_000_000_000_000 }) },
      baseUrl: double.baseUrl,
      clock,
    }),
    close: async () => {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
  return double;
}
