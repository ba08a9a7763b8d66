import type { AdaptiveCard } from '../../cards/adaptive-card.ts';
import {
  supportRequestCard,
  treeCard,
  treeMenuCard,
  treeNotHelpedCard,
  type TreeCardModel,
} from '../../cards/troubleshoot-card.ts';
import type { Translator } from '../../services/i18n/translator.ts';
import { loadTrees } from '../../services/troubleshooter/load-trees.ts';
import { supportRequest } from '../../services/troubleshooter/support-request.ts';
import { createTroubleshooter } from '../../services/troubleshooter/troubleshooter.ts';
import type { Step } from '../../services/outcomes/tree-outcome.ts';

const { trees } = loadTrees(undefined);
const troubleshooter = createTroubleshooter({ trees: () => trees });
const help = { helpdesk: '+358 9 123 456', inChat: true };

/** The troubleshooter's cards, with the product's own trees. */
export function treeCards(t: Translator): readonly (readonly [string, AdaptiveCard])[] {
  const shown = (tree: string, node: string, path: readonly Step[] = []): TreeCardModel => {
    const view = troubleshooter.view({ tree, node, path }, t.language);
    if (view === undefined) throw new Error(`the tree ${tree} has no ${node}`);
    return { view, help };
  };
  const end = shown('no-code-comes', 'wrong-number', [
    { node: 'how', took: '0' },
    { node: 'text', took: '0' },
  ]);
  if (end.view.kind !== 'end') throw new Error('not an end');
  const other = { audience: 'admins', tree: 'sspr-codes', node: 'switched-off' } as const;
  const lines = supportRequest(
    {
      view: end.view,
      way: troubleshooter.way(end.view.at, t.language),
      code: 'SSPR_0014',
      personId: '11111111-1111-4111-8111-111111111111',
      kind: 'synced',
      licence: undefined,
      now: new Date('2026-11-22T12:05:09Z'),
      timeZone: 'Europe/Helsinki',
    },
    t,
  );
  const people = troubleshooter.trees('people', t.language);
  const admins = troubleshooter.trees('admins', t.language);
  return [
    ['tree-menu', treeMenuCard({ audience: 'people', trees: people, goesOn: true }, t)],
    ['tree-menu-admins', treeMenuCard({ audience: 'admins', trees: admins, goesOn: false }, t)],
    ['tree-question', treeCard(shown('no-code-comes', 'text', [{ node: 'how', took: '0' }]), t)],
    ['tree-question-of-code', treeCard({ ...shown('not-enabled', 'which'), code: 'SSPR_0009', other }, t)],
    ['tree-end', treeCard(end, t)],
    ['tree-end-of-code', treeCard({ ...shown('not-enabled', 'synced'), code: 'SSPR_0010', other }, t)],
    ['tree-not-helped', treeNotHelpedCard({ at: end.view.at }, t)],
    ['tree-support-request', supportRequestCard({ at: end.view.at, lines }, t)],
  ];
}

/** Every question and every end of every tree, as a card. */
export function everyTreeCard(t: Translator): readonly (readonly [string, AdaptiveCard])[] {
  return trees.flatMap((tree) =>
    [...tree.nodes].flatMap(([node, { kind }]): readonly (readonly [string, AdaptiveCard])[] => {
      if (kind === 'check') return [];
      const before = [...tree.nodes].find(([, each]) => each.kind === 'ask')?.[0];
      const path = before === undefined ? [] : [{ node: before, took: '0' }];
      const view = troubleshooter.view({ tree: tree.id, node, path }, t.language);
      return view === undefined ? [] : [[`${tree.id} › ${node}`, treeCard({ view, help }, t)]];
    }),
  );
}
