import { Agent } from 'node:http';
import type { Persona } from '../playground/company/company.ts';
import type { BenchWorld } from './bench-world.ts';
import { httpCall } from './http-post.ts';

/** One measured turn: from sending the activity to the HTTP answer, in milliseconds. */
export type Turn = { readonly step: string; readonly ms: number };
export type OnTurn = (turn: Turn) => void;

/** Speaks to a bot as Teams does, for many people over kept connections. */
export type Chatter = {
  readonly say: (persona: Persona, text: string, step?: string) => Promise<void>;
  /** Presses the newest card's button of this verb. */
  readonly press: (persona: Persona, verb: string, more?: Press) => Promise<void>;
  /** Presses a button in a thread of a team's channel, known by what it sends back. */
  readonly pressInChannel: (persona: Persona, thread: Thread, data: object) => Promise<void>;
  /** Gets the app: what Teams reports long before anybody forgets a password. */
  readonly install: (persona: Persona) => Promise<void>;
  /** The address that the newest card opens. */
  readonly link: (persona: Persona) => string;
  readonly agent: Agent;
  readonly close: () => void;
};

/** A message that began a thread of a channel. */
export type Thread = { readonly channelId: string; readonly messageId: string };

type Press = {
  /** Which of several buttons with this verb. */
  readonly method?: string;
  readonly inputs?: Readonly<Record<string, string>>;
};

export function createChatter(world: BenchWorld, botUrl: string, onTurn: OnTurn = () => undefined): Chatter {
  const agent = new Agent({ keepAlive: true, maxSockets: 256 });
  const authorization = `Bearer ${world.channelToken}`;
  const recipient = { id: `28:${world.company.appIds.bot}`, name: 'Avain' };
  const tenantId = world.company.tenant.id;
  let ids = Date.now();

  const post = async (persona: Persona, step: string, fields: object): Promise<void> => {
    ids += 1;
    const { locale } = persona;
    const now = new Date().toISOString();
    const body = JSON.stringify({
      id: String(ids),
      timestamp: now,
      localTimestamp: now,
      localTimezone: 'Europe/Helsinki',
      serviceUrl: world.serviceUrl,
      channelId: 'msteams',
      from: { id: persona.teamsId, name: persona.displayName, aadObjectId: persona.aadObjectId },
      conversation: { conversationType: 'personal', tenantId, id: persona.conversationId },
      recipient,
      locale,
      entities: [{ type: 'clientInfo', locale, country: 'FI', platform: 'Web', timezone: 'Europe/Helsinki' }],
      channelData: { tenant: { id: tenantId } },
      ...fields,
    });
    const began = performance.now();
    const { status, text } = await httpCall(`${botUrl}/api/messages`, {
      method: 'POST',
      agent,
      headers: { authorization },
      body,
    });
    if (status >= 300) throw new Error(`${step}: the bot answered ${status} ${text}`);
    onTurn({ step, ms: performance.now() - began });
  };

  return {
    agent,
    say: (persona, text, step = text) => post(persona, step, { type: 'message', textFormat: 'plain', text }),
    press: async (persona, verb, { method, inputs } = {}) => {
      const card = world.connector.newest(persona.conversationId);
      const action = card?.actions.find(
        ({ data }) => data?.['verb'] === verb && (method === undefined || data['method'] === method),
      );
      if (card === undefined || action === undefined) {
        throw new Error(`${persona.id} sees no button ${verb} ${method ?? ''} but ${JSON.stringify(card)}`);
      }
      const step = [verb, method].filter((part) => part !== undefined).join(' ');
      const value = { ...action.data, ...inputs };
      await post(persona, step, { type: 'message', value, replyToId: card.activityId });
    },
    pressInChannel: (persona, { channelId, messageId }, data) => {
      const id = `${channelId};messageid=${messageId}`;
      const step = 'verb' in data ? String(data.verb) : 'press';
      return post(persona, step, {
        type: 'message',
        value: data,
        replyToId: messageId,
        conversation: { conversationType: 'channel', isGroup: true, tenantId, id },
        channelData: { tenant: { id: tenantId }, teamsChannelId: channelId, channel: { id: channelId } },
      });
    },
    install: (persona) => post(persona, 'install', { type: 'installationUpdate', action: 'add' }),
    link: (persona) => {
      const actions = world.connector.newest(persona.conversationId)?.actions;
      const url = actions?.find((action) => action.url !== undefined)?.url;
      if (url === undefined) throw new Error(`${persona.id} sees no link`);
      return url;
    },
    close: () => agent.destroy(),
  };
}

/** How one conversation goes on after a turn; for open-loop load. */
export type Pause = () => Promise<void>;

type Step = {
  readonly name: string;
  readonly go: (world: BenchWorld, chatter: Chatter, persona: Persona) => Promise<void>;
};

const chooses = (method: string): Step => ({
  name: `choose-method ${method}`,
  go: (_world, chatter, persona) => chatter.press(persona, 'choose-method', { method }),
});
const typesCode = (channel: 'mail' | 'sms'): Step => ({
  name: `submit-code (${channel})`,
  go: (world, chatter, persona) =>
    chatter.press(persona, 'submit-code', { inputs: { code: world.takeCode(persona, channel) } }),
});

/** The turns of the reset conversation up to the link to the page. */
export const resetSteps: readonly Step[] = [
  { name: 'forgot', go: (_world, chatter, persona) => chatter.say(persona, 'I forgot my password', 'forgot') },
  { name: 'confirm-account', go: (_world, chatter, persona) => chatter.press(persona, 'confirm-account') },
  chooses('email-code'),
  typesCode('mail'),
  chooses('sms-code'),
  typesCode('sms'),
  { name: 'new password', go: (_world, chatter, persona) => chatter.say(persona, 'new password') },
];
export const turnsPerConversation = resetSteps.length;

/** All steps, each of which must have been answered as a person would expect, or it throws. */
export async function proveAndAskForLink(
  world: BenchWorld,
  chatter: Chatter,
  persona: Persona,
  pause: Pause = () => Promise.resolve(),
): Promise<string> {
  for (const [index, step] of resetSteps.entries()) {
    if (index > 0) await pause();
    await step.go(world, chatter, persona);
  }
  return chatter.link(persona);
}
