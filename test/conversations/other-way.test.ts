import { describe, expect, it } from '@jest/globals';
import { createTranslator } from '../../services/i18n/translator.ts';
import { startWorld, type TestConversation, type World, type WorldOptions } from '../support/test-conversation.ts';

const t = createTranslator('en', 'Europe/Helsinki');

async function askedByEmail(options: WorldOptions = {}): Promise<{ world: World; chat: TestConversation }> {
  const world = startWorld(options);
  const chat = world.chat();
  for (const words of ['I forgot my password', 'yes', 'email']) await chat.say(words);
  return { world, chat };
}

describe('another way', () => {
  it('is sent to at once, and the record asks for its code and for no other', async () => {
    const { world, chat } = await askedByEmail();
    await chat.press(t('button.other-method'));
    expect(chat.last().text).toContain(t('code.sent.sms-code', { hint: 'none' }));
    expect((await world.flows.load(chat.flowId()))?.record.asking).toBe('sms-code');
    await chat.say(world.code('mail'));
    expect(chat.last().text).toContain(t('note.wrong-code', { triesLeft: 4 }));
    await chat.say(world.code('sms'));
    expect(chat.last().text).toContain(t('choose.next'));
  });

  it('can be left again for the first, whose code still counts', async () => {
    const { world, chat } = await askedByEmail();
    await chat.press(t('button.other-method'));
    await chat.say('other way');
    expect(chat.last().text).toContain(t('code.sent.email-code', { hint: 'none' }));
    expect(chat.last().text).toMatch(/wait \d+ seconds/u);
    expect(world.outbox).toHaveLength(2);
    await chat.say(world.code('mail'));
    expect(chat.last().text).toContain(t('choose.next'));
  });

  const smsFails: WorldOptions = {
    send: ({ channel }) => (channel === 'sms' ? { kind: 'refused', reason: 'other' } : { kind: 'accepted' }),
  };

  it('that cannot be sent to leaves the first code to be typed, as the card says', async () => {
    const { world, chat } = await askedByEmail(smsFails);
    await chat.press(t('button.other-method'));
    expect(chat.last().text).toContain(t('note.delivery-failed'));
    expect(chat.last().text).toContain(t('code.sent.email-code', { hint: 'none' }));
    await chat.say('text message');
    expect(chat.last().text).toMatch(/wait \d+ seconds/u);
    expect((await world.flows.load(chat.flowId()))?.record.asking).toBe('email-code');
    await chat.say(world.code('mail'));
    expect(chat.last().text).toContain(t('choose.next'));
  });

  it('that cannot be sent to leaves nothing asked when the first code is too old', async () => {
    const { world, chat } = await askedByEmail(smsFails);
    world.clock.advance(5 * 60 * 1000);
    await chat.press(t('button.other-method'));
    expect(chat.last().text).toContain(t('note.delivery-failed'));
    expect(chat.last().text).toContain(t('choose.title'));
    expect((await world.flows.load(chat.flowId()))?.record.asking).toBeNull();
  });

  it('does not lead back to a code that was used up', async () => {
    const { world, chat } = await askedByEmail();
    for (let wrong = 1; wrong <= 5; wrong += 1) await chat.say(`1111 000${wrong}`);
    expect(chat.last().text).toContain(t('note.burned'));
    await chat.say('text message');
    await chat.say('email');
    expect(chat.last().text).toMatch(/wait \d+ seconds/u);
    expect((await world.flows.load(chat.flowId()))?.record.asking).toBe('sms-code');
  });

  it('does not exist once the only other one is proved', async () => {
    const { world, chat } = await askedByEmail();
    await chat.say(world.code('mail'));
    expect(chat.last().text).toContain(t('choose.type', { ways: 1 }));
    await chat.say('yes');
    expect(chat.last().card?.actions?.map(({ title }) => title)).not.toContain(t('button.other-method'));
    expect(chat.last().text).toContain(t('code.type', { ways: 0 }));
    await chat.say('other way');
    expect(chat.last().text).toContain(t('note.no-other-way'));
    await chat.say(world.code('sms'));
    expect(chat.last().text).toContain(t('password.title'));
  });
});
