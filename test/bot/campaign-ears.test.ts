import { afterEach, describe, expect, it } from '@jest/globals';
import type { CampaignEars } from '../../services/campaign/campaign-service.ts';
import { DependencyError } from '../../services/errors/app-error.ts';
import type { KeyValueStore } from '../../services/store/key-value-store.ts';
import { testTenantId } from '../support/channel.ts';
import { startDoor, type Door, type DoorOptions } from '../support/door.ts';

const personId = '0a1b2c3d-1111-4222-8333-444455556666';
const install = { type: 'installationUpdate', action: 'add' };
const members = { type: 'conversationUpdate', membersAdded: [{ id: '28:bot' }, { id: '29:1person' }] };
const storeDown = (): Promise<never> => Promise.reject(new DependencyError('store_unavailable', 'down'));

const doors: Door[] = [];
afterEach(async () => {
  await Promise.all(doors.splice(0).map((door) => door.close()));
});

/** Campaigns that say what the test tells them to, and write down what they hear. */
function createEars() {
  const heard: (readonly [string, string, string | undefined])[] = [];
  const state = { bringing: true, sent: false, asked: 0, broken: false };
  const removed: (readonly [string, string])[] = [];
  const ears: Pick<CampaignEars, 'heard' | 'greets' | 'greeted' | 'removed'> = {
    removed: async (...who) => {
      if (state.broken) return storeDown();
      removed.push([who[0], who[1]]);
    },
    heard: (...who) => {
      heard.push([who[0], who[1], who[2]]);
    },
    greets: async () => {
      state.asked += 1;
      return state.broken ? storeDown() : state.bringing;
    },
    greeted: async () => {
      state.asked += 1;
      return state.broken ? storeDown() : state.sent;
    },
  };
  return { ears, state, heard, removed };
}

async function open(options: DoorOptions = {}): Promise<Door> {
  const door = await startDoor(options);
  doors.push(door);
  return door;
}
const said = (door: Door): unknown[] => door.channel.posts.map(({ body }) => body['text']);
const person = (door: Door) => door.persons.load(testTenantId, personId);

describe('somebody to whom a campaign brings the app', () => {
  it('gets no welcome card from either report of the install', async () => {
    const { ears } = createEars();
    const door = await open({ ears });
    await door.deliver(install);
    await door.deliver(members);
    expect(door.channel.posts).toEqual([]);
    expect(await person(door)).toMatchObject({ welcomedAt: null, welcomeOwed: true });
  });

  it('needs none when the message came: the first answer is the answer', async () => {
    const { ears, state } = createEars();
    const door = await open({ ears });
    await door.deliver(install);
    Object.assign(state, { bringing: false, sent: true });
    await door.deliver({ text: 'hello' });
    expect(said(door)).toEqual(['echo: hello']);
    const kept = await person(door);
    expect(kept?.welcomedAt).not.toBeNull();
    expect(kept).not.toHaveProperty('welcomeOwed');
  });

  it('gets the welcome in front of the first answer when the message never came, and once', async () => {
    const { ears, state } = createEars();
    const door = await open({ ears });
    await door.deliver(install);
    Object.assign(state, { bringing: false, sent: false });
    door.clock.advance(60 * 24 * 3600_000);
    const late = `Bearer ${await door.channel.token({ claims: { nbf: 0, exp: 9_999_999_999 } })}`;
    await door.deliver({ text: 'hello' }, late);
    await door.deliver({ text: 'again' }, late);
    expect(said(door)).toEqual(['welcome', 'echo: hello', 'echo: again']);
  });

  it('is welcomed by a later report of the install when the campaign was cancelled in between, and not again', async () => {
    const { ears, state } = createEars();
    const door = await open({ ears });
    await door.deliver(install);
    state.bringing = false;
    await door.deliver(members);
    await door.deliver({ text: 'hello' });
    expect(said(door)).toEqual(['welcome', 'echo: hello']);
  });

  it('is not welcomed by a late report of the install once the message came', async () => {
    const { ears, state } = createEars();
    const door = await open({ ears });
    await door.deliver(install);
    Object.assign(state, { bringing: false, sent: true });
    await door.deliver(members);
    expect(said(door)).toEqual([]);
    expect((await person(door))?.welcomedAt).not.toBeNull();
  });

  it('is answered although the owed welcome could not be sent, and gets it with the next message', async () => {
    const { ears, state } = createEars();
    const door = await open({ ears });
    await door.deliver(install);
    state.bringing = false;
    door.channel.answers.push({ status: 500 });
    await door.deliver({ text: 'hello' });
    await door.deliver({ text: 'again' });
    expect(said(door)).toEqual(['welcome', 'echo: hello', 'welcome', 'echo: again']);
    expect(door.welcomes).toHaveLength(2);
  });

  it('gets the welcome at once where nobody can say whether a campaign greets them', async () => {
    const { ears, state } = createEars();
    state.broken = true;
    const door = await open({ ears });
    await door.deliver(install);
    expect(said(door)).toEqual(['welcome']);
  });
});

describe('what campaigns hear', () => {
  it('is every message and press of a person, with the campaign whose card it was on', async () => {
    const { ears, heard } = createEars();
    const door = await open({ ears });
    await door.deliver({ text: 'hello' });
    await door.deliver({ text: undefined, value: { verb: 'am-i-ready', campaign: 'campaign-of-22-chars-0' } });
    await door.deliver({ text: undefined, value: { verb: 'am-i-ready', campaign: '../../x' } });
    await door.deliver({ text: undefined, value: 'no card of ours' });
    expect(heard).toEqual([
      [testTenantId, personId, undefined],
      [testTenantId, personId, 'campaign-of-22-chars-0'],
      [testTenantId, personId, undefined],
      [testTenantId, personId, undefined],
    ]);
  });

  it('is no install, no removal and no edit', async () => {
    const { ears, heard } = createEars();
    const door = await open({ ears });
    await door.deliver(install);
    await door.deliver({ type: 'messageUpdate', text: 'edited' });
    await door.deliver({ type: 'installationUpdate', action: 'remove' });
    expect(heard).toEqual([]);
  });

  it('is that somebody removed the app, whom no reminder brings it back to', async () => {
    const { ears, removed, state } = createEars();
    const door = await open({ ears });
    await door.deliver({ type: 'installationUpdate', action: 'remove' });
    expect(removed).toEqual([[testTenantId, personId]]);
    // What was kept of them goes all the same.
    state.broken = true;
    await door.deliver({ text: 'hello' });
    await door.deliver({ type: 'installationUpdate', action: 'remove' });
    expect(await person(door)).toBeUndefined();
  });

  it('costs a turn no look at the store, with campaigns and without', async () => {
    const count = async (ears: DoorOptions['ears']): Promise<number> => {
      let calls = 0;
      const store = (inner: KeyValueStore): KeyValueStore =>
        new Proxy(inner, {
          get: (target, name, self) => {
            calls += 1;
            return Reflect.get(target, name, self) as unknown;
          },
        });
      const door = await open({ store, ears });
      await door.deliver({ text: 'first' });
      calls = 0;
      await door.deliver({ text: 'hello' });
      return calls;
    };
    const { ears, state } = createEars();
    expect(await count(ears)).toBe(await count(undefined));
    expect(state.asked).toBe(0);
  });
});
