import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { languages } from '../../services/i18n/language.ts';
import { parseCommand } from '../../services/i18n/commands.ts';
import { startPageWorld, type PageWorld } from '../support/page-world.ts';

describe('pages', () => {
  let world: PageWorld;
  beforeAll(async () => {
    world = await startPageWorld();
  });
  afterAll(async () => world.close());

  const paths = ['/page/password', '/not-me', '/privacy', '/terms'] as const;

  it.each(paths)('%s comes with every header of the security rules', async (path) => {
    const response = await fetch(world.origin + path);
    const csp = response.headers.get('content-security-policy') ?? '';
    expect(response.status).toBe(200);
    for (const directive of [
      "default-src 'none'",
      "script-src 'self'",
      "style-src 'self'",
      "connect-src 'self'",
      "form-action 'self'",
      "base-uri 'none'",
      "object-src 'none'",
      "require-trusted-types-for 'script'",
    ]) {
      expect(csp.split('; ')).toContain(directive);
    }
    expect(csp).not.toMatch(/unsafe|\*[ ;]|https?:(?!\/\/)/);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cache-control': 'no-store, max-age=0',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
    });
    expect(response.headers.get('permissions-policy')).toContain('camera=()');
    for (const name of ['set-cookie', 'server', 'x-powered-by']) expect(response.headers.get(name)).toBeNull();
  });

  it('lets Teams frame the password page and nobody any other page', async () => {
    const framing = async (path: string) => {
      const { headers } = await fetch(world.origin + path);
      const csp = headers.get('content-security-policy') ?? '';
      return [/frame-ancestors ([^;]+)/.exec(csp)?.[1], headers.get('x-frame-options')];
    };
    const teams = "'self' https://teams.microsoft.com https://*.teams.microsoft.com https://*.cloud.microsoft";
    expect(await framing('/page/password')).toEqual([teams, null]);
    for (const path of ['/not-me', '/privacy', '/terms']) expect(await framing(path)).toEqual(["'none'", 'DENY']);
  });

  it('promises https for two years only over https', async () => {
    const secure = await startPageWorld({ baseUrl: 'https://avain.example.org' });
    const overHttps = await fetch(`${secure.origin}/privacy`);
    const overHttp = await fetch(`${world.origin}/privacy`);
    await secure.close();
    expect(overHttps.headers.get('strict-transport-security')).toBe('max-age=63072000; includeSubDomains');
    expect(overHttp.headers.get('strict-transport-security')).toBeNull();
  });

  it.each(paths)('%s holds no inline script, style or handler and nothing from elsewhere', async (path) => {
    const text = await (await fetch(world.origin + path)).text();
    expect(text).not.toMatch(/<style|\sstyle=|\son\w+=|javascript:/i);
    const scripts = text.match(/<script[^>]*>/g) ?? [];
    for (const script of scripts)
      expect(script).toMatch(/type="application\/json"|src="\/assets\/[\w.-]+" integrity="sha384-/);
    for (const [, address] of text.matchAll(/(?:src|href)="([^"]+)"/g)) expect(address).toMatch(/^\/[a-z]/);
  });

  it('speaks the language of the link, then of the browser', async () => {
    const title = async (query: string, accept: string) => {
      const response = await fetch(`${world.origin}/page/password${query}`, { headers: { 'accept-language': accept } });
      return /<html lang="(\w+)">/.exec(await response.text())?.[1];
    };
    expect(await title('?lang=fi', 'en')).toBe('fi');
    expect(await title('', 'de, fi-FI;q=0.8')).toBe('fi');
    expect(await title('', 'sv-FI, fi;q=0.8')).toBe('sv');
    expect(await title('?lang=%00%ff"><script>', 'xx')).toBe('en');
  });

  it('escapes what the organisation is called', async () => {
    const text = await (await fetch(`${world.origin}/terms`)).text();
    expect(text).toContain('Contoso &lt;Oy&gt; &amp; Co');
    expect(text).not.toContain('<Oy>');
  });

  it('says on the privacy page what is stored, for how long, how it is deleted and whom to ask', async () => {
    const text = await (await fetch(`${world.origin}/privacy?lang=en`)).text();
    for (const words of ['Storage', 'How long', '400 days', 'deleting your data', 'privacy@contoso.example']) {
      expect(text).toContain(words);
    }
  });

  it.each(languages)('quotes on the privacy page (%s) only words that the bot understands', async (language) => {
    const text = await (await fetch(`${world.origin}/privacy?lang=${language}`)).text();
    const quoted = [...text.matchAll(/[“”]([^“”<]+)”/g)].map(([, words]) => parseCommand(words ?? ''));
    expect(quoted).toEqual(['my-data', 'erase']);
  });

  it('gives no input of the form a name, so that a failing script cannot post a password', async () => {
    const text = await (await fetch(`${world.origin}/page/password`)).text();
    for (const input of text.match(/<input[^>]*>/g) ?? []) expect(input).not.toMatch(/\sname=/);
    expect(text).toContain('autocomplete="new-password"');
  });

  it('serves assets by their content and for good, and knows no other name', async () => {
    const { name, body } = world.assets.of('password-page.js');
    const found = await fetch(`${world.origin}/assets/${name}`);
    expect(found.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    expect(found.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
    expect(Buffer.from(await found.arrayBuffer()).equals(body)).toBe(true);
    for (const other of ['password-page.js', '..%2f..%2fpackage.json', '%00', 'constructor', '__proto__']) {
      expect((await fetch(`${world.origin}/assets/${other}`)).status).toBe(404);
    }
  });
});
