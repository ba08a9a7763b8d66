import { AxeBuilder } from '@axe-core/playwright';
import { readFile } from 'node:fs/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { createSteeredClock } from '../../services/clock/steered-clock.ts';
import { DependencyError } from '../../services/errors/app-error.ts';
import type { DeskFigures } from '../../services/helpdesk/desk-figures.ts';
import { createFiguresDownload, type FiguresDownload } from '../../services/helpdesk/figures-download.ts';
import { systemRandom } from '../../services/random/system-random.ts';
import { createMemoryKeyValueStore } from '../../services/store/memory-key-value-store.ts';
import { launchBrowser } from '../support/browser.ts';
import { handle, startPageWorld, type PageWorld } from '../support/page-world.ts';

jest.setTimeout(60_000);

const clock = createSteeredClock(new Date('2026-11-23T08:00:00Z'));
const store = createMemoryKeyValueStore({ clock });
const figures: DeskFigures = {
  ...{ teamId: 'service-desk', teamName: '=cmd()', at: clock.now(), open: 3, claimed: 2, waitingForPerson: 1 },
  ...{ waitingForAgent: 0, vouched: 0, overdue: 1, endedLast30Days: 7, reasons: [] },
  ...{ medianSecondsToClaim: 60, medianSecondsToResolve: undefined },
};

let browser: Browser;
let world: PageWorld;
let download: FiguresDownload;
let fault: Error | undefined;
let asked = 0;
beforeAll(async () => {
  browser = await launchBrowser();
  const take: FiguresDownload['take'] = async (token) => {
    asked += 1;
    if (fault !== undefined) throw fault;
    return download.take(token);
  };
  world = await startPageWorld({ figures: { take } });
  download = createFiguresDownload({ store, random: systemRandom, baseUrl: world.origin });
});
afterAll(async () => {
  await browser.close();
  await world.close();
});
beforeEach(() => {
  fault = undefined;
  asked = 0;
});
const pages: Page[] = [];
afterEach(async () => {
  await Promise.all(pages.splice(0).map(async (page) => page.context().close()));
});

async function open(url: string, options: BrowserContextOptions = {}): Promise<Page> {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  pages.push(page);
  await page.goto(url.replace('#', '?lang=en#'));
  return page;
}
const seen = (page: Page, view: string) => page.waitForSelector(`[data-view="${view}"]:not([hidden])`);
const tokenIn = (url: string): string => new URL(url).hash.slice(1);
const ask = (body: string) => {
  const headers = { 'content-type': 'application/json' };
  return fetch(`${world.origin}/page/api/desk/figures`, { method: 'POST', headers, body });
};

describe("the page of a team's figures", () => {
  it('hands out the file at the press, once', async () => {
    const link = await download.issue(figures);
    const page = await open(link);
    await seen(page, 'ready');
    expect(asked).toBe(0);
    const [file] = await Promise.all([page.waitForEvent('download'), page.click('#act')]);
    await seen(page, 'done');
    expect(file.suggestedFilename()).toBe('avain-service-desk-2026-11-23.csv');
    const csv = await readFile(await file.path(), 'utf8');
    expect(csv).toContain('3');
    // No cell begins a formula in a spreadsheet.
    expect(csv).not.toMatch(/(^|[;,\n])"?[=+@-]/m);
    const again = await open(link);
    await again.click('#act');
    await seen(again, 'dead');
  });

  it('hands one file to one of two who ask at once', async () => {
    const token = tokenIn(await download.issue(figures));
    const answers = await Promise.all([1, 2, 3].map(() => ask(JSON.stringify({ token }))));
    const kinds = await Promise.all(answers.map(async (answer) => ((await answer.json()) as { kind: string }).kind));
    expect(kinds.sort()).toEqual(['dead', 'dead', 'file']);
  });

  it('shows an old, an invented and a missing token alike, without a button', async () => {
    const link = await download.issue(figures);
    clock.advance(10 * 60_000);
    for (const url of [link, `${world.origin}/desk/figures#${handle('x')}`]) {
      const page = await open(url);
      await page.click('#act');
      await seen(page, 'dead');
      expect(await page.isVisible('#act')).toBe(false);
    }
    const page = await open(`${world.origin}/desk/figures#`);
    await seen(page, 'dead');
    const answers = await Promise.all(
      [tokenIn(link), handle('x')].map(async (token) => (await ask(JSON.stringify({ token }))).text()),
    );
    expect(answers[0]).toBe(answers[1]);
  });

  it('keeps the link whole while the store does not answer', async () => {
    const page = await open(await download.issue(figures));
    fault = new DependencyError('store_unavailable', 'down');
    await page.click('#act');
    await seen(page, 'unavailable');
    fault = undefined;
    await Promise.all([page.waitForEvent('download'), page.click('[data-view="unavailable"] #retry')]);
    await seen(page, 'done');
  });

  it('sends no token with the page, is framed by nobody, and gives files on POST only', async () => {
    const link = await download.issue(figures);
    const page = await open(link);
    const sent: string[] = [];
    page.on('request', (request) => sent.push(request.url()));
    await page.reload();
    await seen(page, 'ready');
    expect(sent.length).toBeGreaterThan(0);
    expect(sent.filter((url) => url.split('#')[0]!.includes(tokenIn(link)))).toEqual([]);
    const shown = await fetch(`${world.origin}/desk/figures?lang=en`);
    expect(shown.headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
    expect(shown.headers.get('referrer-policy')).toBe('no-referrer');
    expect((await fetch(`${world.origin}/page/api/desk/figures?token=${tokenIn(link)}`)).status).not.toBe(200);
    for (const body of ['{}', '{"token":1}', '{"token":["x"]}', `{"token":"${handle('t')}","more":1}`])
      expect((await ask(body)).status).toBe(400);
    expect(asked).toBe(0);
  });

  it.each([
    ['en', 'light'],
    ['fi', 'dark'],
  ] as const)('is found readable by axe in every view (%s, %s)', async (language, colorScheme) => {
    const page = await open(`${world.origin}/desk/figures#${handle('t')}`, { colorScheme });
    await page.goto(`${world.origin}/desk/figures?lang=${language}#${handle('t')}`);
    await seen(page, 'ready');
    await page.evaluate(() => {
      for (const part of document.querySelectorAll<HTMLElement>('main [hidden]')) part.hidden = false;
    });
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([]);
  });

  it('is not there where no helpdesk is configured', async () => {
    const without = await startPageWorld();
    expect((await fetch(`${without.origin}/desk/figures`)).status).toBe(404);
    expect((await fetch(`${without.origin}/page/api/desk/figures`, { method: 'POST' })).status).toBe(404);
    await without.close();
  });
});
