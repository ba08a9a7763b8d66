import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readFile } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';
import jsQr from 'jsqr';
import type { Browser, Page } from 'playwright-core';
import { PNG } from 'pngjs';
import { startPlayground, type Playground } from '../../playground/compose-playground.ts';
import { systemClock } from '../../services/clock/system-clock.ts';
import { createTranslator, type MessageKey } from '../../services/i18n/translator.ts';
import { groupId } from '../../playground/company/company-groups.ts';
import { launchBrowser } from '../support/browser.ts';
import { eventually } from '../support/eventually.ts';
import { createPlaygroundCalls, type PlaygroundCalls } from '../support/playground-calls.ts';
import { startRedisServer, type RedisServer } from '../support/redis-server.ts';

/** The story of an administrator in Chromium, against the whole product on a real Redis, in the company's own cast. */

const fi = createTranslator('fi', 'Europe/Helsinki');
const en = createTranslator('en', 'Europe/Helsinki');
const phone = { width: 375, height: 740 };

let redis: RedisServer;
let playground: Playground;
let browser: Browser;
let calls: PlaygroundCalls;
let alex: Page;
let admin: Page;

beforeAll(async () => {
  const user = { name: 'avain', password: 'in-the-test-only', rules: '~avain:* &* +@all -config -acl' };
  [redis, browser] = await Promise.all([startRedisServer({ appendOnly: true, user }), launchBrowser()]);
  const redisUrl = redis.url.replace('//', `//${user.name}:${user.password}@`);
  playground = await startPlayground({ port: 0, people: 0, redisUrl, clock: systemClock });
  calls = createPlaygroundCalls(playground.url);
  alex = await chatOf('alex');
}, 60_000);
afterAll(async () => {
  await browser.close();
  await playground.stop();
  await redis.stop();
}, 30_000);

async function chatOf(persona: string, options: { viewport?: typeof phone } = {}): Promise<Page> {
  const context = await browser.newContext({ timezoneId: 'Europe/Helsinki', ...options });
  context.setDefaultTimeout(20_000);
  const page = await context.newPage();
  await page.goto(`${playground.url}/?as=${persona}`);
  return page;
}
async function say(page: Page, text: string): Promise<void> {
  await page.getByTestId('composer').fill(text);
  await page.getByTestId('composer').press('Enter');
}
const card = (page: Page, ...texts: readonly string[]) =>
  texts.reduce((found, hasText) => found.filter({ hasText }), page.getByTestId('card')).last();
const pressIn = (page: Page, key: MessageKey) =>
  page
    .getByTestId('card')
    .getByRole('button', { name: en(key), exact: true })
    .last()
    .click();

/** Fluent's own elements keep their roles to themselves, so they are found by name and words. */
const press = (words: MessageKey) =>
  admin
    .locator(`fluent-button:text-is("${en(words)}")`)
    .last()
    .click();
const field = (label: string) =>
  admin.locator(`fluent-text-input:text-is("${label}") input, fluent-textarea:has(:text-is("${label}")) textarea`);
async function enter(room: string): Promise<void> {
  await admin.evaluate((to) => {
    document.querySelector('#room h1')?.setAttribute('data-old', '');
    location.hash = to;
  }, room);
  await admin.waitForSelector('#room h1:not([data-old])');
}

/** A piece of the kit, as it is saved. */
async function piece(words: MessageKey): Promise<{ name: string; bytes: Buffer }> {
  const button = admin.locator(`fluent-button[aria-label="${en('admin-page.kit.save')}: ${en(words)}"]`);
  const [download] = await Promise.all([admin.waitForEvent('download'), button.click()]);
  return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) };
}

/** An hour that is half a day away, wherever on earth somebody is. */
function farHour(): { from: string; to: string } {
  const hour = (new Date().getUTCHours() + 14) % 24;
  const two = (value: number): string => String(value % 24).padStart(2, '0');
  return { from: `${two(hour)}:00`, to: `${two(hour + 1)}:00` };
}

describe('an administrator', () => {
  it('hears from the doctor what is wrong and how to mend it, and that it is mended', async () => {
    await calls.call('tenant', { 'app-unpublished': true });
    await say(alex, 'doctor');
    await card(alex, en('admin.doctor.title'), '✗', 'npm run package').waitFor();
    await calls.call('tenant', { 'app-unpublished': false });
    await pressIn(alex, 'button.admin.doctor-again');
    await card(alex, en('admin.doctor.title'), en('admin.doctor.no-red')).waitFor();
  }, 120_000);

  it('goes to the page by a link that opens once, and reads the same there', async () => {
    await say(alex, 'who could recover');
    await pressIn(alex, 'button.admin.refresh-coverage');
    const begun = alex.getByText(en('admin.coverage.begun')).or(alex.getByText(en('admin.coverage.running')));
    await begun.last().waitFor();
    const told = await askUntilCounted();

    await say(alex, 'admin page');
    const link = alex.getByTestId('card').getByRole('link', { name: en('button.admin.open-page') });
    [admin] = await Promise.all([alex.context().waitForEvent('page'), link.click()]);
    await admin.locator('#enter').waitFor();
    const address = admin.url();
    await admin.click('#enter');
    await admin.waitForSelector('#room h1');
    const again = await browser.newPage();
    await again.goto(address);
    await again.click('#enter');
    await again.waitForSelector('[data-view="link-dead"]:not([hidden])');
    await again.close();

    const shown = await admin.locator('#room .figure', { hasText: en('admin-page.coverage.green') }).innerText();
    const [inChat, onPage] = [told, shown].map((text) => Number(/([\d.]+)%/u.exec(text)?.[1]));
    expect(inChat).toBeGreaterThan(0);
    expect(Math.abs((inChat ?? 0) - (onPage ?? 100))).toBeLessThan(0.6);
    await enter('doctor');
    await admin.getByText(en('admin-page.verdict.red')).first().waitFor();
    expect(await admin.locator('#room').innerText()).toMatch(
      new RegExp(`${en('admin-page.verdict.red')}\\s+0\\b`, 'u'),
    );
    await enter('people');
    expect(await admin.locator('#room table').first().innerText()).toMatch(/Green\s+\d+/u);
  }, 120_000);

  it('prints a poster whose code leads to the way in, and sees that it was pressed', async () => {
    await enter('kit/lobby/en');
    const poster = await piece('admin-page.kit-piece.poster');
    expect(poster.name).toBe('avain-poster-lobby-en.pdf');
    expect(poster.bytes.subarray(0, 5).toString()).toBe('%PDF-');
    const picture = await piece('admin-page.kit-piece.qr-png');
    const { data, width, height } = PNG.sync.read(picture.bytes);
    const address = jsQr.default(new Uint8ClampedArray(data), width, height)?.data ?? '';
    expect(address).toMatch(new RegExp(`^${playground.url}/go#lobby\\.\\w+$`, 'u'));

    const scanner = await browser.newPage({ viewport: phone });
    await scanner.route('https://teams.microsoft.com/**', (route) => route.fulfill({ body: 'Teams' }));
    await scanner.goto(address);
    await scanner.click('#open');
    await scanner.waitForURL('https://teams.microsoft.com/**');
    await scanner.close();
    await eventually(async () => {
      await enter('overview');
      await enter('kit/lobby/en');
      expect(await admin.innerText('#room')).toContain(en('admin-page.kit.arrivals', { count: '1' }));
    });
  }, 120_000);

  it('writes to everybody once and sees where each of them stands, at every look', async () => {
    await enter('campaigns/new');
    const { from, to } = farHour();
    await field(en('admin-page.editor.name')).fill('Hello everybody');
    await field(en('admin-page.editor.group')).fill(groupId('everybody'));
    for (const [language, hello] of [
      ['English', 'Hello {name}'],
      ['Finnish', 'Hei {name}'],
    ] as const) {
      await field(`${en('admin-page.editor.title')} (${language})`).fill(hello);
      await field(`${en('admin-page.editor.body')} (${language})`).fill('Avain @ {organisation}');
    }
    await admin.getByLabel(en('admin-page.editor.quiet-from')).fill(from);
    await admin.getByLabel(en('admin-page.editor.quiet-to')).fill(to);
    await admin.getByLabel(en('admin-page.editor.weekends')).uncheck();
    await press('admin-page.editor.save');
    await admin.waitForSelector('#room h1:text-is("Hello everybody")');
    await press('admin-page.act.preview');
    await card(alex, en('campaign.preview')).waitFor();

    await watchSums();
    await press('admin-page.act.schedule');
    const asking = admin.locator('fluent-dialog:visible, dialog:visible');
    await asking.waitFor();
    // A dialog that still moves lets a click pass by.
    await eventually(async () => {
      if ((await asking.count()) > 0) await press('admin-page.act.schedule');
      await asking.waitFor({ state: 'hidden', timeout: 5000 });
    });
    await state(en('admin-page.person.queued'), (count) => count === 0);

    const emma = await chatOf('emma');
    await card(emma, 'Hello Emma').waitFor();
    await pressIn(emma, 'button.am-i-ready');
    await card(emma, en('ready.title')).waitFor();
    const [eero, aino] = await Promise.all([chatOf('eero'), chatOf('aino', { viewport: phone })]);
    await card(eero, 'Hei Eero', 'Kuusama').waitFor();
    await say(eero, 'olenko valmis');
    await card(aino, 'Hei Aino').waitFor();
    await say(aino, 'ei enää viestejä');
    await aino.getByText(fi('words.no-more-messages')).waitFor();

    await state(en('admin-page.person.ready'), (count) => count === 1);
    await state(en('admin-page.person.opened'), (count) => count === 1);
    await state(en('admin-page.person.opted-out'), (count) => count === 1);
    const looks = await admin.evaluate(() => (window as unknown as { looks: [number, number][] }).looks);
    expect(new Set(looks.map(String)).size).toBeGreaterThan(0);
    for (const [audience, sum] of looks) expect(sum).toBe(audience);
    expect(looks.at(-1)?.[0]).toBeGreaterThan(20);
    await Promise.all([emma, eero, aino].map((page) => page.context().close()));
  }, 240_000);
});

/** Asks again only when the answer is there: the count takes as long as it takes, and the chat does not say when it ends. */
async function askUntilCounted(): Promise<string> {
  const answers = card(alex, en('admin.coverage.title'));
  const all = alex.getByTestId('card').filter({ hasText: en('admin.coverage.title') });
  for (let look = 0; look < 60; look += 1) {
    const before = await all.count();
    await say(alex, 'who could recover');
    await all.nth(before).waitFor();
    const told = await answers.innerText();
    if (told.includes('%')) return told;
    await delay(1000);
  }
  throw new Error('nobody was counted');
}

/** Adds up the table at each change of the page, from before anybody was written to. */
async function watchSums(): Promise<void> {
  await admin.evaluate(() => {
    const looks: [number, number][] = [];
    Object.assign(window, { looks });
    const number = (text: string | null | undefined): number => Number((text ?? '').replaceAll(/\D/gu, ''));
    new MutationObserver(() => {
      const rows = [...document.querySelectorAll('#room details table tbody tr')];
      if (rows.length === 0) return;
      const sum = rows.reduce((total, row) => total + number(row.lastElementChild?.textContent), 0);
      looks.push([number(document.querySelector('#room .figure-value')?.textContent), sum]);
    }).observe(document.body, { childList: true, subtree: true });
  });
}

/** Waits until the page's own table says so, without a press. */
async function state(words: string, holds: (count: number) => boolean): Promise<void> {
  const figure = admin.locator('#room details tr', { hasText: words }).locator('td').last();
  await eventually(async () => expect(holds(Number(await figure.textContent()))).toBe(true), undefined, 150_000);
}
