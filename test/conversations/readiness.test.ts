import { describe, expect, it } from '@jest/globals';
import { DependencyError } from '../../services/errors/app-error.ts';
import { createTranslator } from '../../services/i18n/translator.ts';
import type { DirectoryStubAnswers } from '../support/directory-answers.ts';
import { eventually } from '../support/eventually.ts';
import { startWorld } from '../support/test-conversation.ts';

const t = createTranslator('en', 'Europe/Helsinki');
const fi = createTranslator('fi', 'Europe/Helsinki');
const none = { email: undefined, mobile: undefined };
const app = 'microsoftAuthenticatorAuthenticationMethod';

describe('"am I ready?" in chat', () => {
  it.each(['am I ready', 'Am I ready?', 'check my recovery'])('%j is answered with the light', async (words) => {
    const chat = startWorld({ directory: { methods: { others: [app] } } }).chat();
    await chat.say(words);
    expect(chat.last().text).toContain(t('ready.light.green'));
  });

  it.each(['olenko valmis', 'Olenko valmis?', 'tarkista palautustapani'])('%j too, in Finnish', async (words) => {
    const chat = startWorld({ language: 'fi' }).chat();
    await chat.say(words);
    expect(chat.last().text).toContain(fi('ready.light.amber'));
    expect(chat.last().card?.lang).toBe('fi');
  });

  it('is asked by the button of the first card, where there is room for it', async () => {
    const chat = startWorld().chat();
    await chat.send({ verb: 'am-i-ready' });
    expect(chat.last().text).toContain(t('ready.title'));
  });

  it('shows kinds of methods, and no address and no digit of a number', async () => {
    const world = startWorld({ directory: { methods: { others: [app] } } });
    const chat = world.chat();
    for (const words of ['am I ready', 'how to register', "I'm done"]) await chat.say(words);
    const shown = JSON.stringify(world.sent);
    expect(shown).toContain(t('ready.kind.email'));
    expect(shown).not.toMatch(/posti\.example|contoso|aino|4567/iu);
  });

  it('says unknown, never green, when the directory fails in any of its reads', async () => {
    const reads = ['findUser', 'listMethods', 'readPrivilege', 'readTenant'] as const;
    for (const read of reads) {
      const chat = startWorld({ directory: { methods: { others: [app] }, failing: [read] } }).chat();
      await chat.say('am I ready');
      expect(chat.last().text).toContain(t('ready.light.unknown'));
      expect(chat.last().text).not.toContain(t('ready.light.green'));
      await chat.press(t('button.am-i-ready'));
      expect(chat.last().text).toContain(t('ready.because.could-not-check'));
    }
  });

  it('keeps the place of an open reset', async () => {
    const world = startWorld();
    const chat = world.chat();
    await chat.say('I forgot my password');
    const flow = chat.flowId();
    await chat.say('am I ready');
    expect(chat.last().text).toContain(t('ready.title'));
    await chat.say('yes');
    expect(chat.flowId()).toBe(flow);
    expect((await world.resets.locate(flow))?.view.state).toBe('proving');
  });

  it('asks to wait after ten looks an hour, in words', async () => {
    const world = startWorld();
    const chat = world.chat();
    for (let look = 0; look < 10; look += 1) await chat.say('am I ready');
    await chat.say('am I ready');
    expect(chat.last().text).toBe(t('words.ready-too-often', { at: new Date('2026-03-02T09:00:00Z') }));
    await chat.say("I'm done");
    expect(chat.last().text).toContain('looked many times');
    expect(world.audit.filter(({ type }) => type === 'readiness.shown')).toHaveLength(10);
  });

  it('needs no reset and leaves none behind', async () => {
    const world = startWorld();
    const chat = world.chat();
    await chat.say('am I ready');
    await chat.say('status');
    expect(chat.last().text).toBe(t('words.no-flow'));
    expect(world.outbox).toEqual([]);
  });
});

describe('a directory that is slower than a turn', () => {
  const late = async (failing: boolean) => {
    let open: (() => void) | undefined;
    const slow = new Promise<void>((resolve) => (open = resolve));
    const world = startWorld({
      wrapReadiness: (real) => ({
        of: async (speaker) => {
          await slow;
          if (failing) throw new DependencyError('store_unavailable', 'down');
          return real.of(speaker);
        },
      }),
    });
    const chat = world.chat();
    const said = chat.say('am I ready');
    await eventually(() => {
      world.clock.advance(7_000);
      expect(chat.all()).not.toEqual([]);
    });
    await said;
    expect(chat.last().text).toBe(t('words.still-checking'));
    open?.();
    return chat;
  };

  it('is promised, and the light comes afterwards', async () => {
    const chat = await late(false);
    await eventually(() => expect(chat.last().text).toContain(t('ready.light.amber')));
  });

  it('and where that fails, the person is told to ask again', async () => {
    const chat = await late(true);
    await eventually(() => expect(chat.last().text).toBe(t('words.ready-failed')));
  });
});

describe('registering', () => {
  it('goes step by step: what is missing, "I’m done", what is still missing, ready', async () => {
    const directory: DirectoryStubAnswers = { methods: none };
    const chat = startWorld({ directory }).chat();
    await chat.say('am I ready');
    expect(chat.last().text).toContain(t('ready.because.nothing-registered'));
    await chat.press(t('button.how-to-register'));
    expect(chat.last().text).toContain(t('register.email.title'));
    expect(chat.last().text).toContain(t('register.mobile.title'));
    await chat.press(t('button.registered'));
    expect(chat.last().text).toContain(t('register.still'));

    directory.methods = { mobile: undefined };
    await chat.press(t('button.registered'));
    expect(chat.last().text).toContain(t('register.mobile.title'));
    expect(chat.last().text).not.toContain(t('register.email.title'));

    directory.methods = {};
    await chat.say("I'm done");
    expect(chat.last().text).toContain(t('register.ready-but'));
    expect(chat.last().text).toContain(t('register.authenticator.title'));

    directory.methods = { others: [app] };
    await chat.say('valmis, tarkista');
    expect(chat.last().text).toContain(t('register.done'));
    expect(chat.last().text).toContain(t('ready.light.green'));
  });

  it('an address of the organisation does not help, and is told so', async () => {
    const chat = startWorld({ directory: { methods: { email: { id: 'e', address: 'x@contoso.example' } } } }).chat();
    await chat.say('am I ready');
    expect(chat.last().text).toContain(t('ready.worth.own-domain'));
    expect(chat.last().text).toContain(t('ready.light.red'));
  });

  it.each(['not-registered', 'half-registered'] as const)('is one button away when a reset is %s', async (reason) => {
    const methods = reason === 'not-registered' ? none : { mobile: undefined };
    const chat = startWorld({ directory: { methods } }).chat();
    await chat.say('I forgot my password');
    expect(chat.last().text).toContain(t(`refused.${reason}`));
    await chat.press(t('button.how-to-register'));
    expect(chat.last().text).toContain(t('register.title'));
  });

  it.each([
    ['a switched off account', { accountEnabled: false }],
    ['a room', { isResourceAccount: true }],
    ['a guest', { userType: 'Guest' }],
  ])('offers %s no steps and no page that would not help', async (_name, user) => {
    const chat = startWorld({ directory: { user } }).chat();
    await chat.say('how to register');
    expect(chat.last().text).toContain(t('ready.title'));
    expect(JSON.stringify(chat.last().card)).not.toContain('mysecurityinfo');
  });

  it('leads a guest to the security info of the own organisation', async () => {
    const user = { userPrincipalName: 'georg_partner.example#EXT#@contoso.example', userType: 'Guest' };
    const chat = startWorld({ directory: { user } }).chat();
    await chat.say('register');
    const link = chat.last().card?.actions?.find(({ title }) => title === t('button.open-home-info'));
    expect(link).toMatchObject({ url: 'https://mysignins.microsoft.com/security-info?tenant=partner.example' });
  });

  it('tells an account kept elsewhere what Microsoft’s page would take, and where to register that', async () => {
    const chat = startWorld({ directory: { user: { onPremisesSyncEnabled: true }, methods: none } }).chat();
    await chat.say('am I ready');
    expect(chat.last().text).toContain(t('ready.because.synced'));
    expect(chat.last().text).toContain(t('ready.because.nothing-for-microsoft'));
    await chat.press(t('button.how-to-register'));
    expect(JSON.stringify(chat.last().card)).toContain('https://aka.ms/mysecurityinfo');
  });
});
