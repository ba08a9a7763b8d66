import { once } from 'node:events';
import { createServer } from 'node:https';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Clock } from '../../services/clock/clock.ts';
import type { AppName, Company } from '../company/company.ts';
import { registerApps } from './app-registrations.ts';
import type { AppChanges, Apps } from './app-registrations.ts';
import { makeServerCertificate } from './certificate.ts';
import { createDirectoryAccess } from './directory-access.ts';
import type { DirectoryAccess } from './directory-access.ts';
import { createDirectoryState } from './directory-state.ts';
import { createFaults } from './faults.ts';
import type { GraphFault } from './faults.ts';
import { answerGraph } from './graph-door.ts';
import type { GraphDoorOptions } from './graph-door.ts';
import type { GraphWorld, MailVerdict, PretendMail } from './graph-world.ts';
import type { TeamsSide } from './teams-side.ts';
import { answerLogin } from './login-door.ts';
import type { RequestLogEntry } from './request-log.ts';
import { signIn } from './sign-in.ts';
import type { SignInResult } from './sign-in.ts';
import { teamsOfItsOwn } from './teams-side.ts';
import { createThrottle, unitsFor } from './throttle.ts';
import { createTokenIssuer } from './tokens.ts';
import { createWindowLimits } from './window-limits.ts';

export type PretendEntraOptions = {
  readonly company: Company;
  readonly clock: Clock;
  /** 0 or nothing: a free one. */
  readonly port?: number;
  /** How long reads lag behind writes; Entra is eventually consistent. */
  readonly lagMs?: number;
  /** Whether the tenant has the licence that role eligibility needs. */
  readonly premiumP2?: boolean;
  readonly pageSize?: number;
  readonly unitsPerTenSeconds?: number;
  /** Who has the app in Teams; without it Graph keeps a list of its own, and no bot is told. */
  readonly teams?: TeamsSide;
  /** Other grants or credentials than the usual, per identity. */
  readonly apps?: Partial<Record<AppName, AppChanges>>;
  /** Takes what `sendMail` would deliver; a verdict instead of undefined is answered to the sender. */
  readonly onMail?: (mail: PretendMail) => Promise<MailVerdict | undefined> | MailVerdict | undefined;
};

export type PretendEntra = {
  /** For the Graph SDK: `https://localhost:<port>/`. */
  readonly baseUrl: string;
  /** For @azure/identity: `https://localhost:<port>`. */
  readonly authorityHost: string;
  /** PEM; see `trustAuthority`. */
  readonly caCertificate: string;
  readonly tenantId: string;
  readonly apps: Apps;
  /** Requests to Graph since the start or the last `restore`, oldest first; of very many the newest twenty thousand. */
  readonly requests: () => readonly RequestLogEntry[];
  readonly addFault: (fault: GraphFault) => void;
  /** How many requests the faults are still to hit. */
  readonly faultsLeft: () => number;
  readonly clearFaults: () => void;
  readonly signIn: (upn: string, password: string) => SignInResult;
  /** A person's single sign-on token, as Teams would hand it to a page registered as `audience`. */
  readonly ssoToken: (userId: string, audience: string) => Promise<string>;
  /** Back to the company as it was, faults and log gone. */
  readonly restore: () => void;
  /** For tests and the playground: look and change behind Graph's back. */
  readonly directory: DirectoryAccess;
  readonly stop: () => Promise<void>;
};

const usual = { lagMs: 400, pageSize: 100 } as const;
/** Of the request log; then its older half is forgotten. */
const longestLog = 40_000;
const longestBody = 4 * 1024 * 1024;

/** Microsoft Entra and Microsoft Graph as far as Avain uses them: https only, on this machine only, stateful. */
export async function startPretendEntra(options: PretendEntraOptions): Promise<PretendEntra> {
  const { company, clock } = options;
  const certificate = await makeServerCertificate();
  const server = createServer({ cert: certificate.cert, key: certificate.key, keepAliveTimeout: 30_000 });
  server.listen(options.port ?? 0, '127.0.0.1');
  await once(server, 'listening');
  const authorityHost = `https://localhost:${String((server.address() as AddressInfo).port)}`;
  const issuer = await createTokenIssuer({ tenantId: company.tenant.id, authorityHost, clock });
  const apps = registerApps(company, options.apps);
  const faults = createFaults();
  const closing = new AbortController();
  let log: RequestLogEntry[] = [];
  let state = createDirectoryState(company, clock);
  const teams = options.teams ?? teamsOfItsOwn();
  const world = (): GraphWorld => ({
    company,
    state,
    clock,
    baseUrl: `${authorityHost}/`,
    lagMs: options.lagMs ?? usual.lagMs,
    premiumP2: options.premiumP2 ?? true,
    pageSize: options.pageSize ?? usual.pageSize,
    teams,
    onMail: options.onMail ?? (() => undefined),
  });
  const throttle = createThrottle({
    unitsPerTenSeconds: options.unitsPerTenSeconds ?? unitsFor(company.accounts.length),
    clock,
  });
  const graph: GraphDoorOptions = {
    world,
    issuer,
    faults,
    throttle,
    windows: createWindowLimits({ clock }),
    closing: closing.signal,
    record: (entry) => {
      log.push(entry);
      if (log.length > longestLog) log = log.slice(-longestLog / 2);
    },
  };
  server.on('request', (request, response) => {
    answer(request, response, graph, {
      tenantId: company.tenant.id,
      authorityHost,
      apps: Object.values(apps).map((app) => ({ ...app, roles: state.tenant.otherRoles[app.name] ?? app.roles })),
      issuer,
      hasEnded: ({ name }) => state.tenant.endedSecrets.includes(name),
      dateHeader: (): Record<string, string> =>
        state.tenant.clockAheadMs === 0
          ? {}
          : { date: new Date(clock.now().getTime() + state.tenant.clockAheadMs).toUTCString() },
    }).catch(
      // A bug in here must look like an outage, not end the process that hosts it.
      () => {
        // Not chained: once restify is loaded, writeHead of every response in the process answers nothing.
        response.writeHead(500);
        response.end();
      },
    );
  });
  return {
    baseUrl: `${authorityHost}/`,
    authorityHost,
    caCertificate: certificate.ca,
    tenantId: company.tenant.id,
    apps,
    requests: () => [...log],
    addFault: faults.add,
    faultsLeft: faults.left,
    clearFaults: faults.clear,
    signIn: (upn, password) => signIn(state, clock, upn, password),
    ssoToken: async (userId, audience) => {
      const user = state.find(userId);
      if (user === undefined) throw new RangeError('no such user');
      return issuer.ssoToken(user, audience);
    },
    restore: () => {
      state = createDirectoryState(company, clock);
      faults.clear();
      log = [];
    },
    directory: createDirectoryAccess(() => state),
    stop: async () => {
      closing.abort();
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  graph: GraphDoorOptions,
  login: Parameters<typeof answerLogin>[1] & { readonly dateHeader: () => Record<string, string> },
): Promise<void> {
  const url = new URL(request.url ?? '/', login.authorityHost);
  const text = await readText(request);
  if (text === undefined) {
    response.writeHead(413);
    response.end();
    return;
  }
  const method = request.method ?? 'GET';
  if (!url.pathname.startsWith('/v1.0/')) {
    const { status, body } = await answerLogin({ method, url, text }, login);
    send(response, status, body, login.dateHeader());
    return;
  }
  const reply = await answerGraph({ method, url, headers: request.headers, text }, graph);
  if (reply.kind === 'drop') request.socket.destroy();
  else send(response, reply.status, reply.body, { ...reply.headers, ...login.dateHeader() });
}

/** The body, or undefined when it is longer than Graph takes. */
async function readText(request: IncomingMessage): Promise<string | undefined> {
  const chunks: Buffer[] = [];
  let length = 0;
  try {
    for await (const chunk of request as AsyncIterable<Buffer>) {
      length += chunk.length;
      if (length > longestBody) return undefined;
      chunks.push(chunk);
    }
  } catch {
    // The caller has gone; whatever is answered reaches nobody.
    return undefined;
  }
  return Buffer.concat(chunks).toString('utf8');
}

function send(
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: Readonly<Record<string, string>>,
): void {
  const empty = body === null || body === undefined;
  const type = { 'content-type': 'application/json;odata.metadata=minimal;charset=utf-8' };
  response.writeHead(status, { ...headers, ...(empty ? {} : type) });
  response.end(empty ? undefined : JSON.stringify(body));
}
