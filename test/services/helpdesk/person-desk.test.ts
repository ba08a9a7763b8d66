import { describe, expect, it } from '@jest/globals';
import { readCaseNumber } from '../../../services/helpdesk/case-number.ts';
import { addPerson, createCaseWorld, openCase, viewFor } from '../../support/case-world.ts';
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
