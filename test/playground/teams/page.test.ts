import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { AxeBuilder } from '@axe-core/playwright';
import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser } from '../../support/browser.ts';
import { eventually } from '../../support/eventually.ts';
import { activitiesOf, startFrontWorld, type BotScript, type FrontWorld } from './front-world.ts';

const cardType = 'application/vnd.microsoft.card.adaptive';
const card = (body: readonly object[], actions: readonly object[] = []): object => ({
  type: 'message',
  summary: 'Avain',
  attachments: [{ contentType: cardType, content: { type: 'AdaptiveCard', version: '1.5', body, actions } }],
});
const codeCard = card(
  [
    { type: 'TextBlock', text: 'Type the code', style: 'heading', wrap: true },
    { type: 'Input.Text', id: 'code', label: 'Code', isRequired: true, errorMessage: 'Type the code first' },
  ],
  [
    { type: 'Action.Submit', title: 'Check', style: 'positive', data: { verb: 'check' } },
    {
      type: 'Action.Submit',
      title: 'New password',
      associatedInputs: 'none',
      data: { verb: 'page', msteams: { type: 'task/fetch' } },
    },
  ],
);

/** Greets at the install, answers a message with the card, turns a pressed card into a receipt. */
const bot: BotScript = async ({ activity, world }) => {
  const emma = world.persona('emma');
  const post = (body: object, method = 'POST', id = '') =>
    world.connector({ method, path: activitiesOf(emma, id), body });
  if (activity.name === 'task/fetch') {
    const url = `${world.front.url}/page/new-password#handle`;
    return { task: { type: 'continue', value: { title: 'New password', url, width: 'medium', height: 400 } } };
  }
  if (activity.type === 'installationUpdate') {
    const actions = ['Forgot', 'Help', 'Language', 'Fourth'].map((title) => ({
      type: 'imBack',
      title,
      value: title.toLowerCase(),
    }));
    await post({ type: 'message', text: 'I am **Avain** <b>!</b>', suggestedActions: { actions } });
  } else if (activity.value?.verb === 'check') {
    await post(card([{ type: 'TextBlock', text: 'The code fits', wrap: true }]), 'PUT', activity.replyToId);
  } else if (activity.type === 'message') {
    await post({ type: 'typing' });
    await post(codeCard);
  }
  return undefined;
};

/** A page with the real teams-js in it, as the product's are. */
const dialogPage = `<!doctype html><title>New password</title><output></output><button>Done</button>
<script src="/assets/teams.js"></script><script src="/assets/page.js"></script>`;
const dialogScript = `(async () => {
  const { app, authentication, dialog } = microsoftTeams;
  await app.initialize();
  const context = await app.getContext();
  const token = await authentication.getAuthToken();
  app.notifySuccess();
  const show = (theme) => { document.querySelector('output').textContent = [context.user.id, token, theme].join(' '); };
  show(context.app.theme);
  app.registerOnThemeChangeHandler(show);
  document.querySelector('button').onclick = () => dialog.url.submit({ handle: 'done' }, ['app']);
})()`;
const teamsJs = createRequire(import.meta.url).resolve('@microsoft/teams-js/dist/umd/MicrosoftTeams.min.js');
const pages = (request: IncomingMessage, response: ServerResponse): void => {
  const send = (type: string, text: string): void => void response.writeHead(200, { 'content-type': type }).end(text);
  if (request.url === '/assets/teams.js') void readFile(teamsJs, 'utf8').then((text) => send('text/javascript', text));
  else if (request.url === '/assets/page.js') send('text/javascript', dialogScript);
  else send('text/html', dialogPage);
};

// A browser on a busy machine takes its time.
jest.setTimeout(60_000);

let world: FrontWorld;
let browser: Browser;
let page: Page;
const open = async (query: string, viewport = { width: 1280, height: 800 }): Promise<void> => {
  const context = await browser.newContext({ viewport });
  page = await context.newPage();
  await page.goto(world.front.url + query);
};
const say = async (text: string): Promise<void> => {
  await page.getByTestId('composer').fill(text);
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Check' }).waitFor();
};
const heardLast = () => world.heard.at(-1);

beforeAll(async () => {
  [world, browser] = await Promise.all([startFrontWorld(bot, { pages }), launchBrowser()]);
});
afterEach(async () => {
  await page.context().close();
  await world.api('restore', {});
});
afterAll(async () => {
  await browser.close();
  await world.stop();
});

describe('the page', () => {
  it('lets one choose a person and be welcomed, with markdown drawn and markup shown as text', async () => {
    await open('/');
    await page.getByTestId('persona-emma').click();
    await page.getByText('I am Avain <b>!</b>').waitFor();
    expect(await page.getByTestId('message-text').locator('strong').textContent()).toBe('Avain');
    expect(await page.getByTestId('suggestions').getByRole('button').allTextContents()).toEqual([
      'Forgot',
      'Help',
      'Language',
    ]);
    expect(new URL(page.url()).searchParams.get('as')).toBe('emma');
  });

  it('sends a card with what was typed, and draws the update in its place', async () => {
    await open('/?as=emma');
    await say('forgot');
    await page.getByRole('button', { name: 'Check' }).click();
    await page.getByText('Type the code first').waitFor();
    await page.getByLabel('Code').fill('1234 5678');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Check' }).click();
    await page.getByText('The code fits').waitFor();
    expect(heardLast()).toMatchObject({ type: 'message', value: { verb: 'check', code: '1234 5678' } });
    expect(await page.getByTestId('card').count()).toBe(1);
    // The pressed button is gone; the keyboard stays where it was.
    expect(await page.evaluate(() => document.activeElement?.className)).toContain('message');
  });

  it('keeps what is typed when the theme changes', async () => {
    await open('/?as=emma');
    await say('forgot');
    await page.getByLabel('Code').fill('1234');
    await page.getByTestId('theme-dark').click();
    expect(await page.getByLabel('Code').inputValue()).toBe('1234');
    expect(await page.locator('html').getAttribute('data-theme')).toBe('dark');
  });

  it('opens a dialog that speaks to the real teams-js: context, token, theme, result', async () => {
    await open('/?as=emma&theme=contrast');
    await say('forgot');
    await page.getByRole('button', { name: 'New password' }).click();
    const output = page.frameLocator('[data-testid=dialog-frame]').locator('output');
    const { aadObjectId } = world.persona('emma');
    await eventually(async () => expect(await output.textContent()).toBe(`${aadObjectId} sso-emma contrast`));
    await page.getByTestId('theme-light').click();
    await eventually(async () => expect(await output.textContent()).toBe(`${aadObjectId} sso-emma default`));
    // By keyboard: a click goes to a place, and the frame may still move with the theme that has just changed.
    await page.frameLocator('[data-testid=dialog-frame]').getByRole('button', { name: 'Done' }).press('Enter');
    await page.getByTestId('dialog').waitFor({ state: 'detached' });
    await eventually(() =>
      expect(heardLast()).toMatchObject({ name: 'task/submit', value: { data: { handle: 'done' } } }),
    );
  });

  it('closes a dialog with Escape and gives the focus back to its card', async () => {
    await open('/?as=emma');
    await say('forgot');
    await page.getByRole('button', { name: 'New password' }).press('Enter');
    await page.getByTestId('dialog').waitFor();
    await page.getByTestId('dialog-close').focus();
    await page.keyboard.press('Escape');
    await page.getByTestId('dialog').waitFor({ state: 'detached' });
    expect(await page.evaluate(() => document.activeElement?.closest('.message') !== null)).toBe(true);
  });

  it('shows mail as it comes and signs in at the pretend Entra', async () => {
    await open('/?as=emma&panel=outbox');
    await page.getByText('I am Avain').waitFor();
    await world.outbox.deliver({
      channel: 'mail',
      to: 'e@posti.example',
      language: 'en',
      subject: 'Your code',
      text: 'It is 1234 5678. http://127.0.0.1/x',
      messageId: '1',
    });
    await page.getByTestId('outbox-item').waitFor();
    expect(await page.getByTestId('outbox-copy').getAttribute('data-code')).toBe('12345678');
    await page.getByTestId('tab-sign-in').click();
    await page.getByTestId('signin-password').fill('not it');
    await page.getByTestId('signin-submit').click();
    await page.getByTestId('signin-result').getByText('AADSTS50126').waitFor();
    await page.getByTestId('signin-password').fill(world.persona('emma').password);
    await page.getByTestId('signin-submit').click();
    await page.getByTestId('signin-result').getByText('Signed in.').waitFor();
  });

  it('speaks Finnish and needs no sideways scrolling on a phone', async () => {
    await open('/?as=emma&lang=fi', { width: 375, height: 740 });
    await say('forgot');
    expect(await page.getByTestId('composer').getAttribute('aria-label')).toBe('Kirjoita viesti');
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(375);
    const width = (await page.getByTestId('card').boundingBox())?.width ?? 999;
    expect(width).toBeLessThanOrEqual(355);
  });

  it('gives each button of a card a line of its own on a phone, and wraps lines flush left elsewhere', async () => {
    const edges = async () =>
      page.getByTestId('card').evaluate((drawn) =>
        [...drawn.querySelectorAll('button')].map((each) => {
          const { left, right } = each.getBoundingClientRect();
          return [Math.round(left), Math.round(right)];
        }),
      );
    await open('/?as=emma', { width: 375, height: 740 });
    await say('forgot');
    const [first, second] = await edges();
    expect(second).toEqual(first);
    expect((first?.[1] ?? 0) - (first?.[0] ?? 0)).toBeGreaterThan(300);
    await page.setViewportSize({ width: 1280, height: 800 });
    await page.getByTestId('card').evaluate((drawn) => {
      drawn.style.width = '200px';
    });
    const wrapped = await edges();
    expect(wrapped[1]?.[0]).toBe(wrapped[0]?.[0]);
  });

  it.each(['light', 'dark', 'contrast'])(
    'has no serious accessibility fault in the theme %s',
    async (theme) => {
      await open(`/?as=emma&theme=${theme}&panel=faults`);
      await say('forgot');
      const { violations } = await new AxeBuilder({ page }).analyze();
      const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
      expect(serious.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
    },
    30_000,
  );
});
