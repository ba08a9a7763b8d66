import { CloudAdapter, type Activity, type InvokeResponse, type Middleware, type TurnContext } from 'botbuilder';
import { AuthenticationError, ClaimsIdentity } from 'botframework-connector';
import type { Clock } from '../services/clock/clock.ts';
import { ChannelAuthentication } from './channel-authentication.ts';
import type { ChannelSettings } from './channel-settings.ts';
import type { Connector } from './connector-client.ts';

export type TurnErrorHandler = (context: TurnContext, error: unknown) => Promise<void>;

export type AvainAdapterOptions = {
  readonly settings: ChannelSettings;
  readonly connector: Connector;
  readonly clock: Clock;
  /** In the order in which a turn meets them. */
  readonly middleware: readonly Middleware[];
  readonly onTurnError: TurnErrorHandler;
};

export type TurnResult =
  { readonly kind: 'done'; readonly response: InvokeResponse | undefined } | { readonly kind: 'unauthorized' };

/** Where a stored conversation is. */
export type ConversationAddress = {
  readonly serviceUrl: string;
  readonly conversationId: string;
  readonly tenantId: string;
  readonly teamsUserId: string;
  readonly personId: string;
  readonly locale: string;
};

/** CloudAdapter without its HTTP half, which answers with error texts and prints whole errors. */
export class AvainAdapter extends CloudAdapter {
  readonly #appId: string;
  /** Marks turns that we opened ourselves; a channel cannot name an object of this process. */
  readonly #ownIdentity: ClaimsIdentity;

  constructor({ settings, connector, clock, middleware, onTurnError }: AvainAdapterOptions) {
    super(new ChannelAuthentication(settings, connector, clock));
    this.#appId = settings.appId;
    this.#ownIdentity = new ClaimsIdentity([
      { type: 'aud', value: settings.appId },
      { type: 'appid', value: settings.appId },
    ]);
    this.onTurnError = onTurnError;
    this.use(...middleware.map((each) => skipOwnTurns(each, (context) => this.#isOwn(context))));
  }

  /** Runs a turn for an activity that passed the token gate. The SDK's own check comes first. */
  async receive(
    authorization: string,
    activity: Activity,
    logic: (context: TurnContext) => Promise<void>,
  ): Promise<TurnResult> {
    try {
      return { kind: 'done', response: await this.processActivity(authorization, activity, logic) };
    } catch (error) {
      if (error instanceof AuthenticationError) return { kind: 'unauthorized' };
      throw error;
    }
  }

  /** Opens a turn of our own in a personal chat: an event activity from the person, past the guards of the door. */
  async continue(address: ConversationAddress, logic: (context: TurnContext) => Promise<void>): Promise<void> {
    const reference = {
      channelId: 'msteams',
      serviceUrl: address.serviceUrl,
      locale: address.locale,
      bot: { id: `28:${this.#appId}`, name: '' },
      user: { id: address.teamsUserId, name: '', aadObjectId: address.personId },
      conversation: {
        id: address.conversationId,
        tenantId: address.tenantId,
        conversationType: 'personal',
        isGroup: false,
        name: '',
      },
    };
    await this.continueConversationAsync(this.#ownIdentity, reference, logic);
  }

  #isOwn(context: TurnContext): boolean {
    return context.turnState.get(this.BotIdentityKey) === this.#ownIdentity;
  }
}

/** The guards judge what comes from outside; a turn we open ourselves was addressed from our own records. */
function skipOwnTurns(middleware: Middleware, isOwn: (context: TurnContext) => boolean): Middleware {
  return { onTurn: (context, next) => (isOwn(context) ? next() : middleware.onTurn(context, next)) };
}

export function createAvainAdapter(options: AvainAdapterOptions): AvainAdapter {
  return new AvainAdapter(options);
}
