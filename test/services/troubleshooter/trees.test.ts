import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { languages } from '../../../services/i18n/language.ts';
import { createTranslator } from '../../../services/i18n/translator.ts';
import { checkTrees } from '../../../services/troubleshooter/check-trees.ts';
import { loadTrees } from '../../../services/troubleshooter/load-trees.ts';
import { parseTree } from '../../../services/troubleshooter/parse-tree.ts';
import { everyTreeCard } from '../../cards/tree-cards.ts';
import { lintCard } from '../../support/card-linter.ts';

const product = loadTrees(undefined);
const folder = mkdtempSync(join(tmpdir(), 'avain-trees-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

const end = (more = ''): string => `
    verdict: { en: It is so., fi: Näin on. }
    remedy: { en: Do this., fi: Tee näin. }
    end: fix
    source: https://learn.microsoft.com/entra
${more}`;
const good = `id: a-tree
audience: people
title: { en: A tree, fi: Puu }
symptoms: { en: [it does not go, it stands still], fi: [se ei mene, se seisoo] }
start: look
nodes:
  look:
    check: account.state
    outcomes: { enabled: ask, disabled: off }
    unknown: ask
  ask:
    ask: { en: Which?, fi: Kumpi? }
    choices:
      - { label: { en: This, fi: Tämä }, go: off }
      - { label: { en: That, fi: Tuo }, go: on }
  off:${end()}
  on:${end()}
checked: 2026-11-22
`;
const problemsOf = (text: string): string => {
  const { tree, problems } = parseTree({ file: 'a-tree.yaml', name: 'a-tree', text });
  const all = [...problems, ...(tree === undefined ? [] : checkTrees([tree]))];
  return all.map(({ line, problem }) => `${line}: ${problem}`).join('\n');
};

describe('the trees of the product', () => {
  it('can be walked: every way ends, every check and every place exists', () => {
    expect([...product.problems, ...checkTrees(product.trees)]).toEqual([]);
    expect(product.trees.filter(({ audience }) => audience === 'people').length).toBeGreaterThanOrEqual(12);
  });

  it.each(languages)('fit on cards in %s', (language) => {
    const t = createTranslator(language, 'Europe/Helsinki');
    const found = everyTreeCard(t).flatMap(([name, card]) => [
      ...lintCard(card).map((problem) => `${name}: ${problem}`),
      ...((card.actions ?? []).length > 6 ? [`${name}: too many buttons`] : []),
    ]);
    expect(found).toEqual([]);
  });
});

describe('the linter of trees', () => {
  it('has nothing to say about a good tree', () => {
    expect(problemsOf(good)).toBe('');
  });

  it.each([
    ['a target that is no node', good.replace('go: on', 'go: nowhere'), '11: "ask" leads to "nowhere"'],
    ['a node that nothing leads to', good.replace('go: on', 'go: off'), 'Nothing leads to "on"'],
    ['a start that is no node', good.replace('start: look', 'start: begin'), '1: The start "begin" is no node'],
    ['a way in a circle', good.replace('go: on', 'go: look'), 'comes again on its own way: look → ask → look'],
    ['a check that does not exist', good.replace('account.state', 'account.mood'), '8: nodes › look › check'],
    ['an outcome too few', good.replace(', disabled: off', ''), '7: "look" has no outcome "disabled"'],
    ['an outcome too many', good.replace('disabled: off', 'disabled: off, gone: off'), '"gone" is no outcome'],
    ['no way for what is unknown', good.replace('    unknown: ask\n', ''), '7: nodes › look › unknown'],
    [
      'a check of the wrong audience',
      good.replace('audience: people', 'audience: admins'),
      'is not for trees of admins',
    ],
    ['an end without a source', good.replace('    source: https://learn.microsoft.com/entra\n', ''), 'off › source'],
    ['an end without a remedy in Finnish', good.replace(', fi: Tee näin.', ''), 'remedy › fi'],
    ['too long a verdict', good.replace('It is so.', 'so '.repeat(200)), 'verdict › en'],
    ['two choices alike', good.replace('fi: Tuo', 'fi: tämä'), 'the same choice twice in "fi"'],
    ['a choice that is a number', good.replace('en: That', 'en: "2"'), 'could be its own number'],
    [
      'a code twice',
      good.replace(end(), end('    codes: [SSPR_0099, sspr 99]')).replace('checked:', 'codes: [sspr99]\nchecked:'),
      'stands in two places',
    ],
    ['a code of sign-ins', good.replace('checked:', 'codes: [AADSTS50126]\nchecked:'), 'sign-in-codes.yaml'],
    ['what no card draws', good.replace('Do this.', '"# Do this"'), 'Cards do not show a heading'],
    ['an unknown key', good.replace('checked:', 'mood: good\nchecked:'), 'Unrecognized key'],
    ['another name', good.replace('id: a-tree', 'id: another'), '1: The id "another" is not the name of the file'],
    ['no YAML', good.replace('start: look', 'start: [look'), 'cannot be read as YAML'],
  ])('finds %s, with its line', (_what, text, problem) => {
    expect(problemsOf(text)).toContain(problem);
  });

  it('finds a symptom and a title that stand in two trees', () => {
    const { tree } = parseTree({ file: 'a-tree.yaml', name: 'a-tree', text: good });
    if (tree === undefined) throw new Error('not read');
    const found = checkTrees([tree, { ...tree, id: 'other' }]).map(({ problem }) => problem);
    expect(found.join()).toContain('has the same title');
    expect(found.join()).toContain('also stands under "other"');
  });
});

describe("an organisation's own folder", () => {
  it('adds trees and puts its own in place of ours; what cannot be read is told', () => {
    mkdirSync(join(folder, 'trees'));
    const ours = product.trees.find(({ id }) => id === 'too-many-attempts');
    writeFileSync(join(folder, 'trees', 'a-tree.yaml'), good);
    writeFileSync(join(folder, 'trees', 'too-many-attempts.yaml'), good.replace('a-tree', 'too-many-attempts'));
    writeFileSync(join(folder, 'trees', 'broken.yaml'), 'id: broken');
    writeFileSync(join(folder, 'trees', 'notes.txt'), 'x');
    const { trees, problems } = loadTrees(folder);
    expect(trees).toHaveLength(product.trees.length + 1);
    expect(trees.find(({ id }) => id === 'too-many-attempts')?.title).not.toEqual(ours?.title);
    expect(new Set(problems.map(({ file }) => file.split('/').at(-1)))).toEqual(new Set(['broken.yaml', 'notes.txt']));
  });
});
