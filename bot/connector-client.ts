import type {
  Activity,
  ConversationParameters,
  ConversationResourceResponse,
  ResourceResponse,
  TeamsChannelAccount,
} from 'botbuilder';
import type { Clock } from '../services/clock/clock.ts';
import { InvariantError } from '../services/errors/app-error.ts';
import type { RandomSource } from '../services/random/random-source.ts';
import { ConnectorError, WritesBlockedError } from './connector-errors.ts';
import { createConnectorHttp, type ConnectorMethod, type ConnectorResponse } from './connector-http.ts';
import { createSendRate } from './send-rate.ts';
import { canonicalServiceUrl, type ServiceUrlRules } from './service-url.ts';

/**
 * The part of the Bot Connector that a turn uses. The SDK's client builds its HTTP pipeline anew for every turn, sends
 * a message again on 5xx although it has no idempotency key, and has no time limit; this one does none of that.
 */
export type ConnectorConversations = {
  readonly sendToConversation: (conversationId: string, activity: Partial<Activity>) => Promise<ResourceResponse>;
  readonly replyToActivity: (
    conversationId: string,
    activityId: string,
    activity: Partial<Activity>,
  ) => Promise<ResourceResponse>;
  readonly updateActivity: (
    conversationId: string,
    activityId: string,
    activity: Partial<Activity>,
  ) => Promise<ResourceResponse>;
  readonly deleteActivity: (conversationId: string, activityId: string) => Promise<void>;
  readonly createConversation: (parameters: ConversationParameters) => Promise<ConversationResourceResponse>;
  readonly getConversationMember: (conversationId: string, memberId: string) => Promise<TeamsChannelAccount>;
};

export type Connector = {
  /** For one serviceUrl; throws `InvariantError` when it is not allowed, before any token is asked for. */
  readonly at: (serviceUrl: string) => ConnectorClientLike;
  readonly close: () => void;
};

export type ConnectorClientLike = { readonly conversations: ConnectorConversations };

export type ConnectorOptions = {
  readonly serviceUrls: ServiceUrlRules;
  /** A bearer token for the connector; called before every exchange, so it should remember its answer. */
  readonly getConnectorToken: () => Promise<string>;
  /** Over all conversations; what Teams takes from one app in one tenant, 50, when not given. */
  readonly sendsPerSecond?: number;
  readonly clock: Clock;
  readonly random: RandomSource;
  /** Longest time for one exchange; 10 s. */
  readonly timeoutMs?: number;
};

const mostTries = 3;
const longestWaitMs = 6_000;
const firstWaitMs = 500;
const messagesPerSecond = { conversation: 7, tenant: 50 };

export function createConnector(options: ConnectorOptions): Connector {
  const http = createConnectorHttp(options.timeoutMs);
  const perConversation = createSendRate({ perSecond: messagesPerSecond.conversation, clock: options.clock });
  const perTenant = createSendRate({
    perSecond: options.sendsPerSecond ?? messagesPerSecond.tenant,
    clock: options.clock,
  });

  const call = async (method: ConnectorMethod, url: string, payload?: unknown): Promise<unknown> => {
    const body = payload === undefined ? undefined : JSON.stringify(payload);
    let waited = 0;
    for (let tries = 1; ; tries += 1) {
      const response = await http.exchange({ method, url, body, token: await options.getConnectorToken() });
      if (response.status >= 200 && response.status < 300) return parseAnswer(response);
      const wait = waitMs(response, tries, options);
      const again = mayRepeat(method, response.status) && tries < mostTries && waited + wait <= longestWaitMs;
      if (!again) throw toError(response, options.clock);
      waited += wait;
      await options.clock.wait(wait);
    }
  };

  const admit = async (conversationId: string): Promise<void> => {
    await perTenant.admit('all');
    await perConversation.admit(conversationId);
  };

  const conversationsAt = (base: string): ConnectorConversations => {
    const activitiesOf = (conversationId: string): string =>
      `${base}/v3/conversations/${segment(conversationId)}/activities`;
    const activity = (conversationId: string, activityId: string): string =>
      `${activitiesOf(conversationId)}/${segment(activityId)}`;
    return {
      sendToConversation: async (conversationId, message) => {
        await admit(conversationId);
        return (await call('POST', activitiesOf(conversationId), message)) as ResourceResponse;
      },
      replyToActivity: async (conversationId, activityId, message) => {
        await admit(conversationId);
        return (await call('POST', activity(conversationId, activityId), message)) as ResourceResponse;
      },
      updateActivity: async (conversationId, activityId, message) => {
        await admit(conversationId);
        return (await call('PUT', activity(conversationId, activityId), message)) as ResourceResponse;
      },
      deleteActivity: async (conversationId, activityId) => {
        await call('DELETE', activity(conversationId, activityId));
      },
      createConversation: async (parameters) =>
        (await call('POST', `${base}/v3/conversations`, parameters)) as ConversationResourceResponse,
      getConversationMember: async (conversationId, memberId) =>
        (await call(
          'GET',
          `${base}/v3/conversations/${segment(conversationId)}/members/${segment(memberId)}`,
        )) as TeamsChannelAccount,
    };
  };

  return {
    at: (serviceUrl) => {
      const base = canonicalServiceUrl(serviceUrl, options.serviceUrls);
      if (base === undefined) throw new InvariantError('a serviceUrl outside the allow-list reached the connector');
      return { conversations: conversationsAt(base) };
    },
    close: http.close,
  };
}

/** An id as one path segment. `.` and `..` would survive encoding and climb to another resource. */
function segment(id: string): string {
  if (id === '' || id === '.' || id === '..') throw new InvariantError('an empty or dotted id reached the connector');
  return encodeURIComponent(id);
}

/** 429 and 412 say that nothing was done. A 5xx or no answer says nothing, so only reading is done again. */
function mayRepeat(method: ConnectorMethod, status: number): boolean {
  return status === 429 || status === 412 || (method === 'GET' && [502, 503, 504].includes(status));
}

/** Retry-After, else 0.5 s, 1 s; plus up to a quarter of jitter. */
function waitMs(response: ConnectorResponse, tries: number, { clock, random }: ConnectorOptions): number {
  const base = askedMs(response, clock) ?? firstWaitMs * 2 ** (tries - 1);
  const jitter = (random.bytes(1)[0] ?? 0) / 256 / 4;
  return Math.round(base * (1 + jitter));
}

/** Retry-After: seconds or a date; undefined without one. */
function askedMs({ retryAfter }: ConnectorResponse, clock: Clock): number | undefined {
  if (retryAfter === undefined) return undefined;
  const seconds = Number(retryAfter);
  if (Number.isFinite(seconds)) return Math.max(0, seconds * 1000);
  const date = Date.parse(retryAfter);
  return Number.isFinite(date) ? Math.max(0, date - clock.now().getTime()) : undefined;
}

function toError(response: ConnectorResponse, clock: Clock): ConnectorError | WritesBlockedError {
  const blocked = /MessageWritesBlocked|ConversationBlockedByUser|BotNotInConversationRoster/.test(response.body);
  if (response.status === 403 && blocked) return new WritesBlockedError(response.status);
  return new ConnectorError(response.status, 'the connector refused', undefined, askedMs(response, clock));
}

function parseAnswer(response: ConnectorResponse): unknown {
  if (response.body === '') return { id: '' };
  try {
    return JSON.parse(response.body) as unknown;
  } catch {
    // The message was taken; only its id is lost.
    return { id: '' };
  }
}
