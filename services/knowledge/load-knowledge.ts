import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { z } from 'zod';
import { languages, type Language } from '../i18n/language.ts';
import type { Knowledge, KnowledgeItem, KnowledgeProblem, WordGroup } from './knowledge-item.ts';
import { parseItem } from './parse-item.ts';

/** Where the product's own items are: beside the code, in the sources as in the build. */
const productKnowledge = fileURLToPath(new URL('../../knowledge/', import.meta.url));

export type LoadedKnowledge = { readonly knowledge: Knowledge; readonly problems: readonly KnowledgeProblem[] };

/**
 * Reads the product's folder and then the organisation's own (`undefined`: none), whose items add to the product's or,
 * with the same id and language, stand in their place; its groups of words are added. Files with problems are left out
 * and told. Never throws: a folder that cannot be read is a problem.
 */
export function loadKnowledge(own: string | undefined, product = productKnowledge): LoadedKnowledge {
  const problems: KnowledgeProblem[] = [];
  const items = new Map<string, KnowledgeItem>();
  const words = byLanguage<WordGroup>();
  const others = byLanguage<string>();
  for (const folder of [product, ...(own === undefined ? [] : [own])]) {
    for (const item of readFolder(folder, problems)) items.set(`${item.language} ${item.id}`, item);
    for (const language of languages) {
      words[language].push(...readWords(folder, language, problems));
      others[language].push(...readOthers(folder, language, problems));
    }
  }
  return { knowledge: { items: [...items.values()], words, others }, problems };
}

function byLanguage<T>(): Record<Language, T[]> {
  return Object.fromEntries(languages.map((language) => [language, [] as T[]])) as Record<Language, T[]>;
}

/** Files beside the languages' folders: words that mean the same, and sentences about other things. */
const wordsName = (language: Language): string => `${language}.words.yaml`;
const othersName = (language: Language): string => `${language}.others.yaml`;

/** What else stands in the folder, and has loaders of its own: decision trees, codes of sign-ins, places of passwords. */
const besideItems = ['trees', 'sign-in-codes.yaml', 'old-passwords.yaml'];

function readFolder(folder: string, problems: KnowledgeProblem[]): readonly KnowledgeItem[] {
  const told = (file: string, problem: string): void => void problems.push({ file, line: 1, problem });
  const names = namesIn(folder);
  if (names === undefined) {
    told(folder, 'The folder cannot be read.');
    return [];
  }
  const expected: readonly string[] = [...besideItems, ...languages, ...languages.map(wordsName), ...languages.map(othersName)];
  for (const name of names.filter((each) => !expected.includes(each) && !each.startsWith('.')))
    told(join(folder, name), `Only these can stand here: ${expected.join(', ')}.`);
  return languages.flatMap((language) => {
    if (!names.includes(language)) return [];
    const place = join(folder, language);
    return (namesIn(place) ?? []).flatMap((name) => {
      const file = join(place, name);
      if (name.startsWith('.')) return [];
      if (!name.endsWith('.md')) {
        told(file, 'An item is a file whose name ends in .md.');
        return [];
      }
      const text = textOf(file);
      if (text === undefined) {
        told(file, 'The file cannot be read, or is larger than 64 KB.');
        return [];
      }
      const parsed = parseItem({ file, name: name.slice(0, -'.md'.length), language, text });
      problems.push(...parsed.problems);
      return parsed.item === undefined ? [] : [parsed.item];
    });
  });
}

const wordGroups = z.array(z.array(z.string().min(1).max(60)).min(2).max(60)).max(500);

function readWords(folder: string, language: Language, problems: KnowledgeProblem[]): readonly WordGroup[] {
  const file = join(folder, wordsName(language));
  if (!(namesIn(folder) ?? []).includes(wordsName(language))) return [];
  try {
    const groups = wordGroups.parse(parse(textOf(file) ?? '', { schema: 'failsafe' }));
    const all = groups.flat();
    const twice = all.find((word, at) => all.indexOf(word) !== at);
    if (twice !== undefined) problems.push({ file, line: 1, problem: `"${twice}" stands twice; a word has one group.` });
    return groups;
  } catch {
    problems.push({
      file,
      line: 1,
      problem: 'Each line is a list of words that mean the same: - [mobile, cell phone].',
    });
    return [];
  }
}

const otherSentences = z.array(z.string().min(2).max(120)).max(1000);

function readOthers(folder: string, language: Language, problems: KnowledgeProblem[]): readonly string[] {
  const file = join(folder, othersName(language));
  if (!(namesIn(folder) ?? []).includes(othersName(language))) return [];
  try {
    return otherSentences.parse(parse(textOf(file) ?? '', { schema: 'failsafe' }));
  } catch {
    problems.push({ file, line: 1, problem: 'Each line is a sentence about other things: - what is for lunch.' });
    return [];
  }
}

/** Sorted, so that every machine reads in the same order; undefined: no folder that can be read. */
function namesIn(folder: string): readonly string[] | undefined {
  try {
    return readdirSync(folder).sort();
  } catch {
    return undefined;
  }
}

const mostBytes = 64 * 1024;

function textOf(file: string): string | undefined {
  try {
    return statSync(file).size > mostBytes ? undefined : readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}
