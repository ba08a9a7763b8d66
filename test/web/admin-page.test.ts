import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { Page } from 'playwright-core';
import { DependencyError } from '../../services/errors/app-error.ts';
import { runningStates, viewOf } from '../support/admin-page-data.ts';
import type { AdminPageWorld } from '../support/admin-page-world.ts';
import { fieldOf, goTo, headingOf, startAdminVisitor, type AdminVisitor } from '../support/admin-visitor.ts';

jest.setTimeout(90_000);

let visitor: AdminVisitor;
let world: AdminPageWorld;
beforeAll(async () => {
  visitor = await startAdminVisitor();
  ({ world } = visitor);
});
afterAll(async () => visitor.close());
beforeEach(async () => visitor.fresh());

const seen = (page: Page, view: string) => page.waitForSelector(`[data-view="${view}"]:not([hidden])`);
const told = (page: Page, words: string) => page.waitForSelector(`#told :text("${words}")`);
const press = (page: Page, words: string) => page.click(`fluent-button:text-is("${words}")`);

describe('coming in', () => {
  it('takes a press, spends the link, and keeps the session in this tab alone', async () => {
    const page = await visitor.newPage();
    const link = await world.invite();
    for (let count = 0; count < 3; count += 1) expect((await fetch(link)).status).toBe(200);
    await page.goto(link);
    await seen(page, 'enter');
    await page.click('#enter');
    await headingOf(page, 'Overview');
    expect(page.url()).toBe(`${world.origin}/admin?lang=en#overview`);
    expect(await page.innerText('#who')).toBe('Satu Ylläpitäjä');
    await page.reload();
    await headingOf(page, 'Overview');
    const token = new URL(link).hash.split('/')[1] ?? '?';
    expect(visitor.asked().filter((url) => (url.split('#')[0] ?? '').includes(token))).toEqual([]);
    expect(await page.context().cookies()).toEqual([]);
    const second = await visitor.newPage();
    await second.goto(link);
    await second.click('#enter');
    await seen(second, 'link-dead');
    await second.goto('about:blank');
    await second.goto(`${world.origin}/admin?lang=en#campaigns`);
    await seen(second, 'come');
    expect(visitor.complaints()).toEqual([]);
  });

  it('is refused to a forged session, and to whoever is no admin any more, at their next press', async () => {
    const forged = await visitor.newPage();
    await forged.goto(`${world.origin}/admin?lang=en`);
    await forged.evaluate(() =>
      sessionStorage.setItem('avain-admin', JSON.stringify({ token: 'x'.repeat(43), name: 'Eve' })),
    );
    await forged.reload();
    await seen(forged, 'over');
    const page = await visitor.enter('campaigns');
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
    const page = await visitor.enter();
    world.state.fault = new DependencyError('store_unavailable', 'down');
    await goTo(page, 'campaigns');
    expect(await page.innerText('#room')).toMatch(/give this number to whoever runs Avain: \S{10}/);
    world.state.fault = undefined;
    await press(page, 'Try again');
    await page.waitForSelector('#room table');
    world.state.refusal = 'could-not-check';
    await page.evaluate(() => (location.hash = 'doctor'));
    await seen(page, 'could-not-check');
    world.state.refusal = undefined;
    await page.click('#check-again');
    await headingOf(page, 'Doctor');
    world.clock.advance(31 * 60_000);
    await press(page, 'Look now');
    await seen(page, 'over');
    expect(visitor.complaints().filter((line) => !line.includes('503'))).toEqual([]);
  });

  it('ends with a press on "Sign out"', async () => {
    const page = await visitor.enter();
    await press(page, 'Sign out');
    await seen(page, 'left');
    await page.reload();
    await seen(page, 'come');
  });
});

describe('the rooms', () => {
  it('show figures as a picture, in a sentence, and as a table', async () => {
    const page = await visitor.enter();
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
    await goTo(page, 'people');
    await page.waitForSelector('text=Nobody has looked yet');
    expect(visitor.complaints()).toEqual([]);
  });

  it('lists names only on a press, which the audit has before, and saves them as a file', async () => {
    const page = await visitor.enter('people');
    const listed = () =>
      world.recorded.state.events.filter((event) => 'act' in event && event.act === 'coverage.people-listed');
    const before = listed().length;
    expect(await page.innerText('#room')).not.toContain('@contoso.example');
    await press(page, 'Red: show 1,410');
    await page.waitForSelector('#people-list tbody tr');
    expect(await page.innerText('#people-list')).toContain('Aino <b>Virtanen</b> 0');
    await press(page, 'Show more');
    await page.waitForSelector('#people-list tbody tr:nth-child(4)');
    expect(listed()).toHaveLength(before + 2);
    const [file] = await Promise.all([page.waitForEvent('download'), press(page, 'Save the whole list (CSV)')]);
    expect(file.suggestedFilename()).toBe('avain-people-red.csv');
    const csv = await readFile(await file.path(), 'utf8');
    expect(csv.trim().split('\r\n')).toHaveLength(5);
    expect(csv).not.toMatch(/(^|,)"?[=+@-]/m);
  });

  it('take a campaign from its words over its file to its start, and show it moving', async () => {
    const page = await visitor.enter('campaigns/new');
    await press(page, 'Save the draft');
    await told(page, 'Something is not right yet');
    expect(await page.innerText('#room')).toContain('Give it a name of 1 to 80 characters.');
    await fieldOf(page, 'Name').fill('Second round');
    await page.selectOption('select >> nth=1', 'csv');
    for (const language of ['English', 'Finnish']) {
      await fieldOf(page, `Title (${language})`).fill(`Hello {name} ${language}`);
      await fieldOf(page, `Text (${language})`).fill('Open {organisation}.');
    }
    expect(await page.innerText('.message >> nth=0')).toMatch(/Hello Aino Virtanen English\s+Open Contoso <Oy> & Co\./);
    await press(page, 'Save the draft');
    await headingOf(page, 'Second round');
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
    world.state.refusal = 'not-admin';
    await seen(page, 'not-admin');
    expect(visitor.complaints()).toEqual([]);
  });

  it('change the plan and the words of the kit, and say what is wrong with a change', async () => {
    const page = await visitor.enter('plan/licences');
    await fieldOf(page, 'Owner: user principal name').fill('nobody');
    await press(page, 'Save');
    await page.waitForSelector('text=Nobody of the organisation has this name.');
    await fieldOf(page, 'Owner: user principal name').fill('');
    await fieldOf(page, 'Note').fill('Ordered.');
    await press(page, 'Save');
    await told(page, 'The plan has been saved.');
    expect(world.state.heard.at(-1)).toBe('plan {"taskId":"licences","note":"Ordered."}');
    await goTo(page, 'kit/x');
    await page.waitForSelector('text=A tag has 3 to 24 small letters');
    await goTo(page, 'kit/lobby/fi');
    await page.click('[aria-label="Preview: QR code (PNG)"]');
    await page.waitForFunction(() => (document.querySelector<HTMLImageElement>('.picture')?.naturalWidth ?? 0) > 0);
    await fieldOf(page, 'Teams post: title').fill('In our own words');
    await press(page, 'Save the words');
    await told(page, 'The words have been saved.');
    expect(world.state.texts.get('kit.post.title')).toBe('In our own words');
    expect(visitor.complaints()).toEqual([]);
  });

  it('unlock an account with a reason, and never one’s own', async () => {
    const page = await visitor.enter('locks');
    await fieldOf(page, 'User principal name or object id').fill('own@contoso.example');
    await page.keyboard.press('Enter');
    await page.waitForSelector('text=This is your own account');
    expect(await page.isVisible('text=Unlock recovery')).toBe(false);
    await fieldOf(page, 'User principal name or object id').fill('aino@contoso.example');
    await page.keyboard.press('Enter');
    await press(page, 'Unlock recovery');
    await page.waitForSelector('text=Write why.');
    await fieldOf(page, 'Reason').fill('INC-17');
    await press(page, 'Unlock recovery');
    await told(page, 'Recovery is unlocked.');
    expect(world.state.heard).toEqual([`unlock ${world.state.lock.id} INC-17`]);
  });
});
