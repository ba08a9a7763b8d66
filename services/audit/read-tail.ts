import type { NamedKey } from '../crypto/keyring.ts';
import { DependencyError } from '../errors/app-error.ts';
import { headName, parseLogName, type AuditDisk } from './audit-files.ts';
import { chainStart, openHead, parseLine, recordIsGenuine } from './audit-record.ts';

export type Tail = {
  readonly name: string;
  readonly previous: string | null;
  /** Bytes up to the end of the last whole record; what follows was never acknowledged. */
  readonly length: number;
  readonly count: number;
  readonly last: string;
};

/**
 * The end of an instance's chain as an earlier process left it; undefined when there is none. Throws
 * `audit_unavailable` when the last file does not verify or ends before its anchor: going on would hide an edit.
 */
export async function readTail(options: {
  readonly directory: string;
  readonly instanceId: string;
  readonly keys: readonly NamedKey[];
  readonly disk: AuditDisk;
}): Promise<Tail | undefined> {
  const { directory, instanceId, disk } = options;
  const names = await disk.list(directory);
  const files = names.filter((name) => parseLogName(name)?.instance === instanceId).sort();
  const head = names.includes(headName(instanceId))
    ? openHead(options.keys, await disk.read(`${directory}/${headName(instanceId)}`))
    : undefined;
  for (let at = files.length - 1; at >= 0; at -= 1) {
    const name = files[at] ?? '';
    const tail = readFileTail(await disk.read(`${directory}/${name}`), options.keys, instanceId);
    if (tail.count === 0) {
      // A crash before the first record was complete: nothing in it was acknowledged.
      await disk.remove(`${directory}/${name}`);
      continue;
    }
    if (head !== undefined && head.count > tail.count) throw refusal('the audit chain ends before its anchor');
    return { ...tail, name, previous: files[at - 1] ?? null };
  }
  if (head !== undefined && head.count > 0) throw refusal('the audit files of this instance are gone');
  return undefined;
}

function readFileTail(
  text: string,
  keys: readonly NamedKey[],
  instanceId: string,
): { readonly length: number; readonly count: number; readonly last: string } {
  const whole = text.slice(0, text.lastIndexOf('\n') + 1);
  let count = 0;
  let last: string | undefined;
  for (const line of whole.split('\n').slice(0, -1)) {
    const sealed = parseLine(line);
    const key = keys.find((one) => one.id === sealed?.record.kid);
    if (sealed === undefined || key === undefined || !recordIsGenuine(key, sealed))
      throw refusal('the audit file does not verify');
    const { record } = sealed;
    const linked = last === undefined || (record.prev === last && record.seq === count);
    if (!linked || record.instance !== instanceId) throw refusal('the audit file does not verify');
    count = record.seq + 1;
    last = sealed.mac;
  }
  return { length: whole.length, count, last: last ?? chainStart };
}

function refusal(message: string): DependencyError {
  return new DependencyError('audit_unavailable', `${message}; run "npm run audit -- verify"`);
}
