import { beforeEach, describe, expect, it } from '@jest/globals';
import { createDraftBox, type DraftBox } from '../../../services/feedback/draft-box.ts';
import type { SavedAnswer } from '../../../services/helpdesk/agent-desk.ts';
import type { DeskView } from '../../../services/outcomes/case-outcome.ts';
import { systemRandom } from '../../../services/random/system-random.ts';
import {
  agent,
  claimed,
  createCaseWorld,
  liisa,
  mikkoId,
  onCard,
  typed,
  villeId,
  type CaseWorld,
} from '../../support/case-world.ts';
import { ainoId } from '../../support/directory-answers.ts';
import { expectKind } from '../../support/reset-world.ts';

const good: SavedAnswer = {
  question: 'Why does the phone keep asking for the old password?',
  answer: 'Open Settings, then Mail.\nWrite the new password there. More at https://contoso.example/mail.',
  language: 'en',
};

let world: CaseWorld;
let view: DeskView;
let drafts: DraftBox;
beforeEach(async () => {
  world = createCaseWorld();
  view = await claimed(world);
  drafts = createDraftBox({ ...world, random: systemRandom, tenantId: 'tenant' });
});
const save = (change: Partial<SavedAnswer> = {}) => world.agents.saveAnswer(onCard(view), { ...good, ...change });
const saved = () => world.audit.state.events.filter(({ type }) => type === 'case.answer-saved');

describe('an answer that an agent saves', () => {
  it('becomes a draft without the case or anybody in it, and the audit says who saved it', async () => {
    expect((await save()).kind).toBe('done');
    const [draft] = await drafts.all();
    expect(draft).toMatchObject({ ...good, from: 'agent', day: '2026-11-23' });
    expect(JSON.stringify(draft)).not.toMatch(new RegExp(`${view.caseId}|${ainoId}|${mikkoId}`, 'u'));
    expect(saved()).toMatchObject([{ caseId: view.caseId, by: expect.stringMatching(/^agent:/u) }]);
    expect(JSON.stringify(saved())).not.toContain('phone');
  });

  it('is one draft, however often the press comes', async () => {
    for (let i = 0; i < 3; i += 1) expect((await save()).kind).toBe('done');
    expect(await drafts.all()).toHaveLength(1);
  });

  it('may come from any agent of the team, also when the case is over', async () => {
    expectKind(await world.agents.resolve(onCard(view), 'solved-otherwise'), 'done');
    expect((await world.agents.saveAnswer(typed(view, liisa), good)).kind).toBe('done');
    expect((await world.agents.saveAnswer(typed(view, agent(villeId)), good)).kind).toBe('not-an-agent');
    expect(await drafts.all()).toHaveLength(1);
  });

  it.each<[string, Partial<SavedAnswer>]>([
    ['empty', { answer: ' \n ' }],
    ['empty', { question: '' }],
    ['empty', { question: '+358 40 123 4567' }],
    ['secret', { answer: 'Use Kesä-Loma7! for now' }],
    ['secret', { question: 'the code was 12345678' }],
    ['too-long', { answer: 'a b '.repeat(400) }],
    ['too-long', { question: 'a b '.repeat(80) }],
    ['names-person', { answer: 'Ainolle riitti uusi puhelin.' }],
    ['names-person', { question: 'Why cannot Järvinen sign in?' }],
  ])('is refused as %s: %j', async (kind, change) => {
    expect(await save(change)).toMatchObject({ kind });
    expect([await drafts.all(), saved()]).toEqual([[], []]);
  });

  it('is refused where a hundred drafts wait', async () => {
    for (let i = 0; i < 100; i += 1) await drafts.add({ question: 'q', answer: 'a', language: 'en', from: 'gap' });
    expect((await save()).kind).toBe('drafts-full');
    expect(saved()).toEqual([]);
  });
});
