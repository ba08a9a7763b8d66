import { createHmac } from 'node:crypto';
import { createServer } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { createTicketDesk, type TicketDesk } from '../../../playground/tickets/ticket-desk.ts';
import { startTicketServer } from '../../../playground/tickets/ticket-server.ts';
import type { Ticket, TicketDraft } from '../../../services/case-desk/case-desk.ts';
import { verifyMessage } from '../../../services/case-desk/signed-message.ts';
import { createWebhookCaseDesk } from '../../../services/case-desk/webhook-case-desk.ts';
import { createSteeredClock, type SteeredClock } from '../../../services/clock/steered-clock.ts';
import { Secret } from '../../../services/config/secret.ts';

const key = 'a-key-of-the-ticket-desk-for-tests';
const draft: TicketDraft = {
  correlationId: 'avain-4K7M2QXR',
  caseNumber: '4K7M-2QXR',
  title: 'Password recovery',
  text: 'Only one registered method.',
  priority: 'normal',
  openedAt: new Date('2026-11-23T08:00:00Z'),
};

let clock: SteeredClock;
let desk: TicketDesk;
let server: Awaited<ReturnType<typeof startTicketServer>>;
let avain: ReturnType<typeof createServer>;
/** What Avain was told, and what it answers. */
let told: { readonly headers: Record<string, string | string[] | undefined>; readonly body: Buffer }[];
let answersWith: number;
let meanwhile: () => Promise<void>;

beforeEach(async () => {
  clock = createSteeredClock(new Date('2026-11-23T08:00:00Z'));
  [told, answersWith] = [[], 200];
  meanwhile = async () => undefined;
  avain = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      told.push({ headers: request.headers, body: Buffer.concat(chunks) });
      void meanwhile().then(() => response.writeHead(answersWith).end());
    });
  }).listen(0, '127.0.0.1');
  await once(avain, 'listening');
  const address = `http://127.0.0.1:${(avain.address() as AddressInfo).port}`;
  desk = createTicketDesk({
    key,
    clock,
    linkTo: (id) => `${address}/tickets#${id}`,
    tells: () => ({ url: `${address}/api/case-desk/events`, source: `${address}/tickets` }),
  });
  server = await startTicketServer(desk);
});
afterEach(async () => {
  await server.stop();
  avain.closeAllConnections();
  avain.close();
});

const product = (secret = key) =>
  createWebhookCaseDesk({ url: server.url, key: new Secret(secret), source: 'https://avain.example', clock });
const ensure = async (): Promise<Ticket> => product().ensure(draft);

/** A request signed by hand, as Standard Webhooks says; `over` forges parts of it. */
async function send(
  over: Partial<Record<'body' | 'id' | 'signedId' | 'signedAt' | 'timestamp' | 'signature' | 'type', string>> = {},
) {
  const data = { ...draft, openedAt: draft.openedAt.toISOString() };
  const event = { specversion: '1.0', id: 'e1', source: 'https://avain.example', type: 'avain.case.opened', data };
  const signed = JSON.stringify(event);
  const now = String(clock.now().getTime() / 1000);
  const { body = signed, id = 'e1', signedId = 'e1', signedAt = now, timestamp = signedAt } = over;
  const mac = createHmac('sha256', key).update(`${signedId}.${signedAt}.${signed}`).digest('base64');
  const headers = {
    'content-type': over.type ?? 'application/cloudevents+json',
    'webhook-id': id,
    'webhook-timestamp': timestamp,
    'webhook-signature': over.signature ?? `v1,${mac}`,
  };
  return (await fetch(server.url, { method: 'POST', headers, body })).status;
}

describe('what Avain sends', () => {
  it('makes one ticket, however often it is asked for', async () => {
    const first = await ensure();
    expect(await ensure()).toEqual(first);
    expect(desk.tickets()).toMatchObject([{ id: 'KU-1001', ...draft, openedAt: expect.any(String), state: 'open' }]);
    expect(first.url).toMatch(/\/tickets#KU-1001$/);
  });

  it('adds a note once and closes once', async () => {
    const ticket = await ensure();
    for (let times = 0; times < 2; times += 1) {
      await product().note(ticket, { noteId: '1', text: 'Claimed.' });
      await product().close(ticket, { resolution: 'resolved', text: 'Done.' });
    }
    const [kept] = desk.tickets();
    expect(kept).toMatchObject({ state: 'closed', closedBy: 'avain', resolution: 'resolved' });
    expect(kept?.notes.map(({ text }) => text)).toEqual(['Claimed.', 'Done.']);
  });

  it('makes one ticket when an answer was lost and the event comes again', async () => {
    desk.addFault({ target: 'desk', method: 'POST', dropAfterApply: true, times: 1 });
    await expect(ensure()).rejects.toMatchObject({ code: 'desk_unavailable' });
    await ensure();
    expect(desk.tickets()).toHaveLength(1);
    expect(await send({ id: 'other', signedId: 'other' })).toBe(400);
  });

  it.each([
    ['another body', { body: '{}' }],
    ['another id', { id: 'e2' }],
    ['another time', { timestamp: '1763884801' }],
    ['no signature', { signature: '' }],
    ['a signature of another key', { signature: 'v1,AAAA' }],
  ])('is refused with %s', async (_what, forged) => {
    expect(await send(forged)).toBe(401);
    expect(desk.tickets()).toEqual([]);
  });

  it('is refused when it was signed more than five minutes ago', async () => {
    const signedAt = String(clock.now().getTime() / 1000);
    clock.advance(301_000);
    expect(await send({ signedAt })).toBe(401);
    clock.advance(-2_000);
    expect(await send({ signedAt })).toBe(201);
  });

  it('is refused when the key is another', async () => {
    await expect(product('another-key-of-another-ticket-desk').ensure(draft)).rejects.toMatchObject({
      code: 'desk_unavailable',
    });
  });

  it('is refused when it is no CloudEvent', async () => {
    expect(await send({ type: 'application/json' })).toBe(415);
  });

  it('gets 503 while the desk is off, and is taken afterwards', async () => {
    desk.switchOff(true);
    expect(await send()).toBe(503);
    await expect(ensure()).rejects.toMatchObject({ code: 'desk_unavailable' });
    desk.switchOff(false);
    await ensure();
    expect(desk.tickets()).toHaveLength(1);
  });
});

describe('closing there', () => {
  it('tells Avain with an event that Avain’s own check takes', async () => {
    await ensure();
    expect(await desk.close('KU-1001')).toMatchObject({ state: 'closed', closedBy: 'desk', told: 200 });
    const [message] = told;
    expect(verifyMessage([new Secret(key)], message!, clock.now())).toBe('KU-1001.closed');
    expect(JSON.parse(message!.body.toString())).toMatchObject({
      specversion: '1.0',
      id: 'KU-1001.closed',
      type: 'desk.case.closed',
      data: { correlationId: draft.correlationId },
    });
  });

  it('remembers that Avain did not take it, and tells the same event again', async () => {
    await ensure();
    answersWith = 503;
    expect((await desk.close('KU-1001'))?.told).toBe(503);
    answersWith = 200;
    expect((await desk.close('KU-1001'))?.told).toBe(200);
    expect(new Set(told.map(({ headers }) => headers['webhook-id']))).toEqual(new Set(['KU-1001.closed']));
  });

  it('keeps a note that comes while Avain is being told', async () => {
    const ticket = await ensure();
    meanwhile = () => product().note(ticket, { noteId: '1', text: 'Resolved.' });
    expect(await desk.close('KU-1001')).toMatchObject({ told: 200, notes: [{ text: 'Resolved.' }] });
    expect(desk.tickets()).toMatchObject([{ notes: [{ text: 'Resolved.' }], state: 'closed' }]);
  });

  it('remembers silence', async () => {
    await ensure();
    avain.closeAllConnections();
    avain.close();
    expect((await desk.close('KU-1001'))?.told).toBe(0);
  });

  it('knows only its own tickets', async () => {
    expect(await desk.close('KU-7')).toBeUndefined();
  });
});

it('forgets tickets, switch and faults', async () => {
  await ensure();
  desk.switchOff(true);
  desk.addFault({ target: 'desk', status: 500, times: 9 });
  desk.clear();
  expect([desk.tickets(), desk.isOff()]).toEqual([[], false]);
  expect((await ensure()).id).toBe('KU-1001');
});
