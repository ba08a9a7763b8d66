import { describe, expect, it } from '@jest/globals';
import { createTranslator } from '../../services/i18n/translator.ts';
import type { RefusalReason } from '../../services/outcomes/refusal.ts';
import type { ResetService } from '../../services/reset-flow/reset-service.ts';
import type { DirectoryStubAnswers } from '../support/directory-answers.ts';
import { startWorld, type TestConversation, type World, type WorldOptions } from '../support/test-conversation.ts';

const t = createTranslator('en', 'Europe/Helsinki');

async function chooses(options: WorldOptions = {}): Promise<{ world: World; chat: TestConversation; flow: string }> {
  const world = startWorld(options);
  const chat = world.chat();
  for (const words of ['I forgot my password', 'yes', 'email']) await chat.say(words);
  await chat.say(world.code('mail'));
  await chat.say('text message');
  await chat.say(world.code('sms'));
  return { world, chat, flow: chat.flowId() };
}

describe('an account that cannot be reset here', () => {
  const accounts: readonly (readonly [RefusalReason, DirectoryStubAnswers])[] = [
    ['not-registered', { methods: { email: undefined, mobile: undefined } }],
    ['half-registered', { methods: { mobile: undefined } }],
    ['synced', { user: { onPremisesSyncEnabled: true } }],
    ['federated', { user: { userPrincipalName: 'aino@adfs.example' } }],
    ['guest', { user: { userType: 'Guest' } }],
    ['disabled', { user: { accountEnabled: false } }],
    ['privileged', { privilege: { activeRoles: 1 } }],
    ['unsupported-account', { user: { isResourceAccount: true } }],
    ['could-not-check', { failing: ['readPrivilege'] }],
  ];

  it.each(accounts)('%s is told at once, truly and with a door, never with an address', async (reason, directory) => {
    const world = startWorld({ directory });
    const chat = world.chat();
    const [card] = await chat.say('I forgot my password');
    expect(card?.text).toContain(t(`refused.${reason}`));
    expect(card?.text).not.toMatch(/posti\.example|401234567|aino@/u);
    expect(world.outbox).toEqual([]);
    await chat.say('yes');
    expect(chat.last().text).toBe(t('words.no-flow'));
  });

  it.each(['frozen', 'paused'] as const)('%s is told at once', async (reason) => {
    const world = startWorld();
    const chat = world.chat();
    await chat.say('I forgot my password');
    const target = chat.flowId().split('.')[0] ?? '';
    await chat.say('cancel');
    await (reason === 'frozen' ? world.guards.freeze(target, 3600) : world.guards.pauseAll());
    await chat.say('I forgot my password');
    expect(chat.last().text).toContain(t(`refused.${reason}`));
  });

  it('cooling-down is told with the time from which it works again', async () => {
    const world = startWorld();
    const until = await world.guards.coolDown(15 * 60);
    const chat = world.chat();
    await chat.say('I forgot my password');
    expect(chat.last().text).toContain(t('refused.cooling-down'));
    expect(chat.last().text).toContain(t('refused.until', { until }));
    world.clock.advance(15 * 60 * 1000 + 1);
    await chat.pressOn(chat.last(), t('button.forgot'));
    expect(chat.last().text).toContain(t('account.title'));
  });

  it('too-many-starts is told with the time from which it works again', async () => {
    const world = startWorld();
    const chat = world.chat();
    for (let start = 0; start < 5; start += 1) {
      await chat.say('I forgot my password');
      expect(chat.last().text).toContain(t('account.title'));
      await chat.say('cancel');
    }
    const until = new Date(world.clock.now().getTime() + 60 * 60 * 1000);
    await chat.say('I forgot my password');
    expect(chat.last().text).toContain(t('refused.title-for-now'));
    expect(chat.last().text).toContain(t('refused.too-many-starts'));
    expect(chat.last().text).toContain(t('refused.until', { until }));
  });

  it('recently-reset is told when three resets a day are used up, at the last proof', async () => {
    const world = startWorld();
    const chat = world.chat();
    for (let reset = 0; reset < 3; reset += 1) {
      for (const words of ['I forgot my password', 'yes', 'email']) await chat.say(words);
      await chat.say(world.code('mail'));
      await chat.say('text message');
      await chat.say(world.code('sms'));
      expect(chat.last().text).toContain(t('password.title'));
      await chat.say('cancel');
    }
    for (const words of ['I forgot my password', 'yes', 'email']) await chat.say(words);
    await chat.say(world.code('mail'));
    await chat.say('text message');
    await chat.say(world.code('sms'));
    expect(chat.last().text).toContain(t('refused.recently-reset'));
    await chat.say('yes');
    expect(chat.last().text).toBe(t('words.no-flow'));
  });

  it('recently-reset is told in a second chat while a password is on its way', async () => {
    const { world, flow } = await chooses();
    await world.move(flow, 'password-sealed');
    const second = world.chat({ conversation: 'a:second' });
    await second.say('I forgot my password');
    expect(second.last().text).toContain(t('refused.recently-reset'));
  });

  it('hears the reason when recovery is stopped in mid-flow', async () => {
    const world = startWorld();
    const chat = world.chat();
    for (const words of ['I forgot my password', 'yes', 'email']) await chat.say(words);
    await world.guards.freeze(chat.flowId().split('.')[0] ?? '', 3600);
    await chat.say(world.code('mail'));
    expect(chat.last().text).toContain(t('refused.frozen'));
  });
});

describe('a code that does not leave', () => {
  it('is said, and another way offered', async () => {
    const world = startWorld({
      send: ({ channel }) => (channel === 'mail' ? { kind: 'refused', reason: 'other' } : { kind: 'accepted' }),
    });
    const chat = world.chat();
    for (const words of ['I forgot my password', 'yes', 'email']) await chat.say(words);
    expect(chat.last().text).toContain(t('note.delivery-failed'));
    await chat.press(t('button.sms-code'));
    await chat.say(world.code('sms'));
    expect(chat.last().text).toContain(t('choose.next'));
  });

  it('for sure or not, is said too', async () => {
    const world = startWorld({ send: () => ({ kind: 'unconfirmed' }) });
    const chat = world.chat();
    for (const words of ['I forgot my password', 'yes', 'email']) await chat.say(words);
    expect(chat.last().text).toContain(t('note.unconfirmed'));
  });
});

describe('what happens on the page and in the executor', () => {
  it('turns the live card into a receipt, and twice the same event changes nothing', async () => {
    const { world, chat, flow } = await chooses();
    const messages = chat.all().length;
    await world.move(flow, 'password-sealed');
    await chat.flowChanged(flow);
    expect(chat.last().text).toContain(t('working.title'));
    await world.move(flow, 'intent-taken');
    await world.move(flow, 'write-confirmed');
    await chat.flowChanged(flow);
    const after = world.sent.length;
    await chat.flowChanged(flow);
    expect(world.sent).toHaveLength(after);
    expect(chat.all()).toHaveLength(messages);
    expect(chat.last().text).toContain(t('done.title'));
    await chat.say('status');
    expect(chat.last().text).toBe(t('words.no-flow'));
  });

  it('puts the receipt where a typed link stood, so that no dead link stays below it', async () => {
    const { world, chat, flow } = await chooses();
    const [link] = await chat.say('new password');
    await world.move(flow, 'password-sealed');
    await world.move(flow, 'intent-taken');
    await world.move(flow, 'write-confirmed');
    await chat.flowChanged(flow);
    expect(chat.last().id).toBe(link?.id);
    expect(chat.last().text).toContain(t('done.title'));
    expect(JSON.stringify(chat.all())).not.toContain('/page/password');
    expect(chat.transcript()).not.toContain(t('button.new-password'));
  });

  it('closes a typed link with its flow', async () => {
    const { chat } = await chooses();
    await chat.say('new password');
    await chat.press(t('button.cancel'));
    expect(chat.last().text).toContain(t('cancelled.title'));
    expect(JSON.stringify(chat.all())).not.toContain('/page/password');
  });

  it('explains a refused password in a new card with another try', async () => {
    const { world, chat, flow } = await chooses();
    await world.move(flow, 'password-sealed');
    await world.move(flow, 'write-refused', { lastRejection: 'common', writeAttempts: 1 });
    await chat.flowChanged(flow);
    expect(chat.last().text).toContain(t('rejected.common'));
    expect(chat.last().text).toContain(t('rejected.tries', { left: 2 }));
    await chat.say('new password');
    expect(chat.last().text).toContain(t('password.link-title'));
  });

  it('says that a page was opened twice', async () => {
    const { world, chat, flow } = await chooses();
    await chat.say('new password');
    const loaded = await world.flows.load(flow);
    await world.flows.patch(loaded!, { pageKilled: true, pageHandleHash: null });
    await chat.flowChanged(flow);
    expect(chat.last().text).toContain(t('note.page-killed'));
  });

  it('says while the result is unknown what to do, and later how it ended in a new message', async () => {
    const { world, chat, flow } = await chooses();
    await world.move(flow, 'password-sealed');
    await world.move(flow, 'intent-taken');
    await world.move(flow, 'write-unknown');
    await chat.flowChanged(flow);
    expect(chat.last().text).toContain(t('unknown.text'));
    await chat.say('I forgot my password');
    expect(chat.last().text).toContain(t('note.working'));
    const before = chat.all().length;
    await world.move(flow, 'reconciled-done');
    const [news] = await chat.flowChanged(flow);
    expect(chat.all()).toHaveLength(before + 1);
    expect(news?.text).toContain(t('done.title'));
  });

  it('says in a new message that it failed, and one can begin again', async () => {
    const { world, chat, flow } = await chooses();
    await world.move(flow, 'password-sealed');
    await world.move(flow, 'write-refused-for-good');
    const [news] = await chat.flowChanged(flow);
    expect(news?.text).toContain(t('failed.title'));
    await chat.press(t('button.forgot'));
    expect(chat.last().text).toContain(t('account.title'));
  });

  it('cannot be heard from another conversation', async () => {
    const { world, flow } = await chooses();
    const other = world.chat({ personId: '22222222-2222-4222-8222-222222222222' });
    expect(await other.flowChanged(flow)).toEqual([]);
    expect(await other.flowChanged('no.such-flow')).toEqual([]);
  });

  it('is painted also when the conversation state was lost', async () => {
    const { world, chat, flow } = await chooses();
    await world.move(flow, 'password-sealed');
    await world.move(flow, 'intent-taken');
    await world.move(flow, 'write-confirmed');
    Object.assign(world.storage, { memory: {} });
    const [news] = await chat.flowChanged(flow);
    expect(news?.text).toContain(t('done.title'));
  });
});

describe('a directory that takes longer than a turn', () => {
  it('is told, and the answer is painted by the event that follows', async () => {
    const gate: { open: () => void } = { open: () => undefined };
    const slow = (real: ResetService): ResetService => ({
      ...real,
      start: async (speaker, language) => {
        await new Promise<void>((resolve) => {
          gate.open = resolve;
        });
        return real.start(speaker, language);
      },
    });
    const world = startWorld({ wrap: slow });
    const chat = world.chat();
    const turn = chat.say('I forgot my password');
    await settle();
    world.clock.advance(7_000);
    await turn;
    expect(chat.last().text).toBe(t('words.still-checking'));
    gate.open();
    await settle();
    expect(world.lateFlows).toHaveLength(1);
    await chat.flowChanged(world.lateFlows[0]!);
    expect(chat.last().text).toContain(t('account.title'));
    await chat.say('yes');
    expect(chat.last().text).toContain(t('choose.title'));
  });

  const lateStart = async (options: WorldOptions, answer: (real: ResetService) => ResetService['start']) => {
    const gate: { open: () => void } = { open: () => undefined };
    const opened = new Promise<void>((resolve) => {
      gate.open = resolve;
    });
    const wrap = (real: ResetService): ResetService => ({
      ...real,
      start: async (...asked) => {
        await opened;
        return answer(real)(...asked);
      },
    });
    const world = startWorld({ ...options, wrap });
    const chat = world.chat();
    const turn = chat.say('I forgot my password');
    await settle();
    world.clock.advance(7_000);
    await turn;
    expect(chat.last().text).toBe(t('words.still-checking'));
    gate.open();
    await settle();
    return { world, chat };
  };

  it('and then refuses is followed by the true reason, in the same chat', async () => {
    const { world, chat } = await lateStart({ directory: { user: { userType: 'Guest' } } }, (real) => real.start);
    expect(chat.last().text).toContain(t('refused.guest'));
    expect(world.lateFlows).toEqual([]);
    await chat.say('yes');
    expect(chat.last().text).toBe(t('words.no-flow'));
  });

  it('and then fails at the start is followed by the truth that nothing could be checked', async () => {
    const { world, chat } = await lateStart({}, () => () => Promise.reject(new Error('late')));
    expect(chat.last().text).toContain(t('refused.could-not-check'));
    expect(world.logLines.join('\n')).toContain('a step failed after its turn had ended');
  });

  it('and then finds the code wrong is followed by how many tries are left, and by the card', async () => {
    const gate: { open: () => void } = { open: () => undefined };
    const opened = new Promise<void>((resolve) => {
      gate.open = resolve;
    });
    const world = startWorld({
      wrap: (real) => ({
        ...real,
        submitCode: async (...typed) => {
          await opened;
          return real.submitCode(...typed);
        },
      }),
    });
    const chat = world.chat();
    for (const words of ['I forgot my password', 'yes', 'email']) await chat.say(words);
    const flow = chat.flowId();
    const turn = chat.say('1111 0000');
    await settle();
    world.clock.advance(7_000);
    await turn;
    gate.open();
    await settle();
    expect(chat.last().text).toBe(t('note.wrong-code', { triesLeft: 4 }));
    expect(world.lateFlows).toEqual([flow]);
    await chat.flowChanged(flow);
    expect(chat.last().text).toContain(t('code.sent.email-code', { hint: 'none' }));
  });

  it('that fails after the turn is logged and does not end the process', async () => {
    const failing: { fail: () => void } = { fail: () => undefined };
    const world = startWorld({
      wrap: (real) => ({
        ...real,
        confirmAccount: () =>
          new Promise((_resolve, reject) => {
            failing.fail = () => {
              reject(new Error('late'));
            };
          }),
      }),
    });
    const chat = world.chat();
    await chat.say('I forgot my password');
    const turn = chat.say('yes');
    await settle();
    world.clock.advance(7_000);
    await turn;
    failing.fail();
    await settle();
    expect(world.logLines.join('\n')).toContain('a step failed after its turn had ended');
    expect(world.lateFlows).toEqual([chat.flowId()]);
    await chat.flowChanged(chat.flowId());
    expect(chat.last().text).toContain(t('account.title'));
  });
});

/** Lets everything run that waits for nothing but promises. */
async function settle(): Promise<void> {
  for (let round = 0; round < 20; round += 1) await new Promise((resolve) => setImmediate(resolve));
}

describe('secrets', () => {
  it('never stand in chat, dialog state, log or audit', async () => {
    const { world, chat, flow } = await chooses();
    await chat.say('new password');
    await chat.say('Mörkö-Kes4kuu!');
    const codes = [world.code('mail'), world.code('sms')].flatMap((code) => [code, code.replace(' ', '')]);
    const handle = /#([\w-]+)/u.exec(JSON.stringify(world.sent))?.[1] ?? '';
    expect(handle.length).toBeGreaterThan(40);
    const { memory } = world.storage as unknown as { memory: Record<string, string> };
    const kept = JSON.stringify([world.logLines, world.audit, world.jobs, memory]);
    const shown = JSON.stringify(world.sent);
    for (const secret of [...codes, 'Mörkö-Kes4kuu!']) {
      expect(kept).not.toContain(secret);
      expect(shown).not.toContain(secret);
    }
    expect(kept).not.toContain(handle);
    expect(shown).not.toMatch(/aino@posti\.example|401234567/u);
    expect(Object.values(memory).join()).not.toMatch(/Aino|contoso/u);
    expect(memory).toBeDefined();
    expect(Object.values(memory).join()).toContain(flow);
  });

  it('never stand in the preview of a message', async () => {
    const { world } = await chooses();
    const previews = new Set(world.sent.filter(({ type }) => type === 'message').map(({ summary }) => summary));
    expect([...previews]).toEqual([t('chat.summary')]);
  });
});
