import type { PretendDirectory } from '../api/pretend-world.ts';
import type { Persona } from '../company/company.ts';
import type { ActivityShaper, Place, TeamsActivity } from './activity-shape.ts';
import type { Addresses } from './addresses.ts';
import type { BotDelivery, Delivery } from './bot-delivery.ts';
import type { Conversations } from './conversations.ts';
import { checkDialog, type DialogAnswer } from './dialog-rules.ts';

/** What a person does with the Teams client. Every call waits until the bot has answered or stayed silent. */
export type TeamsClient = {
  /**
   * Opens the personal chat; the first time installs the app: `installationUpdate` and `conversationUpdate`. `not-taken`
   * when the bot was not there to be installed: the next opening tries again.
   */
  readonly open: (persona: Persona) => Promise<'installed' | 'not-taken'>;
  readonly uninstall: (persona: Persona) => Promise<void>;
  /** A typed message. In the channel each message starts a thread, and reaches the bot only when it names it. */
  readonly say: (persona: Persona, spoken: { readonly in: Room; readonly text: string }) => Promise<void>;
  /** `Action.Submit`: a message with `value`; `said` shows a line in the chat, as messageBack and imBack do. */
  readonly press: (persona: Persona, pressed: Pressed) => Promise<void>;
  /** A card button of type `task/fetch`. */
  readonly fetchDialog: (persona: Persona, pressed: Pressed & { readonly theme: string }) => Promise<DialogAnswer>;
  /** What the dialog's page handed over (`dialog.url.submit`). */
  readonly submitDialog: (
    persona: Persona,
    submitted: { readonly data: unknown; readonly theme: string },
  ) => Promise<DialogAnswer>;
  /** `Action.Execute`; a card in the answer replaces the pressed one for this person. */
  readonly execute: (persona: Persona, pressed: Pressed & { readonly verb: string }) => Promise<Delivery>;
  readonly installedFor: (persona: Persona) => boolean;
  /** Everybody is without the app again. */
  readonly forget: () => void;
};

type Room = 'personal' | 'channel';

type Pressed = {
  readonly conversationId: string;
  readonly messageId: string;
  readonly data: unknown;
  readonly said?: string | undefined;
};

export type TeamsClientOptions = {
  readonly addresses: Addresses;
  readonly shaper: ActivityShaper;
  readonly delivery: BotDelivery;
  readonly conversations: Conversations;
  readonly directory: Pick<PretendDirectory, 'personas'>;
  /** Host names of the app's manifest. */
  readonly validDomains: () => readonly string[];
};

const personal: Place = { kind: 'personal' };

export function createTeamsClient(options: TeamsClientOptions): TeamsClient {
  const { addresses, shaper, delivery, conversations, validDomains } = options;
  const installed = new Map<string, Promise<'installed' | 'not-taken'>>();

  const send = async (
    persona: Persona,
    place: Place,
    fields: TeamsFields,
    id = conversations.nextId(),
  ): Promise<Delivery> => delivery.deliver(shaper.shape({ persona, place, id, fields }));

  const install = async (persona: Persona): Promise<'installed' | 'not-taken'> => {
    const members = [{ id: persona.teamsId, aadObjectId: persona.aadObjectId }, { id: addresses.bot.id }];
    const added = await send(persona, personal, { type: 'installationUpdate', action: 'add' });
    if (added.kind === 'silent' || added.status >= 400) {
      installed.delete(persona.id);
      return 'not-taken';
    }
    await send(persona, personal, { type: 'conversationUpdate', membersAdded: members });
    return 'installed';
  };

  const show = (
    persona: Persona,
    shown: { readonly id: string; readonly conversationId: string; readonly text: string },
  ): void => {
    const author = { name: persona.displayName, isBot: false, personaId: persona.id };
    conversations.add({ ...shown, author, attachments: [], suggestedActions: [] });
  };

  const reportFailure = (at: { readonly id: string; readonly conversationId: string }, delivered: Delivery): void => {
    const status = delivered.kind === 'answered' ? delivered.status : 0;
    if (status === 0 || status >= 400) conversations.change(at, { failedWith: status });
  };

  const say: TeamsClient['say'] = async (persona, spoken) => {
    const id = conversations.nextId();
    const place: Place = spoken.in === 'personal' ? personal : { kind: 'channel', threadId: id };
    const conversationId = shaper.conversationId(persona, place);
    show(persona, { id, conversationId, text: spoken.text });
    const heard = place.kind === 'personal' ? { text: spoken.text } : mention(spoken.text, addresses.bot);
    if (heard === undefined) return;
    const fields: TeamsFields = { type: 'message', textFormat: 'plain', ...heard };
    reportFailure({ id, conversationId }, await send(persona, place, fields, id));
  };

  const placeOf = (conversationId: string): Place => {
    const threadId = conversationId.startsWith(addresses.channel.id)
      ? conversationId.split(';messageid=')[1]
      : undefined;
    return threadId === undefined ? personal : { kind: 'channel', threadId };
  };

  const invoke = async (persona: Persona, invoked: Invoked): Promise<Delivery> => {
    const { name, value, replyToId, place = personal } = invoked;
    return send(persona, place, { type: 'invoke', name, value, ...(replyToId === undefined ? {} : { replyToId }) });
  };

  return {
    open: async (persona) => {
      const running = installed.get(persona.id) ?? install(persona);
      installed.set(persona.id, running);
      return running;
    },
    uninstall: async (persona) => {
      if (!installed.delete(persona.id)) return;
      await send(persona, personal, { type: 'installationUpdate', action: 'remove' });
    },
    say,
    press: async (persona, pressed) => {
      const id = conversations.nextId();
      const place = placeOf(pressed.conversationId);
      const conversationId = shaper.conversationId(persona, place);
      if (pressed.said !== undefined) show(persona, { id, conversationId, text: pressed.said });
      const fields: TeamsFields = { type: 'message', value: pressed.data, replyToId: pressed.messageId };
      const delivered = await send(persona, place, fields, id);
      reportFailure({ id, conversationId: pressed.conversationId }, delivered);
    },
    fetchDialog: async (persona, pressed) => {
      const value = { data: pressed.data, context: { theme: pressed.theme } };
      const place = placeOf(pressed.conversationId);
      return checkDialog(
        await invoke(persona, { name: 'task/fetch', value, replyToId: pressed.messageId, place }),
        validDomains(),
      );
    },
    submitDialog: async (persona, { data, theme }) =>
      checkDialog(await invoke(persona, { name: 'task/submit', value: { data, context: { theme } } }), validDomains()),
    execute: async (persona, pressed) => {
      const action = { type: 'Action.Execute', verb: pressed.verb, data: pressed.data };
      const place = placeOf(pressed.conversationId);
      return invoke(persona, {
        name: 'adaptiveCard/action',
        value: { action, trigger: 'manual' },
        replyToId: pressed.messageId,
        place,
      });
    },
    installedFor: (persona) => installed.has(persona.id),
    forget: () => installed.clear(),
  };
}

type TeamsFields = Readonly<Record<string, unknown>> & { readonly type: TeamsActivity['type'] };
type Invoked = { readonly name: string; readonly value: unknown; readonly replyToId?: string; readonly place?: Place };

/** `@Avain help` as the channel hands it over; undefined when the bot is not named, and so does not hear it. */
function mention(
  text: string,
  bot: Addresses['bot'],
): { readonly text: string; readonly entities: readonly object[] } | undefined {
  const written = `@${bot.name}`;
  const at = text.toLowerCase().indexOf(written.toLowerCase());
  if (at < 0) return undefined;
  const tag = `<at>${bot.name}</at>`;
  return {
    text: text.slice(0, at) + tag + text.slice(at + written.length),
    entities: [{ type: 'mention', mentioned: bot, text: tag }],
  };
}
