import { isMap, isNode, isPair, LineCounter, parseDocument, type Document } from 'yaml';
import { z } from 'zod';
import { audiences, idPattern, type KnowledgeProblem } from '../knowledge/knowledge-item.ts';
import { textsSchema } from '../knowledge/texts.ts';
import { answerActions } from '../outcomes/answer-outcome.ts';
import { endKinds } from '../outcomes/tree-outcome.ts';
import { checkIds } from './checks.ts';
import type { Tree, TreeNode } from './tree.ts';

/** Characters of a text, so that it fits on a card and is read to its end. */
const most = { title: 80, ask: 300, label: 40, verdict: 400, remedy: 700, symptom: 120, code: 60 } as const;

const id = z.string().regex(idPattern, 'An id is small letters, digits and hyphens between them.').max(60);
const codes = z.array(z.string().trim().min(3).max(most.code)).max(40).default([]);
const symptoms = z.array(z.string().trim().min(3).max(most.symptom)).min(2).max(20);

const askNode = z.strictObject({
  ask: textsSchema(most.ask),
  choices: z
    .array(z.strictObject({ label: textsSchema(most.label), go: id }))
    .min(2)
    .max(4),
  codes,
});
const checkNode = z.strictObject({
  check: z.enum(checkIds as [string, ...string[]]),
  outcomes: z.record(z.string(), id),
  unknown: id,
  codes,
});
const endNode = z.strictObject({
  verdict: textsSchema(most.verdict),
  remedy: textsSchema(most.remedy),
  offers: z.array(z.enum(answerActions)).max(3).default([]),
  end: z.enum(endKinds),
  source: z.string().regex(/^https:\/\/[\w.-]+\.[a-z]{2,}(?:\/\S*)?$/u, 'The source is a public page, https://…'),
  codes,
});
const node = { ask: askNode, check: checkNode, verdict: endNode } as const;

const file = z.strictObject({
  id,
  audience: z.enum(audiences),
  title: textsSchema(most.title),
  symptoms: z.object({ en: symptoms, fi: symptoms }).catchall(symptoms),
  codes,
  start: id,
  nodes: z.record(id, z.unknown()),
  checked: z.iso.date('A day like 2026-11-22.'),
});

export type ParsedTree = { readonly tree: Tree | undefined; readonly problems: readonly KnowledgeProblem[] };
export type TreeFile = {
  /** How problems name it. */
  readonly file: string;
  /** The file's name without `.yaml`: the id has to be the same. */
  readonly name: string;
  readonly text: string;
};

type Path = readonly PropertyKey[];
type Report = (path: Path, problem: string) => void;

/**
 * One tree from the text of its file. Strict: an unknown key, a missing one or a value of another kind is a problem with
 * its line, and gives no tree. Whether its ways lead anywhere is `checkTrees`' to say.
 */
export function parseTree({ file: path, name, text }: TreeFile): ParsedTree {
  const problems: KnowledgeProblem[] = [];
  const counter = new LineCounter();
  // Every value is words: "on" and "no" are outcomes here, and 33004 is a name.
  const document = parseDocument(text, { schema: 'failsafe', lineCounter: counter, uniqueKeys: true });
  const tell = (line: number, problem: string): void => void problems.push({ file: path, line, problem });
  const report: Report = (at, problem) => tell(lineOf(document, counter, at), problem);
  for (const { pos, message } of document.errors)
    tell(counter.linePos(pos[0]).line, `This cannot be read as YAML: ${message.split('\n')[0] ?? ''}`);
  if (document.errors.length > 0) return { tree: undefined, problems };
  const parsed = file.safeParse(document.toJS());
  if (!parsed.success) {
    reportIssues(parsed.error, [], report);
    return { tree: undefined, problems };
  }
  const nodes = new Map<string, TreeNode>();
  for (const [key, value] of Object.entries(parsed.data.nodes)) {
    const read = readNode(key, value, report);
    if (read !== undefined) nodes.set(key, { ...read, line: lineOf(document, counter, ['nodes', key]) });
  }
  if (parsed.data.id !== name) report(['id'], `The id "${parsed.data.id}" is not the name of the file, "${name}".`);
  return { tree: problems.length > 0 ? undefined : { ...parsed.data, nodes, file: path }, problems };
}

function readNode(key: string, value: unknown, report: Report): TreeNode | undefined {
  const at = ['nodes', key];
  const is = (['ask', 'check', 'verdict'] as const).filter((each) => isRecord(value) && each in value);
  const [kind] = is;
  if (kind === undefined || is.length > 1) {
    report(at, `"${key}" has one of ask, check and verdict.`);
    return undefined;
  }
  const parsed = node[kind].safeParse(value);
  if (!parsed.success) {
    reportIssues(parsed.error, at, report);
    return undefined;
  }
  return { kind: kind === 'verdict' ? 'end' : kind, ...parsed.data } as unknown as TreeNode;
}

function reportIssues({ issues }: z.ZodError, before: Path, report: Report): void {
  for (const { path, message } of issues) {
    const at = [...before, ...path];
    report(at, at.length === 0 ? message : `${at.map(String).join(' › ')}: ${message}`);
  }
}

function isRecord(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

/** The line of a key, or of what holds it where it is missing; from 1. */
function lineOf(document: Document, counter: LineCounter, path: Path): number {
  for (let length = path.length; length > 0; length -= 1) {
    const holder: unknown = length === 1 ? document.contents : document.getIn(path.slice(0, length - 1), true);
    const last = path[length - 1];
    const item: unknown = isMap(holder)
      ? holder.items.find((each) => isPair(each) && isNode(each.key) && String(each.key) === String(last))?.key
      : document.getIn(path.slice(0, length), true);
    if (isNode(item) && item.range != null) return counter.linePos(item.range[0]).line;
  }
  return 1;
}
