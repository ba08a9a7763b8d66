import type { NamedKey } from '../crypto/keyring.ts';
import { localDisk, parseLogName, readLines } from './audit-files.ts';
import { canonicalJson } from './canonical-json.ts';
import { parseLine } from './audit-record.ts';
import { verifyAuditDirectory } from './verify-audit.ts';

export type AuditCommandResult = { readonly lines: readonly string[]; readonly exitCode: 0 | 1 | 2 };

/** What the command line does, without the terminal: `verify` judges the chains, `show` prints records in order of time. */
export async function runAuditCommand(options: {
  readonly command: string;
  readonly directory: string;
  readonly keys: readonly NamedKey[];
}): Promise<AuditCommandResult> {
  switch (options.command) {
    case 'verify':
      return verify(options.directory, options.keys);
    case 'show':
      return show(options.directory);
    default:
      return { lines: ['Usage: npm run audit -- verify|show [directory]'], exitCode: 2 };
  }
}

async function verify(directory: string, keys: readonly NamedKey[]): Promise<AuditCommandResult> {
  if (keys.length === 0) return { lines: ['AVAIN_AUDIT_KEYS is not set: nothing can be verified.'], exitCode: 2 };
  const { records, instances, problems, unfinished } = await verifyAuditDirectory({ directory, keys });
  // An empty directory is what somebody leaves behind who removed everything.
  if (records === 0 && problems.length === 0) return { lines: [`${directory} holds no audit records.`], exitCode: 1 };
  const found = problems.map(
    ({ file, line, what }) => `PROBLEM ${what} in ${file}${line === null ? '' : `, line ${line}`}`,
  );
  const open = unfinished.map(
    (file) => `note: ${file} ends in an unfinished line (a running or crashed process; never acknowledged)`,
  );
  const verdict = problems.length === 0 ? 'in order' : `NOT in order: ${problems.length} problem(s)`;
  return {
    lines: [...found, ...open, `${records} records of ${instances} instance(s): ${verdict}`],
    exitCode: problems.length === 0 ? 0 : 1,
  };
}

async function show(directory: string): Promise<AuditCommandResult> {
  const shown: { readonly at: string; readonly line: string }[] = [];
  for (const name of await localDisk.list(directory)) {
    if (parseLogName(name) === undefined) continue;
    for await (const { line } of readLines(`${directory}/${name}`)) {
      const record = parseLine(line)?.record;
      if (record === undefined) continue;
      const { type, ...rest } = record.event;
      shown.push({
        at: record.at,
        line: `${record.at} ${record.instance}#${record.seq} ${type} ${canonicalJson(rest)}`,
      });
    }
  }
  return { lines: shown.sort((a, b) => a.at.localeCompare(b.at)).map(({ line }) => line), exitCode: 0 };
}
