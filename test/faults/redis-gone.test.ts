import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { readAuditStory } from '../support/audit-story.ts';
import { createChatClient, until } from '../support/chat-client.ts';
import { startSeparateWorld, type SeparateWorld } from '../support/separate-world.ts';

jest.setTimeout(180_000);

let avain: SeparateWorld;
beforeAll(async () => {
  avain = await startSeparateWorld();
});
afterAll(async () => avain.stop());

describe('Redis', () => {
  it('that stands still in mid-flow: a polite answer, nothing kept, and the same press works later', async () => {
    const emma = createChatClient(avain.world, 'emma');
    await emma.begin();
    await emma.press('confirm-account');
    avain.redis.pause();
    const asked = Date.now();
    await emma.choose('email-code');
    expect(Date.now() - asked).toBeLessThan(8_000);
    await emma.sees('My memory does not answer right now, so I do nothing until it does.');
    expect(await emma.codesSent('mail')).toBe(0);
    avain.redis.resume();
    expect(await until(async () => isReady(), 30_000)).toBe(true);
    await emma.choose('email-code');
    await emma.press('submit-code', { code: await emma.code('mail') });
    await emma.sees('Proofs: 1 of 2');
  });

  it('that dies and comes back with what it had: the person goes on where they were, in Finnish too', async () => {
    const aino = createChatClient(avain.world, 'aino');
    await aino.begin();
    await aino.proveAll();
    const page = await aino.page();
    await avain.redis.kill();
    await expect(page.submit('Seitseman-Hiljaista-7')).rejects.toThrow('503');
    await aino.say('apua');
    await aino.sees('Muistini ei juuri nyt vastaa');
    expect(await avain.bot.readiness()).toBe(503);
    await avain.redis.restart();
    expect(await until(async () => isReady(), 30_000)).toBe(true);
    expect(await page.submit('Seitseman-Hiljaista-7')).toEqual({ kind: 'queued' });
    await aino.sees('Salasanasi on vaihdettu');
    await aino.noticeCame('mail');
    await aino.noticeCame('sms');
    expect(await aino.patches()).toHaveLength(1);
    expect(await aino.signsInWith('Seitseman-Hiljaista-7')).toBe(true);
  });

  it('that comes back empty: recovery pauses for 15 minutes, and no half-made reset gets through', async () => {
    const who = createChatClient(avain.world, 'p-1');
    await who.begin();
    await who.proveAll();
    const page = await who.page();
    await avain.redis.admin().flushall();
    await avain.executor.restart();
    expect(await page.submit('Seven-Quiet-Otters-42')).toEqual({ kind: 'dead' });
    await who.say('I forgot my password');
    await who.sees('I have just come back from a disturbance and wait a short while to be safe');
    await who.sees(/You can try again after .*:/);
    expect(await who.patches()).toEqual([]);
    const { problems, open, types } = await readAuditStory(avain);
    expect({ problems, open }).toEqual({ problems: [], open: 0 });
    expect(types).toContain('state.lost');
  });
});

const isReady = async (): Promise<boolean> => (await avain.bot.readiness()) === 200;
