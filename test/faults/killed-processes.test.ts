import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { readAuditStory } from '../support/audit-story.ts';
import { createChatClient, strike, until, type ChatClient } from '../support/chat-client.ts';
import type { PageVisitor } from '../support/page-visitor.ts';
import { startSeparateWorld, type SeparateWorld } from '../support/separate-world.ts';

jest.setTimeout(300_000);

let avain: SeparateWorld;
/** Left behind by the first test; it takes its time, which the others use. */
let midWrite: { readonly who: ChatClient; readonly page: PageVisitor | undefined } | undefined;
beforeAll(async () => {
  avain = await startSeparateWorld();
});
beforeEach(async () => {
  await Promise.all([avain.bot.start(), avain.executor.start()]);
  await avain.bot.ready();
});
afterAll(async () => avain.stop());

const person = (id: string): ChatClient => createChatClient(avain.world, id);
const everythingDies = async (): Promise<void> => {
  await Promise.all([avain.bot.restart(), avain.executor.restart()]);
};
const hang = (who: ChatClient, delayMs: number) =>
  strike(avain.world, { target: 'graph', method: 'PATCH', path: who.objectId, delayMs, times: 1 });

/** The end that counts: told in chat and at both addresses, set once, and that password opens the account. */
async function endsWell(who: ChatClient, password: string, withinMs = 20_000): Promise<void> {
  await who.sees(/password is changed|Salasanasi on vaihdettu/, withinMs);
  await who.noticeCame('mail');
  await who.noticeCame('sms');
  expect(await who.patches()).toHaveLength(1);
  expect(await who.signsInWith(password)).toBe(true);
}

const revocationsOf = (who: ChatClient): number =>
  avain.world.entra
    .requests()
    .filter(({ path }) => path.includes(who.objectId) && path.endsWith('/revokeSignInSessions')).length;

describe('kill -9', () => {
  it('of the executor in mid-write, after a lost answer and before the sessions end: no write is repeated', async () => {
    const [inWrite, answerLost, beforeRevoke] = [person('p-1'), person('p-15'), person('p-22')];
    const pages = [];
    for (const who of [inWrite, answerLost, beforeRevoke]) {
      await who.begin();
      await who.proveAll();
      pages.push(await who.page());
    }
    const [writing, lost, done] = pages;
    await hang(inWrite, 10_000);
    await strike(avain.world, {
      ...{ target: 'graph', method: 'PATCH', path: answerLost.objectId },
      ...{ dropAfterApply: true, times: 1 },
    });
    await writing?.submit('Seven-Quiet-Otters-45');
    await lost?.submit('Seven-Quiet-Otters-46');
    await done?.submit('Seven-Quiet-Otters-47');
    await answerLost.sees('We are checking');
    await beforeRevoke.sees('Your password is changed');
    await avain.executor.restart();
    expect(await writing?.status()).toEqual({ kind: 'working' });
    expect(revocationsOf(beforeRevoke)).toBe(0);
    await endsWell(beforeRevoke, 'Seven-Quiet-Otters-47');
    await endsWell(answerLost, 'Seven-Quiet-Otters-46');
    expect(await until(async () => revocationsOf(beforeRevoke) === 1, 15_000)).toBe(true);
    expect(await until(async () => (await inWrite.patches()).length === 1, 20_000)).toBe(true);
    midWrite = { who: inWrite, page: writing };
  });

  it('of both processes after every step costs the person nothing', async () => {
    const emma = person('emma');
    await emma.open();
    await everythingDies();
    await emma.say('I forgot my password');
    await everythingDies();
    await emma.press('confirm-account');
    await emma.choose('email-code');
    await everythingDies();
    await emma.press('submit-code', { code: await emma.code('mail') });
    await everythingDies();
    await emma.choose('sms-code');
    await emma.press('submit-code', { code: await emma.code('sms') });
    const page = await emma.page();
    await everythingDies();
    expect(await page.submit('Seven-Quiet-Otters-42')).toEqual({ kind: 'queued' });
    await endsWell(emma, 'Seven-Quiet-Otters-42');
    expect(await page.status()).toEqual({ kind: 'done' });
    expect(await emma.unheard()).toBe(0);
  });

  it('of the bot in the middle of a turn shows as "not sent"; saying it again works', async () => {
    const lauri = person('lauri');
    await lauri.open();
    const { entra } = avain.world;
    await strike(avain.world, { target: 'graph', method: 'GET', path: lauri.objectId, delayMs: 60_000, times: 9 });
    const said = lauri.say('I forgot my password');
    expect(await until(async () => entra.faultsLeft() < 9, 20_000)).toBe(true);
    await avain.bot.restart();
    entra.clearFaults();
    await said;
    expect(await lauri.unheard()).toBe(1);
    await lauri.say('I forgot my password');
    await lauri.sees(/Is this the account|Onko tämä oikea tili/);
  });

  it('of the bot between a step and its answer: the same press brings the answer', async () => {
    const who = person('p-29');
    await who.begin();
    await strike(avain.world, { target: 'connector', delayMs: 8_000, status: 503, times: 1 });
    const pressed = who.press('confirm-account');
    const { faults } = avain.world.front.teams;
    expect(await until(async () => faults.open().length === 0, 20_000)).toBe(true);
    await avain.bot.restart();
    await pressed;
    await who.press('confirm-account');
    await who.sees('Prove that it is you');
  });

  it('of the executor before it began leaves the password waiting, sealed, for the next one', async () => {
    const noora = person('noora');
    await noora.begin();
    await noora.proveAll();
    const page = await noora.page();
    await avain.executor.kill();
    expect(await page.submit('Seven-Quiet-Otters-43')).toEqual({ kind: 'queued' });
    expect(await page.status()).toEqual({ kind: 'working' });
    expect(await noora.patches()).toEqual([]);
    await noora.sees('Uutta salasanaasi asetetaan');
    await avain.executor.start();
    await endsWell(noora, 'Seven-Quiet-Otters-43');
  });

  it('of the bot while the executor writes: result and notices come when a bot is back', async () => {
    const veikko = person('veikko');
    await veikko.begin();
    await veikko.proveAll();
    const page = await veikko.page();
    await hang(veikko, 1_500);
    await page.submit('Seven-Quiet-Otters-44');
    await avain.bot.kill();
    expect(await until(async () => (await veikko.patches()).length === 1, 10_000)).toBe(true);
    await avain.bot.start();
    await endsWell(veikko, 'Seven-Quiet-Otters-44');
  });

  it('of the executor in mid-write is found out by looking, and told as done', async () => {
    // Its job is taken up when the lock of the dead process has run out: half a minute to a minute after the kill.
    await endsWell(midWrite!.who, 'Seven-Quiet-Otters-45', 75_000);
    expect(await midWrite!.page?.status()).toEqual({ kind: 'done' });
  });

  it('leaves an audit in order, in which every intent has ended', async () => {
    expect(await until(async () => (await readAuditStory(avain)).open === 0, 20_000)).toBe(true);
    expect((await readAuditStory(avain)).problems).toEqual([]);
  });
});
