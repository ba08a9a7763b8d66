import type { JsonAnswer, JsonCall } from '../api/json-http.ts';
import { checkActivity } from './activity-rules.ts';
import { postActivity, readActivity } from './connector-activities.ts';
import { failure, noConversation, notOnRoster, record, tooMany } from './connector-answers.ts';
import { botMayNot, type ConnectorParts } from './connector-parts.ts';

/** `POST v3/conversations`: a personal chat, or with `channelData.channel` a new thread of a channel. */
export function openConversation(call: JsonCall, options: ConnectorParts): JsonAnswer {
  const request = record(call.json);
  const channelData = record(request['channelData']);
  const tenant = request['tenantId'] ?? record(channelData['tenant'])['id'];
  if (tenant !== options.tenantId) return failure(403, 'ConversationCreateForbidden', 'Another tenant.');
  const channelId = record(channelData['channel'])['id'] ?? channelData['teamsChannelId'];
  return typeof channelId === 'string' ? openThread(channelId, call, options) : openChat(request, options);
}

function openThread(channelId: string, call: JsonCall, options: ConnectorParts): JsonAnswer {
  if (options.rooms.locate(channelId)?.threadId !== undefined || options.rooms.locate(channelId) === undefined)
    return noConversation();
  const refused = botMayNot(channelId, options);
  if (refused !== undefined) return refused;
  const activity = readActivity(record(call.json)['activity']);
  if (activity === undefined) return failure(400, 'BadSyntax', 'A thread begins with an activity.');
  const limited = options.limits.count(channelId);
  if (limited !== undefined) return tooMany(limited.retryAfterSeconds);
  const wrong = checkActivity(activity, call.text);
  if (wrong !== undefined) return failure(wrong.status, wrong.code, wrong.message);
  const { id, conversationId } = postActivity({ conversationId: channelId, activity, replyToId: undefined }, options);
  return { status: 201, body: { id: conversationId, activityId: id } };
}

/** The personal chat of somebody who has the app, by `29:` id or object id. */
function openChat(request: Readonly<Record<string, unknown>>, options: ConnectorParts): JsonAnswer {
  const { people, installedFor } = options;
  const member = record(Array.isArray(request['members']) ? request['members'][0] : undefined)['id'];
  if (typeof member !== 'string' || request['isGroup'] === true)
    return failure(400, 'BadSyntax', 'One member is needed.');
  const persona = people.byMember(member);
  if (persona === undefined) return failure(400, 'BadArgument', 'Unknown user id; an address is not one.');
  if (!installedFor(persona)) return notOnRoster();
  const id = persona.conversationId;
  const limited = options.limits.count(id);
  return limited === undefined ? { status: 201, body: { id } } : tooMany(limited.retryAfterSeconds);
}
