import { describe, expect, it } from '@jest/globals';
import { createServer as createHttpServer } from 'node:http';
import { createServer, type AddressInfo, type Server } from 'node:net';
import { createHttpAuditCopy } from '../../../services/audit/http-audit-copy.ts';
import { createSyslogAuditCopy } from '../../../services/audit/syslog-audit-copy.ts';
import { systemClock } from '../../../services/clock/system-clock.ts';
import { eventually } from '../../support/eventually.ts';
import { silentLog } from '../../support/silent-log.ts';
import { inDirectory, openLog, sampleEvent } from './audit.fixture.ts';

const listening = (server: Server): Promise<number> =>
  new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port)));

/** The messages of an octet-counted stream (RFC 6587). */
function unframe(stream: string): readonly string[] {
  const messages: string[] = [];
  for (let at = 0; at < stream.length;) {
    const space = stream.indexOf(' ', at);
    const length = Number(stream.slice(at, space));
    messages.push(stream.slice(space + 1, space + 1 + length));
    at = space + 1 + length;
  }
  return messages;
}

describe('the copy of the audit by syslog', () => {
  it('carries every line and the head of the chain', async () => {
    let received = '';
    const server = createServer((socket) =>
      socket.setEncoding('latin1').on('data', (chunk) => (received += String(chunk))),
    );
    const port = await listening(server);
    const copy = createSyslogAuditCopy({ url: `syslog+tcp://127.0.0.1:${port}`, clock: systemClock, log: silentLog });
    await inDirectory(async (directory) => {
      const { audit } = await openLog(directory, { copy });
      await audit.append(sampleEvent(1));
      await audit.append(sampleEvent(2));
      await audit.close();
    });
    await eventually(() => expect(unframe(received)).toHaveLength(4));
    expect(unframe(received)[0]).toMatch(/^<110>1 \d{4}-\S+Z \S+ avain - record - \{"mac":/);
    expect(unframe(received)[1]).toMatch(/ avain - anchor - \{"count":1,"instance":"one","last":"[0-9a-f]{64}"\}$/);
    server.close();
  });

  it('never delays or fails an append while the other side is away', async () => {
    const copy = createSyslogAuditCopy({ url: 'syslog+tcp://127.0.0.1:1', clock: systemClock, log: silentLog });
    await inDirectory(async (directory) => {
      const { audit } = await openLog(directory, { copy });
      await Promise.all(Array.from({ length: 100 }, (_, n) => audit.append(sampleEvent(n))));
    });
  });
});

describe('the copy of the audit by HTTPS POST', () => {
  it('sends again what was not taken, and ends with the head of the chain', async () => {
    const bodies: string[] = [];
    let calls = 0;
    const server = createHttpServer((request, response) => {
      let body = '';
      request.on('data', (chunk) => (body += String(chunk)));
      request.on('end', () => {
        calls += 1;
        if (calls > 1) bodies.push(body);
        response.writeHead(calls === 1 ? 503 : 204).end();
      });
    });
    const port = await listening(server);
    const copy = createHttpAuditCopy({ url: `http://127.0.0.1:${port}/`, clock: systemClock, log: silentLog });
    await inDirectory(async (directory) => {
      const { audit } = await openLog(directory, { copy });
      await audit.append(sampleEvent(1));
      await audit.append(sampleEvent(2));
      await audit.close();
    });
    const lines = bodies.join('').trimEnd().split('\n');
    expect(lines.filter((line) => line.startsWith('{"mac":'))).toHaveLength(3);
    expect(JSON.parse(lines.at(-1) ?? '')).toMatchObject({ anchor: { instance: 'one', count: 3 } });
    server.close();
  });

  it('follows no redirect', async () => {
    let calls = 0;
    const server = createHttpServer((_request, response) => {
      calls += 1;
      response.writeHead(307, { location: '/elsewhere' }).end();
    });
    const port = await listening(server);
    const copy = createHttpAuditCopy({ url: `http://127.0.0.1:${port}/`, clock: systemClock, log: silentLog });
    copy.offer('{}', { instance: 'one', count: 1, last: 'x' });
    await eventually(() => expect(calls).toBe(1));
    server.close();
  });
});
