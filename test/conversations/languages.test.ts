import { describe, expect, it } from '@jest/globals';
import { setTurnScope, turnScope } from '../../dialogs/turn-scope.ts';
import { inItself } from '../../services/i18n/in-itself.ts';
import { languages } from '../../services/i18n/language.ts';
import { createTranslator } from '../../services/i18n/translator.ts';
import { startWorld, type TestConversation, type World } from '../support/test-conversation.ts';

const chosen = (world: World) => [...world.people.values()][0]?.chosenLanguage;
const titles = (chat: TestConversation) => chat.last().card?.actions?.map(({ title }) => title);

describe('the language of the chat', () => {
  it.each([
    ['en', 'på svenska', 'sv'],
    ['en', 'in Swedish please', 'sv'],
    ['fi', 'ruotsiksi', 'sv'],
    ['sv', 'suomeksi', 'fi'],
    ['sv', 'på finska', 'fi'],
    ['fi', 'på engelska', 'en'],
  ] as const)('changes from %s by "%s" to %s, and is remembered', async (language, words, next) => {
    const world = startWorld({ language });
    const chat = world.chat();
    const [said] = await chat.say(words);
    expect(said?.text).toBe(createTranslator(next)('words.language'));
    expect(chosen(world)).toBe(next);
    await chat.say('help');
    expect(chat.last().text).toContain(createTranslator(next)('help.title'));
  });

  it.each(languages)('is chosen by a press from the help card, seen in %s', async (language) => {
    const world = startWorld({ language });
    const chat = world.chat();
    await chat.say('help');
    await chat.press(titles(chat)?.at(-1) ?? '');
    expect(titles(chat)).toEqual(['In English', 'Suomeksi', 'På svenska']);
    for (const next of languages) expect(chat.last().text).toContain(createTranslator(next)('language.title'));
    await chat.press(inItself('sv'));
    expect(chosen(world)).toBe('sv');
  });

  it('is asked for first where neither account nor client names one, and only then', async () => {
    const world = startWorld();
    const chat = world.chat();
    await chat.reached(async (context) => world.root.welcome(context));
    expect(chat.all()).toHaveLength(1);
    await chat.reached(async (context) => {
      setTurnScope(context, { ...turnScope(context), languageUnknown: true });
      await world.root.welcome(context);
    });
    const [, question, welcome] = chat.all();
    expect(question?.card?.lang).toBe('en');
    expect(question?.card?.actions?.map(({ title }) => title)).toEqual(languages.map(inItself));
    expect(welcome?.text).toContain(createTranslator('en')('welcome.title'));
    await chat.press(inItself('fi'));
    expect(chosen(world)).toBe('fi');
  });
});
