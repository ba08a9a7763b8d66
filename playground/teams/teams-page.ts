import { readFile } from 'node:fs/promises';
import type { ServerResponse } from 'node:http';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { themeStyles } from './theme-styles.ts';

export type TeamsPage = {
  /** Answers the Teams page, the ticket system's page and what they load; false when the path is another's. */
  readonly serve: (path: string, response: ServerResponse) => boolean;
};

/** Cards carry inline styles, hence `unsafe-inline` there; scripts come from here only. */
const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: https:",
  "connect-src 'self'",
  "frame-src 'self'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

/** Bundles the page in memory; a mistake in it fails here, before anything listens. */
export async function buildTeamsPage(): Promise<TeamsPage> {
  const at = (name: string): string => fileURLToPath(new URL(`page/${name}`, import.meta.url));
  const bundle = await build({
    entryPoints: [at('main.ts'), at('tickets.ts')],
    // Nothing is written: the folder only gives each bundle a name of its own.
    outdir: at(''),
    bundle: true,
    write: false,
    minify: true,
    format: 'esm',
    target: 'es2022',
    logLevel: 'silent',
  });
  const script = (name: string): string => bundle.outputFiles.find(({ path }) => path.endsWith(`/${name}`))?.text ?? '';
  const [html, tickets, style] = await Promise.all(
    ['page.html', 'tickets.html', 'page.css'].map(async (name) => readFile(at(name), 'utf8')),
  );
  const files = new Map<string, { readonly type: string; readonly text: string }>([
    ['/', { type: 'text/html', text: html ?? '' }],
    ['/tickets', { type: 'text/html', text: tickets ?? '' }],
    ['/playground/page.js', { type: 'text/javascript', text: script('main.js') }],
    ['/playground/tickets.js', { type: 'text/javascript', text: script('tickets.js') }],
    ['/playground/page.css', { type: 'text/css', text: `${themeStyles()}\n${style ?? ''}` }],
  ]);
  return {
    serve: (path, response) => {
      const file = files.get(path);
      if (file === undefined) return false;
      response.writeHead(200, {
        'content-type': `${file.type}; charset=utf-8`,
        'cache-control': 'no-store',
        'x-content-type-options': 'nosniff',
        ...(file.type === 'text/html' ? { 'content-security-policy': contentSecurityPolicy } : {}),
      });
      response.end(file.text);
      return true;
    },
  };
}
