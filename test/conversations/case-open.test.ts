import { describe, expect, it } from '@jest/globals';
import { createTranslator } from '../../services/i18n/translator.ts';
import { startCaseWorld } from '../support/case-conversation.ts';
import { startWorld } from '../support/test-conversation.ts';
import type { TestConversation, World, WorldOptions } from '../support/test-conversation.ts';

const t = createTranslator('en', 'Europe/Helsinki');
const fi = createTranslator('fi', 'Europe/Helsinki');
const human = t('button.human');

async function say(chat: TestConversation, ...words: readonly string[]): Promise<void> {
  for (const each of words) await chat.say(each);
}

async function proveBoth(world: World, chat: TestConversation): Promise<void> {
  await say(chat, 'yes', 'email');
  await chat.say(world.code('mail'));
  await chat.say('text message');
  await chat.say(world.code('sms'));
}

type Way = (world: World, chat: TestConversation) => Promise<void>;
const noMail: WorldOptions = {
  send: ({ channel }) => (channel === 'mail' ? { kind: 'refused', reason: 'other' } : { kind: 'accepted' }),
};
const wrong = (code: string, by: number): string =>
  String((Number(code.replace(/\D/gu, '')) + by) % 100_000_000).padStart(8, '0');

/** Where a reset does not lead on, and the trouble that the button there names. */
const deadEnds: readonly (readonly [string, string, WorldOptions, Way])[] = [
  [
    'an account that is not registered',
    'not-registered',
    { directory: { methods: { email: undefined, mobile: undefined } } },
    (_world, chat) => say(chat, 'I forgot my password'),
  ],
  [
    'a privileged account',
    'privileged',
    { directory: { privilege: { activeRoles: 1 } } },
    (_world, chat) => say(chat, 'I forgot my password'),
  ],
  [
    'an account that could not be checked',
    'could-not-check',
    { directory: { failing: ['readPrivilege'] } },
    (_world, chat) => say(chat, 'I forgot my password'),
  ],
  [
    'a guest',
    'guest',
    { directory: { user: { userType: 'Guest' } } },
    (_world, chat) => say(chat, 'I forgot my password'),
  ],
  [
    'a code that does not leave',
    'code-missing',
    noMail,
    (_world, chat) => say(chat, 'I forgot my password', 'yes', 'email'),
  ],
  [
    'a code that perhaps did not leave',
    'code-missing',
    { send: () => ({ kind: 'unconfirmed' }) },
    (_world, chat) => say(chat, 'I forgot my password', 'yes', 'email'),
  ],
  [
    'a burned code',
    'too-many-wrong-codes',
    {},
    async (world, chat) => {
      await say(chat, 'I forgot my password', 'yes', 'email');
      for (let tries = 1; tries <= 5; tries += 1) await chat.say(wrong(world.code('mail'), tries));
    },
  ],
  [
    'no sends left',
    'code-missing',
    {},
    async (world, chat) => {
      await say(chat, 'I forgot my password', 'yes', 'email');
      for (let sends = 0; sends < 3; sends += 1) {
        world.clock.advance(301_000);
        await chat.say('new code');
      }
    },
  ],
  [
    'a locked recovery',
    'too-many-wrong-codes',
    {},
    async (world, chat) => {
      await say(chat, 'I forgot my password', 'yes', 'email');
      for (let tries = 1; tries <= 10; tries += 1) {
        if (tries === 6) {
          world.clock.advance(61_000);
          await chat.say('email');
        }
        await chat.say(wrong(world.code('mail'), tries));
      }
    },
  ],
  [
    'a reset whose time ran out',
    'asked-for-human',
    {},
    async (world, chat) => {
      await say(chat, 'I forgot my password', 'yes');
      world.clock.advance(31 * 60_000);
      await chat.say('status');
    },
  ],
  ['a locked account', 'asked-for-human', {}, (_world, chat) => say(chat, 'my account is locked')],
  ['a sign-in that fails', 'asked-for-human', {}, (_world, chat) => say(chat, 'I know my password but cannot get in')],
  ['a new phone', 'new-phone', {}, (_world, chat) => say(chat, 'I have a new phone')],
  ['an expired password', 'asked-for-human', {}, (_world, chat) => say(chat, 'my password has expired')],
  ['another account', 'other-account', {}, (_world, chat) => say(chat, 'another account')],
];

describe('every dead end', () => {
  it.each(deadEnds)('%s offers a human, and the press opens a case about it', async (_what, trouble, options, go) => {
    const { world, desk, chat } = startCaseWorld(options);
    await go(world, chat);
    await chat.pressOn(chat.last(), human);
    expect(desk.openings).toMatchObject([{ trouble }]);
    expect(chat.last().text).toContain(t('case.receipt.title'));
    expect(chat.last().text).toContain('4K7M-2QXR');
    expect(chat.last().text).toContain('Service Desk');
    expect(chat.last().text).toContain('river · candle · north');
    expect(chat.last().text).toContain(t('case.at', { at: new Date(world.clock.now().getTime() + 30 * 60_000) }));
  });

  it.each(deadEnds)(
    '%s is the trouble of the case also where the words are typed',
    async (_what, trouble, options, go) => {
      const { world, desk, chat } = startCaseWorld(options);
      await go(world, chat);
      await chat.say('talk to a human');
      expect(desk.openings).toMatchObject([{ trouble }]);
    },
  );

  it('is forgotten after half an hour, and when the reset went on', async () => {
    const late = startCaseWorld();
    await late.chat.say('I have a new phone');
    late.world.clock.advance(30 * 60_000);
    await late.chat.say('talk to a human');
    expect(late.desk.openings).toMatchObject([{ trouble: 'asked-for-human' }]);

    const other = startCaseWorld();
    await say(other.chat, 'I have a new phone', 'I forgot my password', 'yes', 'talk to a human');
    expect(other.desk.openings).toMatchObject([{ trouble: 'asked-for-human' }]);
  });

  it.each(deadEnds)('%s offers none where no team takes cases', async (_what, _trouble, options, go) => {
    const world = startWorld(options);
    const chat = world.chat();
    await go(world, chat);
    expect(chat.last().card?.actions?.map(({ title }) => title) ?? []).not.toContain(human);
  });

  it.each(['failed', 'refused'] as const)('a reset that ended as %s offers a human', async (ending) => {
    const { world, desk, chat } = startCaseWorld();
    await chat.say('I forgot my password');
    await proveBoth(world, chat);
    const flow = chat.flowId();
    await world.move(flow, 'password-sealed');
    await world.move(flow, ending === 'failed' ? 'write-refused-for-good' : 'predicate-failed', {
      endedBecause: ending === 'failed' ? 'write-refused' : 'proofs-expired',
    });
    await chat.flowChanged(flow);
    await chat.pressOn(chat.last(), human);
    expect(desk.openings).toEqual([{ trouble: `reset-${ending}`, flowId: flow }]);
  });

  it('the page that was opened twice offers a human', async () => {
    const { world, desk, chat } = startCaseWorld();
    await chat.say('I forgot my password');
    await proveBoth(world, chat);
    const flow = chat.flowId();
    const loaded = await world.flows.load(flow);
    await world.flows.patch(loaded!, { pageKilled: true });
    await chat.flowChanged(flow);
    await chat.press(human);
    expect(desk.openings).toEqual([{ trouble: 'asked-for-human', flowId: flow }]);
    expect(chat.last().text).toContain(t('case.receipt.paused'));
  });

  it('the help and the first card offer a human', async () => {
    const { desk, chat } = startCaseWorld();
    await chat.say('help');
    expect(chat.last().text).toContain(t('case.help'));
    await chat.press(human);
    expect(desk.openings).toHaveLength(1);
  });
});

describe('"talk to a human"', () => {
  it.each([
    'talk to a human',
    'Talk to a person!',
    'human',
    'helpdesk',
    'can I speak to a real person?',
    'I want to talk to somebody',
    'haluan puhua ihmiselle',
    'ihminen',
    'yhteys helpdeskiin',
    'käyttötuki',
    'voinko puhua jonkun ihmisen kanssa',
  ])('%j opens a case at once', async (words) => {
    const { desk, chat } = startCaseWorld();
    await chat.say(words);
    expect(desk.openings).toEqual([{ trouble: 'asked-for-human', flowId: undefined }]);
    expect(chat.last().text).toContain(t('case.receipt.title'));
    expect(chat.last().text).not.toContain(t('case.receipt.paused'));
  });

  it('names the helpdesk as before where no team takes cases', async () => {
    const chat = startWorld().chat();
    await chat.say('talk to a human');
    expect(chat.last().text).toContain(t('door.human.text'));
    for (const words of ['withdraw', 'back to the bot', 'how is my case']) {
      await chat.say(words);
      expect(chat.last().text).toBe(t('case.say.no-case'));
    }
    await chat.say('is this agent real?');
    expect(chat.last().text).toContain(t('case.real.none.text'));
  });

  it('hands out the open case when it is said again', async () => {
    const { desk, chat } = startCaseWorld();
    await say(chat, 'talk to a human', 'talk to a human');
    expect(desk.openings).toHaveLength(2);
    expect(chat.last().text).toContain(t('case.already'));
    expect(chat.all().filter(({ text }) => text.includes('4K7M-2QXR'))).toHaveLength(1);
  });

  it('says when too many were opened, and names the helpdesk', async () => {
    const { chat } = startCaseWorld({}, { most: 1 });
    await say(chat, 'talk to a human', 'yes, withdraw my case', 'talk to a human');
    expect(chat.last().text).toContain(t('case.too-many.title'));
    expect(chat.last().text).toContain('+358 9 123 456');
  });

  it('speaks Finnish', async () => {
    const { chat } = startCaseWorld({ language: 'fi' });
    await chat.say('haluan puhua ihmiselle');
    expect(chat.last().text).toContain(fi('case.receipt.title'));
    expect(chat.last().card?.actions?.map(({ title }) => title)).toContain(fi('button.withdraw'));
  });
});

const steps: readonly (readonly [string, Way])[] = [
  ['account', async () => undefined],
  ['choose-method', (_world, chat) => say(chat, 'yes')],
  ['enter-code', (_world, chat) => say(chat, 'yes', 'email')],
  ['password', proveBoth],
];

describe.each(steps)('in the middle of a reset, at the step %s', (_step, go) => {
  it('the reset waits for the helpdesk and goes on after "back to the bot"', async () => {
    const { world, desk, chat } = startCaseWorld();
    await chat.say('I forgot my password');
    await go(world, chat);
    const flow = chat.flowId();
    const card = chat.last();
    const before = (await world.resets.locate(flow))?.view;
    await chat.say('talk to a human');
    expect(desk.openings).toEqual([{ trouble: 'asked-for-human', flowId: flow }]);
    expect(chat.last().text).toContain(t('case.receipt.paused'));
    expect((await world.resets.locate(flow))?.view.state).toBe('with-helpdesk');
    expect(chat.all().find(({ id }) => id === card.id)?.text).toBe(t('inert.with-helpdesk'));

    await chat.pressOn(card, t('button.cancel'));
    expect((await world.resets.locate(flow))?.view.state).toBe('with-helpdesk');

    await chat.say('back to the bot');
    expect(chat.last().text).toBe(t('case.say.back', { number: '4K7M-2QXR' }));
    await chat.flowChanged(flow);
    const after = (await world.resets.locate(flow))?.view;
    expect(after?.proved).toEqual(before?.proved);
    expect(chat.flowId()).toBe(flow);
    await chat.say('status');
    expect(
      chat
        .all()
        .slice(-2)
        .map(({ text }) => text)
        .join(),
    ).toContain('4K7M-2QXR');
    expect(chat.flowId()).toBe(flow);
  });
});

describe('while a reset waits for the helpdesk', () => {
  async function paused() {
    const made = startCaseWorld();
    await say(made.chat, 'I forgot my password', 'yes', 'email');
    const flow = made.chat.flowId();
    await made.chat.say('talk to a human');
    return { ...made, flow };
  }

  it('"cancel" ends the reset, and the case stays', async () => {
    const { world, desk, chat, flow } = await paused();
    await chat.say('cancel');
    expect((await world.resets.locate(flow))?.view.state).toBe('cancelled');
    expect(desk.view()?.state).toBe('open');
    await chat.say('cancel');
    expect(chat.last().text).toBe(t('case.say.nothing-to-cancel'));
  });

  it('an event of the flow paints nothing beside the receipt', async () => {
    const { chat, flow } = await paused();
    const before = chat.all().length;
    await chat.flowChanged(flow);
    expect(chat.all()).toHaveLength(before);
  });

  it('"I forgot my password" shows that it waits, and how to go on', async () => {
    const { chat } = await paused();
    await chat.say('I forgot my password');
    expect(chat.last().text).toContain(t('with-helpdesk.title'));
    expect(chat.last().card?.actions?.map(({ title }) => title)).toContain(t('button.back-to-bot'));
  });

  it('its old code is not taken and not passed on', async () => {
    const { world, desk, chat } = await paused();
    await chat.say(world.code('mail'));
    expect(chat.last().text).toContain(t('case.code.text'));
    expect(desk.words).toEqual([]);
  });
});
