import type { Config } from '../../config/config.ts';
import type { Check } from '../check.ts';
import { green, red, unknown, warning } from '../finding.ts';
import { isLoopback } from '../addresses.ts';

const nodeReleases = 'https://nodejs.org/en/about/previous-releases';
const cryptoperiods = 'https://csrc.nist.gov/pubs/sp/800/57/pt1/r5/final';

/** NIST SP 800-57 part 1 allows symmetric keys up to two years; a year and a month is what docs can ask for. */
const oldestKeyDays = 400;
const dayMs = 86_400_000;

/** The process and its settings; nothing outside is asked. */
export const machineChecks: readonly Check[] = [
  {
    id: 'node-version',
    topic: 'node-version',
    source: nodeReleases,
    look: async ({ nodeVersion }) => {
      const [major = 0, minor = 0] = nodeVersion.split('.').map(Number);
      const version = nodeVersion;
      if (major < 24 || (major === 24 && minor < 5)) return red('node-version.old', { version });
      return major === 24 ? green('node-version.good', { version }) : warning('node-version.other', { version });
    },
  },
  {
    id: 'node-env',
    topic: 'node-env',
    source: 'https://nodejs.org/en/learn/getting-started/nodejs-the-difference-between-development-and-production',
    look: async (_views, { production }) => (production ? green('node-env.good') : warning('node-env.loose')),
  },
  {
    id: 'role-split',
    topic: 'role-split',
    source: 'https://learn.microsoft.com/entra/identity-platform/secure-least-privileged-access',
    look: async (_views, { role }) =>
      role === 'all' ? warning('role-split.together') : green('role-split.good', { role }),
  },
  {
    id: 'proxy-hops',
    topic: 'proxy-hops',
    source: 'https://developer.mozilla.org/docs/Web/HTTP/Reference/Headers/X-Forwarded-For',
    concerns: ({ role }) => role !== 'executor',
    look: async (_views, { http: { proxyHops: hops, baseUrl: address } }) => {
      if (hops === 0 && address.startsWith('https:')) return warning('proxy-hops.none', { address });
      if (hops > 0 && isLoopback(address)) return warning('proxy-hops.many', { hops, address });
      return green('proxy-hops.good', { hops, address });
    },
  },
  {
    id: 'key-age',
    topic: 'key-age',
    source: cryptoperiods,
    look: async ({ now }, config) => {
      const newest = keyLists(config).map(({ name, ids }) => ({ name, days: daysSince(ids[0], now()) }));
      const undated = newest.filter(({ days }) => days === undefined).map(({ name }) => name);
      const ages = newest.map(({ name, days }) => `${name} ${days ?? '?'}`).join(', ');
      if (newest.some(({ days }) => days !== undefined && days > oldestKeyDays))
        return warning('key-age.old', { ages, days: oldestKeyDays });
      if (undated.length > 0) return unknown('key-age.undated', { names: undated.join(', ') });
      return green('key-age.good', { ages });
    },
  },
  {
    id: 'key-count',
    topic: 'key-count',
    source: cryptoperiods,
    look: async (_views, config) => {
      // Audit keys verify old records for as long as those are kept.
      const lists = keyLists(config);
      const counts = lists.map(({ name, ids }) => `${name} ${ids.length}`).join(', ');
      const many = lists.some(({ name, ids }) => ids.length > (name === 'audit' ? 4 : 2));
      return many ? warning('key-count.many', { counts }) : green('key-count.good', { counts });
    },
  },
  {
    id: 'sealing-keys',
    topic: 'sealing-keys',
    source: 'https://csrc.nist.gov/pubs/sp/800/56/a/r3/final',
    look: async (_views, { role, keys: { sealing } }) => {
      if (sealing.length === 0) return red('sealing-keys.none');
      if (role === 'bot' && sealing.some(({ jwk }) => jwk.d !== undefined)) return red('sealing-keys.private');
      if (role !== 'bot' && sealing.some(({ jwk }) => jwk.d === undefined)) return red('sealing-keys.public', { role });
      return green('sealing-keys.good', { role, count: sealing.length });
    },
  },
];

function keyLists({ keys }: Config): readonly { readonly name: string; readonly ids: readonly string[] }[] {
  const ids = (list: readonly { readonly id: string }[]): readonly string[] => list.map(({ id }) => id);
  return [
    { name: 'state', ids: ids(keys.state) },
    { name: 'codes', ids: ids(keys.codes) },
    { name: 'audit', ids: ids(keys.audit) },
    { name: 'sealing', ids: ids(keys.sealing) },
  ];
}

/** `npm run keys` ends the id of a key with its day, `s20261122`. */
function daysSince(id: string | undefined, now: Date): number | undefined {
  const [, year, month, day] = /(20\d\d)(\d\d)(\d\d)$/.exec(id ?? '') ?? [];
  const made = Date.parse(`${year ?? ''}-${month ?? ''}-${day ?? ''}T00:00:00Z`);
  return Number.isNaN(made) ? undefined : Math.max(0, Math.floor((now.getTime() - made) / dayMs));
}
