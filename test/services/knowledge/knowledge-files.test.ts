import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { checkKnowledge } from '../../../services/knowledge/check-knowledge.ts';
import type { KnowledgeItem } from '../../../services/knowledge/knowledge-item.ts';
import { parseKnowledgeCommand } from '../../../services/knowledge/knowledge-command.ts';
import { loadKnowledge } from '../../../services/knowledge/load-knowledge.ts';
import { parseItem } from '../../../services/knowledge/parse-item.ts';
import { readingLevel } from '../../../services/knowledge/reading-level.ts';

const whole = `---
id: new-phone
audience: people
asks:
  - I have a new phone
  - "my phone: new"
  - codes go to the old phone
  - what about my new mobile
answers:
  - new-phone
related:
  - lost-phone
source: https://learn.microsoft.com/entra
checked: 2026-11-22
---

# You have a new phone

Register the number of your new phone first. Then come back to me.
`;
const read = (text: string) => parseItem({ file: 'en/new-phone.md', name: 'new-phone', language: 'en', text });
const itemOf = (text: string): KnowledgeItem => {
  const { item, problems } = read(text);
  if (item === undefined) throw new Error(JSON.stringify(problems));
  return item;
};
const told = (text: string): readonly string[] => read(text).problems.map(({ line, problem }) => `${line} ${problem}`);

describe('an item of the knowledge', () => {
  it('is read with the lines where each part stands', () => {
    expect(itemOf(whole)).toMatchObject({
      id: 'new-phone',
      asks: ['I have a new phone', 'my phone: new', 'codes go to the old phone', 'what about my new mobile'],
      title: 'You have a new phone',
      text: 'Register the number of your new phone first. Then come back to me.',
      lines: { id: 2, asks: 4, title: 17, text: 19 },
    });
  });

  it('is read with the line ends of every machine and a mark of its encoding', () => {
    expect(itemOf(`\uFEFF${whole.replaceAll('\n', '\r\n')}`).title).toBe('You have a new phone');
  });

  it.each([
    ['an unknown key', whole.replace('related:', 'relatd:'), /^11 "relatd" is no key/u],
    ['a missing key', whole.replace(/source: .*\n/u, ''), /^2 The key "source" is missing/u],
    ['the same key twice', whole.replace('audience:', 'id: other\naudience:'), /^3 This cannot be read as YAML/u],
    ['an id that is no id', whole.replace('id: new-phone', 'id: New Phone'), /^2 "New Phone" is no id/u],
    ['the id of another file', whole.replace('id: new-phone', 'id: old-phone'), /^2 The id "old-phone" is not the name/u],
    ['another audience', whole.replace('people', 'everybody'), /^3 "everybody" cannot stand under "audience"/u],
    ['a command that nobody may offer', whole.replace('  - new-phone', '  - erase-confirmed'), /^9 "erase-confirmed" cannot/u],
    ['words with a colon', whole.replace('  - codes go', '  - codes: go'), /^4 Each line of "asks" is plain words/u],
    ['one line where a list is', whole.replace(/related:\n {2}- lost-phone/u, 'related: lost-phone'), /^11 "related" takes a list/u],
    ['a day that is none', whole.replace('2026-11-22', '2026-02-30'), /^14 "2026-02-30" is no day/u],
    ['no front matter', whole.slice(4), /^1 The file begins with a line of three hyphens/u],
    ['no end of the front matter', whole.replace('\n---\n\n#', '\n\n#'), /^1 The second line of three hyphens/u],
    ['no title', whole.replace('# You', 'You'), /^17 After the second line of --- comes the title/u],
    ['nothing', '', /^1 The file begins/u],
  ])('with %s is refused by its line', (_what, text, sentence) => {
    expect(told(text).join('\n')).toMatch(sentence);
    expect(read(text).item).toBeUndefined();
  });

  it('of any junk is refused and never breaks', () => {
    for (const junk of ['---\n- a\n---\n# T', '---\n: : :\n---', '---\n&a [*a]\n---\n# T', '---\n\u0000\n---\n# T'])
      expect(read(junk).problems).not.toEqual([]);
  });
});

describe('a check of all items', () => {
  const en = itemOf(whole);
  const near = { ...en, id: 'lost-phone', title: 'Your phone is lost', asks: ['one', 'two', 'three', 'four'], related: [] };
  const all = (item: KnowledgeItem): readonly KnowledgeItem[] =>
    [item, near].flatMap((each) => [each, { ...each, language: 'fi' as const, file: `fi/${each.id}.md` }]);
  const problems = (changed: Partial<KnowledgeItem>): readonly string[] =>
    checkKnowledge(all({ ...en, ...changed }))
      .filter(({ file }) => file.startsWith('en/new-phone'))
      .map(({ line, problem }) => `${line} ${problem}`);

  it('finds nothing where nothing is wrong', () => {
    expect(checkKnowledge(all(en))).toEqual([]);
  });

  const filler = 'Plain words that are there only to be long enough for a card. ';
  it.each<[string, Partial<KnowledgeItem>, RegExp]>([
    ['a short answer', { text: 'Yes.' }, /^19 The answer has 4 characters; it takes 40 to 600/u],
    ['an answer too long for a card', { text: filler.repeat(11) }, /^19 The answer has \d+ characters/u],
    ['three ways of asking', { asks: ['one two', 'two', 'three'] }, /^4 There are 3 lines under asks/u],
    ['one way of asking twice', { asks: ['a phone', 'A phone', 'three', 'four'] }, /^4 "a phone" stands twice/u],
    ['a way of asking that another item has', { asks: ['one', 'x y', 'z z', 'v v'] }, /^4 "one" also stands under "lost-phone"/u],
    ['the title of another item', { title: 'Your phone is lost' }, /^17 "lost-phone" has the same title/u],
    ['a title that is a command', { title: 'I have a new phone' }, /^17 The title is a command/u],
    ['more buttons than fit', { answers: ['unlock', 'human', 'help', 'erase'] }, /^9 At most 3 answers/u],
    ['a related item that does not exist', { related: ['no-such'] }, /^11 There is no item "no-such"/u],
    ['itself as related', { related: ['new-phone'] }, /^11 An item is not related to itself/u],
    ['a source that is no page', { source: 'my head' }, /^13 The source is a public page/u],
    ['a heading', { text: `${filler}\n# More` }, /^20 A heading/u],
    ['a table', { text: `${filler}\n| a | b |` }, /^20 A table/u],
    ['a picture', { text: `${filler}![x](https://e.example/x.png)` }, /A picture/u],
    ['HTML', { text: `${filler}<b>x</b>` }, /HTML/u],
    ['a link that is not safe', { text: `${filler}[x](http://e.example)` }, /begins with https/u],
    ['a script for a link', { text: `${filler}[x](javascript:alert(1))` }, /begins with https/u],
    ['an unknown hole', { text: `${filler}{password}` }, /\{password\} is no hole/u],
    ['long sentences', { text: `${'word '.repeat(45)}.` }, /words on average/u],
    ['a word nobody can read', { text: `${filler}${'x'.repeat(31)}` }, /too long a word/u],
  ])('finds %s', (_what, changed, sentence) => {
    expect(problems(changed).join('\n')).toMatch(sentence);
  });

  it('finds an item that one language has alone, and one that differs', () => {
    expect(checkKnowledge([near]).map(({ problem }) => problem)).toEqual([
      'There is no "lost-phone" in the language "fi": whoever reads that gets no answer.',
    ]);
    const other = { ...near, language: 'fi' as const, audience: 'admins' as const, answers: ['human' as const] };
    expect(checkKnowledge([near, other])).toHaveLength(4);
  });

  it('wants an item of a further language in English and Finnish, and none of theirs in it', () => {
    expect(checkKnowledge([...all(en), { ...en, language: 'sv' as const, related: [] }])).toEqual([]);
    const alone = { ...en, id: 'only-swedish', language: 'sv' as const, related: [] };
    expect(checkKnowledge([alone]).map(({ problem }) => problem)).toEqual([
      'There is no "only-swedish" in the language "en": whoever reads that gets no answer.',
      'There is no "only-swedish" in the language "fi": whoever reads that gets no answer.',
    ]);
  });

  it('measures sentences and words, and neither counts addresses nor joins lines of a list', () => {
    expect(readingLevel('- one two\n- three four').averageWords).toBe(2);
    const { longestWord } = readingLevel('See [it](https://learn.microsoft.com/averyveryverylongaddress) now.');
    expect(longestWord).toBe('See');
  });
});

describe('the folders', () => {
  const root = mkdtempSync(join(tmpdir(), 'avain-knowledge-'));
  afterAll(() => rmSync(root, { recursive: true, force: true }));
  const folder = (name: string, files: Readonly<Record<string, string>>): string => {
    for (const [file, text] of Object.entries(files)) {
      mkdirSync(join(root, name, file, '..'), { recursive: true });
      writeFileSync(join(root, name, file), text);
    }
    return join(root, name);
  };

  it('of the product hold what passes the check, every item of it', () => {
    const { knowledge, problems } = loadKnowledge(undefined);
    expect([...problems, ...checkKnowledge(knowledge.items)]).toEqual([]);
    expect(knowledge.items.length).toBeGreaterThanOrEqual(208);
  });

  it('of an organisation add to the product’s and stand in their place', () => {
    const product = folder('product', { 'en/new-phone.md': whole });
    const own = folder('own', {
      'en/new-phone.md': whole.replace('Register the number', 'Fetch a phone from the desk, register the number'),
      'fi/parking.md': whole.replace('id: new-phone', 'id: parking'),
      'en.words.yaml': '- [mobile, fone]\n',
      'fi.others.yaml': '- lounaslista\n',
    });
    const { knowledge, problems } = loadKnowledge(own, product);
    expect(problems).toEqual([]);
    expect(knowledge.items.map(({ id, language }) => `${language} ${id}`)).toEqual(['en new-phone', 'fi parking']);
    expect(knowledge.items[0]?.text).toContain('from the desk');
    expect(knowledge.words.en).toEqual([['mobile', 'fone']]);
    expect(knowledge.others?.fi).toEqual(['lounaslista']);
  });

  it('with other files, or that cannot be read, are told', () => {
    const odd = folder('odd', {
      'de/new-phone.md': whole,
      'en/notes.txt': 'x',
      'en/large.md': 'x'.repeat(70_000),
      'fi.words.yaml': '- just words',
      'fi.others.yaml': '- [no, sentence]',
    });
    const { problems } = loadKnowledge(odd, folder('empty', { 'en/new-phone.md': whole }));
    expect(problems.map(({ problem }) => problem.slice(0, 30))).toEqual([
      'Only these can stand here: tre',
      'The file cannot be read, or is',
      'An item is a file whose name e',
      'Each line is a list of words t',
      'Each line is a sentence about ',
    ]);
    expect(loadKnowledge(join(root, 'nowhere'), odd).problems.at(-1)?.problem).toBe('The folder cannot be read.');
  });
});

describe('npm run knowledge', () => {
  it.each([
    [['check'], { kind: 'check' }],
    [['score'], { kind: 'score', questions: 'test/knowledge', unseen: false }],
    [['score', '--unseen', '--questions', 'x'], { kind: 'score', questions: 'x', unseen: true }],
    [['--help'], { kind: 'help' }],
    [[], { kind: 'usage' }],
    [['tidy'], { kind: 'usage' }],
    [['check', 'score'], { kind: 'usage' }],
    [['score', '--half', 'tune'], { kind: 'usage' }],
    [['--loud'], { kind: 'usage' }],
  ])('%j', (args, request) => {
    expect(parseKnowledgeCommand(args)).toMatchObject(request);
  });
});
