import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { cp, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { runAuditCommand } from '../../../services/audit/audit-command.ts';
import { chainStart, parseLine, sealRecord } from '../../../services/audit/audit-record.ts';
import { createAuditPruner } from '../../../services/audit/file-audit-pruner.ts';
import { createFileIntentJournal } from '../../../services/audit/file-intent-journal.ts';
import { verifyAuditDirectory } from '../../../services/audit/verify-audit.ts';
import { auditKey, inDirectory, newerKey, openLog, sampleEvent } from './audit.fixture.ts';
import { cpuMs } from '../../support/cpu-ms.ts';

const day = 24 * 60 * 60 * 1000;
const keys = [newerKey, auditKey];

/** Two instances of three days each, closed in good order; the second knows the first. */
async function writeSample(directory: string): Promise<void> {
  for (const instanceId of ['one', 'two']) {
    const { audit, clock } = await openLog(directory, { instanceId });
    for (let n = 0; n < 9; n += 1) {
      await audit.append(sampleEvent(n));
      if (n % 3 === 2) clock.advance(day);
    }
    await audit.close();
  }
}

describe('verifying a directory', () => {
  let sample: string;
  beforeAll(async () => {
    sample = await mkdtemp(join(tmpdir(), 'avain-chain-'));
    await writeSample(sample);
  });
  afterAll(() => rm(sample, { recursive: true }));

  /** A copy to damage; answers what the verifier says. */
  const damaged = (act: (directory: string, files: readonly string[]) => Promise<void>) =>
    inDirectory(async (directory) => {
      await cp(sample, directory, { recursive: true });
      await act(directory, (await readdir(directory)).filter((name) => name.endsWith('.jsonl')).sort());
      return verifyAuditDirectory({ directory, keys });
    });
  const linesOf = async (path: string): Promise<string[]> => (await readFile(path, 'latin1')).split('\n').slice(0, -1);
  const put = (path: string, lines: readonly string[]): Promise<void> =>
    writeFile(path, lines.map((line) => `${line}\n`).join(''), 'latin1');

  it('finds nothing in what nobody touched', async () => {
    expect(await verifyAuditDirectory({ directory: sample, keys })).toEqual({
      records: 24,
      instances: 2,
      problems: [],
      unfinished: [],
    });
  });

  it('says what is wrong when the very first record was edited, not that there is none', async () => {
    await inDirectory(async (directory) => {
      const { audit } = await openLog(directory, { instanceId: 'one' });
      await audit.append(sampleEvent(1));
      await audit.close();
      const [name = ''] = (await readdir(directory)).filter((each) => each.endsWith('.jsonl'));
      const [first = '', ...others] = await linesOf(`${directory}/${name}`);
      await put(`${directory}/${name}`, [first.replace('"at":"', '"at":"3'), ...others]);
      const { lines, exitCode } = await runAuditCommand({ command: 'verify', directory, keys });
      expect(lines.join('\n')).toContain(`PROBLEM`);
      expect(lines.join('\n')).toContain(`${name}, line 1`);
      expect(exitCode).toBe(1);
    });
  });

  /** T-CHAIN: whatever is edited, it is found. */
  it('finds 1,200 random edits', async () => {
    const names = (await readdir(sample)).sort();
    const original = new Map(
      await Promise.all(names.map(async (name) => [name, await readFile(`${sample}/${name}`, 'latin1')] as const)),
    );
    const edit = fc.record({
      how: fc.constantFrom(
        'flip',
        'cut',
        'swap',
        'delete-line',
        'repeat-line',
        'move-line',
        'tail',
        'delete-file',
        'insert',
        'append',
      ),
      file: fc.nat(),
      at: fc.nat(),
      other: fc.nat(),
      bit: fc.integer({ min: 0, max: 6 }),
    });
    await inDirectory(async (directory) => {
      await cp(sample, directory, { recursive: true });
      await fc.assert(
        fc.asyncProperty(edit, async ({ how, file, at, other, bit }) => {
          const name = names[file % names.length] ?? '';
          const text = original.get(name) ?? '';
          const after = apply(text, how, at, other, bit);
          fc.pre(after !== text);
          if (after === undefined) await rm(`${directory}/${name}`);
          else await writeFile(`${directory}/${name}`, after, 'latin1');
          const { problems } = await verifyAuditDirectory({ directory, keys });
          await writeFile(`${directory}/${name}`, text, 'latin1');
          expect(problems).not.toEqual([]);
        }),
        { numRuns: 1200 },
      );
    });
  }, 120_000);

  it('finds a tail that was cut together with its anchor when another chain or a second system remembers it', async () => {
    const cut = async (directory: string): Promise<void> => {
      for (const name of await readdir(directory)) if (name.startsWith('one.')) await rm(`${directory}/${name}`);
    };
    expect((await damaged(cut)).problems).toEqual([{ file: 'one.head', line: null, what: 'tail-missing' }]);
    await inDirectory(async (directory) => {
      const { audit } = await openLog(directory);
      await audit.close();
      const anchors = [{ instance: 'gone', count: 5, last: 'a'.repeat(64) }];
      expect((await verifyAuditDirectory({ directory, keys, anchors })).problems).toHaveLength(1);
    });
  });

  it('finds files that changed places, and a chain under another name', async () => {
    const swapped = await damaged(async (directory, files) => {
      await rename(`${directory}/${files[1] ?? ''}`, `${directory}/x`);
      await rename(`${directory}/${files[2] ?? ''}`, `${directory}/${files[1] ?? ''}`);
      await rename(`${directory}/x`, `${directory}/${files[2] ?? ''}`);
    });
    expect(swapped.problems).not.toEqual([]);
    const renamed = await damaged(async (directory, files) => {
      for (const name of [...files.filter((one) => one.startsWith('two.')), 'two.head']) {
        await rename(`${directory}/${name}`, `${directory}/${name.replace('two.', 'six.')}`);
      }
    });
    expect(renamed.problems).not.toEqual([]);
  });

  it('finds records that were signed again with an older key', async () => {
    await inDirectory(async (directory) => {
      const { audit } = await openLog(directory, { keys });
      await audit.append(sampleEvent(1));
      await audit.append(sampleEvent(2));
      await audit.close();
      const path = `${directory}/one.2026-11-02.jsonl`;
      const lines = await linesOf(path);
      const last = parseLine(lines[2] ?? '')!;
      lines[2] = sealRecord(auditKey, { ...last.record, kid: auditKey.id, event: { type: 'resets.resumed' } }).line;
      await put(path, lines);
      expect((await verifyAuditDirectory({ directory, keys })).problems.map(({ what }) => what)).toContain(
        'key-went-back',
      );
    });
  });

  it('finds a chain that was begun anew', async () => {
    const found = await damaged(async (directory, files) => {
      const path = `${directory}/${files[0] ?? ''}`;
      const first = parseLine((await linesOf(path))[0] ?? '')!;
      const forged = { ...auditKey, key: new Uint8Array(32).fill(7) };
      await put(path, [sealRecord(forged, { ...first.record, prev: chainStart, seq: 0 }).line]);
    });
    expect(found.problems.map(({ what }) => what)).toContain('record-forged');
  });

  it('verifies at least a thousand records a second on a busy machine', async () => {
    await inDirectory(async (directory) => {
      const { audit } = await openLog(directory);
      for (let group = 0; group < 10; group += 1)
        await Promise.all(Array.from({ length: 250 }, (_, n) => audit.append(sampleEvent(n))));
      await audit.close();
      const ms = await cpuMs(async () => expect((await verifyAuditDirectory({ directory, keys })).records).toBe(2501));
      expect(ms).toBeLessThan(2_500);
    });
  }, 60_000);
});

function apply(text: string, how: string, at: number, other: number, bit: number): string | undefined {
  const lines = text.split('\n').slice(0, -1);
  const n = Math.max(1, lines.length);
  const joined = (changed: readonly string[]): string => changed.map((line) => `${line}\n`).join('');
  const [a, b] = [at % n, other % n];
  switch (how) {
    case 'flip': {
      const place = at % text.length;
      return text.slice(0, place) + String.fromCharCode(text.charCodeAt(place) ^ (1 << bit)) + text.slice(place + 1);
    }
    case 'cut': {
      const place = at % text.length;
      return text.slice(0, place) + text.slice(place + 1 + (other % 50));
    }
    case 'swap':
      return joined(
        lines.map((line, place) => (place === a ? (lines[b] ?? line) : place === b ? (lines[a] ?? line) : line)),
      );
    case 'delete-line':
      return joined(lines.filter((_, place) => place !== a));
    case 'repeat-line':
      return joined([...lines.slice(0, a + 1), ...lines.slice(a)]);
    case 'move-line': {
      const rest = lines.filter((_, place) => place !== a);
      return joined([...rest.slice(0, b), lines[a] ?? '', ...rest.slice(b)]);
    }
    case 'tail':
      return text.slice(0, at % text.length);
    case 'delete-file':
      return undefined;
    case 'insert':
      return joined([...lines.slice(0, a), '{"mac":"","record":{}}', ...lines.slice(a)]);
    default:
      return `${text}x`;
  }
}

describe('retention of audit files', () => {
  it('removes old files, and the verifier knows why the chain begins later', async () => {
    await inDirectory(async (directory) => {
      const dead = await openLog(directory, { instanceId: 'dead' });
      await dead.audit.append(sampleEvent(1));
      await dead.audit.close();
      const { audit, clock } = await openLog(directory);
      for (let n = 0; n < 4; n += 1) {
        await audit.append(sampleEvent(n));
        clock.advance(day);
      }
      const prune = createAuditPruner({ directory, keys, audit, ownInstance: 'one' });
      expect(await prune(new Date('2026-11-04T12:00:00Z'))).toBe(3);
      await audit.close();
      expect((await readdir(directory)).sort()).toEqual([
        'one.2026-11-04.jsonl',
        'one.2026-11-05.jsonl',
        'one.2026-11-06.jsonl',
        'one.head',
      ]);
      expect((await verifyAuditDirectory({ directory, keys })).problems).toEqual([]);
    });
  });

  it('does not excuse a beginning that somebody else removed', async () => {
    await inDirectory(async (directory) => {
      const { audit, clock } = await openLog(directory);
      clock.advance(day);
      await audit.append(sampleEvent(1));
      await audit.close();
      await rm(`${directory}/one.2026-11-02.jsonl`);
      expect((await verifyAuditDirectory({ directory, keys })).problems.map(({ what }) => what)).toContain(
        'beginning-missing',
      );
    });
  });
});

describe('the journal of intents', () => {
  it('names the intents that no outcome follows, also of earlier processes', async () => {
    await inDirectory(async (directory) => {
      const about = { subject: 's', correlationId: 'c' };
      const intent = {
        ...about,
        type: 'password-reset.intended',
        attempt: 1,
        beforeImage: null,
        policyHash: 'p',
        proofs: [],
      } as const;
      const first = await openLog(directory, { instanceId: 'first' });
      await first.audit.append({ ...intent, flowId: 'open' });
      await first.audit.append({ ...intent, flowId: 'closed-elsewhere' });
      await first.audit.append({ ...about, type: 'wasnt-me.intended', reportId: 'r', beforeImage: null });
      const second = await openLog(directory, { instanceId: 'second' });
      await second.audit.append({
        ...about,
        type: 'password-reset.completed',
        flowId: 'closed-elsewhere',
        reconciled: true,
        requestId: null,
      });
      await second.audit.append({ ...about, type: 'password-reset.unknown', flowId: 'open', requestId: null });
      const open = await createFileIntentJournal({ directory, keys }).openIntents();
      expect(open.map((one) => (one.kind === 'reset' ? one.flowId : one.reportId))).toEqual(['open', 'r']);
      await first.audit.close();
      await second.audit.close();
    });
  });
});

describe('npm run audit', () => {
  it('answers 0 for a chain in order, 1 for one that is not and for an empty directory, 2 without keys', async () => {
    await inDirectory(async (directory) => {
      const command = (name: string, with_ = keys) => runAuditCommand({ command: name, directory, keys: with_ });
      expect((await command('verify')).exitCode).toBe(1);
      const { audit } = await openLog(directory);
      await audit.append({ type: 'resets.paused', operator: 'o', reason: 'r' });
      await audit.close();
      expect(await command('verify')).toMatchObject({ exitCode: 0 });
      expect((await command('verify', [])).exitCode).toBe(2);
      expect((await command('show')).lines[1]).toBe(
        '2026-11-02T08:00:00.000Z one#1 resets.paused {"operator":"o","reason":"r"}',
      );
      expect((await command('nonsense')).exitCode).toBe(2);
      await rm(`${directory}/one.head`);
      const broken = await command('verify');
      expect(broken).toMatchObject({ exitCode: 1 });
      expect(broken.lines[0]).toBe('PROBLEM anchor-missing in one.head');
    });
  });
});
