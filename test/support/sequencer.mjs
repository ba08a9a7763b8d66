import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Suites that take longest, in seconds on a machine with two cores. Most of it is waiting: for processes that come up, for
 * locks that run out, for a browser. Beside suites that compute they cost little; alone at the end of a run they leave the
 * cores idle.
 */
const long = Object.entries({
  'faults/killed-processes': 84,
  'faults/graph-bad-days': 52,
  'web/password-page': 47,
  'faults/helpdesk-killed': 44,
  'threats/helpdesk-stolen-session': 37,
  'faults/helpdesk-vouch': 36,
  'e2e/helpdesk': 28,
  'services/store/redis-outage': 28,
  'playground/teams/helpdesk-page': 28,
  'web/caller-page': 24,
  'e2e/admin': 23,
  'web/admin-access': 22,
  'web/admin-page': 21,
  'faults/two-processes': 18,
  'e2e/story': 18,
  'services/doctor/redis-store-view': 17,
  'playground/teams/page': 16,
  'bench/bench': 15,
  'web/page-calls': 14,
  'faults/redis-gone': 12,
}).map(([name, seconds]) => ({ path: join(import.meta.dirname, '..', `${name}.test.ts`), seconds }));
const gone = long.find(({ path }) => !existsSync(path));
if (gone !== undefined)
  throw new Error(`${gone.path} is no suite any more: mend the list in test/support/sequencer.mjs`);
/** About what each of the others takes. */
const shortSeconds = 0.8;

/**
 * Jest's order of suites, the same in every run: nothing is remembered, so that a fresh clone has it too. Longest first,
 * on all workers but one; that one does what computes meanwhile, largest files first. Jest hands the suites out in the
 * order of a list, so the list is made by playing the run.
 */
export default class Sequencer {
  #workers;

  constructor({ globalConfig }) {
    this.#workers = globalConfig.maxWorkers;
  }

  sort(tests) {
    const longOnes = long.flatMap(({ path, seconds }) =>
      tests.filter((test) => test.path === path).map((test) => ({ test, seconds, long: true })),
    );
    const known = new Set(longOnes.map(({ test }) => test));
    const size = new Map(tests.map(({ path }) => [path, statSync(path).size]));
    const others = tests
      .filter((test) => !known.has(test))
      .sort((a, b) => size.get(b.path) - size.get(a.path))
      .map((test) => ({ test, seconds: shortSeconds, long: false }));
    return this.#played(longOnes, others);
  }

  #played(longOnes, others) {
    const order = [];
    const workers = Array.from({ length: this.#workers }, () => ({ freeAt: 0, long: false }));
    const longAtOnce = Math.max(1, workers.length - 1);
    while (longOnes.length + others.length > 0) {
      const worker = workers.reduce((first, one) => (one.freeAt < first.freeAt ? one : first));
      worker.long = false;
      const waits = workers.filter((one) => one.long).length < longAtOnce;
      const next = waits ? (longOnes.shift() ?? others.shift()) : (others.shift() ?? longOnes.shift());
      worker.freeAt += next.seconds;
      worker.long = next.long;
      order.push(next.test);
    }
    return order;
  }

  /** Jest calls it at the end of a run. */
  cacheResults() {}
}
