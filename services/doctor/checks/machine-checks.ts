import type { Config } from '../../config/config.ts';
import type { Check } from '../check.ts';
import { green, red, unknown, warning } from '../finding.ts';
import { isLoopback } from '../addresses.ts';

const nodeReleases = 'https://nodejs.org/en/about/previous-releases';
const cryptoperiods = 'https://csrc.nist.gov/pubs/sp/800/57/pt1/r5/final';

/** NIST SP 800-57 part 1 allows symmetric keys up to two years; a year and a month is what docs can ask for. */
const oldestKeyDays = 400;
/**
 * The longest-lived thing that is sealed with a state key and perhaps never written again is the key of a person's name in
 * the audit: 1098 days (services/aftercare/subject-keys.ts). A month to spare, because a key is older than its use.
 */
const stateKeyDays = 1_130;
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
    look: async ({ now }, config) => {
      const lists = keyLists(config);
      const over = lists.flatMap((list) => overKeys(list, now()));
      if (over.length > 0) return warning('key-count.many', { keys: over.join(', ') });
      return green('key-count.good', { counts: lists.map(({ name, ids }) => `${name} ${ids.length}`).join(', ') });
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

type KeyList = {
  readonly name: string;
  /** Newest first. */
  readonly ids: readonly string[];
  /** So long after the next one came, nothing is left that a key opens. */
  readonly neededDays: number;
};

function keyLists({ keys, audit }: Config): readonly KeyList[] {
  const ids = (list: readonly { readonly id: string }[]): readonly string[] => list.map(({ id }) => id);
  return [
    { name: 'state', ids: ids(keys.state), neededDays: stateKeyDays },
    { name: 'codes', ids: ids(keys.codes), neededDays: 1 },
    { name: 'audit', ids: ids(keys.audit), neededDays: audit.retentionDays },
    { name: 'sealing', ids: ids(keys.sealing), neededDays: 1 },
  ];
}

/** Keys that nothing needs any more, and without dates those beyond two where two are enough. */
function overKeys({ name, ids, neededDays }: KeyList, now: Date): readonly string[] {
  const isOver = (index: number): boolean => {
    const days = daysSince(ids[index - 1], now);
    return days === undefined ? index > 1 && neededDays === 1 : days > neededDays;
  };
  return ids.filter((_id, index) => index > 0 && isOver(index)).map((id) => `${name} ${id}`);
}

/** `npm run keys` ends the id of a key with its day, `s20261122`. */
function daysSince(id: string | undefined, now: Date): number | undefined {
  const [, year, month, day] = /(20\d\d)(\d\d)(\d\d)$/.exec(id ?? '') ?? [];
  const made = Date.parse(`${year ?? ''}-${month ?? ''}-${day ?? ''}T00:00:00Z`);
  return Number.isNaN(made) ? undefined : Math.max(0, Math.floor((now.getTime() - made) / dayMs));
}
