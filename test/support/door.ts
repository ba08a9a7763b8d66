import { createHash } from 'node:crypto';
import { request as httpRequest } from 'node:http';
import type { ConversationState, Middleware, TurnContext } from 'botbuilder';
import { createAvainAdapter, type AvainAdapter } from '../../bot/adapter.ts';
import { createAvainBot, type AvainBot, type AvainBotOptions } from '../../bot/avain-bot.ts';
import { createConnector, type Connector } from '../../bot/connector-client.ts';
import { LeanConversationState } from '../../bot/conversation-state.ts';
import { createConversationStorage } from '../../bot/conversation-storage.ts';
import { createHttpServer, type HttpServer, type HttpServerOptions } from '../../bot/http-server.ts';
import { createDuplicateDelivery } from '../../bot/middleware/duplicate-delivery.ts';
import { createPersonalChatGuard } from '../../bot/middleware/personal-chat-guard.ts';
import { createTenantGuard } from '../../bot/middleware/tenant-guard.ts';
import { createTurnScope } from '../../bot/middleware/turn-scope.ts';
import { createTypingIndicator } from '../../bot/middleware/typing-indicator.ts';
import { createTeamsDialogHandler } from '../../bot/teams-dialog-handler.ts';
import { createTokenGate, type TokenGate } from '../../bot/token-gate.ts';
import { createTurnError, type Failure } from '../../bot/turn-error.ts';
import { turnScope, type TurnScope } from '../../dialogs/turn-scope.ts';
import { createSteeredClock, type SteeredClock } from '../../services/clock/steered-clock.ts';
import type { DirectoryUser } from '../../services/directory/user-directory.ts';
import type { Logger } from '../../services/logging/logger.ts';
import type { FlowRef, PageLinkOutcome } from '../../services/outcomes/reset-outcome.ts';
import type { PersonRepository } from '../../services/person/person-repository.ts';
import { createStoredPersonRepository } from '../../services/person/stored-person-repository.ts';
import { systemRandom } from '../../services/random/system-random.ts';
import type { KeyValueStore } from '../../services/store/key-value-store.ts';
import { createMemoryKeyValueStore } from '../../services/store/memory-key-value-store.ts';
import { createMemoryRecordStore } from '../../services/store/memory-record-store.ts';
import { startTestChannel, teamsActivity, testTenantId, type TestChannel } from './channel.ts';

export type LogLine = { readonly level: string; readonly message: string; readonly fields: Record<string, unknown> };

export type DoorOptions = {
  readonly onMessage?: (context: TurnContext, scope: TurnScope) => Promise<void>;
  readonly findUser?: () => Promise<DirectoryUser | undefined>;
  readonly issuePageLink?: (ref: FlowRef) => Promise<PageLinkOutcome>;
  /** Wraps the store, to make it fail. */
  readonly store?: (inner: KeyValueStore) => KeyValueStore;
  /** What campaigns hear; nobody sends any without. */
  readonly ears?: AvainBotOptions['ears'];
  readonly http?: Partial<HttpServerOptions>;
  readonly drainMs?: number;
  /** The door of the helpdesk's channels, made of the parts of this one. */
  readonly desk?: (parts: DoorParts) => Middleware;
};

export type DoorParts = {
  readonly channel: TestChannel;
  readonly connector: Connector;
  readonly clock: SteeredClock;
  readonly store: KeyValueStore;
  readonly log: Logger;
  readonly typing: Middleware;
};

export type Door = {
  readonly channel: TestChannel;
  readonly url: string;
  readonly port: number;
  readonly clock: SteeredClock;
  readonly gate: TokenGate;
  readonly adapter: AvainAdapter;
  readonly bot: AvainBot;
  readonly server: HttpServer;
  readonly connector: Connector;
  readonly persons: PersonRepository;
  readonly store: KeyValueStore;
  readonly conversationState: ConversationState;
  readonly log: Logger;
  readonly lines: LogLine[];
  readonly scopes: TurnScope[];
  readonly welcomes: string[];
  /** Delivers an activity with a good token unless told otherwise. */
  readonly deliver: (change?: Record<string, unknown>, authorization?: string) => Promise<Answered>;
  readonly close: () => Promise<void>;
};

export type Answered = {
  readonly status: number;
  readonly text: string;
  readonly headers: Record<string, string | string[] | undefined>;
};

/** The whole door with a root dialog that echoes. */
export async function startDoor(options: DoorOptions = {}): Promise<Door> {
  const clock = createSteeredClock(new Date());
  const channel = await startTestChannel(() => clock.now());
  const { log, lines } = createCapturedLog();
  const random = systemRandom;
  const memory = createMemoryKeyValueStore({ clock });
  const store = options.store?.(memory) ?? memory;
  const persons = createStoredPersonRepository({
    records: createMemoryRecordStore({ clock }),
    pseudonyms: (tenant, person) =>
      createHash('sha256')
        .update(tenant + person)
        .digest('base64url')
        .slice(0, 22),
    clock,
  });
  const conversationState = new LeanConversationState(createConversationStorage({ store }));
  const connector = createConnector({
    serviceUrls: channel.settings.serviceUrls,
    getConnectorToken: async () => 'connector-token',
    clock,
    random,
  });
  const scopes: TurnScope[] = [];
  const welcomes: string[] = [];
  const scope = createTurnScope({
    tenantId: testTenantId,
    persons,
    directory: { findUser: options.findUser ?? (async () => undefined) },
    clock,
    random,
    log,
  });
  const typing = createTypingIndicator({ clock, log });
  const desk = options.desk?.({ channel, connector, clock, store, log, typing });
  const adapter = createAvainAdapter({
    settings: channel.settings,
    connector,
    clock,
    middleware: [
      createTenantGuard({ tenantId: testTenantId, log }),
      createDuplicateDelivery({
        store,
        log,
        alongside: [scope.prefetch, (context) => conversationState.load(context)],
      }),
      ...(desk === undefined ? [] : [desk]),
      createPersonalChatGuard({ teamsAppId: 'teams-app', tenantId: testTenantId }),
      scope,
      typing,
    ],
    onTurnError: createTurnError({
      failureCard: (failure: Failure) => ({ type: 'AdaptiveCard', version: '1.5', body: [], failure }),
      conversationState,
      random,
      log,
    }),
  });
  const bot = createAvainBot({
    ears: options.ears,
    root: {
      run: async (context) => {
        const here = turnScope(context);
        scopes.push(here);
        if (options.onMessage !== undefined) await options.onMessage(context, here);
        else await context.sendActivity(`echo: ${context.activity.text}`);
      },
      welcome: async (context) => {
        welcomes.push(turnScope(context).speaker.personId);
        await context.sendActivity('welcome');
      },
    },
    pages: createTeamsDialogHandler({
      resetService: { issuePageLink: options.issuePageLink ?? (async () => ({ kind: 'not-yours' })) },
    }),
    conversationState,
    persons,
    store,
    clock,
  });
  const gate = createTokenGate({ ...channel.settings, clock, log });
  const publicHosts: string[] = [];
  const server = createHttpServer({
    messages: { gate, adapter, run: (context) => bot.run(context) },
    mountPages: undefined,
    publicHosts,
    probes: { channel: gate.probe },
    log,
    random,
    ...(options.drainMs === undefined ? {} : { drainMs: options.drainMs }),
    ...options.http,
  });
  const port = await server.listen(0, '127.0.0.1');
  publicHosts.push(`127.0.0.1:${port}`);
  const url = `http://127.0.0.1:${port}`;
  return {
    ...{
      channel,
      url,
      port,
      clock,
      gate,
      adapter,
      bot,
      server,
      connector,
      persons,
      store,
      conversationState,
      log,
      lines,
      scopes,
      welcomes,
    },
    deliver: async (change = {}, ...rest) => {
      const authorization = rest.length > 0 ? rest[0] : `Bearer ${await channel.token()}`;
      return post(`${url}/api/messages`, JSON.stringify(teamsActivity(channel.serviceUrl, change)), authorization);
    },
    close: async () => {
      connector.close();
      await server.close();
      await channel.close();
    },
  };
}

/** A POST over node:http, so that headers such as Host can be chosen. */
export function post(
  url: string,
  body: string | Buffer,
  authorization?: string,
  headers: Record<string, string> = {},
): Promise<Answered> {
  return new Promise((resolve, reject) => {
    const auth = authorization === undefined ? {} : { authorization };
    const request = httpRequest(
      url,
      { method: 'POST', headers: { 'content-type': 'application/json', ...auth, ...headers } },
      (response) => {
        let text = '';
        response.on('data', (chunk: Buffer) => (text += chunk.toString('utf8')));
        response.on('end', () => resolve({ status: response.statusCode ?? 0, text, headers: response.headers }));
      },
    );
    request.on('error', reject);
    request.end(body);
  });
}

function createCapturedLog(): { log: Logger; lines: LogLine[] } {
  const lines: LogLine[] = [];
  const at = (level: string) => (fields: Record<string, unknown>, message: string) =>
    void lines.push({ level, message, fields });
  const log: Logger = { debug: at('debug'), info: at('info'), warn: at('warn'), error: at('error'), child: () => log };
  return { log, lines };
}
