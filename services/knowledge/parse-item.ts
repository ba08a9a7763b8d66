import { isMap, isScalar, isSeq, LineCounter, parseDocument, type Node } from 'yaml';
import type { Language } from '../i18n/language.ts';
import { answerActions, type AnswerAction } from '../outcomes/answer-outcome.ts';
import {
  audiences,
  idPattern,
  itemKeys,
  type Audience,
  type ItemKey,
  type KnowledgeItem,
  type KnowledgeProblem,
} from './knowledge-item.ts';

/** What can be known about an item before the others are read; problems of one file do not hide each other. */
export type ParsedItem = { readonly item: KnowledgeItem | undefined; readonly problems: readonly KnowledgeProblem[] };

export type ItemFile = {
  /** How problems name it. */
  readonly file: string;
  /** The file's name without `.md`: the id has to be the same. */
  readonly name: string;
  /** The folder it lies in. */
  readonly language: Language;
  readonly text: string;
};

type Report = (line: number, problem: string) => void;

/**
 * One item from the text of its file: front matter between two lines of `---`, a title, the answer. Strict: an unknown
 * key, a missing one or a value of another kind is a problem with its line, and gives no item.
 */
export function parseItem({ file, name, language, text }: ItemFile): ParsedItem {
  const problems: KnowledgeProblem[] = [];
  const report: Report = (line, problem) => void problems.push({ file, line, problem });
  const parts = splitFile(text, report);
  const read = parts && readFields(parts.front, report);
  const body = parts && readBody(parts.body, parts.bodyLine, report);
  if (read === undefined || body === undefined || problems.length > 0) return { item: undefined, problems };
  const { fields, lineOf } = read;
  const lines = {
    ...{ id: lineOf('id'), audience: lineOf('audience'), asks: lineOf('asks'), answers: lineOf('answers') },
    ...{ related: lineOf('related'), source: lineOf('source'), checked: lineOf('checked') },
    ...{ title: body.titleLine, text: body.textLine },
  };
  const { title, text: answer } = body;
  if (fields.id !== name) report(lineOf('id'), `The id "${fields.id}" is not the name of the file, "${name}".`);
  if (!isDay(fields.checked)) report(lineOf('checked'), `"${fields.checked}" is no day like 2026-11-22.`);
  return problems.length > 0
    ? { item: undefined, problems }
    : { item: { ...fields, title, text: answer, language, file, lines }, problems };
}

/** Whether the words are a day of the calendar, `YYYY-MM-DD`. */
function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/u.test(text)) return false;
  const day = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}

type Parts = { readonly front: string; readonly body: readonly string[]; readonly bodyLine: number };

function splitFile(text: string, report: Report): Parts | undefined {
  const lines = text.replace(/^\uFEFF/u, '').split(/\r\n|\n/u);
  if (lines[0]?.trimEnd() !== '---') {
    report(1, 'The file begins with a line of three hyphens, ---, and what is known about the item.');
    return undefined;
  }
  const end = lines.findIndex((line, at) => at > 0 && line.trimEnd() === '---');
  if (end === -1) {
    report(1, 'The second line of three hyphens, ---, is missing before the title.');
    return undefined;
  }
  return { front: lines.slice(1, end).join('\n'), body: lines.slice(end + 1), bodyLine: end + 2 };
}

type Fields = Pick<KnowledgeItem, ItemKey>;
type ReadFields = { readonly fields: Fields; readonly lineOf: (key: ItemKey) => number };

/** The first line of the front matter is the second of the file. */
const frontLine = 1;

function readFields(front: string, report: Report): ReadFields | undefined {
  const lines = new LineCounter();
  const document = parseDocument(front, { schema: 'failsafe', lineCounter: lines, uniqueKeys: true });
  const lineAt = (offset: number): number => lines.linePos(offset).line + frontLine;
  for (const { pos, message } of document.errors) {
    report(lineAt(pos[0]), `This cannot be read as YAML: ${message.split('\n')[0] ?? ''}`);
  }
  if (document.errors.length > 0) return undefined;
  const { contents } = document;
  if (!isMap(contents)) {
    report(2, `Between the two lines of --- stand the keys ${itemKeys.join(', ')}.`);
    return undefined;
  }
  const nodes = new Map<ItemKey, Node | undefined>();
  const places = new Map<ItemKey, number>();
  for (const { key, value } of contents.items) {
    const name = isScalar(key) ? String(key.value) : '';
    const line = lineAt((key as Node).range?.[0] ?? 0);
    const known = itemKeys.find((each) => each === name);
    if (known === undefined) report(line, `"${name}" is no key of an item; the keys are ${itemKeys.join(', ')}.`);
    else {
      nodes.set(known, (value as Node | null) ?? undefined);
      places.set(known, line);
    }
  }
  for (const key of itemKeys) if (!places.has(key)) report(2, `The key "${key}" is missing.`);
  const lineOf = (key: ItemKey): number => places.get(key) ?? 2;
  const readers = fieldReaders({ nodes, lineOf, report });
  return { fields: readers(), lineOf };
}

type FieldSource = {
  readonly nodes: ReadonlyMap<ItemKey, Node | undefined>;
  readonly lineOf: (key: ItemKey) => number;
  readonly report: Report;
};

function fieldReaders({ nodes, lineOf, report }: FieldSource): () => Fields {
  const word = (key: ItemKey): string => {
    const node = nodes.get(key);
    if (isScalar(node) && typeof node.value === 'string' && node.value.trim() !== '') return node.value.trim();
    if (nodes.has(key)) report(lineOf(key), `"${key}" takes one value on its line.`);
    return '';
  };
  const list = (key: ItemKey): readonly string[] => {
    const node = nodes.get(key);
    if (node === undefined || (isScalar(node) && node.value === '')) return [];
    if (!isSeq(node)) {
      report(lineOf(key), `"${key}" takes a list: one line each, beginning with a hyphen.`);
      return [];
    }
    return node.items.flatMap((each) => {
      if (isScalar(each) && typeof each.value === 'string' && each.value.trim() !== '') return [each.value.trim()];
      report(lineOf(key), `Each line of "${key}" is plain words; put words with a colon in "quotation marks".`);
      return [];
    });
  };
  const oneOf = <T extends string>(key: ItemKey, value: string, allowed: readonly T[]): T => {
    const found = allowed.find((each) => each === value);
    if (found === undefined && value !== '')
      report(lineOf(key), `"${value}" cannot stand under "${key}"; it takes ${allowed.join(', ')}.`);
    return found ?? (value as T);
  };
  return () => ({
    id: checkedId(word('id'), lineOf('id'), report),
    audience: oneOf<Audience>('audience', word('audience'), audiences),
    asks: list('asks'),
    answers: list('answers').map((each) => oneOf<AnswerAction>('answers', each, answerActions)),
    related: list('related'),
    source: word('source'),
    checked: word('checked'),
  });
}

function checkedId(id: string, line: number, report: Report): string {
  if (id !== '' && !idPattern.test(id))
    report(line, `"${id}" is no id: small letters, digits and hyphens between them, beginning with a letter.`);
  return id;
}

type Body = Pick<KnowledgeItem, 'title' | 'text'> & { readonly titleLine: number; readonly textLine: number };

function readBody(lines: readonly string[], firstLine: number, report: Report): Body | undefined {
  const at = lines.findIndex((line) => line.trim() !== '');
  const title = /^# +(\S.*)$/u.exec(lines[at]?.trimEnd() ?? '')?.[1];
  if (title === undefined) {
    report(firstLine + Math.max(at, 0), 'After the second line of --- comes the title: "# " and a short sentence.');
    return undefined;
  }
  const first = lines.findIndex((line, place) => place > at && line.trim() !== '');
  return {
    title: title.trim(),
    text: lines
      .slice(at + 1)
      .join('\n')
      .trim(),
    titleLine: firstLine + at,
    textLine: firstLine + (first === -1 ? at : first),
  };
}
