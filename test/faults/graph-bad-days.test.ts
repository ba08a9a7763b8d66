import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { readAuditStory } from '../support/audit-story.ts';
import { createChatClient, strike, until, type ChatClient } from '../support/chat-client.ts';
import type { PageVisitor } from '../support/page-visitor.ts';
import { startSeparateWorld, type SeparateWorld } from '../support/separate-world.ts';

jest.setTimeout(300_000);

let avain: SeparateWorld;
beforeAll(async () => {
  avain = await startSeparateWorld();
});
afterAll(async () => avain.stop());

const person = (id: string): ChatClient => createChatClient(avain.world, id);
/** A bad day for one request of Graph about this person. */
const onGraph = (
  who: ChatClient,
  method: string,
  fault: { status?: number; delayMs?: number; dropAfterApply?: true },
) => strike(avain.world, { target: 'graph', method, path: who.objectId, times: 1, ...fault });
const choosing = async (id: string): Promise<ChatClient & { readonly visitor: PageVisitor }> => {
  const who = person(id);
  await who.begin();
  await who.proveAll();
  return { ...who, visitor: await who.page() };
};
const statuses = async (who: ChatClient): Promise<readonly number[]> =>
  (await who.patches()).map(({ status }) => status);
const password = 'Seven-Quiet-Otters-42';

describe('the directory answers the write with', () => {
  it('400 for a banned word: the page says so at once, chat too, and another password goes through', async () => {
    const emma = await choosing('emma');
    await onGraph(emma, 'PATCH', { status: 400 });
    await emma.visitor.submit(password);
    await emma.sees('That password was not taken');
    await emma.sees('You can try 2 more times');
    const status = await emma.visitor.status();
    expect(status).toMatchObject({ kind: 'rejected', reason: 'refused-by-directory', attemptsLeft: 2 });
    const again = await emma.page();
    await again.submit('Eleven-Loud-Herons-77');
    await emma.sees('Your password is changed');
    expect(await statuses(emma)).toEqual([400, 204]);
    expect(await emma.signsInWith('Eleven-Loud-Herons-77')).toBe(true);
  });

  it.each([
    [403, 'p-1'],
    [404, 'p-15'],
  ])('%i: nothing changed, the helpdesk is the way on, and it is not tried again', async (status, id) => {
    const who = await choosing(id);
    await onGraph(who, 'PATCH', { status });
    await who.visitor.submit(password);
    await who.sees('The password was not changed');
    await who.sees('Helpdesk: +358 20 555 0100');
    expect(await who.visitor.status()).toEqual({ kind: 'failed' });
    expect(await statuses(who)).toEqual([status]);
    expect(await who.signsInWith(password)).toBe(false);
  });

  it('429: it waits as long as it was told and the person notices nothing', async () => {
    const who = await choosing('p-22');
    await onGraph(who, 'PATCH', { status: 429 });
    await who.visitor.submit(password);
    await who.sees('Your password is changed');
    expect(await statuses(who)).toEqual([429, 204]);
  });

  it('503: nobody knows, so it is looked for and never sent again', async () => {
    const who = await choosing('p-29');
    await onGraph(who, 'PATCH', { status: 503 });
    await who.visitor.submit(password);
    await who.sees('We are checking');
    expect(await who.visitor.status()).toEqual({ kind: 'checking' });
    const looks = () =>
      avain.world.entra.requests().filter(({ path }) => path.endsWith(`/users/${who.objectId}`)).length;
    const before = looks();
    expect(await until(async () => looks() > before, 30_000)).toBe(true);
    expect(await statuses(who)).toEqual([503]);
    await who.say('I forgot my password');
    await who.sees('A new reset cannot start before this one ends');
  });

  it('nothing, after having applied it: found out and told as done', async () => {
    const who = await choosing('p-36');
    await onGraph(who, 'PATCH', { dropAfterApply: true });
    await who.visitor.submit(password);
    await who.sees('We are checking');
    await who.sees('Your password is changed');
    expect(await statuses(who)).toEqual([0]);
    expect(await who.signsInWith(password)).toBe(true);
  });
});

describe('the directory answers reads with', () => {
  it.each([
    [403, 'aino', 'En saanut tarkistettua tiliäsi'],
    [500, 'p-43', 'I could not check your account just now'],
  ])('%i: what cannot be checked is refused, in the language of the person', async (status, id, words) => {
    const who = person(id);
    await who.open();
    await onGraph(who, 'GET', { status });
    await who.say('I forgot my password');
    await who.sees(words);
    await who.say('I forgot my password');
    await who.sees(/Is this the account|Onko tämä oikea tili/);
  });

  it('503 once: it asks again and the person notices nothing', async () => {
    const who = person('p-50');
    await who.open();
    await onGraph(who, 'GET', { status: 503 });
    await who.say('I forgot my password');
    await who.sees('Is this the account?');
  });

  it('nothing for too long: the person has an answer within the time of a turn, and a way on', async () => {
    const who = person('p-57');
    await who.open();
    await onGraph(who, 'GET', { delayMs: 60_000 });
    const asked = Date.now();
    await who.say('I forgot my password');
    await who.sees('I could not check your account just now');
    expect(Date.now() - asked).toBeLessThan(9_000);
    await who.say('I forgot my password');
    await who.sees('Is this the account?');
  });
});

describe('messages', () => {
  it('that leave slowly: "still checking" within the turn, then the card for the code', async () => {
    const who = person('p-43');
    await who.press('confirm-account');
    await strike(avain.world, { target: 'mail', delayMs: 9_000, times: 1 });
    const asked = Date.now();
    await who.choose('email-code');
    expect(Date.now() - asked).toBeLessThan(8_900);
    await who.sees('I am still checking');
    await who.sees('Type the code');
    await who.press('submit-code', { code: await who.code('mail') });
    await who.sees('Proofs: 1 of 2');
  });

  it.each([
    ['mail', 'p-50', 'email-code', 'sms-code'],
    ['sms', 'p-57', 'sms-code', 'email-code'],
  ] as const)('that are refused by %s: said so, and the other way works', async (target, id, refused, other) => {
    const who = person(id);
    await who.press('confirm-account');
    await strike(avain.world, { target, status: 422, times: 1 });
    await who.choose(refused);
    await who.sees('The code could not be sent just now');
    await who.choose(other);
    await who.press('submit-code', { code: await who.code(other === 'sms-code' ? 'sms' : 'mail') });
    await who.sees('Proofs: 1 of 2');
  });

  it('that Teams takes only at the second try arrive once; one that it drops is owned up to', async () => {
    const who = person('p-57');
    await strike(avain.world, { target: 'connector', status: 429, times: 1 });
    await who.say('help');
    await who.sees('What I can do');
    expect((await who.seen()).filter((text) => text.includes('What I can do'))).toHaveLength(1);
    await strike(avain.world, { target: 'connector', method: 'POST', status: 500, times: 1 });
    await who.say('help');
    await who.sees('Something went wrong on our side');
    await who.sees('Teams does not answer right now');
  });

  it('and all of it leaves an audit in order', async () => {
    expect((await readAuditStory(avain)).problems).toEqual([]);
  });
});
