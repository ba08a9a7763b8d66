import { spawn } from 'node:child_process';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { bundleAssets } from '../deploy/bundle-assets.mjs';
import { settingsOfRole, type SeparateRole } from './settings-of-role.ts';

export type AvainProcessOptions = {
  readonly role: SeparateRole;
  /** Settings for all of Avain, as `startWorld` returns them; the role's part is taken out of them. */
  readonly settings: Readonly<Record<string, string>>;
  readonly port: number;
  /** Of this instance alone. */
  readonly auditDirectory: string;
  readonly files: RunFiles;
  /** Called with what the process writes, a piece at a time. */
  readonly onOutput?: (text: string) => void;
};

/** One running Avain, started as production starts it: `node bot/index.ts` and an environment. */
export type AvainProcess = {
  readonly pid: number;
  readonly url: string;
  /** Settles when the process has ended, however. */
  readonly ended: Promise<void>;
  /** Everything it has written so far. */
  readonly output: () => string;
  readonly kill: (signal: NodeJS.Signals) => void;
};

/** What processes of their own need as files: the pretend Entra's authority, and the pages' scripts. */
export type RunFiles = { readonly caFile: string; readonly pageAssets: string };

export async function writeRunFiles(caCertificate: string): Promise<RunFiles> {
  const directory = await mkdtemp(join(tmpdir(), 'avain-files-'));
  const caFile = join(directory, 'pretend-entra-ca.pem');
  await writeFile(caFile, caCertificate);
  for (const [name, content] of Object.entries(await bundleAssets())) await writeFile(join(directory, name), content);
  return { caFile, pageAssets: directory };
}

const main = fileURLToPath(new URL('../bot/index.ts', import.meta.url));

export function startAvainProcess({ role, settings, port, ...options }: AvainProcessOptions): AvainProcess {
  const child = spawn(process.execPath, [main], {
    // Nothing of this process's own environment but the path: a stray setting would make a run differ from the next.
    env: {
      PATH: process.env['PATH'],
      ...settingsOfRole(role, settings),
      PORT: String(port),
      AVAIN_AUDIT_DIRECTORY: options.auditDirectory,
      NODE_EXTRA_CA_CERTS: options.files.caFile,
      ...(role === 'bot' ? { AVAIN_PAGE_ASSETS_DIRECTORY: options.files.pageAssets } : {}),
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text;
      options.onOutput?.(text);
    });
  }
  const endWithParent = (): void => void child.kill('SIGKILL');
  process.once('exit', endWithParent);
  const ended = new Promise<void>((resolve) => {
    child.once('error', () => resolve());
    child.once('exit', () => resolve());
  });
  void ended.then(() => process.off('exit', endWithParent));
  return {
    pid: child.pid ?? 0,
    url: `http://127.0.0.1:${port}`,
    ended,
    output: () => output,
    kill: (signal) => void child.kill(signal),
  };
}
