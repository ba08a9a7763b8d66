import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { loadKnowledge } from '../../services/knowledge/load-knowledge.ts';
import type { Audience } from '../../services/knowledge/knowledge-item.ts';
import { createKnowledgeSearch } from '../../services/knowledge/search.ts';
import type { LiveChecks } from '../../services/troubleshooter/checks.ts';
import { loadTrees } from '../../services/troubleshooter/load-trees.ts';
import { createTroubleshooter } from '../../services/troubleshooter/troubleshooter.ts';
import type { Position } from '../../services/outcomes/tree-outcome.ts';

type Row = { readonly row: string; readonly typed: string; readonly leadsTo: string };

/** The rows of all tables of the page. */
function readRows(): readonly Row[] {
  const cells = readFileSync('docs/coverage.md', 'utf8')
    .split('\n')
    .filter((line) => line.startsWith('|') && !/^\| (?:Row|-+) /u.test(line))
    .map((line) =>
      line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim().replace(/^`(.*)`$/u, '$1')),
    );
  return cells.map(([row = '', typed = '', leadsTo = '']) => ({ row, typed, leadsTo }));
}

/** The numbers and codes that the public pages on faults of write-back and of the reset page list. */
const listed = [
  ...['656', '6329', '6800', '4724', '31001', '31002', '31003', '31004', '31005', '31006', '31007', '31008', '31009'],
  ...['31010', '31011', '31012', '31013', '31014', '31015', '31016', '31017', '31018', '31019', '31034', '31044'],
  ...['32000', '32001', '32002', '32003', '32004', '32005', '32007', '32008', '32009', '32010', '32011', '32013'],
  ...['32014', '32015', '33001', '33002', '33003', '33004', '33005', '33006', '33007', '33008', '33009'],
  ...['0x80230619', '0x8023061f', '0x8023062C', 'hr=80231367', 'hr=80230402', 'hr=800700CE'],
  ...['SSPR_0009', 'SSPR_0010', 'SSPR_0011', 'SSPR_0012', 'SSPR_0013', 'SSPR_0014', 'SSPR_0029', 'SSPR_0030'],
];

const rows = readRows();
const { knowledge } = loadKnowledge(undefined);
const { trees } = loadTrees(undefined);
const search = createKnowledgeSearch(knowledge);
const troubleshooter = createTroubleshooter({ trees: () => trees });

/** Whether the words lead to the item: as the answer, or among the titles that are offered. */
function offered(text: string): readonly string[] {
  const found = search.find(text);
  if (found.kind === 'none') return [];
  return found.kind === 'sure' ? [found.id] : found.ids;
}

const audienceOf = (leadsTo: string): Audience =>
  trees.find(({ id }) => leadsTo.startsWith(`${id}/`))?.audience ?? 'admins';

/** Where the first words lead; an answer that is sure stands before a tree that does not have just these words. */
async function entered(text: string, audience: Audience, live: LiveChecks): Promise<Position | undefined> {
  const found = troubleshooter.ofCode(text);
  const entry = audience === 'admins' ? found?.admins : found?.people;
  if (entry !== undefined) return troubleshooter.enter(entry.tree, entry.node, live);
  const tree = troubleshooter.ofSymptom(text, 'en');
  return tree && (tree.named || search.find(text).kind !== 'sure') ? troubleshooter.start(tree.id, live) : undefined;
}

/** Where a walk ends that begins with the words, makes the choices, and sees what the row says; nothing else is seen. */
async function walk({ typed, leadsTo }: Row): Promise<string | undefined> {
  const [text = '', ...steps] = typed.split(' › ');
  const seen = new Map(
    steps.filter((step) => step.includes(' = ')).map((step) => step.split(' = ') as [string, string]),
  );
  const live: LiveChecks = { look: async (check) => seen.get(check) };
  let at = await entered(text, audienceOf(leadsTo), live);
  for (const label of steps.filter((step) => !step.includes(' = '))) {
    const view = at && troubleshooter.view(at, 'en');
    if (at === undefined || view?.kind !== 'ask') return undefined;
    const choice = view.choices.indexOf(label);
    at = await troubleshooter.choose(at, { tree: at.tree, node: at.node, choice }, live);
  }
  return at && `${at.tree}/${at.node}`;
}

describe('docs/coverage.md', () => {
  it('names places that exist', () => {
    const places = new Set([
      ...knowledge.items.map(({ id }) => id),
      ...trees.flatMap(({ id, nodes }) => [...nodes.keys()].map((node) => `${id}/${node}`)),
    ]);
    expect(rows.filter(({ leadsTo }) => !places.has(leadsTo))).toEqual([]);
  });

  it('gives for each item an example that leads there', () => {
    const items = rows.filter(({ leadsTo }) => !leadsTo.includes('/'));
    expect(items.length).toBeGreaterThan(40);
    const astray = items.map((row) => ({ ...row, offered: offered(row.typed) }));
    expect(astray.filter(({ leadsTo, offered: ids }) => !ids.includes(leadsTo))).toEqual([]);
  });

  it('gives for each node of a tree an example that leads there', async () => {
    const nodes = rows.filter(({ leadsTo }) => leadsTo.includes('/'));
    expect(nodes.length).toBeGreaterThan(120);
    const walked = await Promise.all(nodes.map(async (row) => ({ ...row, came: await walk(row) })));
    expect(walked.filter(({ leadsTo, came }) => came !== leadsTo)).toEqual([]);
  });

  it('stands for trees of admins whose own hints, in heavy type, can be typed', () => {
    const ends = trees
      .filter(({ audience }) => audience === 'admins')
      .flatMap(({ nodes }) => [...nodes.values()].flatMap((node) => (node.kind === 'end' ? [node.remedy] : [])));
    const hints = ends.flatMap((remedy) =>
      Object.values(remedy).flatMap((text) => [...text.matchAll(/\*\*(.+?)\*\*/gu)].map(([, hint = '']) => hint)),
    );
    expect(hints.length).toBeGreaterThan(20);
    const led = (hint: string): boolean =>
      troubleshooter.ofCode(hint) !== undefined || troubleshooter.ofSymptom(hint, 'en')?.named === true;
    expect(hints.filter((hint) => !led(hint))).toEqual([]);
  });

  it('has a row for each number and code of the public pages', () => {
    const spelled = (text: string): string => text.toLowerCase().replace(/sspr[\s_-]*/u, 'sspr_');
    const missing = listed.filter((code) => !rows.some(({ typed }) => spelled(typed).includes(spelled(code))));
    expect(missing).toEqual([]);
  });

  it('says everything once', () => {
    const examples = rows.map(({ row, typed }) => `${row} ${typed}`);
    expect(examples.filter((each, at) => examples.indexOf(each) !== at)).toEqual([]);
  });
});
