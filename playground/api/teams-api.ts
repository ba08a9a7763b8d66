import { z } from 'zod';
import type { Outbox } from '../outbox/outbox.ts';
import type { ChatMessage, ConversationEvent } from '../teams/conversations.ts';
import type { PretendTeams } from '../teams/pretend-teams.ts';
import { missing, ok, type JsonAnswer, type JsonCall } from './json-http.ts';
import type { Persona } from '../company/company.ts';
import type { PretendDirectory } from './pretend-world.ts';

/** What the playground's own page calls; below `/playground/api/teams`, free to change. */
export type TeamsApiOptions = {
  readonly tenantId: string;
  readonly teams: PretendTeams;
  readonly directory: PretendDirectory;
  readonly outbox: Outbox;
};

const theme = z.enum(['default', 'dark', 'contrast']);
const actor = { as: z.string() };
const pressed = {
  ...actor,
  conversationId: z.string(),
  messageId: z.string(),
  data: z.unknown(),
  said: z.string().optional(),
};
const bodies = {
  open: z.object(actor),
  uninstall: z.object(actor),
  say: z
    .object({
      ...actor,
      in: z.string(),
      thread: z.string().optional(),
      text: z.string().max(28_000),
      file: z.string().min(1).max(200).optional(),
    })
    .refine(({ text, file }) => text !== '' || file !== undefined, 'a text or a file'),
  press: z.object(pressed),
  execute: z.object({ ...pressed, verb: z.string() }),
  'fetch-dialog': z.object({ ...pressed, theme }),
  'submit-dialog': z.object({ ...actor, data: z.unknown(), theme }),
  'sso-token': z.object(actor),
} as const;

/** Undefined: no such call. The bot's turn is awaited, so an answer means that the bot has had its say over HTTP. */
export async function answerTeamsCall(call: JsonCall, options: TeamsApiOptions): Promise<JsonAnswer | undefined> {
  const name = call.path.replace('/playground/api/teams/', '');
  if (call.method === 'GET' && name === 'people')
    return ok({ people: options.directory.personas().map(publicPersona) });
  if (call.method === 'GET' && name === 'state') {
    return withPersona(call.query.get('as'), options, async (persona) => ok(stateOf(persona, options)));
  }
  if (call.method !== 'POST' || !isAction(name)) return undefined;
  const parsed = bodies[name].safeParse(call.json);
  if (!parsed.success) return { status: 400, body: { error: { code: 'BadRequest', message: parsed.error.message } } };
  return withPersona(parsed.data.as, options, async (persona) => act({ name, body: call.json, persona, options }));
}

type ActionName = keyof typeof bodies;
type Action = {
  readonly name: ActionName;
  readonly body: unknown;
  readonly persona: Persona;
  readonly options: TeamsApiOptions;
};

const isAction = (name: string): name is ActionName => Object.hasOwn(bodies, name);

async function act({ name, body, persona, options }: Action): Promise<JsonAnswer> {
  const { client } = options.teams;
  switch (name) {
    case 'open':
      if ((await client.open(persona)) !== 'installed') return notThere;
      if (isInHelpdesk(persona, options.teams)) await options.teams.installs.announce();
      return done;
    case 'uninstall':
      await client.uninstall(persona);
      return done;
    case 'say':
      return acted(await client.say(persona, bodies.say.parse(body)));
    case 'press':
      return acted(await client.press(persona, bodies.press.parse(body)));
    case 'execute':
      return ok(await client.execute(persona, bodies.execute.parse(body)));
    case 'fetch-dialog':
      return ok(await client.fetchDialog(persona, bodies['fetch-dialog'].parse(body)));
    case 'submit-dialog':
      return ok(await client.submitDialog(persona, bodies['submit-dialog'].parse(body)));
    case 'sso-token':
      return ok({ token: (await options.directory.ssoToken(persona)) ?? null });
  }
}

function stateOf(persona: Persona, { tenantId, teams, outbox }: TeamsApiOptions): object {
  const { addresses, conversations, rooms } = teams;
  const personalChat = persona.conversationId;
  return {
    tenantId,
    persona: publicPersona(persona),
    bot: addresses.bot,
    personal: { id: personalChat, messages: conversations.read(personalChat) },
    channels: rooms
      .all()
      .filter((channel) => rooms.isOpenTo(channel, persona))
      .map((channel) => ({
        ...{ key: channel.key, id: channel.id, name: channel.name, teamName: channel.teamName },
        botInTeam: rooms.stateOf(channel).botInTeam,
        messages: conversations.read(channel.id),
      })),
    outbox: outbox.items(),
  };
}

/** What this person's client would be told about an event; undefined when it is somebody else's chat. */
export function eventFor(persona: Persona, event: ConversationEvent, { teams }: TeamsApiOptions): object | undefined {
  if (event.kind === 'cleared') return { kind: 'restored' };
  const conversationId = event.kind === 'typing' ? event.conversationId : event.message.conversationId;
  const room = roomOf(conversationId, persona, teams);
  if (room === undefined) return undefined;
  return { ...event, room } satisfies { room: string; message?: ChatMessage };
}

/** `personal`, or the key of a channel that this person sees. */
function roomOf(conversationId: string, persona: Persona, { rooms }: PretendTeams): string | undefined {
  if (conversationId === persona.conversationId) return 'personal';
  const channel = rooms.locate(conversationId)?.channel;
  return channel !== undefined && rooms.isOpenTo(channel, persona) ? channel.key : undefined;
}

/** Whether the person sees a channel that not everybody sees. */
function isInHelpdesk(persona: Persona, { rooms }: PretendTeams): boolean {
  return rooms.all().some((channel) => channel.roster !== 'everybody' && rooms.isOpenTo(channel, persona));
}

async function withPersona(
  id: string | null,
  { teams }: TeamsApiOptions,
  answer: (persona: Persona) => Promise<JsonAnswer>,
): Promise<JsonAnswer> {
  const persona = teams.people.byId(id ?? '');
  if (persona === undefined) return missing('No such persona.');
  return answer(persona);
}

function publicPersona(persona: Persona): object {
  const { id, upn, password, displayName, language, locale, classes, methods, aadObjectId } = persona;
  return { id, upn, password, displayName, language, locale, classes, methods, aadObjectId };
}

const acted = (result: 'done' | 'no-such-room'): JsonAnswer => (result === 'done' ? done : missing('No such room.'));
const done: JsonAnswer = { status: 200, body: { done: true } };
/** Avain is still starting, or has just been ended. */
const notThere: JsonAnswer = {
  status: 503,
  body: { error: { code: 'BotNotThere', message: 'Avain does not answer yet. Try again.' } },
};
