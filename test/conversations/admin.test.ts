import { beforeEach, describe, expect, it } from '@jest/globals';
import { adminCommandIds, adminPhrases } from '../../services/i18n/admin-commands.ts';
import { createTranslator } from '../../services/i18n/translator.ts';
import { createFakeAdminDesk } from '../fakes/admin-desk.ts';
import { ainoId } from '../support/directory-answers.ts';
import { startWorld, type TestConversation, type World } from '../support/test-conversation.ts';

const t = createTranslator('en', 'Europe/Helsinki');
const fi = createTranslator('fi', 'Europe/Helsinki');
const someoneElse = '44444444-4444-4444-8444-444444444444';

let fake: ReturnType<typeof createFakeAdminDesk>;
let world: World;
let chat: TestConversation;
beforeEach(() => {
  fake = createFakeAdminDesk();
  world = startWorld({ admin: fake.parts });
  chat = world.chat();
});

const titles = {
  menu: 'admin.menu.title',
  coverage: 'admin.coverage.title',
  'refresh-coverage': 'admin.coverage.begun',
  campaigns: 'admin.campaigns.title',
  kit: 'admin.kit.title',
  plan: 'admin.plan.title',
  guide: 'admin.guide.title',
  'admin-rule': undefined,
  doctor: 'admin.doctor.title',
  gaps: 'admin.gaps.title',
  page: 'admin.page.title',
} as const;

describe('an admin in the chat', () => {
  it.each(adminCommandIds.map((id) => [adminPhrases[id][0] ?? '', id] as const))(
    'who types "%s" is answered',
    async (words, id) => {
      await chat.say(words);
      const key = titles[id];
      expect(chat.last().text).toContain(key === undefined ? 'The rule' : t(key));
      expect(fake.state.rightsRead).toBe(1);
    },
  );

  it('presses from the menu to everything, and the right is read at each press', async () => {
    await chat.say('admin');
    for (const id of ['coverage', 'campaigns', 'kit', 'plan', 'doctor', 'gaps', 'page'] as const) {
      await chat.press(t(`button.admin.${id}`));
      expect(chat.last().text).toContain(t(titles[id]));
      await chat.press(t('button.admin.menu'));
    }
    expect(fake.state.rightsRead).toBe(15);
  });

  it('reads the whole in Finnish', async () => {
    chat = startWorld({ admin: fake.parts, language: 'fi' }).chat();
    await chat.say('ylläpito');
    expect(chat.last().text).toContain(fi('admin.menu.title'));
    await chat.press(fi('button.admin.plan'));
    await chat.press(fi('button.admin.choose'), { id: 'baseline' });
    expect(chat.last().text).toContain(fi('plan.task.baseline.title'));
    await chat.press(fi('button.admin.save'), { answer: 'monta' });
    expect(chat.last().text).toBe(fi('admin.plan.invalid.answer'));
  });

  it('has looks and counts written down before they begin, because those services do not know who asks', async () => {
    await chat.say('doctor');
    await chat.press(t('button.admin.doctor-again'));
    await chat.say('count anew');
    expect(fake.state.acted).toEqual(['aino doctor.run', 'aino doctor.run', 'aino coverage.refreshed']);
  });

  it('hears that the doctor is at it, and what is on its way already', async () => {
    expect((await chat.say('doctor')).map(({ text }) => text)[0]).toBe(t('admin.doctor.looking'));
    fake.state.looking = true;
    await chat.say('doctor');
    expect(chat.last().text).toBe(t('admin.doctor.running'));
    await chat.say('count anew');
    expect(chat.last().text).toBe(t('admin.coverage.running'));
  });

  it('gets a link into the room of the page that the button names', async () => {
    await chat.say('campaigns');
    await chat.press(t('button.admin.page'));
    expect(fake.state.calls.at(-1)).toBe('page campaigns');
    expect(chat.last().card?.actions?.[0]).toMatchObject({ url: 'https://avain.example/admin#opaque-campaigns' });
  });
});

describe('questions without an answer', () => {
  it('become a draft or go, and the card shows what is left', async () => {
    await chat.say('puutteet');
    expect(chat.last().text).toContain(t('admin.gaps.times', { count: 5, day: '2026-11-20' }));
    const seen = await chat.press(t('button.admin.gap-draft'), { id: 'gap-1' });
    expect(seen[0]?.text).toBe(t('admin.gaps.drafted'));
    expect(chat.last().text).not.toContain(t('admin.gaps.times', { count: 5, day: '2026-11-20' }));
    expect((await chat.press(t('button.admin.gap-dismiss'), { id: 'gap-2' }))[0]?.text).toBe(t('admin.gaps.dismissed'));
    expect((await chat.press(t('button.admin.gap-dismiss'), { id: 'gap-2' }))[0]?.text).toBe(t('admin.gaps.gone'));
    expect(fake.state.calls.filter((call) => /^(?:draft|dismiss) /u.test(call))).toEqual([
      ...['draft gap-1', 'dismiss gap-2', 'dismiss gap-2'],
    ]);
  });

  it('stay where too many drafts wait, and are nobody else’s to press', async () => {
    await chat.say('gaps');
    fake.state.draftsFull = true;
    expect((await chat.press(t('button.admin.gap-draft'), { id: 'gap-1' }))[0]?.text).toBe(t('admin.gaps.full'));
    const other = world.chat({ personId: someoneElse });
    await other.send({ verb: 'admin', wish: 'gap-act', act: 'dismiss', id: 'gap-1' });
    expect(other.last().text).toBe(t('admin.no.not-admin'));
    expect(fake.state.calls).not.toContain('dismiss gap-1');
  });
});

describe('a campaign in the chat', () => {
  beforeEach(async () => {
    await chat.say('campaigns');
    await chat.press(t('button.admin.choose'), { id: 'autumn-2026' });
  });

  it('is paused, resumed and cancelled, and shows where it stands after each', async () => {
    await chat.press(t('button.admin.pause'));
    expect(chat.last().text).toContain(t('admin.state.paused'));
    await chat.press(t('button.admin.resume'));
    expect(chat.last().text).toContain(t('admin.state.running'));
    await chat.pressOn(chat.last(), t('button.admin.cancel-sure'));
    expect(chat.last().text).toContain(t('admin.state.cancelled'));
  });

  it('says why not, where an old card wants what is over', async () => {
    const old = chat.last();
    await chat.press(t('button.admin.pause'));
    await chat.pressOn(old, t('button.admin.pause'));
    expect(chat.last().text).toBe(t('admin.campaign.not-now', { state: t('admin.state.paused') }));
    fake.state.campaigns.clear();
    for (const button of ['pause', 'retry', 'campaign-again'] as const) {
      await chat.pressOn(old, t(`button.admin.${button}`));
      expect(chat.last().text).toBe(t('admin.campaign.gone'));
    }
  });

  it.each([
    ['sent', 'admin.campaign.previewed'],
    ['unconfirmed', 'admin.campaign.preview-unconfirmed'],
    ['no-chat', 'admin.campaign.preview-failed'],
  ] as const)('is previewed to oneself: %s', async (preview, key) => {
    fake.state.preview = preview;
    await chat.send({ verb: 'admin', wish: 'campaign-act', id: 'autumn-2026', act: 'preview' });
    expect(chat.last().text).toBe(t(key));
  });
});

describe('a task of the plan in the chat', () => {
  const open = async (id: string): Promise<void> => {
    await chat.say('plan');
    await chat.press(t('button.admin.choose'), { id });
  };

  it('takes owner, day and answer; an empty field changes nothing, a dash takes it away', async () => {
    await open('baseline');
    await chat.press(t('button.admin.save'), { owner: 'satu@contoso.example', due: '2026-12-01', answer: '120' });
    expect(chat.last().text).toMatch(/Owner: Satu Salmi, Due on: 2026-12-01/u);
    expect(chat.last().text).toContain('120');
    await chat.press(t('button.admin.save'), { owner: ' ', due: '', answer: '' });
    expect(chat.last().text).toMatch(/Owner: Satu Salmi, Due on: 2026-12-01/u);
    await chat.press(t('button.admin.save'), { owner: '-', due: '–', answer: '' });
    expect(chat.last().text).not.toMatch(/Owner:|Due on:/u);
    expect(chat.last().text).toContain('120');
  });

  it('is done, not needed, open again', async () => {
    await open('raci');
    await chat.press(t('button.admin.done'));
    expect(chat.last().text).toContain(`${t('admin.plan.status')}: ${t('admin.plan.status.done')}`);
    await chat.press(t('button.admin.reopen'));
    await chat.press(t('button.admin.not-needed'));
    expect(chat.last().text).toContain(t('admin.plan.status.not-needed'));
  });

  it.each([
    [{ owner: 'nobody@contoso.example' }, 'admin.plan.invalid.owner'],
    [{ due: 'tomorrow' }, 'admin.plan.invalid.due'],
    [{ answer: 'many' }, 'admin.plan.invalid.answer'],
  ] as const)('%j is refused in words', async (typed, key) => {
    await open('baseline');
    await chat.press(t('button.admin.save'), typed);
    expect(chat.last().text).toBe(t(key));
  });

  it('that is gone is said to be', async () => {
    await chat.send({ verb: 'admin', wish: 'task', id: 'no-such-task' });
    expect(chat.last().text).toBe(t('admin.plan.unknown'));
    await chat.send({ verb: 'admin', wish: 'change-task', id: 'no-such-task', status: 'done' });
    expect(chat.last().text).toBe(t('admin.plan.unknown'));
    await chat.send({ verb: 'admin', wish: 'guide-step', id: 'no-such-step' });
    expect(chat.last().text).toBe(t('admin.guide.unknown'));
  });
});

describe('somebody who is no admin', () => {
  const phrases = adminCommandIds.flatMap((id) => adminPhrases[id]);

  it.each([{}, { right: 'not-set-up' as const }])(
    'reads nothing of admins, whatever they type (%j)',
    async (change) => {
      Object.assign(fake.state, change);
      const stranger = world.chat({ personId: someoneElse });
      const elsewhere = startWorld().chat({ personId: someoneElse });
      for (const words of phrases) {
        const [answered, usual] = [await stranger.say(words), await elsewhere.say(words)];
        expect([words, ...answered.map(({ text }) => text)]).toEqual([words, ...usual.map(({ text }) => text)]);
      }
      expect([fake.state.calls, fake.state.refused]).toEqual([[], []]);
    },
  );

  it('is refused in words when they press, and it is written down', async () => {
    const stranger = world.chat({ personId: someoneElse });
    await stranger.send({ verb: 'admin', wish: 'campaign-act', id: 'autumn-2026', act: 'cancel' });
    expect(stranger.last().text).toBe(t('admin.no.not-admin'));
    expect(fake.state.refused).toEqual([`${someoneElse} not-admin`]);
    expect(fake.state.calls).toEqual([]);
  });

  it('because they were removed between two presses gets no further', async () => {
    await chat.say('campaigns');
    await chat.press(t('button.admin.choose'), { id: 'autumn-2026' });
    fake.state.right = 'not-admin';
    await chat.press(t('button.admin.pause'));
    expect(chat.last().text).toBe(t('admin.no.not-admin'));
    expect(fake.state.calls).toEqual(['list 5', 'look autumn-2026']);
    expect(fake.state.refused).toEqual([`${ainoId} not-admin`]);
  });

  it('or whose right cannot be read is told so, typed or pressed, and nothing happens', async () => {
    fake.state.right = 'could-not-check';
    await chat.say('doctor');
    expect(chat.last().text).toBe(t('admin.no.could-not-check'));
    await chat.send({ verb: 'admin', wish: 'campaign-act', id: 'autumn-2026', act: 'cancel' });
    expect(chat.last().text).toBe(t('admin.no.could-not-check'));
    expect([fake.state.calls, fake.state.refused]).toEqual([[], []]);
  });

  it.each([
    { verb: 'admin' },
    { verb: 'admin', wish: 'format-disk' },
    { verb: 'admin', wish: 'campaign' },
    { verb: 'admin', wish: 'campaign', id: '../../x' },
    { verb: 'admin', wish: 'campaign-act', id: 'autumn-2026', act: 'delete' },
    { verb: 'admin', wish: 'page', view: 'https://evil.example' },
    { verb: 'admin', wish: 'change-task', id: 'raci', owner: { $ne: '' } },
    { verb: 'admin', wish: 'change-task', id: 'raci', answer: 'x'.repeat(501) },
    { verb: ['admin'], wish: 'menu' },
  ])('and what no card of ours sends is not understood: %j', async (value) => {
    await chat.send(value);
    expect(chat.last().text).toContain(t('help.title'));
    expect(fake.state.rightsRead).toBe(0);
  });
});
