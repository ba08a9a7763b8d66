import { readFileSync } from 'node:fs';
import type { Config } from '../services/config/config.ts';
import { InvariantError } from '../services/errors/app-error.ts';
import type { RedisSettings } from '../services/store/redis-connection.ts';

/** Where Redis is and who we are there, from checked settings. Reads the file of a private authority. */
export function redisSettings({ redis }: Config): RedisSettings {
  const [first, ...more] = redis.urls.map((url) => new URL(url.reveal()));
  if (first === undefined) throw new InvariantError('the settings were not checked: no Redis');
  const nodes = [first, ...more].map((url) => ({ host: url.hostname, port: Number(url.port || '6379') }));
  const account = {
    username: first.username === '' ? undefined : decodeURIComponent(first.username),
    password: first.password === '' ? undefined : decodeURIComponent(first.password),
    tls:
      first.protocol === 'rediss:'
        ? { ca: redis.caFile === undefined ? undefined : readFileSync(redis.caFile, 'utf8') }
        : undefined,
  };
  switch (redis.mode) {
    case 'single':
      return { ...account, topology: { kind: 'single', url: first.href } };
    case 'sentinel': {
      const masterName = redis.sentinelMaster ?? '';
      const sentinelPassword = redis.sentinelPassword?.reveal();
      return { ...account, topology: { kind: 'sentinel', nodes, masterName, sentinelPassword } };
    }
    case 'cluster':
      return { ...account, topology: { kind: 'cluster', nodes } };
  }
}
