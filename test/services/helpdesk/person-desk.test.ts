import { describe, expect, it } from '@jest/globals';
import { readCaseNumber } from '../../../services/helpdesk/case-number.ts';
import { holdsSecret, isReference } from '../../../services/helpdesk/talk-text.ts';
import { createLife } from '../../fakes/dying-process.ts';
import {
  addPerson,
  agent,
  claimed,
  createCaseWorld,
  mikkoId,
  onCard,
  openCase,
  typed,
  viewFor,
  type CaseWorld,
} from '../../support/case-world.ts';
import { ainoId } from '../../support/directory-answers.ts';
import { aino, expectKind, startProving } from '../../support/reset-world.ts';

const about = { language: 'en', trouble: 'code-missing', flowId: undefined } as const;

describe('opening a case', () => {
  it('gives a receipt: number, team, due time, three words that the agent has too', async () => {
    const world = createCaseWorld();
    const { view } = expectKind(await world.person.open(world.speaker(ainoId), about), 'opened');
    expect(view.number).toMatch(/^[2-9A-Z]{4}-[2-9A-Z]{4}$/);
    expect(readCaseNumber(view.number)).toBe(view.caseId);
    expect(view).toMatchObject({
      state: 'open',
      teamName: 'Service Desk',
      agentName: undefined,
      trouble: 'code-missing',
    });
    expect(view.dueAt.getTime() - view.openedAt.getTime()).toBe(30 * 60_000);
    const card = await viewFor(world, view);
    expect(card).toMatchObject({ displayName: 'Aino Järvinen', department: 'Sales', priority: 'normal' });
    expect(new Set(card.words).size).toBe(3);
    expect(card.words).toEqual(view.words);
    expect(JSON.stringify(card)).not.toMatch(/@|358|posti/);
    expect(world.audit.types()).toEqual(['case.changed']);
    expect(world.jobs.kinds('bot')).toEqual(expect.arrayContaining(['case-changed', 'ticket', 'case-due']));
  });

  it('hands out the open one, also to ten presses at once', async () => {
    const world = createCaseWorld();
    const speaker = world.speaker(ainoId);
    const outcomes = await Promise.all(Array.from({ length: 5 }, () => world.person.open(speaker, about)));
    expect(outcomes.filter(({ kind }) => kind === 'opened')).toHaveLength(1);
    const ids = outcomes.map((outcome) => ('view' in outcome ? outcome.view.caseId : ''));
    expect(new Set(ids).size).toBe(1);
    expect(await world.cases.openInTeam('service-desk', 10)).toHaveLength(1);
  });

  it('pauses the flow that did not lead on, tells what was tried, and gives it back', async () => {
    const world = createCaseWorld();
    const speaker = { ...aino };
    const flow = await startProving(world.resets);
    await world.resets.reset.sendCode({ speaker, flowId: flow.flowId, nonce: flow.nonce }, 'sms-code');
    const { view } = expectKind(await world.person.open(speaker, { ...about, flowId: flow.flowId }), 'opened');
    expect((await world.resets.flows.load(flow.flowId))?.record.state).toBe('with-helpdesk');
    const card = await viewFor(world, view);
    expect(card.timeline.map(({ what, detail }) => [what, detail])).toEqual([
      ['tried-method', 'sms-code'],
      ['opened', 'code-missing'],
    ]);
    expect(expectKind(await world.person.backToBot(speaker), 'back')).toMatchObject({ flowId: flow.flowId });
    expect((await world.resets.flows.load(flow.flowId))?.record.state).toBe('proving');
    expect((await world.person.current(speaker))?.state).toBe('open');
  });

  describe.each(['asked-for-human', 'half-registered'] as const)('after a refusal (%s)', (trouble) => {
    const wish = { language: 'en', trouble, flowId: undefined } as const;

    it('says why self-service did not work', async () => {
      const world = createCaseWorld();
      world.resets.directory.methods = { email: undefined };
      expectKind(await world.resets.reset.start(aino, 'en'), 'refused');
      world.clock.advance(60_000);
      const { view } = expectKind(await world.person.open(aino, wish), 'opened');
      expect(view.trouble).toBe('half-registered');
      const { timeline } = await viewFor(world, view);
      expect(timeline.map(({ by, what, detail }) => [by, what, detail])).toEqual([
        ['bot', 'refused-by-policy', 'half-registered'],
        ['person', 'opened', 'half-registered'],
      ]);
    });
  });

  it('forgets a refusal after half an hour, and after a start that went well', async () => {
    const wish = { language: 'en', trouble: 'asked-for-human', flowId: undefined } as const;
    for (const then of ['wait', 'start'] as const) {
      const world = createCaseWorld();
      world.resets.directory.methods = { email: undefined };
      await world.resets.reset.start(aino, 'en');
      delete world.resets.directory.methods;
      world.clock.advance(then === 'wait' ? 30 * 60_000 : 1000);
      if (then === 'start') expectKind(await world.resets.reset.start(aino, 'en'), 'identified');
      const { view } = expectKind(await world.person.open(aino, wish), 'opened');
      expect(view.trouble).toBe('asked-for-human');
      expect((await viewFor(world, view)).timeline.map(({ what }) => what)).toEqual(['opened']);
    }
  });

  it('tells of the reset that ended a moment ago, also without its card', async () => {
    const wish = { language: 'en', trouble: 'asked-for-human', flowId: undefined } as const;
    const world = createCaseWorld();
    const flow = await startProving(world.resets);
    const ended = (await world.resets.flows.load(flow.flowId))!;
    await world.resets.flows.move(ended, 'predicate-failed', { endedBecause: 'privileged' });
    const { view } = expectKind(await world.person.open(aino, wish), 'opened');
    expect(view).toMatchObject({ trouble: 'privileged', flowId: undefined });
    expect((await viewFor(world, view)).timeline.map(({ what, detail }) => [what, detail])).toEqual([
      ['flow-ended', 'privileged'],
      ['opened', 'privileged'],
    ]);
    const later = createCaseWorld();
    await startProving(later.resets);
    later.clock.advance(2 * 60 * 60_000);
    const opened = expectKind(await later.person.open(aino, wish), 'opened');
    expect((await viewFor(later, opened.view)).timeline.map(({ what }) => what)).toEqual(['opened']);
  });

  it.each([
    ['tries-exhausted', 'locked', 'too-many-wrong-codes'],
    ['predicate-failed', 'proofs-not-valid', 'reset-refused'],
    ['cancelled', 'cancelled', 'asked-for-human'],
  ] as const)('names the trouble of a reset that was %s', async (event, because, trouble) => {
    const world = createCaseWorld();
    const flow = await startProving(world.resets);
    await world.resets.flows.move((await world.resets.flows.load(flow.flowId))!, event, { endedBecause: because });
    const wish = { language: 'en', trouble: 'asked-for-human', flowId: undefined } as const;
    expect(expectKind(await world.person.open(aino, wish), 'opened').view.trouble).toBe(trouble);
  });

  it('needs nothing of the directory', async () => {
    const world = createCaseWorld();
    world.weather.directoryDown = true;
    const { view } = expectKind(await world.person.open(world.speaker(ainoId), about), 'opened');
    expect(await world.record(view)).toMatchObject({
      displayName: '–',
      timeline: [{ what: 'refused-by-policy', detail: 'could-not-check' }, { what: 'opened' }],
    });
  });

  it('counts five a day', async () => {
    const world = createCaseWorld();
    const speaker = world.speaker(ainoId);
    for (let i = 0; i < 5; i += 1) {
      expect((await world.person.open(speaker, about)).kind).toBe('opened');
      expect((await world.person.withdraw(speaker)).kind).toBe('withdrawn');
    }
    expect(expectKind(await world.person.open(speaker, about), 'too-many').retryAt.getTime()).toBeGreaterThan(
      world.clock.now().getTime(),
    );
    world.clock.advance(86_400_000);
    expect((await world.person.open(speaker, about)).kind).toBe('opened');
  });

  it('counts asking again: beyond twenty an hour nothing waits, is written or told', async () => {
    const world = createCaseWorld();
    expect((await world.person.open(aino, about)).kind).toBe('opened');
    for (let i = 0; i < 20; i += 1) expect((await world.person.open(aino, about)).kind).toBe('already-open');
    const { flowId } = expectKind(await world.resets.reset.start(aino, 'en'), 'identified').view;
    const told = world.jobs.state.ever.length;
    const before = await world.person.current(aino);
    expect(await world.person.open(aino, { ...about, flowId })).toEqual({ kind: 'already-open', view: before });
    expect((await world.resets.flows.load(flowId))?.record.state).toBe('identified');
    expect(world.jobs.state.ever).toHaveLength(told);
    world.clock.advance(3_600_000);
    const own = expectKind(await world.resets.reset.start(aino, 'en'), 'identified').view;
    await world.person.open(aino, { ...about, flowId: own.flowId });
    expect((await world.resets.flows.load(own.flowId))?.record.state).toBe('with-helpdesk');
  });

  it('puts somebody else in the account first', async () => {
    const world = createCaseWorld();
    await world.resets.guards.freeze(world.target, 60);
    expect((await openCase(world, 'frozen')).priority).toBe('high');
  });

  it('does not put first who only says so: the reason may come from a forged card', async () => {
    const world = createCaseWorld();
    expect((await openCase(world, 'frozen')).priority).toBe('normal');
  });

  it('puts first whose reset was refused for it, although all resets wait by now', async () => {
    const world = createCaseWorld();
    await world.resets.guards.freeze(world.target, 60);
    expectKind(await world.resets.reset.start(aino, 'en'), 'refused');
    await world.resets.guards.pauseAll();
    expect((await openCase(world, 'asked-for-human')).priority).toBe('high');
  });

  it('does nothing without an audit', async () => {
    const world = createCaseWorld();
    world.audit.state.full = true;
    await expect(world.person.open(world.speaker(ainoId), about)).rejects.toMatchObject({ code: 'audit_unavailable' });
    expect(await world.person.current(world.speaker(ainoId))).toBeUndefined();
  });

  it('keeps people apart: nobody touches another person’s case', async () => {
    const world = createCaseWorld();
    const view = await openCase(world);
    const other = world.speaker(addPerson(world, 1));
    expect(await world.person.current(other)).toBeUndefined();
    expect(await world.person.withdraw(other)).toEqual({ kind: 'no-case' });
    expect(await world.person.backToBot(other)).toEqual({ kind: 'no-case' });
    expect(await world.person.add(other, 'hello')).toEqual({ kind: 'no-case' });
    expect((await world.record(view)).state).toBe('open');
  });

  it('keeps a hostile name as it is, for the card to make harmless', async () => {
    const world = createCaseWorld();
    const name = '**[Anna](https://evil.example)** <at>everyone</at> \u202e\n\u0000';
    world.accounts[ainoId]!.name = name;
    expect((await openCase(world)).displayName).toBe(name);
  });
});

describe('asking for a human again', () => {
  const wish = { language: 'en', trouble: 'asked-for-human' } as const;
  const stateOf = async (world: CaseWorld, flowId: string) => (await world.resets.flows.load(flowId))?.record.state;
  const lines = async (world: CaseWorld, view: { readonly caseId: string }) =>
    (await world.record(view)).timeline.map(({ what }) => what);

  /** A case with its own reset behind it, and a new reset in the middle. */
  async function anew() {
    const world = createCaseWorld();
    const { view } = expectKind(await world.person.open(aino, { ...wish, flowId: undefined }), 'opened');
    const flow = await startProving(world.resets);
    await world.resets.reset.sendCode({ speaker: aino, flowId: flow.flowId, nonce: flow.nonce }, 'sms-code');
    return { world, view, flowId: flow.flowId };
  }

  it('inside a new reset pauses it too, tells what was tried, and gives it back', async () => {
    const { world, view, flowId } = await anew();
    world.clock.advance(1000);
    const again = await world.person.open(aino, { ...wish, trouble: 'code-missing', flowId });
    expect(again).toMatchObject({ kind: 'already-open', view: { caseId: view.caseId, flowId } });
    expect(await stateOf(world, flowId)).toBe('with-helpdesk');
    expect(await lines(world, view)).toEqual(['opened', 'tried-method', 'opened-again']);
    expect((await world.record(view)).timeline.at(-1)).toMatchObject({ by: 'person', detail: 'code-missing' });
    expect(await world.person.backToBot(aino)).toMatchObject({ kind: 'back', flowId });
    expect(await stateOf(world, flowId)).toBe('proving');
    await world.run({ kind: 'case-due', caseId: view.caseId });
    expect(await stateOf(world, flowId)).toBe('proving');
    await world.person.open(aino, { ...wish, flowId });
    expect(await stateOf(world, flowId)).toBe('with-helpdesk');
  });

  it('is one line, however often it is said', async () => {
    const { world, view, flowId } = await anew();
    const asked = Array.from({ length: 4 }, () => world.person.open(aino, { ...wish, flowId }));
    for (const outcome of await Promise.all(asked)) expect(outcome.kind).toBe('already-open');
    await world.person.open(aino, { ...wish, flowId: undefined });
    expect((await lines(world, view)).filter((what) => what === 'opened-again')).toHaveLength(1);
  });

  it.each(['before', 'after'] as const)('is whole or not at all where the process dies %s any call', async (when) => {
    let died = 0;
    for (let atCall = 1; ; atCall += 1) {
      const { world, view, flowId } = await anew();
      const life = createLife({ atCall, when });
      const outcome = await world
        .born(life.mortal)
        .person.open(aino, { ...wish, flowId })
        .catch(() => undefined);
      world.clock.advance(60_000);
      await world.runJobs();
      const noted = (await lines(world, view)).includes('opened-again');
      expect([atCall, await stateOf(world, flowId)]).toEqual([atCall, noted ? 'with-helpdesk' : 'proving']);
      expect((await world.record(view)).flowId).toBe(noted ? flowId : null);
      if (outcome !== undefined) break;
      if (noted) died += 1;
    }
    expect(died).toBeGreaterThan(2);
  });

  it('leaves a reset alone that the helpdesk opened for the person, and one of a frozen case', async () => {
    const { world, view, flowId } = await anew();
    const held = expectKind(await world.agents.claim(typed(view)), 'done').view;
    expectKind(await world.agents.startVerification(onCard(held)), 'done');
    const asked = await world.person.open(aino, { ...wish, flowId });
    expect(asked).toMatchObject({ kind: 'already-open', view: { verification: 'pending', flowId } });
    expect(await stateOf(world, flowId)).toBe('proving');

    const other = await anew();
    const found = (await other.world.cases.load(other.view.caseId))!;
    await other.world.cases.patch(found, { frozenAt: other.world.clock.now().toISOString() });
    await other.world.person.open(aino, { ...wish, flowId: other.flowId });
    expect(await stateOf(other.world, other.flowId)).toBe('proving');
  });

  it('tells of a refusal that came meanwhile', async () => {
    const world = createCaseWorld();
    const { view } = expectKind(await world.person.open(aino, { ...wish, flowId: undefined }), 'opened');
    world.clock.advance(1000);
    world.resets.directory.methods = { email: undefined };
    expectKind(await world.resets.reset.start(aino, 'en'), 'refused');
    world.clock.advance(1000);
    await world.person.open(aino, { ...wish, flowId: undefined });
    await world.person.open(aino, { ...wish, flowId: undefined });
    expect((await world.record(view)).timeline.map(({ what, detail }) => [what, detail])).toEqual([
      ['opened', 'asked-for-human'],
      ['refused-by-policy', 'half-registered'],
      ['opened-again', 'half-registered'],
    ]);
  });
});

describe('adding to a case', () => {
  it('keeps the words for whoever claims, and moves a waiting case to the agent', async () => {
    const world = createCaseWorld();
    const view = await openCase(world);
    const speaker = world.speaker(ainoId);
    expect((await world.person.add(speaker, 'I have a new phone')).kind).toBe('taken');
    expect((await world.record(view)).state).toBe('open');
    const held = expectKind(await world.agents.claim(onCard(view)), 'done').view;
    const asked = expectKind(await world.agents.tell(onCard(held), 'Which one?'), 'done').view;
    expect(asked).toMatchObject({ state: 'waiting-for-person', talking: true });
    expect(expectKind(await world.person.add(speaker, 'The blue one'), 'taken').view.state).toBe('waiting-for-agent');
    expect(await world.records.find('relay-message', 'target', world.target)).toHaveLength(3);
  });

  it.each([
    ['12345678', 'secret'],
    ['1234 5678', 'secret'],
    ['the code is 123456', 'secret'],
    ['koodini oli 4821', 'secret'],
    ['I typed １２３４５６７８ yesterday', 'secret'],
    ['1-2-3-4-5-6-7-8 was sent', 'secret'],
    ['Kesä2026!', 'secret'],
    ['my password is aurinko7 thanks', 'secret'],
    ['Salasanani on Talvi2025 enkä pääse', 'secret'],
    ['it was Kes\u200bä2026!x', 'secret'],
    ['', 'empty'],
    ['y'.repeat(4001), 'too-long'],
  ])('%.40j is answered with %s, and is neither stored nor passed on', async (text, kind) => {
    const world = createCaseWorld();
    await openCase(world);
    expect((await world.person.add(world.speaker(ainoId), text)).kind).toBe(kind);
    expect(await world.records.find('relay-message', 'target', world.target)).toEqual([]);
  });

  it.each([
    'I lost my phone on 2026-03-01 at 12:30, call 040 123 4567 or +358 40 1234567.',
    'The invoice 2024-118 from room 4127 is at https://intra.example/case?id=77',
    'Write to anna.virtanen@kiela.example, the ticket is INC0012345.',
    'En pääse sisään, koska puhelin on uusi. Osaatko auttaa?',
  ])('%j passes', (text) => expect(holdsSecret(text)).toBe(false));

  it.each([
    ['Badge K-20417, seen at the front desk', true],
    ['HR-2041/7 #4711-Virtanen', true],
    ['Passport checked by video, 14:20', true],
    ['ab', false],
    ['x'.repeat(121), false],
    ['---', false],
    ['code 4821', false],
    ['1234 5678', false],
    ['password is Kesä2026', false],
    ['Kesä2026!!', false],
  ])('as a reference of an evidence, %j: %s', (text, is) => expect(isReference(text)).toBe(is));

  it('is counted', async () => {
    const world = createCaseWorld();
    await openCase(world);
    const speaker = world.speaker(ainoId);
    for (let i = 0; i < 10; i += 1) expect((await world.person.add(speaker, `line ${i}`)).kind).toBe('taken');
    expect((await world.person.add(speaker, 'one more')).kind).toBe('too-many');
  });
});

describe('withdrawing, and the way back to the bot', () => {
  it('ends the case and tells the team', async () => {
    const world = createCaseWorld();
    const view = await claimed(world);
    expect(expectKind(await world.person.withdraw(world.speaker(ainoId)), 'withdrawn').view).toMatchObject({
      state: 'withdrawn',
      endedBecause: 'withdrawn-by-person',
    });
    expect(await world.person.current(world.speaker(ainoId))).toBeUndefined();
    expect((await world.agents.tell(onCard(view), 'hello')).kind).toBe('not-now');
  });

  it('is not for a case that a denied call froze: the session may be a thief’s', async () => {
    const world = createCaseWorld();
    await openCase(world);
    await world.alarm.callerDenied({
      tenantId: aino.tenantId,
      targetId: ainoId,
      target: world.target,
      correlationId: 'call',
      checkId: 'check-1',
      agentName: 'Mikko Laine',
      language: 'en',
    });
    expect(await world.person.withdraw(world.speaker(ainoId))).toMatchObject({
      kind: 'frozen',
      view: { frozen: true },
    });
    expect((await world.person.current(world.speaker(ainoId)))?.frozen).toBe(true);
    expect((await world.person.open(world.speaker(ainoId), about)).kind).toBe('already-open');
  });

  it('lets typed words mean commands again and leaves the case open', async () => {
    const world = createCaseWorld();
    const view = await claimed(world);
    await world.agents.tell(onCard(view), 'Hello');
    expect((await world.person.current(world.speaker(ainoId)))?.talking).toBe(true);
    expect(expectKind(await world.person.backToBot(world.speaker(ainoId)), 'back').view.talking).toBe(false);
    expect((await world.person.current(world.speaker(ainoId)))?.state).toBe('waiting-for-person');
  });

  it('finds the person of a case for proactive messages', async () => {
    const world = createCaseWorld();
    const view = await openCase(world);
    expect(await world.person.locate(view.number)).toMatchObject({
      speaker: { personId: ainoId, conversationId: `a:${ainoId}` },
      language: 'en',
    });
    expect(await world.person.locate('nonsense')).toBeUndefined();
  });

  it('also works when the agent is gone in mid-case', async () => {
    const world = createCaseWorld();
    const view = await claimed(world, agent(mikkoId));
    world.accounts[mikkoId]!.gone = true;
    expect((await world.person.add(world.speaker(ainoId), 'anybody there?')).kind).toBe('taken');
    expect((await world.record(view)).owner?.name).toBe('Mikko Laine');
  });
});
