import { setTimeout as delay } from 'node:timers/promises';
import type { Clock } from '../clock/clock.ts';
import type { NamedKey } from '../crypto/keyring.ts';
import { AppError, DependencyError, InvariantError } from '../errors/app-error.ts';
import type { AuditCopy } from './audit-copy.ts';
import { localDisk, type AuditDisk } from './audit-files.ts';
import type { AuditEvent, AuditLog } from './audit-log.ts';
import { createChainWriter } from './chain-writer.ts';

export type FileAuditLogOptions = {
  readonly directory: string;
  /**
   * Names the chain: letters, digits, `-`, `_`. One living process only; a new name per start is the safe choice (an
   * old name continues its chain, and is refused when the end of that chain does not verify).
   */
  readonly instanceId: string;
  /** Newest first; the first signs. */
  readonly keys: readonly NamedKey[];
  readonly clock: Clock;
  /** Which build wrote the records. */
  readonly build: string;
  readonly copy?: AuditCopy;
  readonly disk?: AuditDisk;
};

type Waiting = { readonly event: AuditEvent; readonly resolve: () => void; readonly reject: (error: unknown) => void };

/** Appends that share one fsync. */
const largestGroup = 256;
/**
 * How long a group gathers behind another one: each costs eleven calls to the disk, whatever is in it, and under load
 * somebody always waits. An append that finds nobody before it does not wait.
 */
const gatherMs = 2;

/**
 * JSON lines in `directory`, one file per instance and day, chained by HMAC-SHA-256 over all of them; the head of the
 * chain is kept beside it. Appends that arrive together share one fsync. After a failed write nothing is accepted until
 * the file could be cut back to what had been acknowledged; every append tries that first. Rejects with
 * `audit_unavailable` when the first record cannot be put on disk: a process without audit does not start.
 */
export async function createFileAuditLog(options: FileAuditLogOptions): Promise<AuditLog> {
  if (!/^[A-Za-z0-9_-]{1,64}$/.test(options.instanceId)) throw new InvariantError('audit instance id is malformed');
  const chain = createChainWriter({ ...options, disk: options.disk ?? localDisk });
  try {
    await guarded(() => chain.open());
  } catch (error) {
    await chain.close();
    throw error;
  }

  const waiting: Waiting[] = [];
  let draining: Promise<void> | undefined;
  let idle = true;
  let closed = false;

  const drain = async (): Promise<void> => {
    idle = false;
    while (waiting.length > 0) {
      const group = waiting.splice(0, largestGroup);
      try {
        await guarded(() => chain.write(group.map((one) => one.event)));
        for (const one of group) one.resolve();
      } catch (error) {
        for (const one of group) one.reject(error);
      }
      await chain.writeHead(false);
      if (waiting.length > 0 && !closed) await delay(gatherMs);
    }
    // In the same tick as the last look at the queue: what arrives from here on starts a new drain.
    idle = true;
  };

  return {
    append: (event) =>
      new Promise((resolve, reject) => {
        if (closed) {
          reject(new DependencyError('audit_unavailable', 'the audit log is closed'));
          return;
        }
        waiting.push({ event, resolve, reject });
        if (idle) draining = drain();
      }),
    close: async () => {
      if (closed) return;
      closed = true;
      await draining;
      await chain.writeHead(true);
      await chain.close();
      await options.copy?.close();
    },
  };
}

/** Whatever the disk said becomes the one code that callers act on; bugs of ours stay bugs. */
async function guarded<T>(act: () => Promise<T>): Promise<T> {
  try {
    return await act();
  } catch (error) {
    if (error instanceof AppError) throw error;
    throw new DependencyError('audit_unavailable', 'the audit log could not be written', { cause: error });
  }
}
