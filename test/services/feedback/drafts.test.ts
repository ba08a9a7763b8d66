import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { createSteeredClock } from '../../../services/clock/steered-clock.ts';
import { createDraftBox, type DraftBox } from '../../../services/feedback/draft-box.ts';
import { draftFile } from '../../../services/feedback/draft-file.ts';
import type { Draft } from '../../../services/outcomes/gap-outcome.ts';
import { writeDrafts } from '../../../services/feedback/write-drafts.ts';
import { parseKnowledgeCommand } from '../../../services/knowledge/knowledge-command.ts';
import { idPattern } from '../../../services/knowledge/knowledge-item.ts';
import { parseItem } from '../../../services/knowledge/parse-item.ts';
import { systemRandom } from '../../../services/random/system-random.ts';
import { createMemoryRecordStore } from '../../../services/store/memory-record-store.ts';

const draft: Draft = {
  ...{ id: 'draft-id', question: 'Miksi puhelin kysyy vanhaa salasanaa?', answer: 'Avaa **Asetukset**.\n\nVaihda se.' },
  ...{ language: 'fi', from: 'agent', day: '2026-11-23' },
};

describe('the file of a draft', () => {
  it.each([
    draft.question,
    'a "quoted": question # with - signs',
    '---\nid: evil\n---',
    '{{ template }} | * & ! %',
    '日本語の質問です',
    '# heading',
    'x '.repeat(150),
  ])('is an item that can be read, whatever the question: %j', (question) => {
    const { name, text } = draftFile({ ...draft, question });
    const bare = name.replace(/\.md$/u, '');
    const { item, problems } = parseItem({ file: name, name: bare, language: 'fi', text });
    expect(problems).toEqual([]);
    expect(item).toMatchObject({ id: bare, audience: 'people', answers: [], related: [], text: draft.answer });
    expect(item?.asks).toEqual([question.replace(/\s+/gu, ' ').trim()]);
    expect(bare).toMatch(idPattern);
    expect(name.length).toBeLessThan(64);
  });

  it('has the same name for the same draft, and another for another', () => {
    expect(draftFile(draft).name).toBe(draftFile(draft).name);
    expect(draftFile({ ...draft, id: 'other' }).name).not.toBe(draftFile(draft).name);
  });
});

describe('writing drafts', () => {
  let folder: string;
  let drafts: DraftBox;
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'avain-drafts-'));
    const clock = createSteeredClock(new Date('2026-11-23T08:00:00Z'));
    drafts = createDraftBox({
      records: createMemoryRecordStore({ clock }),
      clock,
      random: systemRandom,
      tenantId: 't',
    });
    await drafts.add(draft);
    await drafts.add({ question: 'where is the lift', answer: '', language: 'en', from: 'gap' });
  });
  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  it('makes one file each in the folder of its language, and touches none that is there', async () => {
    const first = await writeDrafts({ drafts, into: folder, remove: false });
    expect(first.map(({ result }) => result)).toEqual(['written', 'written']);
    expect(readdirSync(folder).sort()).toEqual(['en', 'fi']);
    for (const { path } of first) writeFileSync(path, 'edited by hand');
    const again = await writeDrafts({ drafts, into: folder, remove: true });
    expect(again.map(({ result }) => result)).toEqual(['exists', 'exists']);
    for (const { path } of first) expect(readFileSync(path, 'utf8')).toBe('edited by hand');
    expect(await drafts.count()).toBe(2);
  });

  it('takes out what it wrote where that is asked for', async () => {
    await writeDrafts({ drafts, into: folder, remove: true });
    expect(await drafts.all()).toEqual([]);
    expect(await writeDrafts({ drafts, into: folder, remove: true })).toEqual([]);
  });
});

it('the command line names the folder', () => {
  expect(parseKnowledgeCommand(['drafts'])).toEqual({ kind: 'drafts', into: 'drafts', remove: false });
  expect(parseKnowledgeCommand(['drafts', '--into', 'x', '--remove'])).toMatchObject({ into: 'x', remove: true });
});
