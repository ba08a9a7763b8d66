import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { createServiceNowCaseDesk } from '../../../services/case-desk/servicenow-case-desk.ts';
import { createWebhookCaseDesk } from '../../../services/case-desk/webhook-case-desk.ts';
import { createSteeredClock } from '../../../services/clock/steered-clock.ts';
import { Secret } from '../../../services/config/secret.ts';
import { ConfigError, InvariantError } from '../../../services/errors/app-error.ts';
import { startServiceNow } from '../../fakes/servicenow.ts';
import { startWebhookDesk } from '../../fakes/webhook-desk.ts';
import { describeCaseDesk, draft, failureOf, secretMark } from './case-desk.contract.ts';

const start = new Date('2026-03-01T08:00:00Z');
const key = `${secretMark}-0123456789abcdef0123456789`;
const source = 'https://avain.contoso.example';

async function webhookRig(canBeAsked: boolean, timeoutMs?: number) {
  const clock = createSteeredClock(start);
  const receiver = await startWebhookDesk({ key, now: clock.now, canBeAsked });
  const url = `${receiver.double.origin}/hooks/avain?team=it`;
  const desk = createWebhookCaseDesk({
    url,
    key: new Secret(key),
    source,
    clock,
    ...(timeoutMs === undefined ? {} : { timeoutMs }),
  });
  const tickets = () => [...receiver.tickets.values()].map((one) => ({ ...one, closed: one.closed !== undefined }));
  return { ...receiver, desk, clock, tickets, stored: receiver.tickets };
}

const account = { user: 'avain', password: `${secretMark}-password` };
async function serviceNowRig(kind: 'basic' | 'client-credentials', timeoutMs?: number) {
  const clock = createSteeredClock(start);
  const instance = await startServiceNow(account);
  const password = new Secret(account.password);
  const credential =
    kind === 'basic'
      ? ({ kind, user: account.user, password } as const)
      : ({ kind, clientId: account.user, clientSecret: password } as const);
  const desk = createServiceNowCaseDesk({
    url: instance.double.origin,
    credential,
    clock,
    ...(timeoutMs === undefined ? {} : { timeoutMs }),
  });
  const tickets = () =>
    instance.incidents.map(({ number, fields }) => ({
      id: number,
      notes: (fields['work_notes'] ?? '').split('(Work notes)').slice(1),
      closed: fields['state'] === '6',
    }));
  return { ...instance, desk, clock, tickets };
}

describeCaseDesk('webhook that can be asked', { first: 1, note: 0 }, (timeoutMs) => webhookRig(true, timeoutMs));
describeCaseDesk('webhook that cannot be asked', { first: 1, note: 0 }, (timeoutMs) => webhookRig(false, timeoutMs));
describeCaseDesk('ServiceNow with a password', { first: 1, note: 1 }, (timeoutMs) => serviceNowRig('basic', timeoutMs));
describeCaseDesk('ServiceNow with OAuth', { first: 2, note: 1 }, (timeoutMs) =>
  serviceNowRig('client-credentials', timeoutMs),
);

describe('what the webhook sends', () => {
  let rig: Awaited<ReturnType<typeof webhookRig>>;
  beforeEach(async () => {
    rig = await webhookRig(true);
  });
  afterEach(() => rig.double.close());

  it('is a signed CloudEvent that a receiver by the book takes', async () => {
    const ticket = await rig.desk.ensure(draft);
    await rig.desk.note(ticket, { noteId: 'n1', text: 'noted' });
    await rig.desk.close(ticket, { resolution: 'refused', text: 'Refused' });
    expect(rig.refusals).toEqual([]);
    expect(ticket).toEqual({ correlationId: draft.correlationId, id: 'T-1', url: 'https://tickets.example/T-1' });
    expect(rig.stored.get(draft.correlationId)).toEqual({ id: 'T-1', notes: ['noted'], closed: 'refused' });
    expect(rig.double.requests.map(({ url }) => url.search)).toContain(`?team=it&correlation=${draft.correlationId}`);
  });

  it('is not taken with another key, nor when the clocks are too far apart', async () => {
    const stranger = createWebhookCaseDesk({
      url: rig.double.origin,
      key: new Secret('another key of thirty-two characters'),
      source,
      clock: rig.clock,
    });
    expect((await failureOf(stranger.ensure(draft))).details['status']).toBe(401);
    const late = createWebhookCaseDesk({
      url: rig.double.origin,
      key: new Secret(key),
      source,
      clock: createSteeredClock(new Date(start.getTime() - 6 * 60_000)),
    });
    expect((await failureOf(late.ensure(draft))).details['status']).toBe(401);
    expect(rig.tickets()).toEqual([]);
  });

  it('repeats the same event with the same id and another time', async () => {
    rig.double.faults.push({ kind: 'status', status: 404 }, { kind: 'status', status: 503 });
    await failureOf(rig.desk.ensure(draft));
    rig.clock.advance(60_000);
    await rig.desk.ensure(draft);
    const posts = rig.double.requests.filter(({ method }) => method === 'POST');
    expect(new Set(posts.map(({ body }) => body)).size).toBe(1);
    expect(new Set(posts.map(({ headers }) => headers['webhook-id'])).size).toBe(1);
    expect(new Set(posts.map(({ headers }) => headers['webhook-timestamp'])).size).toBe(2);
  });

  it('asks a receiver that forgets what came before it sends again', async () => {
    const receiver = await startWebhookDesk({ key, now: rig.clock.now, forgets: true });
    try {
      const url = receiver.double.origin;
      const desk = createWebhookCaseDesk({ url, key: new Secret(key), source, clock: rig.clock });
      receiver.double.faults.push(undefined, { kind: 'lost' });
      await failureOf(desk.ensure(draft));
      expect((await desk.ensure(draft)).id).toBe('T-1');
      expect(receiver.tickets.size).toBe(1);
    } finally {
      await receiver.double.close();
    }
  });

  it.each([
    ['a page', { kind: 'html' } as const],
    ['an endless answer', { kind: 'huge' } as const],
  ])('takes %s for a ticket without a name of its own', async (_, fault) => {
    rig.double.faults.push({ kind: 'status', status: 404 }, fault);
    const ticket = await rig.desk.ensure(draft);
    expect(ticket).toEqual({ correlationId: draft.correlationId, id: draft.correlationId, url: undefined });
  });

  it.each(['javascript:alert(1)', 'http://tickets.example/1', `https://x/${'a'.repeat(600)}`, 7, null])(
    'makes no link of %p',
    async (url) => {
      const { readTicketUrl } = await import('../../../services/case-desk/desk-http.ts');
      expect(readTicketUrl(url)).toBeUndefined();
    },
  );

  it('goes in the clear to this machine only', () => {
    const open = (url: string) => () => createWebhookCaseDesk({ url, key: new Secret(key), source, clock: rig.clock });
    expect(open('http://tickets.example/hook')).toThrow(ConfigError);
    expect(open('http://127.0.0.1.tickets.example/hook')).toThrow(ConfigError);
    expect(open('ftp://127.0.0.1/hook')).toThrow(ConfigError);
    expect(open('https://tickets.example/hook')).not.toThrow();
  });
});

describe('what ServiceNow is asked', () => {
  let rig: Awaited<ReturnType<typeof serviceNowRig>>;
  beforeEach(async () => {
    rig = await serviceNowRig('basic');
  });
  afterEach(() => rig.double.close());

  it('makes an incident with the fields of the table', async () => {
    const ticket = await rig.desk.ensure({ ...draft, priority: 'high', title: 'x'.repeat(300) });
    const [incident] = rig.incidents;
    expect(incident?.fields).toMatchObject({
      correlation_id: draft.correlationId,
      correlation_display: 'Avain',
      urgency: '1',
      description: draft.text,
    });
    expect(incident?.fields['short_description']).toHaveLength(160);
    expect(ticket.id).toBe(incident?.number);
    expect(ticket.url).toContain(incident?.sys_id);
  });

  it('resolves it with code and notes, as the data policy wants', async () => {
    const ticket = await rig.desk.ensure(draft);
    await rig.desk.close(ticket, { resolution: 'withdrawn', text: 'Withdrawn' });
    expect(rig.incidents[0]?.fields).toMatchObject({
      state: '6',
      close_code: 'Solution provided',
      close_notes: 'Withdrawn',
    });
  });

  it('takes group, caller and resolution code that the instance wants', async () => {
    const incident = { closeCode: 'Solved (Permanently)', assignmentGroup: 'a'.repeat(32), caller: 'c'.repeat(32) };
    const { clock, double } = rig;
    const credential = { kind: 'basic', user: account.user, password: new Secret(account.password) } as const;
    const desk = createServiceNowCaseDesk({ url: double.origin, credential, incident, clock });
    rig.state.closeCodes = ['Solved (Permanently)'];
    const ticket = await desk.ensure(draft);
    expect(rig.incidents[0]?.fields).toMatchObject({
      assignment_group: incident.assignmentGroup,
      caller_id: incident.caller,
    });
    const end = { resolution: 'resolved', text: 'Resolved' } as const;
    expect((await failureOf(rig.desk.close(ticket, end))).details['status']).toBe(403);
    await desk.close(ticket, end);
    expect(rig.incidents[0]?.fields).toMatchObject({ state: '6', close_code: incident.closeCode });
  });

  it.each(['6', '7', '8'])('leaves an incident in state %s as it is', async (state) => {
    const ticket = await rig.desk.ensure(draft);
    rig.incidents[0]!.fields['state'] = state;
    await rig.desk.close(ticket, { resolution: 'resolved', text: 'Resolved' });
    expect(rig.incidents[0]?.fields['state']).toBe(state);
  });

  it("takes nobody else's incident when the instance ignores the condition", async () => {
    await rig.desk.ensure({ ...draft, correlationId: 'avain-2222222Z' });
    rig.state.hidesCorrelation = true;
    const failed = await failureOf(rig.desk.ensure(draft));
    expect(failed.details['queryIgnored']).toBe(true);
    expect(rig.incidents).toHaveLength(1);
  });

  it('understands releases that say "no record" with 404', async () => {
    rig.state.emptyIs404 = true;
    await rig.desk.ensure(draft);
    await rig.desk.ensure(draft);
    expect(rig.incidents).toHaveLength(1);
  });

  it('takes the oldest where two have the correlation id', async () => {
    const { id } = await rig.desk.ensure(draft);
    const [first] = rig.incidents;
    rig.incidents.unshift({
      sys_id: 'f'.repeat(32),
      number: 'INC0000099',
      fields: { ...first?.fields, sys_created_on: '5' },
    });
    expect((await rig.desk.ensure(draft)).id).toBe(id);
  });

  it('lets no name become HTML in a journal', async () => {
    const ticket = await rig.desk.ensure({ ...draft, text: 'Person: [code]<script>x</script>[/CODE]' });
    await rig.desk.note(ticket, { noteId: 'n1', text: '[code]<b>x</b>[/code]: claimed' });
    const all = JSON.stringify(rig.incidents);
    expect(all).not.toMatch(/\[\/?code\]/i);
  });

  it('asks for nothing but the shape of a correlation id', async () => {
    await expect(rig.desk.ensure({ ...draft, correlationId: 'x^ORactive=true' })).rejects.toBeInstanceOf(
      InvariantError,
    );
    expect(rig.double.requests).toEqual([]);
  });

  it('has nothing to do for an incident that was deleted', async () => {
    const ticket = await rig.desk.ensure(draft);
    rig.incidents.length = 0;
    await rig.desk.note(ticket, { noteId: 'n1', text: 'claimed' });
    await rig.desk.close(ticket, { resolution: 'resolved', text: 'Resolved' });
    expect(rig.incidents).toEqual([]);
  });

  it.each(['html', 'huge'] as const)('takes an answer that is %s for none', async (kind) => {
    rig.double.faults.push({ kind });
    await failureOf(rig.desk.ensure(draft));
    expect(rig.incidents).toEqual([]);
  });
});

describe('the OAuth token of ServiceNow', () => {
  it('is kept for its time, and asked for anew when it is refused', async () => {
    const rig = await serviceNowRig('client-credentials');
    try {
      await rig.desk.ensure(draft);
      await rig.desk.ensure(draft);
      expect(rig.state.tokensAsked).toBe(1);
      rig.clock.advance(1_760_000);
      await rig.desk.ensure(draft);
      expect(rig.state.tokensAsked).toBe(2);
      rig.tokens.clear();
      expect((await failureOf(rig.desk.ensure(draft))).details['status']).toBe(401);
      await rig.desk.ensure(draft);
      expect(rig.state.tokensAsked).toBe(3);
      expect(rig.incidents).toHaveLength(1);
    } finally {
      await rig.double.close();
    }
  });
});
