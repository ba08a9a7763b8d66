import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isMap, isScalar, isSeq, LineCounter, parseDocument, type Node } from 'yaml';
import { z } from 'zod';
import type { KnowledgeProblem } from '../knowledge/knowledge-item.ts';
import { textsSchema } from '../knowledge/texts.ts';
import { answerActions } from '../outcomes/answer-outcome.ts';
import { longestText, menders, type SignInCode, type SignInCodes } from './sign-in-codes.ts';

/** The file of the codes, in the product's folder of knowledge and in an organisation's own. */
const signInCodesFile = 'sign-in-codes.yaml';

const productKnowledge = fileURLToPath(new URL('../../knowledge/', import.meta.url));
const mostBytes = 256 * 1024;

const row = z.strictObject({
  code: z.int().min(1000).max(99_999_999),
  cause: z.string().regex(/^[a-z][a-z0-9-]{1,39}$/u, 'a word in kebab-case'),
  who: z.enum(menders),
  resetHelps: z.boolean(),
  says: textsSchema(longestText),
  next: textsSchema(longestText),
  offers: z.array(z.enum(answerActions)).max(2),
  source: z.url({ protocol: /^https$/u }),
});

export type LoadedSignInCodes = { readonly codes: SignInCodes; readonly problems: readonly KnowledgeProblem[] };

/**
 * Reads the product's codes and then an organisation's own (`undefined`: none), whose rows add to the product's or stand
 * in their place where the code is the same. Rows with problems are left out and told. Never throws.
 */
export function loadSignInCodes(own: string | undefined, product = productKnowledge): LoadedSignInCodes {
  const problems: KnowledgeProblem[] = [];
  const codes = new Map<number, SignInCode>();
  const files = [join(product, signInCodesFile), ...(own === undefined ? [] : [join(own, signInCodesFile)])];
  for (const [at, file] of files.entries()) {
    const read = readCodes(file, (line, problem) => void problems.push({ file, line, problem }));
    if (read === undefined && at === 0) problems.push({ file, line: 1, problem: 'The file is missing.' });
    for (const each of read ?? []) codes.set(each.code, each);
  }
  return { codes, problems };
}

type Told = (line: number, problem: string) => void;

/** Undefined: there is no such file. */
function readCodes(file: string, told: Told): readonly SignInCode[] | undefined {
  const text = textOf(file, told);
  if (text === undefined) return undefined;
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  const lineOf = (node: Node | null | undefined): number => lines.linePos(node?.range?.[0] ?? 0).line;
  for (const { pos, code } of document.errors) told(lines.linePos(pos[0]).line, `The file is no YAML: ${code}.`);
  if (document.errors.length > 0) return [];
  if (!isSeq<Node>(document.contents)) {
    told(1, 'The file is a list of codes.');
    return [];
  }
  const codes: SignInCode[] = [];
  for (const node of document.contents.items) {
    const line = lineOf(node);
    const parsed = row.safeParse(node.toJS(document));
    if (!parsed.success) {
      const [issue] = parsed.error.issues;
      const path = issue?.path ?? [];
      told(lineIn(node, path, lineOf), `${path.join('.')}: ${issue?.message ?? 'not readable'}`.replace(/^: /u, ''));
    } else if (codes.some(({ code }) => code === parsed.data.code))
      told(line, `${parsed.data.code} stands there twice.`);
    else codes.push({ ...parsed.data, line });
  }
  return codes;
}

/** The line of the value that is wrong, or of the row. */
function lineIn(node: Node, [name]: readonly PropertyKey[], lineOf: (node: Node) => number): number {
  if (!isMap<Node, Node>(node)) return lineOf(node);
  const pair = node.items.find(({ key }) => isScalar(key) && key.value === name);
  return lineOf(pair?.key ?? node);
}

function textOf(file: string, told: Told): string | undefined {
  const size = statSync(file, { throwIfNoEntry: false })?.size;
  if (size === undefined) return undefined;
  try {
    if (size <= mostBytes) return readFileSync(file, 'utf8');
  } catch {
    told(1, 'The file cannot be read.');
    return '[]';
  }
  told(1, 'The file is larger than 256 KB.');
  return '[]';
}
