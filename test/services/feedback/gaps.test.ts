import { beforeEach, describe, expect, it } from '@jest/globals';
import type { Admin } from '../../../services/admin/admin.ts';
import { createSteeredClock, type SteeredClock } from '../../../services/clock/steered-clock.ts';
import { createDraftBox, draftKind, type DraftBox } from '../../../services/feedback/draft-box.ts';
import { createGapDesk } from '../../../services/feedback/create-gap-desk.ts';
import { createQuestionBox } from '../../../services/feedback/create-question-box.ts';
import type { GapDesk } from '../../../services/outcomes/gap-outcome.ts';
import { createGapList, gapKind, type GapList } from '../../../services/feedback/gap-list.ts';
import { systemRandom } from '../../../services/random/system-random.ts';
import { createMemoryAttemptStore } from '../../../services/store/memory-attempt-store.ts';
import { createMemoryRecordStore } from '../../../services/store/memory-record-store.ts';
import type { RecordStore } from '../../../services/store/record-store.ts';

const tenantId = 'tenant';
const admin: Admin = { tenantId, personId: 'olli', displayName: 'Olli', language: 'en', subject: 'olli-subject' };
const figures: Readonly<Record<string, number>> = {
  'answer.code-wrong.no': 2,
  'answer.code-wrong.too-hard': 1,
  'answer.code-resend.no': 3,
};

let clock: SteeredClock;
let records: RecordStore;
let gaps: GapList;
let drafts: DraftBox;
let desk: GapDesk;
let acts: string[];
beforeEach(() => {
  clock = createSteeredClock(new Date('2026-03-02T08:00:00Z'));
  records = createMemoryRecordStore({ clock });
  const common = { records, clock, random: systemRandom, tenantId };
  gaps = createGapList(common);
  drafts = createDraftBox(common);
  acts = [];
  desk = createGapDesk({
    ...{ gaps, drafts },
    answers: { ids: () => ['code-wrong', 'code-resend', 'code-wrong-too'], answer: () => undefined },
    counters: { read: async (names) => [{ day: '2026-03-02', figures: pick(names) }] },
    record: async (_admin, act, about) => void acts.push(`${act} ${about ?? ''}`),
  });
});

function pick(names: readonly string[]): Readonly<Record<string, number>> {
  return Object.fromEntries(names.map((name) => [name, figures[name] ?? 0]));
}
const ask = (text: string, language = 'en'): Promise<void> => gaps.add({ text, language });

describe('gaps', () => {
  it('of the same words are one that counts, of other words or languages another', async () => {
    for (const text of ['Where is the lift?', 'where is the LIFT', 'missä hissi on']) await ask(text);
    await ask('where is the lift', 'fi');
    expect(await gaps.read()).toMatchObject([
      { text: 'Where is the lift?', count: 2, language: 'en', firstDay: '2026-03-02' },
      { count: 1 },
      { count: 1 },
    ]);
  });

  it('hold no one who asked', async () => {
    await ask('where is the lift');
    const stored = await records.get(gapKind, tenantId);
    expect(Object.keys((JSON.parse(stored?.value ?? '') as object[])[0] ?? {})).toEqual([
      ...['id', 'text', 'language', 'count', 'firstDay', 'lastDay'],
    ]);
  });

  it('end 90 days after they were last asked', async () => {
    await ask('an old one');
    clock.advance(80 * 24 * 3600 * 1000);
    await ask('a new one');
    expect(await gaps.read()).toHaveLength(2);
    clock.advance(10 * 24 * 3600 * 1000);
    expect((await gaps.read()).map(({ text }) => text)).toEqual(['a new one']);
    clock.advance(81 * 24 * 3600 * 1000);
    expect(await records.get(gapKind, tenantId)).toBeUndefined();
  });

  it('are 200 at most: what is asked often stays', async () => {
    for (const _ of [1, 2]) await ask('the one that counts');
    for (let i = 0; i < 210; i += 1) await ask(`single question ${'a'.repeat(i)}`);
    const kept = await gaps.read();
    expect(kept).toHaveLength(200);
    expect(kept[0]).toMatchObject({ text: 'the one that counts', count: 2 });
  });

  it('that are added at the same time are all there', async () => {
    await Promise.all(['a a', 'b b', 'c c', 'a a'].map((text) => ask(text)));
    expect((await gaps.read()).map(({ text, count }) => `${text} ${String(count)}`)).toEqual(
      expect.arrayContaining(['a a 2', 'b b 1', 'c c 1']),
    );
  });

  it('are taken from one person ten times a day', async () => {
    const attempts = createMemoryAttemptStore({ clock });
    const box = createQuestionBox({ gaps, attempts, pseudonyms: (_tenant, person) => person });
    const pass = (personId: string) => box.pass({ tenantId, personId }, { text: 'again and again', language: 'en' });
    for (let i = 0; i < 10; i += 1) expect(await pass('aino')).toBe('passed');
    expect(await pass('aino')).toBe('too-many');
    expect(await pass('ville')).toBe('passed');
    expect(await gaps.read()).toMatchObject([{ count: 11 }]);
  });
});

describe('an admin', () => {
  it('sees the most asked gaps, the items with most no and why, and how many drafts wait', async () => {
    for (const text of ['aa', 'bb', 'cc', 'dd', 'ee', 'ff', 'bb']) await ask(text);
    const view = await desk.look('en');
    expect(view.gaps).toHaveLength(5);
    expect(view).toMatchObject({ gaps: [{ text: 'bb', count: 2 }, {}, {}, {}, {}], moreGaps: 1, drafts: 0 });
    expect(view.missed).toEqual([
      {
        id: 'code-resend',
        title: 'code-resend',
        no: 3,
        why: { 'not-mine': 0, outdated: 0, 'too-hard': 0, 'no-help': 0 },
      },
      {
        id: 'code-wrong',
        title: 'code-wrong',
        no: 2,
        why: { 'not-mine': 0, outdated: 0, 'too-hard': 1, 'no-help': 0 },
      },
    ]);
  });

  it('makes a draft of a gap, which is none any more, and the act is written down first', async () => {
    await ask('where is the lift');
    const [{ id } = { id: '' }] = await gaps.read();
    expect(await desk.draft(admin, id)).toBe('done');
    expect(await gaps.read()).toEqual([]);
    expect(await drafts.all()).toMatchObject([{ question: 'where is the lift', answer: '', from: 'gap' }]);
    expect(await desk.draft(admin, id)).toBe('unknown');
    expect(acts).toEqual([`gap.drafted ${id}`]);
  });

  it('dismisses a gap', async () => {
    await ask('where is the lift');
    const [{ id } = { id: '' }] = await gaps.read();
    expect(await desk.dismiss(admin, id)).toBe('done');
    expect(await desk.dismiss(admin, id)).toBe('unknown');
    expect([await gaps.read(), await drafts.all()]).toEqual([[], []]);
    expect(acts).toEqual([`gap.dismissed ${id}`]);
  });

  it('keeps the gap where a hundred drafts wait already', async () => {
    for (let i = 0; i < 100; i += 1) await drafts.add({ question: 'q', answer: 'a', language: 'en', from: 'agent' });
    await ask('where is the lift');
    const [{ id } = { id: '' }] = await gaps.read();
    expect(await desk.draft(admin, id)).toBe('full');
    expect(await gaps.read()).toHaveLength(1);
  });
});

it('drafts wait 180 days, and can be removed', async () => {
  for (const question of ['one', 'two']) {
    await drafts.add({ question, answer: 'a', language: 'fi', from: 'agent' });
    clock.advance(1);
  }
  const [first] = await drafts.all();
  await drafts.remove(first?.id ?? '');
  expect(await drafts.all()).toMatchObject([{ question: 'two', language: 'fi', day: '2026-03-02' }]);
  clock.advance(181 * 24 * 3600 * 1000);
  expect(await records.removeDue(draftKind, 10)).toBe(1);
});
