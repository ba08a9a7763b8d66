import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { createAgentClient, ticketsIn, type AgentClient } from '../support/agent-client.ts';
import { readAuditStory } from '../support/audit-story.ts';
import { createChatClient, strike, until, type ChatClient } from '../support/chat-client.ts';
import { locksRunOut, noJobRuns } from '../support/locks-run-out.ts';
import { startSeparateWorld, type SeparateWorld } from '../support/separate-world.ts';

/**
 * `npm run test:long` has the same story with the real times: locks that run out by themselves, and the minutes for which
 * a message or a ticket that died in mid-air is waited for.
 */
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

const person = (id: string): ChatClient => createChatClient(avain.world, id);
const ticketsOf = (name: string) => ticketsIn(avain.world).filter(({ text }) => text.includes(name));
const patience = 60_000;
const timesIn = (lines: readonly string[], word: string): number =>
  lines.filter((line) => line.split('\n').includes(word)).length;

/** Whatever it has in its hands is lost with it. */
async function botDies(): Promise<void> {
  await avain.bot.kill();
  await locksRunOut(avain.redis);
  await avain.bot.start();
}

/** Between two steps: nothing that is sent at most once, or held for minutes, is in its hands. */
async function botDiesBetweenSteps(): Promise<void> {
  expect(await until(() => noJobRuns(admin), patience)).toBe(true);
  await botDies();
}

/** Counts what the ticket system is asked, as it comes in. */
function watchCalls(): () => { readonly all: number; readonly posts: number } {
  const { tickets } = avain.world.front;
  const { receive } = tickets;
  let [all, posts] = [0, 0];
  Object.assign(tickets, {
    receive: (call: Parameters<typeof receive>[0]) => {
      all += 1;
      if (call.method === 'POST') posts += 1;
      return receive(call);
    },
  });
  return () => ({ all, posts });
}

async function askForHuman(who: ChatClient): Promise<void> {
  await who.open();
  await who.say('talk to a human');
}

describe('kill -9 of the bot', () => {
  it('while the ticket system is away, and while a message and a ticket go out', async () => {
    const { tickets, teams } = avain.world.front;
    const [mikael, tess] = [person('mikael'), person('tess')];
    const asked = watchCalls();
    tickets.switchOff(true);
    await askForHuman(mikael);
    await hugo.sees('Mikael Johansson');
    expect(await until(async () => asked().all > 0, patience)).toBe(true);
    tickets.switchOff(false);

    const before = asked().posts;
    await strike(avain.world, { target: 'desk', method: 'POST', delayMs: 8_000, times: 1 });
    await askForHuman(tess);
    await hugo.sees('Tess Barker');
    expect(await until(async () => asked().posts > before, patience)).toBe(true);
    await strike(avain.world, { target: 'connector', method: 'POST', path: 'thread.tacv2', delayMs: 2_000, times: 1 });
    await tess.say('alpha');
    expect(await until(async () => teams.faults.open().length === 0, patience)).toBe(true);
    expect(ticketsOf('Mikael Johansson')).toEqual([]);
    await botDies();
  });

  it('after every step of a case: nothing is lost and nothing comes twice', async () => {
    const emma = person('emma');
    await askForHuman(emma);
    await emma.sees('A human will help you');
    await hugo.sees('Emma Walker');
    await botDiesBetweenSteps();
    await emma.say('first');
    await hugo.sees(/^Emma Walker \(the person\) writes\nfirst/, patience);
    await botDiesBetweenSteps();
    await hugo.press('case-claim', 'Emma Walker');
    await emma.sees('Hugo Martin helps you now', patience);
    await hugo.sees('Hugo Martin: claimed the case', patience);
    await botDiesBetweenSteps();
    await hugo.press('case-tell', 'Emma Walker', { text: 'second' });
    await emma.sees(/Hugo Martin \(helpdesk, a human\)\nsecond/, patience);
    await botDiesBetweenSteps();
    await emma.say('third');
    await hugo.sees(/^Emma Walker \(the person\) writes\nthird/, patience);
    expect(hugo.seen().filter((line) => /^Case .*\n(?:.*\n)*Emma Walker/.test(line))).toHaveLength(1);
    await hugo.press('case-resolve', 'Emma Walker', { resolveReason: 'solved-otherwise' });
    await emma.sees('Your case is closed', patience);
    await botDiesBetweenSteps();

    expect(['first', 'third'].map((word) => timesIn(hugo.seen(), word))).toEqual([1, 1]);
    expect(timesIn(await emma.seen(), 'second')).toBe(1);
    expect(await emma.unheard()).toBe(0);
  });

  it('leaves each case its one ticket, noted once and closed', async () => {
    const closed = async (): Promise<boolean> => ticketsOf('Emma Walker').some(({ state }) => state === 'closed');
    expect(await until(closed, patience)).toBe(true);
    expect(ticketsOf('Emma Walker')).toHaveLength(1);
    expect(ticketsOf('Emma Walker')[0]?.notes.map(({ text }) => text)).toEqual([
      'Hugo Martin: claimed the case',
      'Resolved: Solved in another way',
    ]);
    expect(await until(async () => ticketsOf('Mikael Johansson').length > 0, patience)).toBe(true);
    expect(ticketsOf('Mikael Johansson')).toHaveLength(1);
    // Nobody knows whether these went out when their sender died: not sent again, or only when that is certain.
    expect(ticketsOf('Tess Barker').length).toBeLessThanOrEqual(1);
    expect(timesIn(hugo.seen(), 'alpha')).toBeLessThanOrEqual(1);
  });

  it('leaves an audit in order', async () => {
    expect((await readAuditStory(avain)).problems).toEqual([]);
  });
});
