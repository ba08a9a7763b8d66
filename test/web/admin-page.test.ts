import { AxeBuilder } from '@axe-core/playwright';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { readFile } from 'node:fs/promises';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { DependencyError } from '../../services/errors/app-error.ts';
import { runningStates, viewOf } from '../support/admin-page-data.ts';
import { startAdminPageWorld, type AdminPageWorld } from '../support/admin-page-world.ts';
import { launchBrowser } from '../support/browser.ts';

jest.setTimeout(40_000);

let browser: Browser;
let world: AdminPageWorld;
let complaints: string[];
let asked: string[];
const pages: Page[] = [];

beforeAll(async () => {
  [browser, world] = await Promise.all([launchBrowser(), startAdminPageWorld()]);
});
afterAll(async () => {
  await browser.close();
  await world.close();
});
beforeEach(() => {
  world.reset();
  [complaints, asked] = [[], []];
});
afterEach(async () => {
  await Promise.all(pages.splice(0).map(async (page) => page.context().close()));
});

async function newPage(options: BrowserContextOptions = {}): Promise<Page> {
  const page = await (await browser.newContext(options)).newPage();
  page.setDefaultTimeout(5000);
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
  });
  page.on('request', (request) => asked.push(request.url()));
  pages.push(page);
  return page;
}
const seen = (page: Page, view: string) => page.waitForSelector(`[data-view="${view}"]:not([hidden])`);
const heading = (page: Page, words: string) => page.waitForSelector(`#room h1:text-is("${words}")`);
const told = (page: Page, words: string) => page.waitForSelector(`#told :text("${words}")`);
/** The input inside a field of Fluent's, by its label. */
const field = (page: Page, label: string) =>
  page.locator(`fluent-text-input:text-is("${label}") input, fluent-textarea:has(:text-is("${label}")) textarea`);
const press = (page: Page, words: string) => page.click(`fluent-button:text-is("${words}")`);

/** Comes in by a link from the chat; `room` is where the page is then. */
async function enter(room = 'overview', options: BrowserContextOptions = {}, language = 'en'): Promise<Page> {
  const page = await newPage(options);
  const link = (await world.invite()).replace(/overview$/, 'overview').replace('lang=en', `lang=${language}`);
  await page.goto(link);
  await page.click('#enter');
  await page.waitForSelector('#room h1');
  if (room !== 'overview') await go(page, room);
  return page;
}
async function go(page: Page, room: string): Promise<void> {
  if (new URL(page.url()).hash === `#${room}`) return;
  await page.evaluate((to) => {
    document.querySelector('#room h1')?.setAttribute('data-old', '');
    location.hash = to;
  }, room);
  await page.waitForSelector('#room h1:not([data-old])');
}

describe('coming in', () => {
  it('takes a press, spends the link, and keeps the session in this tab alone', async () => {
    const page = await newPage();
    const link = await world.invite();
    for (let count = 0; count < 3; count += 1) expect((await fetch(link)).status).toBe(200);
    await page.goto(link);
    await seen(page, 'enter');
    await page.click('#enter');
    await heading(page, 'Overview');
    expect(page.url()).toBe(`${world.origin}/admin?lang=en#overview`);
    expect(await page.innerText('#who')).toBe('Satu Ylläpitäjä');
    await page.reload();
    await heading(page, 'Overview');
    const token = new URL(link).hash.split('/')[1] ?? '?';
    expect(asked.filter((url) => (url.split('#')[0] ?? '').includes(token))).toEqual([]);
    expect(await page.context().cookies()).toEqual([]);
    const second = await newPage();
    await second.goto(link);
    await second.click('#enter');
    await seen(second, 'link-dead');
    await second.goto('about:blank');
    await second.goto(`${world.origin}/admin?lang=en#campaigns`);
    await seen(second, 'come');
    expect(complaints).toEqual([]);
  });

  it('is refused to a forged session, and to whoever is no admin any more, at their next press', async () => {
    const forged = await newPage();
    await forged.goto(`${world.origin}/admin?lang=en`);
    await forged.evaluate(() =>
      sessionStorage.setItem('avain-admin', JSON.stringify({ token: 'x'.repeat(43), name: 'Eve' })),
    );
    await forged.reload();
    await seen(forged, 'over');
    const page = await enter('campaigns');
    world.state.refusal = 'not-admin';
    await page.click('text=Autumn <i>round</i>');
    await seen(page, 'not-admin');
    expect(await page.textContent('#room')).toBe('');
    expect(await page.isVisible('#rooms')).toBe(false);
    // Lost for good, also once the right is back.
    world.state.refusal = undefined;
    await page.reload();
    await seen(page, 'come');
  });

  it('says so and offers a way on where the directory is away, the session is over, or a room does not come', async () => {
    const page = await enter();
    world.state.fault = new DependencyError('store_unavailable', 'down');
    await go(page, 'campaigns');
    expect(await page.innerText('#room')).toMatch(/give this number to whoever runs Avain: \S{10}/);
    world.state.fault = undefined;
    await press(page, 'Try again');
    await page.waitForSelector('#room table');
    world.state.refusal = 'could-not-check';
    await page.evaluate(() => (location.hash = 'doctor'));
    await seen(page, 'could-not-check');
    world.state.refusal = undefined;
    await page.click('#check-again');
    await heading(page, 'Doctor');
    world.clock.advance(31 * 60_000);
    await press(page, 'Look now');
    await seen(page, 'over');
    complaints = complaints.filter((line) => !line.includes('503'));
    expect(complaints).toEqual([]);
  });

  it('ends with a press on "Sign out"', async () => {
    const page = await enter();
    await press(page, 'Sign out');
    await seen(page, 'left');
    await page.reload();
    await seen(page, 'come');
  });
});

describe('the rooms', () => {
  it('show figures as a picture, in a sentence, and as a table', async () => {
    const page = await enter();
    const picture = page.locator('canvas[aria-label^="Trend"]');
    expect(await picture.getAttribute('aria-label')).toContain('could get back in today');
    await page.click('summary >> nth=0');
    expect(await page.locator('figure >> nth=0').locator('tbody tr').count()).toBe(12);
    // Drawn: not every pixel of the picture is empty.
    const drawn = () =>
      page.evaluate(() => {
        const canvas = document.querySelector('canvas');
        const pixels = canvas?.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height).data ?? [];
        return pixels.some((value) => value !== 0);
      });
    await expect(drawn()).resolves.toBe(true);
    world.state.lookedAt = false;
    await go(page, 'people');
    await page.waitForSelector('text=Nobody has looked yet');
    expect(complaints).toEqual([]);
  });

  it('lists names only on a press, which the audit has before, and saves them as a file', async () => {
    const page = await enter('people');
    const listed = () =>
      world.recorded.state.events.filter((event) => 'act' in event && event.act === 'coverage.people-listed');
    const before = listed().length;
    expect(await page.innerText('#room')).not.toContain('@contoso.example');
    await press(page, 'Red: show 1,410');
    await page.waitForSelector('#people-list tbody tr');
    expect(await page.innerText('#people-list')).toContain('Aino <b>Virtanen</b> 0');
    await press(page, 'Show more');
    await page.waitForSelector('#people-list tbody tr:nth-child(4)');
    expect(listed()).toHaveLength(before + 1);
    const [file] = await Promise.all([page.waitForEvent('download'), press(page, 'Save the whole list (CSV)')]);
    expect(file.suggestedFilename()).toBe('avain-people-red.csv');
    const csv = await readFile(await file.path(), 'utf8');
    expect(csv.trim().split('\r\n')).toHaveLength(5);
    expect(csv).not.toMatch(/(^|,)"?[=+@-]/m);
  });

  it('take a campaign from its words over its file to its start, and show it moving', async () => {
    const page = await enter('campaigns/new');
    await press(page, 'Save the draft');
    await told(page, 'Something is not right yet');
    expect(await page.innerText('#room')).toContain('Give it a name of 1 to 80 characters.');
    await field(page, 'Name').fill('Second round');
    await page.selectOption('select >> nth=1', 'csv');
    for (const language of ['English', 'Finnish']) {
      await field(page, `Title (${language})`).fill(`Hello {name} ${language}`);
      await field(page, `Text (${language})`).fill('Open {organisation}.');
    }
    expect(await page.innerText('.message >> nth=0')).toMatch(/Hello Aino English\s+Open Contoso <Oy> & Co\./);
    await press(page, 'Save the draft');
    await heading(page, 'Second round');
    const choose = (body: string) =>
      page.setInputFiles('input[type=file]', { name: 'people.csv', mimeType: 'text/csv', buffer: Buffer.from(body) });
    await choose('nobody\r\n');
    await press(page, 'Upload');
    await page.waitForSelector('text=No column names people');
    await choose('userPrincipalName\r\naino@contoso.example\r\n');
    await press(page, 'Upload');
    await told(page, '3 rows were read.');
    expect(await page.innerText('#room')).toContain('Named before');
    await press(page, 'Start');
    await page.click('fluent-dialog fluent-button:text-is("Not now")');
    expect(world.state.heard).toEqual([]);
    await press(page, 'Start');
    await page.click('fluent-dialog fluent-button:text-is("Start")');
    await page.waitForSelector('fluent-badge:text-is("Reading the audience")');
    expect(world.state.heard).toEqual(['schedule c-3']);
    // Nobody presses anything: the page asks by itself.
    const { campaign } = world.state.views.get('c-3')!;
    world.state.views.set('c-3', viewOf({ ...campaign, state: 'running' }, runningStates));
    await page.waitForSelector('text=Of 10,000 people 7,160 have been reached');
    expect(complaints).toEqual([]);
  });

  it('change the plan and the words of the kit, and say what is wrong with a change', async () => {
    const page = await enter('plan/licences');
    await field(page, 'Owner: user principal name').fill('nobody');
    await press(page, 'Save');
    await page.waitForSelector('text=Nobody of the organisation has this name.');
    await field(page, 'Owner: user principal name').fill('');
    await field(page, 'Note').fill('Ordered.');
    await press(page, 'Save');
    await told(page, 'The plan has been saved.');
    expect(world.state.heard.at(-1)).toBe('plan {"taskId":"licences","note":"Ordered."}');
    await go(page, 'kit/x');
    await page.waitForSelector('text=A tag has 3 to 24 small letters');
    await go(page, 'kit/lobby/fi');
    await page.click('[aria-label="Preview: QR code (PNG)"]');
    await page.waitForFunction(() => (document.querySelector<HTMLImageElement>('.picture')?.naturalWidth ?? 0) > 0);
    await field(page, 'Teams post: title').fill('In our own words');
    await press(page, 'Save the words');
    await told(page, 'The words have been saved.');
    expect(world.state.texts.get('kit.post.title')).toBe('In our own words');
    expect(complaints).toEqual([]);
  });

  it('unlock an account with a reason, and never one’s own', async () => {
    const page = await enter('locks');
    await field(page, 'User principal name or object id').fill('own@contoso.example');
    await page.keyboard.press('Enter');
    await page.waitForSelector('text=This is your own account');
    expect(await page.isVisible('text=Unlock recovery')).toBe(false);
    await field(page, 'User principal name or object id').fill('aino@contoso.example');
    await page.keyboard.press('Enter');
    await press(page, 'Unlock recovery');
    await page.waitForSelector('text=Write why.');
    await field(page, 'Reason').fill('INC-17');
    await press(page, 'Unlock recovery');
    await told(page, 'Recovery is unlocked.');
    expect(world.state.heard).toEqual([`unlock ${world.state.lock.id} INC-17`]);
  });
});

const everyRoom = [
  ...['overview', 'people/red', 'campaigns', 'campaigns/c-1', 'campaigns/c-2', 'campaigns/new'],
  ...['kit', 'plan/methods', 'guide', 'doctor', 'locks'],
];

describe('for everybody', () => {
  it.each(['default', 'dark', 'contrast'])('axe finds nothing in any room (%s)', async (theme) => {
    const page = await enter('overview', theme === 'dark' ? {} : { viewport: { width: 900, height: 800 } });
    await page.evaluate((name) => (document.documentElement.dataset['theme'] = name), theme);
    const found: string[] = [];
    for (const room of everyRoom) {
      await go(page, room);
      if (room === 'people/red') await page.waitForSelector('#people-list tbody tr');
      if (room === 'locks') {
        await field(page, 'User principal name or object id').fill('aino@contoso.example');
        await page.keyboard.press('Enter');
        await page.waitForSelector('text=Unlock recovery');
      }
      // Legacy: no frames here, and the other way opens a page of its own for each look.
      const builder = new AxeBuilder({ page }).setLegacyMode();
      const { violations } = await (theme === 'default' ? builder : builder.withRules(['color-contrast'])).analyze();
      for (const { id, nodes } of violations) found.push(`${room} ${id}: ${nodes.map(({ html }) => html).join(' ')}`);
    }
    expect(found).toEqual([]);
  });

  it('fits a phone of 375 pixels in Finnish, without scrolling sideways, with targets big enough to hit', async () => {
    const page = await enter('overview', { viewport: { width: 375, height: 740 } }, 'fi');
    for (const room of everyRoom) {
      await go(page, room);
      expect([room, await page.evaluate(() => document.documentElement.scrollWidth)]).toEqual([room, 375]);
      const small = await page.$$eval('fluent-button, fluent-tab, summary, select, input', (all) =>
        all.flatMap((one) => {
          const { width, height } = one.getBoundingClientRect();
          return width > 0 && Math.min(width, height) < 20 ? [one.outerHTML] : [];
        }),
      );
      expect(small).toEqual([]);
    }
    expect(complaints).toEqual([]);
  });

  it('is walked with the keyboard: along the rooms, into one, through a dialog and back', async () => {
    const page = await enter();
    const focused = () => page.evaluate(() => document.activeElement?.textContent ?? '');
    await page.focus('#skip');
    expect(await focused()).toBe('To the content');
    for (let count = 0; count < 2; count += 1) await page.keyboard.press('Tab');
    expect(await focused()).toBe('Overview');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    await heading(page, 'Campaigns');
    expect(await focused()).toBe('Campaigns');
    expect(new URL(page.url()).hash).toBe('#campaigns');
    await page.keyboard.press('Tab');
    expect(await focused()).toBe('New campaign');
    await go(page, 'campaigns/c-1');
    expect(await focused()).toBe('Autumn <i>round</i>');
    await page.locator('[data-act=cancel]').focus();
    await page.keyboard.press('Enter');
    await page.waitForSelector('fluent-dialog fluent-button:focus');
    expect(await focused()).toBe('Not now');
    await page.keyboard.press('Escape');
    await page.waitForSelector('fluent-dialog', { state: 'detached' });
    expect(await focused()).toBe('Cancel');
    expect(world.state.heard).toEqual([]);
    await page.goBack();
    await heading(page, 'Campaigns');
    expect(complaints).toEqual([]);
  });
});
