import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { once } from 'node:events';
import type { Fault } from '../../../playground/api/fault-board.ts';
import {
  createPlaygroundServer,
  type PlaygroundServer,
  type PlaygroundServerOptions,
} from '../../../playground/api/playground-server.ts';
import type { Persona } from '../../../playground/company/company.ts';
import { createCompany } from '../../../playground/company/create-company.ts';
import { createOutbox, type Outbox } from '../../../playground/outbox/outbox.ts';
import { systemClock } from '../../../services/clock/system-clock.ts';
import { systemRandom } from '../../../services/random/system-random.ts';

type Heard = {
  readonly type: string;
  readonly id: string;
  readonly name?: string;
  readonly text?: string;
  readonly value?: { readonly verb?: string; readonly data?: unknown };
  readonly replyToId?: string;
  readonly action?: string;
  readonly locale: string;
  readonly serviceUrl: string;
  readonly channelId: string;
  readonly conversation: { readonly id: string; readonly conversationType: string; readonly tenantId: string };
  readonly from: { readonly id: string; readonly aadObjectId: string };
  readonly recipient: { readonly id: string };
  readonly channelData: { readonly tenant: { readonly id: string } };
  readonly entities: readonly { readonly type: string }[];
};

export type BotScript = (turn: Turn) => Promise<object | undefined>;
type Turn = { readonly activity: Heard; readonly world: FrontWorld; readonly bearer: string };

export type FrontWorld = {
  readonly front: PlaygroundServer;
  readonly botArrives: () => void;
  readonly outbox: Outbox;
  /** Everything the bot was sent, redeliveries included. */
  readonly heard: Heard[];
  readonly bearers: string[];
  readonly storeFaults: Fault[];
  readonly graphFaults: Fault[];
  readonly persona: (id: string) => Persona;
  /** A call of the bot to the connector, with a good token unless told. */
  readonly connector: (call: ConnectorCall) => Promise<Response>;
  readonly api: (path: string, body?: unknown) => Promise<{ readonly status: number; readonly body: unknown }>;
  readonly stop: () => Promise<void>;
};

type ConnectorCall = {
  readonly method: string;
  readonly path: string;
  readonly body?: unknown;
  readonly token?: string;
};

/** The token the pretend directory of these tests takes for the bot's. */
const botToken = 'a-token-of-the-bot';
export const deskKey = 'a-key-of-the-ticket-desk-for-tests';

/** The playground's server with a bot that does what the script says; other product routes are `pages`. */
export async function startFrontWorld(
  script: BotScript,
  options: Partial<PlaygroundServerOptions> & {
    readonly pages?: (request: IncomingMessage, response: ServerResponse) => void;
    /** The bot is still starting: it is there from `botArrives` on. */
    readonly botIsLate?: boolean;
  } = {},
): Promise<FrontWorld> {
  const { pages, botIsLate = false, ...serverOptions } = options;
  const company = createCompany();
  const outbox = createOutbox({ clock: systemClock });
  const [storeFaults, graphFaults]: [Fault[], Fault[]] = [[], []];
  const front = await createPlaygroundServer({
    port: 0,
    appId: company.appIds.bot,
    tenantId: company.tenant.id,
    outbox,
    deskKey,
    clock: systemClock,
    random: systemRandom,
    storeFault: (fault) => storeFaults.push(fault),
    directory: {
      personas: () => company.personas,
      signIn: (upn, password) => {
        const found = company.personas.some((each) => each.upn === upn && each.password === password);
        return found ? { ok: true } : { ok: false, code: 'AADSTS50126' };
      },
      requests: () => [{ id: '1', at: '2026-11-22T08:00:00.000Z', method: 'GET', path: '/v1.0/users', status: 200 }],
      addFault: (fault) => graphFaults.push(fault),
      account: () => undefined,
      changeAccount: () => false,
      changeGroup: () => false,
      refreshReport: () => undefined,
      restore: () => undefined,
      ssoToken: async (persona) => `sso-${persona.id}`,
      verifyBotToken: async (token) => token === botToken,
    },
    ...serverOptions,
  });
  const heard: Heard[] = [];
  const bearers: string[] = [];
  const bot = createServer((request, response) => {
    if (request.url !== '/api/messages') {
      (pages ?? ((_request, answer) => void answer.writeHead(404).end()))(request, response);
      return;
    }
    void (async () => {
      let text = '';
      for await (const chunk of request as AsyncIterable<Buffer>) text += chunk.toString();
      const activity = JSON.parse(text) as Heard;
      const bearer = request.headers.authorization ?? '';
      heard.push(activity);
      bearers.push(bearer);
      const body = await script({ activity, world, bearer });
      response
        .writeHead(200, { 'content-type': 'application/json' })
        .end(body === undefined ? '' : JSON.stringify(body));
    })();
  });
  bot.listen(0, '127.0.0.1');
  await once(bot, 'listening');
  const botArrives = (): void => front.connectBot(`http://127.0.0.1:${(bot.address() as AddressInfo).port}`);
  if (!botIsLate) botArrives();
  const world: FrontWorld = {
    front,
    botArrives,
    outbox,
    heard,
    bearers,
    storeFaults,
    graphFaults,
    persona: (id) => {
      const persona = company.personas.find((each) => each.id === id);
      if (persona === undefined) throw new RangeError(`no persona ${id}`);
      return persona;
    },
    connector: ({ method, path, body, token = botToken }) =>
      fetch(`${front.serviceUrl}v3/${path}`, {
        method,
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      }),
    api: async (path, body) => {
      const init =
        body === undefined
          ? {}
          : { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
      const response = await fetch(`${front.url}/playground/api/${path}`, init);
      return { status: response.status, body: (await response.json()) as unknown };
    },
    stop: async () => {
      await front.stop();
      bot.closeAllConnections();
      bot.close();
    },
  };
  return world;
}

export const silentBot: BotScript = async () => undefined;

export const activitiesOf = (persona: Persona, id = ''): string =>
  `conversations/${encodeURIComponent(persona.conversationId)}/activities${id === '' ? '' : `/${id}`}`;
