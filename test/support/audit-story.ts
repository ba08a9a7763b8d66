import { existsSync } from 'node:fs';
import { runAuditCommand } from '../../services/audit/audit-command.ts';
import { createFileIntentJournal } from '../../services/audit/file-intent-journal.ts';
import { verifyAuditDirectory } from '../../services/audit/verify-audit.ts';
import { parseKeys } from '../../services/config/parse-settings.ts';
import type { SeparateWorld } from './separate-world.ts';

export type AuditStory = {
  /** What is not as it was written, in any of the directories. */
  readonly problems: readonly string[];
  /** Intents of any kind that have no outcome. */
  readonly open: number;
  /** Types of the records of all instances, in order of time. */
  readonly types: readonly string[];
};

/** Verifies and reads what every instance has written, by the product's own reader and keys. */
export async function readAuditStory({ world, auditDirectories }: SeparateWorld): Promise<AuditStory> {
  const keys = parseKeys(world.settings['AVAIN_AUDIT_KEYS'] ?? '');
  const problems: string[] = [];
  const lines: string[] = [];
  let open = 0;
  for (const directory of auditDirectories().filter((each) => existsSync(each))) {
    const verified = await verifyAuditDirectory({ directory, keys });
    problems.push(...verified.problems.map(({ file, what }) => `${what} in ${file}`));
    open += (await createFileIntentJournal({ directory, keys }).openIntents()).length;
    lines.push(...(await runAuditCommand({ command: 'show', directory, keys })).lines);
  }
  // `<time> <instance>#<number> <type> <the rest>`
  return { problems, open, types: lines.sort().map((line) => line.split(' ')[2] ?? '') };
}
