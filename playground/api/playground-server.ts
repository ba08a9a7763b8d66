import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Clock } from '../../services/clock/clock.ts';
import type { RandomSource } from '../../services/random/random-source.ts';
import type { Outbox } from '../outbox/outbox.ts';
import { createTicketDesk, type TicketDesk } from '../tickets/ticket-desk.ts';
import { createPretendTeams, type PretendTeams } from '../teams/pretend-teams.ts';
import { buildTeamsPage, type TeamsPage } from '../teams/teams-page.ts';
import { openEventStream } from './event-stream.ts';
import type { Fault } from './fault-board.ts';
import { readCall, sendAnswer } from './json-http.ts';
import { answerPlaygroundCall, type PlaygroundApiOptions } from './playground-api.ts';
import type { PretendDirectory } from './pretend-world.ts';
import { createReverseProxy, type ReverseProxy } from './reverse-proxy.ts';
import { answerTeamsCall, eventFor } from './teams-api.ts';
import { answerHelpdeskCall } from './helpdesk-api.ts';
import { answerTenantCall } from './tenant-api.ts';
import type { SeededFaults } from '../seeded-faults.ts';

export type PlaygroundServerOptions = {
  /** 0 lets the machine choose. Binds 127.0.0.1 and nothing else. */
  readonly port: number;
  readonly appId: string;
  readonly tenantId: string;
  readonly botName?: string;
  readonly directory: PretendDirectory;
  readonly outbox: Outbox;
  /** Signs what passes between Avain and the pretend ticket system. */
  readonly deskKey: string;
  readonly clock: Clock;
  readonly random: RandomSource;
  readonly storeFault: (fault: Fault) => void;
  /** What can be set up wrongly; without it those calls are not there. */
  readonly seededFaults?: () => SeededFaults;
  /** What the composition puts back besides chats, outbox, directory and faults: Avain's own state. */
  readonly onRestore?: () => Promise<void>;
  /** Host names of the manifest's `validDomains`; this server's own unless told. */
  readonly validDomains?: readonly string[];
  readonly redeliverAfterMs?: number;
};

/** One address for everything: the page, the JSON calls, the connector, and (handed on) the product. */
export type PlaygroundServer = {
  /** Without a slash at the end: `http://127.0.0.1:3978`. */
  readonly url: string;
  /** The connector's address, as activities carry it. */
  readonly serviceUrl: string;
  /** The channel's OpenID metadata. */
  readonly metadataUrl: string;
  readonly teams: PretendTeams;
  readonly tickets: TicketDesk;
  /** From now on the product's routes, `/api/messages` among them, are handed to this base address. */
  readonly connectBot: (baseUrl: string) => void;
  readonly proxy: Pick<ReverseProxy, 'misbehave'>;
  readonly stop: () => Promise<void>;
};

const loopbackNames = ['127.0.0.1', 'localhost', '[::1]'];

export async function createPlaygroundServer(options: PlaygroundServerOptions): Promise<PlaygroundServer> {
  const { appId, tenantId, directory, outbox, clock, random, storeFault } = options;
  const page = await buildTeamsPage();
  // Who comes before everything is in place waits; a server without a listener would leave them hanging for ever.
  const inPlace = Promise.withResolvers<Front>();
  const server = createServer(
    (request, response) =>
      void inPlace.promise.then((front) => serve(request, response, front)).catch(() => refuseGarbage(response)),
  );
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port, '127.0.0.1', resolve);
  });
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const serviceUrl = `${url}/connector/`;
  let botBase: string | undefined;
  const botIsThere = Promise.withResolvers<true>();

  const teams = await createPretendTeams({
    ...{ appId, tenantId, directory, clock, random, serviceUrl },
    botName: options.botName ?? 'Avain',
    // By the address that everybody uses: the product answers to no other host name.
    botEndpoint: () => (botBase === undefined ? undefined : `${url}/api/messages`),
    validDomains: () => options.validDomains ?? loopbackNames,
    redeliverAfterMs: options.redeliverAfterMs ?? 15_000,
  });
  const tickets = createTicketDesk({
    key: options.deskKey,
    clock,
    linkTo: (id) => `${url}/tickets#${id}`,
    tells: () => ({ url: `${url}/api/case-desk/events`, source: `${url}/tickets` }),
  });
  const restore = async (): Promise<void> => {
    await options.seededFaults?.().clear();
    await directory.restore();
    outbox.clear();
    tickets.clear();
    await options.onRestore?.();
    teams.restore();
  };
  const proxy = createReverseProxy(() => botBase);
  const seededFaults = options.seededFaults;
  const api: PlaygroundApiOptions = { tenantId, appId, teams, tickets, directory, outbox, storeFault, restore };
  inPlace.resolve({ url, page, teams, proxy, api, seededFaults, botIsThere: botIsThere.promise });

  return {
    url,
    serviceUrl,
    metadataUrl: `${url}/connector/openid/configuration`,
    teams,
    tickets,
    proxy,
    connectBot: (baseUrl) => {
      botBase = baseUrl.replace(/\/$/, '');
      botIsThere.resolve(true);
    },
    stop: async () => {
      proxy.stop();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

type Front = {
  readonly url: string;
  readonly page: TeamsPage;
  readonly teams: PretendTeams;
  readonly proxy: ReverseProxy;
  readonly api: PlaygroundApiOptions;
  readonly seededFaults: (() => SeededFaults) | undefined;
  /** The first start takes a second or two; who posts in that time waits instead of being sent away. */
  readonly botIsThere: Promise<true>;
};

async function serve(request: IncomingMessage, response: ServerResponse, front: Front): Promise<void> {
  // A page of another site that resolves its own name to 127.0.0.1 must not reach us (DNS rebinding).
  const host = URL.parse(`http://${request.headers.host ?? ''}`)?.hostname ?? '';
  if (!loopbackNames.includes(host)) {
    sendAnswer(response, { status: 421, body: { error: { code: 'Misdirected', message: 'Loopback only.' } } });
    return;
  }
  const path = (request.url ?? '/').split('?')[0] ?? '/';
  // One name for everything: the password page may be framed by its own origin only.
  if (path === '/' && host !== new URL(front.url).hostname) {
    sendAnswer(response, { status: 302, headers: { location: `${front.url}${request.url ?? '/'}` } });
    return;
  }
  if (path.startsWith('/connector/')) await serveConnector(request, response, front);
  else if (path.startsWith('/playground/api/')) await serveApi(request, response, front);
  else if (!front.page.serve(path, response)) {
    await front.botIsThere;
    front.proxy.forward(request, response);
  }
}

async function serveConnector(
  request: IncomingMessage,
  response: ServerResponse,
  { url, teams }: Front,
): Promise<void> {
  const call = await readCall(request);
  if (call === 'too-large') sendAnswer(response, { status: 413 });
  else if (call.path === '/connector/openid/configuration') {
    sendAnswer(response, { status: 200, body: teams.identity.metadata(`${url}/connector/openid/keys`) });
  } else if (call.path === '/connector/openid/keys') sendAnswer(response, { status: 200, body: teams.identity.keys() });
  else {
    const answer = await teams.rest({ ...call, path: call.path.replace('/connector', '') });
    if (answer === 'drop') response.destroy();
    else sendAnswer(response, answer);
  }
}

async function serveApi(request: IncomingMessage, response: ServerResponse, front: Front): Promise<void> {
  const { api, seededFaults } = front;
  const call = await readCall(request);
  if (call === 'too-large') sendAnswer(response, { status: 413 });
  else if (call.method === 'GET' && call.path === '/playground/api/teams/events')
    streamEvents(call.query.get('as'), response, api);
  else if (call.method === 'POST' && !fromHere(request)) {
    sendAnswer(response, { status: 403, body: { error: { code: 'Forbidden', message: 'A call from another site.' } } });
  } else {
    const answer =
      (await answerPlaygroundCall(call, api)) ??
      (await answerHelpdeskCall(call, api)) ??
      (seededFaults && (await answerTenantCall(call, seededFaults()))) ??
      (await answerTeamsCall(call, api));
    sendAnswer(response, answer ?? { status: 404, body: { error: { code: 'NotFound', message: 'No such call.' } } });
  }
}

/** What trips over its own shape (a broken percent code, say) is the caller's mistake. */
function refuseGarbage(response: ServerResponse): void {
  if (response.headersSent) response.destroy();
  else sendAnswer(response, { status: 400, body: { error: { code: 'BadSyntax', message: 'Unreadable request.' } } });
}

/** Calls without an Origin come from programs, not from a page. */
function fromHere({ headers }: IncomingMessage): boolean {
  return headers.origin === undefined || URL.parse(headers.origin)?.host === headers.host;
}

function streamEvents(personaId: string | null, response: ServerResponse, api: PlaygroundApiOptions): void {
  const persona = api.teams.people.byId(personaId ?? '');
  if (persona === undefined) {
    sendAnswer(response, { status: 404 });
    return;
  }
  const unsubscribe = [
    api.teams.conversations.subscribe((event) => {
      const told = eventFor(persona, event, api);
      if (told !== undefined) stream.send(told);
    }),
    api.teams.rooms.subscribe(() => stream.send({ kind: 'rooms' })),
    api.outbox.subscribe((item) => stream.send({ kind: 'outbox', item })),
  ];
  const stream = openEventStream(response, () => unsubscribe.forEach((stop) => stop()));
}
