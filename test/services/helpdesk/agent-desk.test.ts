import { describe, expect, it } from '@jest/globals';
import { DependencyError } from '../../../services/errors/app-error.ts';
import type { AgentDesk, CaseRef } from '../../../services/helpdesk/agent-desk.ts';
import { openCaseStates, type OpenCaseState } from '../../../services/helpdesk/case-state.ts';
import type { DeskView } from '../../../services/outcomes/case-outcome.ts';
import {
  addPerson,
  agent,
  claimed,
  createCaseWorld,
  liisa,
  liisaId,
  mikko,
  mikkoId,
  onCard,
  openCase,
  typed,
  viewFor,
  villeId,
  type CaseWorld,
} from '../../support/case-world.ts';
import { ainoId } from '../../support/directory-answers.ts';
import { expectKind } from '../../support/reset-world.ts';

const form = { evidence: 'in-person', reference: 'Badge K-20417, front desk', confirmed: true } as const;
type Act = (agents: AgentDesk, ref: CaseRef) => Promise<{ readonly kind: string }>;
const acts: Readonly<Record<string, Act>> = {
  claim: (agents, ref) => agents.claim(ref),
  takeOver: (agents, ref) => agents.takeOver(ref),
  release: (agents, ref) => agents.release(ref),
  tell: (agents, ref) => agents.tell(ref, 'Where are you now?'),
  startVerification: (agents, ref) => agents.startVerification(ref),
  vouch: (agents, ref) => agents.vouch(ref, form),
  refuse: (agents, ref) => agents.refuse(ref, 'not-the-person'),
  resolve: (agents, ref) => agents.resolve(ref, 'solved-otherwise'),
  handBack: (agents, ref) => agents.handBack(ref),
};
const everyAct = Object.entries(acts);
const reading: readonly [string, Act] = ['look', (agents, ref) => agents.look(ref)];
const untouched = async (world: CaseWorld, view: DeskView): Promise<void> => {
  const { timeline: _now, ...now } = await viewFor(world, view);
  const { timeline: _before, ...before } = view;
  expect(now).toEqual(before);
};

/** Brings Aino's case (one registered method) into a state in which Mikko holds it, if anybody. */
async function inState(world: CaseWorld, state: OpenCaseState): Promise<DeskView> {
  world.resets.directory.methods = { email: undefined };
  if (state === 'open') return openCase(world);
  const view = await claimed(world);
  if (state === 'claimed') return view;
  if (state === 'vouched') return expectKind(await world.agents.vouch(onCard(view), form), 'done').view;
  const asked = expectKind(await world.agents.tell(onCard(view), 'Which phone?'), 'done').view;
  if (state === 'waiting-for-agent') await world.person.add(world.speaker(ainoId), 'The old one');
  return viewFor(world, asked);
}

describe('the right of an agent, read at each act', () => {
  it.each([...everyAct, reading])('%s is refused to who is no member of the group', async (_, act) => {
    const world = createCaseWorld();
    const view = await claimed(world);
    world.accounts[mikkoId]!.agent = false;
    expect(await act(world.agents, onCard(view))).toEqual({ kind: 'not-an-agent' });
    world.accounts[mikkoId]!.agent = true;
    await untouched(world, view);
    expect(await act(world.agents, onCard(view, agent(villeId)))).toEqual({ kind: 'not-an-agent' });
  });

  it.each([...everyAct, reading])('%s is refused to an account that is disabled or gone', async (_, act) => {
    const world = createCaseWorld();
    const view = await claimed(world);
    for (const change of [{ enabled: false }, { gone: true }]) {
      Object.assign(world.accounts[mikkoId]!, change);
      expect(await act(world.agents, onCard(view))).toEqual({ kind: 'not-an-agent' });
      Object.assign(world.accounts[mikkoId]!, { enabled: true, gone: false });
    }
    await untouched(world, view);
  });

  it.each([...everyAct, reading])('%s is refused when the right cannot be read (I8)', async (_, act) => {
    const world = createCaseWorld();
    const view = await claimed(world);
    world.weather.directoryDown = true;
    expect(await act(world.agents, onCard(view))).toEqual({ kind: 'could-not-check' });
    world.weather.directoryDown = false;
    await untouched(world, view);
  });

  it.each([...everyAct, reading])('%s works in the channel of the team only', async (_, act) => {
    const world = createCaseWorld();
    const view = await claimed(world);
    for (const channelId of ['19:other@thread.tacv2', '', 'a:personal']) {
      expect(await act(world.agents, onCard(view, agent(mikkoId, { channelId })))).toEqual({ kind: 'not-an-agent' });
    }
    expect(await act(world.agents, onCard(view, agent(mikkoId, { tenantId: villeId })))).toEqual({
      kind: 'unknown-case',
    });
    await untouched(world, view);
  });

  it.each([...everyAct, reading])('%s is refused on one’s own case (I5)', async (_, act) => {
    const world = createCaseWorld();
    const view = await claimed(world);
    world.accounts[ainoId]!.agent = true;
    expect(await act(world.agents, onCard(view, agent(ainoId)))).toEqual({ kind: 'own-case' });
    expect(await act(world.agents, onCard(view, agent(ainoId.toUpperCase())))).not.toMatchObject({ kind: 'done' });
    await untouched(world, view);
  });

  it.each([...everyAct, reading])('%s is refused on the case of one’s own report (I5)', async (_, act) => {
    const world = createCaseWorld();
    const view = await claimed(world);
    world.accounts[ainoId]!.manager = mikkoId.toUpperCase();
    expect(await act(world.agents, onCard(view))).toEqual({ kind: 'too-close' });
    world.accounts[ainoId]!.manager = undefined;
    await untouched(world, view);
  });

  it.each([...everyAct, reading])('%s is refused on the case of one’s own other account (I5)', async (_, act) => {
    const world = createCaseWorld();
    const view = await claimed(world);
    world.accounts[mikkoId]!.employeeId = 'K-1003';
    world.accounts[ainoId]!.employeeId = 'k-1003';
    expect(await act(world.agents, onCard(view))).toEqual({ kind: 'own-case' });
    world.accounts[ainoId]!.employeeId = 'K-1004';
    await untouched(world, view);
  });

  it.each([...everyAct, reading])('%s is refused to another account of the person’s manager (I5)', async (_, act) => {
    const world = createCaseWorld();
    const view = await claimed(world);
    world.accounts[ainoId]!.manager = villeId;
    for (const id of [villeId, mikkoId]) world.accounts[id]!.employeeId = 'K-1003';
    expect(await act(world.agents, onCard(view))).toEqual({ kind: 'too-close' });
    world.accounts[villeId]!.employeeId = undefined;
    await untouched(world, view);
  });

  it('lets nobody vouch for another account of their own manager', async () => {
    const world = createCaseWorld();
    const view = await claimed(world);
    world.accounts[mikkoId]!.manager = villeId;
    for (const id of [villeId, ainoId]) world.accounts[id]!.employeeId = 'K-1003';
    expect(await world.agents.vouch(onCard(view), form)).toEqual({ kind: 'too-close' });
  });

  it('lets nobody vouch for an agent of any team, and lets them do the rest', async () => {
    const world = createCaseWorld();
    const view = await claimed(world);
    world.accounts[ainoId]!.agent = true;
    world.resets.directory.methods = { email: undefined };
    expect(await world.agents.vouch(onCard(view), form)).toMatchObject({ kind: 'fellow-agent' });
    expect((await world.record(view)).vouches).toEqual([]);
    expect(world.audit.state.events.at(-1)).toMatchObject({ type: 'case.act-refused', reason: 'fellow-agent' });
    world.resets.directory.methods = {};
    const asked = expectKind(await world.agents.startVerification(onCard(view)), 'done').view;
    expect((await world.agents.tell(onCard(asked), 'Prove yourself, please')).kind).toBe('done');
    expect((await world.agents.release(typed(asked))).kind).toBe('done');
    expect((await world.agents.claim(typed(asked))).kind).toBe('done');
  });

  it('vouches for nobody of whom it cannot be read whether they are an agent', async () => {
    const world = createCaseWorld();
    const view = await claimed(world);
    world.accounts[ainoId]!.groupsUnreadable = true;
    expect(await world.agents.vouch(onCard(view), form)).toEqual({ kind: 'could-not-check' });
    expect((await world.record(view)).vouches).toEqual([]);
  });

  it('lets nobody vouch for their own manager, and lets them do the rest', async () => {
    const world = createCaseWorld();
    const view = await claimed(world);
    world.accounts[mikkoId]!.manager = ainoId;
    expect(await world.agents.vouch(onCard(view), form)).toEqual({ kind: 'too-close' });
    expect((await world.agents.release(onCard(view))).kind).toBe('done');
  });

  it('tells agents only whether a number is a case’s', async () => {
    const world = createCaseWorld();
    for (const caseId of ['4K7M2QXR', 'nonsense', '', '}{'.repeat(30)]) {
      expect(await world.agents.look(typed({ caseId }))).toEqual({ kind: 'unknown-case' });
      expect(await world.agents.look(typed({ caseId }, agent(villeId)))).toEqual({ kind: 'not-an-agent' });
    }
  });

  it('audits refused acts, thirty an hour and agent, with the agent’s own pseudonym', async () => {
    const world = createCaseWorld();
    const view = await claimed(world);
    for (let i = 0; i < 50; i += 1) await world.agents.claim(onCard(view, liisa));
    const noted = world.audit.state.events.filter(({ type }) => type === 'case.act-refused');
    expect(noted).toHaveLength(30);
    expect(noted[0]).toMatchObject({ act: 'claim', reason: 'held-by-other', caseId: view.caseId });
    expect(JSON.stringify(world.audit.state.events)).not.toMatch(/Mikko|Liisa|Aino|contoso|3333|6666/);
  });
});

describe('what may be done in which state', () => {
  const allowed: Readonly<Record<OpenCaseState, readonly string[]>> = {
    open: ['claim'],
    claimed: ['release', 'tell', 'startVerification', 'vouch', 'refuse', 'resolve', 'handBack'],
    'waiting-for-person': ['release', 'tell', 'startVerification', 'vouch', 'refuse', 'resolve', 'handBack'],
    'waiting-for-agent': ['release', 'tell', 'startVerification', 'vouch', 'refuse', 'resolve', 'handBack'],
    vouched: ['release', 'tell', 'refuse', 'resolve', 'handBack'],
  };
  it.each(openCaseStates.flatMap((state) => everyAct.map(([name, act]) => [state, name, act] as const)))(
    'a case that is %s: %s by who holds it',
    async (state, name, act) => {
      const world = createCaseWorld();
      const view = await inState(world, state);
      // Who has one method only has nothing to begin a verification with.
      if (name === 'startVerification') world.resets.directory.methods = {};
      const before = world.audit.state.events.length;
      const outcome = await act(world.agents, onCard(view));
      if (allowed[state].includes(name)) {
        expect(outcome.kind).toBe('done');
        expect(world.audit.state.events.length).toBeGreaterThan(before);
      } else if (state === 'vouched' && name === 'startVerification') {
        // The flow is there already: to go on with it does no harm.
        expect(outcome.kind).toBe('done');
      } else {
        expect(outcome.kind).toBe('not-now');
        await untouched(world, view);
      }
    },
  );

  it.each(everyAct.filter(([name]) => name !== 'takeOver'))(
    '%s by a colleague: it is held by another',
    async (_, act) => {
      const world = createCaseWorld();
      const view = await claimed(world);
      expect(await act(world.agents, onCard(view, liisa))).toMatchObject({
        kind: 'held-by-other',
        view: { owner: { name: 'Mikko Laine' } },
      });
      await untouched(world, view);
    },
  );

  it.each(everyAct)('%s in a case that is over says so', async (_, act) => {
    const world = createCaseWorld();
    const view = await claimed(world);
    const over = expectKind(await world.agents.resolve(onCard(view), 'solved-otherwise'), 'done').view;
    expect(over.state).toBe('resolved');
    expect((await act(world.agents, typed(view))).kind).toBe('not-now');
    expect((await act(world.agents, typed(view, liisa))).kind).toBe('not-now');
    await untouched(world, over);
  });

  it.each(everyAct.filter(([name]) => name !== 'tell'))('%s from an old card changes nothing', async (_, act) => {
    const world = createCaseWorld();
    const old = await claimed(world);
    const view = expectKind(await world.agents.tell(onCard(old), 'Where are you?'), 'done').view;
    world.clock.advance(61_000);
    expect((await act(world.agents, onCard(old))).kind).toBe('stale');
    await untouched(world, view);
  });

  it('takes reasons from the lists only', async () => {
    const world = createCaseWorld();
    const view = await claimed(world);
    expect((await world.agents.refuse(onCard(view), 'password-set')).kind).toBe('not-now');
    expect((await world.agents.resolve(onCard(view), 'not-the-person')).kind).toBe('not-now');
    await untouched(world, view);
  });

  it('lets a colleague take over, and shows the name that the directory has', async () => {
    const world = createCaseWorld();
    world.accounts[liisaId]!.name = 'Liisa [link](x) ‮';
    const view = await claimed(world);
    const taken = expectKind(await world.agents.takeOver(onCard(view, liisa)), 'done').view;
    expect(taken).toMatchObject({ state: 'claimed', owner: { id: liisaId, name: 'Liisa [link](x) ‮' } });
    expect((await world.agents.release(onCard(taken))).kind).toBe('held-by-other');
  });

  it('keeps the first promise when a case is put back', async () => {
    const world = createCaseWorld();
    const view = await claimed(world);
    world.clock.advance(600_000);
    const back = expectKind(await world.agents.release(onCard(view)), 'done').view;
    expect(back).toMatchObject({ state: 'open', owner: undefined, overdue: false });
    expect(back.dueAt).toEqual(view.dueAt);
  });

  it('lets one agent take, put back and take over one case ten times an hour, and says when again', async () => {
    const world = createCaseWorld();
    const view = await openCase(world);
    for (let i = 0; i < 5; i += 1) {
      expectKind(await world.agents.claim(typed(view)), 'done');
      expectKind(await world.agents.release(typed(view)), 'done');
    }
    const { retryAt } = expectKind(await world.agents.claim(typed(view)), 'too-often');
    expect(retryAt.getTime()).toBe(world.clock.now().getTime() + 3_600_000);
    expect((await world.record(view)).state).toBe('open');
    expect(world.audit.state.events.at(-1)).toMatchObject({ type: 'case.act-refused', reason: 'too-often' });
    expect((await world.agents.takeNext(mikko)).kind).toBe('none-waiting');
    expectKind(await world.agents.claim(typed(view, liisa)), 'done');
    expect((await world.agents.takeOver(typed(view))).kind).toBe('too-often');
    world.clock.advance(3_600_000);
    expectKind(await world.agents.takeOver(typed(view)), 'done');
  });

  it('counts no press that changes nothing', async () => {
    const world = createCaseWorld();
    const view = await claimed(world);
    for (let i = 0; i < 30; i += 1) await world.agents.claim(typed(view));
    expectKind(await world.agents.release(typed(view)), 'done');
  });
});

describe('presses that come twice', () => {
  it.each(everyAct.filter(([name]) => name !== 'claim' && name !== 'takeOver'))(
    '%s has one effect however often it is delivered',
    async (name, act) => {
      const world = createCaseWorld();
      if (name === 'vouch') world.resets.directory.methods = { email: undefined };
      const view = await claimed(world);
      const first = await act(world.agents, onCard(view));
      expect(first.kind).toBe('done');
      const after = await world.record(view);
      const again = await Promise.all([1, 2, 3].map(() => act(world.agents, onCard(view))));
      expect(again.map(({ kind }) => kind)).toEqual(['duplicate', 'duplicate', 'duplicate']);
      expect(await world.record(view)).toEqual(after);
    },
  );

  it('passes words on once that come again minutes after the first ones of the talk', async () => {
    const world = createCaseWorld();
    const first = expectKind(await world.agents.tell(onCard(await claimed(world)), 'Where are you?'), 'done').view;
    world.clock.advance(5 * 60_000);
    expectKind(await world.agents.tell(onCard(first), 'Still there?'), 'done');
    world.clock.advance(15_000);
    expect(await world.agents.tell(onCard(first), 'Still there?')).toEqual({ kind: 'duplicate' });
    expect((await world.record(first)).lastMessage).toBe(2);
  });

  it('passes every different word on that is written on one card, old or not, and each of them once', async () => {
    const world = createCaseWorld();
    const old = await claimed(world);
    for (const text of ['One', 'Two', 'Three']) {
      expectKind(await world.agents.tell(onCard(old), text), 'done');
      expect((await world.agents.tell(onCard(old), text)).kind).toBe('duplicate');
    }
    expect((await world.record(old)).lastMessage).toBe(3);
  });

  it('has the card learn its new nonce after words that the timeline does not repeat', async () => {
    const world = createCaseWorld();
    const first = expectKind(await world.agents.tell(onCard(await claimed(world)), 'One'), 'done').view;
    const before = world.jobs.state.ever.length;
    expectKind(await world.agents.tell(onCard(first), 'Two'), 'done');
    expect(world.jobs.state.ever.slice(before).map(({ job }) => job.kind)).toContain('case-changed');
  });

  it('takes no late words of an agent who does not hold the case', async () => {
    const world = createCaseWorld();
    const old = await claimed(world);
    const view = expectKind(await world.agents.tell(onCard(old), 'Where are you?'), 'done').view;
    expect((await world.agents.tell(onCard(old, liisa), 'It is me')).kind).toBe('held-by-other');
    await untouched(world, view);
  });

  it('gives a case to one of two agents who claim at once, and tells the other who has it', async () => {
    const world = createCaseWorld();
    const view = await openCase(world);
    const [one, two] = await Promise.all([
      world.agents.claim(onCard(view, mikko)),
      world.agents.claim(onCard(view, liisa)),
    ]);
    expect([one.kind, two.kind].sort()).toEqual(['done', 'held-by-other']);
    const winner = one.kind === 'done' ? 'Mikko Laine' : 'Liisa Koski';
    expect(one.kind === 'done' ? two : one).toMatchObject({ view: { owner: { name: winner } } });
    expect((await world.record(view)).timeline.filter(({ what }) => what === 'claimed')).toHaveLength(1);
  });

  it('claims once when a press is delivered three times at the same moment', async () => {
    const world = createCaseWorld();
    const view = await openCase(world);
    const answers = await Promise.all([1, 2, 3].map(() => world.agents.claim(onCard(view))));
    expect(answers.map(({ kind }) => kind).sort()).toEqual(['done', 'duplicate', 'duplicate']);
  });

  it('shows a late repetition where the case stands', async () => {
    const world = createCaseWorld();
    const view = await openCase(world);
    await world.agents.claim(onCard(view));
    world.clock.advance(61_000);
    expect((await world.agents.claim(onCard(view))).kind).toBe('stale');
  });

  it('passes an agent’s words on once', async () => {
    const world = createCaseWorld();
    const view = await claimed(world);
    await Promise.all([1, 2].map(() => world.agents.tell(onCard(view), 'Hello')));
    expect((await world.records.find('relay-message', 'target', world.target)).length).toBeLessThanOrEqual(2);
    await world.agents.tell(onCard(view), 'Hello');
    expect((await world.record(view)).talking).toBe(true);
  });
});

describe('no audit, no act', () => {
  it.each(everyAct.filter(([name]) => name !== 'claim' && name !== 'takeOver'))('%s', async (name, act) => {
    const world = createCaseWorld();
    if (name === 'vouch') world.resets.directory.methods = { email: undefined };
    const view = await claimed(world);
    world.audit.state.full = true;
    await expect(act(world.agents, onCard(view))).rejects.toMatchObject({ code: 'audit_unavailable' });
    world.audit.state.full = false;
    await untouched(world, view);
    expect(await world.records.find('relay-message', 'target', world.target)).toEqual([]);
  });
});

describe('what an agent writes', () => {
  it.each([
    ['', 'empty'],
    ['   \n ', 'empty'],
    ['x'.repeat(4001), 'too-long'],
    ['x'.repeat(20_000), 'too-long'],
    ['12345678', 'secret'],
    ['Your code is 1234 5678, type it', 'secret'],
    ['Use Kesä2026!aurinko for now', 'secret'],
  ])('%.30j is answered with %s and goes nowhere', async (text, kind) => {
    const world = createCaseWorld();
    const view = await claimed(world);
    expect((await world.agents.tell(onCard(view), text)).kind).toBe(kind);
    expect(await world.records.find('relay-message', 'target', world.target)).toEqual([]);
    expect(JSON.stringify(world.audit.state.events)).not.toContain('Kes');
  });

  it('is counted', async () => {
    const world = createCaseWorld();
    const view = await claimed(world);
    for (let i = 0; i < 20; i += 1) expect((await world.agents.tell(typed(view), `line ${i}`)).kind).toBe('done');
    expect((await world.agents.tell(typed(view), 'one more')).kind).toBe('too-many');
  });
});

describe('the next case', () => {
  it('is the oldest that waits', async () => {
    const world = createCaseWorld();
    const ids: string[] = [];
    for (let n = 0; n < 5; n += 1) {
      world.clock.advance(1000);
      const about = { language: 'en', trouble: 'asked-for-human', flowId: undefined } as const;
      const opened = expectKind(await world.person.open(world.speaker(addPerson(world, n)), about), 'opened');
      ids.push(opened.view.caseId);
    }
    await world.person.add(world.speaker('99999999-9999-4999-8999-000000000000'), 'I am still here');
    const taken = await Promise.all([world.agents.takeNext(mikko), world.agents.takeNext(liisa)]);
    const numbers = taken.map((outcome) => expectKind(outcome, 'done').view.caseId);
    expect([...numbers].sort()).toEqual(ids.slice(0, 2).sort());
    const list = expectKind(await world.agents.list(mikko), 'cases');
    expect(list.views.map(({ caseId }) => caseId)).toEqual(ids);
    expect(list.more).toBe(0);
  });

  it('is never one’s own or one’s report’s, and none is said where none waits', async () => {
    const world = createCaseWorld();
    await openCase(world);
    world.accounts[ainoId]!.manager = mikkoId;
    expect(await world.agents.takeNext(mikko)).toEqual({ kind: 'none-waiting' });
    world.accounts[ainoId]!.agent = true;
    expect(await world.agents.takeNext(agent(ainoId))).toEqual({ kind: 'none-waiting' });
    expect(expectKind(await world.agents.list(agent(ainoId)), 'cases').views).toEqual([]);
    expect(await world.agents.takeNext(agent(villeId))).toEqual({ kind: 'not-an-agent' });
    expect((await world.agents.takeNext(liisa)).kind).toBe('done');
  });

  it('is not said to be none where nobody can read whose it may be', async () => {
    const world = createCaseWorld();
    const view = await openCase(world);
    Object.defineProperty(world.accounts[ainoId]!, 'manager', {
      get: () => {
        throw new DependencyError('directory_unavailable', 'no manager can be read');
      },
    });
    expect(await world.agents.takeNext(mikko)).toEqual({ kind: 'could-not-check' });
    expect((await world.record(view)).state).toBe('open');
  });

  it('lists twenty and counts the rest', async () => {
    const world = createCaseWorld();
    for (let n = 0; n < 43; n += 1) {
      world.clock.advance(1);
      const about = { language: 'fi', trouble: 'locked', flowId: undefined } as const;
      await world.person.open(world.speaker(addPerson(world, n)), about);
    }
    const list = expectKind(await world.agents.list(mikko), 'cases');
    expect(list.views).toHaveLength(20);
    expect(list.more).toBe(23);
  });
});
