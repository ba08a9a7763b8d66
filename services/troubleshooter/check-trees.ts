import { foldText } from '../i18n/commands.ts';
import { languages } from '../i18n/language.ts';
import type { KnowledgeProblem } from '../knowledge/knowledge-item.ts';
import { inLanguage, type Texts } from '../knowledge/texts.ts';
import { checkAudience, checkOutcomes } from './checks.ts';
import { faultCodeKey, readFaultCode } from './fault-codes.ts';
import { targetsOf, type Tree, type TreeNode } from './tree.ts';

type Told = (line: number, problem: string) => void;
type Rule = (tree: Tree, told: Told, all: readonly Tree[]) => void;

/** A walk that asks more often helps nobody; the path is kept in the chat's memory, which stays small by it. */
export const mostSteps = 12;

/**
 * Proves of the trees what one file's shape cannot say: every way leads to an end, every node can be reached, every check
 * exists with all its outcomes, every code leads to one place. Empty: the trees can be walked.
 */
export function checkTrees(trees: readonly Tree[]): readonly KnowledgeProblem[] {
  return trees.flatMap((tree) => {
    const problems: KnowledgeProblem[] = [];
    const told: Told = (line, problem) => void problems.push({ file: tree.file, line, problem });
    for (const rule of rules) rule(tree, told, trees);
    return problems;
  });
}

const rules: readonly Rule[] = [targets, reachable, endless, checks, codes, labels, markdown, unique];

function targets({ nodes, start }: Tree, told: Told): void {
  if (!nodes.has(start)) told(1, `The start "${start}" is no node.`);
  for (const [id, node] of nodes)
    for (const target of targetsOf(node))
      if (!nodes.has(target)) told(node.line, `"${id}" leads to "${target}", which is no node.`);
}

/** From the start, or by a code that leads straight there. */
function reachable({ nodes, start }: Tree, told: Told): void {
  const seen = new Set<string>();
  const open = [start, ...[...nodes].filter(([, node]) => node.codes.length > 0).map(([id]) => id)];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    const node = nodes.get(id);
    if (node === undefined || seen.has(id)) continue;
    seen.add(id);
    open.push(...targetsOf(node));
  }
  for (const [id, node] of nodes) if (!seen.has(id)) told(node.line, `Nothing leads to "${id}".`);
}

/** No node comes again on its own way: then every way ends, because nothing but an end leads nowhere. */
function endless({ nodes }: Tree, told: Told): void {
  const depths = new Map<string, number>();
  const depthOf = (id: string, way: readonly string[]): number => {
    const node = nodes.get(id);
    if (node === undefined) return 0;
    if (way.includes(id)) {
      told(node.line, `"${id}" comes again on its own way: ${[...way.slice(way.indexOf(id)), id].join(' → ')}.`);
      return 0;
    }
    const known = depths.get(id);
    if (known !== undefined) return known;
    const depth = 1 + Math.max(0, ...targetsOf(node).map((target) => depthOf(target, [...way, id])));
    depths.set(id, depth);
    return depth;
  };
  for (const [id, node] of nodes)
    if (depthOf(id, []) === mostSteps + 1) told(node.line, `From "${id}" a way has more than ${mostSteps} steps.`);
}

function checks({ nodes, audience }: Tree, told: Told): void {
  for (const [id, node] of nodes) {
    if (node.kind !== 'check') continue;
    const known: readonly string[] = checkOutcomes[node.check];
    for (const each of known) if (!(each in node.outcomes)) told(node.line, `"${id}" has no outcome "${each}".`);
    for (const each of Object.keys(node.outcomes))
      if (!known.includes(each)) told(node.line, `"${each}" is no outcome of ${node.check}: ${known.join(', ')}.`);
    if (checkAudience(node.check) !== audience) told(node.line, `${node.check} is not for trees of ${audience}.`);
  }
}

/** Each code once for people and once for admins: the same paste always leads to the same place. */
function codes(tree: Tree, told: Told, all: readonly Tree[]): void {
  const keyOf = (code: string): string | undefined => {
    const read = readFaultCode(code);
    return read && faultCodeKey(read);
  };
  // Two spellings of one code in one place are one.
  const places = all
    .filter((each) => each.audience === tree.audience)
    .flatMap((each) => {
      const lists = [each.codes, ...[...each.nodes.values()].map((node) => node.codes)];
      return lists.flatMap((list) => [...new Set(list.map(keyOf))]);
    });
  for (const { code, line } of codesOf(tree)) {
    const key = keyOf(code);
    if (/^aadsts/iu.test(code)) told(line, `"${code}" is a sign-in code, and stands in sign-in-codes.yaml.`);
    else if (key === undefined) told(line, `"${code}" is too short to be told apart from other words.`);
    else if (places.filter((each) => each === key).length > 1) told(line, `"${code}" stands in two places.`);
  }
}

function codesOf(tree: Tree): readonly { readonly code: string; readonly line: number }[] {
  const own = tree.codes.map((code) => ({ code, line: 1 }));
  return [...own, ...[...tree.nodes.values()].flatMap(({ codes: ones, line }) => ones.map((code) => ({ code, line })))];
}

/** A label is typed to choose: two that are alike, or a number, would choose the wrong one. */
function labels({ nodes }: Tree, told: Told): void {
  for (const [id, node] of nodes) {
    if (node.kind !== 'ask') continue;
    for (const language of languages) {
      const words = node.choices.map(({ label }) => foldText(inLanguage(label, language)));
      if (new Set(words).size < words.length) told(node.line, `"${id}" has the same choice twice in "${language}".`);
      if (words.some((each) => /^\d{0,2}$/u.test(each)))
        told(node.line, `A choice of "${id}" in "${language}" is no word, or could be its own number.`);
    }
  }
}

const notOnCards: readonly (readonly [RegExp, string])[] = [
  [/^\s*#/mu, 'a heading'],
  [/^\s*\|/mu, 'a table'],
  [/```|~~~/u, 'a block of code'],
  [/!\[/u, 'a picture'],
  [/<[a-z!/]/iu, 'HTML'],
  [/[{}]/u, 'a hole'],
  [/\]\((?!https:\/\/[^\s)]+\))/u, 'a link that does not begin with https://'],
  [/http:\/\/|(?:javascript|data):/u, 'an address that does not begin with https://'],
];

function markdown({ title, nodes }: Tree, told: Told): void {
  const look = (texts: Texts, line: number): void => {
    for (const text of Object.values(texts))
      for (const [pattern, what] of notOnCards)
        if (pattern.test(text)) told(line, `Cards do not show ${what}: "${text.slice(0, 40)}…".`);
  };
  look(title, 1);
  for (const node of nodes.values()) for (const texts of textsOf(node)) look(texts, node.line);
}

function textsOf(node: TreeNode): readonly Texts[] {
  if (node.kind === 'ask') return [node.ask, ...node.choices.map(({ label }) => label)];
  return node.kind === 'end' ? [node.verdict, node.remedy] : [];
}

/** A title is typed to choose from the menu, and a symptom is to lead to one tree. */
function unique(tree: Tree, told: Told, all: readonly Tree[]): void {
  for (const other of all.filter((each) => each.id !== tree.id))
    for (const language of languages) {
      if (foldText(inLanguage(other.title, language)) === foldText(inLanguage(tree.title, language)))
        told(1, `"${other.id}" has the same title in "${language}".`);
      const theirs = new Set((other.symptoms[language] ?? []).map(foldText));
      for (const symptom of tree.symptoms[language] ?? [])
        if (theirs.has(foldText(symptom))) told(1, `"${symptom}" also stands under "${other.id}".`);
    }
}
