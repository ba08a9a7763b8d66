import type { Request, Response, Server } from 'restify';
import { languages, type Language } from '../services/i18n/language.ts';
import { chooseLanguage } from '../services/i18n/locale.ts';
import type { Translator } from '../services/i18n/translator.ts';
import { adminPage } from './admin/admin-page.ts';
import { mountAdminCalls } from './admin/mount-admin.ts';
import { answerCall } from './call-gate.ts';
import { createCallerCalls } from './caller-calls.ts';
import { callerPage } from './caller-page.ts';
import { answerDeskEvent } from './desk-events-route.ts';
import { createFiguresCall, figuresPage } from './figures-page.ts';
import { createGoCall, goPage } from './go-page.ts';
import { htmlAnswer, jsonAnswer, send } from './http-exchange.ts';
import { privacyPage, termsPage } from './legal-pages.ts';
import { notMePage } from './not-me-page.ts';
import { objectionPage } from './objection-page.ts';
import { byToken, createPageCalls, type PageCall } from './page-calls.ts';
import type { PageDeps } from './page-deps.ts';
import { passwordPage, passwordPaths } from './password-page.ts';
import { securityHeaders, type Framing } from './security-headers.ts';

export type Pages = { readonly mountPages: (server: Server) => void };

/**
 * Everything a browser may ask for. The documents hold nothing of a person and are drawn once per language. The routes
 * read their own bodies (the signature of a call covers its bytes): no body parser may run before them.
 */
export function createPages(deps: PageDeps): Pages {
  const secure = new URL(deps.baseUrl).protocol === 'https:';
  const headers = (framing: Framing) => securityHeaders({ framing, teamsHosts: deps.teamsHosts, secure });
  const framed = headers('teams');
  const unframed = headers('never');
  const administration = securityHeaders({ framing: 'teams', teamsHosts: deps.teamsHosts, secure, components: true });

  const page = (server: Server, path: string, draw: (t: Translator) => string, own = unframed) => {
    const drawn = new Map(languages.map((language) => [language, draw(deps.translator(language))]));
    server.get(path, async (request: Request, response: Response) => {
      const document = drawn.get(languageOf(request)) ?? '';
      send(response, own, htmlAnswer(document));
    });
  };
  const call = (server: Server, method: 'get' | 'post', path: string, act: PageCall) =>
    server[method](path, async (request: Request, response: Response) => {
      send(response, unframed, await answerCall(deps, act, request, response));
    });
  const calls = createPageCalls(deps.pageService, deps.notMe);

  return {
    mountPages: (server) => {
      page(server, passwordPaths.chat, (t) => passwordPage({ ...deps, t }), framed);
      page(server, '/not-me', (t) => notMePage({ ...deps, t }));
      const legal = { ...deps, helpdesk: deps.callerPage !== undefined, admins: deps.admin !== undefined };
      page(server, '/privacy', (t) => privacyPage({ ...legal, t }));
      page(server, '/terms', (t) => termsPage({ ...legal, t }));
      mountAssets(server, deps, unframed);
      call(server, 'post', '/page/api/open', calls.open);
      call(server, 'get', '/page/api/status', calls.status);
      call(server, 'post', '/page/api/submit', calls.submit);
      call(server, 'post', '/page/api/not-me/look', calls.look);
      call(server, 'post', '/page/api/not-me', calls.report);
      if (deps.objection !== undefined) {
        const { look, object } = deps.objection;
        page(server, '/objection', (t) => objectionPage({ ...deps, t }));
        call(
          server,
          'post',
          '/page/api/objection/look',
          byToken(async (token) => ({ kind: await look(token) })),
        );
        call(
          server,
          'post',
          '/page/api/objection',
          byToken(async (token) => ({ kind: await object(token) })),
        );
      }
      if (deps.figures !== undefined) {
        page(server, '/desk/figures', (t) => figuresPage({ ...deps, t }));
        call(server, 'post', '/page/api/desk/figures', createFiguresCall(deps.figures));
      }
      const { kit } = deps;
      if (kit !== undefined) {
        page(server, '/go', (t) => goPage({ ...deps, t, links: kit.teams }));
        call(server, 'post', '/page/api/go', createGoCall(kit));
      }
      if (deps.callerPage !== undefined) {
        page(server, '/call', (t) => callerPage({ ...deps, t }));
        page(server, passwordPaths.call, (t) => passwordPage({ ...deps, t, from: 'call' }));
        for (const [name, act] of Object.entries(createCallerCalls(deps.callerPage)))
          call(server, 'post', `/page/api/call/${name}`, act);
      }
      const { admin } = deps;
      if (admin !== undefined) {
        page(server, '/admin', (t) => adminPage({ ...deps, t }), administration);
        mountAdminCalls(server, { ...deps, admin }, unframed);
      }
      const { deskEvents } = deps;
      if (deskEvents === undefined) return;
      server.post('/api/case-desk/events', async (request: Request, response: Response) => {
        send(response, unframed, await answerDeskEvent(deps, deskEvents, request, response));
      });
    },
  };
}

/** Named by their content, so a browser may keep them for good. */
function mountAssets(server: Server, deps: PageDeps, headers: Readonly<Record<string, string>>): void {
  const kept = { ...headers, 'cache-control': 'public, max-age=31536000, immutable' };
  server.get('/assets/:name', async (request: Request, response: Response) => {
    const { name } = request.params as { readonly name?: string };
    const asset = deps.assets.find(name ?? '');
    if (asset === undefined) send(response, headers, jsonAnswer(404, { kind: 'unknown' }));
    else send(response, kept, { status: 200, contentType: asset.contentType, body: asset.body });
  });
}

/** `?lang=` first, because the bot knows the person's language; then what the browser prefers. */
function languageOf(request: Request): Language {
  const asked = new URLSearchParams(request.getQuery()).get('lang');
  const accepted = (request.headers['accept-language'] ?? '').split(',').map((part) => part.split(';')[0]);
  return chooseLanguage(asked, ...accepted);
}
