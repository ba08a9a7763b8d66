import { chmod, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { SeededFault } from './seeded-fault.ts';

/** What somebody with access to the disk can do to the audit; the records that Avain wrote stay as they are. */
export function auditFaults(directory: string): readonly SeededFault[] {
  const forged = join(directory, 'somebody-else.2026-01-01.jsonl');
  return [
    {
      id: 'audit-forged',
      checks: ['audit-chain'],
      en: 'Somebody has put a record into the audit that Avain never wrote',
      fi: 'Joku on lisännyt jälkeen tietueen, jota Avain ei ole kirjoittanut',
      set: async (on) =>
        on ? writeFile(forged, '{"event":"reset.done"}\n', { mode: 0o600 }) : rm(forged, { force: true }),
    },
    {
      id: 'audit-readable',
      checks: ['audit-directory'],
      en: 'Everybody on the machine may read the audit',
      fi: 'Kaikki koneen käyttäjät voivat lukea jälkeä',
      set: async (on) => chmod(directory, on ? 0o755 : 0o700),
    },
  ];
}
