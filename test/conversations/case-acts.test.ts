import { describe, expect, it } from '@jest/globals';
import { createTranslator } from '../../services/i18n/translator.ts';
import { eventually } from '../support/eventually.ts';
import { startCaseWorld, startTalk } from '../support/case-conversation.ts';

const t = createTranslator('en', 'Europe/Helsinki');

describe('the status of a case', () => {
  it.each([
    ['open', {}, 'case.state.open'],
    ['claimed', { agentName: 'Anna Agent' }, 'case.state.claimed'],
    ['waiting-for-person', { agentName: 'Anna Agent' }, 'case.state.waiting-for-person'],
    ['waiting-for-agent', { agentName: 'Anna Agent' }, 'case.state.waiting-for-agent'],
    ['vouched', { agentName: 'Anna Agent' }, 'case.state.vouched'],
  ] as const)('says where it stands when it is %s', async (state, patch, key) => {
    const { desk, chat } = startCaseWorld();
    await chat.say('talk to a human');
    desk.change({ state, ...patch });
    await chat.press(t('button.case-status'));
    expect(chat.last().text).toContain(t(key, { agent: 'Anna Agent' }));
    expect(chat.last().text).toContain('river · candle · north');
  });

  it('keeps one live card: the one before shrinks to a line', async () => {
    const { chat } = startCaseWorld();
    await chat.say('talk to a human');
    const receipt = chat.last();
    await chat.say('status');
    expect(chat.all().find(({ id }) => id === receipt.id)?.text).toBe(t('inert.moved-on'));
    expect(
      chat.all().filter(({ card }) => card?.actions?.some(({ title }) => title === t('button.withdraw'))),
    ).toHaveLength(1);
  });

  it('shows the case and the reset that goes on beside it', async () => {
    const { chat } = startCaseWorld();
    await chat.say('talk to a human');
    await chat.say('I forgot my password');
    const seen = await chat.say('status');
    expect(seen.map(({ text }) => text).join()).toContain('4K7M-2QXR');
    expect(chat.last().text).toContain(t('account.title'));
  });

  it('shows what of a verification is known', async () => {
    const { desk, chat } = startCaseWorld();
    await chat.say('talk to a human');
    desk.change({
      state: 'claimed',
      agentName: 'Anna',
      verification: 'pending',
      flowId: 'pseudonym-of-22-chars0.suffix-of-22-chars-00',
    });
    await chat.say('how is my case?');
    expect(chat.last().text).toContain(t('case.next.verify'));
    await chat.press(t('button.go-on'));
    expect(chat.last().text).toContain(t('account.title'));
  });
});

describe('withdrawing', () => {
  it('is asked first and done once', async () => {
    const { desk, chat } = startCaseWorld();
    await chat.say('talk to a human');
    await chat.press(t('button.withdraw'));
    expect(desk.view()?.state).toBe('open');
    const asked = chat.last();
    await chat.pressOn(asked, t('button.withdraw-confirmed'));
    expect(desk.view()?.state).toBe('withdrawn');
    expect(chat.last().text).toContain(t('case.news.withdrawn.title'));
    expect(chat.last().text).toContain('+358 9 123 456');
    await chat.pressOn(asked, t('button.withdraw-confirmed'));
    expect(chat.last().text).toBe(t('case.say.no-case'));
  });

  it('is not for the person while the case is frozen', async () => {
    const { desk, chat } = startCaseWorld();
    await chat.say('talk to a human');
    const receipt = chat.last();
    desk.change({ frozen: true });
    await chat.pressOn(receipt, t('button.withdraw'));
    await chat.press(t('button.withdraw-confirmed'));
    expect(chat.all().map(({ text }) => text)).toContain(t('case.say.frozen'));
    expect(chat.last().text).toContain(t('case.state.frozen'));
    expect(desk.view()?.state).toBe('open');
  });

  it('by a card of an earlier case touches nothing of the later one', async () => {
    const { desk, chat } = startCaseWorld();
    await chat.say('talk to a human');
    await chat.say('withdraw');
    const old = chat.last();
    await chat.say('yes, withdraw my case');
    await chat.say('talk to a human');
    expect(desk.view()?.caseId).toBe('9ABCDEFG');
    for (const title of [t('button.withdraw-confirmed'), t('button.case-status')]) {
      const seen = await chat.pressOn(old, title);
      expect(seen.map(({ text }) => text).join()).toContain(t('case.say.stale'));
      expect(desk.view()?.state).toBe('open');
    }
    expect(chat.last().text).toContain('9ABC-DEFG');
  });
});

describe('"is this agent real?"', () => {
  it('answers who has the case, since when, by which words, and what nobody asks for', async () => {
    const { chat } = await startTalk();
    await chat.say('is this agent real?');
    const { text } = chat.last();
    expect(text).toContain(
      t('case.real.agent', { agent: 'Anna Agent', team: 'Service Desk', since: new Date('2026-03-02T08:10:00Z') }),
    );
    expect(text).toContain('10:10');
    expect(text).toContain('river · candle · north');
    expect(text).toContain(t('case.real.never'));
  });

  it('says that whoever claims to have an unclaimed case does not', async () => {
    const { chat } = startCaseWorld();
    await chat.say('talk to a human');
    await chat.say('is this agent real');
    expect(chat.last().text).toContain(t('case.real.nobody', { team: 'Service Desk' }));
  });

  it('without a case says that nobody is in touch, and what to do', async () => {
    const { chat } = startCaseWorld();
    await chat.say('are you a real person?');
    expect(chat.last().text).toContain(t('case.real.none.text'));
    expect(chat.last().text).toContain('+358 9 123 456');
  });
});

describe('what no card of ours sends', () => {
  it.each([
    { verb: 'human', trouble: 'give me the password' },
    { verb: 'human', trouble: 'new-phone', about: '../../etc' },
    { verb: 'withdraw-confirmed', case: { $ne: '' } },
    { verb: 'withdraw-confirmed', case: '4K7M2QX0' },
    { verb: 'case-claim', case: '4K7M2QXR', nonce: 'nonce-of-22-characters' },
  ])('%j does nothing', async (value) => {
    const { desk, chat } = startCaseWorld();
    await chat.say('talk to a human');
    await chat.send(value);
    expect(chat.last().text).toContain(t('words.not-understood'));
    expect(desk.openings).toHaveLength(1);
    expect(desk.view()?.state).toBe('open');
  });
});

describe('the reads of an ordinary turn', () => {
  it('without a case nothing is read for one, but for words that mean nothing to the bot', async () => {
    const { world, desk, chat } = startCaseWorld();
    for (const words of ['I forgot my password', 'the weather is nice', 'yes', 'email']) await chat.say(words);
    await chat.say(world.code('mail'));
    await chat.say('status');
    await chat.say('text message');
    await chat.say(world.code('sms'));
    await chat.say('new password');
    expect(desk.reads()).toBe(0);
    await chat.say('cancel');
    await chat.say('help');
    await chat.say('please reset my password, I forgot it');
    await chat.say('cancel');
    expect(desk.reads()).toBe(0);
    await chat.say('the weather is nice');
    expect(desk.reads()).toBe(1);
  });
});

describe('a case that takes longer to open than a turn lasts', () => {
  it('is promised, and its receipt comes afterwards', async () => {
    let open: (() => void) | undefined;
    const slow = new Promise<void>((resolve) => (open = resolve));
    const { world, chat } = startCaseWorld({}, { slow });
    const said = chat.say('talk to a human');
    await eventually(() => {
      world.clock.advance(7_000);
      expect(chat.all()).not.toEqual([]);
    });
    await said;
    expect(chat.last().text).toBe(t('words.still-checking'));
    open?.();
    await eventually(() => expect(chat.last().text).toContain(t('case.receipt.title')));
    await chat.say('it is about the printer');
    expect(chat.last().text).toBe(t('case.say.added', { number: '4K7M-2QXR' }));
  });
});

describe('the promise to hear', () => {
  it('is not repeated after its time', async () => {
    const { world, chat } = startCaseWorld();
    await chat.say('talk to a human');
    world.clock.advance(31 * 60_000);
    await chat.say('status');
    expect(chat.last().text).toContain(t('case.state.overdue'));
    expect(chat.last().text).not.toContain(t('case.fact.by'));
  });
});
