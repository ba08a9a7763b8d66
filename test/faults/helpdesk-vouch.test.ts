import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { createAgentClient, ticketsIn, type AgentClient } from '../support/agent-client.ts';
import { readAuditStory } from '../support/audit-story.ts';
import { createChatClient, strike, until, type ChatClient } from '../support/chat-client.ts';
import { locksRunOut, noJobRuns } from '../support/locks-run-out.ts';
import { startSeparateWorld, type SeparateWorld } from '../support/separate-world.ts';

jest.setTimeout(300_000);

let avain: SeparateWorld;
let hugo: AgentClient;
let admin: ReturnType<SeparateWorld['redis']['admin']>;
beforeAll(async () => {
  avain = await startSeparateWorld();
  admin = avain.redis.admin();
  hugo = createAgentClient(avain.world, 'hugo', 'it-helpdesk');
  await hugo.open();
});
afterAll(async () => avain.stop());

const patience = 60_000;
const person = (id: string): ChatClient => createChatClient(avain.world, id);
const evidence = {
  evidence: 'in-person',
  reference: 'Badge 4711',
  ...{ known: 'true', unshared: 'true', unhurried: 'true' },
};

/** Whatever it has in its hands is lost with it; the next one comes two minutes later. */
async function botDies(): Promise<void> {
  await avain.bot.kill();
  await locksRunOut(avain.redis);
  for (const key of await admin.keys('avain:case-painting:*')) await admin.del(key);
  await avain.bot.start();
}

/** Between two steps: nothing that is sent at most once, or held for minutes, is in its hands. */
async function botDiesBetweenSteps(): Promise<void> {
  expect(await until(() => noJobRuns(admin), patience)).toBe(true);
  await botDies();
}

async function executorDies(): Promise<void> {
  await avain.executor.kill();
  await locksRunOut(avain.redis, 'executor');
  await avain.executor.start();
}

const cardsOf = (name: string): readonly string[] =>
  hugo.seen().filter((line) => new RegExp(`^Case [^\\n]*\\n(?:.*\\n)*${name}`).test(line));
const timesIn = (lines: readonly string[], text: string): number => lines.filter((line) => line.includes(text)).length;
const ticketsOf = (name: string) => ticketsIn(avain.world).filter(({ text }) => text.includes(name));

describe('kill -9 between any two steps of a vouch', () => {
  it('costs a person with one registered method nothing, up to the new password', async () => {
    const harry = person('harry');
    await harry.begin();
    await harry.sees('Only one of the two');
    await botDiesBetweenSteps();
    await harry.press('human');
    await harry.sees('A human will help you');
    await hugo.sees('Harry');
    await botDiesBetweenSteps();
    await hugo.press('case-claim', 'Harry');
    await harry.sees('Hugo Martin helps you now');
    await botDiesBetweenSteps();
    await hugo.press('case-vouch', 'Harry', evidence);
    await harry.sees('The helpdesk has confirmed who you are');
    await botDiesBetweenSteps();
    await harry.choose('sms-code');
    await botDiesBetweenSteps();
    await harry.press('submit-code', { code: await harry.code('sms') });
    await harry.sees('Choose a new password');
    await botDiesBetweenSteps();
    const page = await harry.page();
    await strike(avain.world, { target: 'graph', method: 'PATCH', path: harry.objectId, delayMs: 3_000, times: 1 });
    expect(await page.submit('Seven-Quiet-Otters-48')).toEqual({ kind: 'queued' });
    // The write has come to the directory, which takes its time over it.
    expect(await until(async () => avain.world.entra.faultsLeft() === 0, patience)).toBe(true);
    await Promise.all([botDies(), executorDies()]);
    await harry.sees('Your case is closed', patience);
    await harry.noticeCame('sms');
    expect(await harry.patches()).toHaveLength(1);
    expect(await harry.signsInWith('Seven-Quiet-Otters-48')).toBe(true);
    expect(await page.status()).toEqual({ kind: 'done' });
    expect(await harry.unheard()).toBe(0);
    expect(await until(async () => ticketsIn(avain.world).every(({ state }) => state === 'closed'), patience)).toBe(
      true,
    );
    expect(ticketsIn(avain.world)).toHaveLength(1);
  });
});

describe('kill -9 in the middle', () => {
  it('of an agent’s press, and of telling the person: one vouch, and they go on', async () => {
    const who = person('p-8');
    const name = nameOf('p-8');
    await who.begin();
    await who.press('human');
    await hugo.sees(name);
    await hugo.press('case-claim', name);
    await who.sees('Hugo Martin helps you now');
    const before = await vouches();
    const { entra } = avain.world;
    await strike(avain.world, { target: 'graph', method: 'GET', path: who.objectId, delayMs: 60_000, times: 9 });
    const pressed = hugo.press('case-vouch', name, evidence);
    expect(await until(async () => entra.faultsLeft() < 9, patience)).toBe(true);
    await botDies();
    await pressed;
    entra.clearFaults();
    expect(await vouches()).toBe(before);

    await inTheAir(chatOf('p-8'), () => hugo.press('case-vouch', name, evidence));
    await botDies();
    await who.sees('The helpdesk has confirmed who you are');
    expect(await vouches()).toBe(before + 1);
    // The news that nobody knows of, and the card of the step, which is shown again rather than not at all.
    expect(timesIn(await who.seen(), 'The helpdesk has confirmed who you are')).toBeLessThanOrEqual(2);
    await who.choose('email-code');
    await who.press('submit-code', { code: await who.code('mail') });
    await who.sees('Choose a new password');
  });

  it('of posting a card: no job posts it again, and who takes the next case gets one to work with', async () => {
    const emma = person('emma');
    await emma.open();
    await inTheAir('thread\\.tacv2', () => emma.say('talk to a human'));
    await botDies();
    await emma.sees('A human will help you');
    await hugo.sees('Emma Walker');
    expect(await until(() => noJobRuns(admin), patience)).toBe(true);
    expect(cardsOf('Emma Walker')).toHaveLength(1);
    await hugo.say('next');
    await emma.sees('Hugo Martin helps you now');
    await hugo.sees(/Emma Walker\n(?:.*\n)*Hugo Martin: claimed the case/);
    await hugo.press('case-tell', 'Emma Walker', { text: 'Good morning' });
    await emma.sees('Good morning');
    expect(cardsOf('Emma Walker').length).toBeLessThanOrEqual(2);
    expect(timesIn(await emma.seen(), 'Good morning')).toBe(1);
  });

  it('leaves an audit in order', async () => {
    expect((await readAuditStory(avain)).problems).toEqual([]);
  });
});

describe('Redis gone in mid-case', () => {
  const nothing = 'My memory does not answer right now, so I do nothing until it does.';
  const isReady = async (): Promise<boolean> => (await avain.bot.readiness()) === 200;
  const said = (word: string): number => hugo.seen().filter((line) => line.split('\n').includes(word)).length;

  it('costs polite words on both sides; afterwards the same works, and nothing comes twice', async () => {
    const sarah = person('sarah');
    await sarah.open();
    await sarah.say('talk to a human');
    await hugo.sees('Sarah Evans');
    await hugo.press('case-claim', 'Sarah Evans');
    await sarah.sees('Hugo Martin helps you now');
    await hugo.sees(/Sarah Evans\n(?:.*\n)*Hugo Martin: claimed the case/);
    expect(await until(() => noJobRuns(admin), patience)).toBe(true);
    avain.redis.pause();
    await Promise.all([sarah.say('unheard'), hugo.press('case-tell', 'Sarah Evans', { text: 'unsent' })]);
    await sarah.sees(nothing);
    await hugo.sees(nothing);
    avain.redis.resume();
    expect(await until(isReady, patience)).toBe(true);
    await sarah.say('heard');
    await hugo.sees(/^Sarah Evans \(the person\) writes\nheard/, patience);
    await hugo.press('case-tell', 'Sarah Evans', { text: 'sent' });
    await sarah.sees(/Hugo Martin \(helpdesk, a human\)\nsent/, patience);
    expect(['unheard', 'heard', 'unsent', 'sent'].map(said)).toEqual([0, 1, 0, 1]);

    await hugo.sees('Waits for the person’s answer', patience);
    expect(await until(() => noJobRuns(admin), patience)).toBe(true);
    await avain.redis.kill();
    await hugo.press('case-resolve', 'Sarah Evans', { resolveReason: 'solved-otherwise' });
    await avain.redis.restart();
    expect(await until(isReady, patience)).toBe(true);
    // Each connection comes back by itself: a press may still be told that the memory is away, and is made again.
    const pressedAgain = async (): Promise<boolean> => {
      await hugo.press('case-resolve', 'Sarah Evans', { resolveReason: 'solved-otherwise' });
      return until(async () => (await sarah.seen()).some((line) => line.includes('Your case is closed')), 10_000);
    };
    expect(await until(pressedAgain, patience)).toBe(true);
    const closed = async (): Promise<boolean> => ticketsOf('Sarah Evans').some(({ state }) => state === 'closed');
    expect(await until(closed, patience)).toBe(true);
    expect(ticketsOf('Sarah Evans')).toHaveLength(1);
  });
});

const vouches = async (): Promise<number> =>
  (await readAuditStory(avain)).types.filter((type) => type === 'case.vouched').length;

/** Does something, and returns while the message that it leads to is on its way to Teams, which takes it all the same. */
async function inTheAir(path: string, act: () => Promise<void>): Promise<void> {
  await strike(avain.world, { target: 'connector', method: 'POST', path, delayMs: 1_500, times: 1 });
  await act();
  expect(await until(async () => avain.world.front.teams.faults.open().length === 0, patience)).toBe(true);
}

function nameOf(id: string): string {
  return avain.world.company.personas.find((persona) => persona.id === id)?.displayName ?? '';
}

/** As a pattern for the connector's paths. */
function chatOf(id: string): string {
  const persona = avain.world.company.personas.find((each) => each.id === id);
  return encodeURIComponent(persona?.conversationId ?? '').replaceAll('.', '\\.');
}
