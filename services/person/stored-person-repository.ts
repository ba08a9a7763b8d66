import type { Clock } from '../clock/clock.ts';
import type { Pseudonyms } from '../crypto/pseudonym.ts';
import type { RecordStore } from '../store/record-store.ts';
import type { PersonRecord, PersonRepository } from './person-repository.ts';

export type StoredPersonRepositoryOptions = {
  readonly records: RecordStore;
  readonly pseudonyms: Pseudonyms;
  readonly clock: Clock;
};

export const personKind = 'person';

/** A year between two visits and a month to spare. Every save begins it anew. */
const keptMonths = 13;

/** People in the RecordStore, each under the pseudonym; the last save wins. */
export function createStoredPersonRepository({
  records,
  pseudonyms,
  clock,
}: StoredPersonRepositoryOptions): PersonRepository {
  return {
    load: async (tenantId, personId) => {
      const stored = await records.get(personKind, pseudonyms(tenantId, personId));
      return stored === undefined ? undefined : (JSON.parse(stored.value) as PersonRecord);
    },
    save: async (person) => {
      const keepUntil = clock.now();
      keepUntil.setUTCMonth(keepUntil.getUTCMonth() + keptMonths);
      const id = pseudonyms(person.tenantId, person.personId);
      await records.put(personKind, id, { value: JSON.stringify(person), keepUntil, indexes: {} });
    },
    remove: (tenantId, personId) => records.remove(personKind, pseudonyms(tenantId, personId)),
  };
}
