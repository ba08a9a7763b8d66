import { describe, expect, it } from '@jest/globals';
import { DependencyError } from '../../../services/errors/app-error.ts';
import type { SayResult } from '../../../services/helpdesk/desk-messenger.ts';
import { createNewsDelivery } from '../../../services/helpdesk/news-delivery.ts';
import { createUndeliverableNote } from '../../../services/helpdesk/undeliverable-note.ts';
import type { BotJob } from '../../../services/queue/job-queue.ts';
import { deskWorld, start } from './desk.fixture.ts';

const away = new DependencyError('messenger_unavailable', 'Teams is away');

/** News of a case on its way to a chat whose answers are steered: `next` first, then `always`. */
async function onTheWay(always: SayResult['kind'] | Error, next: (SayResult['kind'] | Error)[] = []) {
  const world = await deskWorld();
  const tries: string[] = [];
  const deliver = createNewsDelivery({
    ...world.options,
    note: createUndeliverableNote(world.options),
    messenger: {
      news: async (_caseId, _news, newsId) => {
        tries.push(newsId);
        const answer = next.shift() ?? always;
        if (answer instanceof Error) throw answer;
        return { kind: answer };
      },
    },
  });
  const newsId = (news: string, at = start.getTime()): string => `${world.caseId}.${news}.${at}`;
  const lines = async () => (await world.found()).record.timeline.filter(({ what }) => what === 'undeliverable');
  /** Runs what was planned, moving the clock to each, until nothing is. */
  const later = async (most = 2_000): Promise<void> => {
    for (let run = 0; run < most; run += 1) {
      const entry = world.jobs.state.waiting.filter(({ job }) => job.kind === 'case-news')[0];
      if (entry === undefined) return;
      world.clock.advance(Math.max(0, entry.at - world.clock.now().getTime()));
      const job = entry.job as BotJob & { kind: 'case-news' };
      await deliver(job.caseId, job.news, job.newsId);
      world.jobs.done(entry);
    }
    throw new Error('it does not end');
  };
  return { world, tries, deliver, newsId, lines, later };
}

describe('news that were told', () => {
  it('leave no line', async () => {
    const { world, deliver, newsId, lines } = await onTheWay('said');
    await deliver(world.caseId, 'claimed', newsId('claimed'));
    expect(await lines()).toEqual([]);
    expect(world.jobs.kinds('bot')).toEqual([]);
  });
});

describe.each(['unreachable', 'unconfirmed'] as const)('news that are %s', (kind) => {
  it('stand in the timeline once, are audited once, and have the card painted', async () => {
    const { world, deliver, newsId, lines } = await onTheWay(kind);
    for (let run = 0; run < 3; run += 1) await deliver(world.caseId, 'claimed', newsId('claimed'));
    expect(await lines()).toMatchObject([{ by: 'bot', detail: 'news.claimed' }]);
    expect(world.recorded.state.events).toMatchObject([
      { type: 'case.changed', what: 'undeliverable', reason: 'news.claimed', by: 'bot' },
    ]);
    expect(world.jobs.kinds('bot')).toContain('case-changed');
  });

  it('stand there each by itself, also when the case is over', async () => {
    const { world, deliver, newsId, lines } = await onTheWay(kind);
    await deliver(world.caseId, 'claimed', newsId('claimed'));
    world.clock.advance(5_000);
    await deliver(world.caseId, 'verify', newsId('verification-asked', start.getTime() + 2_000));
    const found = await world.found();
    const ended = await world.cases.move(found, 'resolved', { endedAt: world.clock.now().toISOString() });
    expect(ended.kind).toBe('moved');
    await deliver(world.caseId, 'resolved', newsId('resolved', start.getTime() + 5_000));
    expect((await lines()).map(({ detail }) => detail)).toEqual(['news.claimed', 'news.verify', 'news.resolved']);
  });

  it('of a case that was erased end without a fault', async () => {
    const { deliver } = await onTheWay(kind);
    await deliver('9ABCDEFG', 'claimed', `9ABCDEFG.claimed.${start.getTime()}`);
  });
});

describe('news that Teams does not take', () => {
  it('are planned anew and told when Teams is back', async () => {
    const { world, tries, deliver, newsId, lines, later } = await onTheWay('said', [away, away, away]);
    await deliver(world.caseId, 'claimed', newsId('claimed'));
    await later();
    expect(tries).toHaveLength(4);
    expect(new Set(tries)).toEqual(new Set([newsId('claimed')]));
    expect(await lines()).toEqual([]);
  });

  it('are given up after a day, with a line, and were not asked for all the time', async () => {
    const { world, tries, deliver, newsId, lines, later } = await onTheWay(away);
    await deliver(world.caseId, 'claimed', newsId('claimed'));
    await later();
    expect(await lines()).toMatchObject([{ detail: 'news.claimed' }]);
    expect(tries.length).toBeLessThan(250);
    expect(world.clock.now().getTime() - start.getTime()).toBeGreaterThanOrEqual(24 * 3_600_000);
  });

  it('because of a fault of ours are left to the queue', async () => {
    const { world, deliver, newsId, lines } = await onTheWay(new TypeError('a bug'));
    await expect(deliver(world.caseId, 'claimed', newsId('claimed'))).rejects.toThrow('a bug');
    expect(await lines()).toEqual([]);
  });
});
