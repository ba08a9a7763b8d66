import type { JsonAnswer, JsonCall } from '../api/json-http.ts';
import { answerActivity } from './connector-activities.ts';
import { failure, notFound } from './connector-answers.ts';
import { answerMembers } from './connector-members.ts';
import { openConversation } from './connector-openings.ts';
import { botMayNot, type ConnectorParts } from './connector-parts.ts';

/** The Bot Connector's REST calls. `drop` tells the server to cut the line instead of answering. */
export type ConnectorRest = (call: JsonCall) => Promise<JsonAnswer | 'drop'>;

/** Paths are relative to the service address: `/v3/conversations/...`. */
export function createConnectorRest(options: ConnectorParts): ConnectorRest {
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

function route(call: JsonCall, options: ConnectorParts): JsonAnswer {
  const [version, root, named, kind, id, ...rest] = call.path.split('/').filter(Boolean).map(decodeURIComponent);
  if (version !== 'v3' || root !== 'conversations' || rest.length > 0) return notFound();
  if (named === undefined) return call.method === 'POST' ? openConversation(call, options) : notFound();
  // Graph has another name for a personal chat; both lead there.
  const conversationId = options.people.byChat(named)?.conversationId ?? named;
  const refused = botMayNot(conversationId, options);
  if (refused !== undefined) return refused;
  if (kind === 'activities') return answerActivity({ call, options, conversationId, id });
  if ((kind === 'members' || kind === 'pagedmembers') && call.method === 'GET')
    return answerMembers({ options, conversationId, kind, id });
  return notFound();
}
