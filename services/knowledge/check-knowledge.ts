import { isPhrase } from '../i18n/commands.ts';
import { fullLanguages } from '../i18n/language.ts';
import { itemHoles, type KnowledgeItem, type KnowledgeProblem } from './knowledge-item.ts';
import { readingBounds, readingLevel } from './reading-level.ts';

const bounds = {
  text: { least: 40, most: 600 },
  title: { least: 8, most: 80 },
  ask: { least: 2, most: 120 },
  asks: { least: 4, most: 60 },
  answers: { most: 3 },
  related: { most: 4 },
} as const;

type Told = (line: number, problem: string) => void;
type Rule = (item: KnowledgeItem, told: Told, all: readonly KnowledgeItem[]) => void;

/**
 * Everything that one file cannot say about itself: ids that exist, languages with the same content, and texts that
 * fit on a card and can be read. Empty: the items can be used. In the order of the files.
 */
export function checkKnowledge(items: readonly KnowledgeItem[]): readonly KnowledgeProblem[] {
  return items.flatMap((item) => {
    const problems: KnowledgeProblem[] = [];
    for (const rule of rules)
      rule(item, (line, problem) => void problems.push({ file: item.file, line, problem }), items);
    return problems;
  });
}

const rules: readonly Rule[] = [lengths, lists, source, markdown, holes, reading, related, parity, unique];

function lengths({ title, text, asks, lines }: KnowledgeItem, told: Told): void {
  const within = (
    what: string,
    value: string,
    { least, most }: { least: number; most: number },
    line: number,
  ): void => {
    const characters = Array.from(value).length;
    if (characters < least || characters > most)
      told(line, `The ${what} has ${characters} characters; it takes ${least} to ${most}.`);
  };
  within('title', title, bounds.title, lines.title);
  within('answer', text, bounds.text, lines.text);
  for (const ask of asks) within(`line "${ask.slice(0, 20)}" under asks`, ask, bounds.ask, lines.asks);
}

function lists({ asks, answers, related: near, lines }: KnowledgeItem, told: Told): void {
  const { least, most } = bounds.asks;
  if (asks.length < least || asks.length > most)
    told(lines.asks, `There are ${asks.length} lines under asks; ${least} to ${most} are right.`);
  if (answers.length > bounds.answers.most)
    told(lines.answers, `At most ${bounds.answers.most} answers fit on a card.`);
  if (near.length > bounds.related.most) told(lines.related, `At most ${bounds.related.most} items can be related.`);
  for (const [name, list, line] of [
    ['asks', asks.map((ask) => ask.toLowerCase()), lines.asks],
    ['answers', answers, lines.answers],
    ['related', near, lines.related],
  ] as const) {
    const twice = list.find((each, at) => (list as readonly string[]).indexOf(each) !== at);
    if (twice !== undefined) told(line, `"${twice}" stands twice under ${name}.`);
  }
}

function source({ source: page, lines }: KnowledgeItem, told: Told): void {
  if (page !== 'avain' && !/^https:\/\/[\w.-]+\.[a-z]{2,}(?:\/\S*)?$/u.test(page))
    told(lines.source, `The source is a public page, https://…, or the word avain; "${page}" is neither.`);
}

/** What a card cannot draw, or what would let a text pass for a part of the card. */
const notOnCards: readonly (readonly [RegExp, string])[] = [
  [/^\s*#/u, 'A heading: the title is the only one.'],
  [/^\s*\|/u, 'A table: cards draw none.'],
  [/^\s*(?:```|~~~)/u, 'A block of code: cards draw none.'],
  [/!\[/u, 'A picture: cards get none from here.'],
  [/<[a-z!/]/iu, 'HTML: cards draw none.'],
  [/\]\((?!https:\/\/[^\s)]+\))/u, 'A link leads to an address that begins with https://.'],
  [/(?<!h?ttps?:)\/\/\S|(?:javascript|data):|http:\/\//u, 'An address is written in full, beginning with https://.'],
];

function markdown({ text, title, lines }: KnowledgeItem, told: Told): void {
  for (const [at, line] of text.split('\n').entries())
    for (const [pattern, problem] of notOnCards) if (pattern.test(line)) told(lines.text + at, problem);
  // A command is heard before a question is answered: the title could not be typed to choose the item.
  if (isPhrase(title)) told(lines.title, 'The title is a command of the chat; say it in other words.');
  if (/[[\]*_`<>#]/u.test(title)) told(lines.title, 'The title is plain words, without marks.');
}

function holes({ title, text, lines }: KnowledgeItem, told: Told): void {
  const allowed: readonly string[] = itemHoles.map((hole) => `{${hole}}`);
  for (const [at, line] of text.split('\n').entries())
    for (const [found] of line.matchAll(/\{[^}]*\}?|\}/gu))
      if (!allowed.includes(found)) told(lines.text + at, `${found} is no hole; there are ${allowed.join(' and ')}.`);
  if (/[{}]/u.test(title)) told(lines.title, 'The title has no holes.');
}

function reading({ text, language, lines }: KnowledgeItem, told: Told): void {
  const { averageWords, longestWord } = readingLevel(text);
  const most = readingBounds[language];
  if (averageWords > most.words)
    told(lines.text, `The sentences have ${averageWords.toFixed(1)} words on average; ${most.words} are easy to read.`);
  if (longestWord.length > most.letters) told(lines.text, `"${longestWord}" is too long a word to read on a phone.`);
}

function related(
  { id, related: near, lines, language }: KnowledgeItem,
  told: Told,
  all: readonly KnowledgeItem[],
): void {
  for (const each of near) {
    if (each === id) told(lines.related, 'An item is not related to itself.');
    else if (!all.some((other) => other.id === each && other.language === language))
      told(lines.related, `There is no item "${each}" to be related to.`);
  }
}

/** English and Finnish have every item; a further language has some of them, and readers get the English of the rest. */
function parity(item: KnowledgeItem, told: Told, all: readonly KnowledgeItem[]): void {
  const { id, audience, answers, lines } = item;
  for (const language of fullLanguages.filter((each) => each !== item.language)) {
    const other = all.find((each) => each.id === id && each.language === language);
    if (other === undefined) {
      told(1, `There is no "${id}" in the language "${language}": whoever reads that gets no answer.`);
      continue;
    }
    if (other.audience !== audience) told(lines.audience, `The item in "${language}" has another audience.`);
    if ([...other.answers].sort().join() !== [...answers].sort().join())
      told(lines.answers, `The item in "${language}" offers other answers.`);
  }
}

/** Two items that one sentence asks for cannot both be the answer; and a title is typed to choose. */
function unique({ id, language, asks, title, lines }: KnowledgeItem, told: Told, all: readonly KnowledgeItem[]): void {
  const same = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase();
  for (const other of all.filter((each) => each.language === language && each.id !== id)) {
    if (same(other.title, title)) told(lines.title, `"${other.id}" has the same title.`);
    for (const ask of asks)
      if (other.asks.some((each) => same(each, ask))) told(lines.asks, `"${ask}" also stands under "${other.id}".`);
  }
}
