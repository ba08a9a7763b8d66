import type { Keyring } from '../crypto/keyring.ts';
import { recordKeys } from './record-keys.ts';
import type { PutResult, RecordStore, RecordWrite, StoredRecord } from './record-store.ts';
import { storeCall, type RedisClient } from './redis-connection.ts';
import {
  enterScript,
  forgetScript,
  getScript,
  leaveScript,
  peekScript,
  putScript,
  removeScript,
  type Peek,
  type Row,
} from './redis-record-scripts.ts';
import { createScriptRunner, readStoreTime, type RunScript, type StoreTime } from './redis-scripts.ts';

export type RedisRecordStoreOptions = {
  readonly client: RedisClient;
  readonly keyring: Keyring;
  readonly time: StoreTime;
};

/** A leftover in an index is only cleared when it is older than any write could take, in milliseconds. */
const leftoverAgeMs = 60_000;

/**
 * A record is atomic in its slot. Its index entries are written before it (a crash leaves an entry that leads nowhere,
 * never a record that cannot be found) and once more after it (a removal in between may have cleared them); `find`
 * believes the record, not the entry.
 */
export function createRedisRecordStore({ client, keyring, time }: RedisRecordStoreOptions): RecordStore {
  const scripts = [getScript, peekScript, putScript, removeScript, enterScript, leaveScript, forgetScript];
  const run = createScriptRunner(client, time, scripts);
  const open = (row: Row, key: string): StoredRecord => ({
    value: keyring.open(row[0], key),
    version: Number(row[1]),
    keepUntil: new Date(Number(row[2])),
  });
  return {
    get: async (kind, id) => {
      const key = recordKeys.record(kind, id);
      const row = (await run(getScript, [key], [])) as Row | null;
      return row === null ? undefined : open(row, key);
    },
    put: async (kind, id, write) => {
      const key = recordKeys.record(kind, id);
      const args = [
        keyring.seal(write.value, key),
        write.keepUntil.getTime(),
        JSON.stringify(write.indexes),
        write.expectedVersion ?? -1,
        write.order?.getTime() ?? '',
      ];
      await enter(run, kind, id, write);
      const reply = (await run(putScript, [key], args)) as [number, ...unknown[]];
      if (reply[0] === 0) return lostRace(reply, (row) => open(row, key));
      await enter(run, kind, id, write);
      return { ok: true, version: Number(reply[1]) };
    },
    remove: async (kind, id) => {
      const [removedAt, indexes] = (await run(removeScript, [recordKeys.record(kind, id)], [0])) as [number, string];
      await leave(run, { kind, id, indexes, before: removedAt, dueBefore: Number.MAX_SAFE_INTEGER });
    },
    find: (kind, index, value, limit) => find({ client, run, kind, index, value, limit }),
    count: (kind, index, value) => storeCall(client.zcard(recordKeys.index(kind, index, value))),
    removeDue: async (kind, limit) => {
      const now = (await readStoreTime(run, time)).getTime();
      const ids = await storeCall(client.zrangebyscore(recordKeys.due(kind), '-inf', now, 'LIMIT', 0, limit));
      const removed = await Promise.all(ids.map((id) => removeOne(run, kind, id)));
      return removed.filter(Boolean).length;
    },
  };
}

function lostRace(reply: readonly unknown[], open: (row: Row) => StoredRecord): PutResult {
  return { ok: false, current: reply.length === 1 ? undefined : open(reply.slice(1) as unknown as Row) };
}

/** Notes the record in its indexes and in the list of what is due. */
async function enter(run: RunScript, kind: string, id: string, write: RecordWrite): Promise<void> {
  const order = write.order === undefined ? [id] : [id, write.order.getTime()];
  const indexes = Object.entries(write.indexes).map(([name, value]) =>
    run(enterScript, [recordKeys.index(kind, name, value)], order),
  );
  await Promise.all([...indexes, run(enterScript, [recordKeys.due(kind)], [id, write.keepUntil.getTime()])]);
}

type Leaving = {
  readonly kind: string;
  readonly id: string;
  readonly indexes: string;
  readonly before: number;
  readonly dueBefore: number;
};

/** Clears the entries that were made before a moment; a younger one belongs to a record that was put again. */
async function leave(run: RunScript, { kind, id, indexes, before, dueBefore }: Leaving): Promise<void> {
  const entries = Object.entries(JSON.parse(indexes) as Record<string, string>);
  await Promise.all([
    ...entries.map(([name, value]) => run(leaveScript, [recordKeys.index(kind, name, value)], [id, before])),
    run(leaveScript, [recordKeys.due(kind)], [id, dueBefore]),
  ]);
}

async function removeOne(run: RunScript, kind: string, id: string): Promise<boolean> {
  const [removedAt, indexes, keptUntil, existed] = (await run(removeScript, [recordKeys.record(kind, id)], [1])) as [
    number,
    string,
    number,
    number,
  ];
  if (keptUntil > 0) {
    // Kept longer by a later write: the list learns the new date.
    await run(enterScript, [recordKeys.due(kind)], [id, keptUntil]);
    return false;
  }
  await leave(run, { kind, id, indexes, before: removedAt + 1, dueBefore: removedAt + 1 });
  return existed === 1;
}

type Search = {
  readonly client: RedisClient;
  readonly run: RunScript;
  readonly kind: string;
  readonly index: string;
  readonly value: string;
  readonly limit: number | undefined;
};

type Hit = { readonly id: string; readonly writtenAt: number };

/** A page of a limited search: entries that lead nowhere any more cost no round trip each. */
const smallestPage = 100;

async function find(search: Search): Promise<readonly string[]> {
  const { client, run, kind, index, value, limit } = search;
  const key = recordKeys.index(kind, index, value);
  const size = limit === undefined ? undefined : Math.max(limit, smallestPage);
  const hits = new Map<string, Hit>();
  const leftovers: string[] = [];
  for (let start = 0, more = true; more;) {
    const ids = await storeCall(
      client.zrange(key, String(start), size === undefined ? '-1' : String(start + size - 1)),
    );
    const found = await Promise.all(ids.map((id) => peek(search, id)));
    ids.forEach((id, i) => {
      const hit = found[i];
      if (hit === undefined) leftovers.push(id);
      else hits.set(id, hit);
    });
    start += ids.length;
    more = ids.length === size && limit !== undefined && hits.size < limit;
  }
  await Promise.all(leftovers.map((id) => run(forgetScript, [key], [id, leftoverAgeMs])));
  return [...hits.values()]
    .sort((a, b) => a.writtenAt - b.writtenAt || (a.id < b.id ? -1 : 1))
    .slice(0, limit)
    .map(({ id }) => id);
}

/** The record behind an entry, if it still holds what the entry says. */
async function peek({ run, kind, index, value }: Search, id: string): Promise<Hit | undefined> {
  const row = (await run(peekScript, [recordKeys.record(kind, id)], [])) as Peek | null;
  const holds = row !== null && (JSON.parse(row[0]) as Record<string, string>)[index] === value;
  return holds ? { id, writtenAt: Number(row[1]) } : undefined;
}
