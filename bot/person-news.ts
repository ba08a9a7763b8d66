import { createHash } from 'node:crypto';
import type { ConversationState, TurnContext } from 'botbuilder';
import { isStillNews } from '../dialogs/case-news.ts';
import type { RootDialog } from '../dialogs/root-dialog.ts';
import { DependencyError } from '../services/errors/app-error.ts';
import type { DeskMessenger, SayResult } from '../services/helpdesk/desk-messenger.ts';
import type { LocatedCase, PersonDesk } from '../services/helpdesk/person-desk.ts';
import type { Logger } from '../services/logging/logger.ts';
import type { KeyValueStore } from '../services/store/key-value-store.ts';
import { fateOfSend } from './send-fate.ts';
import type { TeamsMessenger } from './teams-messenger.ts';

export type PersonNewsOptions = {
  readonly desk: Pick<PersonDesk, 'locate'>;
  readonly messenger: Pick<TeamsMessenger, 'attempt'>;
  readonly root: Pick<RootDialog, 'tell'>;
  readonly conversationState: ConversationState;
  readonly store: Pick<KeyValueStore, 'set' | 'swap' | 'delete'>;
  readonly log: Logger;
};

/** The members of the port that speak in the person's own chat. */
export type PersonNews = Pick<DeskMessenger, 'news' | 'tellPerson'>;

/** Longer than a case is open: nothing is told anew after it. */
const rememberedSeconds = 45 * 24 * 60 * 60;

/**
 * What the helpdesk says in the person's chat without being asked, each in a turn of our own. News are claimed before they
 * are sent: one that was being sent when a process died counts as told, because nobody knows.
 */
export function createPersonNews(options: PersonNewsOptions): PersonNews {
  const { root, conversationState, log } = options;
  return {
    news: (caseId, news, newsId) => {
      const claim = createClaim(options, newsId);
      return sayOnce(options, caseId, claim, async (context, { view }) => {
        if (!isStillNews(news, view)) return { kind: 'said' };
        // Read before the claim: without the store nothing is claimed and nothing is lost.
        await conversationState.load(context);
        const before = await claim.take();
        if (before !== undefined) return before;
        await root.tell(context, conversationState, { kind: 'news', view, news });
        return { kind: 'said' };
      });
    },
    tellPerson: ({ caseId, name, text }) =>
      sayOnce(options, caseId, undefined, async (context, { view }) => {
        await conversationState.load(context);
        await typing(context, log);
        await root.tell(context, conversationState, { kind: 'human', view, name, text });
        return { kind: 'said' };
      }),
  };
}

type Claim = {
  /** Undefined when it is ours now; otherwise what is known of whoever had it before. */
  readonly take: () => Promise<SayResult | undefined>;
  readonly keep: () => Promise<void>;
  readonly giveBack: () => Promise<void>;
};

function createClaim({ store }: PersonNewsOptions, newsId: string): Claim {
  const key = `avain:case-news:${createHash('sha256').update(newsId).digest('base64url')}`;
  let ours = false;
  return {
    take: async () => {
      const claim = await store.swap(key, 0, 'sending', rememberedSeconds);
      ours = claim.ok;
      if (claim.ok) return undefined;
      return { kind: claim.current?.value === 'said' ? 'said' : 'unconfirmed' };
    },
    keep: async () => {
      if (ours) await store.set(key, 'said', rememberedSeconds);
    },
    giveBack: async () => {
      if (ours) await store.delete(key);
    },
  };
}

/** Runs `say` in the person's chat and says what became of it; only what certainly was not taken is thrown. */
async function sayOnce(
  options: PersonNewsOptions,
  caseId: string,
  claim: Claim | undefined,
  say: (context: TurnContext, located: LocatedCase) => Promise<SayResult>,
): Promise<SayResult> {
  const { desk, messenger, log } = options;
  let said: SayResult = { kind: 'unreachable' };
  try {
    const located = await desk.locate(caseId);
    if (located === undefined) return said;
    await messenger.attempt(located.speaker, async (context) => {
      said = await say(context, located);
    });
  } catch (error) {
    const fate = fateOfSend(error);
    log.warn({ err: error, fate }, 'the person could not be told of their case');
    if (fate !== 'not-taken') return { kind: fate };
    await claim?.giveBack();
    throw new DependencyError('messenger_unavailable', 'the person could not be told', { cause: error });
  }
  // What the mark would save is a second `unconfirmed`; it is not worth telling anything twice.
  await claim?.keep().catch((error: unknown) => {
    log.warn({ err: error }, 'news were told, and could not be marked as told');
  });
  return said;
}

/** A human is about to write: shown for a moment, and never in the way. */
async function typing(context: TurnContext, log: Logger): Promise<void> {
  try {
    await context.sendActivity({ type: 'typing' });
  } catch (error) {
    log.debug({ err: error }, 'the typing indicator could not be sent');
  }
}
