import type { JsonAnswer, JsonCall } from '../api/json-http.ts';
import type { PretendDirectory } from '../api/pretend-world.ts';
import type { Persona } from '../company/company.ts';
import type { FaultBoard } from '../api/fault-board.ts';
import type { Clock } from '../../services/clock/clock.ts';
import { checkActivity } from './activity-rules.ts';
import type { Addresses } from './addresses.ts';
import type { BotActivity, Conversations, MessageAddress } from './conversations.ts';
import type { SendLimits } from './send-limits.ts';

/** The Bot Connector's REST calls. `drop` tells the server to cut the line instead of answering. */
export type ConnectorRest = (call: JsonCall) => Promise<JsonAnswer | 'drop'>;

export type ConnectorRestOptions = {
  readonly addresses: Addresses;
  readonly tenantId: string;
  readonly conversations: Conversations;
  readonly directory: Pick<PretendDirectory, 'personas' | 'verifyBotToken'>;
  readonly limits: SendLimits;
  readonly faults: FaultBoard;
  readonly clock: Clock;
  readonly installedFor: (persona: Persona) => boolean;
};

/** Paths are relative to the service address: `/v3/conversations/...`. */
export function createConnectorRest(options: ConnectorRestOptions): ConnectorRest {
  const { directory, faults, clock } = options;
  return async (call) => {
    const fault = faults.take(call);
    if (fault?.delayMs !== undefined) await clock.wait(fault.delayMs);
    if (fault?.status !== undefined && fault.dropAfterApply !== true) {
      return failure(
        fault.status,
        fault.error?.code ?? 'ServiceError',
        fault.error?.message ?? 'Switched on in the playground.',
      );
    }
    const [scheme, token = ''] = (call.headers.authorization ?? '').split(' ');
    if (scheme !== 'Bearer' || !(await directory.verifyBotToken(token))) {
      return failure(401, 'Unauthorized', 'Authorization has been denied for this request.');
    }
    const answer = route(call, options);
    return fault?.dropAfterApply === true ? 'drop' : answer;
  };
}

function route(call: JsonCall, options: ConnectorRestOptions): JsonAnswer {
  const [version, root, conversationId, kind, id, ...rest] = call.path
    .split('/')
    .filter(Boolean)
    .map(decodeURIComponent);
  if (version !== 'v3' || root !== 'conversations' || rest.length > 0) return notFound();
  if (conversationId === undefined) return call.method === 'POST' ? openChat(call, options) : notFound();
  if (!known(conversationId, options)) return failure(404, 'ConversationNotFound', 'Conversation not found.');
  if (kind === 'activities') return activities({ call, options, conversationId, id });
  if ((kind === 'members' || kind === 'pagedmembers') && call.method === 'GET')
    return members({ options, conversationId, kind, id });
  return notFound();
}

type ActivityCall = {
  readonly call: JsonCall;
  readonly options: ConnectorRestOptions;
  readonly conversationId: string;
  readonly id: string | undefined;
};

function activities({ call, options, conversationId, id }: ActivityCall): JsonAnswer {
  const owner = options.directory.personas().find((persona) => persona.conversationId === conversationId);
  if (owner !== undefined && !options.installedFor(owner)) {
    return failure(403, 'BotNotInConversationRoster', 'The bot is not part of the conversation roster.');
  }
  const limited = options.limits.count(conversationId);
  if (limited !== undefined) return tooMany(limited.retryAfterSeconds);
  if (call.method === 'DELETE' && id !== undefined) return remove({ conversationId, id }, options);
  const activity = activityOf(call.json);
  if (activity === undefined) return failure(400, 'BadSyntax', 'The body is no activity.');
  const refused = checkActivity(activity, call.text);
  if (refused !== undefined) return failure(refused.status, refused.code, refused.message);
  if (call.method === 'PUT' && id !== undefined) return update({ conversationId, id }, activity, options);
  return call.method === 'POST' ? take(conversationId, activity, options) : notFound();
}

function take(
  conversationId: string,
  activity: BotActivity,
  { conversations, addresses }: ConnectorRestOptions,
): JsonAnswer {
  const id = conversations.nextId();
  if (activity.type === 'typing') conversations.typing(conversationId);
  if (activity.type === 'message') {
    conversations.add({ id, conversationId, author: { name: addresses.bot.name, isBot: true }, ...shown(activity) });
  }
  return { status: 201, body: { id } };
}

function update(at: MessageAddress, activity: BotActivity, options: ConnectorRestOptions): JsonAnswer {
  if (!ownMessage(at, options))
    return failure(404, 'ActivityNotFoundInConversation', 'The bot has no such message here.');
  options.conversations.change(at, { ...shown(activity), editedAt: options.clock.now().toISOString() });
  return { status: 200, body: { id: at.id } };
}

function remove(at: MessageAddress, options: ConnectorRestOptions): JsonAnswer {
  if (!ownMessage(at, options))
    return failure(404, 'ActivityNotFoundInConversation', 'The bot has no such message here.');
  options.conversations.change(at, { deleted: true, text: '', attachments: [], suggestedActions: [] });
  return { status: 200 };
}

const ownMessage = (at: MessageAddress, { conversations }: ConnectorRestOptions): boolean => {
  const message = conversations.find(at);
  return message?.author.isBot === true && message.deleted === undefined;
};

function shown(activity: BotActivity) {
  return {
    text: activity.text ?? '',
    textFormat: activity.textFormat ?? 'markdown',
    summary: activity.summary ?? '',
    attachments: activity.attachments ?? [],
    suggestedActions: activity.suggestedActions?.actions ?? [],
  };
}

/** `POST v3/conversations`: the personal chat of somebody who has the app, by `29:` id or object id. */
function openChat(call: JsonCall, options: ConnectorRestOptions): JsonAnswer {
  const { directory, tenantId, installedFor } = options;
  const request = record(call.json);
  const member = record(Array.isArray(request['members']) ? request['members'][0] : undefined)['id'];
  if (typeof member !== 'string' || request['isGroup'] === true)
    return failure(400, 'BadSyntax', 'One member is needed.');
  const tenant = request['tenantId'] ?? record(record(request['channelData'])['tenant'])['id'];
  if (tenant !== tenantId) return failure(403, 'ConversationCreateForbidden', 'Another tenant.');
  const persona = directory.personas().find((each) => each.teamsId === member || each.aadObjectId === member);
  if (persona === undefined) return failure(400, 'BadArgument', 'Unknown user id; an address is not one.');
  if (!installedFor(persona)) return failure(403, 'BotNotInConversationRoster', 'The user has not installed the app.');
  const id = persona.conversationId;
  const limited = options.limits.count(id);
  return limited === undefined ? { status: 201, body: { id } } : tooMany(limited.retryAfterSeconds);
}

type MembersCall = {
  readonly options: ConnectorRestOptions;
  readonly conversationId: string;
  readonly kind: 'members' | 'pagedmembers';
  readonly id: string | undefined;
};

function members({ options, conversationId, kind, id }: MembersCall): JsonAnswer {
  const { addresses, directory } = options;
  const inChannel = conversationId.startsWith(addresses.channel.id);
  const present = directory.personas().filter((persona) => inChannel || persona.conversationId === conversationId);
  const accounts = present.map((persona) => account(persona, options));
  if (id === undefined) return { status: 200, body: kind === 'members' ? accounts : { members: accounts } };
  const found = accounts.find((each) => each.id === id || each.aadObjectId === id);
  return found === undefined
    ? failure(404, 'MemberNotFoundInConversation', 'No such member.')
    : { status: 200, body: found };
}

function account(persona: Persona, { tenantId }: ConnectorRestOptions) {
  const [givenName = '', ...surnames] = persona.displayName.split(' ');
  return {
    id: persona.teamsId,
    name: persona.displayName,
    givenName,
    surname: surnames.join(' '),
    email: persona.upn,
    userPrincipalName: persona.upn,
    aadObjectId: persona.aadObjectId,
    objectId: persona.aadObjectId,
    tenantId,
    userRole: persona.classes.includes('guest') ? 'guest' : 'user',
  };
}

function known(conversationId: string, { addresses, directory }: ConnectorRestOptions): boolean {
  if (conversationId === addresses.channel.id || conversationId.startsWith(`${addresses.channel.id};messageid=`))
    return true;
  return directory.personas().some((persona) => persona.conversationId === conversationId);
}

function activityOf(body: unknown): BotActivity | undefined {
  const { type, attachments } = record(body);
  if (typeof type !== 'string') return undefined;
  return attachments === undefined || Array.isArray(attachments) ? (body as BotActivity) : undefined;
}

function record(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {};
}

function failure(status: number, code: string, message: string): JsonAnswer {
  return { status, body: { error: { code, message } } };
}

function tooMany(seconds: number): JsonAnswer {
  return { ...failure(429, 'TooManyRequests', 'Too many requests'), headers: { 'retry-after': String(seconds) } };
}

const notFound = (): JsonAnswer => failure(404, 'NotFound', 'No such call.');
