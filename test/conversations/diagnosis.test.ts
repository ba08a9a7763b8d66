import { beforeEach, describe, expect, it } from '@jest/globals';
import type { SignInAttempt, SignInClient, SignInLog } from '../../services/directory/sign-in-log.ts';
import { DependencyError } from '../../services/errors/app-error.ts';
import { createTranslator } from '../../services/i18n/translator.ts';
import type { DiagnosisService } from '../../services/outcomes/diagnosis-outcome.ts';
import type { Speaker } from '../../services/outcomes/reset-outcome.ts';
import { ainoId } from '../support/directory-answers.ts';
import { startWorld, type TestConversation, type World, type WorldOptions } from '../support/test-conversation.ts';

const t = createTranslator('en', 'Europe/Helsinki');
const fi = createTranslator('fi', 'Europe/Helsinki');

/** What the log answers in this test, newest first; "50126 mail". */
let rows: readonly string[] | 'not-available' | 'down';
/** Whose log was read. */
let read: string[];
let service: DiagnosisService;
beforeEach(() => {
  rows = ['50055'];
  read = [];
});

const signIns: SignInLog = {
  recent: async (personId) => {
    read.push(personId);
    if (rows === 'down') throw new DependencyError('directory_unavailable', 'down');
    if (rows === 'not-available') return { kind: 'not-available' };
    return { kind: 'read', attempts: rows.map(attempt) };
  },
};
/** With everything that an adapter has to leave behind, in case it did not. */
function attempt(row: string, at: number): SignInAttempt {
  const [code, client = 'browser'] = row.split(' ');
  const more = { ipAddress: '203.0.113.77', city: 'Rovaniemi', device: 'KUUSAMA-0417' };
  return {
    ...more,
    code: Number(code),
    client: client as SignInClient,
    at: new Date(Date.UTC(2026, 2, 2, 3, 17 - at)),
  };
}

function begin(options: WorldOptions = {}): { readonly world: World; readonly chat: TestConversation } {
  const world = startWorld({ signIns, wrapDiagnosis: (real) => (service = real), ...options });
  return { world, chat: world.chat() };
}
/** Up to the first proof. */
async function proveOnce(world: World, chat: TestConversation): Promise<void> {
  for (const words of ['yes', 'email']) await chat.say(words);
  await chat.say(world.code('mail'));
}
async function look(world: World, chat: TestConversation): Promise<void> {
  await chat.say("why can't I sign in");
  await chat.press(t('button.look-at-errors'));
  await proveOnce(world, chat);
}
/** Lets everything run that waits for nothing but promises. */
async function settle(): Promise<void> {
  for (let round = 0; round < 20; round += 1) await new Promise((resolve) => setImmediate(resolve));
}
const speaker: Speaker = {
  tenantId: '99999999-9999-4999-8999-999999999999',
  personId: ainoId,
  conversationId: `a:${ainoId}`,
  correlationId: 'corr-2',
};

describe('"why can\'t I sign in?"', () => {
  it('is answered from the account at once, with an offer to look further', async () => {
    const { chat } = begin();
    await chat.say('Why can’t I sign in?');
    expect(chat.last().text).toContain(t('diagnosis.account.open'));
    expect(chat.last().text).toContain(t('diagnosis.look'));
    expect(read).toEqual([]);
  });

  it('is asked in Finnish too, and by the button of the door', async () => {
    const { chat } = begin({ language: 'fi' });
    await chat.say('miksi en pääse sisään');
    expect(chat.last().text).toContain(fi('diagnosis.account.open'));
    await chat.say('muistan salasanani mutta en pääse sisään');
    await chat.press(fi('button.diagnose'));
    expect(chat.last().text).toContain(fi('diagnosis.title'));
  });

  it.each([
    ['disabled', { user: { accountEnabled: false } }, 'diagnosis.account.disabled'],
    ['synced', { user: { onPremisesSyncEnabled: true } }, 'diagnosis.account.synced'],
    ['a guest', { user: { userType: 'Guest' } }, 'diagnosis.account.guest'],
    ['not registered', { methods: { email: undefined, mobile: undefined } }, 'diagnosis.account.half'],
    ['unreadable', { failing: ['findUser'] }, 'diagnosis.account.unknown'],
  ] as const)(
    'says of an account that is %s why, and offers no look that could not come',
    async (_what, directory, key) => {
      const { chat } = begin({ directory });
      await chat.say('diagnose');
      expect(chat.last().text).toContain(t(key));
      expect(chat.last().text).not.toContain(t('diagnosis.look'));
    },
  );

  it('offers no look where the organisation keeps its log', async () => {
    const world = startWorld();
    const chat = world.chat();
    await chat.say('diagnose');
    expect(chat.last().text).toContain(t('diagnosis.account.open'));
    expect(chat.last().text).not.toContain(t('diagnosis.look'));
  });
});

describe('a look at recent sign-ins', () => {
  it('comes after the first proof, in place of the second, and is audited before it is read', async () => {
    const { world, chat } = begin();
    await chat.say('look at my sign-in errors');
    expect(chat.last().text).toContain(t('note.diagnosis'));
    await proveOnce(world, chat);
    expect(chat.last().text).toContain(t('diagnosis.reset.helps'));
    expect(read).toEqual([ainoId]);
    const { type, ...event } = world.audit.at(-1)!;
    expect(type).toBe('sign-ins.read');
    expect(Object.keys(event).sort()).toEqual(['correlationId', 'flowId', 'subject']);
  });

  it.each(['Go on with the reset', 'continue'])('that finds that a reset helps goes on at %j', async (words) => {
    const { world, chat } = begin();
    await look(world, chat);
    await chat.say(words);
    expect(chat.last().text).toContain(t('progress.points', { points: 1, passMark: 2 }));
    await chat.say('text message');
    await chat.say(world.code('sms'));
    expect(chat.last().text).toContain(t('password.title'));
    expect(read).toHaveLength(1);
  });

  it('that finds that a reset does not help ends it: nothing is reset, and no second proof is asked for', async () => {
    rows = ['50126 mail', '0', '50126 mail', '50126 mail'];
    const { world, chat } = begin();
    await look(world, chat);
    expect(chat.last().text).toContain(t('diagnosis.old-password', { client: 'mail' }));
    expect(chat.last().text).toContain(t('diagnosis.reset.useless'));
    expect(chat.last().card?.actions?.map(({ title }) => title)).not.toContain(t('button.go-on'));
    expect(world.audit.at(-1)).toMatchObject({ type: 'flow.ended', state: 'cancelled' });
    await chat.say('text message');
    expect(world.outbox).toHaveLength(1);
    await chat.say('I forgot my password');
    expect(chat.last().text).toContain(t('account.title'));
  });

  it.each([
    ['not-available', 'diagnosis.not-read'],
    ['down', 'diagnosis.not-read'],
  ] as const)('of a log that is %s says so, and the reset goes on', async (answer, key) => {
    rows = answer;
    const { world, chat } = begin();
    await look(world, chat);
    expect(chat.last().text).toContain(t(key));
    await chat.press(t('button.go-on'));
    expect(chat.last().text).toContain(t('progress.points', { points: 1, passMark: 2 }));
  });

  it.each(['the look', 'the code'])('is told once, and the reset goes on, where %s outlives its turn', async (slow) => {
    const gate = Promise.withResolvers<undefined>();
    const { world, chat } = begin(
      slow === 'the look'
        ? { wrapDiagnosis: (real) => ({ ...real, recent: async (...a) => gate.promise.then(() => real.recent(...a)) }) }
        : { wrap: (real) => ({ ...real, submitCode: async (...a) => gate.promise.then(() => real.submitCode(...a)) }) },
    );
    for (const words of ['look at my sign-in errors', 'yes', 'email']) await chat.say(words);
    const turn = chat.say(world.code('mail'));
    await settle();
    world.clock.advance(7_000);
    await turn;
    expect(chat.last().text).toBe(t('words.still-checking'));
    gate.resolve(undefined);
    await settle();
    expect(chat.last().text).toContain(t('diagnosis.reset.helps'));
    await chat.press(t('button.go-on'));
    expect(chat.last().text).toContain(t('progress.points', { points: 1, passMark: 2 }));
    expect(read).toHaveLength(1);
  });

  it('shows no address, place, device or time of an attempt', async () => {
    for (const row of ['50126', '53003', '50053', '59999', '0', '500121']) {
      rows = [row, '50126 mail', '50126 mail', '50126 mail', '0'];
      const { world, chat } = begin();
      await look(world, chat);
      expect(read).toHaveLength(1);
      read = [];
      const shown = JSON.stringify(world.sent) + JSON.stringify(world.audit) + world.logLines.join('\n');
      expect(shown).not.toMatch(/203\.0\.113|Rovaniemi|KUUSAMA|[35][:.]1[0-7]\b/u);
      const kept = JSON.stringify(world.storage);
      expect(kept).not.toMatch(/50126|53003|50053|59999|500121|Rovaniemi/u);
    }
  });
});

describe('nothing is read', () => {
  it('before a proof: not at the offer, not at the agreement, not after a wrong code', async () => {
    const { chat } = begin();
    await chat.say('diagnose');
    await chat.press(t('button.look-at-errors'));
    for (const words of ['yes', 'email', '0000 0000', 'look at my sign-in errors']) await chat.say(words);
    expect(read).toEqual([]);
  });

  it('without the agreement, however much is proved', async () => {
    const { world, chat } = begin();
    await chat.say('diagnose');
    await chat.say('I forgot my password');
    await proveOnce(world, chat);
    expect(chat.last().text).toContain(t('progress.points', { points: 1, passMark: 2 }));
    expect(read).toEqual([]);
  });

  it('in another reset than the one it was agreed for', async () => {
    const { world, chat } = begin();
    await chat.say('look at my sign-in errors');
    await chat.say('cancel');
    await chat.say('I forgot my password');
    await proveOnce(world, chat);
    expect(read).toEqual([]);
  });

  it('by a flow without a proof, of somebody else, from another chat, that is over, or that there is none', async () => {
    const { world, chat } = begin();
    await chat.say('I forgot my password');
    const flow = chat.flowId();
    const ask = async (change: Partial<Speaker> = {}, id = flow) =>
      (await service.recent({ ...speaker, ...change }, id)).kind;
    expect(await ask()).toBe('not-proved');
    await proveOnce(world, chat);
    expect(await ask({ personId: '22222222-2222-4222-8222-222222222222' })).toBe('not-proved');
    expect(await ask({ conversationId: 'a:another' })).toBe('not-proved');
    expect(await ask({ tenantId: '88888888-8888-4888-8888-888888888888' })).toBe('not-proved');
    expect(await ask({}, 'pseudonym.nothing')).toBe('not-proved');
    await chat.say('cancel');
    expect(await ask()).toBe('not-proved');
    expect(read).toEqual([]);
    expect(world.audit.map(({ type }) => type)).not.toContain('sign-ins.read');
  });

  it('by a proof that is too old', async () => {
    const { world, chat } = begin();
    await chat.say('I forgot my password');
    await proveOnce(world, chat);
    world.clock.advance(8 * 60_000);
    await chat.say('text message');
    world.clock.advance(8 * 60_000);
    expect((await service.recent(speaker, chat.flowId())).kind).toBe('not-proved');
    expect(read).toEqual([]);
  });

  it('more than five times a day for a person, and three times in ten seconds for everybody', async () => {
    const { world, chat } = begin();
    await chat.say('I forgot my password');
    await proveOnce(world, chat);
    const kinds: string[] = [];
    const ask = async () => kinds.push((await service.recent(speaker, chat.flowId())).kind);
    for (let count = 0; count < 4; count += 1) await ask();
    world.clock.advance(11_000);
    for (let count = 0; count < 2; count += 1) await ask();
    expect(kinds).toEqual(['found', 'found', 'found', 'too-often', 'found', 'too-often']);
    expect(read).toHaveLength(4);
  });
});

describe('a pasted code', () => {
  it.each(['AADSTS50126', 'AADSTS50126:', 'error code 50126', 'Sorry, but we are having trouble. AADSTS50126: Error'])(
    'in %j is explained at once, from the table alone',
    async (words) => {
      const { world, chat } = begin();
      await chat.say(words);
      expect(chat.last().text).toContain(t('diagnosis.code.title', { code: '50126' }));
      expect(chat.last().text).toContain('The user name or the password was not right.');
      expect(read).toEqual([]);
      expect(JSON.stringify(world.storage)).not.toContain('50126');
    },
  );

  it('that nobody knows is for the helpdesk', async () => {
    const { chat } = begin();
    await chat.say('AADSTS59999');
    expect(chat.last().text).toContain(t('diagnosis.code.unknown', { code: '59999' }));
  });

  it('keeps the place of an open reset, and is no code of it', async () => {
    const { world, chat } = begin();
    await chat.say('I forgot my password');
    for (const words of ['yes', 'email', 'AADSTS50053']) await chat.say(words);
    expect(chat.last().text).toContain(t('diagnosis.code.title', { code: '50053' }));
    await chat.say(world.code('mail'));
    expect(chat.last().text).toContain(t('progress.points', { points: 1, passMark: 2 }));
  });
});
