import { localDisk, parseLogName, readLines } from './audit-files.ts';
import { parseLine, recordIsGenuine, type AuditRecord } from './audit-record.ts';
import type { NamedKey } from '../crypto/keyring.ts';
import type { IntentJournal, OpenIntent } from './intent-journal.ts';

const resetOutcomes = ['password-reset.completed', 'password-reset.not-done', 'password-reset.unresolved'];
const reportOutcomes = ['wasnt-me.completed', 'wasnt-me.not-done'];

/**
 * Reads every log of the directory, also those of earlier processes. Records that do not verify are passed over: an
 * intent only leads to reading, and tampering is the verifier's to report.
 */
export function createFileIntentJournal(options: {
  readonly directory: string;
  readonly keys: readonly NamedKey[];
}): IntentJournal {
  return {
    openIntents: async () => {
      const open = new Map<string, OpenIntent>();
      const closedAt = new Map<string, number>();
      for (const name of await localDisk.list(options.directory)) {
        if (parseLogName(name) === undefined) continue;
        for await (const { line } of readLines(`${options.directory}/${name}`)) {
          const record = genuine(line, options.keys);
          if (record !== undefined) note(record, open, closedAt);
        }
      }
      return [...open]
        .filter(([id, intent]) => (closedAt.get(id) ?? -1) < intent.at.getTime())
        .map(([, intent]) => intent);
    },
  };
}

function genuine(line: string, keys: readonly NamedKey[]): AuditRecord | undefined {
  // Most lines are neither intents nor outcomes: spare them the parser.
  if (!line.includes('"password-reset.') && !line.includes('"wasnt-me.')) return undefined;
  const sealed = parseLine(line);
  const key = keys.find((one) => one.id === sealed?.record.kid);
  return sealed !== undefined && key !== undefined && recordIsGenuine(key, sealed) ? sealed.record : undefined;
}

function note({ event, at }: AuditRecord, open: Map<string, OpenIntent>, closedAt: Map<string, number>): void {
  const text = (name: string): string => (typeof event[name] === 'string' ? event[name] : '');
  const about = { subject: text('subject'), correlationId: text('correlationId'), at: new Date(at) };
  const latest = (id: string, intent: OpenIntent): void => {
    if ((open.get(id)?.at.getTime() ?? -1) <= intent.at.getTime()) open.set(id, intent);
  };
  const flowId = text('flowId');
  const reportId = text('reportId');
  if (event.type === 'password-reset.intended') latest(`f ${flowId}`, { kind: 'reset', flowId, ...about });
  if (event.type === 'wasnt-me.intended') latest(`r ${reportId}`, { kind: 'wasnt-me', reportId, ...about });
  const id = resetOutcomes.includes(event.type)
    ? `f ${flowId}`
    : reportOutcomes.includes(event.type)
      ? `r ${reportId}`
      : undefined;
  if (id !== undefined) closedAt.set(id, Math.max(closedAt.get(id) ?? -1, about.at.getTime()));
}
