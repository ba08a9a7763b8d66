import { beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { whyVerbs } from '../../cards/card-actions.ts';
import { maskQuestion } from '../../services/feedback/mask-question.ts';
import { parseCommand } from '../../services/i18n/commands.ts';
import { createTranslator } from '../../services/i18n/translator.ts';
import { createAnswers } from '../../services/knowledge/create-answers.ts';
import { loadKnowledge } from '../../services/knowledge/load-knowledge.ts';
import type { Answers } from '../../services/outcomes/answer-outcome.ts';
import { startWorld, type TestConversation, type World } from '../support/test-conversation.ts';

const t = createTranslator('en', 'Europe/Helsinki');
const counted: string[] = [];
const passed: string[] = [];
let answers: Answers;
let outcome: 'passed' | 'too-many';
let world: World;
let chat: TestConversation;

beforeAll(() => {
  const { knowledge: all } = loadKnowledge(undefined);
  // A few are enough, and quick to learn.
  const knowledge = { ...all, items: all.items.filter(({ id }) => id.startsWith('code-') || id.startsWith('case-')) };
  answers = createAnswers({
    knowledge: () => knowledge,
    counters: { count: (name) => void counted.push(name) },
    organisation: { name: 'Contoso', helpdeskContact: '+358 9 123 456' },
  });
});

beforeEach(() => {
  counted.length = 0;
  passed.length = 0;
  outcome = 'passed';
  world = startWorld({
    answers,
    questions: {
      ready: maskQuestion,
      pass: async ({ personId }, { text, language }) => {
        if (outcome === 'passed') passed.push(`${language}: ${text}`);
        expect(personId).not.toBe('');
        return outcome;
      },
    },
  });
  chat = world.chat();
});

const unknown = 'zxqvbnm wrtplkj aino@contoso.example';
const state = (): string => JSON.stringify(world.storage);

describe('a question without an answer', () => {
  it.each([
    ['a press', () => chat.press(t('button.pass-on'))],
    ['typed words', () => chat.say('pass my question on')],
  ])('is passed on by %s, masked, once, and then kept nowhere in the chat', async (_how, pass) => {
    await chat.say(unknown);
    expect(chat.last().text).toContain(t('question.offer'));
    expect(passed).toEqual([]);
    await pass();
    expect(chat.last().text).toBe(t('words.question-passed'));
    expect(passed).toEqual(['en: zxqvbnm wrtplkj […]']);
    expect(state()).not.toContain('zxqvbnm');
    await pass();
    expect(chat.last().text).toBe(t('words.question-gone'));
    expect(passed).toHaveLength(1);
  });

  it('waits masked, only in the memory of the conversation, and not after anything else was said', async () => {
    await chat.say(unknown);
    expect(state()).toContain('zxqvbnm');
    expect(state()).not.toContain('aino@');
    expect(JSON.stringify([world.sent, world.logLines, world.audit, counted])).not.toContain('zxqvbnm');
    const card = chat.last();
    await chat.say('help');
    expect(state()).not.toContain('zxqvbnm');
    await chat.pressOn(card, t('button.pass-on'));
    expect(chat.last().text).toBe(t('words.question-gone'));
    expect(passed).toEqual([]);
  });

  it('is without the name that the channel gives to who asks', async () => {
    const from = { id: 'user', name: 'Aino Järvinen' };
    await chat.receive({ type: 'message', text: 'zxqvbnm wrtplkj sanoo Järviselle', from });
    expect(state()).toContain('zxqvbnm wrtplkj sanoo […]');
  });

  it('is not passed on by the card of an earlier one', async () => {
    await chat.say(unknown);
    const card = chat.last();
    await chat.say('plmokn ijbuhv');
    await chat.pressOn(card, t('button.pass-on'));
    expect(chat.last().text).toBe(t('words.question-gone'));
    await chat.press(t('button.pass-on'));
    expect(passed).toEqual(['en: plmokn ijbuhv']);
  });

  it.each(['the code 12345678 zxqvbnm', 'zxqvbnm Kesä-Loma7! wrtplkj'])(
    'is not remembered where it holds a secret: %j',
    async (text) => {
      await chat.say(text);
      expect(chat.all().some(({ text: said }) => said.includes(t('question.offer')))).toBe(false);
      expect(state()).not.toMatch(/zxqvbnm|12345678|Loma7/u);
    },
  );

  it('of somebody who passed on too many is not kept either', async () => {
    outcome = 'too-many';
    await chat.say(unknown);
    await chat.press(t('button.pass-on'));
    expect(chat.last().text).toBe(t('words.question-too-many'));
    expect(state()).not.toContain('zxqvbnm');
  });
});

describe('"No"', () => {
  const id = 'code-how-long-valid';
  const missed = async (): Promise<void> => {
    await chat.say('how long is a code good for?');
    await chat.say('no');
    expect(chat.last().text).toContain(t('answer.missed.title'));
  };

  it.each([
    ['that was not my question', 'not-mine'],
    ['out of date or wrong', 'outdated'],
    ['too hard to follow', 'too-hard'],
    ['it did not solve my problem', 'no-help'],
  ])('may say why: "%s" is counted once, without words', async (words, fault) => {
    await missed();
    await chat.say(words);
    expect(chat.last().text).toBe(t('words.answer-why'));
    await chat.press(t('button.why-too-hard'));
    expect(counted.filter((name) => name.startsWith(`answer.${id}.`))).toEqual([
      ...[`answer.${id}.shown`, `answer.${id}.no`, `answer.${id}.${fault}`],
    ]);
  });

  it('says why by a press too, and the question can still be passed on and another item chosen', async () => {
    await missed();
    await chat.press(t('button.why-not-mine'));
    expect(counted).toContain(`answer.${id}.not-mine`);
    await chat.press(t('button.pass-on'));
    expect(passed).toEqual(['en: how long is a code good for?']);
    await chat.say('1');
    expect(chat.last().text).toContain(t('answer.was-it'));
  });

  it('of an old card counts no reason, and passes nothing on', async () => {
    await chat.say('how long is a code good for?');
    const card = chat.last();
    await chat.say(unknown);
    await chat.pressOn(card, t('button.answer-no'));
    expect(chat.last().card?.actions?.map(({ title }) => title)).not.toContain(t('button.pass-on'));
    await chat.send({ verb: 'why-too-hard', answer: id });
    expect(counted.filter((name) => name.endsWith('.no') || name.endsWith('.too-hard'))).toEqual([]);
  });
});

it.each(['en', 'fi'] as const)('every button of it can be typed in %s', (language) => {
  const own = createTranslator(language);
  for (const verb of [...whyVerbs, 'pass-on'] as const) expect(parseCommand(own(`button.${verb}`))).toBe(verb);
});
