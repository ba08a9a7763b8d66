import { describe, expect, it } from '@jest/globals';
import { holdsSecret, isReference } from '../../../services/helpdesk/talk-text.ts';
import { createLife } from '../../fakes/dying-process.ts';
import {
  agent,
  claimed,
  createCaseWorld,
  mikkoId,
  onCard,
  openCase,
  typed,
  type CaseWorld,
} from '../../support/case-world.ts';
import { ainoId } from '../../support/directory-answers.ts';
import { aino, expectKind, startProving } from '../../support/reset-world.ts';

const about = { language: 'en', trouble: 'code-missing', flowId: undefined } as const;

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
