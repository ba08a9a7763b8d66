import type { NamedKey } from '../crypto/keyring.ts';
import type { AuditLog } from './audit-log.ts';
import { headName, localDisk, parseLogName, readLines } from './audit-files.ts';
import { parseLine, recordIsGenuine } from './audit-record.ts';

/**
 * Removes whole audit files older than an instant, oldest first, and returns how many. Where the chain then begins is
 * audited before (`log.pruned`), so that the verifier can tell retention from theft. A file that does not verify stays.
 * `ownInstance` keeps at least its last file: it is being written.
 */
export function createAuditPruner(options: {
  readonly directory: string;
  readonly keys: readonly NamedKey[];
  readonly audit: AuditLog;
  readonly ownInstance: string;
}): (olderThan: Date) => Promise<number> {
  const { directory, keys, audit, ownInstance } = options;
  return async (olderThan) => {
    const cutoff = olderThan.toISOString().slice(0, 10);
    const names = (await localDisk.list(directory)).filter((name) => parseLogName(name) !== undefined);
    let removed = 0;
    for (const [instance, files] of Map.groupBy(names, (name) => parseLogName(name)?.instance ?? '')) {
      const sorted = files.sort();
      const old = sorted.filter(
        (name, at) => (parseLogName(name)?.day ?? '') < cutoff && (instance !== ownInstance || at < sorted.length - 1),
      );
      const newest = old.at(-1);
      const end = newest === undefined ? undefined : await lastRecord(`${directory}/${newest}`, keys);
      if (end === undefined) continue;
      await audit.append({ type: 'log.pruned', instance, ...end });
      for (const name of old) await localDisk.remove(`${directory}/${name}`);
      if (old.length === sorted.length) await localDisk.remove(`${directory}/${headName(instance)}`);
      removed += old.length;
    }
    if (removed > 0) await localDisk.syncDirectory(directory);
    return removed;
  };
}

async function lastRecord(
  path: string,
  keys: readonly NamedKey[],
): Promise<{ readonly count: number; readonly last: string } | undefined> {
  let lastLine = '';
  for await (const { line, ended } of readLines(path)) if (ended) lastLine = line;
  const sealed = parseLine(lastLine);
  const key = keys.find((one) => one.id === sealed?.record.kid);
  if (sealed === undefined || key === undefined || !recordIsGenuine(key, sealed)) return undefined;
  return { count: sealed.record.seq + 1, last: sealed.mac };
}
