import { MemoryStorage, type Activity, type TurnContext } from 'botbuilder';
import { describe, expect, it } from '@jest/globals';
import { isStillNews } from '../../dialogs/case-news.ts';
import { createRootDialog } from '../../dialogs/root-dialog.ts';
import type { CaseRef } from '../../services/helpdesk/agent-desk.ts';
import { createTranslator } from '../../services/i18n/translator.ts';
import type { BotJob } from '../../services/queue/job-queue.ts';
import { createHelpdeskWorld, seen } from '../support/helpdesk-world.ts';
import { aino, newestCode } from '../support/reset-world.ts';
import { silentLog } from '../support/silent-log.ts';
import { TestConversation } from '../support/test-conversation.ts';

const t = createTranslator('en', 'Europe/Helsinki');

/** The person's chat over the real helpdesk: flows, cases, agents' rights. Jobs run when a test says so. */
async function startStory() {
  const world = await createHelpdeskWorld();
  const sent: Partial<Activity>[] = [];
  const root = createRootDialog({
    devices: () => [],
    diagnosis: {} as never,
    resets: world.reset,
    desk: world.person,
    privacy: { show: async () => [], erase: async () => ({ kind: 'erased', kept: [] }) },
    readiness: { of: () => Promise.reject(new Error('nobody asks')) },
    people: world.persons,
    help: { helpdesk: '+358 9 123 456' },
    clock: world.clock,
    later: async () => undefined,
    oweAnswer: async () => undefined,
    reach: async () => undefined,
  });
  const shared = {
    root,
    storage: new MemoryStorage(),
    people: new Map(),
    log: silentLog,
    sent,
    language: 'en',
  } as const;
  const chat = new TestConversation(shared, aino);
  const news = async (job: BotJob & { kind: 'case-news' }): Promise<void> => {
    const located = await world.person.locate(job.caseId);
    if (located === undefined || !isStillNews(job.news, located.view)) return;
    const told = { kind: 'news', view: located.view, news: job.news } as const;
    await chat.reached((context: TurnContext) => root.tell(context, chat.state, told));
  };
  /** Runs what concerns the person's chat, a moment later. */
  const pump = async (): Promise<void> => {
    world.clock.advance(3_000);
    for (let entry = world.queued.next('bot'); entry !== undefined; entry = world.queued.next('bot')) {
      if (entry.at > world.clock.now().getTime()) return;
      world.queued.done(entry);
      const job = entry.job as BotJob;
      if (job.kind === 'flow-changed') await chat.flowChanged(job.flowId);
      if (job.kind === 'case-news') await news(job);
    }
  };
  const ref = (): Promise<CaseRef> => world.refOf('olli');
  return { world, chat, root, pump, ref };
}

describe('a person with one registered method', () => {
  it('is refused, talks to a human, is vouched for, proves the other way and reaches the page', async () => {
    const { world, chat, pump, ref } = await startStory();
    const entry = world.company.of('aino');
    entry.methods = { ...entry.methods, email: undefined };
    await chat.say('I forgot my password');
    expect(chat.last().text).toContain(t('refused.half-registered'));
    await chat.press(t('button.human'));
    await pump();
    expect(chat.last().text).toContain(t('case.receipt.title'));

    await chat.say('my private mail is gone');
    expect(chat.last().text).toContain('Added to your case');
    expect(await world.desk.claim(await ref())).toMatchObject({ kind: 'done' });
    await pump();
    expect(chat.last().text).toContain(t('case.news.claimed.title', { agent: 'Olli Agent' }));
    expect(await world.desk.tell(await ref(), 'Please come to the desk.')).toMatchObject({ kind: 'done' });
    await chat.say('I forgot my badge at home, is that bad?');
    expect(chat.last().text).toBe(t('case.say.passed-on', { agent: 'Olli Agent' }));
    expect(world.said.at(-1)).toContain('I forgot my badge at home');

    expect(await world.desk.vouch(await ref(), seen)).toMatchObject({ kind: 'done' });
    await pump();
    const shown = chat.all().map(({ text }) => text);
    expect(shown.at(-1)).toContain(t('choose.after-vouch'));
    expect(shown.filter((text) => text.includes('The helpdesk has confirmed'))).toHaveLength(1);
    await chat.say('text message');
    await chat.say(newestCode(world));
    expect(chat.last().text).toContain(t('password.title'));
    expect(chat.last().text).toContain(t('progress.vouched'));
  });
});

describe('a reset in which a human is asked for', () => {
  it('waits, goes on with its proofs by "back to the bot", and is painted once', async () => {
    const { world, chat, pump } = await startStory();
    for (const words of ['I forgot my password', 'yes', 'email']) await chat.say(words);
    await chat.say(newestCode(world));
    await chat.say('talk to a human');
    expect(chat.last().text).toContain(t('case.receipt.paused'));
    await pump();
    await chat.say('back to the bot');
    await pump();
    expect(chat.last().text).toContain(t('choose.title'));
    expect(chat.last().text).toContain(t('progress.points', { points: 1, passMark: 2 }));
    await chat.say('text message');
    await chat.say(newestCode(world));
    expect(chat.last().text).toContain(t('password.title'));
    await chat.say('withdraw');
    await chat.say('yes, withdraw my case');
    expect(chat.last().text).toContain(t('case.news.withdrawn.title'));
  });

  it('goes on when the agent hands back', async () => {
    const { world, chat, pump, ref } = await startStory();
    for (const words of ['I forgot my password', 'yes', 'talk to a human']) await chat.say(words);
    await world.desk.claim(await ref());
    await world.desk.tell(await ref(), 'Hello');
    expect(await world.desk.handBack(await ref())).toMatchObject({ kind: 'done' });
    await pump();
    const shown = chat.all().map(({ text }) => text);
    expect(shown.at(-1)).toContain(t('note.handed-back'));
    expect(shown.at(-1)).toContain(t('choose.title'));
    await chat.say('please reset my password, I forgot it');
    expect(chat.last().text).toContain(t('note.resumed'));
  });

  it('goes on when the case is withdrawn', async () => {
    const { chat, pump } = await startStory();
    for (const words of ['I forgot my password', 'yes', 'talk to a human', 'withdraw', 'yes, withdraw my case']) {
      await chat.say(words);
    }
    await pump();
    expect(chat.last().text).toContain(t('choose.title'));
  });

  it('of somebody else cannot be paused by naming it', async () => {
    const { world, chat } = await startStory();
    await chat.say('I forgot my password');
    const about = chat.flowId();
    const thief = { ...aino, personId: '33333333-3333-4333-8333-333333333333', conversationId: 'a:thief' };
    const opened = await world.person.open(thief, { language: 'en', trouble: 'asked-for-human', flowId: about });
    expect(opened).toMatchObject({ kind: 'opened', view: { flowId: undefined } });
    expect((await world.reset.locate(about))?.view.state).toBe('identified');
  });
});

describe('news of the reset itself', () => {
  type Story = Awaited<ReturnType<typeof startStory>>;
  const withButtons = ({ chat }: Story) => chat.all().filter(({ card }) => (card?.actions ?? []).length > 0);

  /** A case that an agent holds, with nothing of a reset in the chat. */
  async function held(): Promise<Story> {
    const story = await startStory();
    await story.chat.say('talk to a human');
    await story.world.desk.claim(await story.ref());
    await story.pump();
    return story;
  }
  /** Two jobs, in the order in which they were planned or the other way round. */
  const orders = ['news first', 'reset first'] as const;
  async function told(story: Story, order: (typeof orders)[number]): Promise<void> {
    const { world, chat, pump } = story;
    if (order === 'reset first') {
      world.clock.advance(3_000);
      for (const entry of world.queued.state.waiting.filter(({ job }) => job.kind === 'flow-changed')) {
        world.queued.done(entry);
        await chat.flowChanged((entry.job as BotJob & { kind: 'flow-changed' }).flowId);
      }
    }
    await pump();
  }

  it.each(orders)('are one card: what to do, and why (%s)', async (order) => {
    const story = await held();
    const before = story.chat.all().length;
    expect(await story.world.desk.startVerification(await story.ref())).toMatchObject({ kind: 'done' });
    await told(story, order);
    const fresh = story.chat.all().slice(before);
    expect(fresh).toHaveLength(1);
    expect(fresh[0]?.text).toContain(t('note.helpdesk-asks', { agent: 'Olli Agent' }));
    expect(fresh[0]?.text).toContain(t('account.title'));
    expect(withButtons(story).at(-1)).toEqual(fresh[0]);
    await story.chat.say('yes');
    expect(story.chat.last().text).toContain(t('choose.title'));
  });

  it.each(orders)('of a vouch are the card that says what is missing (%s)', async (order) => {
    const story = await held();
    const entry = story.world.company.of('aino');
    entry.methods = { ...entry.methods, email: undefined };
    const before = story.chat.all().length;
    expect(await story.world.desk.vouch(await story.ref(), seen)).toMatchObject({ kind: 'done' });
    await told(story, order);
    const fresh = story.chat.all().slice(before);
    expect(fresh).toHaveLength(1);
    expect(fresh[0]?.text).toContain(t('choose.after-vouch'));
    expect(fresh[0]?.text).not.toContain(t('progress.vouched'));
    expect(withButtons(story)).toEqual(fresh);
  });

  it.each(orders)('of a hand-back are the step at which the reset waited (%s)', async (order) => {
    const story = await startStory();
    for (const words of ['I forgot my password', 'yes', 'email']) await story.chat.say(words);
    await story.chat.say(newestCode(story.world));
    await story.chat.say('talk to a human');
    await story.world.desk.claim(await story.ref());
    await story.pump();
    const before = story.chat.all().length;
    await story.world.desk.handBack(await story.ref());
    await told(story, order);
    const fresh = story.chat.all().slice(before);
    expect(fresh.map(({ text }) => text)).toEqual([expect.stringContaining(t('note.handed-back'))]);
    expect(fresh[0]?.text).toContain(t('progress.points', { points: 1, passMark: 2 }));
  });

  it('come as a new card where the reset was shown long ago', async () => {
    const story = await startStory();
    await story.chat.say('talk to a human');
    await story.world.desk.claim(await story.ref());
    await story.pump();
    for (const words of ['I forgot my password', 'what now?', 'hello?']) await story.chat.say(words);
    const old = story.chat.find(t('button.yes'));
    story.world.clock.advance(120_000);
    expect(await story.world.desk.startVerification(await story.ref())).toMatchObject({ kind: 'done' });
    await told(story, 'news first');
    expect(story.chat.last().text).toContain(t('note.helpdesk-asks', { agent: 'Olli Agent' }));
    expect(story.chat.all().find(({ id }) => id === old.id)?.card?.actions ?? []).toEqual([]);
  });

  it('come as a new card each: what is asked now does not hide in an older message', async () => {
    const story = await startStory();
    for (const words of ['I forgot my password', 'yes', 'talk to a human']) await story.chat.say(words);
    await story.world.desk.claim(await story.ref());
    await story.pump();
    await story.world.desk.handBack(await story.ref());
    await told(story, 'news first');
    const before = story.chat.all().length;
    await story.world.desk.startVerification(await story.ref());
    await told(story, 'news first');
    expect(story.chat.all()).toHaveLength(before + 1);
    expect(story.chat.last().text).toContain(t('note.helpdesk-asks', { agent: 'Olli Agent' }));
    expect(withButtons(story)).toHaveLength(1);
  });

  it('stay a card of the case where no reset waits for the person', async () => {
    const story = await held();
    await story.world.desk.handBack(await story.ref());
    await story.pump();
    expect(story.chat.last().text).toContain(t('case.news.handed-back.title'));
  });
});
