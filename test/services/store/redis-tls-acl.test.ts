import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Redis } from 'ioredis';
import { generate } from 'selfsigned';
import { ConfigError, DependencyError } from '../../../services/errors/app-error.ts';
import { createBullmqJobQueue } from '../../../services/queue/bullmq-job-queue.ts';
import { createRedisAttemptStore } from '../../../services/store/redis-attempt-store.ts';
import { redisAclRules } from '../../../services/store/redis-client.ts';
import { openRedis, type RedisSettings } from '../../../services/store/redis-connection.ts';
import { createRedisKeyValueStore } from '../../../services/store/redis-key-value-store.ts';
import { createRedisRecordStore } from '../../../services/store/redis-record-store.ts';
import { eventually } from '../../support/eventually.ts';
import { startRedisServer, type RedisServer } from '../../support/redis-server.ts';
import { silentLog } from '../../support/silent-log.ts';
import { testKeyring as keyring } from '../../support/store-worlds.ts';

const user = { name: 'avain', password: 'p/ss:w@rd #1', rules: redisAclRules };
const hash = 'ab'.repeat(32);

describe.each([
  ['Redis', false],
  ['a one-node cluster', true],
])('over TLS, with the least rights, on %s', (_, cluster) => {
  let directory: string;
  let server: RedisServer;
  let admin: Redis;
  beforeAll(async () => {
    directory = mkdtempSync(join(tmpdir(), 'avain-tls-'));
    const pems = await generate([{ name: 'commonName', value: 'localhost' }], {
      keySize: 2048,
      extensions: [{ name: 'subjectAltName', altNames: [{ type: 7, ip: '127.0.0.1' }] }],
    });
    const [certFile, keyFile] = [join(directory, 'cert.pem'), join(directory, 'key.pem')];
    writeFileSync(certFile, pems.cert);
    writeFileSync(keyFile, pems.private);
    server = await startRedisServer({ cluster, user, tls: { certFile, keyFile, ca: pems.cert } });
    admin = server.admin();
  });
  afterAll(async () => {
    await server.stop();
    rmSync(directory, { recursive: true, force: true });
  });

  it('does everything that the stores and the queue do, and asks for nothing else', async () => {
    const redis = openRedis(server.settings, 'store', silentLog);
    await redis.ready(5_000);
    const common = { client: redis.client, time: 'redis' as const };
    const values = createRedisKeyValueStore({ ...common, keyring });
    const attempts = createRedisAttemptStore(common);
    const records = createRedisRecordStore({ ...common, keyring });
    const version = await values.set('avain:a', 'v', 60);
    await values.swap('avain:a', version, 'w', 60);
    expect((await values.getMany(['avain:a', 'avain:b']))[0]?.value).toBe('w');
    expect((await values.take('avain:a'))?.value).toBe('w');
    await values.increment('avain:c', 60);
    await values.delete('avain:c');
    await values.now();
    const limits = { triesPerCode: 5, failuresPerTarget: 10, windowSeconds: 60, lockSeconds: 60 };
    const attempt = { target: 't', codeId: 'c', ...limits };
    await attempts.issue({ target: 't', codeId: 'c', codeHash: hash, lifetimeSeconds: 60 });
    expect(await attempts.redeem({ ...attempt, candidateHashes: ['cd'.repeat(32)] })).toMatchObject({
      kind: 'mismatch',
    });
    expect(await attempts.redeem({ ...attempt, candidateHashes: [hash] })).toEqual({ kind: 'accepted' });
    await attempts.revoke('t', 'c');
    await attempts.lock('t', 60);
    await attempts.status('t');
    await attempts.clear('t');
    await attempts.admit('x', [{ seconds: 60, limit: 1 }]);
    await attempts.admit('x', [{ seconds: 60, limit: 1 }]);
    const keepUntil = new Date(Date.now() + 60_000);
    await records.put('person', 'p', { value: 'v', keepUntil, indexes: { owner: 'o' } });
    expect(await records.find('person', 'owner', 'o')).toEqual(['p']);
    await records.removeDue('person', 10);
    await records.remove('person', 'p');
    await redis.close();

    const queue = createBullmqJobQueue({ redis: server.settings, log: silentLog, backOffMs: 10 });
    let runs = 0;
    await queue.work(
      'bot',
      async () => {
        runs += 1;
        if (runs === 1) throw new DependencyError('store_unavailable', 'on purpose');
      },
      1,
    );
    await queue.add('bot', { kind: 'retention' }, { id: 'now' });
    await queue.add('bot', { kind: 'retention' }, { id: 'later', delaySeconds: 0.2 });
    await eventually(() => expect(runs).toBe(3));
    await queue.close();

    const refused = (await admin.call('ACL', 'LOG')) as unknown[];
    expect(refused).toEqual([]);
  });

  it('reaches no foreign key and no dangerous command', async () => {
    const redis = openRedis(server.settings, 'adding', silentLog);
    await redis.ready(5_000);
    const run = (...args: [string, ...string[]]): Promise<unknown> => redis.client.call(...args);
    await expect(run('GET', 'other:key')).rejects.toThrow(/NOPERM/);
    await expect(run('EVAL', "return redis.call('GET', 'other:key')", '1', 'avain:a')).rejects.toThrow();
    for (const command of [
      ['FLUSHALL'],
      ['KEYS', '*'],
      ['CONFIG', 'GET', '*'],
      ['ACL', 'LIST'],
      ['SHUTDOWN'],
      ['MONITOR'],
      ['SCRIPT', 'FLUSH'],
    ]) {
      await expect(run(...(command as [string, ...string[]]))).rejects.toThrow(/NOPERM|no permissions/i);
    }
    await redis.close();
  });

  it('does not connect with a wrong password or an authority it does not know', async () => {
    const wrong: readonly RedisSettings[] = [
      { ...server.settings, password: 'wrong' },
      { ...server.settings, tls: {} },
    ];
    for (const settings of wrong) {
      const redis = openRedis(settings, 'store', silentLog);
      await expect(redis.ready(600)).rejects.toMatchObject({ code: 'store_unavailable' });
      await redis.close();
    }
  });
});

describe('a Redis url', () => {
  it('may carry user and password, and settings win', async () => {
    const server = await startRedisServer({ user });
    const withUser = `redis://avain:${encodeURIComponent(user.password)}@127.0.0.1:${server.port}`;
    const redis = openRedis({ topology: { kind: 'single', url: withUser } }, 'store', silentLog);
    await redis.ready(5_000);
    await redis.close();
    await server.stop();
  });

  it('is refused when it is none, without being shown', () => {
    for (const url of ['', 'localhost', 'https://u:secret@example.com', 'redis//x', 'redis://u:secret@h/db']) {
      const open = (): unknown => openRedis({ topology: { kind: 'single', url } }, 'store', silentLog);
      expect(open).toThrow(ConfigError);
      expect(open).not.toThrow(/secret/);
    }
  });
});
