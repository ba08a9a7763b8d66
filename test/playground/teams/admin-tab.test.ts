import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { AxeBuilder } from '@axe-core/playwright';
import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import type { SeededFaults } from '../../../playground/seeded-faults.ts';
import { launchBrowser } from '../../support/browser.ts';
import { eventually } from '../../support/eventually.ts';
import { activitiesOf, startFrontWorld, type BotScript, type FrontWorld } from './front-world.ts';

/** Answers "admin page" with a card that carries a link, as the product does. */
const bot: BotScript = async ({ activity, world: { persona, connector, front } }) => {
  if (activity.text !== 'admin page') return undefined;
  const alex = persona('alex');
  const actions = [{ type: 'Action.OpenUrl', title: 'Open', url: `${front.url}/admin#once` }];
  const content = { type: 'AdaptiveCard', version: '1.5', body: [], actions };
  const attachments = [{ contentType: 'application/vnd.microsoft.card.adaptive', content }];
  await connector({ method: 'POST', path: activitiesOf(alex), body: { type: 'message', attachments } });
  return undefined;
};

/** A page with the real teams-js in it, as the product's are; `boots` tells how often it was loaded. */
const adminPage = `<!doctype html><html lang="en"><title>Admin</title><main><h1>Admin</h1><output></output></main>
<script src="/assets/teams.js"></script><script src="/assets/page.js"></script></html>`;
const adminScript = `(async () => {
  const { app, authentication, dialog, FrameContexts } = microsoftTeams;
  await app.initialize();
  const context = await app.getContext();
  const token = await authentication.getAuthToken({ silent: true });
  app.notifySuccess();
  const show = (theme) => {
    const parts = [context.page.id, app.getFrameContext(), context.user.id, token, theme, dialog.url.isSupported()];
    document.querySelector('output').textContent = parts.join(' ');
  };
  show(context.app.theme);
  app.registerOnThemeChangeHandler(show);
})()`;
const teamsJs = createRequire(import.meta.url).resolve('@microsoft/teams-js/dist/umd/MicrosoftTeams.min.js');
const pages = (request: IncomingMessage, response: ServerResponse): void => {
  const send = (type: string, text: string): void => void response.writeHead(200, { 'content-type': type }).end(text);
  if (request.url === '/assets/teams.js') void readFile(teamsJs, 'utf8').then((text) => send('text/javascript', text));
  else if (request.url === '/assets/page.js') send('text/javascript', adminScript);
  else send('text/html', adminPage);
};

const on = new Set<string>();
const seededFaults: SeededFaults = {
  all: () => [{ id: 'sync-stale', checks: ['sync'], en: 'Stopped', fi: 'Pysähtyi', on: on.has('sync-stale') }],
  set: async (id, wanted) => {
    if (wanted) on.add(id);
    else on.delete(id);
    return true;
  },
  clear: async () => on.clear(),
};

// A browser on a busy machine takes its time.
jest.setTimeout(60_000);

let world: FrontWorld;
let browser: Browser;
let page: Page;
const open = async (query: string): Promise<void> => {
  page = await (await browser.newContext({ viewport: { width: 1280, height: 800 } })).newPage();
  await page.goto(world.front.url + query);
};
const output = () => page.frameLocator('[data-testid=admin-frame]').locator('output');
const expected = (theme: string): string =>
  ['admin', 'content', world.persona('alex').aadObjectId, 'sso-alex', theme, 'false'].join(' ');

beforeAll(async () => {
  const front = startFrontWorld(bot, { pages, seededFaults: () => seededFaults });
  [world, browser] = await Promise.all([front, launchBrowser()]);
});
afterEach(async () => {
  await page.context().close();
  await world.api('restore', {});
});
afterAll(async () => {
  await browser.close();
  await world.stop();
});

describe('the admin page in the pretend Teams', () => {
  it('is a tab that speaks to the real teams-js: context, token, theme, and no dialog', async () => {
    await open('/?as=alex&theme=contrast&lang=en');
    await page.getByTestId('room-admin').click();
    await eventually(async () => expect(await output().textContent()).toBe(expected('contrast')));
    expect(await page.getByTestId('composer').isVisible()).toBe(false);
    await page.getByTestId('theme-dark').click();
    await eventually(async () => expect(await output().textContent()).toBe(expected('dark')));
    await page.getByTestId('room-personal').click();
    expect(await page.getByTestId('admin-frame').count()).toBe(0);
    expect(await page.getByTestId('composer').isVisible()).toBe(true);
  });

  it('opens in a browser tab by the link of the chat', async () => {
    await open('/?as=alex:admin&lang=en');
    await eventually(async () => expect(await output().textContent()).toBe(expected('default')));
    const popup = page.waitForEvent('popup');
    await page.getByTestId('admin-outside').click();
    await (await popup).waitForURL(`${world.front.url}/admin#once`);
    expect(world.heard.at(-1)).toMatchObject({ text: 'admin page' });
  });

  it('is offered to administrators only', async () => {
    await open('/?as=emma:admin&lang=en');
    await page.getByTestId('room-general').waitFor();
    expect(await page.getByTestId('room-admin').count()).toBe(0);
    expect(await page.getByTestId('composer').isVisible()).toBe(true);
  });
});

describe('the panel of the set-up', () => {
  it('switches a fault on and off', async () => {
    await open('/?as=alex&panel=tenant&lang=en');
    await page.getByTestId('switch-sync-stale').check();
    await eventually(() => expect([...on]).toEqual(['sync-stale']));
    await page.getByTestId('switch-sync-stale').uncheck();
    await eventually(() => expect([...on]).toEqual([]));
  });

  it.each(['light', 'contrast'])('has no serious accessibility fault in the theme %s', async (theme) => {
    await open(`/?as=alex:admin&panel=tenant&theme=${theme}`);
    await page.getByTestId('switch-sync-stale').waitFor();
    const { violations } = await new AxeBuilder({ page }).analyze();
    const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
    expect(serious.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
  });
});
