import { describe, expect, it } from '@jest/globals';
import { languages, type Language } from '../../services/i18n/language.ts';
import { createTranslator } from '../../services/i18n/translator.ts';
import { startWorld, type TestConversation, type World } from '../support/test-conversation.ts';

const typed = {
  en: ['I forgot my password', 'yes', 'email', 'text message', 'new password'],
  sv: ['jag har glömt mitt lösenord', 'ja', 'e-post', 'sms', 'nytt lösenord'],
  fi: ['unohdin salasanani', 'kyllä', 'sähköpostilla', 'tekstiviestillä', 'uusi salasana'],
} as const satisfies Record<Language, readonly string[]>;

async function carriedOut(world: World, chat: TestConversation): Promise<void> {
  const flowId = chat.flowId();
  await world.move(flowId, 'password-sealed');
  await chat.flowChanged(flowId);
  await world.move(flowId, 'intent-taken');
  await world.move(flowId, 'write-confirmed');
  await chat.flowChanged(flowId);
}

describe.each(languages)('a forgotten password, in %s', (language) => {
  const t = createTranslator(language);

  it('is replaced by pressing buttons', async () => {
    const world = startWorld({ language });
    const chat = world.chat();
    await chat.say('hi');
    await chat.press(t('button.forgot'));
    expect(chat.last().text).toContain('Aino Järvinen');
    await chat.press(t('button.yes'));
    expect(chat.last().text).toContain(t('progress.points', { points: 0, passMark: 2 }));
    expect(chat.last().text).not.toMatch(/posti\.example|67/u);
    await chat.press(t('button.email-code'));
    await chat.press(t('button.check-code'), { code: world.code('mail') });
    expect(chat.last().text).toContain(t('progress.points', { points: 1, passMark: 2 }));
    await chat.press(t('button.sms-code'));
    await chat.press(t('button.check-code'), { code: world.code('sms') });
    expect(chat.last().text).toContain(t('password.title'));
    await carriedOut(world, chat);
    expect(chat.last().text).toContain(t('done.title'));
    expect(chat.last().card?.actions?.map(({ title }) => title)).toEqual([t('button.places')]);
    expect(chat.all().filter(({ card }) => card?.actions?.some(({ type }) => type === 'Action.Submit'))).toHaveLength(
      2,
    );
  });

  it('is replaced by typing only', async () => {
    const world = startWorld({ language });
    const chat = world.chat();
    const [forgot, yes, email, text, page] = typed[language];
    await chat.say(forgot);
    await chat.say(yes);
    await chat.say(email);
    await chat.say(world.code('mail'));
    await chat.say(text);
    await chat.say(world.code('sms').replace(' ', ''));
    const [link] = await chat.say(page);
    expect(link?.card?.actions?.[0]).toEqual({
      type: 'Action.OpenUrl',
      title: t('password.link-button'),
      url: expect.stringMatching(/^https:\/\/avain\.example\/page\/password\?lang=..#/u),
    });
    await carriedOut(world, chat);
    expect(
      chat
        .all()
        .map(({ text: words }) => words)
        .join('\n'),
    ).toContain(t('done.title'));
    const [again] = await chat.say(forgot);
    expect(again?.text).not.toContain(t('note.resumed'));
  });

  it('leaves its receipt in the chat when the next one begins', async () => {
    const world = startWorld({ language });
    const chat = world.chat();
    const [forgot, yes, email, text] = typed[language];
    await chat.say(forgot);
    await chat.say(yes);
    await chat.say(email);
    await chat.say(world.code('mail'));
    await chat.say(text);
    await chat.say(world.code('sms'));
    await carriedOut(world, chat);
    await chat.say(forgot);
    const shown = chat.all().map(({ text: words }) => words);
    expect(shown.filter((words) => words.includes(t('done.title')))).toHaveLength(1);
    expect(shown.at(-1)).toContain(t('account.title'));
  });
});
