import { describe, expect, it } from '@jest/globals';
import { createPrivacyService } from '../../../services/aftercare/create-privacy-service.ts';
import { createSubjectKeys } from '../../../services/aftercare/subject-keys.ts';
import type { DeskFigures } from '../../../services/helpdesk/desk-figures.ts';
import { figuresCsv } from '../../../services/helpdesk/figures-csv.ts';
import { createFiguresDownload } from '../../../services/helpdesk/figures-download.ts';
import { createManagerNotices, managerNoticeKind } from '../../../services/helpdesk/manager-notice-record.ts';
import { createObjectionLinks, objectionLinkKind } from '../../../services/helpdesk/objection-links.ts';
import { relayMessageKind } from '../../../services/helpdesk/relay-message.ts';
import { caseKind, openCaseKind } from '../../../services/helpdesk/stored-case-repository.ts';
import { personKind } from '../../../services/person/stored-person-repository.ts';
import { systemRandom } from '../../../services/random/system-random.ts';
import {
  addPerson,
  claimed,
  createCaseWorld,
  liisa,
  mikko,
  onCard,
  openCase,
  personId,
  typed,
  type CaseWorld,
} from '../../support/case-world.ts';
import { ainoId } from '../../support/directory-answers.ts';
import { expectKind } from '../../support/reset-world.ts';

const minute = 60_000;
const day = 24 * 60 * minute;
const figuresOf = async (world: CaseWorld): Promise<DeskFigures> =>
  expectKind(await world.agents.figures(mikko), 'figures').figures;

describe('the figures of a team', () => {
  it('count what is open, what waits too long, how long it took and why', async () => {
    const world = createCaseWorld();
    const troubles = ['locked', 'code-missing', 'code-missing', 'asked-for-human'] as const;
    const ids: string[] = [];
    for (const [n, trouble] of troubles.entries()) {
      const about = { language: 'en', trouble, flowId: undefined } as const;
      const opened = await world.person.open(world.speaker(addPerson(world, n)), about);
      ids.push(expectKind(opened, 'opened').view.caseId);
    }
    const at = (n: number) => ({ caseId: ids[n]! });
    world.clock.advance(10 * minute);
    await world.agents.claim(typed(at(0)));
    world.clock.advance(10 * minute);
    await world.agents.claim(typed(at(1)));
    await world.agents.tell(typed(at(1)), 'Hello');
    await world.agents.resolve(typed(at(0)), 'solved-otherwise');
    await world.person.withdraw(world.speaker(personId(3)));
    world.clock.advance(20 * minute);
    expect(await figuresOf(world)).toMatchObject({
      teamId: 'service-desk',
      teamName: 'Service Desk',
      open: 1,
      claimed: 0,
      waitingForPerson: 1,
      waitingForAgent: 0,
      vouched: 0,
      overdue: 1,
      endedLast30Days: 2,
      medianSecondsToClaim: 15 * 60,
      medianSecondsToResolve: 20 * 60,
      reasons: [
        { trouble: 'code-missing', count: 2 },
        { trouble: 'asked-for-human', count: 1 },
        { trouble: 'locked', count: 1 },
      ],
    });
  });

  it('are counted once a minute, and forget after 30 days', async () => {
    const world = createCaseWorld();
    const view = await claimed(world);
    await world.agents.resolve(onCard(view), 'solved-otherwise');
    expect(await figuresOf(world)).toMatchObject({ endedLast30Days: 1, claimed: 0 });
    await openCase(world);
    expect(await figuresOf(world)).toMatchObject({ open: 0 });
    world.clock.advance(minute);
    expect(await figuresOf(world)).toMatchObject({ open: 1, medianSecondsToClaim: 0 });
    world.clock.advance(31 * day);
    expect(await figuresOf(world)).toMatchObject({
      endedLast30Days: 0,
      medianSecondsToClaim: undefined,
      medianSecondsToResolve: undefined,
      reasons: [],
    });
  });

  it('keep the first claim of a case that was put back', async () => {
    const world = createCaseWorld();
    const view = await claimed(world);
    await world.agents.release(onCard(view));
    world.clock.advance(60 * minute);
    await world.agents.claim(typed(view, liisa));
    expect((await figuresOf(world)).medianSecondsToClaim).toBe(0);
  });

  it('are for agents only', async () => {
    const world = createCaseWorld();
    expect(await world.agents.figures({ ...mikko, agentId: ainoId })).toEqual({ kind: 'not-an-agent' });
  });
});

describe('the figures as a file', () => {
  const figures: DeskFigures = {
    teamId: 'service-desk',
    teamName: 'Desk, "north"\r\n=HYPERLINK("https://evil.example")',
    at: new Date('2026-03-01T08:00:00Z'),
    open: 1,
    claimed: 2,
    waitingForPerson: 3,
    waitingForAgent: 4,
    vouched: 5,
    overdue: 6,
    endedLast30Days: 7,
    medianSecondsToClaim: 8,
    medianSecondsToResolve: undefined,
    reasons: [{ trouble: 'locked', count: 9 }],
  };

  it('is CSV as RFC 4180 has it', () => {
    const csv = figuresCsv(figures);
    expect(csv.startsWith('\uFEFFsection,figure,value\r\n')).toBe(true);
    expect(csv.endsWith('\r\n')).toBe(true);
    expect(csv).toContain('team,name,"Desk, ""north""  =HYPERLINK(""https://evil.example"")"\r\n');
    expect(csv).toContain('"last 30 days",median-seconds-to-resolve,\r\n');
    expect(csv).toContain('"reasons, last 30 days",locked,9\r\n');
    expect(csv.replace(/\r\n/g, '')).not.toMatch(/[\r\n]/);
  });

  it.each(['=1+1', '+1', '-1', '@SUM(A1)', ' =1', '\t=1', '＝1', '\u200b=1'])('%j is no formula', (teamName) => {
    const row = figuresCsv({ ...figures, teamName })
      .split('\r\n')
      .find((line) => line.startsWith('team,name'));
    expect(row).toMatch(/^team,name,"?'/);
  });

  it('is fetched once, within ten minutes, by who has the link', async () => {
    const { store, clock } = createCaseWorld();
    const download = createFiguresDownload({ store, random: systemRandom, baseUrl: 'https://avain.example' });
    const link = new URL(await download.issue(figures));
    expect(link.pathname + link.search).toBe('/desk/figures');
    const token = link.hash.slice(1);
    const taken = await Promise.all([1, 2, 3].map(() => download.take(token)));
    expect(taken.filter((one) => one !== undefined)).toEqual([
      { name: 'avain-service-desk-2026-03-01.csv', csv: figuresCsv(figures) },
    ]);
    const late = new URL(await download.issue(figures)).hash.slice(1);
    clock.advance(10 * minute);
    expect(await download.take(late)).toBeUndefined();
    for (const odd of ['', 'x', '../..', 'x'.repeat(43)]) expect(await download.take(odd)).toBeUndefined();
  });
});

describe('what Avain stores about a person of its cases', () => {
  const privacyOf = (world: CaseWorld) => {
    const { records, clock, attempts, resets } = world;
    return createPrivacyService({
      persons: resets.persons,
      personKind,
      flows: resets.flows,
      attempts,
      records,
      subjects: createSubjectKeys({ records, random: systemRandom, clock }),
      pseudonyms: resets.options.pseudonyms,
      audit: world.audit.audit,
      clock,
    });
  };
  const speakerOf = (world: CaseWorld) => world.speaker(ainoId);

  it('is shown, and goes with an erasure when the case is over, words and all', async () => {
    const world = createCaseWorld();
    const view = await openCase(world);
    await world.person.add(speakerOf(world), 'I have a new phone');
    const about = { caseId: view.caseId, target: world.target, vouchedAt: world.clock.now().toISOString() };
    await createManagerNotices({ records: world.records, store: world.store }).of(about);
    await createObjectionLinks({ ...world, random: systemRandom }).issue(about);
    const privacy = privacyOf(world);
    expect(await privacy.show(speakerOf(world))).toEqual([expect.objectContaining({ kind: 'cases', count: 1 })]);
    expect(await privacy.erase(speakerOf(world))).toMatchObject({ kept: expect.arrayContaining(['cases']) });
    expect((await world.record(view)).state).toBe('open');
    await world.person.withdraw(speakerOf(world));
    const pointer = await world.records.get(openCaseKind, world.target);
    expect(pointer?.value ?? '').not.toContain('Aino');
    expect(await privacy.erase(speakerOf(world))).toEqual({ kind: 'erased', kept: ['audit'] });
    for (const kind of [caseKind, relayMessageKind, managerNoticeKind, objectionLinkKind])
      expect(await world.records.find(kind, 'target', world.target)).toEqual([]);
    expect(await world.records.get(openCaseKind, world.target)).toBeUndefined();
    expect((await privacy.show(speakerOf(world))).map(({ kind }) => kind)).not.toContain('cases');
    expect(await world.person.current(speakerOf(world))).toBeUndefined();
    await openCase(world);
  });
});
