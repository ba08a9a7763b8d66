import { createHash } from 'node:crypto';
import { INVOKE_RESPONSE_KEY, type ConversationState, type TurnContext } from 'botbuilder';
import { campaignOf } from '../cards/card-actions.ts';
import { turnScope } from '../dialogs/turn-scope.ts';
import type { CampaignEars } from '../services/campaign/campaign-service.ts';
import type { Clock } from '../services/clock/clock.ts';
import type { PersonRecord, PersonRepository } from '../services/person/person-repository.ts';
import type { KeyValueStore } from '../services/store/key-value-store.ts';
import { answerInvoke, answerInvokeWithText } from './invoke-answer.ts';
import type { TeamsDialogHandler } from './teams-dialog-handler.ts';

/** The conversation, as the door sees it (dialogs/root-dialog.ts). */
export type RootDialogRunner = {
  readonly run: (context: TurnContext, state: ConversationState) => Promise<void>;
  readonly welcome: (context: TurnContext) => Promise<void>;
};

export type AvainBotOptions = {
  readonly root: RootDialogRunner;
  readonly pages: TeamsDialogHandler;
  readonly conversationState: ConversationState;
  readonly persons: PersonRepository;
  readonly store: KeyValueStore;
  readonly clock: Clock;
  /** Undefined where nobody can send campaigns. */
  readonly ears?: Pick<CampaignEars, 'heard' | 'greets' | 'greeted' | 'removed'> | undefined;
};

/** Long enough for the second report of one install; `welcomedAt` remembers for good, once the card is out. */
const welcomeRememberedSeconds = 2 * 60;

/**
 * Which part answers which kind of activity. Edits, deletions, reactions and events from outside are no input: a person
 * who edits a message has already been answered. Not one of the SDK's activity handlers: the one for Teams calls Teams for
 * every member added before it hands the activity on, and the plain one wraps each turn in ten layers of lists of handlers.
 */
export class AvainBot {
  readonly #options: AvainBotOptions;

  constructor(options: AvainBotOptions) {
    this.#options = options;
  }

  /** One turn; the dialog stack is saved once, at its end, when it changed. */
  async run(context: TurnContext): Promise<void> {
    const { root, conversationState } = this.#options;
    const { activity } = context;
    switch (activity.type) {
      case 'message':
        await this.#listen(context);
        await root.run(context, conversationState);
        break;
      case 'invoke':
        await this.#invoked(context);
        return;
      case 'installationUpdate':
        // Teams also reports an update of the app here, as `add-upgrade`: nobody new to greet.
        if (activity.action === 'add') await this.#welcomeOnce(context);
        else if (activity.action === 'remove') await this.#forget(context);
        break;
      case 'conversationUpdate':
        if ((activity.membersAdded ?? []).length > 0) await this.#welcomeOnce(context);
        break;
    }
    await conversationState.saveChanges(context, false);
  }

  /** Every invoke is answered: an unknown one with an empty 200, because 501 shows as a broken bot. */
  async #invoked(context: TurnContext): Promise<void> {
    const { pages } = this.#options;
    const { name } = context.activity;
    if (name === 'task/fetch') await pages.fetch(context);
    else if (name === 'task/submit') await pages.submit(context);
    // Our cards use Action.Submit; this is a card of somebody else's making.
    else if (name === 'adaptiveCard/action') await answerInvokeWithText(context, turnScope(context).t('note.stale'));
    // Whatever was answered above stays the answer.
    if (context.turnState.get(INVOKE_RESPONSE_KEY) === undefined) await answerInvoke(context);
  }

  async #forget(context: TurnContext): Promise<void> {
    const { persons, conversationState, store, ears } = this.#options;
    const { speaker, log } = turnScope(context);
    const { tenantId, personId, conversationId } = speaker;
    await ears?.removed(tenantId, personId).catch((err: unknown) => {
      log.warn({ err }, 'campaigns were not told that the app was removed');
    });
    await persons.remove(tenantId, personId);
    await conversationState.delete(context);
    await store.delete(welcomedKey(conversationId));
  }

  /** An install is told twice, in either order: the first report welcomes. A welcome that failed may be tried again. */
  async #welcomeOnce(context: TurnContext): Promise<void> {
    const { persons, store, root, clock } = this.#options;
    const { tenantId, personId, conversationId } = turnScope(context).speaker;
    const person = await persons.load(tenantId, personId);
    if (person?.welcomedAt) return;
    if (person !== undefined && (await this.#askCampaigns(context, 'greets'))) {
      await persons.save({ ...person, welcomeOwed: true });
      return;
    }
    const now = clock.now().toISOString();
    if (person?.welcomeOwed === true && (await this.#askCampaigns(context, 'greeted'))) {
      await persons.save(welcomed(person, now));
      return;
    }
    const key = welcomedKey(conversationId);
    const claim = await store.swap(key, 0, now, welcomeRememberedSeconds);
    if (!claim.ok) return;
    try {
      await root.welcome(context);
    } catch (error) {
      await store.delete(key);
      throw error;
    }
    if (person !== undefined) await persons.save(welcomed(person, now));
  }

  /** What campaigns want to know of a message or a press; nothing here is waited for in a usual turn. */
  async #listen(context: TurnContext): Promise<void> {
    const { ears } = this.#options;
    if (ears === undefined) return;
    const { speaker, welcomeOwed } = turnScope(context);
    try {
      if (welcomeOwed === true) await this.#settleWelcome(context);
    } catch (err) {
      // The answer to what the person wrote is worth more than a welcome.
      turnScope(context).log.warn({ err }, 'an owed welcome could not be given');
    }
    const { tenantId, personId } = speaker;
    ears.heard(tenantId, personId, campaignOf(context.activity.value));
  }

  /**
   * The campaign that put the app here was to greet this person. If its message came, that was the welcome; if it never will
   * (cancelled, over, not taken by Teams), the welcome comes now, in front of the first answer.
   */
  async #settleWelcome(context: TurnContext): Promise<void> {
    const { persons, clock, root } = this.#options;
    const { tenantId, personId } = turnScope(context).speaker;
    const person = await persons.load(tenantId, personId);
    if (person?.welcomeOwed !== true) return;
    // A second report of the install may have welcomed them meanwhile.
    if (person.welcomedAt === null && !(await this.#askCampaigns(context, 'greeted'))) await root.welcome(context);
    await persons.save(welcomed(person, person.welcomedAt ?? clock.now().toISOString()));
  }

  /** Without an answer nobody is left without a welcome. */
  async #askCampaigns(context: TurnContext, question: 'greets' | 'greeted'): Promise<boolean> {
    const { speaker, log } = turnScope(context);
    try {
      return (await this.#options.ears?.[question](speaker.tenantId, speaker.personId)) === true;
    } catch (err) {
      log.warn({ err }, 'whether a campaign greets this person is not known');
      return false;
    }
  }
}

function welcomed({ welcomeOwed: _owed, ...person }: PersonRecord, at: string): PersonRecord {
  return { ...person, welcomedAt: at };
}

export function createAvainBot(options: AvainBotOptions): AvainBot {
  return new AvainBot(options);
}

function welcomedKey(conversationId: string): string {
  return `avain:welcomed:${createHash('sha256').update(conversationId).digest('base64url')}`;
}
