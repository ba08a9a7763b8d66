import { AxeBuilder } from '@axe-core/playwright';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { DependencyError } from '../../services/errors/app-error.ts';
import type { ManagerObjection } from '../../services/helpdesk/manager-objection.ts';
import { launchBrowser } from '../support/browser.ts';
import { handle, startPageWorld, type PageWorld } from '../support/page-world.ts';

jest.setTimeout(60_000);

let browser: Browser;
let world: PageWorld;
let state: Awaited<ReturnType<ManagerObjection['look']>>;
let fault: Error | undefined;
const made: string[] = [];
const objection: ManagerObjection = {
  look: async () => {
    if (fault !== undefined) throw fault;
    return state;
  },
  object: async (token) => {
    if (fault !== undefined) throw fault;
    if (state !== 'live') return state;
    made.push(token);
    state = 'done';
    return 'accepted';
  },
};

beforeAll(async () => {
  browser = await launchBrowser();
  world = await startPageWorld({ objection });
});
afterAll(async () => {
  await browser.close();
  await world.close();
});
beforeEach(() => {
  state = 'live';
  fault = undefined;
  made.length = 0;
});
const pages: Page[] = [];
afterEach(async () => {
  await Promise.all(pages.splice(0).map(async (page) => page.context().close()));
});

async function open(language: string, options: BrowserContextOptions = {}): Promise<Page> {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  pages.push(page);
  await page.goto(`${world.origin}/objection?lang=${language}#${handle('t')}`);
  return page;
}
const seen = (page: Page, view: string) => page.waitForSelector(`[data-view="${view}"]:not([hidden])`);

describe("the manager's page", () => {
  it('shows first, acts on the button, and says so when it was done before', async () => {
    const page = await open('en');
    await seen(page, 'live');
    expect(made).toEqual([]);
    await page.click('#act');
    await seen(page, 'accepted');
    expect(made).toEqual([handle('t')]);
    await page.reload();
    await seen(page, 'done');
  });

  it('never claims success when the server could not act', async () => {
    const page = await open('fi');
    await seen(page, 'live');
    fault = new DependencyError('store_unavailable', 'down');
    await page.click('#act');
    await seen(page, 'unavailable');
    fault = undefined;
    await page.click('[data-view="unavailable"] #retry');
    await seen(page, 'accepted');
  });

  it.each(['over', 'dead'] as const)('says when a link is %s, and offers no button', async (kind) => {
    state = kind;
    const page = await open('en');
    await seen(page, kind);
    expect(await page.isVisible('#act')).toBe(false);
  });

  it.each([
    ['en', 'light'],
    ['fi', 'dark'],
  ] as const)('is found readable by axe in every view (%s, %s)', async (language, colorScheme) => {
    const page = await open(language, { colorScheme });
    await seen(page, 'live');
    await page.evaluate(() => {
      for (const part of document.querySelectorAll<HTMLElement>('main [hidden]')) part.hidden = false;
    });
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([]);
  });

  it('comes framed by nobody, without a word of any person, and acts on POST only', async () => {
    const response = await fetch(`${world.origin}/objection?lang=en`);
    expect(response.headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
    expect(await response.text()).not.toMatch(/Aino|Virtanen/);
    await fetch(`${world.origin}/page/api/objection`);
    expect(made).toEqual([]);
    const headers = { 'content-type': 'application/json' };
    for (const body of ['{}', '{"token":1}', '{"token":"../../x"}', `{"token":"${handle('t')}","more":1}`]) {
      const refused = await fetch(`${world.origin}/page/api/objection`, { method: 'POST', headers, body });
      expect(refused.status).toBe(400);
    }
    expect(made).toEqual([]);
  });

  it('is not there where no helpdesk is configured', async () => {
    const without = await startPageWorld();
    expect((await fetch(`${without.origin}/objection`)).status).toBe(404);
    await without.close();
  });
});
