/*
 * Takes the pictures of the README from a running playground, in Chromium.
 *
 *   npm start                                  # in one terminal; prints the address
 *   node docs/pictures/take-pictures.mjs       # in another; needs the development packages and a Chromium
 *   node docs/pictures/take-pictures.mjs helpdesk      # only these: story, phone, contrast, helpdesk, admin, answers
 *
 * "admin" wants the larger company: npm start -- --people 10000
 *
 * AVAIN_PLAYGROUND_URL names another address than http://127.0.0.1:3978, CHROMIUM another browser than
 * /usr/bin/chromium. Everything in the playground is put back first. The pictures are written beside this file.
 */
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';

const url = process.env['AVAIN_PLAYGROUND_URL'] ?? 'http://127.0.0.1:3978';
const browser = await chromium.launch({
  executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update'],
});
const desktop = { width: 1000, height: 800 };
const phone = { width: 375, height: 720 };
const password = 'Sinisorsa-Laituri-47!';

const words = {
  en: { forgot: /forgot/, yes: /^Yes/, email: /by email/, sms: /by text/, check: /^Check/, choose: /^Choose a new/ },
  fi: { forgot: /Unohdin/, yes: /^Kyllä/, email: /sähköpostiin/, sms: /tekstiviestinä/, check: /^Tarkista/ },
};

async function world(path, body) {
  const post = { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
  const response = await fetch(`${url}/playground/api/${path}`, body === undefined ? {} : post);
  if (!response.ok) throw new Error(`${path}: ${response.status}`);
  return response.json();
}

/** What was sent to the outside last by this channel. */
async function newest(channel, part) {
  for (let look = 0; look < 60; look += 1) {
    const found = (await world('outbox')).findLast((item) => item.channel === channel && item[part] !== undefined);
    if (found !== undefined) return found[part];
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
  throw new Error(`nothing came by ${channel}`);
}

async function enter(person, { theme, size, language }) {
  await world('restore', {});
  const page = await browser.newPage({ viewport: size, deviceScaleFactor: 1 });
  await page.goto(`${url}/?as=${person}&theme=${theme}&lang=${language}`);
  const press = async (name) => {
    const button = page.getByTestId('card').getByRole('button', { name }).last();
    await button.click();
    await page.mouse.move(2, 400);
  };
  const type = async (code, check) => {
    await page.getByTestId('card').locator('input').last().fill(code);
    await press(check);
  };
  return { page, press, type };
}

async function take(page, name) {
  await page.waitForTimeout(900);
  await page.screenshot({ path: fileURLToPath(new URL(`${name}.png`, import.meta.url)) });
  console.log(name);
}

async function prove({ press, type, page }, say) {
  await press(say.forgot);
  await press(say.yes);
  await press(say.email);
  await type(await newest('mail', 'code'), say.check);
  await press(say.sms);
  await type(await newest('sms', 'code'), say.check);
  await page.getByTestId('card').getByRole('button', { name: say.choose }).last().waitFor();
}

async function story() {
  const chat = await enter('emma', { theme: 'light', size: desktop, language: 'en' });
  const { page, press } = chat;
  await page.getByTestId('card').first().waitFor();
  await take(page, 'story-1-welcome');
  await press(words.en.forgot);
  await press(words.en.yes);
  await press(words.en.email);
  await newest('mail', 'code');
  await page.getByTestId('card').locator('input').last().waitFor();
  await take(page, 'story-2-code');
  await chat.type(await newest('mail', 'code'), words.en.check);
  await press(words.en.sms);
  await chat.type(await newest('sms', 'code'), words.en.check);
  await press(words.en.choose);
  const dialog = page.frameLocator('[data-testid=dialog-frame]');
  await dialog.locator('#password').fill(password);
  await take(page, 'story-3-dialog');
  await dialog.locator('#submit').click();
  await page.getByText('Your password is changed').waitFor({ state: 'attached', timeout: 30_000 });
  await page.getByTestId('dialog-close').click();
  await take(page, 'story-4-done');

  await page.setViewportSize(phone);
  await page.goto(await newest('mail', 'link'));
  await page.getByRole('button').first().waitFor();
  await take(page, 'not-me');
  await page.close();
}

async function finnishOnAPhone() {
  const { page, press, type } = await enter('aino', { theme: 'dark', size: phone, language: 'fi' });
  await press(words.fi.forgot);
  await press(words.fi.yes);
  await press(words.fi.email);
  await type(await newest('mail', 'code'), words.fi.check);
  await page.getByText('Todisteita: 1/2').waitFor();
  await take(page, 'phone-finnish-dark');
  await page.close();
}

async function contrast() {
  const chat = await enter('emma', { theme: 'contrast', size: desktop, language: 'en' });
  await prove(chat, words.en);
  await take(chat.page, 'contrast');
  await chat.page.close();
}

/** Somebody asks, pastes a code, wants to know why, and works down the list after a new password. */
async function answers() {
  const say = async (page, text, then) => {
    await page.getByTestId('composer').fill(text);
    await page.getByTestId('composer').press('Enter');
    await Promise.all([page.getByText(text).last().waitFor(), page.getByText(then).last().waitFor()]);
    await page.getByText('Avain is typing').waitFor({ state: 'hidden' });
    await show(page, page.getByTestId('card').last(), 'end');
  };
  const emma = await enter('emma', { theme: 'light', size: desktop, language: 'en' });
  await emma.page.getByTestId('card').first().waitFor();
  await say(emma.page, 'the txt with the code never shows up on my phone', 'When the text message does not come');
  await take(emma.page, 'answers-1-question');
  await say(emma.page, 'it says SSPR_0029, what is that?', 'Did it help?');
  await take(emma.page, 'answers-2-code');
  await emma.page.close();

  const noora = await enter('noora', { theme: 'dark', size: phone, language: 'fi' });
  await noora.page.getByTestId('card').first().waitFor();
  await say(noora.page, 'miksi en pääse sisään', 'Katso kirjautumisvirheeni');
  await noora.press(/Katso kirjautumisvirheeni/);
  await noora.press(words.fi.yes);
  await noora.press(words.fi.email);
  await noora.type(await newest('mail', 'code'), words.fi.check);
  await noora.page.getByText('Mitä kirjautumisesi kertovat').waitFor();
  await show(noora.page, noora.page.getByTestId('card').last(), 'end');
  await take(noora.page, 'answers-3-diagnosis');
  await noora.press(/Missä vanha salasanani on/);
  await noora.press(/^iPhone/);
  await noora.page.getByRole('checkbox').first().check();
  await noora.press(/^Tallenna/);
  await noora.page.getByText('1/4 tehty').waitFor();
  await show(noora.page, noora.page.getByTestId('card').last(), 'start');
  await take(noora.page, 'answers-4-old-passwords');
  await noora.page.close();
}

/** Several people at once, each with a page or a seat of their own; times are the company's. */
async function people(query, size) {
  const context = await browser.newContext({ viewport: size, timezoneId: 'Europe/Helsinki' });
  const page = await context.newPage();
  await page.goto(`${url}/?${query}`);
  return { page, seat: (person) => page.getByTestId(`seat-${person}`) };
}

const cardOf = (seat, text) => seat.getByTestId('card').filter({ hasText: text }).last();
async function show(page, part, block) {
  await part.evaluate((node, where) => node.scrollIntoView({ block: where }), block);
  await page.mouse.move(2, 400);
}

/** Eero has one method; Henna helps him and vouches. */
async function helpdeskInFinnish() {
  await world('restore', {});
  const { page: eeroPage, seat: eeroSeat } = await people('as=eero&theme=dark', phone);
  const { page, seat } = await people('as=henna:servicedesk-fi', { width: 1000, height: 860 });
  const [eero, henna] = [eeroSeat('eero'), seat('henna')];
  await eero.getByRole('button', { name: words.fi.forgot }).last().click();
  await cardOf(eero, 'En voi tehdä')
    .getByRole('button', { name: /ihmiselle/ })
    .click();
  await cardOf(eero, 'Kolme sanaa').waitFor();
  await eeroPage.mouse.move(2, 400);
  await take(eeroPage, 'helpdesk-1-receipt');

  await cardOf(henna, /KU-\d+/).waitFor();
  await henna.getByRole('button', { name: 'Ota käsittelyyn' }).click();
  const claimed = cardOf(henna, 'Kolme sanaa');
  await claimed.waitFor();
  await show(page, claimed, 'end');
  await take(page, 'helpdesk-2-case');

  await claimed.getByRole('button', { name: 'Takaa henkilöllisyys', exact: true }).click();
  await henna.getByRole('radio', { name: 'Tavattu kasvotusten' }).check();
  await henna.getByLabel(/^Viite/).fill('Kulkukortti 4711');
  await henna.getByRole('checkbox').first().check();
  await show(page, henna.getByRole('button', { name: 'Takaan tämän henkilön' }), 'end');
  await take(page, 'helpdesk-3-vouch');
  await Promise.all([eeroPage.context().close(), page.context().close()]);
}

/** Hugo checks a caller who says to be Emma; what she sees on her phone. */
async function helpdeskCaller() {
  await world('restore', {});
  const { page, seat } = await people('as=hugo:it-helpdesk', desktop);
  await seat('hugo').getByTestId('composer').fill('@Avain caller check emma.walker@kuusama.example');
  await seat('hugo').getByTestId('send').click();
  await cardOf(seat('hugo'), 'Three words').waitFor();
  const call = await (await browser.newContext({ viewport: phone })).newPage();
  await call.goto(await newest('sms', 'link'));
  await call.getByRole('button', { name: /^Yes/ }).waitFor();
  await take(call, 'helpdesk-4-call');
  await Promise.all([page.context().close(), call.context().close()]);
}

/** A person and an agent talk, side by side. */
async function helpdeskSideBySide() {
  await world('restore', {});
  const { page, seat } = await people('as=harry&also=hugo:it-helpdesk&lang=en', { width: 1360, height: 760 });
  const [harry, hugo] = [seat('harry'), seat('hugo')];
  await harry.getByRole('button', { name: words.en.forgot }).last().click();
  await cardOf(harry, 'cannot do this').getByRole('button', { name: 'Talk to a human' }).click();
  await cardOf(hugo, /KU-\d+/).waitFor();
  await hugo.getByRole('button', { name: 'Claim' }).click();
  await cardOf(hugo, 'Three words').waitFor();
  await hugo.getByTestId('thread-reply').last().click();
  await hugo
    .getByTestId('thread-composer')
    .last()
    .fill('@Avain Hello Harry, can you come to the desk with your badge?');
  await hugo.getByTestId('thread-composer-send').last().click();
  await cardOf(harry, 'with your badge').waitFor();
  await harry.getByTestId('composer').fill('Yes, I am at gate 4, five minutes');
  await harry.getByTestId('send').click();
  await cardOf(hugo, 'at gate 4').waitFor();
  await page.mouse.move(2, 400);
  await take(page, 'helpdesk-5-side-by-side');
  await page.context().close();
}

/** Types into the chat and waits for a card that shows this. */
async function ask(page, text, answer) {
  await page.getByTestId('composer').fill(text);
  await page.getByTestId('send').click();
  await cardOf(page, answer).waitFor({ timeout: 60_000 });
}

/** Coverage is counted after the start, and anew when asked. */
async function counted(page, say) {
  for (let look = 0; look < 40; look += 1) {
    await ask(page, say.coverage, say.coverageTitle);
    if (/\d\s?%/.test(await cardOf(page, say.coverageTitle).innerText())) return;
    await cardOf(page, say.coverageTitle).getByRole('button', { name: say.countAnew }).click();
    await page.waitForTimeout(2000);
  }
  throw new Error('nobody was counted');
}

/** Alex looks after Avain: what is wrong, who could get back in, the poster, and a message to those who could not. */
async function administration() {
  await world('restore', {});
  const { page } = await people('as=alex&lang=en', desktop);
  await counted(page, { coverage: 'who could recover', coverageTitle: 'Who could recover', countAnew: 'Count anew' });

  await world('tenant', { 'app-unpublished': true });
  await ask(page, 'doctor', '✗');
  await world('tenant', { 'app-unpublished': false });
  await show(page, cardOf(page, '✗'), 'start');
  await take(page, 'admin-3-doctor');
  await ask(page, 'doctor', 'Nothing is red');

  await ask(page, 'admin page', 'opens the page once');
  const link = cardOf(page, 'opens the page once').getByRole('link', { name: 'Open the admin page' });
  const [admin] = await Promise.all([page.context().waitForEvent('page'), link.click()]);
  await admin.click('#enter');
  await admin.locator('#room h1').waitFor();
  const press = (words) => admin.locator(`fluent-button:text-is("${words}")`).last().click();
  await draftFor(admin);
  await press('Save the draft');
  await admin.locator('#room h1:text-is("Back in without a call")').waitFor();
  await press('Start');
  await admin.locator('fluent-dialog h2').waitFor();
  await press('Start');
  await admin.waitForFunction(messagesSent, 400, { polling: 500, timeout: 300_000 });
  await admin.setViewportSize({ width: 1000, height: 910 });
  await take(admin, 'admin-2-campaign');
  await admin.goto(`${url}/admin?lang=en#overview`);
  await admin.reload();
  await admin.getByText('Back in without a call').waitFor();
  await take(admin, 'admin-1-overview');
  await poster(admin);
  await page.context().close();
}

/** Half a day away is no quiet hour anywhere now. */
async function draftFor(admin) {
  const field = (label) =>
    admin.locator(`fluent-text-input:text-is("${label}") input, fluent-textarea:has(:text-is("${label}")) textarea`);
  await admin.goto(`${url}/admin?lang=en#campaigns/new`);
  await admin.reload();
  await field('Name').fill('Back in without a call');
  await admin.getByLabel('Audience').selectOption('cannot-recover');
  await field('Title (English)').fill('Two minutes, {name}?');
  await field('Text (English)').fill('One more way to prove who you are, and you get back in by yourself.');
  await field('Title (Finnish)').fill('Kaksi minuuttia, {name}?');
  await field('Text (Finnish)').fill('Yksi tapa lisää todistaa, kuka olet, ja pääset takaisin omin avuin.');
  const hour = (ahead) => `${String((new Date().getHours() + ahead) % 24).padStart(2, '0')}:00`;
  await admin.getByLabel('Quiet from').fill(hour(12));
  await admin.getByLabel('Quiet until').fill(hour(13));
  await admin.getByLabel('Quiet at weekends too').uncheck();
}

/** In the page: whether so many messages have gone out, or nobody waits any more. */
function messagesSent(enough) {
  const rows = [...document.querySelectorAll('#room details tr')].map(({ textContent }) => textContent);
  const count = (state) => Number((rows.find((row) => row.startsWith(state)) ?? '').replace(/\D/g, ''));
  return rows.length > 0 && (count('Message sent') >= enough || count('Waiting') === 0);
}

/** The PDF itself, as the browser shows it. */
async function poster(admin) {
  await admin.goto(`${url}/admin?lang=en#kit/lobby/en`);
  await admin.reload();
  const save = admin.locator('fluent-button[aria-label^="Save: Poster"]');
  const [download] = await Promise.all([admin.waitForEvent('download'), save.click()]);
  const path = join(tmpdir(), download.suggestedFilename());
  await download.saveAs(path);
  const page = await browser.newPage({ viewport: { width: 620, height: 880 } });
  await page.goto(`${pathToFileURL(path).href}#toolbar=0&navpanes=0&view=Fit`);
  await page.waitForTimeout(2000);
  await take(page, 'admin-4-poster');
  await Promise.all([page.close(), rm(path)]);
}

/** Satu reads on her phone who could get back in. */
async function coverageOnAPhone() {
  const context = await browser.newContext({ viewport: phone, timezoneId: 'Europe/Helsinki' });
  const page = await context.newPage();
  await page.goto(`${url}/?as=satu&theme=dark&lang=fi`);
  await counted(page, { coverage: 'kattavuus', coverageTitle: 'Ketkä pääsisivät', countAnew: 'Laske uudelleen' });
  await show(page, cardOf(page, 'Ketkä pääsisivät'), 'start');
  await take(page, 'admin-5-chat-phone-fi');
  await context.close();
}

const sets = {
  story: [story],
  phone: [finnishOnAPhone],
  contrast: [contrast],
  helpdesk: [helpdeskInFinnish, helpdeskCaller, helpdeskSideBySide],
  admin: [administration, coverageOnAPhone],
  answers: [answers],
};
const wanted = process.argv.slice(2);
for (const [name, tellers] of Object.entries(sets)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  for (const tell of tellers) await tell();
}
await browser.close();
