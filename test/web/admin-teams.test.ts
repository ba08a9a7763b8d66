import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Browser, BrowserContext } from 'playwright-core';
import { startAdminPageWorld, type AdminPageWorld } from '../support/admin-page-world.ts';
import { launchBrowser } from '../support/browser.ts';

jest.setTimeout(60_000);

const own = 'https://avain.example.org';
let browser: Browser;
let world: AdminPageWorld;
let context: BrowserContext;
beforeAll(async () => {
  [browser, world] = await Promise.all([launchBrowser(), startAdminPageWorld(undefined, own)]);
});
afterAll(async () => {
  await browser.close();
  await world.close();
});
afterEach(async () => {
  await context.close();
  world.reset();
});

/** As much of Teams as a tab needs: one frame, and answers to the calls of teams-js. */
const hostPage = (ssoToken: string) => `<!doctype html><title>Teams</title>
<iframe id="tab" src="${own}/admin?lang=en" style="width:900px;height:700px;border:0"></iframe>
<script>
  const runtime = JSON.stringify({ apiVersion: 4, supports: { pages: {} } });
  const answers = {
    initialize: () => ['content', 'web', runtime, '2.58.0'],
    getContext: () => [{ theme: 'dark', locale: 'en-us', frameContext: 'content', entityId: 'admin', subEntityId: 'campaigns/c-1', hostName: 'Teams' }],
    'authentication.getAuthToken': () => [true, '${ssoToken}'],
  };
  window.addEventListener('message', ({ data, source }) => {
    if (!data || !data.func) return;
    const args = answers[data.func] ? answers[data.func]() : [];
    source.postMessage({ id: data.id, uuid: data.uuid, uuidAsString: data.uuidAsString, args }, '*');
  });
  window.theme = (name) => document.getElementById('tab').contentWindow.postMessage({ func: 'themeChange', args: [name] }, '*');
</script>`;

/** Names of the outside world, served from here: so Chromium enforces the page's real frame-ancestors. */
async function inside(hostOrigin: string, ssoToken = 'good') {
  context = await browser.newContext();
  context.setDefaultTimeout(15_000);
  await context.route(`${own}/**`, async (route) => {
    const url = route.request().url().replace(own, world.origin);
    const headers = { ...route.request().headers(), host: new URL(world.origin).host };
    await route.fulfill({ response: await route.fetch({ url, headers }) });
  });
  const body = hostPage(ssoToken);
  await context.route(`${hostOrigin}/**`, (route) => route.fulfill({ body, contentType: 'text/html' }));
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  await page.goto(`${hostOrigin}/host`);
  return { page, complaints, frame: page.frameLocator('#tab') };
}

describe("the admins' tab in Teams", () => {
  it('signs in by itself, follows a deep link and the theme, and keeps no session in the browser', async () => {
    const { page, frame, complaints } = await inside('https://teams.microsoft.com');
    await frame.locator('h1:text-is("Autumn <i>round</i>")').waitFor();
    const html = frame.locator('html');
    expect(await html.getAttribute('data-shown')).toBe('dark');
    await page.evaluate('theme("contrast")');
    await frame.locator('html[data-shown=contrast] canvas').first().waitFor();
    // Reloaded, it signs in again: in Teams nothing is kept, and often nothing may be.
    expect(await context.storageState()).toEqual({ cookies: [], origins: [] });
    await page.reload();
    await frame.locator('h1:text-is("Autumn <i>round</i>")').waitFor();
    expect(complaints).toEqual([]);
  });

  it('says how to come in where the token is none of this organisation, or its owner no admin', async () => {
    const stranger = await inside('https://teams.microsoft.com', 'of another tenant');
    await stranger.frame.locator('[data-view="not-signed-in"]:not([hidden])').waitFor();
    await context.close();
    world.state.refusal = 'not-admin';
    const former = await inside('https://teams.microsoft.com');
    await former.frame.locator('[data-view="not-admin"]:not([hidden])').waitFor();
    expect(await former.frame.locator('main').innerText()).toContain('You are not in the group');
  });

  it('is not shown in a frame of anybody else', async () => {
    const { frame } = await inside('https://evil.example.org');
    await expect(frame.locator('main').waitFor({ state: 'attached', timeout: 2000 })).rejects.toThrow();
  });
});
