import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { createAgentClient, ticketsIn, type AgentClient } from '../support/agent-client.ts';
import { readAuditStory } from '../support/audit-story.ts';
import { createChatClient, strike, until, type ChatClient } from '../support/chat-client.ts';
import { startSeparateWorld, type SeparateWorld } from '../support/separate-world.ts';

jest.setTimeout(15 * 60_000);

let avain: SeparateWorld;
let hugo: AgentClient;
beforeAll(async () => {
  avain = await startSeparateWorld();
  hugo = createAgentClient(avain.world, 'hugo', 'it-helpdesk');
  await hugo.open();
});
beforeEach(async () => {
  await Promise.all([avain.bot.start(), avain.executor.start()]);
  await avain.bot.ready();
});
afterAll(async () => avain.stop());

const person = (id: string): ChatClient => createChatClient(avain.world, id);
const ticketsOf = (name: string) => ticketsIn(avain.world).filter(({ text }) => text.includes(name));
const wordsIn = (lines: readonly string[], ...words: readonly string[]): readonly string[] =>
  lines.flatMap((line) => words.filter((word) => line.split('\n').includes(word)));

/** Counts what the ticket system is asked to do, as it comes in. */
function watchPosts(): () => number {
  const { tickets } = avain.world.front;
  const { receive } = tickets;
  let posts = 0;
  Object.assign(tickets, {
    receive: (call: Parameters<typeof receive>[0]) => {
      if (call.method === 'POST') posts += 1;
      return receive(call);
    },
  });
  return () => posts;
}

async function askForHuman(who: ChatClient): Promise<void> {
  await who.open();
  await who.say('talk to a human');
}

/**
 * A job whose worker was killed is taken up when its lock has run out: half a minute to a minute after that; a card that
 * it was posting is waited for, for two minutes.
 */
const lockMs = 200_000;

describe('kill -9 of the bot', () => {
  it('while a message and a ticket go out, and after every step, loses and doubles nothing', async () => {
    const [emma, tess] = [person('emma'), person('tess')];
    await askForHuman(tess);
    await hugo.sees('Tess Barker');
    await until(async () => ticketsOf('Tess Barker').length === 1, lockMs);

    await strike(avain.world, { target: 'desk', method: 'POST', delayMs: 4_000, times: 1 });
    await strike(avain.world, { target: 'connector', method: 'POST', path: 'thread.tacv2', delayMs: 2_000, times: 1 });
    const asked = watchPosts();
    await tess.say('alpha');
    const { faults } = avain.world.front.teams;
    expect(await until(async () => faults.open().length === 0, 10_000)).toBe(true);
    await askForHuman(emma);
    expect(await until(async () => asked() === 1, 10_000)).toBe(true);
    expect(ticketsOf('Emma Walker')).toEqual([]);
    await avain.bot.restart();

    await emma.sees('A human will help you');
    await hugo.sees('Emma Walker');
    await emma.say('first');
    await hugo.sees(/^Emma Walker \(the person\) writes\nfirst/, lockMs);
    await avain.bot.restart();
    await emma.say('second');
    await tess.say('beta');
    await tess.say('gamma');
    await hugo.sees(/^Emma Walker \(the person\) writes\nsecond/, lockMs);
    await hugo.sees(/writes\ngamma/, lockMs);

    // News and cards go out once at most: they are seen before the next blow, which is not aimed at them.
    await hugo.press('case-claim', 'Emma Walker');
    await emma.sees('Hugo Martin helps you now', lockMs);
    await hugo.sees('Hugo Martin: claimed the case', lockMs);
    await avain.bot.restart();
    await hugo.press('case-tell', 'Emma Walker', { text: 'third' });
    await emma.sees(/Hugo Martin \(helpdesk, a human\)\nthird/, lockMs);
    await avain.bot.restart();
    await emma.say('fourth');
    await hugo.sees(/^Emma Walker \(the person\) writes\nfourth/, lockMs);
    expect(hugo.seen().filter((line) => /^Case .*\n(?:.*\n)*Emma Walker/.test(line))).toHaveLength(1);
    await hugo.press('case-resolve', 'Emma Walker', { resolveReason: 'solved-otherwise' });
    await emma.sees('Your case is closed', lockMs);
    await avain.bot.restart();

    expect(wordsIn(hugo.seen(), 'first', 'second', 'fourth')).toEqual(['first', 'second', 'fourth']);
    expect(wordsIn(await emma.seen(), 'third')).toEqual(['third']);
    expect(wordsIn(hugo.seen(), 'beta', 'gamma')).toEqual(['beta', 'gamma']);
    // Nobody knows whether it went out when its sender died; it is not sent again.
    expect(wordsIn(hugo.seen(), 'alpha').length).toBeLessThanOrEqual(1);
    expect(await emma.unheard()).toBe(0);
  });

  it('while the ticket system is away: the ticket comes when both are back', async () => {
    const { tickets } = avain.world.front;
    tickets.switchOff(true);
    const mikael = person('mikael');
    await askForHuman(mikael);
    await mikael.sees('A human will help you');
    await hugo.sees('Mikael Johansson');
    await avain.bot.restart();
    tickets.switchOff(false);
    // A worker that died with the ticket in its hands is waited for, for two minutes.
    expect(await until(async () => ticketsOf('Mikael Johansson').length > 0, 2 * lockMs)).toBe(true);
    expect(ticketsOf('Mikael Johansson')).toHaveLength(1);
  });

  it('leaves one ticket for the case that was killed while its ticket was made, noted once and closed', async () => {
    const closed = async (): Promise<boolean> => ticketsOf('Emma Walker').some(({ state }) => state === 'closed');
    expect(await until(closed, 2 * lockMs)).toBe(true);
    expect(ticketsOf('Emma Walker')).toHaveLength(1);
    expect(ticketsOf('Emma Walker')[0]?.notes.map(({ text }) => text)).toEqual([
      'Hugo Martin: claimed the case',
      'Resolved: Solved in another way',
    ]);
    expect(ticketsOf('Tess Barker')).toHaveLength(1);
  });

  it('leaves an audit in order', async () => {
    expect((await readAuditStory(avain)).problems).toEqual([]);
  });
});
