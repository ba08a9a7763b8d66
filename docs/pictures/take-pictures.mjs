/*
 * Takes the pictures of the README from a running playground, in Chromium.
 *
 *   npm start                                  # in one terminal; prints the address
 *   node docs/pictures/take-pictures.mjs       # in another; needs the development packages and a Chromium
 *
 * AVAIN_PLAYGROUND_URL names another address than http://127.0.0.1:3978, CHROMIUM another browser than
 * /usr/bin/chromium. Everything in the playground is put back first. The pictures are written beside this file.
 */
import { fileURLToPath } from 'node:url';
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

await story();
await finnishOnAPhone();
await contrast();
await browser.close();
