import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createRedisAttemptStore } from '../../../services/store/redis-attempt-store.ts';
import { createRedisKeyValueStore } from '../../../services/store/redis-key-value-store.ts';
import { createRedisRecordStore } from '../../../services/store/redis-record-store.ts';
import {
  addPerson,
  agent,
  createCaseWorld,
  liisa,
  mikko,
  onCard,
  openCase,
  personId,
  type Stores,
} from '../../support/case-world.ts';
import { ainoId } from '../../support/directory-answers.ts';
import { expectKind } from '../../support/reset-world.ts';
import { redisWorld, testKeyring as keyring, type StoreUnderTest } from '../../support/store-worlds.ts';

const about = { language: 'en', trouble: 'code-missing', flowId: undefined } as const;

describe.each([
  ['Redis', false],
  ['a Redis cluster of one node', true],
])('the desk on %s', (_, cluster) => {
  let stores: StoreUnderTest<Stores>;
  beforeAll(async () => {
    stores = await redisWorld(cluster, (client, time) => ({
      clock: time,
      store: createRedisKeyValueStore({ client, keyring, time }),
      attempts: createRedisAttemptStore({ client, time }),
      records: createRedisRecordStore({ client, keyring, time }),
    }));
  });
  afterAll(() => stores.close());

  it('opens one case of twenty presses by two processes, and gives it to one of two agents', async () => {
    const world = createCaseWorld({ stores: stores.store });
    const other = world.born((port) => port);
    const speaker = world.speaker(addPerson(world, 500));
    const presses = Array.from({ length: 4 }, (_one, i) => (i % 2 === 0 ? world : other).person.open(speaker, about));
    const outcomes = await Promise.all(presses);
    expect(outcomes.filter(({ kind }) => kind === 'opened')).toHaveLength(1);
    const view = await openCase(world);
    const claims = await Promise.all([
      world.agents.claim(onCard(view, mikko)),
      other.agents.claim(onCard(view, liisa)),
      other.agents.claim(onCard(view, mikko)),
    ]);
    expect(claims.filter(({ kind }) => kind === 'done')).toHaveLength(1);
    const speakers = await Promise.all([1, 2, 3].map((n) => other.person.add(world.speaker(ainoId), `line ${n}`)));
    expect(speakers.map(({ kind }) => kind)).toEqual(['taken', 'taken', 'taken']);
    expect(await world.records.find('relay-message', 'target', world.target)).toHaveLength(3);
    expect((await world.record(view)).lastMessage).toBe(3);
  });

  it('gives the oldest cases to eight agents who take the next at once, and nobody means one that another has', async () => {
    const world = createCaseWorld({ stores: stores.store });
    const agents = agentsOf(world);
    for (let n = 0; n < 20; n += 1) {
      stores.store.clock.advance(10);
      expectKind(await world.person.open(world.speaker(addPerson(world, 100 + n)), about), 'opened');
    }
    const oldest = await world.cases.waitingInTeam('service-desk', 8);
    const outcomes = await Promise.all(agents.map((one) => world.agents.takeNext(one)));
    const taken = outcomes.map((outcome) => expectKind(outcome, 'done').view.caseId);
    expect(taken.sort()).toEqual([...oldest].sort());
    expect(world.audit.types()).not.toContain('case.act-refused');
  }, 30_000);

  it('gives each of sixty cases to one of eight agents who all take the next at once', async () => {
    const world = createCaseWorld({ stores: stores.store });
    const agents = agentsOf(world);
    for (let n = 0; n < 60; n += 1) {
      stores.store.clock.advance(10);
      expectKind(await world.person.open(world.speaker(addPerson(world, n)), about), 'opened');
    }
    const taken: string[] = [];
    await Promise.all(
      agents.map(async (one) => {
        for (;;) {
          const outcome = await world.agents.takeNext(one);
          if (outcome.kind === 'none-waiting') return;
          taken.push(expectKind(outcome, 'done').view.caseId);
        }
      }),
    );
    expect(new Set(taken).size).toBe(taken.length);
    expect(await world.cases.waitingInTeam('service-desk', 100)).toEqual([]);
    for (let n = 0; n < 60; n += 1) {
      const found = await world.cases.openOf(world.resets.options.pseudonyms(mikko.tenantId, personId(n)));
      expect(found?.record.state).toBe('claimed');
    }
  }, 30_000);
});

function agentsOf(world: ReturnType<typeof createCaseWorld>) {
  return Array.from({ length: 8 }, (_one, n) => {
    const id = addPerson(world, 900 + n);
    world.accounts[id]!.agent = true;
    return agent(id);
  });
}
