import { access, constants, readdir, readFile, stat, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import { verifyAuditDirectory } from '../audit/verify-audit.ts';
import type { NamedKey } from '../crypto/keyring.ts';
import { largestChainMiB } from './checks/audit-checks.ts';
import type { FileView } from './doctor-views.ts';
import { failureWord } from './failure-word.ts';
import { blind, seen } from './finding.ts';

export type FileViewOptions = {
  readonly auditDirectory: string;
  readonly auditKeys: readonly NamedKey[];
};

/** Looks at files as the account of the product; writes none, not even to try. */
export function createFileView({ auditDirectory, auditKeys }: FileViewOptions): FileView {
  return {
    text: async (path) => {
      try {
        return seen(await readFile(path, 'utf8'));
      } catch (error) {
        return blind('unknown.file', { path, reason: failureWord(error) });
      }
    },
    directory: async (path) => {
      try {
        const { mode } = await stat(path);
        const { bavail, blocks, bsize } = await statfs(path);
        const writable = await access(path, constants.W_OK | constants.X_OK).then(
          () => true,
          () => false,
        );
        return seen({
          kind: 'there',
          writable,
          mode: process.platform === 'win32' ? undefined : mode & 0o777,
          freeBytes: bavail * bsize,
          totalBytes: blocks * bsize,
        });
      } catch (error) {
        return failureWord(error) === 'ENOENT'
          ? seen({ kind: 'absent' })
          : blind('unknown.file', { path, reason: failureWord(error) });
      }
    },
    auditChain: async () => {
      try {
        if ((await bytesIn(auditDirectory)) > largestChainMiB * 1_048_576) return seen('too-large');
        const { records, problems } = await verifyAuditDirectory({ directory: auditDirectory, keys: auditKeys });
        return seen({ records, problems: problems.map(({ what, file }) => `${what} (${file})`) });
      } catch (error) {
        return blind('unknown.file', { path: auditDirectory, reason: failureWord(error) });
      }
    },
  };
}

async function bytesIn(directory: string): Promise<number> {
  const sizes = await Promise.all(
    (await readdir(directory)).map(async (name) => (await stat(join(directory, name))).size),
  );
  return sizes.reduce((sum, size) => sum + size, 0);
}
