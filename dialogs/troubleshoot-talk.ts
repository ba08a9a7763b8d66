import type { TurnContext } from 'botbuilder';
import type { TreePayload } from '../cards/card-actions.ts';
import type { HelpContact } from '../cards/doors.ts';
import { supportRequestCard, treeCard, treeMenuCard, treeNotHelpedCard } from '../cards/troubleshoot-card.ts';
import { foldText, type CommandId } from '../services/i18n/commands.ts';
import { parseTreeCommand } from '../services/i18n/tree-commands.ts';
import type { Speaker } from '../services/outcomes/reset-outcome.ts';
import type { LiveChecks } from '../services/troubleshooter/checks.ts';
import { supportRequest } from '../services/troubleshooter/support-request.ts';
import type { TreeOffer, Troubleshooter } from '../services/troubleshooter/troubleshooter.ts';
import type { Position, TreeAudience } from '../services/outcomes/tree-outcome.ts';
import type { ChatPainter } from './chat-painter.ts';
import { conversationMemory, type TreeMemory } from './conversation-memory.ts';
import type { TalkBeside } from './talk.ts';
import { turnScope } from './turn-scope.ts';

/** Whether the troubleshooter had something to say; `case`: a human is wanted, and sees the way that was taken. */
export type TreeHeard = 'no' | 'done' | { readonly case: string };

/** What was typed, as far as it matters here. */
export type TreeWords = {
  readonly text: string;
  /** Digits that could be the code a step of a reset waits for. */
  readonly maybeCode: boolean;
  readonly command: CommandId | undefined;
};

/**
 * Walks people through the trees. The chat remembers where they stand, ids only, through other talk and restarts; numbers
 * and labels mean the card above only while nothing else was said since.
 */
export type TroubleshootTalk = {
  /** A pasted code, a command of the troubleshooter, or an answer to its card. */
  readonly words: (context: TurnContext, words: TreeWords, beside: TalkBeside) => Promise<TreeHeard>;
  readonly press: (context: TurnContext, payload: TreePayload) => Promise<TreeHeard>;
  /** The tree that typed words describe beyond doubt. */
  readonly offer: (context: TurnContext, text: string) => TreeOffer | undefined;
  readonly start: (context: TurnContext, tree: string) => Promise<void>;
  /** Something else was said: numbers and "yes" mean that from now on. */
  readonly forget: (context: TurnContext) => void;
};

export type TroubleshootTalkDeps = {
  readonly troubleshooter: Troubleshooter;
  /** Looks for the person who speaks, in this turn. */
  readonly checks: (speaker: Speaker) => LiveChecks;
  readonly painter: ChatPainter;
  readonly help: HelpContact;
  readonly now: () => Date;
};

type At = { readonly tree: string; readonly node: string };

/** The case's timeline is read at a glance. */
const longestWay = 600;

export function createTroubleshootTalk(deps: TroubleshootTalkDeps): TroubleshootTalk {
  const { troubleshooter } = deps;
  const screen = createScreen(deps);
  const live = (context: TurnContext): LiveChecks => deps.checks(turnScope(context).speaker);
  const stand = (context: TurnContext, at: At): Position | undefined =>
    troubleshooter.returned(memoryOf(context).at ?? undefined, at.tree, at.node);

  const start = async (context: TurnContext, tree: string): Promise<void> =>
    screen.show(context, await troubleshooter.start(tree, live(context)), { code: null });
  const choose = async (context: TurnContext, from: At & { readonly choice: number }): Promise<void> =>
    screen.show(context, await troubleshooter.choose(memoryOf(context).at ?? undefined, from, live(context)));
  const back = async (context: TurnContext, at: Position | undefined): Promise<void> =>
    screen.show(context, at && troubleshooter.back(at));
  const goOn = async (context: TurnContext): Promise<void> => {
    const { at } = memoryOf(context);
    if (at === null) return screen.say(context, 'words.tree-nothing');
    await screen.show(context, at);
  };
  const notHelped = async (context: TurnContext, at: Position | undefined): Promise<TreeHeard> => {
    const view = at && troubleshooter.view(at, turnScope(context).t.language);
    if (view?.kind !== 'end') {
      await screen.say(context, 'words.tree-gone');
      return 'done';
    }
    if (view.end === 'case') return toHuman(context, view.at);
    await (view.end === 'fix' ? screen.notHelped(context, view.at) : screen.request(context, view, live(context)));
    return 'done';
  };
  const toHuman = (context: TurnContext, at: Position): TreeHeard => {
    const { language } = turnScope(context).t;
    const view = troubleshooter.view(at, language);
    const end = view?.kind === 'end' ? [view.verdict] : [];
    const way = [`${at.tree}: ${view?.title ?? ''}`, ...troubleshooter.way(at, language), ...end].join('; ');
    return { case: Array.from(way).slice(0, longestWay).join('') };
  };
  /** What only the card above explains. */
  const replied = async (context: TurnContext, { text, command }: TreeWords): Promise<TreeHeard> => {
    const { at, shown } = memoryOf(context);
    const { language } = turnScope(context).t;
    if (shown === 'people' || shown === 'admins') {
      const trees = troubleshooter.trees(shown, language);
      const tree =
        trees[
          pickedOf(
            text,
            trees.map(({ title }) => title),
          )
        ];
      if (tree === undefined) return 'no';
      await start(context, tree.id);
      return 'done';
    }
    const view = shown === null || at === null ? undefined : troubleshooter.view(at, language);
    if (view === undefined) return 'no';
    if (view.kind === 'ask') {
      const choice = pickedOf(text, view.choices);
      if (choice === -1) return 'no';
      await choose(context, { ...view.at, choice });
      return 'done';
    }
    if (shown === 'not-helped') return command === 'human' ? toHuman(context, view.at) : 'no';
    if (command === 'yes' || command === 'answer-yes') {
      await screen.say(context, 'words.tree-yes');
      return 'done';
    }
    const no = command === 'answer-no' || (command === 'cancel' && /^(?:no|ei|nej)\b/u.test(foldText(text)));
    return no ? notHelped(context, view.at) : 'no';
  };
  const commanded = async (context: TurnContext, text: string): Promise<boolean> => {
    const command = parseTreeCommand(text);
    const { at, shown } = memoryOf(context);
    switch (command) {
      case undefined:
        return false;
      case 'menu':
        await screen.menu(context, 'people');
        return true;
      case 'continue':
        await goOn(context);
        return true;
      case 'back':
        if (at === null) return false;
        await back(context, at);
        return true;
      case 'menu-people':
      case 'menu-admins': {
        const audience = command === 'menu-people' ? 'people' : 'admins';
        const entry = shown === 'node' ? memoryOf(context).other : undefined;
        if (entry?.audience === audience) await enter(context, entry, memoryOf(context).code);
        else await screen.menu(context, audience);
        return true;
      }
    }
  };
  const enter = async (context: TurnContext, { tree, node }: At, code: string | null, other?: TreeMemory['other']) =>
    screen.show(context, await troubleshooter.enter(tree, node, live(context)), { code, other });
  const pasted = async (context: TurnContext, { text, maybeCode }: TreeWords, beside: TalkBeside): Promise<boolean> => {
    const found = troubleshooter.ofCode(text);
    const entry = found?.people ?? found?.admins;
    // While a step waits for a code, digits are that code, whatever else they could be.
    if (entry === undefined || (maybeCode && beside.stepOpen && (await beside.asksForCode()))) return false;
    const admins = found?.people === undefined ? undefined : found.admins;
    await enter(context, entry, entry.code, admins && { audience: 'admins', tree: admins.tree, node: admins.node });
    return true;
  };
  return {
    start,
    offer: (context, text) => troubleshooter.ofSymptom(text, turnScope(context).t.language),
    words: async (context, words, beside) => {
      if (await pasted(context, words, beside)) return 'done';
      if (await commanded(context, words.text)) return 'done';
      return replied(context, words);
    },
    press: async (context, payload) => {
      switch (payload.verb) {
        case 'troubleshoot':
          await screen.menu(context, payload.audience ?? 'people');
          return 'done';
        case 'tree-open':
          await (payload.tree === undefined ? screen.menu(context, 'people') : start(context, payload.tree));
          return 'done';
        case 'tree-enter':
          await enter(context, payload, memoryOf(context).code);
          return 'done';
        case 'tree-choose':
          await choose(context, payload);
          return 'done';
        case 'tree-back':
          await back(context, stand(context, payload));
          return 'done';
        case 'tree-continue':
          await goOn(context);
          return 'done';
        case 'tree-yes':
          await screen.say(context, 'words.tree-yes');
          return 'done';
        case 'tree-no':
          return notHelped(context, stand(context, payload));
        case 'tree-case': {
          const at = stand(context, payload);
          if (at !== undefined) return toHuman(context, at);
          await screen.say(context, 'words.tree-gone');
          return 'done';
        }
      }
    },
    forget: (context) => {
      const { trees } = conversationMemory(context);
      if (trees !== undefined && trees !== null) conversationMemory(context).trees = { ...trees, shown: null };
    },
  };
}

/** What is shown, and what the chat remembers of it. */
function createScreen({ troubleshooter, painter, help, now }: TroubleshootTalkDeps) {
  const remember = (context: TurnContext, change: Partial<TreeMemory>): void => {
    conversationMemory(context).trees = { ...memoryOf(context), ...change };
  };
  const say = async (context: TurnContext, key: 'words.tree-yes' | 'words.tree-gone' | 'words.tree-nothing') => {
    await painter.say(context, key);
    remember(context, { shown: null });
  };
  return {
    say,
    menu: async (context: TurnContext, audience: TreeAudience): Promise<void> => {
      const { t } = turnScope(context);
      const trees = troubleshooter.trees(audience, t.language);
      await painter.show(context, treeMenuCard({ audience, trees, goesOn: memoryOf(context).at !== null }, t));
      remember(context, { shown: audience });
    },
    /** A position that leads nowhere is one of a tree that was changed or taken away. `entry`: how a walk began. */
    show: async (
      context: TurnContext,
      at: Position | undefined,
      entry?: { readonly code: string | null; readonly other?: TreeMemory['other'] },
    ): Promise<void> => {
      const { t } = turnScope(context);
      const view = at && troubleshooter.view(at, t.language);
      if (view === undefined) return say(context, 'words.tree-gone');
      const { code, other } = entry ?? memoryOf(context);
      const first = entry === undefined ? {} : { code: code ?? undefined, other };
      await painter.show(context, treeCard({ view, help, ...first }, t));
      remember(context, { at: view.at, code, other: entry?.other, shown: 'node' });
    },
    notHelped: async (context: TurnContext, at: Position): Promise<void> => {
      await painter.show(context, treeNotHelpedCard({ at }, turnScope(context).t));
      remember(context, { at, shown: 'not-helped' });
    },
    request: async (
      context: TurnContext,
      view: Parameters<typeof supportRequest>[0]['view'],
      live: LiveChecks,
    ): Promise<void> => {
      const { t, speaker, timeZone } = turnScope(context);
      const people = view.audience === 'people';
      const lines = supportRequest(
        {
          ...{ view, timeZone, personId: speaker.personId, now: now() },
          code: memoryOf(context).code ?? undefined,
          way: troubleshooter.way(view.at, t.language),
          // What an administrator asks about is seldom their own account.
          kind: people ? await live.look('account.kind') : undefined,
          licence: await live.look('tenant.licence'),
        },
        t,
      );
      await painter.show(context, supportRequestCard({ at: view.at, lines }, t));
      remember(context, { at: view.at, shown: 'not-helped' });
    },
  };
}

function memoryOf(context: TurnContext): TreeMemory {
  return conversationMemory(context).trees ?? { at: null, code: null, shown: null };
}

/** The place of what was typed in a list: its number, or its words. -1: none of them. */
function pickedOf(text: string, titles: readonly string[]): number {
  const number = /^\s*(\d{1,2})[.)]?\s*$/u.exec(text)?.[1];
  if (number !== undefined) return Number(number) <= titles.length ? Number(number) - 1 : -1;
  const folded = foldText(text);
  return titles.findIndex((title) => foldText(title) === folded);
}
