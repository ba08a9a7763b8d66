import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Browser, FrameLocator, Page } from 'playwright-core';
import { startPlayground, type Playground } from '../../playground/compose-playground.ts';
import { systemClock } from '../../services/clock/system-clock.ts';
import { launchBrowser } from '../support/browser.ts';
import { eventually } from '../support/eventually.ts';

/** The story of the README, in Chromium, against the whole product. */

type Persona = { readonly id: string; readonly upn: string; readonly password: string; readonly aadObjectId: string };

const words = {
  en: {
    forgot: 'I forgot my password',
    yes: 'Yes, this is the account',
    choose: 'Choose a new password',
    done: 'Your password is changed',
  },
  fi: { forgot: 'Unohdin salasanani', yes: 'Kyllä', choose: 'Valitse uusi salasana', done: 'Salasanasi on vaihdettu' },
};
const fresh = 'Sinisorsa-Laituri-47!';

let playground: Playground;
let browser: Browser;

beforeAll(async () => {
  [playground, browser] = await Promise.all([
    startPlayground({ port: 0, people: 0, redisUrl: undefined, clock: systemClock }),
    launchBrowser(),
  ]);
}, 60_000);

afterAll(async () => {
  await browser.close();
  await playground.stop();
}, 30_000);

async function call<T>(path: string, body?: object): Promise<T> {
  const init = body && { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
  return (await (await fetch(`${playground.url}${path}`, init)).json()) as T;
}

async function personaNamed(id: string): Promise<Persona> {
  const { personas } = await call<{ personas: Persona[] }>('/playground/api/personas');
  return personas.find((persona) => persona.id === id)!;
}

async function latestCode(channel: 'mail' | 'sms'): Promise<string> {
  let code: string | undefined;
  await eventually(async () => {
    const items = await call<{ channel: string; code?: string }[]>('/playground/api/outbox');
    code = items.findLast((item) => item.channel === channel && item.code !== undefined)?.code;
    expect(code).toMatch(/^\d{8}$/);
  });
  return code!;
}

const patches = async () =>
  (await call<{ method: string; path: string; status: number }[]>('/playground/api/directory/requests')).filter(
    ({ method, path }) => method === 'PATCH' && path.includes('/users/'),
  );
const signIn = (upn: string, password: string) =>
  call<{ ok: boolean; code?: string }>('/playground/api/sign-in', { upn, password });

const press = (page: Page, name: string) => page.getByTestId('card').getByRole('button', { name }).last().click();
const dialogOf = (page: Page): FrameLocator => page.frameLocator('[data-testid=dialog-frame]');

async function typeInChat(page: Page, text: string): Promise<void> {
  await page.getByTestId('composer').fill(text);
  await page.getByTestId('composer').press('Enter');
}

async function answerCode(page: Page, code: string): Promise<void> {
  const card = page
    .getByTestId('card')
    .filter({ has: page.locator('input') })
    .last();
  await card.locator('input').fill(`${code.slice(0, 4)} ${code.slice(4)}`);
  await card.getByRole('button').first().click();
}

async function setPassword(page: Page, password: string): Promise<void> {
  const frame = dialogOf(page);
  await frame.locator('#password').fill('kort');
  await frame.locator('#rules li').first().waitFor();
  await frame.locator('#password').fill(password);
  await frame.locator('#submit').click();
}

async function resetByButtons(page: Page): Promise<void> {
  await press(page, words.en.forgot);
  await press(page, words.en.yes);
  await press(page, 'by email');
  await answerCode(page, await latestCode('mail'));
  await press(page, 'by text message');
  await answerCode(page, await latestCode('sms'));
  await press(page, words.en.choose);
  await setPassword(page, fresh);
}

beforeEach(async () => {
  await call('/playground/api/restore', {});
});

describe('an employee who forgot the password', () => {
  it('gets back in by buttons, in English, and hears of it at every registered address', async () => {
    const emma = await personaNamed('emma');
    const page = await browser.newPage({ viewport: { width: 1280, height: 860 } });
    await page.goto(`${playground.url}/?as=emma`);
    await resetByButtons(page);
    await dialogOf(page)
      .getByRole('heading', { name: /password/i })
      .first()
      .waitFor();
    await page.getByTestId('chat-log').getByText(words.en.done).waitFor();

    expect(await signIn(emma.upn, fresh)).toEqual({ ok: true });
    expect(await signIn(emma.upn, emma.password)).toEqual({ ok: false, code: 'AADSTS50126' });
    expect((await patches()).map(({ status }) => status)).toEqual([204]);
    await eventually(async () => {
      const items = await call<{ channel: string; link?: string }[]>('/playground/api/outbox');
      const notices = items.filter(({ link }) => link?.includes('/not-me') === true);
      expect(notices.map(({ channel }) => channel).sort()).toEqual(['mail', 'sms']);
    });
    await page.close();
  }, 120_000);

  it('gets back in by typing words only, in Finnish, on a phone', async () => {
    const aino = await personaNamed('aino');
    const page = await browser.newPage({ viewport: { width: 375, height: 740 } });
    await page.goto(`${playground.url}/?as=aino&theme=dark`);
    const log = page.getByTestId('chat-log');
    await log.getByText('Hei').first().waitFor();
    await typeInChat(page, 'Unohdin salasanani');
    await log.getByText('Onko tämä').first().waitFor();
    await typeInChat(page, 'kyllä');
    await log.getByText('0/2').or(log.getByText('0 / 2')).or(log.getByText(/0.+2/)).first().waitFor();
    await typeInChat(page, 'sähköposti');
    await typeInChat(page, await latestCode('mail'));
    await log
      .getByText(/1.{1,6}2/)
      .first()
      .waitFor();
    await typeInChat(page, 'tekstiviesti');
    await typeInChat(page, await latestCode('sms'));
    await log.getByRole('button', { name: words.fi.choose }).last().waitFor();
    await press(page, words.fi.choose);
    await setPassword(page, fresh);
    await log.getByText(words.fi.done).waitFor();
    expect(await signIn(aino.upn, fresh)).toEqual({ ok: true });
    await page.close();
  }, 120_000);

  it('gets back in by keyboard alone, in high contrast', async () => {
    const emma = await personaNamed('emma');
    const page = await browser.newPage({ viewport: { width: 1280, height: 860 } });
    await page.goto(`${playground.url}/?as=emma&theme=contrast`);
    await page.getByTestId('card').first().waitFor();
    const enterOn = async (name: string) => {
      const button = page.getByTestId('card').getByRole('button', { name }).last();
      await button.waitFor();
      await tabTo(page, (focused, tag) => tag === 'BUTTON' && focused.includes(name));
      await page.keyboard.press('Enter');
    };
    const typeCode = async (channel: 'mail' | 'sms') => {
      const code = await latestCode(channel);
      await page.getByTestId('card').locator('input').last().waitFor();
      await tabTo(page, (_name, tag) => tag === 'INPUT');
      await page.keyboard.type(code);
      await page.keyboard.press('Tab');
      await page.keyboard.press('Enter');
    };
    await enterOn(words.en.forgot);
    await enterOn(words.en.yes);
    await enterOn('by email');
    await typeCode('mail');
    await enterOn('by text message');
    await typeCode('sms');
    await enterOn(words.en.choose);
    await dialogOf(page).locator('#password').waitFor();
    await dialogOf(page).locator('#password').focus();
    await page.keyboard.type(fresh);
    await page.keyboard.press('Enter');
    await page.getByTestId('chat-log').getByText(words.en.done).waitFor();
    expect(await signIn(emma.upn, fresh)).toEqual({ ok: true });
    await page.close();
  }, 120_000);
});

describe('"this wasn\'t me"', () => {
  it('is a link in the notice: one press and nobody can sign in with that password', async () => {
    const emma = await personaNamed('emma');
    const page = await browser.newPage();
    await page.goto(`${playground.url}/?as=emma`);
    await resetByButtons(page);
    let link: string | undefined;
    await eventually(async () => {
      const items = await call<{ link?: string }[]>('/playground/api/outbox');
      link = items.find((item) => item.link?.includes('/not-me'))?.link;
      expect(link).toBeDefined();
    });
    const before = (await patches()).length;
    await page.goto(link!);
    await page.getByRole('button').first().waitFor();
    expect((await patches()).length).toBe(before);
    await page.getByRole('button').first().click();
    await eventually(async () => {
      expect(await signIn(emma.upn, fresh)).toEqual({ ok: false, code: 'AADSTS50126' });
    });
    await page.close();
  }, 120_000);
});

/** Presses Tab until the focused element fits; fails after a whole round. */
async function tabTo(page: Page, fits: (name: string, tag: string) => boolean): Promise<void> {
  const seen: string[] = [];
  for (let step = 0; step < 60; step += 1) {
    await page.keyboard.press('Tab');
    const { name, tag } = await page.evaluate(() => ({
      name: document.activeElement?.textContent.trim() ?? '',
      tag: document.activeElement?.tagName ?? '',
    }));
    seen.push(`${tag} ${name.slice(0, 30)}`);
    if (fits(name, tag)) return;
  }
  throw new Error(`the focus never came there, but to: ${seen.slice(0, 20).join(' | ')}`);
}
