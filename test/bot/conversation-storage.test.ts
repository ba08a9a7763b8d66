import { describe, expect, it } from '@jest/globals';
import type { Storage, StoreItems } from 'botbuilder';
import { createConversationStorage } from '../../bot/conversation-storage.ts';
import { createSteeredClock } from '../../services/clock/steered-clock.ts';
import type { KeyValueStore } from '../../services/store/key-value-store.ts';
import { createMemoryKeyValueStore } from '../../services/store/memory-key-value-store.ts';

const key = 'msteams/conversations/19:a;b@thread.v2=/ä 🔑/{dialogs}';

function world(): { storage: Storage; store: KeyValueStore; advance: (ms: number) => void; keys: string[] } {
  const clock = createSteeredClock(new Date('2026-03-01T08:00:00Z'));
  const memory = createMemoryKeyValueStore({ clock });
  const keys: string[] = [];
  const set: KeyValueStore['set'] = (name, value, ttl) => {
    keys.push(name);
    return memory.set(name, value, ttl);
  };
  const store = { ...memory, set };
  return { storage: createConversationStorage({ store }), store, advance: clock.advance, keys };
}

describe('the storage of conversations', () => {
  it('reads an unknown and a deleted key as absent', async () => {
    const { storage } = world();
    expect(await storage.read([key])).toEqual({});
    await storage.write({ [key]: { a: 1 } });
    await storage.delete([key]);
    expect(await storage.read([key])).toEqual({});
  });

  it('gives values back as JSON does, under any key', async () => {
    const { storage } = world();
    const value = { text: 'ä "\\ 🔑', list: [1, null, { deep: true }], none: undefined };
    await storage.write({ [key]: value, other: { b: 2 } });
    const read = await storage.read([key, 'other', 'missing']);
    expect(read[key]).toMatchObject({ text: 'ä "\\ 🔑', list: [1, null, { deep: true }] });
    expect(Object.keys(read)).toEqual([key, 'other']);
  });

  it('gives every write a new eTag', async () => {
    const { storage } = world();
    const tags = new Set<string>();
    for (let i = 0; i < 3; i += 1) {
      await storage.write({ [key]: { i, eTag: '*' } });
      tags.add(((await storage.read([key]))[key] as { eTag: string }).eTag);
    }
    expect(tags.size).toBe(3);
  });

  it.each([[undefined], ['*'], ['']])('overwrites with eTag %p', async (eTag) => {
    const { storage } = world();
    await storage.write({ [key]: { n: 1 } });
    await storage.write({ [key]: { n: 2, ...(eTag === undefined ? {} : { eTag }) } });
    expect((await storage.read([key]))[key]).toMatchObject({ n: 2 });
  });

  it('refuses a stale or foreign eTag and keeps what is stored', async () => {
    const { storage } = world();
    await storage.write({ [key]: { n: 1 } });
    const { eTag } = (await storage.read([key]))[key] as { eTag: string };
    await storage.write({ [key]: { n: 2, eTag } });
    for (const bad of [eTag, 'x', '0', '-1', '1e3'])
      await expect(storage.write({ [key]: { n: 3, eTag: bad } })).rejects.toThrow();
    expect((await storage.read([key]))[key]).toMatchObject({ n: 2 });
  });

  it('lets one of ten racing writers with the same eTag through', async () => {
    const { storage } = world();
    await storage.write({ [key]: { n: 0 } });
    const { eTag } = (await storage.read([key]))[key] as { eTag: string };
    const results = await Promise.allSettled(
      Array.from({ length: 10 }, (_, n) => storage.write({ [key]: { n, eTag } })),
    );
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });

  it('does nothing for an empty set and an unknown key', async () => {
    const { storage } = world();
    await storage.write({});
    await storage.delete(['unknown']);
    expect(await storage.read([])).toEqual({});
  });

  it("answers a missing argument as the framework's own storage does", async () => {
    const { storage } = world();
    await expect(storage.read(null as unknown as string[])).rejects.toThrow(
      new ReferenceError('Keys are required when reading.'),
    );
    await expect(storage.write(null as unknown as StoreItems)).rejects.toThrow(
      new ReferenceError('Changes are required when writing.'),
    );
  });

  it('forgets a conversation a day after its last turn', async () => {
    const { storage, advance } = world();
    await storage.write({ [key]: { n: 1 } });
    advance(24 * 3600 * 1000 - 1);
    expect(Object.keys(await storage.read([key]))).toHaveLength(1);
    advance(1);
    expect(await storage.read([key])).toEqual({});
  });

  it("names nobody in the store's keys", async () => {
    const { storage, keys } = world();
    await storage.write({ [key]: { n: 1 } });
    expect(keys).toHaveLength(1);
    expect(keys[0]).toMatch(/^avain:conversation:[A-Za-z0-9_-]{43}$/);
  });
});
