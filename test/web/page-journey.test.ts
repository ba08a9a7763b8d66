import { generateKeyPairSync } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { Browser, BrowserContext } from 'playwright-core';
import { bundleAssets } from '../../deploy/bundle-assets.mjs';
import { createSteeredClock } from '../../services/clock/steered-clock.ts';
import { createSealedBox, publicSealingKey, type SealingKey } from '../../services/executor/sealed-box.ts';
import { sealedIntentKey, type SealedIntent } from '../../services/executor/sealed-intent.ts';
import { hashHandle } from '../../services/page/page-handles.ts';
import { createPageAssets, type PageAssets } from '../../web/page-assets.ts';
import { launchBrowser } from '../support/browser.ts';
import { handle, startPageWorld, type PageWorld } from '../support/page-world.ts';
import { aino, createResetWorld, expectKind, press, startChoosing } from '../support/reset-world.ts';

jest.setTimeout(60_000);

const password = 'Lantern-otter-42-violet';
let browser: Browser;
let assets: PageAssets;
let context: BrowserContext;
let world: PageWorld | undefined;

beforeAll(async () => {
  browser = await launchBrowser();
  assets = createPageAssets(await bundleAssets());
});
afterAll(async () => browser.close());
beforeEach(async () => {
  context = await browser.newContext();
});
afterEach(async () => {
  await context.close();
  await world?.close();
});

describe('from the page to the executor', () => {
  it('the real page service takes what the page sends, and only the executor can read it', async () => {
    const pair = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const keys: SealingKey[] = [{ id: 'seal-1', jwk: pair.privateKey.export({ format: 'jwk' }) }];
    const options = { sealingKey: publicSealingKey(keys) } as object;
    const resets = createResetWorld({ clock: createSteeredClock(new Date()), options });
    const view = await startChoosing(resets);
    const link = expectKind(await resets.reset.issuePageLink(press(view)), 'page').url;
    world = await startPageWorld({ pageService: resets.page, assets });

    const page = await context.newPage();
    await page.goto(`${world.origin}/page/password?lang=en#${link.split('#')[1] ?? ''}`);
    await page.waitForSelector('[data-view="choose"]:not([hidden])');
    await page.fill('#password', password);
    await page.click('#submit');
    await page.waitForSelector('[data-view="working"]:not([hidden])');

    expect((await resets.reset.view(aino, view.flowId))?.state).toBe('queued');
    const stored = await resets.store.get(sealedIntentKey(view.flowId, hashHandle(link.split('#')[1] ?? '')));
    expect(stored?.value).not.toContain(password);
    const opened = await (await createSealedBox(keys)).open(JSON.parse(stored?.value ?? '') as SealedIntent);
    expect(opened.toString()).toBe(password);
  });
});

/** As much of Teams as a dialog needs: one frame, and answers to the calls of teams-js. */
const hostPage = (source: string) => `<!doctype html><title>Teams</title>
<iframe id="dialog" src="${source}" style="width:560px;height:640px;border:0"></iframe>
<script>
  window.heard = [];
  const runtime = JSON.stringify({ apiVersion: 4, supports: { dialog: { url: { bot: {} }, update: {} }, pages: {} } });
  const answers = {
    initialize: () => ['task', 'web', runtime, '2.58.0'],
    getContext: () => [{ theme: 'dark', locale: 'en-us', frameContext: 'task', userObjectId: 'u', tid: 't', hostName: 'Teams' }],
    'authentication.getAuthToken': () => [true, 'token-of-aino'],
  };
  window.addEventListener('message', ({ data, source }) => {
    if (!data || !data.func) return;
    window.heard.push({ func: data.func, args: data.args });
    const args = answers[data.func] ? answers[data.func]() : [];
    source.postMessage({ id: data.id, uuid: data.uuid, uuidAsString: data.uuidAsString, args }, '*');
  });
</script>`;

describe('inside a Teams dialog', () => {
  const own = 'https://avain.example.org';

  /** Names of the outside world, served from here: so Chromium enforces the page's real frame-ancestors. */
  async function inside(hostOrigin: string) {
    world = await startPageWorld({ baseUrl: own, assets });
    const { origin } = world;
    await context.route(`${own}/**`, async (route) => {
      const url = route.request().url().replace(own, origin);
      await route.fulfill({
        response: await route.fetch({ url, headers: { ...route.request().headers(), host: new URL(origin).host } }),
      });
    });
    const body = hostPage(`${own}/page/password?lang=en#${handle('a')}`);
    await context.route(`${hostOrigin}/**`, (route) => route.fulfill({ body, contentType: 'text/html' }));
    const page = await context.newPage();
    await page.goto(`${hostOrigin}/host`);
    return { page, frame: page.frameLocator('#dialog') };
  }

  it('takes Teams’ theme and token, and closes the dialog with nothing secret in the result', async () => {
    const { page, frame } = await inside('https://teams.microsoft.com');
    await frame.locator('#password').waitFor();
    expect(await frame.locator('html').getAttribute('data-theme')).toBe('dark');
    expect(world?.service.ssoTokens).toEqual(['token-of-aino']);
    await frame.locator('#password').fill(password);
    await frame.locator('#submit').click();
    const close = frame.locator('[data-view="done"] [data-close]');
    await close.click();
    await page.waitForFunction('window.heard.some(({ func }) => func === "tasks.completeTask")');
    const heard = await page.evaluate<readonly { readonly func: string; readonly args: unknown }[]>('window.heard');
    expect(heard.find(({ func }) => func === 'tasks.completeTask')?.args).toEqual([
      { verb: 'page-closed' },
      ['11111111-2222-4333-8444-555555555555'],
    ]);
    expect(JSON.stringify(heard)).not.toContain(password);
    expect(JSON.stringify(heard)).not.toContain(handle('a'));
  });

  it('is not shown in a frame of anybody else', async () => {
    const { frame } = await inside('https://evil.example.org');
    await expect(frame.locator('main').waitFor({ state: 'attached', timeout: 3000 })).rejects.toThrow();
    expect(world?.service.spent.size).toBe(0);
  });
});
