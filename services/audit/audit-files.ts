import { createReadStream } from 'node:fs';
import { mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises';

/** The part of a file handle that the log needs. */
export type AuditFile = {
  readonly size: () => Promise<number>;
  readonly write: (text: string) => Promise<void>;
  readonly sync: () => Promise<void>;
  readonly truncate: (length: number) => Promise<void>;
  readonly close: () => Promise<void>;
};

/** The disk as the audit log sees it; replaced in tests by one that fails on purpose. */
export type AuditDisk = {
  readonly prepare: (directory: string) => Promise<void>;
  readonly list: (directory: string) => Promise<readonly string[]>;
  readonly read: (path: string) => Promise<string>;
  /** Opens for appending; creates it when it is not there. */
  readonly open: (path: string) => Promise<AuditFile>;
  /** Replaces a file in one step: temporary file, fsync, rename, fsync of the directory. */
  readonly replace: (directory: string, name: string, text: string) => Promise<void>;
  readonly syncDirectory: (directory: string) => Promise<void>;
  readonly remove: (path: string) => Promise<void>;
};

/** Only the account of the process may read what is written here. */
const ownerOnly = 0o600;

export const localDisk: AuditDisk = {
  prepare: async (directory) => {
    await mkdir(directory, { recursive: true, mode: 0o700 });
  },
  list: async (directory) => (await readdir(directory)).sort(),
  // Our files are ASCII; latin1 keeps any other byte visible instead of folding it into a replacement character.
  read: (path) => readFile(path, 'latin1'),
  open: async (path) => {
    const handle = await open(path, 'a', ownerOnly);
    return {
      size: async () => (await handle.stat()).size,
      write: (text) => handle.appendFile(text, 'latin1'),
      sync: () => handle.sync(),
      truncate: (length) => handle.truncate(length),
      close: () => handle.close(),
    };
  },
  replace: async (directory, name, text) => {
    const temporary = `${directory}/${name}.tmp`;
    const handle = await open(temporary, 'w', ownerOnly);
    try {
      await handle.writeFile(text, 'latin1');
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(temporary, `${directory}/${name}`);
    await syncDirectory(directory);
  },
  syncDirectory,
  remove: (path) => rm(path, { force: true }),
};

/** Without this a new name may be gone after a power cut although its content was synced. */
async function syncDirectory(directory: string): Promise<void> {
  const handle = await open(directory, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** `<instance>.<yyyy-mm-dd>.jsonl`, or undefined for a file that is not a log. */
export function parseLogName(name: string): { readonly instance: string; readonly day: string } | undefined {
  const match = /^([A-Za-z0-9_-]{1,64})\.(\d{4}-\d{2}-\d{2})\.jsonl$/.exec(name);
  return match?.[1] === undefined || match[2] === undefined ? undefined : { instance: match[1], day: match[2] };
}

export function parseHeadName(name: string): string | undefined {
  return /^([A-Za-z0-9_-]{1,64})\.head$/.exec(name)?.[1];
}

export const logName = (instance: string, day: string): string => `${instance}.${day}.jsonl`;
export const headName = (instance: string): string => `${instance}.head`;

/** Lines of a file with whether a line feed ended them (only the last may lack it). Streams; holds one line at a time. */
export async function* readLines(path: string): AsyncGenerator<{ readonly line: string; readonly ended: boolean }> {
  let rest = '';
  for await (const chunk of createReadStream(path, { encoding: 'latin1' })) {
    const parts = (rest + String(chunk)).split('\n');
    rest = parts.pop() ?? '';
    for (const line of parts) yield { line, ended: true };
  }
  if (rest !== '') yield { line: rest, ended: false };
}
