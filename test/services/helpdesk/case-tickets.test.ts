import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { CaseDesk } from '../../../services/case-desk/case-desk.ts';
import { createServiceNowCaseDesk } from '../../../services/case-desk/servicenow-case-desk.ts';
import { createWebhookCaseDesk } from '../../../services/case-desk/webhook-case-desk.ts';
import { Secret } from '../../../services/config/secret.ts';
import type { CaseRecord, TimelineEntry } from '../../../services/helpdesk/case-record.ts';
import { createCaseTickets } from '../../../services/helpdesk/case-tickets.ts';
import { entryTime } from '../../../services/helpdesk/case-keeper.ts';
import { withEntry } from '../../../services/helpdesk/timeline.ts';
import { createLife, type Death } from '../../fakes/dying-process.ts';
import { startServiceNow } from '../../fakes/servicenow.ts';
import { startWebhookDesk } from '../../fakes/webhook-desk.ts';
import { deskWorld, runJobs, start } from './desk.fixture.ts';

const key = 'k'.repeat(40);
const account = { user: 'avain', password: 'a long password' };

/** A case in a world with ServiceNow behind the port. */
async function serviceNowWorld(changes: Partial<CaseRecord> = {}) {
  const instance = await startServiceNow(account);
  const world = await deskWorld(changes);
  const desk = createServiceNowCaseDesk({
    url: instance.double.origin,
    credential: { kind: 'basic', user: account.user, password: new Secret(account.password) },
    clock: world.clock,
  });
  return { ...parts(world, desk), instance, double: instance.double };
}

function parts(world: Awaited<ReturnType<typeof deskWorld>>, desk: CaseDesk) {
  const options = { ...world.options, desk };
  const handle = createCaseTickets(options);
  const plan = async (): Promise<void> =>
    world.options.queue.add('bot', { kind: 'ticket', caseId: world.caseId }, { id: `ticket.${world.caseId}.new` });
  const happens = async (what: TimelineEntry['what'], name = 'Olli Agent'): Promise<void> => {
    const { record } = await world.found();
    const at = entryTime(record, world.clock.now());
    await world.patch({ timeline: withEntry(record.timeline, { at, by: 'agent', name, what, detail: null }) });
  };
  const end = async (): Promise<void> => {
    const endedAt = world.clock.now().toISOString();
    await world.cases.move(await world.found(), 'resolved', { endedAt, endedBecause: 'solved-otherwise' });
  };
  return { ...world, desk, options, handle, plan, happens, end, run: () => runJobs(world, 'ticket', handle, 400) };
}

type World = Awaited<ReturnType<typeof serviceNowWorld>>;
const notesOf = ({ instance }: World): readonly string[] =>
  (instance.incidents[0]?.fields['work_notes'] ?? '').split('\n').filter((line) => line.includes('['));

describe('the ticket of a case', () => {
  let world: World;
  beforeEach(async () => {
    world = await serviceNowWorld();
  });
  afterEach(() => world.double.close());

  it('is made, noted and closed as the case goes, each once', async () => {
    await world.plan();
    await world.run();
    const { ticket } = (await world.found()).record;
    expect(ticket).toMatchObject({ state: 'open', id: 'INC0000001' });
    await world.happens('claimed');
    await world.happens('asked');
    await world.plan();
    await world.run();
    await world.handle(world.caseId);
    expect(notesOf(world)).toHaveLength(1);
    expect(notesOf(world)[0]).toContain('Olli Agent: claimed the case');
    await world.end();
    await world.plan();
    await world.run();
    expect(world.instance.incidents).toHaveLength(1);
    expect(world.instance.incidents[0]?.fields).toMatchObject({
      state: '6',
      close_notes: 'Resolved: Solved in another way',
    });
    expect((await world.found()).record.ticket.state).toBe('closed');
    const whats = world.recorded.state.events.map((event) => ('what' in event ? event.what : event.type));
    expect(whats).toEqual(['ticket-made', 'ticket-closed']);
    expect(world.jobs.kinds('bot')).toContain('case-changed');
  });

  it('says who, why and where, and neither address nor code', async () => {
    await world.patch({ department: 'Sales\u202e', displayName: 'Aino\nJärvinen [code]x[/code]' });
    await world.handle(world.caseId);
    const { description, short_description: title } = world.instance.incidents[0]!.fields;
    expect(title).toBe('Avain case 4K7M-2QXR: Only one registered method');
    expect(description?.split('\n')).toEqual([
      'Person: Aino Järvinen (code)x(/code)',
      'Department: Sales',
      'What happened: Only one registered method',
      'The case is worked in Microsoft Teams by Service Desk. Nobody needs to answer here: what happens there is noted in this ticket, without codes, addresses or passwords.',
    ]);
  });

  it('is made and closed also for a case that was over before the desk could be reached', async () => {
    world.double.down = { kind: 'status', status: 503 };
    await world.handle(world.caseId);
    await world.end();
    world.double.down = undefined;
    await world.run();
    expect(world.instance.incidents).toMatchObject([{ fields: { state: '6' } }]);
  });

  it('is left alone once it is closed', async () => {
    await world.patch({ ticket: { state: 'closed', id: 'INC7', url: null } });
    await world.end();
    await world.handle(world.caseId);
    expect(world.double.requests).toEqual([]);
  });

  it('is not given to a case that is not there', async () => {
    await world.handle('2222222Z');
    expect(world.double.requests).toEqual([]);
  });

  it('waits for an audit that can be written', async () => {
    world.recorded.state.full = true;
    await expect(world.handle(world.caseId)).rejects.toThrow('no space left');
    expect((await world.found()).record.ticket.state).toBe('none');
    world.recorded.state.full = false;
    await world.plan();
    await world.run();
    expect((await world.found()).record.ticket.id).toBe('INC0000001');
    expect(world.instance.incidents).toHaveLength(1);
  });
});

describe('a ticket system that is down for hours', () => {
  it('keeps nobody waiting, is asked ever less often, and loses nothing', async () => {
    const world = await serviceNowWorld();
    try {
      world.double.down = { kind: 'status', status: 503 };
      await world.plan();
      for (const what of ['claimed', 'verification-failed', 'vouched'] as const) {
        await runJobs(world, 'ticket', world.handle, 8);
        await world.happens(what);
        await world.plan();
      }
      await runJobs(world, 'ticket', world.handle, 25);
      const hours = (world.clock.now().getTime() - start.getTime()) / 3_600_000;
      expect(hours).toBeGreaterThan(3);
      expect(world.double.requests.length / hours).toBeLessThan(12);
      expect(world.instance.incidents).toEqual([]);
      world.double.down = undefined;
      await world.run();
      expect(world.instance.incidents).toHaveLength(1);
      expect(notesOf(world)).toHaveLength(3);
    } finally {
      await world.double.close();
    }
  });

  it('is asked again no sooner than it said', async () => {
    const world = await serviceNowWorld();
    try {
      world.double.down = { kind: 'status', status: 429, headers: { 'retry-after': '1800' } };
      await world.handle(world.caseId);
      // A change of the case in between does not ask either.
      await world.handle(world.caseId);
      expect(world.double.requests).toHaveLength(1);
      world.double.down = undefined;
      await world.run();
      expect(world.instance.incidents).toHaveLength(1);
      expect(world.clock.now().getTime() - start.getTime()).toBeGreaterThanOrEqual(1_800_000);
    } finally {
      await world.double.close();
    }
  });

  it('is given up a week after the end of the case', async () => {
    const world = await serviceNowWorld();
    try {
      await world.end();
      world.double.down = { kind: 'reset' };
      await world.plan();
      expect(await runJobs(world, 'ticket', world.handle, 5_000)).toBeLessThan(5_000);
      expect(world.clock.now().getTime() - start.getTime()).toBeLessThan(8 * 86_400_000);
    } finally {
      await world.double.close();
    }
  }, 30_000);
});

describe('a request to which nobody heard the answer', () => {
  it('has two minutes to take effect before the ticket is looked up', async () => {
    const world = await serviceNowWorld();
    try {
      // Looked up without a hit; then the ticket is on its way for longer than anybody waits.
      world.double.faults.push(undefined, { kind: 'late' });
      await world.handle(world.caseId);
      world.clock.advance(100_000);
      await world.handle(world.caseId);
      expect(world.double.requests).toHaveLength(2);
      for (const effect of world.double.pending) effect();
      await world.run();
      expect(world.instance.incidents).toHaveLength(1);
      expect((await world.found()).record.ticket.id).toBe('INC0000001');
    } finally {
      await world.double.close();
    }
  });
});

const death = fc.record({
  atCall: fc.integer({ min: 1, max: 40 }),
  when: fc.constantFrom('before' as const, 'after' as const),
});

describe('exactly one ticket', () => {
  /** Workers one after the other, each dying somewhere; a job whose worker died is delivered again. */
  async function workThrough(world: ReturnType<typeof parts>, deaths: readonly Death[]): Promise<void> {
    await world.plan();
    for (const one of [...deaths, undefined]) {
      const { mortal, isDead } = createLife(one);
      const handle = createCaseTickets({
        ...world.options,
        desk: mortal(world.desk),
        cases: mortal(world.options.cases),
        store: mortal(world.options.store),
        queue: mortal(world.options.queue),
        audit: mortal(world.options.audit),
      });
      try {
        await runJobs(world, 'ticket', handle, 100);
      } catch (error) {
        if (!isDead()) throw error;
      }
      world.clock.advance(5_000);
    }
  }
  const faults = fc.array(
    fc.constantFrom(
      undefined,
      undefined,
      { kind: 'lost' as const },
      { kind: 'reset' as const },
      { kind: 'status' as const, status: 503 },
    ),
    { maxLength: 6 },
  );

  it('is made in ServiceNow whatever dies and whatever answer is lost', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(death, { maxLength: 3 }), faults, async (deaths, wrong) => {
        const world = await serviceNowWorld();
        try {
          world.double.faults.push(...wrong);
          await workThrough(world, deaths);
          await world.happens('claimed');
          await world.end();
          await workThrough(world, []);
          expect(world.instance.incidents).toMatchObject([{ fields: { state: '6' } }]);
          expect(notesOf(world)).toHaveLength(1);
          expect((await world.found()).record.ticket).toMatchObject({ state: 'closed', id: 'INC0000001' });
        } finally {
          await world.double.close();
        }
      }),
      { numRuns: 60 },
    );
  }, 60_000);

  it.each([true, false])(
    'is made by a webhook (that can be asked: %p)',
    async (canBeAsked) => {
      await fc.assert(
        fc.asyncProperty(fc.array(death, { maxLength: 3 }), faults, async (deaths, wrong) => {
          const world = await deskWorld();
          const receiver = await startWebhookDesk({ key, now: world.clock.now, canBeAsked });
          try {
            const { clock } = world;
            const url = `${receiver.double.origin}/hook`;
            const source = 'https://avain.contoso.example';
            const desk = createWebhookCaseDesk({ url, key: new Secret(key), source, clock });
            const all = parts(world, desk);
            receiver.double.faults.push(...wrong);
            await workThrough(all, deaths);
            await all.happens('claimed');
            await all.end();
            await workThrough(all, []);
            expect([...receiver.tickets.values()]).toMatchObject([{ id: 'T-1', closed: 'resolved' }]);
            expect([...receiver.tickets.values()][0]?.notes).toHaveLength(1);
            expect(receiver.refusals).toEqual([]);
          } finally {
            await receiver.double.close();
          }
        }),
        { numRuns: 40 },
      );
    },
    60_000,
  );

  it('is made by racing workers', async () => {
    const world = await serviceNowWorld();
    try {
      const workers = Array.from({ length: 6 }, () => createCaseTickets(world.options));
      await Promise.all(workers.map((handle) => handle(world.caseId)));
      await world.run();
      expect(world.instance.incidents).toHaveLength(1);
    } finally {
      await world.double.close();
    }
  });
});
