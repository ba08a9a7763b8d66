import { createHash, createPublicKey, generateKeyPairSync, verify } from 'node:crypto';
import { bundleAssets } from '../../deploy/bundle-assets.mjs';
import { createHttpServer, type HttpServer } from '../../bot/http-server.ts';
import { freePort } from '../../playground/free-port.ts';
import type { NotMeService } from '../../services/aftercare/not-me-service.ts';
import { createTranslator } from '../../services/i18n/translator.ts';
import type { Logger } from '../../services/logging/logger.ts';
import type {
  PageOpenOutcome,
  PageService,
  PageStatusOutcome,
  SealedPassword,
  SignedPageCall,
} from '../../services/page/page-service.ts';
import { systemRandom } from '../../services/random/system-random.ts';
import type { AttemptStore } from '../../services/store/attempt-store.ts';
import { createPageAssets, type PageAssets } from '../../web/page-assets.ts';
import { defaultPageLimits, type PageDeps } from '../../web/page-deps.ts';
import { createPages } from '../../web/routes.ts';
import { silentLog } from './silent-log.ts';

/** A page service that answers as told and checks what a browser sends: signatures, single opening. */
export type SteeredPageService = PageService & {
  status_: PageStatusOutcome;
  opened_: Partial<Extract<PageOpenOutcome, { kind: 'opened' }>>;
  /** Throws from every call, as a store that is down does. */
  fault: Error | undefined;
  /** What the executor would say once a password has come. */
  afterSubmit: PageStatusOutcome;
  readonly handles: Set<string>;
  readonly spent: Set<string>;
  readonly sealed: SealedPassword[];
  readonly ssoTokens: (string | undefined)[];
  readonly sealing: { privateKey: JsonWebKey; publicKey: JsonWebKey; context: string };
};

export const handle = (letter: string) => letter.repeat(43);

function createSteeredPageService(): SteeredPageService {
  const keys = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const sealing = {
    privateKey: keys.privateKey.export({ format: 'jwk' }) as JsonWebKey,
    publicKey: keys.publicKey.export({ format: 'jwk' }) as JsonWebKey,
    context: 'flow\ntarget\nhash\nk1',
  };
  const sessions = new Map<string, JsonWebKey>();
  const genuine = (call: SignedPageCall): boolean => {
    const key = sessions.get(call.sessionId);
    if (key === undefined || Math.abs(call.at - Date.now()) > 120_000) return false;
    const text = [call.target, call.sessionId, call.at, call.callId, call.bodyHash].join('\n');
    const publicKey = createPublicKey({ key: key as never, format: 'jwk' });
    const signature = Buffer.from(call.signature, 'base64url');
    return verify('sha256', Buffer.from(text), { key: publicKey, dsaEncoding: 'ieee-p1363' }, signature);
  };
  const service: SteeredPageService = {
    status_: { kind: 'choosing', secondsLeft: 600 },
    opened_: {},
    fault: undefined,
    afterSubmit: { kind: 'done' },
    handles: new Set([handle('a')]),
    spent: new Set(),
    sealed: [],
    ssoTokens: [],
    sealing,
    open: async ({ handle: given, browserKey, ssoToken }) => {
      if (service.fault !== undefined) throw service.fault;
      service.ssoTokens.push(ssoToken);
      if (service.spent.has(given)) return { kind: 'opened-twice' };
      if (!service.handles.has(given)) return { kind: 'dead' };
      service.spent.add(given);
      service.status_ = { kind: 'choosing', secondsLeft: 600 };
      const sessionId = createHash('sha256').update(given).digest('base64url').slice(0, 22);
      sessions.set(sessionId, browserKey);
      return {
        kind: 'opened',
        sessionId,
        sealing: { keyId: 'k1', publicKey: sealing.publicKey, context: sealing.context },
        displayName: 'Aino Virtanen',
        maskedUpn: 'ai••••@contoso.example',
        names: ['Aino', 'Virtanen', 'aino.virtanen'],
        organisationWords: ['Contoso'],
        minLength: 12,
        maxLength: 256,
        secondsLeft: 600,
        attemptsLeft: 3,
        lastRejection: undefined,
        ...service.opened_,
      };
    },
    status: async (call) => {
      if (service.fault !== undefined) throw service.fault;
      return genuine(call) ? service.status_ : { kind: 'dead' };
    },
    submit: async (call, sealed) => {
      if (service.fault !== undefined) throw service.fault;
      if (!genuine(call)) return { kind: 'dead' };
      service.sealed.push(sealed);
      service.status_ = service.afterSubmit;
      return { kind: 'queued' };
    },
  };
  return service;
}

export type PageWorld = {
  readonly origin: string;
  readonly service: SteeredPageService;
  readonly notMe: { state: 'live' | 'done' | 'dead'; fault: Error | undefined; readonly reports: string[] };
  readonly assets: PageAssets;
  readonly close: () => Promise<void>;
};

/** The real server, routes and bundles over a steered page service, on a free port of the loopback. */
export async function startPageWorld(
  overrides: Partial<PageDeps> & { readonly log?: Logger } = {},
): Promise<PageWorld> {
  const service = createSteeredPageService();
  const notMe: PageWorld['notMe'] = { state: 'live', fault: undefined, reports: [] };
  const notMeService: NotMeService = {
    look: async () => {
      if (notMe.fault !== undefined) throw notMe.fault;
      return notMe.state;
    },
    report: async (token) => {
      if (notMe.fault !== undefined) throw notMe.fault;
      if (notMe.state !== 'live') return notMe.state;
      notMe.reports.push(token);
      notMe.state = 'done';
      return 'accepted';
    },
  };
  const assets = overrides.assets ?? createPageAssets(await bundleAssets());
  const admitAll: Pick<AttemptStore, 'admit'> = { admit: async () => ({ kind: 'admitted' }) };
  const port = await freePort();
  const origin = `http://127.0.0.1:${port}`;
  const pages = createPages({
    pageService: service,
    notMe: notMeService,
    assets,
    baseUrl: origin,
    teamsHosts: ['https://teams.microsoft.com', 'https://*.teams.microsoft.com', 'https://*.cloud.microsoft'],
    teamsAppIds: ['11111111-2222-4333-8444-555555555555'],
    translator: (language) => createTranslator(language),
    organisation: { name: 'Contoso <Oy> & Co', helpdesk: '+358 9 1234 567', privacyContact: 'privacy@contoso.example' },
    auditRetentionDays: 400,
    attempts: admitAll,
    callerScope: () => 'somebody',
    limits: defaultPageLimits,
    log: silentLog,
    ...overrides,
  });
  const server: HttpServer = createHttpServer({
    messages: undefined,
    mountPages: pages.mountPages,
    publicHosts: [new URL(origin).host],
    probes: {},
    log: silentLog,
    random: systemRandom,
    drainMs: 100,
  });
  await server.listen(port, '127.0.0.1');
  return { origin, service, notMe, assets, close: server.close };
}
