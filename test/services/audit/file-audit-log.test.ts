import { describe, expect, it } from '@jest/globals';
import { appendFile, readdir, readFile } from 'node:fs/promises';
import { localDisk, type AuditDisk } from '../../../services/audit/audit-files.ts';
import type { AuditCopy } from '../../../services/audit/audit-copy.ts';
import { verifyAuditDirectory } from '../../../services/audit/verify-audit.ts';
import { eventually } from '../../support/eventually.ts';
import { auditKey, inDirectory, newerKey, openLog, sampleEvent } from './audit.fixture.ts';

const day = 24 * 60 * 60 * 1000;
const verify = (directory: string) => verifyAuditDirectory({ directory, keys: [newerKey, auditKey] });

/** A disk that fails when `broken` names the operation; counts syncs of log files. */
function faultyDisk() {
  const state = { broken: new Set<string>(), syncs: 0, halfWrites: false };
  const fail = (operation: string): void => {
    if (state.broken.has(operation)) throw Object.assign(new Error(`no ${operation}`), { code: 'ENOSPC' });
  };
  const disk: AuditDisk = {
    ...localDisk,
    open: async (path) => {
      fail('open');
      const file = await localDisk.open(path);
      return {
        ...file,
        write: async (text) => {
          if (state.halfWrites) await file.write(text.slice(0, text.length / 2));
          fail('write');
          await file.write(text);
        },
        sync: async () => {
          fail('sync');
          state.syncs += 1;
          await file.sync();
        },
        truncate: async (length) => {
          fail('truncate');
          await file.truncate(length);
        },
      };
    },
    replace: async (directory, name, text) => {
      fail('replace');
      await localDisk.replace(directory, name, text);
    },
  };
  return { disk, state };
}

describe('the audit log on disk', () => {
  it('has an event in its file when append resolves', async () => {
    await inDirectory(async (directory) => {
      const { audit } = await openLog(directory);
      await audit.append(sampleEvent(1));
      expect(await readFile(`${directory}/one.2026-11-02.jsonl`, 'utf8')).toContain('"flowId":"flow-1"');
      await audit.close();
      expect(await verify(directory)).toMatchObject({ records: 2, instances: 1, problems: [], unfinished: [] });
    });
  });

  it('shares one fsync between appends that arrive together', async () => {
    await inDirectory(async (directory) => {
      const { disk, state } = faultyDisk();
      const { audit } = await openLog(directory, { disk });
      state.syncs = 0;
      await Promise.all(Array.from({ length: 200 }, (_, n) => audit.append(sampleEvent(n))));
      expect(state.syncs).toBeLessThanOrEqual(2);
      await audit.close();
      expect(await verify(directory)).toMatchObject({ records: 201, problems: [] });
    });
  });

  it('escapes control, bidirectional and invisible characters and ends no line early', async () => {
    await inDirectory(async (directory) => {
      const { audit } = await openLog(directory);
      await audit.append({
        type: 'resets.paused',
        operator: 'o\n{"mac":',
        reason: '\u202Eevil\u0000\u2028\u200B\u{E0041}ä',
      });
      const text = await readFile(`${directory}/one.2026-11-02.jsonl`, 'latin1');
      expect(text).toMatch(/^[\x20-\x7e\n]*$/);
      expect(text.trimEnd().split('\n')).toHaveLength(2);
      await audit.close();
    });
  });

  it('cuts a long text, so that a line stays below 8 KiB', async () => {
    await inDirectory(async (directory) => {
      const { audit } = await openLog(directory);
      await audit.append({ type: 'resets.paused', operator: 'x'.repeat(100_000), reason: '\u{1F600}'.repeat(100_000) });
      await audit.close();
      const lines = (await readFile(`${directory}/one.2026-11-02.jsonl`, 'latin1')).split('\n');
      expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(8192);
      expect((await verify(directory)).problems).toEqual([]);
    });
  });

  it('goes on in a new file every day, and the chain goes on with it', async () => {
    await inDirectory(async (directory) => {
      const { audit, clock } = await openLog(directory);
      for (let n = 0; n < 3; n += 1) {
        await audit.append(sampleEvent(n));
        clock.advance(day);
      }
      await audit.append(sampleEvent(9));
      await audit.close();
      expect((await readdir(directory)).filter((name) => name.endsWith('.jsonl'))).toHaveLength(4);
      expect(await verify(directory)).toMatchObject({ records: 8, problems: [] });
    });
  });

  it('does not go back to an older file when the clock does', async () => {
    await inDirectory(async (directory) => {
      const { audit, clock } = await openLog(directory);
      clock.advance(-3 * day);
      await audit.append(sampleEvent(1));
      await audit.close();
      expect(await verify(directory)).toMatchObject({ records: 2, problems: [] });
    });
  });

  it('continues the chain of its name after a restart, also under a newer key', async () => {
    await inDirectory(async (directory) => {
      const first = await openLog(directory);
      await first.audit.append(sampleEvent(1));
      await first.audit.close();
      const second = await openLog(directory, { keys: [newerKey, auditKey] });
      await second.audit.append(sampleEvent(2));
      await second.audit.close();
      expect(await verify(directory)).toMatchObject({ records: 3, instances: 1, problems: [] });
    });
  });

  it('cuts off the half line that a crash left, which nobody was told about', async () => {
    await inDirectory(async (directory) => {
      const first = await openLog(directory);
      await first.audit.append(sampleEvent(1));
      await eventually(async () => expect(await readFile(`${directory}/one.head`, 'latin1')).toContain('"count":2'));
      await appendFile(`${directory}/one.2026-11-02.jsonl`, '{"mac":"12');
      expect(await verify(directory)).toMatchObject({ problems: [], unfinished: ['one.2026-11-02.jsonl'] });
      const second = await openLog(directory);
      await second.audit.append(sampleEvent(2));
      await second.audit.close();
      expect(await verify(directory)).toMatchObject({ records: 3, problems: [], unfinished: [] });
      await first.audit.close();
    });
  });

  it('does not start on a file that does not verify', async () => {
    await inDirectory(async (directory) => {
      const { audit } = await openLog(directory);
      await audit.append(sampleEvent(1));
      await audit.close();
      await appendFile(`${directory}/one.2026-11-02.jsonl`, '{}\n');
      await expect(openLog(directory)).rejects.toMatchObject({ code: 'audit_unavailable' });
    });
  });

  it('gives the second system every line and the length of the chain', async () => {
    await inDirectory(async (directory) => {
      const seen: number[] = [];
      const copy: AuditCopy = {
        offer: (_line, anchor) => void seen.push(anchor.count),
        close: () => Promise.resolve(),
      };
      const { audit } = await openLog(directory, { copy });
      await Promise.all([audit.append(sampleEvent(1)), audit.append(sampleEvent(2))]);
      await audit.close();
      expect(seen).toHaveLength(3);
      expect(seen.at(-1)).toBe(3);
    });
  });
});

describe('a disk that fails', () => {
  it.each(['write', 'sync'])(
    'refuses while %s fails, and works again afterwards without a restart',
    async (operation) => {
      await inDirectory(async (directory) => {
        const { disk, state } = faultyDisk();
        const { audit } = await openLog(directory, { disk });
        await audit.append(sampleEvent(1));
        state.broken.add(operation);
        state.halfWrites = true;
        await expect(audit.append(sampleEvent(2))).rejects.toMatchObject({ code: 'audit_unavailable' });
        await expect(audit.append(sampleEvent(3))).rejects.toMatchObject({ code: 'audit_unavailable' });
        state.broken.clear();
        state.halfWrites = false;
        await audit.append(sampleEvent(4));
        await audit.close();
        const text = await readFile(`${directory}/one.2026-11-02.jsonl`, 'utf8');
        expect(text).not.toContain('flow-2');
        expect(text).not.toContain('flow-3');
        expect(await verify(directory)).toMatchObject({ records: 3, problems: [] });
      });
    },
  );

  it('refuses while the anchor cannot be moved', async () => {
    await inDirectory(async (directory) => {
      const { disk, state } = faultyDisk();
      const { audit } = await openLog(directory, { disk });
      state.broken.add('replace');
      await audit.append(sampleEvent(1));
      await expect(audit.append(sampleEvent(2))).rejects.toMatchObject({ code: 'audit_unavailable' });
      state.broken.clear();
      await audit.append(sampleEvent(3));
      await audit.close();
      expect(await verify(directory)).toMatchObject({ records: 3, problems: [] });
    });
  });

  it('refuses while a new day cannot be opened, and names the right file before it later', async () => {
    await inDirectory(async (directory) => {
      const { disk, state } = faultyDisk();
      const { audit, clock } = await openLog(directory, { disk });
      clock.advance(day);
      for (const operation of ['open', 'write', 'sync']) {
        state.broken.add(operation);
        await expect(audit.append(sampleEvent(1))).rejects.toMatchObject({ code: 'audit_unavailable' });
        state.broken.clear();
      }
      await audit.append(sampleEvent(2));
      await audit.close();
      expect(await verify(directory)).toMatchObject({ records: 3, problems: [] });
    });
  });

  it('does not start when its file is a really full device', async () => {
    await inDirectory(async (directory) => {
      const disk: AuditDisk = { ...localDisk, open: () => localDisk.open('/dev/full') };
      await expect(openLog(directory, { disk })).rejects.toMatchObject({ code: 'audit_unavailable' });
    });
  });

  it('refuses when somebody else wrote into its file', async () => {
    await inDirectory(async (directory) => {
      const { audit } = await openLog(directory);
      await appendFile(`${directory}/one.2026-11-02.jsonl`, 'x');
      await expect(audit.append(sampleEvent(1))).rejects.toMatchObject({ code: 'audit_unavailable' });
      await audit.close();
    });
  });
});
