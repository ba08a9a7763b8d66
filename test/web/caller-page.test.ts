import { generateKeyPairSync } from 'node:crypto';
import { AxeBuilder } from '@axe-core/playwright';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { bundleAssets } from '../../deploy/bundle-assets.mjs';
import { createSteeredClock } from '../../services/clock/steered-clock.ts';
import { publicSealingKey, type SealingKey } from '../../services/executor/sealed-box.ts';
import { createPageAssets, type PageAssets } from '../../web/page-assets.ts';
import { launchBrowser } from '../support/browser.ts';
import { ainoName, createCallerWorld, mikko, newestLink, type CallerWorld } from '../support/caller-world.ts';
import { startPageWorld, type PageWorld } from '../support/page-world.ts';
import { expectKind, newestCode, otherCode } from '../support/reset-world.ts';

jest.setTimeout(60_000);

let browser: Browser;
let assets: PageAssets;
let world: CallerWorld;
let server: PageWorld;
let complaints: string[];
let posted: string[];
const pages: Page[] = [];

beforeAll(async () => {
  browser = await launchBrowser();
  assets = createPageAssets(await bundleAssets());
});
afterAll(async () => browser.close());
beforeEach(async () => {
  const pair = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const keys: SealingKey[] = [{ id: 'seal-1', jwk: pair.privateKey.export({ format: 'jwk' }) }];
  const page = { sealingKey: publicSealingKey(keys) };
  world = createCallerWorld({ clock: createSteeredClock(new Date()), page });
  server = await startPageWorld({ assets, callerPage: world.callerPage, pageService: world.page });
  [complaints, posted] = [[], []];
});
afterEach(async () => {
  await Promise.all(pages.splice(0).map(async (page) => page.context().close()));
  await server.close();
});

async function newPage(options: BrowserContextOptions = {}): Promise<Page> {
  const page = await (await browser.newContext(options)).newPage();
  page.setDefaultTimeout(20_000);
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
  });
  page.on('request', (request) => posted.push(`${request.method()} ${request.url()} ${request.postData() ?? ''}`));
  pages.push(page);
  return page;
}

/** A check whose link has come; its address on this server. */
async function sent(language = 'en') {
  const { view } = expectKind(await world.checks.start(mikko, ainoName), 'started');
  await world.runJobs();
  const { handle } = newestLink(world);
  const agentSees = async () => expectKind(await world.checks.view(mikko, view.checkId), 'check').view;
  return { view, handle, link: `${server.origin}/call?lang=${language}#${handle}`, agentSees };
}
const seen = (page: Page, view: string) => page.waitForSelector(`[data-view="${view}"]:not([hidden])`);
const text = (page: Page) => page.innerText('main');

describe('the page of a caller check', () => {
  it('leads who is calling from the words over the second proof to the password page, in one window', async () => {
    const { view, link, agentSees, handle } = await sent();
    const page = await newPage();
    await page.goto(link);
    await seen(page, 'ask');
    expect(await text(page)).toContain('Mikko Laine, helpdesk of Contoso');
    expect(await page.$$eval('#words li', (items) => items.map((item) => item.textContent))).toEqual(view.words);
    expect(await text(page)).not.toMatch(/aino|järvinen|•/i);
    expect(page.url()).not.toContain(handle);
    await page.click('#yes');
    await seen(page, 'prove');
    await page.click('text=Send a code by e-mail to a•••••');
    await page.waitForSelector('#code-form:not([hidden])');
    await page.fill('#code', newestCode(world));
    await page.click('#go-on');
    await page.waitForURL(/\/page\/password\/call\?lang=en$/);
    await seen(page, 'choose');
    expect(await text(page)).toContain('Aino Järvinen');
    expect((await agentSees()).state).toBe('passed');
    await page.fill('#password', 'Lantern-otter-42-violet');
    await page.click('#submit');
    await seen(page, 'working');
    expect(await page.textContent('main')).not.toMatch(/the chat/i);
    expect(complaints).toEqual([]);
    expect(posted.join('\n')).not.toContain('Lantern-otter');
    for (const line of posted) expect(line.split(' ')[1]).not.toContain(handle);
    expect(await page.context().cookies()).toEqual([]);
    // Going back does not come to the spent link.
    await page.goBack();
    expect(page.url()).not.toContain('/call');
  });

  it('does nothing for a scanner that only fetches the address', async () => {
    const { link, agentSees } = await sent();
    for (let count = 0; count < 3; count += 1) expect((await fetch(link)).status).toBe(200);
    const document = await (await fetch(link)).text();
    expect(document).not.toMatch(/Mikko|Aino|aino/);
    const page = await newPage();
    await page.goto(link);
    await seen(page, 'ask');
    expect((await agentSees()).state).toBe('pending');
  });

  it('takes a no, says calmly what was done, and stays that way', async () => {
    const { link, agentSees } = await sent('fi');
    const page = await newPage();
    await page.goto(link);
    await seen(page, 'ask');
    await page.click('#no');
    await seen(page, 'denied');
    expect(await text(page)).toContain('Kiitos, keskeytimme tämän');
    expect(await text(page)).toContain('+358 9 1234 567');
    expect(await agentSees()).toMatchObject({ state: 'failed', denied: true });
    await page.goto('about:blank');
    await page.goto(link);
    await seen(page, 'dead');
    expect(complaints).toEqual([]);
  });

  it('can be stopped from the second proof', async () => {
    const { link, agentSees } = await sent();
    const page = await newPage();
    await page.goto(link);
    await seen(page, 'ask');
    await page.click('#yes');
    await seen(page, 'prove');
    await page.click('#stop');
    await seen(page, 'denied');
    expect((await agentSees()).denied).toBe(true);
  });

  it('goes on after a reload and in the other language, and tells another browser that it was opened', async () => {
    const { link, agentSees } = await sent();
    const page = await newPage();
    await page.goto(link);
    await seen(page, 'ask');
    await page.reload();
    await seen(page, 'ask');
    await page.click('#yes');
    await seen(page, 'prove');
    await page.click('a.language[lang="fi"]');
    await page.waitForSelector('html[lang="fi"]');
    await seen(page, 'prove');
    expect(await page.innerText('#ways')).toContain('Lähetä koodi sähköpostiin a•••••');
    const other = await newPage();
    await other.goto(link);
    await seen(other, 'opened-twice');
    await page.click('#ways button');
    await seen(page, 'dead');
    expect((await agentSees()).state).toBe('failed');
  });

  it('answers wrong and missing codes in words, and lets a new one be sent after a wait', async () => {
    const { link } = await sent();
    const page = await newPage();
    await page.goto(link);
    await seen(page, 'ask');
    await page.click('#yes');
    await page.click('#ways button');
    await page.waitForSelector('#code-form:not([hidden])');
    expect(await page.innerText('#ways')).toMatch(/^A new code can be sent in (1:00|0:5\d)$/);
    expect(await page.isDisabled('#ways button')).toBe(true);
    await page.click('#go-on');
    expect(await page.innerText('#note')).toBe('Type the code from the message first.');
    await page.fill('#code', '1234');
    await page.keyboard.press('Enter');
    await page.waitForSelector('text=A code has 8 digits');
    expect(await page.inputValue('#code')).toBe('1234');
    await page.fill('#code', otherCode(newestCode(world)));
    await page.keyboard.press('Enter');
    await page.waitForSelector('text=That is not the code. You have 4 tries left with it.');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('code');
  });

  it('says so and loses nothing when the service is away', async () => {
    const { link } = await sent();
    const page = await newPage();
    await page.goto(link);
    await seen(page, 'ask');
    world.auditFails = true;
    await page.click('#yes');
    await seen(page, 'unavailable');
    world.auditFails = false;
    await page.click('#retry');
    await seen(page, 'prove');
    await page.click('#ways button');
    await page.waitForSelector('#code-form:not([hidden])');
    await page.fill('#code', newestCode(world));
    await page.route('**/page/api/call/type', (route) => route.abort());
    await page.click('#go-on');
    await page.waitForSelector('text=The connection failed');
    await page.unroute('**/page/api/call/type');
    expect(await page.inputValue('#code')).toBe(newestCode(world));
    await page.click('#go-on');
    await page.waitForURL(/\/page\/password/);
  });

  it('runs out on the screen too', async () => {
    const { link } = await sent();
    const page = await newPage();
    await page.clock.install();
    await page.goto(link);
    await seen(page, 'ask');
    expect(await page.innerText('#time-left')).toMatch(/Time left: (30:00|29:5\d)/);
    await page.clock.fastForward(30 * 60_000 + 1000);
    await seen(page, 'over');
  });

  it.each(['', '#short', `#${'x'.repeat(43)}`, '#<script>alert(1)</script>'])(
    'shows a dead link for %p',
    async (hash) => {
      const page = await newPage();
      await page.goto(`${server.origin}/call${hash}`);
      await seen(page, 'dead');
      expect(complaints).toEqual([]);
    },
  );

  it('works by keyboard alone', async () => {
    const { link } = await sent();
    const page = await newPage();
    await page.goto(link);
    await seen(page, 'ask');
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('H1');
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('yes');
    await page.keyboard.press('Enter');
    await seen(page, 'prove');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.waitForSelector('#code-form:not([hidden])');
    await page.keyboard.type(newestCode(world));
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/page\/password/);
  });
});

describe('its calls', () => {
  const post = (path: string, body: string, headers: Record<string, string> = {}) =>
    fetch(`${server.origin}/page/api/call/${path}`, {
      method: 'POST',
      body,
      headers: { 'content-type': 'application/json', ...headers },
    });

  it.each(['open', 'answer', 'send', 'type', 'look'])(
    '%s refuses what is misshapen, unsigned or from another site',
    async (path) => {
      for (const body of [
        '',
        '{}',
        '[]',
        '{"yes":"true"}',
        '{"method":7}',
        `{"code":"${'1'.repeat(65)}"}`,
        '{"handle":"x"}',
      ])
        expect((await post(path, body)).status).toBe(400);
      expect((await post(path, '{}', { 'sec-fetch-site': 'cross-site' })).status).toBe(403);
      expect((await post(path, '{}', { origin: 'https://evil.example' })).status).toBe(403);
      expect((await post(path, 'x', { 'content-type': 'text/plain' })).status).toBe(415);
    },
  );

  it('comes with what the privacy page says of cases, and goes with it', async () => {
    const without = await startPageWorld({ assets });
    const privacy = async (origin: string) => (await fetch(`${origin}/privacy?lang=en`)).text();
    for (const words of [
      '90 days',
      '30 days',
      'A check of a phone call and its link: one day',
      'link to object: 14 days',
      'came to nothing, which protect you from impostors: 7 days',
      'what you and the helpdesk',
    ]) {
      expect(await privacy(server.origin)).toContain(words);
      expect(await privacy(without.origin)).not.toContain(words);
    }
    await without.close();
  });

  it('are not there where no helpdesk is configured', async () => {
    const without = await startPageWorld({ assets });
    const page = await fetch(`${without.origin}/call`);
    const call = await fetch(`${without.origin}/page/api/call/look`, { method: 'POST', body: '{}' });
    await without.close();
    expect([page.status, call.status]).toEqual([404, 404]);
  });

  it('are covered byte by byte by the signature', async () => {
    const { link, agentSees } = await sent();
    const page = await newPage();
    await page.goto(link);
    await seen(page, 'ask');
    // Somebody on the way turns a no into a yes.
    await page.route('**/page/api/call/answer', (route) => route.continue({ postData: '{"yes":true}' }));
    await page.click('#no');
    await seen(page, 'dead');
    expect((await agentSees()).state).toBe('pending');
    expect(await world.flows.liveOf(world.target)).toBeUndefined();
  });
});

describe('looks', () => {
  async function problems(page: Page): Promise<string[]> {
    const { violations } = await new AxeBuilder({ page }).analyze();
    return violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical' || impact === 'moderate')
      .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
  }

  it.each([
    ['en', 'light'],
    ['fi', 'dark'],
  ] as const)('axe finds nothing in any view (%s, %s)', async (language, colorScheme) => {
    const { link } = await sent(language);
    const page = await newPage({ colorScheme });
    await page.goto(link);
    await seen(page, 'ask');
    expect(await problems(page)).toEqual([]);
    await page.click('#yes');
    await page.click('#ways button');
    await page.waitForSelector('#code-form:not([hidden])');
    // Every view at once: what is hidden is not examined.
    await page.evaluate(() => {
      for (const part of document.querySelectorAll<HTMLElement>('main [hidden]')) part.hidden = false;
    });
    expect(await problems(page)).toEqual([]);
  });

  it('fits 320 pixels in Finnish without scrolling sideways, with targets big enough to hit', async () => {
    const { link } = await sent('fi');
    const page = await newPage({ viewport: { width: 320, height: 640 } });
    await page.goto(link);
    await seen(page, 'ask');
    const narrow = async () => {
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
      const targets = await page.$$eval('button, a', (all) =>
        all.map((target) => target.getBoundingClientRect()).filter(({ width }) => width > 0),
      );
      for (const { width, height } of targets) expect(Math.min(width, height)).toBeGreaterThanOrEqual(24);
    };
    await narrow();
    await page.click('#yes');
    await page.click('#ways button');
    await page.waitForSelector('#code-form:not([hidden])');
    await narrow();
  });
});
