import { once } from 'node:events';
import { createServer as createHttpServer, type RequestListener } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import { createServer as createTcpServer, type AddressInfo, type Server } from 'node:net';
import tls from 'node:tls';
import { afterEach, describe, expect, it } from '@jest/globals';
import { generate } from 'selfsigned';
import { createHttpWebView } from '../../../services/doctor/http-web-view.ts';
import { securityHeaders } from '../../../web/security-headers.ts';
import { framingHosts, goodConfig, goodViews, say } from '../../support/doctor-world.ts';

const servers: Server[] = [];
const usualAuthorities = tls.getCACertificates('default');
afterEach(async () => {
  tls.setDefaultCACertificates(usualAuthorities);
  for (const server of servers.splice(0)) {
    if ('closeAllConnections' in server) (server.closeAllConnections as () => void)();
    server.close();
  }
});

async function listening(server: Server): Promise<number> {
  servers.push(server.listen(0, '127.0.0.1'));
  await once(server, 'listening');
  return (server.address() as AddressInfo).port;
}

async function web(handler: RequestListener): Promise<string> {
  return `http://127.0.0.1:${await listening(createHttpServer(handler))}`;
}

/** https on this machine with a certificate that ends after so many days from now. */
async function secureWeb(days: number, { trusted = true } = {}): Promise<string> {
  const notBeforeDate = new Date(Date.now() - 40 * 86_400_000);
  const notAfterDate = new Date(Date.now() + days * 86_400_000);
  const made = await generate([{ name: 'commonName', value: `doctor ${days}` }], {
    ...{ keyType: 'ec', curve: 'P-256', algorithm: 'sha256', notBeforeDate, notAfterDate },
    extensions: [
      { name: 'basicConstraints', cA: true, critical: true },
      { name: 'subjectAltName', altNames: [{ type: 2, value: 'localhost' }] },
    ],
  });
  if (trusted) tls.setDefaultCACertificates([...usualAuthorities, made.cert]);
  const server = createHttpsServer(
    { cert: made.cert, key: made.private },
    (_request, response) => void response.end('{}'),
  );
  return `https://localhost:${await listening(server)}`;
}

/** What a check says of a public address, as `verdict key`. */
async function says(id: string, baseUrl: string, timeoutMs = 10_000): Promise<string> {
  const config = goodConfig({ http: { ...goodConfig().http, baseUrl } });
  const view = createHttpWebView({ baseUrl, graphUrl: `${baseUrl}/`, timeoutMs });
  const { verdict, seen } = await say(id, { ...goodViews(), now: () => new Date(), web: view }, config);
  return `${verdict} ${seen.key}`;
}

/** Pages with the product's own headers, and one thing changed. */
function pages(change: (headers: Record<string, string>, path: string) => void): RequestListener {
  return (request, response) => {
    const path = request.url ?? '';
    const framing = path === '/page/password' ? 'teams' : 'never';
    const headers = { ...securityHeaders({ framing, teamsHosts: framingHosts, secure: true }) };
    change(headers, path);
    response.writeHead(request.method === 'POST' ? 401 : 200, headers).end('{"alive":true,"ready":true}');
  };
}

describe('a certificate', () => {
  it.each([
    [90, 'green base-certificate.good'],
    [20, 'warning base-certificate.soon'],
    [3, 'red base-certificate.soon'],
    [-1, 'red base-certificate.ended'],
  ])('that ends in %i days is %s', async (days, expected) => {
    expect(await says('base-certificate', await secureWeb(days))).toBe(expected);
  });

  it('of nobody we know is red', async () => {
    expect(await says('base-certificate', await secureWeb(90, { trusted: false }))).toBe(
      'red base-certificate.untrusted',
    );
  });

  it('that cannot be looked at is unknown', async () => {
    const port = await listening(createTcpServer((socket) => socket.destroy()));
    expect(await says('base-certificate', `https://localhost:${port}`)).toBe('unknown unknown.no-answer');
  });
});

describe('the pages', () => {
  it('are green with the headers the product sends', async () => {
    const baseUrl = await web(pages(() => undefined));
    for (const id of ['page-headers', 'page-unframed', 'health', 'readiness', 'messages-door'])
      expect(`${id}: ${await says(id, baseUrl)}`).toContain(': green');
  });

  it.each<[string, string, (headers: Record<string, string>, path: string) => void]>([
    ['page-headers', 'red page-headers.xfo', (headers) => (headers['x-frame-options'] = 'SAMEORIGIN')],
    ['page-headers', 'red page-headers.missing', (headers) => delete headers['content-security-policy']],
    [
      'page-headers',
      'red page-headers.wide',
      (headers) => (headers['content-security-policy'] = `frame-ancestors ${framingHosts.join(' ')} *`),
    ],
    [
      'page-unframed',
      'red page-unframed.framed',
      (headers, path) => {
        if (path !== '/call') return;
        delete headers['x-frame-options'];
        delete headers['content-security-policy'];
      },
    ],
  ])('%s is %s behind a proxy that changes headers', async (id, expected, change) => {
    expect(await says(id, await web(pages(change)))).toBe(expected);
  });
});

describe('an address where', () => {
  it('nobody listens is red for health and unknown for the rest', async () => {
    const free = await listening(createTcpServer());
    servers.pop()?.close();
    const baseUrl = `http://127.0.0.1:${free}`;
    expect(await says('health', baseUrl)).toBe('red health.away');
    expect(await says('messages-door', baseUrl)).toBe('unknown unknown.no-answer');
    expect(await says('clock-graph', baseUrl)).toBe('unknown unknown.no-answer');
  });

  it('somebody listens and says nothing is unknown', async () => {
    const baseUrl = await web(() => undefined);
    expect(await says('health', baseUrl, 100)).toBe('unknown unknown.no-answer');
  });

  it('a log-in page of a proxy stands in front is told, not followed', async () => {
    const baseUrl = await web(
      (_request, response) => void response.writeHead(302, { location: 'http://127.0.0.1:1/' }).end(),
    );
    expect(await says('health', baseUrl)).toBe('red health.status');
    expect(await says('messages-door', baseUrl)).toBe('red messages-door.absent');
  });

  it('the clock is another one is told', async () => {
    const late = new Date(Date.now() - 600_000).toUTCString();
    const baseUrl = await web((_request, response) => void response.writeHead(401, { date: late }).end());
    expect(await says('clock-graph', baseUrl)).toBe('red clock-graph.off');
  });

  it('a message without a token gets in is red', async () => {
    expect(await says('messages-door', await web((_request, response) => void response.end()))).toBe(
      'red messages-door.open',
    );
  });

  it('connections are taken or not is seen without a byte being sent', async () => {
    const bytes: Buffer[] = [];
    const port = await listening(
      createTcpServer((socket) => void socket.on('data', (chunk: Buffer) => void bytes.push(chunk))),
    );
    const view = createHttpWebView({ baseUrl: 'http://127.0.0.1', graphUrl: 'http://127.0.0.1/' });
    expect(await view.connect({ host: '127.0.0.1', port, tls: false })).toEqual({ kind: 'connected' });
    servers.pop()?.close();
    expect(await view.connect({ host: '127.0.0.1', port, tls: false })).toMatchObject({
      reason: 'ECONNREFUSED',
      late: false,
    });
    expect(bytes).toEqual([]);
  });
});
