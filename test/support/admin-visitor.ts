import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { startAdminPageWorld, type AdminPageWorld } from './admin-page-world.ts';
import { launchBrowser } from './browser.ts';

/** Somebody at the admin page, in Chromium. Everything is shared by the tests of a file. */
export type AdminVisitor = {
  readonly world: AdminPageWorld;
  /** Errors and warnings of the browser since the last `fresh`. */
  readonly complaints: () => readonly string[];
  /** Addresses that were asked for since then. */
  readonly asked: () => readonly string[];
  readonly newPage: (options?: BrowserContextOptions) => Promise<Page>;
  /** Comes in by a link from the chat and goes to a room. */
  readonly enter: (room?: string, options?: BrowserContextOptions, language?: string) => Promise<Page>;
  readonly fresh: () => Promise<void>;
  readonly close: () => Promise<void>;
};

export async function startAdminVisitor(): Promise<AdminVisitor> {
  const [browser, world]: readonly [Browser, AdminPageWorld] = await Promise.all([
    launchBrowser(),
    startAdminPageWorld(),
  ]);
  const pages: Page[] = [];
  let [complaints, asked]: [string[], string[]] = [[], []];
  const newPage: AdminVisitor['newPage'] = async (options = {}) => {
    const page = await (await browser.newContext(options)).newPage();
    page.setDefaultTimeout(20_000);
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('console', (message) => {
      if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
    });
    page.on('request', (request) => asked.push(request.url()));
    pages.push(page);
    return page;
  };
  return {
    ...{ world, newPage, complaints: () => complaints, asked: () => asked },
    enter: async (room = 'overview', options = {}, language = 'en') => {
      const page = await newPage(options);
      await page.goto((await world.invite()).replace('lang=en', `lang=${language}`));
      await page.click('#enter');
      await page.waitForSelector('#room h1');
      await goTo(page, room);
      return page;
    },
    fresh: async () => {
      await Promise.all(pages.splice(0).map(async (page) => page.context().close()));
      world.reset();
      [complaints, asked] = [[], []];
    },
    close: async () => {
      await browser.close();
      await world.close();
    },
  };
}

/** To another room, by the address; resolves once it is drawn. */
export async function goTo(page: Page, room: string): Promise<void> {
  if (new URL(page.url()).hash === `#${room}`) return;
  await page.evaluate((to) => {
    document.querySelector('#room h1')?.setAttribute('data-old', '');
    location.hash = to;
  }, room);
  await page.waitForSelector('#room h1:not([data-old])');
}

/** The input inside a field of Fluent's, by its label. */
export const fieldOf = (page: Page, label: string) =>
  page.locator(`fluent-text-input:text-is("${label}") input, fluent-textarea:has(:text-is("${label}")) textarea`);
export const headingOf = (page: Page, words: string) => page.waitForSelector(`#room h1:text-is("${words}")`);
