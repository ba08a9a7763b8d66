import { beforeEach, describe, expect, it } from '@jest/globals';
import { DependencyError } from '../../services/errors/app-error.ts';
import { createTranslator } from '../../services/i18n/translator.ts';
import { createFakeAdminDesk } from '../fakes/admin-desk.ts';
import { startCaseWorld, startTalk } from '../support/case-conversation.ts';
import { eventually } from '../support/eventually.ts';
import { startWorld, type TestConversation, type World } from '../support/test-conversation.ts';

const t = createTranslator('en', 'Europe/Helsinki');

let fake: ReturnType<typeof createFakeAdminDesk>;
let world: World;
let chat: TestConversation;
beforeEach(() => {
  fake = createFakeAdminDesk();
  world = startWorld({ admin: fake.parts });
  chat = world.chat();
});

describe('bad days', () => {
  const slowly = async (act: () => Promise<unknown>) => {
    const { promise, resolve } = Promise.withResolvers<undefined>();
    fake.state.slow = promise;
    const turn = act();
    await eventually(() => expect(fake.state.calls).not.toEqual([]));
    await eventually(() => {
      world.clock.advance(7_000);
      expect(chat.all().length).toBeGreaterThan(0);
    });
    await turn;
    return () => resolve(undefined);
  };

  it('a service that is slower than a turn is promised, and its card comes afterwards', async () => {
    const goOn = await slowly(() => chat.say('campaigns'));
    expect(chat.last().text).toBe(t('words.still-checking'));
    goOn();
    await eventually(() => expect(chat.last().text).toContain(t('admin.campaigns.title')));
  });

  it('a service that fails after its turn is said in words', async () => {
    const goOn = await slowly(() => chat.say('campaigns'));
    fake.state.fault = new DependencyError('store_unavailable', 'down');
    goOn();
    await eventually(() => expect(chat.last().text).toBe(t('admin.failed')));
  });

  it('a directory or store that does not answer is said in words', async () => {
    fake.state.fault = new DependencyError('directory_unavailable', 'down');
    for (const words of ['plan', 'coverage', 'kit', 'guide', 'doctor', 'admin page']) {
      await chat.say(words);
      expect([words, chat.last().text]).toEqual([words, t('admin.failed')]);
    }
  });

  it('a fault of ours leaves as one', async () => {
    fake.state.fault = new TypeError('a bug');
    await expect(chat.say('plan')).rejects.toThrow('a bug');
  });
});

describe('beside what else goes on in the chat', () => {
  it('an open reset stays where it is, and its card goes on', async () => {
    await chat.say('I forgot my password');
    const flowId = chat.flowId();
    const before = await world.flows.load(flowId);
    await chat.say('plan');
    expect(chat.last().text).toContain(t('admin.plan.title'));
    expect(await world.flows.load(flowId)).toEqual(before);
    await chat.press(t('button.yes'));
    await chat.press(t('button.email-code'));
    await chat.say('doctor');
    await chat.say(world.code('mail'));
    expect(chat.last().text).toContain(t('progress.points', { points: 1, passMark: 2 }));
    await chat.say('admin menu');
    await chat.say('text message');
    await chat.say(world.code('sms'));
    expect(chat.last().text).toContain(t('password.title'));
  });

  it('an admin who talks with an agent still reads their plan, and the agent does not', async () => {
    const talk = await startTalk({ admin: fake.parts });
    await talk.chat.say('plan');
    expect(talk.chat.last().text).toContain(t('admin.plan.title'));
    await talk.chat.say('my screen is blue');
    expect(talk.desk.words).toEqual(['my screen is blue']);
  });

  it('somebody else who talks with an agent says these words to the agent', async () => {
    fake.state.right = 'not-admin';
    const talk = await startTalk({ admin: fake.parts });
    await talk.chat.say('plan');
    expect(talk.desk.words).toEqual(['plan']);
  });

  it('an open case that nobody has taken hears nothing of it either', async () => {
    const waiting = startCaseWorld({ admin: fake.parts });
    await waiting.chat.say('talk to a human');
    await waiting.chat.say('kit');
    expect(waiting.chat.last().text).toContain(t('admin.kit.title'));
    expect(waiting.desk.words).toEqual([]);
  });

  it('files with a word are not the word', async () => {
    await chat.receive({
      type: 'message',
      text: 'plan',
      attachments: [{ contentType: 'image/png', contentUrl: 'https://x' }],
    });
    expect(fake.state.calls).toEqual(['plan']);
  });
});
