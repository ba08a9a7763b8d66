import process from 'node:process';
import { parseKeys } from '../config/parse-settings.ts';
import { runAuditCommand } from './audit-command.ts';

/**
 * `npm run audit -- verify|show [directory]`. Needs `AVAIN_AUDIT_KEYS` and nothing else, so that an auditor can run it
 * on a copy. Exit code 0: in order; 1: not in order; 2: could not be checked.
 */
try {
  const [command = '', given] = process.argv.slice(2);
  const keys = process.env['AVAIN_AUDIT_KEYS'] ?? '';
  const { lines, exitCode } = await runAuditCommand({
    command,
    directory: given ?? process.env['AVAIN_AUDIT_DIRECTORY'] ?? 'var/audit',
    keys: keys === '' ? [] : parseKeys(keys),
  });
  for (const line of lines) console.log(line);
  process.exitCode = exitCode;
} catch (error) {
  // Names a setting or a path; the value of a key is in neither.
  console.error(error instanceof Error ? error.message : 'unknown failure');
  process.exitCode = 2;
}
