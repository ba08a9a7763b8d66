import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AuditEvent } from '../../../services/audit/audit-log.ts';
import { createFileAuditLog, type FileAuditLogOptions } from '../../../services/audit/file-audit-log.ts';
import { createSteeredClock } from '../../../services/clock/steered-clock.ts';
import type { NamedKey } from '../../../services/crypto/keyring.ts';

export const auditKey: NamedKey = { id: 'a1', key: new Uint8Array(32).map((_, at) => (at * 37 + 11) % 256) };
export const newerKey: NamedKey = { id: 'a2', key: new Uint8Array(32).map((_, at) => (at * 53 + 7) % 256) };

export async function inDirectory<T>(act: (directory: string) => Promise<T>): Promise<T> {
  const directory = await mkdtemp(join(tmpdir(), 'avain-audit-'));
  try {
    return await act(directory);
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}

const startOfTime = new Date('2026-11-02T08:00:00Z');

export async function openLog(directory: string, options: Partial<FileAuditLogOptions> = {}) {
  const clock = createSteeredClock(startOfTime);
  const audit = await createFileAuditLog({
    directory,
    instanceId: 'one',
    keys: [auditKey],
    clock,
    build: 'test',
    ...options,
  });
  return { audit, clock };
}

export const sampleEvent = (n: number): AuditEvent => ({
  type: 'code.rejected',
  subject: `subject-${n}`,
  correlationId: `correlation-${n}`,
  flowId: `flow-${n}`,
  method: 'sms-code',
});
