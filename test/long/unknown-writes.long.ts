import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { readAuditStory } from '../support/audit-story.ts';
import { createChatClient, strike, until, type ChatClient } from '../support/chat-client.ts';
import type { PageVisitor } from '../support/page-visitor.ts';
import { startSeparateWorld, type SeparateWorld } from '../support/separate-world.ts';

jest.setTimeout(16 * 60_000);

let avain: SeparateWorld;
beforeAll(async () => {
  avain = await startSeparateWorld();
});
afterAll(async () => avain.stop());

const choosing = async (id: string): Promise<{ readonly who: ChatClient; readonly page: PageVisitor }> => {
  const who = createChatClient(avain.world, id);
  await who.begin();
  await who.proveAll();
  return { who, page: await who.page() };
};

describe('a write whose answer nobody knows', () => {
  it('is told as done when Redis stood still while the directory was writing', async () => {
    const { who, page } = await choosing('p-1');
    const fault = { method: 'PATCH', path: who.objectId, delayMs: 4_000, times: 1 };
    await strike(avain.world, { target: 'graph', ...fault });
    await page.submit('Seven-Quiet-Otters-42');
    // The sealed password is deleted when the write begins.
    const sealed = async () => (await avain.redis.admin().keys('avain:*:sealed:*')).length;
    expect(await until(async () => (await sealed()) === 0, 4_000)).toBe(true);
    avain.redis.pause();
    expect(await until(async () => (await who.patches()).length === 1, 10_000)).toBe(true);
    avain.redis.resume();
    await who.sees('Your password is changed', 120_000);
    expect(await who.patches()).toHaveLength(1);
    await who.noticeCame('mail');
    await who.noticeCame('sms');
  });

  it('is told as not done after ten minutes in which the directory shows no change', async () => {
    const { who, page } = await choosing('p-15');
    await strike(avain.world, { target: 'graph', method: 'PATCH', path: who.objectId, status: 503, times: 1 });
    await page.submit('Seven-Quiet-Otters-43');
    await who.sees('We are checking');
    await who.sees('The password was not changed', 12 * 60_000);
    expect(await who.patches()).toHaveLength(1);
    expect(await who.signsInWith('Seven-Quiet-Otters-43')).toBe(false);
    const { problems, open } = await readAuditStory(avain);
    expect({ problems, open }).toEqual({ problems: [], open: 0 });
  });

  it('and a Redis that was emptied under running processes is noticed within half a minute', async () => {
    const { who, page } = await choosing('p-22');
    await avain.redis.admin().flushall();
    expect(await page.submit('Seven-Quiet-Otters-44')).toEqual({ kind: 'dead' });
    expect(await until(async () => (await readAuditStory(avain)).types.includes('state.lost'), 35_000)).toBe(true);
    await who.say('I forgot my password');
    await who.sees('I have just come back from a disturbance');
    expect(await who.patches()).toEqual([]);
  });
});
