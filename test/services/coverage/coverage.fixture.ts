import { createSteeredClock, type SteeredClock } from '../../../services/clock/steered-clock.ts';
import type { CoverageService } from '../../../services/coverage/coverage.ts';
import { createCoverage } from '../../../services/coverage/create-coverage.ts';
import { defaultProofPolicy } from '../../../services/policy/proof-policy.ts';
import type { KeyValueStore } from '../../../services/store/key-value-store.ts';
import { createMemoryKeyValueStore } from '../../../services/store/memory-key-value-store.ts';
import { createMemoryRecordStore } from '../../../services/store/memory-record-store.ts';
import type { RecordStore } from '../../../services/store/record-store.ts';
import { createPretendPeople, type PeopleSourceWorld, type PretendPerson } from '../../fakes/people-source.ts';
import { createRecordedQueue } from '../../fakes/recorded-queue.ts';
import { silentLog } from '../../support/silent-log.ts';

export const salesGroup = '12121212-1212-4212-8212-121212121212';
const goneGroup = '13131313-1313-4313-8313-131313131313';
export const begun = new Date('2026-11-22T03:00:00Z');

type Ports = { readonly store: KeyValueStore; readonly records: RecordStore };

/** A coverage over a small company; `stores` where they are not the memory's. */
export function coverageWorld(
  people: readonly PretendPerson[],
  stores?: Ports & { readonly clock: SteeredClock },
  pageSize = 3,
) {
  const clock = stores?.clock ?? createSteeredClock(begun);
  const store = stores?.store ?? createMemoryKeyValueStore({ clock });
  const records = stores?.records ?? createMemoryRecordStore({ clock });
  const world: PeopleSourceWorld = {
    people,
    groups: { [salesGroup]: { name: 'Sales', members: people.map((_, n) => n).filter((n) => n % 2 === 0) } },
    before: () => undefined,
  };
  const jobs = createRecordedQueue(clock);
  const { source, asked } = createPretendPeople(clock, world, pageSize);
  const tenant = {
    displayName: 'Contoso',
    domains: [{ name: 'contoso.example', federated: false, verified: true }],
  };
  const create = (mortal: <T extends object>(port: T) => T = (port) => port): CoverageService =>
    createCoverage({
      ...{ source: mortal(source), directory: { readTenant: async () => tenant }, policy: defaultProofPolicy },
      ...{ smsDelivered: true, watchedGroupIds: [salesGroup, goneGroup], clock, log: silentLog },
      ...{ store: mortal(store), records: mortal(records), queue: mortal(jobs.queue) },
    });
  const coverage = create();
  /** Runs the jobs as they come due, until none is left before the next day; answers how many ran. */
  const work = async (next: () => CoverageService = () => coverage): Promise<number> => {
    const end = clock.now().getTime() + 12 * 60 * 60 * 1000;
    for (let ran = 0; ; ran += 1) {
      const entry = jobs.next('bot');
      if (entry === undefined || entry.at > end) return ran;
      clock.advance(Math.max(0, entry.at - clock.now().getTime()));
      try {
        await next().run();
        jobs.done(entry);
      } catch {
        // As BullMQ does: the same job again, a little later.
        entry.at = clock.now().getTime() + 1_000;
      }
    }
  };
  return { clock, store, records, world, jobs, asked, coverage, create, work };
}

const app = 'microsoftAuthenticatorPush';

/** Ten people of every light, and three who are left out. */
export const smallOrganisation: readonly PretendPerson[] = [
  { methods: ['email', 'mobilePhone', app], country: 'FI', department: 'Sales' },
  { methods: ['email', 'mobilePhone', app], country: 'FI', department: 'Sales' },
  { methods: ['email', 'mobilePhone'], country: 'FI', department: 'IT' },
  { methods: ['email'], country: 'SE', department: ' IT\u202E ' },
  { methods: [], country: 'SE' },
  { country: 'SE', department: '__proto__' },
  { methods: [app], synced: true },
  { methods: [], synced: true, country: 'FI' },
  { methods: ['email', app], isAdmin: true },
  { methods: ['email', 'mobilePhone'], displayName: '=cmd|calc', department: 'Sales' },
  { guest: true, methods: ['email'] },
  { accountEnabled: false, methods: ['email', 'mobilePhone', app] },
  { resource: true },
];
