import type { PretendDirectory } from '../api/pretend-world.ts';
import type { Persona } from '../company/company.ts';
import type { ActivityShaper, Place } from './activity-shape.ts';
import type { Addresses } from './addresses.ts';
import type { BotDelivery, Delivery } from './bot-delivery.ts';
import type { ChatMessage, Conversations } from './conversations.ts';
import { checkDialog, type DialogAnswer } from './dialog-rules.ts';
import { channelFields, personalFields, type TeamsFields, type Written } from './spoken-fields.ts';
import type { TeamRooms } from './team-rooms.ts';

/** What a person does with the Teams client. Every call waits until the bot has answered or stayed silent. */
export type TeamsClient = {
  /**
   * Opens the personal chat; the first time installs the app: `installationUpdate` and `conversationUpdate`. `not-taken`
   * when the bot was not there to be installed: the next opening tries again.
   */
  readonly open: (persona: Persona) => Promise<'installed' | 'not-taken'>;
  readonly uninstall: (persona: Persona) => Promise<void>;
  /**
   * A typed message, with a file's name where one was added. In a channel it starts a thread or, with `thread`, answers
   * in one, and reaches the bot only when it names it.
   */
  readonly say: (persona: Persona, spoken: Spoken) => Promise<Acted>;
  /** `Action.Submit`: a message with `value`; `said` shows a line in the chat, as messageBack and imBack do. */
  readonly press: (persona: Persona, pressed: Pressed) => Promise<Acted>;
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

/** A channel that is not there, or not for this person. */
type Acted = 'done' | 'no-such-room';

type Spoken = Written & {
  /** `personal`, or the key of a channel. */
  readonly in: string;
  /** Id of the first message of a thread of that channel. */
  readonly thread?: string | undefined;
};

type Pressed = {
  readonly conversationId: string;
  readonly messageId: string;
  readonly data: unknown;
  readonly said?: string | undefined;
};

export type TeamsClientOptions = {
  readonly addresses: Addresses;
  readonly rooms: TeamRooms;
  readonly shaper: ActivityShaper;
  readonly delivery: BotDelivery;
  readonly conversations: Conversations;
  readonly directory: Pick<PretendDirectory, 'personas'>;
  /** Host names of the app's manifest. */
  readonly validDomains: () => readonly string[];
};

const personal: Place = { kind: 'personal' };
/** What Teams tells a client whose channel has no such bot any more. */
const botIsGone: Delivery = { kind: 'answered', status: 403, body: undefined, deliveries: 0 };

export function createTeamsClient(options: TeamsClientOptions): TeamsClient {
  const { addresses, rooms, shaper, delivery, conversations, validDomains } = options;
  const installed = new Map<string, Promise<'installed' | 'not-taken'>>();

  const send = async (
    persona: Persona,
    place: Place,
    fields: TeamsFields,
    id = conversations.nextId(),
  ): Promise<Delivery> =>
    botHears(place) ? delivery.deliver(shaper.shape({ persona, place, id, fields })) : botIsGone;

  const botHears = (place: Place): boolean => place.kind === 'personal' || rooms.stateOf(place.channel).botInTeam;

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
    shown: Pick<ChatMessage, 'id' | 'conversationId' | 'file' | 'unheard'> & { readonly text: string },
  ): void => {
    const author = { name: persona.displayName, isBot: false, personaId: persona.id };
    conversations.add({ ...shown, author, attachments: [], suggestedActions: [] });
  };

  const reportFailure = (at: { readonly id: string; readonly conversationId: string }, delivered: Delivery): void => {
    const status = delivered.kind === 'answered' ? delivered.status : 0;
    if (status === 0 || status >= 400) conversations.change(at, { failedWith: status });
  };

  const placeNamed = (persona: Persona, { in: room, thread }: Spoken, id: string): Place | undefined => {
    if (room === 'personal') return personal;
    const channel = rooms.named(room);
    if (channel === undefined || !rooms.isOpenTo(channel, persona)) return undefined;
    return { kind: 'channel', channel, threadId: thread ?? id };
  };

  const placeOf = (persona: Persona, conversationId: string): Place | undefined => {
    const located = rooms.locate(conversationId);
    if (located === undefined) return personal;
    return rooms.isOpenTo(located.channel, persona) ? { kind: 'channel', ...located } : undefined;
  };

  const say: TeamsClient['say'] = async (persona, spoken) => {
    const id = conversations.nextId();
    const place = placeNamed(persona, spoken, id);
    if (place === undefined) return 'no-such-room';
    const conversationId = shaper.conversationId(persona, place);
    const fields = place.kind === 'personal' ? personalFields(spoken, id) : channelFields(spoken, id, addresses.bot);
    const heard = fields !== undefined && botHears(place);
    const file = spoken.file === undefined ? {} : { file: spoken.file };
    show(persona, { id, conversationId, text: spoken.text, ...file, ...(heard ? {} : { unheard: true }) });
    if (heard) reportFailure({ id, conversationId }, await send(persona, place, fields, id));
    return 'done';
  };

  const press: TeamsClient['press'] = async (persona, pressed) => {
    const id = conversations.nextId();
    const { messageId, conversationId, said } = pressed;
    const place = placeOf(persona, conversationId);
    if (place === undefined) return 'no-such-room';
    if (said !== undefined) show(persona, { id, conversationId, text: said });
    const fields: TeamsFields = { type: 'message', value: pressed.data, replyToId: messageId };
    const delivered = await send(persona, place, fields, id);
    // Without a line of its own, a press that fails shows at the card.
    reportFailure({ id: place.kind === 'channel' ? messageId : id, conversationId }, delivered);
    return 'done';
  };

  const invoke = async (persona: Persona, invoked: Invoked): Promise<Delivery> => {
    const { name, value, pressed } = invoked;
    const place = pressed === undefined ? personal : placeOf(persona, pressed.conversationId);
    if (place === undefined) return botIsGone;
    const reply = pressed === undefined ? {} : { replyToId: pressed.messageId };
    return send(persona, place, { type: 'invoke', name, value, ...reply });
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
    press,
    fetchDialog: async (persona, pressed) => {
      const value = { data: pressed.data, context: { theme: pressed.theme } };
      return checkDialog(await invoke(persona, { name: 'task/fetch', value, pressed }), validDomains());
    },
    submitDialog: async (persona, { data, theme }) =>
      checkDialog(await invoke(persona, { name: 'task/submit', value: { data, context: { theme } } }), validDomains()),
    execute: async (persona, pressed) => {
      const action = { type: 'Action.Execute', verb: pressed.verb, data: pressed.data };
      return invoke(persona, { name: 'adaptiveCard/action', value: { action, trigger: 'manual' }, pressed });
    },
    installedFor: (persona) => installed.has(persona.id),
    forget: () => installed.clear(),
  };
}

type Invoked = { readonly name: string; readonly value: unknown; readonly pressed?: Pressed };
