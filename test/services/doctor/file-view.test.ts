import { chmod, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { generate } from 'selfsigned';
import { createFileAuditLog } from '../../../services/audit/file-audit-log.ts';
import { systemClock } from '../../../services/clock/system-clock.ts';
import { createFileView } from '../../../services/doctor/file-view.ts';
import { goodConfig, goodViews, say } from '../../support/doctor-world.ts';

const key = { id: 'a1', key: new Uint8Array(32).map((_byte, index) => index * 7) };
let directory: string;
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'avain-doctor-'));
});
afterEach(async () => rm(directory, { recursive: true, force: true }));

async function says(id: string, changes: Parameters<typeof goodConfig>[0] = {}): Promise<string> {
  const base = goodConfig();
  const config = goodConfig({ audit: { ...base.audit, directory }, ...changes });
  const files = createFileView({ auditDirectory: config.audit.directory, auditKeys: [key] });
  const { verdict, seen } = await say(id, { ...goodViews(), now: () => new Date(), files }, config);
  return `${verdict} ${seen.key}`;
}

describe('the audit on disk', () => {
  it('is green as the product leaves it, warned of when empty, and red when a byte was changed', async () => {
    expect(await says('audit-chain')).toBe('warning audit-chain.empty');
    const log = await createFileAuditLog({
      directory,
      keys: [key],
      instanceId: 'i1',
      clock: systemClock,
      build: 'test',
    });
    await log.close();
    expect(await says('audit-chain')).toBe('green audit-chain.good');
    expect(await says('audit-directory')).toBe('green audit-directory.good');
    const [name = ''] = (await readdir(directory)).filter((file) => file.endsWith('.jsonl') || file.endsWith('.log'));
    const text = await readFile(join(directory, name), 'latin1');
    await writeFile(join(directory, name), text.replace('test', 'tost'), 'latin1');
    expect(await says('audit-chain')).toBe('red audit-chain.broken');
  });

  it('is warned of where others may read it, and red where it is not', async () => {
    await chmod(directory, 0o755);
    expect(await says('audit-directory')).toBe('warning audit-directory.readable');
    const gone = { audit: { ...goodConfig().audit, directory: join(directory, 'gone') } };
    expect(await says('audit-directory', gone)).toBe('red audit-directory.absent');
    expect(await says('audit-chain', gone)).toBe('unknown unknown.file');
  });

  it('is looked at without a file being made', async () => {
    for (const id of ['audit-directory', 'audit-space', 'audit-chain']) await says(id);
    expect(await readdir(directory)).toEqual([]);
  });
});

describe('the certificate of an identity', () => {
  const path = () => join(directory, 'identity.pem');
  const identity = () => ({
    graph: { ...goodConfig().graph, reader: { kind: 'certificate', clientId: 'r', path: path() } as const },
  });
  const made = async (days: number) =>
    generate([{ name: 'commonName', value: 'reader' }], {
      ...{ keyType: 'ec', curve: 'P-256', algorithm: 'sha256' },
      notBeforeDate: new Date(Date.now() - 40 * 86_400_000),
      notAfterDate: new Date(Date.now() + days * 86_400_000),
    });

  it.each([
    [200, 'green identity.certificate'],
    [20, 'warning identity.soon'],
    [3, 'red identity.soon'],
    [-1, 'red identity.ended'],
  ])('that ends in %i days is %s', async (days, expected) => {
    const { cert, private: privateKey } = await made(days);
    await writeFile(path(), `${privateKey}\n${cert}`);
    expect(await says('identity-reader', identity())).toBe(expected);
  });

  it('without its own private key is red, and so is a file that cannot be read', async () => {
    expect(await says('identity-reader', identity())).toBe('red identity.unreadable');
    const [one, other] = [await made(90), await made(90)];
    await writeFile(path(), one.cert);
    expect(await says('identity-reader', identity())).toBe('red identity.no-certificate');
    await writeFile(path(), `${other.private}\n${one.cert}`);
    expect(await says('identity-reader', identity())).toBe('red identity.no-certificate');
  });
});
