import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import type { Language } from '../../../services/i18n/language.ts';
import type { KnowledgeItem } from '../../../services/knowledge/knowledge-item.ts';
import { loadKnowledge } from '../../../services/knowledge/load-knowledge.ts';
import { parseQuestions, reachesGoals, scoreKnowledge } from '../../../services/knowledge/score-knowledge.ts';
import { createKnowledgeSearch, type Found } from '../../../services/knowledge/search.ts';
import { createTerms } from '../../../services/knowledge/terms.ts';

const item = (language: Language, id: string, title: string, asks: readonly string[]): KnowledgeItem => ({
  ...{ id, language, audience: 'people', asks, answers: [], related: [], source: 'avain', checked: '2026-11-22' },
  ...{ title, text: 'Text that no question here is about.', file: `${language}/${id}.md` },
  lines: { id: 2, audience: 3, asks: 4, answers: 5, related: 6, source: 7, checked: 8, title: 10, text: 12 },
});
const items = [
  item('en', 'lost', 'Your phone is lost', ['I lost my phone', 'my phone was stolen on the train']),
  item('en', 'rules', 'Rules of a password', ['what are the password rules', 'which characters are allowed']),
  item('en', 'hours', 'When the helpdesk is there', ['when is the helpdesk open', 'opening hours of support']),
  item('fi', 'lost', 'Puhelin on kadonnut', ['kadotin puhelimeni', 'puhelin varastettiin junassa']),
  item('fi', 'rules', 'Salasanan säännöt', ['millainen salasanan pitää olla', 'mitkä merkit ovat sallittuja']),
  item('fi', 'hours', 'Milloin tuki on paikalla', ['milloin käyttötuki on auki', 'tuen aukioloajat']),
];
const words = { en: [['phone', 'mobile', 'cell phone']], fi: [['puhelin', 'luuri']], sv: [] };
const search = createKnowledgeSearch({ items, words });
const first = (text: string): string | undefined => search.rank(text)[0]?.id;

describe('a question', () => {
  it.each([
    ['with a slip of the finger', 'i lsot my phoen in the trian', 'lost'],
    ['with another ending', 'losing phones', 'lost'],
    ['with a word that means the same', 'my cell phone was stolen', 'lost'],
    ['without capitals and accents', 'MILLAINEN SALASANAN PITAA OLLA', 'rules'],
    ['in inflected Finnish', 'puhelimestani varastettu junissa', 'lost'],
    ['in compound Finnish', 'käyttötuen aukioloaika', 'hours'],
    ['in two languages', 'hey, tuen opening hours?', 'hours'],
    ['with much around it', `${'well '.repeat(20)} which characters are allowed`, 'rules'],
  ])('%s finds its item', (_how, text, id) => {
    expect(first(text)).toBe(id);
  });

  it('is sure by title or by a way of asking, offers where it is not, and finds nothing in nothing', () => {
    const kinds = (text: string): Found['kind'] => search.find(text).kind;
    expect(search.find('Puhelin on kadonnut')).toEqual({ kind: 'sure', id: 'lost' });
    expect(search.find('which characters are allowed?')).toMatchObject({ kind: 'sure', id: 'rules' });
    expect(kinds('phone')).toBe('unsure');
    for (const text of ['', '   ', '🔑🔑', '???', 'zzzz qqqq xxxx', '\u0000\uFFFF']) expect(kinds(text)).toBe('none');
  });

  it('leads to the same every time, whatever was asked in between', () => {
    const ask = () => ['my phone', 'tuki auki', 'rules phone hours'].map((text) => search.rank(text));
    const before = ask();
    search.find('something else');
    expect(ask()).toEqual(before);
    expect(createKnowledgeSearch({ items, words }).rank('my phone')).toEqual(search.rank('my phone'));
  });

  it('of any length is bounded work', () => {
    const { words: found, grams } = createTerms('en', [])('abcdefghij '.repeat(100_000));
    expect(found.length).toBeLessThanOrEqual(60);
    expect(grams.length).toBeLessThan(2_000);
  });

  it('about other things finds nothing where such sentences are known', () => {
    const others = { en: ['my phone bill is wrong', 'the bill of my phone is too high'], fi: [], sv: [] };
    const text = 'who pays my phone bill';
    expect(search.find(text).kind).toBe('unsure');
    expect(createKnowledgeSearch({ items, words, others }).find(text)).toEqual({ kind: 'none' });
    expect(createKnowledgeSearch({ items, words, others }).rank(text).map(({ id }) => id)).not.toContain('');
  });

  it('leads a little less to what is for administrators', () => {
    const scoreFor = (audience: KnowledgeItem['audience']): number => {
      const limits = { ...item('en', 'limits', 'Limits', ['how many tries', 'what are the limits']), audience };
      const ranked = createKnowledgeSearch({ items: [...items, limits], words }).rank('many tries');
      return ranked.find(({ id }) => id === 'limits')?.score ?? 0;
    };
    expect(scoreFor('people')).toBeGreaterThan(scoreFor('admins'));
    expect(scoreFor('admins')).toBeGreaterThan(0);
  });

  it('of an empty knowledge finds nothing', () => {
    expect(createKnowledgeSearch({ items: [], words: { en: [], fi: [], sv: [] } }).find('a phone')).toEqual({ kind: 'none' });
  });
});

describe('the score', () => {
  const questions = parseQuestions(
    JSON.stringify({
      inScope: [
        { text: 'I lost my phone', id: 'lost' },
        { text: 'opening hours of support', id: 'nowhere', alsoRight: ['hours'] },
        { text: 'zzzz', id: 'lost' },
      ],
      outOfScope: [{ text: 'which characters are allowed' }],
    }),
  );

  it('counts every right answer, and answers to other questions', () => {
    const score = scoreKnowledge({ search, questions: questions!, language: 'en', set: 'questions', nowMs: () => 0 });
    expect(score).toMatchObject({ questions: 3, first: 2 / 3, three: 2 / 3, outOfScope: 1, answeredWrongly: 1 });
    expect(reachesGoals(score)).toBe(false);
    expect(reachesGoals({ ...score, first: 0.9, three: 0.97, answeredWrongly: 0.05, slowest: 9.9 })).toBe(true);
    expect(reachesGoals({ ...score, first: 0.9, three: 0.97, answeredWrongly: 0.05, slowest: 10 })).toBe(false);
  });

  it('reads no file that holds no questions', () => {
    for (const text of ['', '{}', '[]', '{"inScope":[{}],"outOfScope":[]}']) expect(parseQuestions(text)).toBeUndefined();
  });
});

/** What was reached when this was tuned, less two points: below it, a change has made answers worse. The goals are higher. */
const reached = { en: { first: 0.95, three: 0.97 }, fi: { first: 0.93, three: 0.96 } } as const;

describe('the product’s knowledge, on the questions that are for tuning', () => {
  const whole = createKnowledgeSearch(loadKnowledge(undefined).knowledge);
  it.each(['en', 'fi'] as const)('answers in %s as well as before', (language) => {
    const all = parseQuestions(readFileSync(`test/knowledge/questions.${language}.json`, 'utf8'))!;
    // One in three shows a change as well as all of them do.
    const questions = { ...all, inScope: all.inScope.filter((_each, at) => at % 3 === 0) };
    const score = scoreKnowledge({ search: whole, questions, language, set: 'questions', nowMs: () => 0 });
    expect(score.first).toBeGreaterThanOrEqual(reached[language].first);
    expect(score.three).toBeGreaterThanOrEqual(reached[language].three);
    expect(score.answeredWrongly).toBeLessThanOrEqual(0.05);
  });
});
