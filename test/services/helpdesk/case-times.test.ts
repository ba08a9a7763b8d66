import { describe, expect, it } from '@jest/globals';
import { DependencyError } from '../../../services/errors/app-error.ts';
import { nextDueSeconds } from '../../../services/helpdesk/case-times.ts';
import { relayMessageKind } from '../../../services/helpdesk/relay-message.ts';
import {
  agent,
  claimed,
  createCaseWorld,
  liisa,
  liisaId,
  memoryStores,
  mikko,
  onCard,
  openCase,
  typed,
  viewFor,
  type CaseWorld,
} from '../../support/case-world.ts';
import { ainoId } from '../../support/directory-answers.ts';
import { aino, expectKind, newestCode, press } from '../../support/reset-world.ts';

const minute = 60_000;
const hour = 60 * minute;
const form = { evidence: 'in-person', reference: 'Badge 20417', confirmed: true } as const;
const what = async (world: CaseWorld, view: { readonly caseId: string }) =>
  (await world.record(view)).timeline.map((line) => line.what);

async function vouched(world: CaseWorld) {
  world.resets.directory.methods = { email: undefined };
  return expectKind(await world.agents.vouch(onCard(await claimed(world)), form), 'done').view;
}

describe('a look at a case', () => {
  it('in which nothing is due reads the case once', async () => {
    const stores = memoryStores();
    let reads = 0;
    const get: typeof stores.records.get = (kind, id) => {
      if (kind === 'case') reads += 1;
      return stores.records.get(kind, id);
    };
    const world = createCaseWorld({ stores: { ...stores, records: { ...stores.records, get } } });
    const { caseId } = await claimed(world);
    reads = 0;
    await world.run({ kind: 'case-due', caseId });
    expect(reads).toBe(1);
  });
});

describe('a promise that nobody keeps', () => {
  it('is noted, told to the person, and mailed to the team once', async () => {
    const world = createCaseWorld();
    const view = await openCase(world);
    world.clock.advance(30 * minute - 1000);
    await world.runJobs();
    expect(world.mails).toEqual([]);
    world.clock.advance(1000);
    await world.runJobs();
    for (let i = 0; i < 3; i += 1) await world.run({ kind: 'case-due', caseId: view.caseId });
    expect((await what(world, view)).filter((one) => one === 'unclaimed')).toHaveLength(1);
    expect(world.mails).toHaveLength(1);
    expect(world.mails[0]).toMatchObject({ channel: 'mail', to: 'desk@contoso.example' });
    expect(world.mails[0]!.subject).toContain(view.number);
    expect(world.mails[0]!.text).toContain('Aino Järvinen');
    const news = world.jobs.state.ever.map(({ job }) => job).filter((job) => job.kind === 'case-news');
    expect(news.map((job) => job.news)).toContain('unclaimed');
    expect((await viewFor(world, view)).overdue).toBe(true);
  });

  it('is renewed, so that the apology carries a new time: twice as long, and then once more', async () => {
    const world = createCaseWorld();
    const view = await openCase(world);
    const opened = world.clock.now().getTime();
    const promised = async () => (Date.parse((await world.record(view)).dueAt) - opened) / minute;
    const person = async () => (await world.person.current(aino))?.dueAt.getTime();
    world.clock.advance(30 * minute);
    await world.runJobs();
    expect(await promised()).toBe(30 + 60);
    expect(await person()).toBe(opened + 90 * minute);
    expect((await viewFor(world, view)).overdue).toBe(true);
    world.clock.advance(60 * minute);
    await world.runJobs();
    expect(await promised()).toBe(90 + 120);
    expect(world.mails).toHaveLength(1);
  });

  it('is noted three times at most: after the third nobody is promised or told anything more', async () => {
    const world = createCaseWorld();
    const view = await openCase(world);
    for (let hours = 0; hours < 48; hours += 1) {
      world.clock.advance(hour);
      await world.runJobs();
    }
    const noted = (await world.record(view)).timeline.filter((line) => line.what === 'unclaimed');
    expect(noted).toHaveLength(3);
    expect(Date.parse((await world.record(view)).dueAt)).toBeLessThan(world.clock.now().getTime());
    expect(world.mails).toHaveLength(1);
    const held = expectKind(await world.agents.claim(typed(view)), 'done').view;
    await world.agents.release(onCard(held));
    expect((await viewFor(world, view)).overdue).toBe(true);
    world.clock.advance(31 * minute);
    await world.runJobs();
    expect((await what(world, view)).filter((one) => one === 'unclaimed')).toHaveLength(3);
    expect(world.mails).toHaveLength(1);
  });

  it('is never longer than a day', async () => {
    const world = createCaseWorld({ settings: { claimMinutes: 20 * 60 } });
    const view = await openCase(world);
    world.clock.advance(20 * hour);
    await world.runJobs();
    const { dueAt } = await world.record(view);
    expect(Date.parse(dueAt) - world.clock.now().getTime()).toBe(24 * hour);
  });

  it('is mailed once, also when three workers look at the same moment', async () => {
    const world = createCaseWorld();
    const { caseId } = await openCase(world);
    world.clock.advance(30 * minute);
    await Promise.allSettled([1, 2, 3].map(() => world.run({ kind: 'case-due', caseId })));
    await world.run({ kind: 'case-due', caseId });
    expect(world.mails).toHaveLength(1);
  });

  it('is none where somebody claimed', async () => {
    const world = createCaseWorld();
    await claimed(world);
    world.clock.advance(31 * minute);
    await world.runJobs();
    expect(world.mails).toEqual([]);
  });

  it('is not put off by claiming and putting back: the first promise stands, with one mail', async () => {
    const world = createCaseWorld();
    const view = await openCase(world);
    for (let i = 0; i < 12; i += 1) {
      world.clock.advance(15 * minute);
      await world.agents.claim(typed(view));
      await world.agents.release(typed(view));
      await world.runJobs();
    }
    const noted = (await world.record(view)).timeline.filter((line) => line.what === 'unclaimed');
    expect(noted.map(({ at }) => at.slice(11, 16))).toEqual(['08:30', '09:30']);
    expect(world.mails).toHaveLength(1);
  });

  it('is broken at once where a case is put back after its time, and a new one is made', async () => {
    const world = createCaseWorld();
    const view = await claimed(world);
    world.clock.advance(5 * hour);
    await world.agents.release(onCard(view));
    await world.run({ kind: 'case-due', caseId: view.caseId });
    expect((await what(world, view)).slice(-2)).toEqual(['released', 'unclaimed']);
    expect(Date.parse((await world.record(view)).dueAt) - world.clock.now().getTime()).toBe(hour);
    expect(world.mails).toHaveLength(1);
  });

  it('is mailed again only when the mail was certainly not taken', async () => {
    const world = createCaseWorld();
    const { caseId } = await openCase(world);
    world.clock.advance(30 * minute);
    world.weather.mail = { kind: 'refused', reason: 'throttled' };
    await expect(world.run({ kind: 'case-due', caseId })).rejects.toThrow(DependencyError);
    world.weather.mail = { kind: 'accepted' };
    await world.run({ kind: 'case-due', caseId });
    expect(world.mails).toHaveLength(1);
    const other = createCaseWorld();
    const second = await openCase(other);
    other.clock.advance(30 * minute);
    other.weather.mail = new Error('connection lost');
    await other.run({ kind: 'case-due', caseId: second.caseId });
    other.weather.mail = { kind: 'accepted' };
    await other.run({ kind: 'case-due', caseId: second.caseId });
    expect(other.mails).toEqual([]);
  });

  it('does not wait where the channel cannot be reached', async () => {
    const world = createCaseWorld();
    const view = await openCase(world);
    const found = (await world.cases.load(view.caseId))!;
    await world.cases.patch(found, { post: { ...found.record.post, state: 'unreachable' } });
    await world.run({ kind: 'case-due', caseId: view.caseId });
    expect(world.mails).toHaveLength(1);
    expect(world.mails[0]!.subject).toContain('could not be posted');
  });
});

describe('the looks of a case’s clock', () => {
  it('stay few, however much happens', async () => {
    const world = createCaseWorld();
    const view = await claimed(world);
    for (let i = 0; i < 15; i += 1) {
      await world.agents.tell(typed(view), `line ${i}`);
      world.clock.advance(minute + 777);
      await world.runJobs();
    }
    const planned = world.jobs.state.waiting.filter(({ job }) => job.kind === 'case-due');
    expect(planned.length).toBeLessThanOrEqual(2);
    for (let i = 0; i < 3; i += 1) {
      world.clock.advance(24 * hour);
      await world.runJobs();
    }
    expect(world.jobs.state.waiting.filter(({ job }) => job.kind === 'case-due')).toHaveLength(1);
  });

  it('are never named like the one that runs, also when that runs a little early', () => {
    const opened = new Date('2026-03-01T08:00:00.250Z');
    const record = {
      openedAt: opened.toISOString(),
      expiresAt: '2026-03-08T08:00:00.250Z',
      dueAt: '',
      state: 'claimed',
    };
    for (let ahead = 0; ahead <= 4_000; ahead += 250) {
      const due = new Date(opened.getTime() + 24 * hour - ahead);
      const running = Math.ceil((opened.getTime() + 24 * hour) / 1000);
      const next = nextDueSeconds(record as never, due);
      expect(next.moment).not.toBe(running);
      expect(due.getTime() / 1000 + next.seconds).toBeGreaterThanOrEqual(running - 1);
    }
  });
});

describe('the end of a case that nobody touches', () => {
  it('comes after seven days, and the person may open another', async () => {
    const world = createCaseWorld();
    const view = await openCase(world);
    world.clock.advance(7 * 24 * hour);
    await world.runJobs();
    expect(await world.record(view)).toMatchObject({ state: 'expired', endedBecause: 'time-over' });
    await openCase(world);
  });

  it('is seen also where no job came', async () => {
    const world = createCaseWorld();
    const view = await openCase(world);
    world.clock.advance(7 * 24 * hour);
    expect(await world.person.current(world.speaker(ainoId))).toBeUndefined();
    expect((await world.record(view)).state).toBe('expired');
  });
});

describe('a vouch', () => {
  it('is one proof: with the one registered method the person passes, and the case ends with the password', async () => {
    const world = createCaseWorld();
    const view = await vouched(world);
    expect(view).toMatchObject({ state: 'vouched', vouches: [{ agentName: 'Mikko Laine', evidence: 'in-person' }] });
    const record = await world.record(view);
    const flow = (await world.resets.flows.load(record.flowId!))!.record;
    expect(flow).toMatchObject({ state: 'proving', caseId: view.caseId, proofs: [{ method: 'vouch' }] });
    expect(record.vouches[0]).toMatchObject({ flowId: flow.id, at: (flow.proofs[0] as { at: string }).at });
    const speaker = { ...aino, conversationId: `a:${ainoId}` };
    const ref = { speaker, flowId: flow.id, nonce: undefined };
    expectKind(await world.resets.reset.sendCode(ref, 'sms-code'), 'sent');
    expect(expectKind(await world.resets.reset.submitCode(ref, newestCode(world.resets)), 'verified').passed).toBe(
      true,
    );
    await world.runJobs();
    let at = (await world.resets.flows.load(flow.id))!;
    for (const event of ['password-sealed', 'intent-taken', 'write-confirmed'] as const) {
      const moved = await world.resets.flows.move(at, event, {});
      if (moved.kind !== 'moved') throw new Error(moved.kind);
      at = moved.flow;
    }
    for (let i = 0; i < 2; i += 1) await world.run({ kind: 'case-flow', caseId: view.caseId, flowId: flow.id });
    expect(await world.record(view)).toMatchObject({ state: 'resolved', endedBecause: 'password-set' });
    expect((await what(world, view)).filter((one) => one === 'password-set')).toHaveLength(1);
  });

  it('is audited before it counts, with the hash of the reference and not the reference', async () => {
    const world = createCaseWorld();
    await vouched(world);
    const event = world.audit.state.events.find(({ type }) => type === 'case.vouched');
    expect(event).toMatchObject({ evidence: 'in-person', referenceHash: expect.stringMatching(/^[0-9a-f]{64}$/) });
    expect(JSON.stringify(world.audit.state.events)).not.toContain('20417');
  });

  it.each([
    [{ ...form, evidence: 'knows-birthday' as never }, 'evidence'],
    [{ ...form, reference: 'x' }, 'reference'],
    [{ ...form, reference: '1234 5678' }, 'reference'],
    [{ ...form, confirmed: false }, 'checklist'],
  ])('needs the whole form (%j)', async (bad, problem) => {
    const world = createCaseWorld();
    const view = await claimed(world);
    expect(await world.agents.vouch(onCard(view), bad)).toMatchObject({ kind: 'form', problem });
    expect((await world.record(view)).vouches).toEqual([]);
  });

  it.each([
    [{ user: { accountEnabled: false } }, 'disabled'],
    [{ user: { onPremisesSyncEnabled: true } }, 'synced'],
    [{ privilege: { activeRoles: 1 } }, 'privileged'],
    [{ failing: ['listMethods'] }, 'could-not-check'],
    [{ user: null }, 'unsupported-account'],
  ] as const)('gives nothing to an account that may not be reset: %j', async (answers, reason) => {
    const world = createCaseWorld();
    const view = await claimed(world);
    Object.assign(world.resets.directory, answers);
    const outcome = await world.agents.vouch(onCard(view), form);
    expect(outcome).toMatchObject({ kind: 'account-refused', reason });
    expect((await world.record(view)).state).toBe('claimed');
    expect(world.audit.types()).not.toContain('case.vouched');
    expect(await what(world, view)).not.toContain('vouch-lapsed');
  });

  it('lapses after an hour, and can be given again', async () => {
    const world = createCaseWorld();
    const view = await vouched(world);
    world.clock.advance(hour);
    await world.runJobs();
    expect(await world.record(view)).toMatchObject({ state: 'claimed' });
    expect(await what(world, view)).toContain('vouch-lapsed');
    expect((await world.agents.vouch(typed(view), form)).kind).toBe('done');
  });

  it('lapses with its flow', async () => {
    const world = createCaseWorld();
    const view = await vouched(world);
    const { flowId } = await world.record(view);
    const flow = (await world.resets.flows.load(flowId!))!;
    await world.resets.flows.move(flow, 'cancelled', {});
    for (let i = 0; i < 2; i += 1) await world.run({ kind: 'case-flow', caseId: view.caseId, flowId: flowId! });
    expect(await world.record(view)).toMatchObject({ state: 'claimed', flowId: null });
    expect((await what(world, view)).filter((one) => one === 'vouch-lapsed')).toHaveLength(1);
  });
});

describe('asking the person to prove themselves', () => {
  it('shows the agent pending, then passed or failed, and nothing else', async () => {
    for (const [event, seen] of [
      ['pass-mark-reached', 'passed'],
      ['cancelled', 'failed'],
    ] as const) {
      const world = createCaseWorld();
      const held = await claimed(world);
      const asked = expectKind(await world.agents.startVerification(onCard(held)), 'done').view;
      expect(asked.verification).toBe('pending');
      const { flowId } = await world.record(asked);
      const flow = (await world.resets.flows.load(flowId!))!;
      const confirmed = await world.resets.reset.confirmAccount(
        press({ flowId: flowId!, nonce: flow.record.nonce } as never, {
          ...aino,
          conversationId: flow.record.conversationId,
        }),
      );
      expect(confirmed.kind).toBe('confirmed');
      await world.resets.flows.move((await world.resets.flows.load(flowId!))!, event, {});
      for (let i = 0; i < 2; i += 1) await world.run({ kind: 'case-flow', caseId: asked.caseId, flowId: flowId! });
      const view = await viewFor(world, asked);
      expect(view.verification).toBe(seen);
      expect(view.timeline.filter((line) => line.what === `verification-${seen}`)).toHaveLength(1);
      expect(JSON.stringify(view)).not.toMatch(/@|358|posti|mobile/);
    }
  });

  it('is no news to a case that does not watch the flow', async () => {
    const world = createCaseWorld();
    const view = await claimed(world);
    const before = await world.record(view);
    const own = expectKind(await world.resets.reset.start(aino, 'en'), 'identified').view;
    await world.resets.flows.move((await world.resets.flows.load(own.flowId))!, 'cancelled', {});
    const record = { ...before, flowId: own.flowId, verification: 'pending' as const };
    await world.cases.patch((await world.cases.load(view.caseId))!, record);
    await world.run({ kind: 'case-flow', caseId: view.caseId, flowId: own.flowId });
    expect(await world.record(view)).toEqual(record);
    await world.cases.patch((await world.cases.load(view.caseId))!, before);
    await world.run({ kind: 'case-flow', caseId: view.caseId, flowId: `${world.target}.${'x'.repeat(22)}` });
    expect(await world.record(view)).toEqual(before);
  });
});

describe('an account without any registered method', () => {
  const unregistered = { unregistered: { enabled: true, objectionHours: 24 } };
  const twoWorld = () => {
    const world = createCaseWorld({ settings: unregistered });
    Object.assign(world.resets.options.policy, {});
    return world;
  };
  /** The flow's side of it has tests of its own: here it says yes. */
  async function judged(world: CaseWorld) {
    const joined: unknown[] = [];
    Object.assign(world.resets.caseProofs, {
      judge: async () => ({ kind: 'two-vouches', manager: { id: 'boss', name: 'Boss' } }),
      join: async (_: unknown, vouch: unknown, earlier: unknown) => {
        joined.push([vouch, earlier]);
        return { kind: 'joined', flowId: `${world.target}.${'f'.repeat(22)}` };
      },
    });
    return { joined, view: await claimed(world) };
  }
  const told = async (world: CaseWorld, view: { caseId: string }, more = {}) => {
    const found = (await world.cases.load(view.caseId))!;
    const toldAt = world.clock.now().toISOString();
    await world.cases.patch(found, { objection: { ...found.record.objection!, toldAt, ...more } });
  };

  it('shows agents until when the manager may object, counted from their mail', async () => {
    const world = twoWorld();
    const { view } = await judged(world);
    expectKind(await world.agents.vouch(onCard(view), form), 'waiting');
    world.clock.advance(5 * hour);
    await told(world, view);
    const { until } = expectKind(await world.agents.look(typed(view)), 'done').view.objection!;
    expect(until.getTime()).toBe(world.clock.now().getTime() + 24 * hour);
  });

  it('needs two agents, seeing the person, and a day in which the manager says nothing', async () => {
    const world = twoWorld();
    const { joined, view } = await judged(world);
    const weak = { ...form, evidence: 'callback-to-hr-number' } as const;
    expect(await world.agents.vouch(onCard(view), weak)).toMatchObject({ kind: 'form', problem: 'evidence' });
    const first = expectKind(await world.agents.vouch(onCard(view), form), 'waiting');
    expect(first.until.getTime()).toBe(world.clock.now().getTime() + 24 * hour);
    expect(world.jobs.kinds('bot')).toContain('manager-notice');
    await told(world, view);
    expect((await world.agents.vouch(typed(view), form)).kind).toBe('same-agent');
    const taken = expectKind(await world.agents.takeOver(typed(view, liisa)), 'done').view;
    for (const id of [liisaId, mikko.agentId]) world.accounts[id]!.employeeId = 'K-1003';
    expect((await world.agents.vouch(onCard(taken, liisa), form)).kind).toBe('same-agent');
    world.accounts[liisaId]!.employeeId = undefined;
    expect((await world.agents.vouch(onCard(taken, liisa), form)).kind).toBe('too-early');
    await world.run({ kind: 'case-due', caseId: view.caseId });
    expect(joined).toEqual([]);
    world.clock.advance(24 * hour);
    expect((await world.agents.vouch(typed(taken, liisa), form)).kind).toBe('done');
    expect(joined).toEqual([
      [expect.objectContaining({ agentId: liisaId }), expect.objectContaining({ agentId: mikko.agentId })],
    ]);
    expect((await world.agents.vouch(typed(taken, liisa), form)).kind).toBe('not-now');
  });

  it('never without the manager’s having been told', async () => {
    const world = twoWorld();
    const { view } = await judged(world);
    await world.agents.vouch(onCard(view), form);
    await world.agents.takeOver(typed(view, liisa));
    world.clock.advance(30 * hour);
    expect((await world.agents.vouch(typed(view, liisa), form)).kind).toBe('too-early');
  });

  it('is over when the manager objects', async () => {
    const world = twoWorld();
    const { view, joined } = await judged(world);
    await world.agents.vouch(onCard(view), form);
    await told(world, view, { objectedAt: world.clock.now().toISOString() });
    await world.agents.takeOver(typed(view, liisa));
    world.clock.advance(25 * hour);
    expect((await world.agents.vouch(typed(view, liisa), form)).kind).toBe('objected');
    world.clock.advance(50 * hour);
    await world.run({ kind: 'case-due', caseId: view.caseId });
    expect((await world.record(view)).state).toBe('claimed');
    expect((await world.agents.vouch(typed(view, liisa), form)).kind).toBe('objected');
    expect(joined).toEqual([]);
  });

  it('begins anew when the first word grows too old: it is no half of anything then', async () => {
    const world = twoWorld();
    const { view, joined } = await judged(world);
    await world.agents.vouch(onCard(view), form);
    await told(world, view);
    world.clock.advance(72 * hour);
    await world.runJobs();
    expect(await world.record(view)).toMatchObject({ state: 'claimed', vouches: [], objection: null });
    await world.agents.takeOver(typed(view, liisa));
    expect((await world.agents.vouch(typed(view, liisa), form)).kind).toBe('waiting');
    expect(joined).toEqual([]);
  });

  it('also where nobody looked at the case when the first word grew too old', async () => {
    const world = twoWorld();
    const { view, joined } = await judged(world);
    await world.agents.vouch(onCard(view), form);
    await told(world, view);
    world.clock.advance(72 * hour);
    await world.agents.takeOver(typed(view, liisa));
    expect((await world.agents.vouch(typed(view, liisa), form)).kind).toBe('waiting');
    expect((await world.record(view)).vouches).toEqual([expect.objectContaining({ agentId: liisaId })]);
    await world.run({ kind: 'case-due', caseId: view.caseId });
    expect(joined).toEqual([]);
  });

  it('cannot be helped where there is no manager to tell', async () => {
    const world = twoWorld();
    const { view } = await judged(world);
    Object.assign(world.resets.caseProofs, { judge: async () => ({ kind: 'two-vouches', manager: undefined }) });
    expect((await world.agents.vouch(onCard(view), form)).kind).toBe('no-manager');
  });
});

describe('a called person who says No', () => {
  const denied = (world: CaseWorld, checkId = 'check-1') =>
    world.alarm.callerDenied({
      tenantId: aino.tenantId,
      targetId: ainoId,
      target: world.target,
      correlationId: 'call',
      checkId,
      agentName: 'Mikko Laine',
      language: 'en',
    });

  it('opens a frozen case of high priority and mails the team, once for each check', async () => {
    const world = createCaseWorld();
    for (let i = 0; i < 3; i += 1) await denied(world);
    const [caseId = ''] = await world.cases.openInTeam('service-desk', 5);
    expect(await world.record({ caseId })).toMatchObject({ trouble: 'caller-denied', priority: 'high', state: 'open' });
    expect((await what(world, { caseId })).filter((one) => one === 'frozen')).toHaveLength(1);
    expect(world.mails).toHaveLength(1);
    expect(world.mails[0]!.text).toContain('Mikko Laine');
    await denied(world, 'check-2');
    expect(world.mails).toHaveLength(2);
    expect(await world.cases.openInTeam('service-desk', 5)).toHaveLength(1);
  });

  it('freezes the case that is open: nothing but refusing and resolving is left', async () => {
    const world = createCaseWorld();
    const view = await claimed(world);
    await denied(world);
    const now = await viewFor(world, view);
    expect(now).toMatchObject({ frozen: true, priority: 'high', trouble: 'caller-denied' });
    expect((await world.agents.tell(onCard(now), 'hello')).kind).toBe('frozen');
    expect((await world.agents.vouch(onCard(now), form)).kind).toBe('frozen');
    expect((await world.agents.startVerification(onCard(now))).kind).toBe('frozen');
    expect((await world.agents.handBack(onCard(now))).kind).toBe('frozen');
    expect((await world.agents.refuse(onCard(view), 'not-the-person')).kind).toBe('stale');
    expect((await world.agents.refuse(onCard(now), 'not-the-person')).kind).toBe('done');
  });

  it('stops a vouch that is not in the flow yet', async () => {
    const world = createCaseWorld();
    const view = await vouched(world);
    await denied(world);
    const found = (await world.cases.load(view.caseId))!;
    await world.cases.patch(found, { vouches: found.record.vouches.map((one) => ({ ...one, flowId: null })) });
    Object.assign(world.resets.caseProofs, {
      join: () => {
        throw new Error('a frozen case joined a vouch');
      },
    });
    await world.run({ kind: 'case-due', caseId: view.caseId });
    expect((await world.record(view)).vouches[0]!.flowId).toBeNull();
  });
});

describe('what is stored of a case', () => {
  it('holds no address and no code', async () => {
    const world = createCaseWorld();
    const view = await vouched(world);
    await world.agents.tell(typed(view), 'See you at the desk');
    const record = JSON.stringify(await world.record(view));
    expect(record).not.toMatch(/@|358|posti|contoso/);
    expect(await world.records.find(relayMessageKind, 'target', world.target)).toHaveLength(1);
    expect(agent(liisaId).channelId).toBe(mikko.channelId);
  });
});
