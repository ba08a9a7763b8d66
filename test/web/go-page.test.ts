import { AxeBuilder } from '@axe-core/playwright';
import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { createKitLinks } from '../../services/kit/kit-links.ts';
import { until } from '../support/chat-client.ts';
import { launchBrowser } from '../support/browser.ts';
import { startPageWorld, type PageWorld } from '../support/page-world.ts';

jest.setTimeout(60_000);

const links = createKitLinks({
  ...{ baseUrl: 'https://avain.example.org', teamsAppId: 'app', tenantId: 't', key: new Uint8Array(32) },
});
const fragment = links.of('lobby')?.go.split('#')[1] ?? '';
const teams = {
  chat: 'https://teams.microsoft.com/l/entity/app/conversations',
  install: 'https://teams.microsoft.com/l/app/app',
};

let browser: Browser;
let world: PageWorld;
let arrived: string[] = [];
beforeAll(async () => {
  browser = await launchBrowser();
  const arrivals = { count: async (tag: string) => void arrived.push(tag), of: async () => arrived.length };
  world = await startPageWorld({ kit: { links, teams, arrivals } });
});
afterAll(async () => {
  await browser.close();
  await world.close();
});
beforeEach(() => {
  arrived = [];
});

async function withPage(hash: string, act: (page: Page) => Promise<void>, options: BrowserContextOptions = {}) {
  const context = await browser.newContext(options);
  await context.route('https://teams.microsoft.com/**', (route) =>
    route.fulfill({ body: 'Teams', contentType: 'text/plain' }),
  );
  const page = await context.newPage();
  await page.goto(`${world.origin}/go?lang=en#${hash}`);
  await act(page);
  await context.close();
}
const tell = (body: object, headers: Record<string, string> = {}) =>
  fetch(`${world.origin}/page/api/go`, {
    ...{ method: 'POST', body: JSON.stringify(body) },
    headers: { 'content-type': 'application/json', ...headers },
  });

describe('the page behind the links of the kit', () => {
  it('counts the press that leads to Teams, once', async () => {
    await withPage(fragment, async (page) => {
      await page.click('#open');
      await page.waitForURL(teams.chat);
      expect(await until(async () => arrived.length > 0, 20_000)).toBe(true);
    });
    expect(arrived).toEqual(['lobby']);
  });

  it('counts nobody who only fetches it', async () => {
    await withPage(fragment, async (page) => {
      await page.waitForSelector('#open');
    });
    await fetch(`${world.origin}/go`);
    expect(arrived).toEqual([]);
  });

  it('leads on without any script', async () => {
    const page = async (open: Page) => {
      await open.click('#open');
      await open.waitForURL(teams.chat);
    };
    await withPage(fragment, page, { javaScriptEnabled: false });
  });

  it('counts nothing for a tag that we did not make, and answers it the same', async () => {
    for (const from of ['lobby.00000000', 'anything', fragment.replace('lobby', 'lobbi')])
      expect(await (await tell({ from })).json()).toEqual({ kind: 'seen' });
    expect((await tell({})).status).toBe(400);
    expect((await tell({ from: fragment }, { origin: 'https://elsewhere.example' })).status).toBe(403);
    expect(arrived).toEqual([]);
    await tell({ from: fragment });
    expect(arrived).toEqual(['lobby']);
  });

  it('is readable by everybody, also on a phone', async () => {
    const look = async (page: Page) => {
      expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
      const width = await page.evaluate(() => document.documentElement.scrollWidth);
      expect(width).toBeLessThanOrEqual(375);
      if (process.env['AVAIN_SHOTS'] !== undefined)
        await page.screenshot({ path: `${process.env['AVAIN_SHOTS']}/go.png` });
    };
    await withPage(fragment, look, { viewport: { width: 375, height: 667 } });
  });

  it('does not exist where nobody administrates Avain', async () => {
    const without = await startPageWorld({});
    expect((await fetch(`${without.origin}/go`)).status).toBe(404);
    await without.close();
  });
});
