import { describe, expect, it } from '@jest/globals';
import { checkOutcomes, type CheckId, type LiveChecks } from '../../../services/troubleshooter/checks.ts';
import { loadTrees } from '../../../services/troubleshooter/load-trees.ts';
import { createTroubleshooter } from '../../../services/troubleshooter/troubleshooter.ts';
import type { Position, TreeView } from '../../../services/outcomes/tree-outcome.ts';

const { trees } = loadTrees(undefined);
const ts = createTroubleshooter({ trees: () => trees });
const blind: LiveChecks = { look: async () => undefined };
const seeing = (found: Partial<Record<CheckId, string>>): LiveChecks => ({ look: async (check) => found[check] });
const viewOf = (at: Position | undefined): TreeView | undefined => at && ts.view(at, 'en');

describe('a walk', () => {
  it('goes from question to question to what is wrong, and says its way in words', async () => {
    const start = await ts.start('no-code-comes', blind);
    expect(viewOf(start)).toMatchObject({ kind: 'ask', hasBefore: false });
    const second = await ts.choose(start, { tree: 'no-code-comes', node: 'how', choice: 0 }, blind);
    const end = await ts.choose(second, { tree: 'no-code-comes', node: 'text', choice: 1 }, blind);
    expect(viewOf(end)).toMatchObject({ kind: 'end', hasBefore: true });
    expect(end && ts.way(end, 'en')).toEqual([
      'How should the code come? – By text message',
      'What is true of your phone? – No messages, or no signal',
    ]);
  });

  it('looks where looking answers, and asks where it cannot be looked', async () => {
    const way = { tree: 'no-code-comes', node: 'how', choice: 0 } as const;
    expect((await ts.choose(undefined, way, seeing({ 'methods.phone': 'no' })))?.node).toBe('no-phone');
    expect((await ts.choose(undefined, way, seeing({ 'methods.phone': 'yes' })))?.node).toBe('text');
    expect((await ts.choose(undefined, way, blind))?.node).toBe('text');
    expect((await ts.choose(undefined, way, seeing({ 'methods.phone': 'perhaps' })))?.node).toBe('text');
  });

  it('goes back to the question before, past what was looked at, and stays at the first', async () => {
    const start = await ts.start('no-code-comes', blind);
    const next = await ts.choose(start, { tree: 'no-code-comes', node: 'how', choice: 2 }, blind);
    const back = next && ts.back(next);
    expect(back).toEqual(start);
    expect(back && ts.back(back)).toEqual(start);
  });

  it('takes a press on an older card: of its own way, and of one that is forgotten', async () => {
    const at = { tree: 'no-code-comes', node: 'call', path: [{ node: 'how', took: '1' }] };
    expect(await ts.choose(at, { tree: 'no-code-comes', node: 'how', choice: 3 }, blind)).toEqual({
      tree: 'no-code-comes',
      node: 'limit',
      path: [{ node: 'how', took: '3' }],
    });
    const other = await ts.choose(at, { tree: 'phone-number-format', node: 'where', choice: 1 }, blind);
    expect(other).toMatchObject({ tree: 'phone-number-format', node: 'adding' });
  });

  it('leads nowhere for a tree, a node or a choice that is gone', async () => {
    expect(await ts.start('gone', blind)).toBeUndefined();
    expect(await ts.enter('no-code-comes', 'gone', blind)).toBeUndefined();
    expect(await ts.choose(undefined, { tree: 'no-code-comes', node: 'how', choice: 4 }, blind)).toBeUndefined();
    expect(await ts.choose(undefined, { tree: 'no-code-comes', node: 'call', choice: 0 }, blind)).toBeUndefined();
    expect(ts.view({ tree: 'gone', node: 'x', path: [] }, 'en')).toBeUndefined();
  });

  it('reaches an end in every tree by every choice, whatever the looks find', async () => {
    let ends = 0;
    const follow = async (at: Position | undefined, live: LiveChecks): Promise<void> => {
      const view = viewOf(at);
      expect(view).toBeDefined();
      if (view?.kind === 'end') ends += 1;
      if (view?.kind !== 'ask') return;
      for (const choice of view.choices.keys()) await follow(await ts.choose(at, { ...view.at, choice }, live), live);
    };
    const looks = [
      blind,
      ...[0, 1, 2, 3, 4].map((nth): LiveChecks => ({ look: async (id) => checkOutcomes[id][nth] })),
    ];
    for (const live of looks) for (const { id } of trees) await follow(await ts.start(id, live), live);
    expect(ends).toBeGreaterThan(trees.length * looks.length);
  });
});
