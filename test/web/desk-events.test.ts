import { createHmac } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { createDeskEvents } from '../../services/case-desk/desk-events.ts';
import { signMessage } from '../../services/case-desk/signed-message.ts';
import { createWebhookCaseDesk } from '../../services/case-desk/webhook-case-desk.ts';
import { Secret } from '../../services/config/secret.ts';
import { createPseudonyms } from '../../services/crypto/hmac-pseudonyms.ts';
import { DependencyError } from '../../services/errors/app-error.ts';
import { createCaseKeeper } from '../../services/helpdesk/case-keeper.ts';
import type { CaseRecord } from '../../services/helpdesk/case-record.ts';
import { createCloseFromDesk } from '../../services/helpdesk/close-from-desk.ts';
import { systemRandom } from '../../services/random/system-random.ts';
import { createMemoryAttemptStore } from '../../services/store/memory-attempt-store.ts';
import { startHttpSink } from '../support/http-sink.ts';
import { startPageWorld, type PageWorld } from '../support/page-world.ts';
import { silentLog } from '../support/silent-log.ts';
import { deskWorld, serviceDesk } from '../services/helpdesk/desk.fixture.ts';

const key = 'the key of these tests, forty characters';
const oldKey = 'the key before that one, forty characters';

/** Our side of the ticket system: the real server and routes over a real case. */
async function open(changes: Partial<CaseRecord> = {}) {
  const world = await deskWorld(changes);
  const attempts = createMemoryAttemptStore({ clock: world.clock });
  const resumed: string[] = [];
  const keeper = createCaseKeeper({
    ...world.options,
    attempts,
    pseudonyms: createPseudonyms(new Uint8Array(32)),
    random: systemRandom,
    settings: {
      teams: [serviceDesk],
      claimMinutes: 30,
      caseDays: 7,
      unregistered: { enabled: false, objectionHours: 24 },
    },
  });
  const dropped: string[] = [];
  const proofs = {
    resume: async (flowId: string) => resumed.push(flowId) > 0,
    drop: async (flowId: string) => void dropped.push(flowId),
  };
  const closeFromDesk = createCloseFromDesk({ ...world.options, keeper, proofs, random: systemRandom });
  const state = { fault: undefined as Error | undefined, closings: 0 };
  const deskEvents = createDeskEvents({
    keys: [new Secret(key), new Secret(oldKey)],
    store: world.store,
    closeFromDesk: async (caseId) => {
      if (state.fault !== undefined) throw state.fault;
      state.closings += 1;
      return closeFromDesk(caseId);
    },
    log: silentLog,
  });
  const pages = await startPageWorld({ deskEvents, attempts });
  return { ...world, closeFromDesk, resumed, dropped, state, pages };
}

let desk: Awaited<ReturnType<typeof open>>;
const others: PageWorld[] = [];
beforeEach(async () => {
  desk = await open();
});
afterEach(async () => {
  for (const one of [desk.pages, ...others.splice(0)]) await one.close();
});

const closed = (id = 'evt-1', correlationId = 'avain-4K7M2QXR', more: object = {}) => ({
  specversion: '1.0',
  id,
  source: 'https://tickets.example',
  type: 'desk.case.closed',
  datacontenttype: 'application/json',
  data: { correlationId },
  ...more,
});

type Sending = {
  readonly key?: string;
  readonly id?: string;
  readonly at?: Date;
  readonly headers?: Record<string, string>;
};

async function send(event: object | string, sending: Sending = {}): Promise<number> {
  const body = typeof event === 'string' ? event : JSON.stringify(event);
  const id = sending.id ?? (typeof event === 'object' && 'id' in event ? String(event.id) : 'evt-1');
  const at = sending.at ?? desk.clock.now();
  const signed = signMessage(new Secret(sending.key ?? key), { id, at, body });
  const response = await fetch(`${desk.pages.origin}/api/case-desk/events`, {
    method: 'POST',
    headers: { 'content-type': 'application/cloudevents+json', ...signed, ...sending.headers },
    body,
  });
  expect(await response.text()).toBe('');
  expect(response.headers.get('access-control-allow-origin')).toBeNull();
  return response.status;
}
const stateOf = async (): Promise<string> => (await desk.found()).record.state;

describe('a ticket closed in the other system', () => {
  it('closes the case, tells the person, repaints the card and is audited', async () => {
    await desk.patch({ ticket: { state: 'open', id: 'INC7', url: null }, talking: true, flowId: 'flow-1' });
    expect(await send(closed())).toBe(200);
    const { record } = await desk.found();
    expect(record).toMatchObject({
      state: 'resolved',
      endedBecause: 'closed-in-desk',
      talking: false,
      ticket: { state: 'closed', id: 'INC7' },
    });
    expect(record.nonce).not.toBe('nonce');
    expect(record.timeline).toMatchObject([{ by: 'desk', what: 'ticket-closed' }]);
    expect(desk.recorded.state.events).toMatchObject([
      { type: 'case.changed', by: 'desk', what: 'ticket-closed', reason: 'closed-in-desk', state: 'resolved' },
    ]);
    const jobs = desk.jobs.state.ever.map(({ job }) => job);
    expect(jobs).toContainEqual(expect.objectContaining({ kind: 'case-news', news: 'closed-in-desk' }));
    expect(jobs.map(({ kind }) => kind)).toContain('case-changed');
    expect(desk.resumed).toEqual(['flow-1']);
  });

  it('ends the reset of a frozen case with it', async () => {
    await desk.patch({ flowId: 'flow-1', frozenAt: desk.clock.now().toISOString() });
    expect(await send(closed())).toBe(200);
    expect(await stateOf()).toBe('resolved');
    expect(desk.resumed).toEqual([]);
    expect(desk.dropped).toEqual(['flow-1']);
  });

  it.each(['open', 'claimed', 'waiting-for-person', 'waiting-for-agent', 'vouched'] as const)(
    'closes a case that is %s',
    async (state) => {
      await desk.pages.close();
      desk = await open({ state });
      expect(await send(closed())).toBe(200);
      expect(await stateOf()).toBe('resolved');
    },
  );

  it('changes nothing when the case is over already', async () => {
    await desk.cases.move(await desk.found(), 'refused', { endedBecause: 'not-entitled' });
    expect(await send(closed())).toBe(200);
    expect((await desk.found()).record).toMatchObject({ state: 'refused', endedBecause: 'not-entitled' });
    expect(desk.jobs.kinds('bot')).not.toContain('case-news');
  });

  it('is closed once by two events at the same time', async () => {
    expect(await Promise.all([send(closed('evt-1')), send(closed('evt-2'))])).toEqual([200, 200]);
    const moved = desk.recorded.state.events.filter((event) => event.type === 'case.changed');
    expect((await desk.found()).record.timeline).toHaveLength(1);
    expect(moved.length).toBeGreaterThanOrEqual(1);
  });

  it('is no concern of ours where we know no such case', async () => {
    for (const correlation of ['avain-2222222Z', 'INC0000001', 'avain-../../x', 'avain-4k7m2qxr', '']) {
      expect(await send(closed(`evt-${correlation.length}`, correlation))).toBe(200);
    }
    expect(await stateOf()).toBe('claimed');
  });

  it('takes other events of the ticket system and does nothing', async () => {
    expect(await send(closed('evt-1', 'avain-4K7M2QXR', { type: 'desk.case.commented' }))).toBe(200);
    for (const data of [{ comment: 'x' }, 'a text', null, [1], undefined])
      expect(await send(closed('evt-2', '', { type: 'desk.case.commented', data }))).toBe(200);
    expect(await stateOf()).toBe('claimed');
  });
});

describe('an event that was sent before', () => {
  it('does nothing when it is replayed', async () => {
    expect(await send(closed())).toBe(200);
    desk.clock.advance(60_000);
    expect(await send(closed())).toBe(200);
    expect(desk.state.closings).toBe(1);
  });

  it('does its work again when it failed half-way', async () => {
    desk.state.fault = new DependencyError('store_unavailable', 'away');
    expect(await send(closed())).toBe(503);
    desk.state.fault = undefined;
    expect(await send(closed())).toBe(200);
    expect(await stateOf()).toBe('resolved');
  });

  it('tells the person when the process died between closing and telling', async () => {
    const { add } = desk.jobs.queue;
    let died = false;
    Object.assign(desk.jobs.queue, {
      add: async (...args: Parameters<typeof add>) => {
        if (args[1].kind !== 'case-news' || died) return add(...args);
        died = true;
        throw new DependencyError('queue_unavailable', 'away');
      },
    });
    expect(await send(closed())).toBe(503);
    expect(await stateOf()).toBe('resolved');
    expect(desk.jobs.kinds('bot')).not.toContain('case-news');
    expect(await send(closed())).toBe(200);
    expect(desk.jobs.kinds('bot')).toContain('case-news');
  });

  it('is refused when it comes late', async () => {
    const at = desk.clock.now();
    desk.clock.advance(301_000);
    expect(await send(closed(), { at })).toBe(401);
    expect(await stateOf()).toBe('claimed');
  });
});

describe('an event that the ticket system did not send', () => {
  it('is refused without a signature or with that of another key', async () => {
    expect(await send(closed(), { key: 'a guessed key that is long enough too' })).toBe(401);
    const bare = await fetch(`${desk.pages.origin}/api/case-desk/events`, { method: 'POST', body: '{}' });
    expect([bare.status, await bare.text()]).toEqual([401, '']);
    expect(await stateOf()).toBe('claimed');
  });

  it('is taken with the key before the current one, while keys are being changed', async () => {
    expect(await send(closed(), { key: oldKey })).toBe(200);
  });

  it('is refused when body, id or time are not the signed ones', async () => {
    const at = desk.clock.now();
    const signed = signMessage(new Secret(key), { id: 'evt-1', at, body: JSON.stringify(closed()) });
    const headers = { ...signed };
    expect(await send(closed('evt-1', 'avain-2222222Z'), { headers })).toBe(401);
    expect(await send(closed(), { headers: { ...headers, 'webhook-id': 'evt-2' } })).toBe(401);
    const later = String(Math.floor(at.getTime() / 1000) + 1);
    expect(await send(closed(), { headers: { ...headers, 'webhook-timestamp': later } })).toBe(401);
    for (const signature of [
      '',
      'v1,',
      'v1,AAAA',
      'v2,x',
      headers['webhook-signature'].slice(0, -4),
      'v1',
      ' '.repeat(50),
    ]) {
      expect(await send(closed(), { headers: { ...headers, 'webhook-signature': signature } })).toBe(401);
    }
    expect(await stateOf()).toBe('claimed');
    expect(await send(closed(), { headers })).toBe(200);
  });

  it.each([-301, 301])('is refused with a clock %i seconds off, and taken within', async (seconds) => {
    const off = (s: number) => new Date(desk.clock.now().getTime() + s * 1000);
    expect(await send(closed(), { at: off(seconds) })).toBe(401);
    expect(await send(closed(), { at: off(seconds - Math.sign(seconds) * 2) })).toBe(200);
  });

  it('does nothing when it is one of our own, sent back', async () => {
    const sink = await startHttpSink({ status: 200 });
    const ours = createWebhookCaseDesk({
      url: sink.origin,
      key: new Secret(key),
      source: 'https://avain.contoso.example',
      clock: desk.clock,
    });
    const ticket = { correlationId: 'avain-4K7M2QXR', id: 'T-1', url: undefined };
    await ours.close(ticket, { resolution: 'resolved', text: 'Resolved' });
    const [sent] = sink.requests;
    await sink.close();
    const own = Object.fromEntries(Object.entries(sent!.headers).filter(([name]) => name.startsWith('webhook-')));
    expect(await send(sent!.body, { headers: own as Record<string, string> })).toBe(200);
    expect(await stateOf()).toBe('claimed');
  });

  it('is refused when it is signed and not readable', async () => {
    for (const body of ['', 'x', '[]', 'null', '{"specversion":"1.0"}', JSON.stringify(closed('evt-2'))]) {
      expect(await send(body, { id: 'evt-1' })).toBe(401);
    }
    expect(await send({ ...closed(), data: { correlationId: 7 } })).toBe(401);
    expect(await send({ ...closed(), specversion: '0.3' })).toBe(401);
  });

  it('is not read beyond 64 KiB', async () => {
    expect(await send('x'.repeat(64 * 1024 + 1))).toBe(413);
    expect(await send(closed('evt-1', 'avain-4K7M2QXR', { more: 'x'.repeat(60_000) }))).toBe(200);
  });

  it('is counted per caller', async () => {
    const statuses = new Set<number>();
    for (let i = 0; i < 245; i += 1)
      statuses.add(await send(closed(), { key: 'a guessed key that is long enough too' }));
    expect([...statuses]).toEqual([401, 429]);
    expect(await send(closed())).toBe(429);
  });
});

describe('the route', () => {
  it('does not exist where no ticket system is configured', async () => {
    const pages = await startPageWorld();
    others.push(pages);
    const response = await fetch(`${pages.origin}/api/case-desk/events`, { method: 'POST', body: '{}' });
    expect(response.status).toBe(404);
  });
});

describe('a key in the way of Standard Webhooks', () => {
  it('holds base64 after its prefix', async () => {
    const bytes = Buffer.alloc(32, 7);
    const at = desk.clock.now();
    const signed = signMessage(new Secret(`whsec_${bytes.toString('base64')}`), { id: 'msg_1', at, body: '{}' });
    const expected = createHmac('sha256', bytes)
      .update(`msg_1.${Math.floor(at.getTime() / 1000)}.{}`)
      .digest('base64');
    expect(signed['webhook-signature']).toBe(`v1,${expected}`);
  });
});
