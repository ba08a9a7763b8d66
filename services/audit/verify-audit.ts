import type { NamedKey } from '../crypto/keyring.ts';
import { headName, localDisk, parseHeadName, parseLogName, readLines } from './audit-files.ts';
import {
  chainStart,
  openHead,
  parseLine,
  recordIsGenuine,
  type AuditAnchor,
  type AuditHead,
  type SealedRecord,
} from './audit-record.ts';

type AuditFinding = { readonly file: string; readonly line: number | null; readonly what: FindingKind };

type FindingKind =
  /** Not spelled as the log spells a record, or longer than a record can be. */
  | 'line-malformed'
  | 'key-unknown'
  /** A record signed with a key older than the one before it. */
  | 'key-went-back'
  | 'record-forged'
  | 'record-missing-or-moved'
  | 'file-missing-or-moved'
  /** The chain begins in its middle and no record says that the beginning was removed by retention. */
  | 'beginning-missing'
  | 'anchor-missing'
  | 'anchor-forged'
  /** Fewer records than an anchor remembers, or others. */
  | 'tail-missing'
  /** Bytes without a line feed at the end of a log that was closed in good order. */
  | 'tail-torn'
  | 'records-behind-closed-anchor';

export type AuditVerification = {
  readonly records: number;
  readonly instances: number;
  readonly problems: readonly AuditFinding[];
  /** Bytes that a crashed or still running process left behind its last whole record: never acknowledged, so no loss. */
  readonly unfinished: readonly string[];
};

type Chain = {
  readonly count: number;
  readonly begins: AuditAnchor;
  /** MAC of the record that makes the chain `count` long. */
  readonly macs: Map<number, string>;
  readonly problems: readonly AuditFinding[];
  readonly torn: string | undefined;
  readonly witnessed: readonly AuditAnchor[];
  readonly pruned: readonly AuditAnchor[];
};

/**
 * Reads everything in `directory` and says what is not as it was written: a flipped, cut, removed, inserted, moved or
 * re-signed record, a missing file, a cut tail. `anchors` are heads that a second system remembers; without them an
 * attacker who can write the directory *and* restore an old anchor file, or who knows the key, is not found.
 */
export async function verifyAuditDirectory(options: {
  readonly directory: string;
  readonly keys: readonly NamedKey[];
  readonly anchors?: readonly AuditAnchor[];
}): Promise<AuditVerification> {
  const { directory, keys } = options;
  const names = await localDisk.list(directory);
  // Anchors before logs: a running process may only be ahead of the anchor that was read.
  const heads = new Map<string, AuditHead | 'forged'>();
  for (const name of names) {
    const instance = parseHeadName(name);
    if (instance === undefined) continue;
    const head = openHead(keys, await localDisk.read(`${directory}/${name}`));
    heads.set(instance, head?.instance === instance ? head : 'forged');
  }
  const files = Map.groupBy(
    names.filter((name) => parseLogName(name)),
    (name) => parseLogName(name)?.instance ?? '',
  );
  const chains = new Map<string, Chain>();
  for (const [instance, its] of files) chains.set(instance, await readChain(directory, instance, its.sort(), keys));
  return judge(chains, heads, options.anchors ?? []);
}

function judge(
  chains: ReadonlyMap<string, Chain>,
  heads: ReadonlyMap<string, AuditHead | 'forged'>,
  anchors: readonly AuditAnchor[],
): AuditVerification {
  const all = [...chains.values()];
  const pruned = all.flatMap((chain) => chain.pruned);
  const problems = all.flatMap((chain) => chain.problems);
  const find = (instance: string, what: FindingKind) => problems.push({ file: headName(instance), line: null, what });
  for (const [instance, chain] of chains) {
    if (chain.begins.count > 0 && !remembers(pruned, chain.begins)) find(instance, 'beginning-missing');
    const head = heads.get(instance);
    if (head === undefined) find(instance, 'anchor-missing');
    else if (head !== 'forged' && head.closed && chain.torn !== undefined) find(instance, 'tail-torn');
    else if (head !== 'forged' && head.closed && head.count < chain.count)
      find(instance, 'records-behind-closed-anchor');
  }
  for (const [instance, head] of heads) if (head === 'forged') find(instance, 'anchor-forged');
  const remembered = [
    ...[...heads.values()].filter((head) => head !== 'forged'),
    ...all.flatMap((chain) => chain.witnessed),
    ...anchors,
  ];
  const missing = remembered.filter((anchor) => !holds(chains.get(anchor.instance), anchor, pruned));
  for (const instance of new Set(missing.map((anchor) => anchor.instance))) find(instance, 'tail-missing');
  return {
    records: all.reduce((sum, chain) => sum + chain.macs.size, 0),
    instances: chains.size,
    problems,
    unfinished: all.flatMap((chain) => (chain.torn === undefined ? [] : [chain.torn])),
  };
}

/** Is the chain at least as long as the anchor says, with the same record there (or was that part pruned)? */
function holds(chain: Chain | undefined, anchor: AuditAnchor, pruned: readonly AuditAnchor[]): boolean {
  if (anchor.count === 0 || chain?.macs.get(anchor.count) === anchor.last) return true;
  return pruned.some((cut) => cut.instance === anchor.instance && cut.count >= anchor.count);
}

/** Pruning is announced before it happens and may have stopped half-way: a chain may begin anywhere up to its end. */
const remembers = (list: readonly AuditAnchor[], begins: AuditAnchor): boolean =>
  list.some((one) => one.instance === begins.instance && one.count >= begins.count);

type Cursor = { count: number; last: string; keyAge: number; file: string | null };

async function readChain(
  directory: string,
  instance: string,
  files: readonly string[],
  keys: readonly NamedKey[],
): Promise<Chain> {
  const macs = new Map<number, string>();
  const witnessed: AuditAnchor[] = [];
  const pruned: AuditAnchor[] = [];
  const problems: AuditFinding[] = [];
  let torn: string | undefined;
  let begins: AuditAnchor | undefined;
  let cursor: Cursor = { count: 0, last: chainStart, keyAge: Infinity, file: null };
  reading: for (const file of files) {
    let line = 0;
    for await (const { line: text, ended } of readLines(`${directory}/${file}`)) {
      line += 1;
      const sealed = ended ? parseLine(text) : undefined;
      if (!ended && file === files.at(-1)) {
        torn = file;
        break reading;
      }
      if (begins === undefined && sealed !== undefined) {
        begins = { instance, count: sealed.record.seq, last: sealed.record.prev };
        cursor = { ...cursor, count: begins.count, last: begins.last };
      }
      const what = judgeLine(sealed, { cursor, keys, instance, file, first: line === 1 });
      if (what !== undefined || sealed === undefined) {
        problems.push({ file, line, what: what ?? 'line-malformed' });
        break reading;
      }
      cursor = {
        count: cursor.count + 1,
        last: sealed.mac,
        keyAge: keys.findIndex((key) => key.id === sealed.record.kid),
        file,
      };
      macs.set(cursor.count, sealed.mac);
      collect(sealed.record.event, witnessed, pruned);
    }
  }
  return {
    count: cursor.count,
    begins: begins ?? { instance, count: 0, last: chainStart },
    macs,
    problems,
    torn,
    witnessed,
    pruned,
  };
}

function judgeLine(
  sealed: SealedRecord | undefined,
  at: {
    readonly cursor: Cursor;
    readonly keys: readonly NamedKey[];
    readonly instance: string;
    readonly file: string;
    readonly first: boolean;
  },
): FindingKind | undefined {
  if (sealed === undefined) return 'line-malformed';
  const { record } = sealed;
  const keyAge = at.keys.findIndex((key) => key.id === record.kid);
  const key = at.keys[keyAge];
  if (key === undefined) return 'key-unknown';
  if (!recordIsGenuine(key, sealed)) return 'record-forged';
  if (keyAge > at.cursor.keyAge) return 'key-went-back';
  if (record.instance !== at.instance || record.seq !== at.cursor.count || record.prev !== at.cursor.last)
    return 'record-missing-or-moved';
  if (!at.first) return undefined;
  if (record.event.type !== 'log.opened') return 'file-missing-or-moved';
  // The first file that is left may name one that retention removed; its place in the chain is judged by `begins`.
  const continues = record.event['continues'];
  return at.cursor.file === null || continues === at.cursor.file ? undefined : 'file-missing-or-moved';
}

function collect(event: SealedRecord['record']['event'], witnessed: AuditAnchor[], pruned: AuditAnchor[]): void {
  if (event.type === 'log.pruned') pruned.push(...anchorsIn([event]));
  if (event.type === 'log.opened' && Array.isArray(event['witnessed']))
    witnessed.push(...anchorsIn(event['witnessed']));
}

function anchorsIn(values: readonly unknown[]): readonly AuditAnchor[] {
  return values.flatMap((value) => {
    const { instance, count, last } = value as Partial<AuditAnchor>;
    return typeof instance === 'string' && typeof count === 'number' && typeof last === 'string'
      ? [{ instance, count, last }]
      : [];
  });
}
