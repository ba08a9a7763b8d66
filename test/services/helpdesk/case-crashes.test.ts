import { describe, expect, it } from '@jest/globals';
import type { BotJob } from '../../../services/queue/job-queue.ts';
import { createLife } from '../../fakes/dying-process.ts';
import {
  addPerson,
  claimed,
  createCaseWorld,
  onCard,
  openCase,
  typed,
  type CaseWorld,
  type DeskProcess,
} from '../../support/case-world.ts';
import { ainoId } from '../../support/directory-answers.ts';
import { aino } from '../../support/reset-world.ts';

const form = { evidence: 'in-person', reference: 'Badge 20417', confirmed: true } as const;
const about = { language: 'en', trouble: 'code-missing', flowId: undefined } as const;

/** One press or word, as Teams delivers it: again to another process where the first one died. */
type Story = {
  readonly name: string;
  /** Prepares the world; gives what is then delivered. */
  readonly begin: (world: CaseWorld) => Promise<(life: DeskProcess) => Promise<unknown>>;
  /** What has to be true once everything has run. */
  readonly end: (world: CaseWorld) => Promise<void>;
};

const caseOf = async (world: CaseWorld) => {
  const ids = await world.records.find('case', 'target', world.target);
  expect(ids).toHaveLength(1);
  return world.record({ caseId: ids[0]! });
};
const newsOf = (world: CaseWorld): readonly string[] =>
  // The messenger tells each id once; a job that is there twice is one message.
  [...new Set(world.jobs.state.ever.flatMap(({ job }) => (job.kind === 'case-news' ? [job.newsId] : [])))].map(
    (newsId) => newsId.split('.')[1]!,
  );
const lines = async (world: CaseWorld, what: string): Promise<number> =>
  (await caseOf(world)).timeline.filter((line) => line.what === what).length;
const words = async (world: CaseWorld): Promise<number> =>
  (await world.records.find('relay-message', 'target', world.target)).length;

const stories: readonly Story[] = [
  {
    name: 'opening',
    begin: async (world) => (life) => life.person.open(world.speaker(ainoId), about),
    end: async (world) => {
      expect(await caseOf(world)).toMatchObject({ state: 'open' });
      expect(world.jobs.kinds('bot')).toEqual(expect.arrayContaining(['case-changed', 'ticket']));
    },
  },
  {
    name: 'claiming',
    begin: async (world) => {
      const view = await openCase(world);
      return (life) => life.agents.claim(onCard(view));
    },
    end: async (world) => {
      expect(await caseOf(world)).toMatchObject({ state: 'claimed', owner: { name: 'Mikko Laine' } });
      expect(await lines(world, 'claimed')).toBe(1);
      expect(newsOf(world)).toEqual(['claimed']);
    },
  },
  {
    name: 'telling the person',
    begin: async (world) => {
      const view = await claimed(world);
      return (life) => life.agents.tell(onCard(view), 'Which phone?');
    },
    end: async (world) => {
      expect(await words(world)).toBe(1);
      expect(await caseOf(world)).toMatchObject({ state: 'waiting-for-person', talking: true, lastMessage: 1 });
    },
  },
  {
    name: 'asking for a verification',
    begin: async (world) => {
      const view = await claimed(world);
      return (life) => life.agents.startVerification(onCard(view));
    },
    end: async (world) => {
      const record = await caseOf(world);
      expect(record).toMatchObject({ verification: 'pending' });
      expect((await world.resets.flows.liveOf(world.target))?.record.id).toBe(record.flowId);
      expect(newsOf(world)).toEqual(['claimed', 'verification-asked']);
    },
  },
  {
    name: 'vouching',
    begin: async (world) => {
      world.resets.directory.methods = { email: undefined };
      const view = await claimed(world);
      return (life) => life.agents.vouch(onCard(view), form);
    },
    end: async (world) => {
      const record = await caseOf(world);
      expect(record.state).toBe('vouched');
      expect(record.vouches).toHaveLength(1);
      const flow = (await world.resets.flows.load(record.vouches[0]!.flowId!))!.record;
      expect(flow.proofs).toEqual([expect.objectContaining({ method: 'vouch', at: record.vouches[0]!.at })]);
      expect(await lines(world, 'vouched')).toBe(1);
      expect(newsOf(world)).toEqual(['claimed', 'vouched']);
      expect(world.audit.types().filter((type) => type === 'case.vouched').length).toBeGreaterThanOrEqual(1);
    },
  },
  {
    name: 'resolving',
    begin: async (world) => {
      const view = await claimed(world);
      return (life) => life.agents.resolve(onCard(view), 'solved-otherwise');
    },
    end: async (world) => {
      expect(await caseOf(world)).toMatchObject({ state: 'resolved', endedBecause: 'solved-otherwise' });
      expect(await lines(world, 'resolved')).toBe(1);
      expect(await world.cases.openOf(world.target)).toBeUndefined();
      expect(newsOf(world)).toEqual(['claimed', 'resolved']);
    },
  },
  {
    name: 'a denied call',
    begin: async (world) => (life) =>
      life.alarm.callerDenied({
        tenantId: aino.tenantId,
        targetId: ainoId,
        target: world.target,
        correlationId: 'call',
        checkId: 'check-1',
        agentName: 'Mikko Laine',
        language: 'en',
      }),
    end: async (world) => {
      expect(await caseOf(world)).toMatchObject({ priority: 'high', trouble: 'caller-denied' });
      expect((await caseOf(world)).frozenAt).not.toBeNull();
      expect(await lines(world, 'frozen')).toBe(1);
      expect(world.mails.length).toBeLessThanOrEqual(1);
    },
  },
  {
    name: 'the look at the time that nobody claimed in',
    begin: async (world) => {
      const { caseId } = await openCase(world);
      world.clock.advance(30 * 60_000);
      return (life) => life.run({ kind: 'case-due', caseId });
    },
    end: async (world) => {
      expect(await lines(world, 'unclaimed')).toBe(1);
      expect(newsOf(world)).toEqual(['unclaimed']);
      expect(world.mails.length).toBeLessThanOrEqual(1);
    },
  },
];

/** Jobs of this part, as a queue runs them: those that are due within a minute. */
async function runOn(world: CaseWorld): Promise<void> {
  for (let i = 0; i < 60; i += 1) {
    const due = world.jobs.next('bot');
    if (due === undefined || due.at > world.clock.now().getTime() + 60_000) return;
    world.clock.advance(Math.max(0, due.at - world.clock.now().getTime()));
    await world.run(due.job as BotJob);
    world.jobs.done(due);
  }
}

describe.each(stories)('a process that dies in $name', (story) => {
  it.each(['before', 'after'] as const)('%s any of its calls: nothing is lost and nothing doubled', async (when) => {
    let deaths = 0;
    for (let atCall = 1; atCall <= 60; atCall += 1) {
      const world = createCaseWorld();
      const deliver = await story.begin(world);
      const life = createLife({ atCall, when });
      try {
        await deliver(world.born(life.mortal));
      } catch (error) {
        if (!life.isDead()) throw error;
      }
      if (life.isDead()) deaths += 1;
      // Teams got no answer and delivers the same again, to a process that lives.
      if (life.isDead()) await deliver(world.born((port) => port));
      await runOn(world);
      await story.end(world);
      if (!life.isDead()) break;
    }
    expect(deaths).toBeGreaterThan(5);
  });

  it('after its effect, and nobody delivers again: the planned look makes good for it', async () => {
    for (let atCall = 1; atCall <= 60; atCall += 1) {
      const world = createCaseWorld();
      const deliver = await story.begin(world);
      const before = JSON.stringify(await stateOf(world));
      const life = createLife({ atCall, when: 'after' });
      try {
        await deliver(world.born(life.mortal));
      } catch (error) {
        if (!life.isDead()) throw error;
      }
      const changed = JSON.stringify(await stateOf(world)) !== before;
      await runOn(world);
      // Words that were stored are delivered; that the card says so is the sender's next press.
      if (changed && life.isDead() && story.name !== 'telling the person' && story.name !== 'a denied call')
        await story.end(world);
      if (!life.isDead()) break;
    }
  });
});

/** What the stores hold of the case, without what only says who was told. */
async function stateOf(world: CaseWorld): Promise<unknown> {
  const ids = await world.records.find('case', 'target', world.target);
  const records = await Promise.all(ids.map((caseId) => world.record({ caseId })));
  return records.map(({ nonce, timeline }) => [nonce, timeline.length]);
}

describe('a thousand cases in ten minutes', () => {
  it('are opened, claimed and ended: nothing lost, nothing doubled, nobody has to wait for the store', async () => {
    const world = createCaseWorld();
    const ids = new Set<string>();
    for (let n = 0; n < 1000; n += 1) {
      world.clock.advance(600);
      const outcome = await world.person.open(world.speaker(addPerson(world, n)), about);
      if (outcome.kind !== 'opened') throw new Error(outcome.kind);
      ids.add(outcome.view.caseId);
    }
    expect(ids.size).toBe(1000);
    expect(await world.cases.openInTeam('service-desk', 2000)).toHaveLength(1000);
    const taken: string[] = [];
    for (let n = 0; n < 1000; n += 1) {
      const outcome = await world.agents.takeNext(typed({ caseId: '' }).agent);
      if (outcome.kind !== 'done') throw new Error(outcome.kind);
      taken.push(outcome.view.caseId);
      await world.agents.resolve(onCard(outcome.view), 'solved-otherwise');
    }
    expect(taken).toEqual([...ids]);
    expect(await world.agents.takeNext(typed({ caseId: '' }).agent)).toEqual({ kind: 'none-waiting' });
    const figures = await world.agents.figures(typed({ caseId: '' }).agent);
    expect(figures).toMatchObject({ kind: 'figures', figures: { open: 0, endedLast30Days: 1000 } });
  }, 60_000);
});
