import { AxeBuilder } from '@axe-core/playwright';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { Browser, Locator, Page } from 'playwright-core';
import { sign } from '../../../playground/tickets/signature.ts';
import { launchBrowser } from '../../support/browser.ts';
import { eventually } from '../../support/eventually.ts';
import { deskKey, silentBot, startFrontWorld, type FrontWorld } from './front-world.ts';

/** A card with everything an agent's form has. */
const caseCard = (title: string): object => ({
  type: 'message',
  summary: 'Avain',
  attachments: [
    {
      contentType: 'application/vnd.microsoft.card.adaptive',
      content: {
        type: 'AdaptiveCard',
        version: '1.5',
        body: [{ type: 'TextBlock', text: title, style: 'heading', wrap: true }],
        actions: [
          { type: 'Action.Submit', title: 'Claim', style: 'positive', data: { verb: 'claim' } },
          { type: 'Action.ShowCard', title: 'Vouch', card: form },
        ],
      },
    },
  ],
});
const form = {
  type: 'AdaptiveCard',
  body: [
    { type: 'Container', style: 'attention', items: [{ type: 'TextBlock', text: 'No evidence: words', wrap: true }] },
    {
      type: 'Input.ChoiceSet',
      id: 'evidence',
      label: 'Evidence',
      style: 'expanded',
      isRequired: true,
      errorMessage: 'Say which',
      choices: [
        { title: 'In person', value: 'in-person' },
        { title: 'Document', value: 'identity-document' },
      ],
    },
    { type: 'Input.ChoiceSet', id: 'reason', label: 'Reason', choices: [{ title: 'No answer', value: 'no-answer' }] },
    { type: 'Input.Toggle', id: 'seen', title: 'I have seen it' },
  ],
  actions: [{ type: 'Action.Submit', title: 'I vouch', data: { verb: 'vouch' } }],
};

// A browser on a busy machine takes its time.
jest.setTimeout(60_000);

let world: FrontWorld;
let browser: Browser;
let page: Page;
let channelId: string;
const open = async (query: string, viewport = { width: 1280, height: 800 }): Promise<void> => {
  const context = await browser.newContext({ viewport });
  page = await context.newPage();
  await page.goto(world.front.url + query);
};
const path = (conversationId: string, id = ''): string =>
  `conversations/${encodeURIComponent(conversationId)}/activities${id}`;
const post = async (conversationId: string, body: object): Promise<string> =>
  ((await (await world.connector({ method: 'POST', path: path(conversationId), body })).json()) as { id: string }).id;
const seat = (id: string): Locator => page.getByTestId(`seat-${id}`);

beforeAll(async () => {
  [world, browser] = await Promise.all([startFrontWorld(silentBot), launchBrowser()]);
  channelId = world.front.teams.rooms.named('it-helpdesk')!.id;
});
beforeEach(async () => {
  await world.api('restore', {});
});
afterEach(async () => page.context().close());
afterAll(async () => {
  await browser.close();
  await world.stop();
});

describe('a helpdesk channel on the page', () => {
  it('draws threads, and folds the replies of a long one', async () => {
    const root = await post(channelId, caseCard('Case 1'));
    for (let at = 1; at <= 6; at += 1) {
      await world.front.teams.client.say(world.persona('henna'), {
        in: 'it-helpdesk',
        thread: root,
        text: `reply ${at}`,
      });
    }
    await post(channelId, caseCard('Case 2'));
    await open('/?as=hugo');
    await page.getByTestId('room-it-helpdesk').click();
    await page.getByText('Case 2').waitFor();
    expect(await page.getByTestId('thread').count()).toBe(2);
    const first = page.getByTestId('thread').first();
    expect(
      await first
        .getByText(/^reply/)
        .filter({ visible: true })
        .allTextContents(),
    ).toEqual(['reply 5', 'reply 6']);
    await first.getByTestId('thread-earlier').click();
    expect(
      await first
        .getByText(/^reply/)
        .filter({ visible: true })
        .count(),
    ).toBe(6);
  });

  it('puts the mention into a reply, and says when the bot was not named', async () => {
    const root = await post(channelId, caseCard('Case 1'));
    await open('/?as=hugo:it-helpdesk');
    await page.getByTestId('thread-reply').click();
    const composer = page.getByTestId('thread-composer');
    expect(await composer.inputValue()).toBe('@Avain ');
    await eventually(async () => expect(await composer.evaluate((box) => box === document.activeElement)).toBe(true));
    await page.keyboard.type('claim');
    await page.keyboard.press('Enter');
    await eventually(() =>
      expect(world.heard.at(-1)).toMatchObject({
        text: '<at>Avain</at> claim',
        conversation: { id: `${channelId};messageid=${root}` },
      }),
    );
    const heard = world.heard.length;
    await page.getByTestId('thread-composer').fill('between us');
    await page.keyboard.press('Enter');
    await page.getByTestId('message-unheard').waitFor();
    expect(world.heard).toHaveLength(heard);
  });

  it('opens a form below a button and sends what was chosen in it', async () => {
    await post(channelId, caseCard('Case 1'));
    await open('/?as=hugo:it-helpdesk');
    await page.getByRole('button', { name: 'Vouch', exact: true }).click();
    await page.getByRole('button', { name: 'I vouch' }).click();
    await page.getByText('Say which').waitFor();
    await page.getByLabel('Document').check();
    await page.getByLabel('Reason').selectOption('no-answer');
    await page.getByLabel('I have seen it').check();
    await page.getByRole('button', { name: 'I vouch' }).click();
    await eventually(() =>
      expect(world.heard.at(-1)).toMatchObject({
        value: { verb: 'vouch', evidence: 'identity-document', reason: 'no-answer', seen: 'true' },
      }),
    );
  });

  it('shows the bot’s typing in its thread', async () => {
    const root = await post(channelId, caseCard('Case 1'));
    await open('/?as=hugo:it-helpdesk');
    await page.getByText('Case 1').waitFor();
    await eventually(async () => {
      await post(`${channelId};messageid=${root}`, { type: 'typing' });
      expect(await page.getByTestId('thread').getByTestId('typing').textContent()).toBe('Avain is typing');
    });
  });

  it('follows the switches: the bot removed, the channel gone', async () => {
    await open('/?as=hugo:it-helpdesk');
    await page.getByText('Nobody has posted yet').waitFor();
    await world.api('channels/it-helpdesk', { botInTeam: false });
    await page.getByText('IT · Avain is not in this team').waitFor();
    await world.api('channels/it-helpdesk', { deleted: true });
    await page.getByTestId('room-it-helpdesk').waitFor({ state: 'detached' });
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('Avain');
  });

  it('sends the name of an attached file', async () => {
    await open('/?as=eero');
    const chosen = { name: 'henkilökortti.png', mimeType: 'image/png', buffer: Buffer.from('never read') };
    await page.getByTestId('composer-file').setInputFiles(chosen);
    await page.getByTestId('send').click();
    await page.getByTestId('message-file').waitFor();
    await eventually(() =>
      expect(world.heard.at(-1)).toMatchObject({
        attachments: [{ name: 'henkilökortti.png' }, { contentType: 'text/html' }],
      }),
    );
  });
});

describe('seats side by side', () => {
  it('hold three people, each in their own language and with their own rooms', async () => {
    await open('/?as=eero&also=henna:it-helpdesk,hugo:it-helpdesk,aino', { width: 1500, height: 900 });
    await seat('hugo').waitFor();
    expect(await page.locator('.seat').count()).toBe(3);
    expect(await seat('eero').getByTestId('room-it-helpdesk').count()).toBe(0);
    expect(await seat('eero').getByTestId('composer').getAttribute('aria-label')).toBe('Kirjoita viesti');
    await post(channelId, caseCard('Case 1'));
    await Promise.all(['henna', 'hugo'].map((id) => seat(id).getByText('Case 1').waitFor()));
    await seat('henna').getByRole('button', { name: 'Claim' }).click();
    await eventually(() => expect(world.heard.at(-1)).toMatchObject({ from: { id: world.persona('henna').teamsId } }));
    const [root] = world.front.teams.conversations.read(channelId);
    await world.connector({ method: 'PUT', path: path(channelId, `/${root?.id}`), body: caseCard('Claimed by Henna') });
    await Promise.all(['henna', 'hugo'].map((id) => seat(id).getByText('Claimed by Henna').waitFor()));
    await seat('eero').getByTestId('composer').fill('hei');
    await page.keyboard.press('Enter');
    await eventually(() => expect(world.heard.at(-1)).toMatchObject({ text: 'hei' }));
  });

  it('are taken and left by hand, and stand in the address', async () => {
    await open('/?as=eero');
    await page.getByTestId('seat-add').click();
    expect(await page.getByTestId('persona-eero').count()).toBe(0);
    await page.getByTestId('persona-hugo').click();
    await seat('hugo').waitFor();
    expect(new URL(page.url()).search).toBe('?as=eero&also=hugo');
    await seat('eero').getByTestId('seat-close').click();
    await seat('eero').waitFor({ state: 'detached' });
    expect(new URL(page.url()).search).toBe('?as=hugo');
  });

  it('need no sideways scrolling on a phone but from seat to seat', async () => {
    await open('/?as=eero&also=hugo:it-helpdesk', { width: 375, height: 740 });
    await seat('hugo').waitFor();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(375);
    const [left, right] = await Promise.all(['eero', 'hugo'].map((id) => seat(id).boundingBox()));
    expect([left?.x, right?.x]).toEqual([0, left?.width]);
  });
});

describe('the ticket system’s page', () => {
  const opened = async (): Promise<void> => {
    const data = {
      ...{ correlationId: 'avain-1', caseNumber: '4K7M-2QXR', title: '<b>Recovery</b>', text: 'One method only.' },
      ...{ priority: 'high', openedAt: '2026-11-23T08:00:00Z' },
    };
    const event = { specversion: '1.0', id: 'e1', source: world.front.url, type: 'avain.case.opened', data };
    const text = JSON.stringify(event);
    const headers = { 'content-type': 'application/cloudevents+json', ...sign(deskKey, 'e1', new Date(), text) };
    const call = { method: 'POST', path: '/avain', query: new URLSearchParams(), headers, text, json: event };
    await world.front.tickets.receive(call);
  };

  it('lists tickets, closes one there and says what Avain answered', async () => {
    await opened();
    await open('/tickets');
    await page.getByTestId('ticket-KU-1001').click();
    await page.getByRole('heading', { name: '<b>Recovery</b>' }).waitFor();
    await page.getByTestId('ticket-close').click();
    await page.getByTestId('ticket-outcome').getByText('Avain answered 404').waitFor();
  });

  it('switches the desk off', async () => {
    await open('/tickets?lang=fi');
    await page.getByTestId('desk-off').check();
    await eventually(() => expect(world.front.tickets.isOff()).toBe(true));
    expect(await page.title()).toBe('Kuusaman tiketit');
  });
});

it.each(['light', 'dark', 'contrast'])('has no serious accessibility fault in the theme %s', async (theme) => {
  const root = await post(channelId, caseCard('Case 1'));
  await world.front.teams.client.say(world.persona('hugo'), {
    in: 'it-helpdesk',
    thread: root,
    text: 'x',
    file: 'f.txt',
  });
  await open(`/?as=henna:it-helpdesk&also=hugo:it-helpdesk&theme=${theme}&panel=faults`, { width: 1500, height: 900 });
  await seat('hugo').getByRole('button', { name: 'Vouch', exact: true }).click();
  await seat('hugo').getByRole('button', { name: 'I vouch' }).waitFor();
  const { violations } = await new AxeBuilder({ page }).analyze();
  const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
  expect(serious.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
  await page.goto(`${world.front.url}/tickets?theme=${theme}`);
  const tickets = (await new AxeBuilder({ page }).analyze()).violations;
  expect(tickets.filter(({ impact }) => impact === 'serious' || impact === 'critical').map(({ id }) => id)).toEqual([]);
});
