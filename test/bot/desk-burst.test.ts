import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { cardIn, people, startDeskWorld, textIn, type DeskWorld } from '../support/desk-world.ts';

const many = 1_000;
const lastedMs = 10 * 60 * 1000;

let world: DeskWorld;
const opened: string[] = [];

/** A thousand people ask for help in ten minutes, while the jobs run as they would. */
beforeAll(async () => {
  world = await startDeskWorld();
  for (let index = 0; index < many; index += 1) {
    const id = `0a1b2c3d-1111-4222-8333-${String(index + 1).padStart(12, '0')}`;
    opened.push(await world.open({ id, name: `Person ${index}` }));
    await world.run();
    world.clock.advance(lastedMs / many);
  }
  for (let minute = 0; minute < 5; minute += 1) {
    world.clock.advance(60_000);
    await world.run();
  }
}, 120_000);
afterAll(() => world.close());

/** The most messages in any window of so many seconds. */
function most(seconds: number): number {
  const { sentAt } = world;
  return Math.max(...sentAt.map((from) => sentAt.filter((at) => at >= from && at < from + seconds * 1000).length));
}

describe('a thousand cases in ten minutes', () => {
  it('stay within what Teams takes: 7 a second, 8 in two, 60 in 30, 1,800 an hour', () => {
    expect(most(1)).toBeLessThanOrEqual(7);
    expect(most(2)).toBeLessThanOrEqual(8);
    expect(most(30)).toBeLessThanOrEqual(60);
    expect(most(3600)).toBeLessThanOrEqual(1_800);
    // Nothing was refused by Teams and nothing waited in the process.
    expect(world.posts).toHaveLength(world.sentAt.length);
  });

  it('have each a card of its own or a place in a digest: at most 30 cards in 30 seconds', async () => {
    const states = await Promise.all(opened.map(async (caseId) => (await world.record(caseId)).post.state));
    const count = (state: string): number => states.filter((one) => one === state).length;
    expect(count('posted') + count('digest')).toBe(many);
    expect(count('digest')).toBeGreaterThan(300);
    const digests = world.posts.flatMap((post) => {
      const card = JSON.stringify(cardIn(post) ?? '');
      const [, fresh] = /(\d[\d,]*) new cases? (?:has|have) come/u.exec(card) ?? [];
      return fresh === undefined ? [] : [Number(fresh.replace(',', ''))];
    });
    expect(digests.length).toBeGreaterThan(10);
    expect(digests.length).toBeLessThanOrEqual(22);
    expect(digests.reduce((sum, fresh) => sum + fresh, 0)).toBe(count('digest'));
    expect(world.posts).toHaveLength(count('posted') + digests.length);
  });

  it('lose nobody: every case waits in the list, and taking the next gives a digest’s case its own card', async () => {
    const { waiting } = await world.desk.cases.countInTeam('service-desk');
    expect(waiting).toBe(many);
    const firstWithout = (
      await Promise.all(opened.map(async (caseId) => ({ caseId, post: (await world.record(caseId)).post })))
    ).find(({ post }) => post.state === 'digest')!.caseId;
    await world.say(people.henna, '1700', `claim ${firstWithout}`);
    expect(textIn(world.posts.at(-1)!)).toContain('is yours');
    await world.run();
    expect((await world.record(firstWithout)).post.state).toBe('posted');
    expect(JSON.stringify(cardIn(world.posts.at(-1)!))).toContain('Henna Helppi');
  });
});
