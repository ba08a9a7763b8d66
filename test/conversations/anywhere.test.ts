import { describe, expect, it } from '@jest/globals';
import { createTranslator } from '../../services/i18n/translator.ts';
import { startWorld, type TestConversation, type World } from '../support/test-conversation.ts';

const t = createTranslator('en', 'Europe/Helsinki');
const fi = createTranslator('fi', 'Europe/Helsinki');

const places: readonly (readonly [string, (world: World, chat: TestConversation) => Promise<void>])[] = [
  ['account', async () => undefined],
  [
    'choose-method',
    async (_world, chat) => {
      await chat.say('yes');
    },
  ],
  [
    'enter-code',
    async (_world, chat) => {
      await chat.say('yes');
      await chat.say('email');
    },
  ],
  [
    'password',
    async (world, chat) => {
      await chat.say('yes');
      await chat.say('email');
      await chat.say(world.code('mail'));
      await chat.say('sms');
      await chat.say(world.code('sms'));
    },
  ],
];

async function at(go: (world: World, chat: TestConversation) => Promise<void>) {
  const world = startWorld();
  const chat = world.chat();
  await chat.say('I forgot my password');
  await go(world, chat);
  return { world, chat };
}

describe.each(places)('at the step %s', (_name, go) => {
  it('"cancel" ends the flow, also in the record', async () => {
    const { world, chat } = await at(go);
    const flow = chat.flowId();
    await chat.say('cancel');
    expect(chat.last().text).toContain(t('cancelled.title'));
    expect((await world.resets.locate(flow))?.view.state).toBe('cancelled');
    expect(chat.all().some(({ card }) => JSON.stringify(card ?? {}).includes(flow))).toBe(false);
    await chat.say('cancel');
    expect(chat.last().text).toBe(t('words.nothing-to-cancel'));
  });

  it('the Cancel button does the same', async () => {
    const { world, chat } = await at(go);
    const flow = chat.flowId();
    await chat.press(t('button.cancel'));
    expect(chat.last().text).toContain(t('cancelled.title'));
    expect((await world.resets.locate(flow))?.view.state).toBe('cancelled');
  });

  it('"start over" begins a new flow', async () => {
    const { world, chat } = await at(go);
    const flow = chat.flowId();
    await chat.say('start over');
    expect(chat.last().text).toContain(t('account.title'));
    expect(chat.flowId()).not.toBe(flow);
    expect((await world.resets.locate(flow))?.view.state).toBe('cancelled');
  });

  it('"another account" ends the flow and shows the door', async () => {
    const { chat } = await at(go);
    await chat.say('another account');
    expect(chat.last().text).toContain(t('door.another-account.text'));
  });

  it('help, doors and privacy answer and keep the place', async () => {
    const { world, chat } = await at(go);
    const flow = chat.flowId();
    const state = (await world.resets.locate(flow))?.view.state;
    for (const [word, title] of [
      ['help', t('help.title')],
      ['what do you store about me', t('privacy.title')],
      ['my account is locked', t('door.unlock.title')],
      ['talk to a person', t('door.human.title')],
      ['uusi puhelin', t('door.new-phone.title')],
    ] as const) {
      await chat.say(word);
      expect(chat.last().text).toContain(title);
    }
    expect((await world.resets.locate(flow))?.view.state).toBe(state);
    await chat.say('status');
    expect(chat.flowId()).toBe(flow);
  });

  it('"suomeksi" changes the language at once and for good', async () => {
    const { world, chat } = await at(go);
    const [words, card] = await chat.say('suomeksi');
    expect(words?.text).toBe(fi('words.language'));
    expect(card?.card?.lang).toBe('fi');
    expect([...world.people.values()][0]?.chosenLanguage).toBe('fi');
    await chat.say('ohje');
    expect(chat.last().text).toContain(fi('help.title'));
  });

  it('something that looks like a password is neither used, repeated nor kept', async () => {
    const { world, chat } = await at(go);
    await chat.say('Mörkö-Kes4kuu!');
    expect(chat.last().text).toContain(t('secret.text'));
    const kept = JSON.stringify([world.sent, world.logLines, world.audit, world.storage]);
    expect(kept).not.toContain('Kes4kuu');
  });

  it('other words show the step again', async () => {
    const { chat } = await at(go);
    const flow = chat.flowId();
    await chat.say('the weather is nice');
    expect(chat.last().text).toContain(t('note.not-understood'));
    expect(chat.flowId()).toBe(flow);
  });

  it('the time runs out in words, and one can begin again', async () => {
    const { world, chat } = await at(go);
    world.clock.advance(31 * 60_000);
    await chat.say('status');
    expect(chat.last().text).toContain(t('expired.title'));
    await chat.say('I forgot my password');
    expect(chat.last().text).toContain(t('account.title'));
    expect(chat.last().text).not.toContain(t('note.resumed'));
  });

  it('a changed dialog version goes on politely where the record is', async () => {
    const { world, chat } = await at(go);
    const flow = chat.flowId();
    changeVersions(world);
    await chat.say('the weather is nice');
    expect(chat.last().text).toContain(t('note.updated'));
    expect(chat.flowId()).toBe(flow);
    await chat.say('cancel');
    expect(chat.last().text).toContain(t('cancelled.title'));
  });

  it('a lost dialog stack is found again by a button', async () => {
    const { world, chat } = await at(go);
    const card = chat.last();
    Object.assign(world.storage, { memory: {} });
    await chat.pressOn(card, t('button.cancel'));
    expect(chat.last().text).toContain(t('cancelled.title'));
  });
});

/** What a deploy with other steps does to a stored conversation. */
function changeVersions(world: World): void {
  const { memory } = world.storage as unknown as { memory: Record<string, string> };
  for (const [key, value] of Object.entries(memory)) {
    memory[key] = value.replaceAll(/"version":"[^"]*"/gu, '"version":"of-an-earlier-build"');
  }
}

describe('without a flow', () => {
  it.each(['hi', 'Hello!', 'moi', 'help', 'ohje'])('answers %j with what it can do', async (word) => {
    const chat = startWorld().chat();
    await chat.say(word);
    expect(chat.last().text).toContain(t('help.title'));
  });

  it.each(['yes', 'email', 'new code', 'other way', 'status'])('says that nothing is open to %j', async (word) => {
    const chat = startWorld().chat();
    await chat.say(word);
    expect(chat.last().text).toBe(t('words.no-flow'));
  });

  it('erases after asking, and then knows of no flow', async () => {
    const world = startWorld();
    const chat = world.chat();
    await chat.say('I forgot my password');
    await chat.say('erase my data');
    expect(chat.last().text).toContain(t('erase.title'));
    await chat.press(t('button.erase-confirmed'));
    expect(chat.last().text).toContain(t('erased.title'));
    await chat.say('yes');
    expect(chat.last().text).toBe(t('words.no-flow'));
  });

  it('erases nothing while a password is being set', async () => {
    const chat = startWorld({ erase: { kind: 'reset-running' } }).chat();
    await chat.say('yes, erase my data');
    expect(chat.last().text).toContain(t('erased.running'));
  });
});
