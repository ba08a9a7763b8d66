import type { Translator } from '../services/i18n/translator.ts';
import type { TreeAudience, TreeChoice, TreeView } from '../services/outcomes/tree-outcome.ts';
import type { AdaptiveCard, Element, SubmitAction } from './adaptive-card.ts';
import { actionButtons, actionNotes } from './answer-card.ts';
import { answerLines } from './answer-lines.ts';
import type { HelpContact } from './doors.ts';
import { aside, button, card, label, notice, paragraph, securityLine } from './elements.ts';
import { bare, plain, plainLines } from './plain-text.ts';

const longestLabel = 40;
const longestTitle = 80;

/** What is wrong? The trees of an audience, numbered. `goesOn`: there is one to continue. */
export function treeMenuCard(
  model: { readonly audience: TreeAudience; readonly trees: readonly TreeChoice[]; readonly goesOn: boolean },
  t: Translator,
): AdaptiveCard {
  const { audience, trees, goesOn } = model;
  const people = audience === 'people';
  return card(t, {
    title: t(people ? 'tree.menu.title' : 'tree.menu.admins'),
    body: [
      paragraph(t('tree.menu.text')),
      {
        type: 'Input.ChoiceSet',
        id: 'tree',
        label: t('tree.menu.label'),
        style: 'expanded',
        choices: trees.map(({ id, title }, at) => ({ title: `${at + 1}. ${bare(title, longestTitle)}`, value: id })),
        isRequired: true,
        errorMessage: t('tree.menu.missing'),
        wrap: true,
      },
      aside(t('tree.type')),
      securityLine(t),
    ],
    actions: [
      { ...button(t('button.tree-go'), { verb: 'tree-open' }, 'positive'), associatedInputs: 'auto' },
      people
        ? button(t('button.tree-admins'), { verb: 'troubleshoot', audience: 'admins' })
        : button(t('button.tree-people'), { verb: 'troubleshoot', audience: 'people' }),
      ...(goesOn ? [button(t('button.tree-continue'), { verb: 'tree-continue' })] : []),
      button(t('button.human'), { verb: 'human' }),
    ],
  });
}

export type TreeCardModel = {
  readonly view: TreeView;
  readonly help: HelpContact;
  /** The pasted code that led here, as its tree spells it. */
  readonly code?: string | undefined;
  /** Where the same code leads in a tree for the others. */
  readonly other?: { readonly audience: TreeAudience; readonly tree: string; readonly node: string } | undefined;
};

/** Where a walk rests: a question with its choices, or what is wrong and what to do. */
export function treeCard(model: TreeCardModel, t: Translator): AdaptiveCard {
  const { view, code } = model;
  return card(t, {
    title: plain(view.title),
    body: [
      ...(code === undefined ? [] : [aside(t('tree.code', { code: plain(code) }))]),
      ...(view.kind === 'ask' ? [paragraph(plainText(view.ask)), aside(t('tree.type'))] : end(view, t)),
      securityLine(t),
    ],
    actions: view.kind === 'ask' ? askActions(model, view, t) : endActions(model, view, t),
  });
}

function end({ verdict, remedy, offers, source }: TreeEnd, t: Translator): readonly Element[] {
  return [
    notice(plainText(verdict)),
    label(t('tree.what-to-do')),
    ...answerLines(remedy).map(paragraph),
    ...actionNotes(offers, t),
    aside(t('tree.source', { source })),
    label(t('tree.helped')),
  ];
}

type TreeEnd = Extract<TreeView, { kind: 'end' }>;
type TreeAsk = Extract<TreeView, { kind: 'ask' }>;

function askActions(model: TreeCardModel, view: TreeAsk, t: Translator): readonly SubmitAction[] {
  const { tree, node } = view.at;
  return [
    ...view.choices.map((choice, at) =>
      button(bare(choice, longestLabel), { verb: 'tree-choose', tree, node, choice: at }),
    ),
    ...besides(model, t),
    ...(view.hasBefore || model.other === undefined ? [button(t('button.tree-menu'), { verb: 'troubleshoot' })] : []),
  ];
}

function endActions(model: TreeCardModel, view: TreeEnd, t: Translator): readonly SubmitAction[] {
  const { tree, node } = view.at;
  return [
    ...actionButtons(view.offers, model.help, t).slice(0, view.end === 'case' ? 2 : 3),
    // Where nobody can help themselves, a human is one press away, and sees the way.
    ...(view.end === 'case' && !view.offers.includes('human')
      ? [button(t('button.human'), { verb: 'tree-case', tree, node })]
      : []),
    button(t('button.answer-yes'), { verb: 'tree-yes', tree, node }),
    button(t('button.answer-no'), { verb: 'tree-no', tree, node }),
    ...besides(model, t),
  ];
}

/** The way back; at the first card of a walk, the same code for the others. */
function besides({ view, other }: TreeCardModel, t: Translator): readonly SubmitAction[] {
  const { tree, node } = view.at;
  if (view.hasBefore) return [button(t('button.tree-back'), { verb: 'tree-back', tree, node })];
  if (other === undefined) return [];
  const title = t(other.audience === 'admins' ? 'button.tree-admins' : 'button.tree-people');
  return [button(title, { verb: 'tree-enter', tree: other.tree, node: other.node })];
}

/** It did not help: a human, who sees the way. */
export function treeNotHelpedCard(
  model: { readonly at: { readonly tree: string; readonly node: string } },
  t: Translator,
): AdaptiveCard {
  const { tree, node } = model.at;
  return card(t, {
    title: t('tree.not-helped.title'),
    body: [paragraph(t('tree.not-helped.text')), securityLine(t)],
    actions: [
      button(t('button.human'), { verb: 'tree-case', tree, node }, 'positive'),
      button(t('button.tree-back'), { verb: 'tree-back', tree, node }),
      button(t('button.tree-menu'), { verb: 'troubleshoot' }),
    ],
  });
}

/** A text to copy. `lines`: as `supportRequest` gives them. */
export function supportRequestCard(
  model: { readonly at: { readonly tree: string; readonly node: string }; readonly lines: readonly string[] },
  t: Translator,
): AdaptiveCard {
  const { tree, node } = model.at;
  return card(t, {
    title: t('tree.support.title'),
    body: [
      paragraph(t('tree.support.how')),
      {
        type: 'Container',
        style: 'emphasis',
        items: model.lines.map((line) =>
          paragraph(line.startsWith('- ') ? `- ${plainText(line.slice(2))}` : plainText(line)),
        ),
      },
      paragraph(t('tree.support.careful')),
      securityLine(t),
    ],
    actions: [
      button(t('button.human'), { verb: 'tree-case', tree, node }),
      button(t('button.tree-back'), { verb: 'tree-back', tree, node }),
      button(t('button.tree-menu'), { verb: 'troubleshoot' }),
    ],
  });
}

function plainText(text: string): string {
  return plainLines(text).join(' ');
}
