import { createSecretKey } from 'node:crypto';
import type { NamedKey } from '../crypto/keyring.ts';
import type { Clock } from '../clock/clock.ts';
import { DependencyError, InvariantError } from '../errors/app-error.ts';
import type { AuditCopy } from './audit-copy.ts';
import { headName, logName, parseHeadName, type AuditDisk, type AuditFile } from './audit-files.ts';
import type { AuditEvent } from './audit-log.ts';
import { chainStart, openHead, sealHead, sealRecord, type AuditAnchor, type SigningKey } from './audit-record.ts';
import { clipped } from './clip-event.ts';
import { readTail } from './read-tail.ts';

type ChainOptions = {
  readonly directory: string;
  readonly instanceId: string;
  readonly keys: readonly NamedKey[];
  readonly clock: Clock;
  readonly build: string;
  readonly copy?: AuditCopy;
  readonly disk: AuditDisk;
};

/** Everything acknowledged so far: `length` bytes of file `name`, `count` records over all files. */
type Tail = {
  readonly name: string | null;
  readonly previous: string | null;
  readonly length: number;
  readonly count: number;
  readonly last: string;
};

/** One chain on one disk. Not safe for overlapping calls: `createFileAuditLog` is the queue in front of it. */
export type ChainWriter = {
  readonly open: () => Promise<void>;
  /** Resolves when all of `events` are synced. After a rejection none of them counts and `write` repairs first. */
  readonly write: (events: readonly AuditEvent[]) => Promise<void>;
  /** Moves the anchor up to the chain. A failure is remembered: the next `write` tries the anchor again first. */
  readonly writeHead: (closed: boolean) => Promise<void>;
  readonly close: () => Promise<void>;
};

const mostWitnessed = 30;

export function createChainWriter(options: ChainOptions): ChainWriter {
  const { directory, instanceId, clock, disk } = options;
  const newest = options.keys[0];
  if (newest === undefined) throw new InvariantError('no audit key');
  const key: SigningKey = { id: newest.id, key: createSecretKey(newest.key) };
  let tail: Tail = { name: null, previous: null, length: 0, count: 0, last: chainStart };
  let file: AuditFile | undefined;
  let broken = false;
  let anchored: { readonly count: number; readonly closed: boolean } | undefined;

  const today = (): string => clock.now().toISOString().slice(0, 10);

  /** Builds lines behind `from` without touching anything. */
  const build = (
    from: Tail,
    events: readonly AuditEvent[],
  ): { readonly lines: readonly string[]; readonly end: Tail } => {
    const lines: string[] = [];
    let end = from;
    for (const event of events) {
      const { line, mac } = sealRecord(key, {
        at: clock.now().toISOString(),
        build: options.build,
        event: clipped(event),
        instance: instanceId,
        kid: key.id,
        prev: end.last,
        seq: end.count,
        v: 1,
      });
      lines.push(line);
      end = { ...end, length: end.length + line.length + 1, count: end.count + 1, last: mac };
    }
    return { lines, end };
  };

  const put = async (events: readonly AuditEvent[]): Promise<void> => {
    if (file === undefined) throw new InvariantError('the chain is not open');
    const { lines, end } = build(tail, events);
    // A second process with our name would fork the chain; so would somebody who edits the file while we hold it.
    if ((await file.size()) !== tail.length)
      throw new DependencyError('audit_unavailable', 'somebody else wrote to the audit file');
    broken = true;
    await file.write(`${lines.join('\n')}\n`);
    await file.sync();
    broken = false;
    tail = end;
    const anchor: AuditAnchor = { instance: instanceId, count: tail.count, last: tail.last };
    for (const line of lines) options.copy?.offer(line, anchor);
  };

  const witnessed = async (): Promise<readonly AuditAnchor[]> => {
    const heads = (await disk.list(directory)).filter(
      (name) => parseHeadName(name) !== undefined && name !== headName(instanceId),
    );
    const read = await Promise.all(
      heads.map(async (name) => openHead(options.keys, await disk.read(`${directory}/${name}`))),
    );
    return read
      .filter((head) => head !== undefined)
      .sort((a, b) => b.at.localeCompare(a.at))
      .slice(0, mostWitnessed)
      .map(({ instance, count, last }) => ({ instance, count, last }));
  };

  const startFile = async (name: string): Promise<void> => {
    await file?.close();
    file = undefined;
    const opened = await disk.open(`${directory}/${name}`);
    file = opened;
    if ((await opened.size()) > 0)
      throw new DependencyError('audit_unavailable', 'the audit file of today already exists');
    await disk.syncDirectory(directory);
    tail = { ...tail, name, previous: tail.name, length: 0 };
  };

  /** After a failed write: nothing that was not acknowledged may stay, or the chain would fork. */
  const repair = async (): Promise<void> => {
    if (file === undefined) throw new InvariantError('nothing to repair');
    await file.truncate(tail.length);
    await file.sync();
    broken = false;
  };

  const writeHead = async (closed: boolean): Promise<void> => {
    const head = {
      at: clock.now().toISOString(),
      closed,
      count: tail.count,
      instance: instanceId,
      kid: key.id,
      last: tail.last,
    };
    await disk.replace(directory, headName(instanceId), sealHead(key, head));
    anchored = { count: tail.count, closed };
  };

  const ready = async (): Promise<void> => {
    if (broken) await repair();
    if (anchored?.count !== tail.count) await writeHead(false);
    const name = logName(instanceId, today());
    // A clock that goes back does not go back to an older file: the chain of files only grows.
    if (tail.name === null || name > tail.name) await startFile(name);
    if (tail.length > 0) return;
    await put([{ type: 'log.opened', build: options.build, continues: tail.previous, witnessed: await witnessed() }]);
  };

  return {
    open: async () => {
      await disk.prepare(directory);
      const resumed = await readTail({ directory, instanceId, keys: options.keys, disk });
      if (resumed !== undefined) {
        tail = resumed;
        file = await disk.open(`${directory}/${resumed.name}`);
        await file.truncate(resumed.length);
      }
      await ready();
      await writeHead(false);
    },
    write: async (events) => {
      await ready();
      await put(events);
    },
    writeHead: async (closed) => {
      if (!closed && anchored?.count === tail.count && !anchored.closed) return;
      try {
        await writeHead(closed);
      } catch {
        // `ready` tries again before the next record and refuses it if the anchor still cannot be moved.
        anchored = undefined;
      }
    },
    close: async () => {
      await file?.close();
      file = undefined;
    },
  };
}
