import { AxeBuilder } from '@axe-core/playwright';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { bundleAssets } from '../../deploy/bundle-assets.mjs';
import { DependencyError } from '../../services/errors/app-error.ts';
import { createPageAssets, type PageAssets } from '../../web/page-assets.ts';
import { launchBrowser } from '../support/browser.ts';
import { handle, startPageWorld, type PageWorld } from '../support/page-world.ts';

const good = 'Lantern-otter-42-violet';
jest.setTimeout(60_000);

let browser: Browser;
let assets: PageAssets;
let world: PageWorld;
let complaints: string[];
const pages: Page[] = [];

beforeAll(async () => {
  browser = await launchBrowser();
  assets = createPageAssets(await bundleAssets());
});
afterAll(async () => browser.close());
beforeEach(async () => {
  world = await startPageWorld({ assets });
  complaints = [];
});
afterEach(async () => {
  await Promise.all(pages.splice(0).map(async (page) => page.context().close()));
  await world.close();
});

/** A browser of its own; whatever Chromium complains about ends up in `complaints`. */
async function newPage(options: BrowserContextOptions = {}): Promise<Page> {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
  });
  pages.push(page);
  return page;
}

async function open(page: Page, letter = 'a', language = 'en'): Promise<void> {
  await page.goto(`${world.origin}/page/password?lang=${language}#${handle(letter)}`);
}
const seen = (page: Page, view: string) => page.waitForSelector(`[data-view="${view}"]:not([hidden])`);
const submit = async (page: Page, password: string) => {
  await page.fill('#password', password);
  await page.click('#submit');
};

describe('choosing a password', () => {
  it('shows the account, ticks the rules while somebody types, seals, and says that the password works', async () => {
    const page = await newPage();
    const bodies: string[] = [];
    page.on('request', (request) => bodies.push(`${request.url()} ${request.postData() ?? ''}`));
    await open(page);
    await seen(page, 'choose');
    expect(await page.textContent('.account')).toContain('Aino Virtanen ai••••@contoso.example');
    const met = () => page.$$eval('[data-rule].met', (items) => items.map((item) => item.getAttribute('data-rule')));
    await page.locator('#password').pressSequentially('Virtanen1');
    expect(await met()).toEqual(['classes', 'characters']);
    await page.fill('#password', good);
    expect(await met()).toEqual(['length', 'classes', 'characters', 'names', 'common']);
    await page.click('#submit');
    await seen(page, 'done');
    expect(await page.textContent('[data-view="done"]')).toContain('Your new password works');
    expect(world.service.sealed).toHaveLength(1);
    expect(bodies.join('\n')).not.toContain(good);
    expect(await page.inputValue('#password')).toBe('');
    expect(complaints).toEqual([]);
  });

  it('sets no cookie, keeps nothing readable and takes the handle out of the address', async () => {
    const page = await newPage();
    await open(page);
    await seen(page, 'choose');
    expect(page.url()).toBe(`${world.origin}/page/password?lang=en`);
    expect(await page.context().cookies()).toEqual([]);
    expect(await page.evaluate(() => localStorage.length + sessionStorage.length)).toBe(0);
  });

  it('answers a password that breaks a rule at the field, without asking the server', async () => {
    const page = await newPage();
    await open(page);
    await seen(page, 'choose');
    await page.click('#submit');
    expect(await page.textContent('#field-error')).toBe('Type a new password first.');
    await submit(page, 'Contoso-lantern-42');
    expect(await page.textContent('#field-error')).toContain('name of your organisation');
    await submit(page, 'Lantern-kesä-42-otter');
    expect(await page.textContent('#field-error')).toContain('a character that Microsoft does not accept');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('password');
    expect(world.service.sealed).toEqual([]);
  });

  it('knows common passwords, once the list has come', async () => {
    const page = await newPage();
    const listed = page.waitForResponse(/common-passwords/);
    await open(page);
    await listed;
    await seen(page, 'choose');
    await submit(page, 'Qwerty123456');
    expect(await page.textContent('#field-error')).toMatch(/easy to guess/);
  });

  it('suggests a passphrase that keeps the rules and shows it; the switch hides it again', async () => {
    const page = await newPage();
    await open(page, 'a', 'fi');
    await seen(page, 'choose');
    await page.click('#suggest');
    expect(await page.inputValue('#password')).toMatch(/^(?:[A-Za-z]+-){5}\d\d$/);
    expect(await page.locator('[data-rule]:not(.met)').count()).toBe(0);
    expect(await page.getAttribute('#password', 'type')).toBe('text');
    await page.click('#toggle');
    expect(await page.getAttribute('#password', 'type')).toBe('password');
    await page.click('#submit');
    await seen(page, 'done');
  });

  it('works by keyboard alone', async () => {
    const page = await newPage();
    await open(page);
    await seen(page, 'choose');
    await page.keyboard.type(good);
    await page.keyboard.press('Enter');
    await seen(page, 'done');
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('H1');
  });
});

describe('what can happen to a password', () => {
  it('a refusal is explained and the next handle gives another try on the same page', async () => {
    world.service.handles.add(handle('n'));
    world.service.afterSubmit = {
      kind: 'rejected',
      reason: 'refused-by-directory',
      attemptsLeft: 2,
      nextHandle: handle('n'),
    };
    const page = await newPage();
    await open(page);
    await seen(page, 'choose');
    world.service.opened_ = { attemptsLeft: 2 };
    await submit(page, good);
    await page.waitForSelector('#rejection:not([hidden])');
    expect(await page.textContent('#rejection')).toMatch(
      /Microsoft did not accept this password.*You have 2 tries left/s,
    );
    world.service.afterSubmit = { kind: 'done' };
    await submit(page, `${good}-2`);
    await seen(page, 'done');
    expect(world.service.sealed).toHaveLength(2);
  });

  it.each(['checking', 'failed', 'ended', 'dead'] as const)('shows "%s" in its own words', async (kind) => {
    world.service.afterSubmit = { kind };
    const page = await newPage();
    await open(page);
    await seen(page, 'choose');
    await submit(page, good);
    await seen(page, kind);
  });

  it('goes from checking to done when the directory has been asked', async () => {
    world.service.afterSubmit = { kind: 'checking' };
    const page = await newPage();
    await open(page);
    await seen(page, 'choose');
    await submit(page, good);
    await seen(page, 'checking');
    world.service.status_ = { kind: 'done' };
    await seen(page, 'done');
  });

  it('keeps what was typed and says so when the password could not be sent', async () => {
    const page = await newPage();
    await open(page);
    await seen(page, 'choose');
    world.service.fault = new DependencyError('store_unavailable', 'down');
    await submit(page, good);
    await page.waitForSelector('#field-error:not([hidden])');
    expect(await page.textContent('#field-error')).toContain('was not sent');
    expect(await page.inputValue('#password')).toBe(good);
    world.service.fault = undefined;
    await page.click('#submit');
    await seen(page, 'done');
  });

  it('offers to try again when the page cannot be opened', async () => {
    world.service.fault = new DependencyError('store_unavailable', 'down');
    const page = await newPage();
    await open(page);
    await seen(page, 'unavailable');
    world.service.fault = undefined;
    await page.click('#retry');
    await seen(page, 'choose');
  });

  it('notices that the flow ended in the chat', async () => {
    const page = await newPage();
    await page.clock.install();
    await open(page);
    await seen(page, 'choose');
    world.service.status_ = { kind: 'ended' };
    await page.clock.fastForward(6000);
    await seen(page, 'ended');
  });

  it('says that time is running out, and that it is over', async () => {
    const page = await newPage();
    await page.clock.install();
    await open(page);
    await seen(page, 'choose');
    await page.clock.fastForward(9 * 60_000);
    expect(await page.textContent('#time-left')).toMatch(/Time left on this page: (1:00|0:59)/);
    await page.clock.fastForward(61_000);
    await seen(page, 'dead');
  });
});

describe('the handle', () => {
  it('goes on after a reload in the same browser, also when the language changes', async () => {
    const page = await newPage();
    await open(page);
    await seen(page, 'choose');
    await page.reload();
    await seen(page, 'choose');
    await page.click('a.language[lang="fi"]');
    await page.waitForSelector('html[lang="fi"]');
    await seen(page, 'choose');
    await submit(page, good);
    await seen(page, 'done');
    await page.reload();
    await seen(page, 'dead');
  });

  it('goes on when a frame loads its first address again', async () => {
    const page = await newPage();
    await open(page);
    await seen(page, 'choose');
    await page.goto('about:blank');
    await open(page);
    await seen(page, 'choose');
    expect(world.service.spent.size).toBe(1);
  });

  it('is explained when another browser has opened it before', async () => {
    const first = await newPage();
    await open(first);
    await seen(first, 'choose');
    const second = await newPage();
    await open(second);
    await seen(second, 'opened-twice');
    expect(await second.textContent('[data-view="opened-twice"]')).toContain('+358 9 1234 567');
  });

  it.each(['', '#short', `#${'x'.repeat(43)}`, '#<script>alert(1)</script>'])(
    'shows a dead link for %p',
    async (fragment) => {
      const page = await newPage();
      await page.goto(`${world.origin}/page/password${fragment}`);
      await seen(page, 'dead');
      expect(complaints).toEqual([]);
    },
  );
});

describe('looks', () => {
  const themes = ['default', 'dark', 'contrast'] as const;

  async function problems(page: Page): Promise<string[]> {
    const { violations } = await new AxeBuilder({ page }).analyze();
    return violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical' || impact === 'moderate')
      .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
  }

  it.each(themes)('axe finds nothing in any view of the password page in the theme %s', async (theme) => {
    const page = await newPage();
    await open(page, 'a', 'fi');
    await seen(page, 'choose');
    await page.evaluate((name) => (document.documentElement.dataset['theme'] = name), theme);
    await page.click('#suggest');
    await page.fill('#password', 'x');
    await page.click('#submit');
    // Every view at once: what is hidden is not examined.
    await page.evaluate(() => {
      for (const part of document.querySelectorAll<HTMLElement>('main [hidden]')) part.hidden = false;
    });
    expect(await problems(page)).toEqual([]);
  });

  it.each([
    ['/not-me', 'light'],
    ['/not-me', 'dark'],
    ['/privacy', 'dark'],
  ] as const)('axe finds nothing on %s in %s colours', async (path, colorScheme) => {
    const page = await newPage({ colorScheme });
    await page.goto(`${world.origin}${path}?lang=fi#${handle('t')}`);
    if (path === '/not-me') await seen(page, 'live');
    expect(await problems(page)).toEqual([]);
  });

  it('fits 320 pixels in Finnish without scrolling sideways, with targets big enough to hit', async () => {
    const page = await newPage({ viewport: { width: 320, height: 640 } });
    await open(page, 'a', 'fi');
    await seen(page, 'choose');
    await page.click('#suggest');
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
    const targets = await page.$$eval('button, a', (all) =>
      all.map((target) => target.getBoundingClientRect()).filter(({ width }) => width > 0),
    );
    for (const { width, height } of targets) expect(Math.min(width, height)).toBeGreaterThanOrEqual(24);
  });
});

describe('"this wasn’t me"', () => {
  it('shows first, acts on the button, and says so when it was done before', async () => {
    const page = await newPage();
    await page.goto(`${world.origin}/not-me?lang=en#${handle('t')}`);
    await seen(page, 'live');
    expect(world.notMe.reports).toEqual([]);
    await page.click('#act');
    await seen(page, 'accepted');
    expect(world.notMe.reports).toEqual([handle('t')]);
    await page.reload();
    await seen(page, 'done');
  });

  it('never claims success when the server could not act', async () => {
    const page = await newPage();
    await page.goto(`${world.origin}/not-me?lang=fi#${handle('t')}`);
    await seen(page, 'live');
    world.notMe.fault = new DependencyError('store_unavailable', 'down');
    await page.click('#act');
    await seen(page, 'unavailable');
    world.notMe.fault = undefined;
    await page.click('[data-view="unavailable"] #retry');
    await seen(page, 'accepted');
  });
});
