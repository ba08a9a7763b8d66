import type { ChatMessage } from '../../playground/teams/conversations.ts';
import type { SinkTicket } from '../../playground/tickets/ticket-store.ts';
import type { World } from '../../playground/world.ts';
import { until } from './chat-client.ts';

type Button = { readonly title: string; readonly data: Readonly<Record<string, unknown>> };

/** An agent in a helpdesk channel of the pretend Teams: sees its threads, presses the cards' buttons, writes in a thread. */
export type AgentClient = {
  /** Adds Avain to the channel where it is not yet, as opening Teams does. */
  readonly open: () => Promise<void>;
  /** What the channel shows now, oldest first: cards as their texts joined by line feeds. */
  readonly seen: () => readonly string[];
  readonly sees: (text: string | RegExp, withinMs?: number) => Promise<void>;
  /** Writes to the bot in the channel, as `@Avain …`. */
  readonly say: (text: string) => Promise<void>;
  /** Presses the newest button of that verb on a card that shows `on`. */
  readonly press: (verb: string, on: string, inputs?: Readonly<Record<string, unknown>>) => Promise<void>;
};

export function createAgentClient(world: World, personaId: string, channelKey: string): AgentClient {
  const { teams } = world.front;
  const persona = world.company.personas.find(({ id }) => id === personaId);
  const channel = teams.rooms.named(channelKey);
  if (persona === undefined || channel === undefined) throw new RangeError(`no ${personaId} or no ${channelKey}`);
  const messages = (): readonly ChatMessage[] =>
    teams.conversations.read(channel.id).filter(({ author, deleted }) => author.isBot && deleted !== true);
  const seen = (): readonly string[] => messages().map(textOf);
  return {
    open: async () => {
      await teams.client.open(persona);
      await teams.installs.announce();
    },
    seen,
    sees: async (text, withinMs = 40_000) => {
      const fits = (shown: string): boolean => (typeof text === 'string' ? shown.includes(text) : text.test(shown));
      if (!(await until(async () => seen().some(fits), withinMs))) {
        throw new Error(`${personaId} does not see ${String(text)} but:\n${seen().join('\n---\n')}`);
      }
    },
    say: async (text) => {
      await teams.client.say(persona, { in: channelKey, text: `@Avain ${text}` });
    },
    press: async (verb, on, inputs = {}) => {
      for (const message of messages().toReversed()) {
        const button = textOf(message).includes(on)
          ? buttonsOf(message).find(({ data }) => data['verb'] === verb)
          : undefined;
        if (button === undefined) continue;
        const { id: messageId, conversationId } = message;
        await teams.client.press(persona, { conversationId, messageId, data: { ...button.data, ...inputs } });
        return;
      }
      throw new Error(`no button ${verb} in:\n${seen().join('\n---\n')}`);
    },
  };
}

/** What stands in the pretend ticket system. */
export const ticketsIn = (world: World): readonly SinkTicket[] => world.front.tickets.tickets();

function textOf(message: ChatMessage): string {
  const cards = message.attachments.map(({ content }) => textsOf((content as { body?: unknown } | undefined)?.body));
  return [message.text ?? '', ...cards.flat()].filter((part) => part !== '').join('\n');
}

function textsOf(node: unknown): readonly string[] {
  if (Array.isArray(node)) return node.flatMap(textsOf);
  if (typeof node !== 'object' || node === null) return [];
  const { text, title, value, ...rest } = node as Record<string, unknown>;
  const own = [text, title, value].filter((each): each is string => typeof each === 'string');
  return [...own.map((each) => each.replace(/\\(?=[^\w\s])/g, '')), ...Object.values(rest).flatMap(textsOf)];
}

/** At any depth: forms open inside a card. */
function buttonsOf(node: unknown): readonly Button[] {
  if (Array.isArray(node)) return node.flatMap(buttonsOf);
  if (typeof node !== 'object' || node === null) return [];
  const { type, title, data, ...rest } = node as Record<string, unknown>;
  const isButton = type === 'Action.Submit' && typeof title === 'string' && typeof data === 'object' && data !== null;
  const own = isButton ? [{ title, data: data as Button['data'] }] : [];
  return [...own, ...Object.values(rest).flatMap(buttonsOf)];
}
