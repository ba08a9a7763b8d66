import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { readAuditStory } from '../support/audit-story.ts';
import { createChatClient, strike, until, type ChatClient } from '../support/chat-client.ts';
import { startSeparateWorld, type SeparateWorld } from '../support/separate-world.ts';

jest.setTimeout(10 * 60_000);

let avain: SeparateWorld;
beforeAll(async () => {
  avain = await startSeparateWorld();
});
afterAll(async () => avain.stop());

/** Does what a stubborn person does: whatever the chat offers, again after every disturbance, until it is over. */
async function persevere(who: ChatClient, password: string, end: number): Promise<void> {
  const over = async () => (await who.seen()).some((text) => text.includes('Your password is changed'));
  const step = async (): Promise<void> => {
    const newest = (await who.seen()).at(-1) ?? '';
    if (newest.includes('Is this the account?')) await who.press('confirm-account');
    else if (newest.includes('Type the code')) await who.press('submit-code', { code: await who.newestCode() });
    else if (newest.includes('Prove that it is you')) await who.press('choose-method');
    else if (newest.includes('Choose a new password')) await (await who.page()).submit(password);
    else if (!/Setting your new password|We are checking/.test(newest)) await who.say('I forgot my password');
  };
  while (!(await over()) && Date.now() < end) {
    await step().catch(() => undefined);
    await delay(200);
  }
}

/** Repeats a run: `AVAIN_SEED=<number> npm run test:long`. */
const seed = Number(process.env['AVAIN_SEED'] ?? Date.now() % 1_000_000);

/** Numbers from 0 to 1 that follow from the seed (a linear congruence; nothing secret depends on them). */
function numbersFrom(start: number): () => number {
  let state = start % 2_147_483_647 || 1;
  return () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
}

describe(`kill -9 at any moment (seed ${seed})`, () => {
  it('costs nobody a reset: each person gets there, with one write each', async () => {
    const people = ['emma', 'p-1', 'p-15', 'p-22', 'p-29', 'p-36'].map((id) => createChatClient(avain.world, id));
    await strike(avain.world, { target: 'graph', method: 'PATCH', delayMs: 700, times: 3 });
    for (const who of people) await who.open();
    const end = Date.now() + 8 * 60_000;
    const random = numbersFrom(seed);
    const life = { over: false };
    const killing = (async () => {
      while (!life.over) {
        await delay(random() * 1_500);
        await (random() < 0.5 ? avain.bot : avain.executor).restart();
      }
    })();
    // One after the other begins, so that kills meet every step of somebody.
    await Promise.all(
      people.map(async (who, index) => {
        await delay(index * 4_000);
        await persevere(who, `Seven-Quiet-Otters-${index}`, end);
      }),
    );
    life.over = true;
    await killing;
    for (const [index, who] of people.entries()) {
      await who.sees('Your password is changed');
      expect((await who.patches()).filter(({ status }) => status === 204 || status === 0)).toHaveLength(1);
      expect(await who.signsInWith(`Seven-Quiet-Otters-${index}`)).toBe(true);
    }
    expect(await until(async () => (await readAuditStory(avain)).open === 0, 120_000)).toBe(true);
    expect((await readAuditStory(avain)).problems).toEqual([]);
  });
});
