import { describe, expect, it } from '@jest/globals';
import { createTranslator } from '../../services/i18n/translator.ts';
import { loadTrees } from '../../services/troubleshooter/load-trees.ts';
import { createTroubleshooter } from '../../services/troubleshooter/troubleshooter.ts';
import { startCaseWorld } from '../support/case-conversation.ts';
import { startWorld, type TestConversation, type World, type WorldOptions } from '../support/test-conversation.ts';

const t = createTranslator('en', 'Europe/Helsinki');
const fi = createTranslator('fi', 'Europe/Helsinki');
const { trees } = loadTrees(undefined);
const troubleshooter = createTroubleshooter({ trees: () => trees });

function start(options: WorldOptions = {}): { readonly world: World; readonly chat: TestConversation } {
  const world = startWorld({ troubleshooter, ...options });
  return { world, chat: world.chat() };
}
const titles = (chat: TestConversation): readonly string[] =>
  (chat.last().card?.actions ?? []).map(({ title }) => title);
const titleOf = (id: string): string => trees.find((tree) => tree.id === id)?.title.en ?? '';
const how = 'How should the code come?';

describe('the troubleshooter in the chat', () => {
  it('shows a menu, asks, says what is wrong, and asks whether it helped: by buttons', async () => {
    const { chat } = start();
    await chat.say('what is wrong?');
    expect(chat.last().text).toContain(t('tree.menu.title'));
    await chat.press(t('button.tree-go'), { tree: 'no-code-comes' });
    expect(chat.last().text).toContain(how);
    await chat.press('By phone call');
    expect(chat.last().text).toContain('press the hash key (#)');
    await chat.press(t('button.answer-yes'));
    expect(chat.last().text).toBe(t('words.tree-yes'));
  });

  it('is walked by words alone, in Finnish too: number, label, back', async () => {
    const { chat } = start({ language: 'fi' });
    await chat.say('mikä on vialla');
    await chat.say('koodi ei tule');
    expect(chat.last().text).toContain('Miten koodin pitäisi tulla?');
    await chat.say('1');
    expect(chat.last().text).toContain('Mikä pitää paikkansa puhelimestasi?');
    await chat.say('takaisin');
    expect(chat.last().text).toContain('Miten koodin pitäisi tulla?');
    await chat.say('Sähköpostiin');
    expect(titles(chat)).toContain(fi('button.answer-no'));
  });

  it('looks at the person’s own account instead of asking, and writes that down first', async () => {
    const { world, chat } = start({ directory: { methods: { mobile: undefined } } });
    await chat.say('troubleshoot');
    await chat.say(titleOf('no-code-comes'));
    await chat.say('By text message');
    expect(chat.last().text).toContain('No mobile phone is registered');
    expect(world.audit.map(({ type }) => type)).toEqual(['troubleshooter.looked']);
  });

  it('asks where the account cannot be read: what is not known never counts as good', async () => {
    const { chat } = start({ directory: { failing: ['findUser', 'listMethods'] } });
    await chat.say('SSPR_0009');
    expect(chat.last().text).toContain('Which of these fits you?');
  });

  it('goes on after other talk, and after a restart', async () => {
    const { chat } = start();
    await chat.say('troubleshoot');
    await chat.say(titleOf('no-code-comes'));
    await chat.say('help');
    await chat.say('1');
    expect(chat.last().text).not.toContain('What is true of your phone?');
    await chat.say('continue troubleshooting');
    expect(chat.last().text).toContain(how);
    await chat.say('1');
    expect(chat.last().text).toContain('What is true of your phone?');
  });

  it('takes a press on an old card, and says so where its tree is gone', async () => {
    const { chat } = start();
    await chat.send({ verb: 'tree-choose', tree: 'no-code-comes', node: 'how', choice: 1 });
    expect(chat.last().text).toContain('press the hash key (#)');
    await chat.send({ verb: 'tree-choose', tree: 'no-such-tree', node: 'how', choice: 1 });
    expect(chat.last().text).toBe(t('words.tree-gone'));
    await chat.send({ verb: 'tree-open' });
    expect(chat.last().text).toContain(t('tree.menu.title'));
  });

  it('has nothing to continue before anything began', async () => {
    const { chat } = start();
    await chat.say('continue troubleshooting');
    expect(chat.last().text).toBe(t('words.tree-nothing'));
  });
});

describe('a pasted code', () => {
  it.each(['SSPR_0030', 'the page says (SSPR_0030), what now?', 'reset my password says SSPR_0030'])(
    'goes straight to its place: %s',
    async (text) => {
      const { chat } = start();
      await chat.say(text);
      expect(chat.last().text).toContain('the connection there was interrupted');
      expect(chat.last().text).toContain(t('tree.code', { code: 'SSPR\\_0030' }));
    },
  );

  it('is offered to administrators in their words too', async () => {
    const { chat } = start();
    await chat.say('SSPR_0030');
    expect(titles(chat)).toContain(t('button.tree-admins'));
    await chat.say(t('button.tree-admins'));
    expect(chat.last().text).toContain(titleOf('sspr-codes'));
  });

  it('of an event or a result is no code of a reset while no step waits for one', async () => {
    const { chat } = start();
    await chat.say('33004');
    expect(chat.last().text).toContain(titleOf('writeback-permissions'));
    await chat.say('hr=80231367');
    expect(chat.last().text).toContain(titleOf('writeback-permissions'));
  });

  it('is the code of the reset where a step waits for one, and a secret stays a secret', async () => {
    const { chat } = start();
    for (const word of ['I forgot my password', 'yes', 'email']) await chat.say(word);
    await chat.say('80231367');
    expect(chat.last().text).not.toContain(titleOf('writeback-permissions'));
    await chat.say('my password is SSPR_0029!xY and it fails');
    expect(chat.last().text).toContain(t('secret.title'));
  });
});

describe('what did not help', () => {
  it('becomes a case that carries the way, where a human has to act', async () => {
    const { chat, desk } = startCaseWorld({ troubleshooter });
    await chat.say('troubleshoot');
    await chat.say(titleOf('no-code-comes'));
    await chat.say('1');
    await chat.say('3');
    await chat.press(t('button.answer-no'));
    expect(chat.last().text).toContain(desk.view()?.number ?? 'no case');
    expect(desk.openings.at(-1)?.way).toContain('no-code-comes: The code does not come');
    expect(desk.openings.at(-1)?.way).toContain('I have another phone or number');
  });

  it('is handed to a human with its way where it could be fixed', async () => {
    const { chat, desk } = startCaseWorld({ troubleshooter });
    await chat.send({ verb: 'tree-choose', tree: 'no-code-comes', node: 'how', choice: 3 });
    await chat.say('no');
    expect(chat.last().text).toContain(t('tree.not-helped.title'));
    await chat.say('talk to a human');
    expect(desk.openings.at(-1)?.way).toContain('limit reached');
  });

  it('becomes a text for Microsoft’s support: what is known, and no address', async () => {
    const { chat } = start();
    await chat.send({ verb: 'tree-choose', tree: 'no-code-comes', node: 'how', choice: 1 });
    await chat.press(t('button.answer-no'));
    const { text } = chat.last();
    expect(text).toContain(t('tree.support.title'));
    expect(text).toContain('By phone call');
    expect(text).toContain('cloud only');
    expect(text).toContain('11111111-1111-4111-8111-111111111111');
    expect(text).not.toMatch(/@|aino|\+358 ?\d/iu);
  });

  it('leads to the helpdesk’s door where nobody works cases', async () => {
    const { chat } = start();
    await chat.send({ verb: 'tree-case', tree: 'no-code-comes', node: 'call' });
    expect(chat.last().text).toContain('+358 9 123 456');
  });
});
