import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { settingsOfRole } from '../../playground/settings-of-role.ts';
import { readAuditStory } from '../support/audit-story.ts';
import { createChatClient, deliver, until } from '../support/chat-client.ts';
import { startSeparateWorld, type SeparateWorld } from '../support/separate-world.ts';

describe('bot and executor as two processes on a real Redis', () => {
  let avain: SeparateWorld;
  beforeAll(async () => {
    avain = await startSeparateWorld();
  }, 90_000);
  afterAll(async () => avain.stop(), 30_000);

  it('gives the bot no executor identity and no private key, and the executor no voice', () => {
    const bot = settingsOfRole('bot', avain.world.settings);
    expect(bot['AVAIN_EXECUTOR_IDENTITY']).toBeUndefined();
    const encoded = (bot['AVAIN_SEALING_KEYS'] ?? '').split(':')[1] ?? '';
    const jwk = JSON.parse(Buffer.from(encoded, 'base64url').toString()) as object;
    expect(Object.keys(jwk).sort()).toEqual(['crv', 'kty', 'x', 'y']);
    const executor = settingsOfRole('executor', avain.world.settings);
    expect(Object.keys(executor).filter((name) => /BOT|MESSAGING|MAIL$|SMS/.test(name))).toEqual([
      'AVAIN_HELPDESK_MAIL',
    ]);
  });

  it('brings a person from "I forgot my password" to a sign-in with the new one', async () => {
    const emma = createChatClient(avain.world, 'emma');
    await emma.open();
    await emma.sees('Hello, I am Avain');
    await emma.say('I forgot my password');
    await emma.sees('Is this the account?');
    await emma.proveAll();
    await emma.sees('Choose a new password');
    const page = await emma.page();
    expect(page.opened.kind).toBe('opened');
    expect((await page.submit('Seven-Quiet-Otters-42')).kind).toBe('queued');
    await emma.sees('Your password is changed');
    expect(await page.status()).toEqual({ kind: 'done' });
    expect(await emma.signsInWith('Seven-Quiet-Otters-42')).toBe(true);
    expect(await emma.patches()).toMatchObject([{ status: 204 }]);
    await emma.noticeCame('mail');
    await emma.noticeCame('sms');
  }, 120_000);

  it('ends the sessions afterwards and leaves an audit in order, with no intent open', async () => {
    const revoked = () => avain.world.entra.requests().some(({ path }) => path.endsWith('/revokeSignInSessions'));
    expect(await until(async () => revoked(), 40_000)).toBe(true);
    expect(await until(async () => (await readAuditStory(avain)).types.includes('sessions.revoked'), 30_000)).toBe(
      true,
    );
    const { problems, open, types } = await readAuditStory(avain);
    expect({ problems, open }).toEqual({ problems: [], open: 0 });
    expect(types.filter((type) => type.startsWith('password-reset.'))).toEqual([
      'password-reset.started',
      'password-reset.intended',
      'password-reset.completed',
    ]);
  }, 120_000);

  it('with a second bot behind the same Redis: parallel presses of one card have one effect', async () => {
    const second = await avain.another('bot');
    await second.start();
    const bots = [avain.bot.url, second.url];
    const who = createChatClient(avain.world, 'p-1');
    const pressEverywhere = async (activity: Readonly<Record<string, unknown>>): Promise<void> => {
      const presses = Array.from({ length: 8 }, (_, index) =>
        deliver(avain.world, bots[index % 2] ?? '', {
          ...activity,
          id: `${String(activity['replyToId'])}-${index >> 1}`,
        }),
      );
      expect(await Promise.all(presses)).toEqual(presses.map(() => 200));
    };
    await who.begin();
    await pressEverywhere(await who.pressActivity('confirm-account'));
    await pressEverywhere(await who.pressActivity('choose-method'));
    const code = await who.code('mail');
    await pressEverywhere(await who.pressActivity('submit-code', { code }));
    await who.sees('Proofs: 1 of 2');
    const { types } = await readAuditStory(avain);
    expect(types.filter((type) => type === 'code.accepted')).toHaveLength(2 + 1);
    expect(await who.codesSent('mail')).toBe(1);
    expect((await who.seen()).filter((text) => text.startsWith('Prove that it is you'))).toHaveLength(1);
  }, 120_000);
});
