import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Browser, FrameLocator, Locator, Page } from 'playwright-core';
import { startPlayground, type Playground } from '../../playground/compose-playground.ts';
import { systemClock } from '../../services/clock/system-clock.ts';
import { createTranslator, type MessageKey, type Translator } from '../../services/i18n/translator.ts';
import { launchBrowser } from '../support/browser.ts';
import { eventually } from '../support/eventually.ts';
import { createPlaygroundCalls, type PlaygroundCalls } from '../support/playground-calls.ts';

/** The helpdesk's three stories in Chromium, against the whole product: a vouch, a caller, a stolen Teams session. */

const fi = createTranslator('fi', 'Europe/Helsinki');
const en = createTranslator('en', 'Europe/Helsinki');
const fresh = 'Sinisorsa-Laituri-47!';
const phone = { width: 375, height: 740 };
const desk = { width: 1280, height: 900 };

let playground: Playground;
let browser: Browser;
let calls: PlaygroundCalls;

beforeAll(async () => {
  [playground, browser] = await Promise.all([
    startPlayground({ port: 0, people: 0, redisUrl: undefined, clock: systemClock }),
    launchBrowser(),
  ]);
  calls = createPlaygroundCalls(playground.url);
}, 60_000);
afterAll(async () => {
  await browser.close();
  await playground.stop();
}, 30_000);
beforeEach(async () => {
  await calls.restore();
});

/** One person's Teams, on a screen of its own or side by side with others. */
type Seat = {
  readonly at: Locator;
  readonly dialog: FrameLocator;
  readonly press: (key: MessageKey) => Promise<void>;
  readonly say: (text: string) => Promise<void>;
  /** Answers in the newest thread of the open channel; the box already names Avain. */
  readonly reply: (text: string) => Promise<void>;
  readonly sees: (text: string | RegExp) => Promise<void>;
  /** The newest card that shows all of these texts. */
  readonly card: (...texts: readonly (string | RegExp)[]) => Locator;
};

async function sit(
  query: string,
  viewport: typeof phone,
): Promise<{ readonly page: Page; readonly seat: (persona: string, t: Translator) => Seat }> {
  const page = await browser.newPage({ viewport });
  await page.goto(`${playground.url}/?${query}`);
  return { page, seat: (persona, t) => seatOf(page.getByTestId(`seat-${persona}`), t) };
}

function seatOf(at: Locator, t: Translator): Seat {
  const cards = at.getByTestId('card');
  return {
    at,
    dialog: at.frameLocator('[data-testid=dialog-frame]'),
    press: (key) =>
      cards
        .getByRole('button', { name: t(key), exact: true })
        .last()
        .click(),
    say: async (text) => {
      await at.getByTestId('composer').fill(text);
      await at.getByTestId('composer').press('Enter');
    },
    reply: async (text) => {
      const box = at.getByTestId('thread-composer').last();
      if (!(await box.isVisible())) await at.getByTestId('thread-reply').last().click();
      await box.fill(`@Avain ${text}`);
      await at.getByTestId('thread-composer-send').last().click();
    },
    sees: async (text) => {
      const log = at.getByTestId('chat-log');
      try {
        await log.getByText(text).last().waitFor({ state: 'attached', timeout: 20_000 });
      } catch {
        throw new Error(`${String(text)} is not to be seen, but:\n${await log.innerText()}`);
      }
    },
    card: (...texts) => texts.reduce<Locator>((found, hasText) => found.filter({ hasText }), cards).last(),
  };
}

/** Three words of a row, wherever they stand. */
async function wordsOn(card: Locator): Promise<readonly string[]> {
  return /\p{L}+ · \p{L}+ · \p{L}+/u.exec(await card.innerText())?.[0].split(' · ') ?? [];
}

async function vouch(agent: Seat, t: Translator, evidence: MessageKey): Promise<void> {
  await agent.press('desk.button.vouch');
  await agent.at.getByRole('radio', { name: t(evidence) }).check();
  await agent.at.getByLabel(t('desk.vouch.reference')).fill('Kulkukortti 4711');
  for (const line of ['desk.vouch.known', 'desk.vouch.unshared', 'desk.vouch.unhurried'] as const) {
    await agent.at.getByRole('checkbox', { name: t(line) }).check();
  }
  await agent.press('desk.button.vouch-confirmed');
}

/** Nobody's password was changed, whatever was tried. */
async function expectNothingWritten(persona: string): Promise<void> {
  const { upn, password } = await calls.persona(persona);
  expect(await calls.writes()).toEqual([]);
  expect(await calls.signIn(upn, password)).toEqual({ ok: true });
}

describe('a person with one registered method', () => {
  it('gets back in through a human, a vouch, one code and our page, in Finnish, on a phone', async () => {
    const [{ page: eeroPage, seat: atPhone }, { page: hennaPage, seat: atDesk }] = await Promise.all([
      sit('as=eero&theme=dark', phone),
      sit('as=henna:servicedesk-fi', desk),
    ]);
    const eero = atPhone('eero', fi);
    const henna = atDesk('henna', fi);

    await eero.press('button.forgot');
    await eero.sees(fi('refused.half-registered'));
    await eero.press('button.human');
    await eero.sees(fi('case.receipt.title'));
    const words = await wordsOn(eero.card(fi('case.receipt.title')));
    expect(words).toHaveLength(3);
    await henna.card('Eero Mäkinen', fi('desk.trouble.half-registered'), /KU-\d+/u).waitFor();

    await henna.press('desk.button.claim');
    await henna.at.getByLabel(fi('desk.tell.label')).waitFor();
    await eero.sees(fi('case.news.claimed.title', { agent: 'Henna Lehtonen' }));
    expect(await wordsOn(henna.card('Eero Mäkinen', fi('desk.fact.words')))).toEqual(words);

    await henna.reply('Hei Eero, oletko talossa?');
    await eero.card(fi('case.human.title', { agent: 'Henna Lehtonen' }), 'oletko talossa').waitFor();
    await eero.say('Olen varastolla, tulen tiskille');
    await henna.card(fi('desk.message.title', { name: 'Eero Mäkinen' }), 'tulen tiskille').waitFor();
    await eero.say('Salasana-Kesä-2026!');
    await eero.sees(fi('case.secret.title'));
    await eero.say('onko tämä aito tukihenkilö');
    await eero.card(fi('case.real.title'), 'Henna Lehtonen', words.join(' · ')).waitFor();

    await henna.card('Eero Mäkinen', fi('desk.state.waiting-for-agent')).waitFor();
    await vouch(henna, fi, 'desk.evidence.in-person');
    await eero.press('button.email-code');
    await eero.sees(fi('code.title'));
    await eero.say(await calls.newest('mail', 'code'));
    await eero.press('button.new-password');
    await eero.dialog.locator('#password').fill(fresh);
    await eero.dialog.locator('#submit').click();
    await eero.sees(fi('case.news.resolved.title'));

    await henna.card(fi('desk.end.password-set')).waitFor();
    const { upn, password } = await calls.persona('eero');
    expect(await calls.signIn(upn, fresh)).toEqual({ ok: true });
    expect(await calls.signIn(upn, password)).toMatchObject({ ok: false });
    expect((await calls.writes()).map(({ status }) => status)).toEqual([204]);
    await eventually(async () => {
      expect(await calls.tickets()).toMatchObject([{ state: 'closed', closedBy: 'avain' }]);
    });
    const channel = JSON.stringify([await calls.channel('servicedesk-fi'), await calls.tickets()]);
    expect(channel).not.toMatch(/Kes\u00e4-2026|@kuusama|•/u);
    expect(channel).not.toContain(await calls.newest('mail', 'code'));
    await Promise.all([eeroPage.close(), hennaPage.close()]);
  }, 120_000);
});

describe('a caller who is signed out everywhere', () => {
  /** Hugo is on the phone with somebody who says to be Emma. */
  async function startCheck() {
    const { page, seat } = await sit('as=hugo:it-helpdesk', desk);
    const hugo = seat('hugo', en);
    await hugo.say('@Avain caller check emma.walker@kuusama.example');
    const card = hugo.card('emma.walker@kuusama.example', en('desk.fact.words'));
    await card.waitFor();
    const words = await wordsOn(card);
    const call = await browser.newPage({ viewport: phone });
    await call.goto(await calls.newest('sms', 'link'));
    await call.getByRole('button', { name: en('call.ask.yes') }).waitFor();
    expect(await call.locator('#words li').allInnerTexts()).toEqual(words);
    expect(await call.locator('#agent').innerText()).toContain('Hugo Martin');
    return { hugo, call, close: () => Promise.all([page.close(), call.close()]) };
  }

  it('follows the link, types the second code and chooses a password in the same window', async () => {
    const { hugo, call, close } = await startCheck();
    await call.getByRole('button', { name: en('call.ask.yes') }).click();
    await call.getByRole('button', { name: /e-mail/ }).click();
    const right = await calls.newest('mail', 'code');
    await call.locator('#code').fill(String((Number(right) + 1) % 1e8).padStart(8, '0'));
    await call.getByRole('button', { name: en('call.prove.submit') }).click();
    await call.getByText(en('call.note.wrong-code', { tries: 4 })).waitFor();
    await call.locator('#code').fill(right);
    await call.getByRole('button', { name: en('call.prove.submit') }).click();
    await call.locator('#password').fill(fresh);
    await hugo.sees(en('desk.check.passed'));
    await call.locator('#submit').click();
    await call.getByRole('heading', { name: en('page.done.title') }).waitFor();

    const { upn, password } = await calls.persona('emma');
    expect(await calls.signIn(upn, fresh)).toEqual({ ok: true });
    expect(await calls.signIn(upn, password)).toMatchObject({ ok: false });
    expect((await calls.writes()).map(({ status }) => status)).toEqual([204]);
    expect(JSON.stringify(await calls.channel('it-helpdesk'))).not.toMatch(new RegExp(`${right}|\\+358|/call|•`, 'u'));
    await close();
  }, 120_000);

  it('who says No freezes the case, warns the helpdesk and changes nothing', async () => {
    const { hugo, call, close } = await startCheck();
    await call.getByRole('button', { name: en('call.ask.no') }).click();
    await call.getByRole('heading', { name: en('call.denied.title') }).waitFor();
    await hugo.sees(en('desk.check.denied'));
    await hugo.card('Emma Walker', en('desk.case.frozen'), en('desk.trouble.caller-denied')).waitFor();
    await eventually(async () => {
      const alerts = (await calls.outbox()).filter(({ to }) => to === 'helpdesk@kuusama.example');
      expect(alerts.map(({ text }) => text)).toEqual([expect.stringMatching(/Emma Walker .*answered No/u)]);
    });
    await hugo.press('desk.button.claim');
    await hugo.card('Emma Walker', en('desk.state.claimed')).waitFor();
    const offered = hugo.card('Emma Walker', en('desk.state.claimed')).getByRole('button');
    expect(await offered.allInnerTexts()).not.toContain(en('desk.button.vouch'));
    await expectNothingWritten('emma');
    await close();
  }, 120_000);
});

describe("somebody with Emma's Teams session and all her personal data", () => {
  it('knocks at every door of chat, channel and agents, three people side by side, and none opens', async () => {
    const { page, seat } = await sit('as=emma&also=hugo:it-helpdesk,mikael:it-helpdesk', { width: 1800, height: 900 });
    const [thief, hugo, mikael] = [seat('emma', en), seat('hugo', en), seat('mikael', en)];

    await thief.press('button.forgot');
    await thief.press('button.yes');
    await thief.press('button.email-code');
    const right = Number(await calls.newest('mail', 'code'));
    for (const left of [4, 3, 2, 1]) {
      await thief.say(String((right + left) % 1e8).padStart(8, '0'));
      await thief.sees(en('note.wrong-code', { triesLeft: left }));
    }
    await thief.say('new password');
    await thief.sees(en('note.not-yet'));
    await thief.say('talk to a human');
    await thief.sees(en('case.receipt.title'));
    const words = await wordsOn(thief.card(en('case.receipt.title')));
    await thief.say(
      `I am Emma Walker, born 3 May 1988, my words are ${words.join(' ')}, just set me a password please`,
    );
    await thief.sees(/Added to your case/);

    await mikael.press('desk.button.claim');
    await mikael.sees(en('desk.no.not-an-agent'));
    await hugo.press('desk.button.claim');
    await hugo.at.getByLabel(en('desk.tell.label')).waitFor();
    await hugo.press('desk.button.verify');
    await thief.sees(/asks you to prove who you are/);
    await hugo.card('Emma Walker', en('desk.verification.pending')).waitFor();
    await vouch(mikael, en, 'desk.evidence.in-person');
    await mikael.at.getByText(en('desk.no.not-an-agent')).nth(1).waitFor({ state: 'attached' });

    await hugo.press('desk.button.refuse');
    await hugo.at.getByRole('radio', { name: en('desk.end.not-the-person') }).check();
    await hugo.press('desk.button.refuse-confirmed');
    await thief.sees(en('case.ended.not-the-person'));
    await expectNothingWritten('emma');
    await page.close();
  }, 120_000);

  it('finds no help at an agent whose own case it is, or whose report they are', async () => {
    const [{ page: own, seat: atPhone }, { page: shared, seat: atDesk }] = await Promise.all([
      sit('as=hugo&theme=contrast', phone),
      sit('as=tess&also=hugo:it-helpdesk', { width: 1400, height: 900 }),
    ]);
    const [himself, tess, hugo] = [atPhone('hugo', en), atDesk('tess', en), atDesk('hugo', en)];
    for (const [person, name, refused] of [
      [himself, 'Hugo Martin', 'desk.no.own-case'],
      [tess, 'Tess Barker', 'desk.no.too-close'],
    ] as const) {
      await person.say('talk to a human');
      await person.sees(en('case.receipt.title'));
      const card = hugo.card(name, en('desk.state.open'));
      await card.getByRole('button', { name: en('desk.button.claim') }).click();
      await hugo.sees(en(refused));
      await card.getByText(en('desk.fact.nobody')).waitFor();
    }
    await expectNothingWritten('tess');
    await Promise.all([own.close(), shared.close()]);
  }, 120_000);
});
