import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';

const half = z.enum(['tune', 'held-out']);
const unseen = z.strictObject({
  text: z.string().min(1),
  id: z.string(),
  alsoRight: z.array(z.string()).nonempty().optional(),
});
const asked = unseen.extend({ half });
const unseenSet = z.strictObject({
  inScope: z.array(unseen),
  outOfScope: z.array(z.strictObject({ text: z.string().min(1) })),
});
const questionSet = z.strictObject({
  inScope: z.array(asked),
  outOfScope: z.array(z.strictObject({ text: z.string().min(1), half })),
});

function read(name: string): unknown {
  return JSON.parse(readFileSync(join(import.meta.dirname, name), 'utf8'));
}

const topics = z.array(z.string()).parse(read('topics.json'));

/** The everyday topics, which more people ask about and in more ways. */
const everyday = topics.filter(
  (id) =>
    /^(code|register)-/.test(id) ||
    ['forgot-password', 'account-locked', 'new-phone', 'lost-phone', 'not-me', 'talk-to-human'].includes(id),
);

function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+|\p{Extended_Pictographic}/gu) ?? [];
}

/** Whether one word swapped, added or left out turns one question into the other; single words are no template. */
function differsByOneWord(one: string, other: string): boolean {
  const [short = [], long = []] = [wordsOf(one), wordsOf(other)].sort((a, b) => a.length - b.length);
  if (long.length < 2 || long.length - short.length > 1) return false;
  const parted = short.findIndex((word, at) => word !== long[at]);
  const start = parted === -1 ? short.length : parted;
  const swapped = short.length === long.length ? 1 : 0;
  return short.slice(start + swapped).join(' ') === long.slice(start + 1).join(' ');
}

function pairs<Item>(items: readonly Item[]): [Item, Item][] {
  return items.flatMap((one, at) => items.slice(at + 1).map((other): [Item, Item] => [one, other]));
}

function imbalance(items: readonly { half: string }[]): number {
  const tune = items.filter((item) => item.half === 'tune').length;
  return Math.abs(items.length - 2 * tune);
}

describe('topics.json', () => {
  it('names every topic once', () => {
    expect(topics).toHaveLength(109);
    expect(new Set(topics).size).toBe(topics.length);
  });
});

type Unseen = z.infer<typeof unseenSet>;

function perTopic<Question extends { id: string }>(inScope: readonly Question[]): Map<string, Question[]> {
  return new Map(topics.map((id) => [id, inScope.filter((question) => question.id === id)]));
}

function foldedTexts({ inScope, outOfScope }: Unseen): string[] {
  return [...inScope, ...outOfScope].map(({ text }) => wordsOf(text).join(' ') || text);
}

/** What every question set keeps; `least` questions of each topic, `leastEveryday` of the everyday ones. */
function keepsTheRules({ inScope, outOfScope }: Unseen, least: number, leastEveryday: number): void {
  it('is large enough', () => {
    expect(inScope.length).toBeGreaterThanOrEqual(330);
    expect(outOfScope.length).toBeGreaterThanOrEqual(50);
  });

  it('uses only topics of the list', () => {
    const used = inScope.flatMap(({ id, alsoRight = [] }) => [id, ...alsoRight]);
    expect(used.filter((id) => !topics.includes(id))).toEqual([]);
  });

  it('names as also right only other topics, each once', () => {
    const wrong = inScope.filter(({ id, alsoRight = [] }) => new Set([id, ...alsoRight]).size !== alsoRight.length + 1);
    expect(wrong).toEqual([]);
  });

  it(`asks about every topic at least ${least} times, about the everyday ones at least ${leastEveryday} times`, () => {
    const few = [...perTopic(inScope)].filter(
      ([id, questions]) => questions.length < (everyday.includes(id) ? leastEveryday : least),
    );
    expect(few.map(([id]) => id)).toEqual([]);
  });

  it('repeats no question', () => {
    const folded = foldedTexts({ inScope, outOfScope });
    expect(folded.filter((text, at) => folded.indexOf(text) !== at)).toEqual([]);
  });

  it('holds no two questions of a topic that one word tells apart', () => {
    const slots = [...perTopic(inScope).values(), outOfScope].flatMap((questions) =>
      pairs(questions.map(({ text }) => text)).filter(([one, other]) => differsByOneWord(one, other)),
    );
    expect(slots).toEqual([]);
  });
}

describe.each(['en', 'fi'])('questions.%s.json', (language) => {
  const { inScope, outOfScope } = questionSet.parse(read(`questions.${language}.json`));

  keepsTheRules({ inScope: inScope.map(({ half: _, ...rest }) => rest), outOfScope }, 3, 6);

  it('is split evenly, as a whole and topic by topic', () => {
    for (const part of [inScope, outOfScope, ...perTopic(inScope).values()])
      expect(imbalance(part)).toBeLessThanOrEqual(1);
  });
});

/** Sets without halves: never seen, or used up by a score that could then be learned from. */
const whole = readdirSync(import.meta.dirname).filter((name) => /^(?:unseen|used-up)[\w-]*\.\w+\.json$/u.test(name));

describe.each(whole.map((file) => [file, file.split('.')[1] ?? '']))('%s', (file, language) => {
  const set = unseenSet.parse(read(file));

  keepsTheRules(set, 3, 4);

  it('holds no question of another set', () => {
    const { inScope, outOfScope } = questionSet.parse(read(`questions.${language}.json`));
    const others = whole
      .filter((other) => other !== file && other.endsWith(`.${language}.json`))
      .flatMap((other) => foldedTexts(unseenSet.parse(read(other))));
    const elsewhere = new Set([...foldedTexts({ inScope, outOfScope }), ...others]);
    expect(foldedTexts(set).filter((text) => elsewhere.has(text))).toEqual([]);
  });
});

describe('the rule of one word', () => {
  it('sees a word swapped, added or left out, and nothing else', () => {
    expect(differsByOneWord('Where is my phone?', 'where is my LAPTOP')).toBe(true);
    expect(differsByOneWord('no code', 'no code yet')).toBe(true);
    expect(differsByOneWord('please send a code', 'send a code')).toBe(true);
    expect(differsByOneWord('help', 'menu')).toBe(false);
    expect(differsByOneWord('send a code', 'a code please')).toBe(false);
  });
});
