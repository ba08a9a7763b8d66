import { readCaseNumber } from '../helpdesk/case-number.ts';
import type { RecordStore } from '../store/record-store.ts';
import type { CheckRecord } from './check-record.ts';
import { nextCheckState, type CheckEvent } from './check-state.ts';

export type LoadedCheck = { readonly record: CheckRecord; readonly version: number };
export type CheckPatch = Partial<Omit<CheckRecord, 'schema' | 'id' | 'tenantId' | 'state'>>;
export type CheckMove =
  | { readonly kind: 'moved'; readonly check: LoadedCheck }
  | { readonly kind: 'lost-race' }
  | { readonly kind: 'not-allowed' };

/** Caller checks in the RecordStore; the only place that writes `state`. */
export type CheckRepository = {
  readonly load: (checkId: string) => Promise<LoadedCheck | undefined>;
  /** False when the id is taken. */
  readonly create: (record: CheckRecord) => Promise<boolean>;
  readonly move: (check: LoadedCheck, event: CheckEvent, patch: CheckPatch) => Promise<CheckMove>;
  readonly patch: (check: LoadedCheck, patch: CheckPatch) => Promise<LoadedCheck | 'lost-race'>;
};

export const callerCheckKind = 'caller-check';
/** A check lasts less than an hour; its card may be looked at for the rest of the day. */
const keptMs = 24 * 60 * 60 * 1000;

export function createCheckRepository({ records }: { readonly records: RecordStore }): CheckRepository {
  const write = async (record: CheckRecord, expectedVersion: number): Promise<LoadedCheck | 'lost-race'> => {
    const result = await records.put(callerCheckKind, record.id, {
      value: JSON.stringify(record),
      keepUntil: new Date(Date.parse(record.startedAt) + keptMs),
      indexes: record.target === null ? {} : { target: record.target },
      expectedVersion,
    });
    return result.ok ? { record, version: result.version } : 'lost-race';
  };
  return {
    load: async (checkId) => {
      // Ids come from card data: what is not shaped like one reaches no key.
      const id = readCaseNumber(checkId);
      const stored = id === undefined ? undefined : await records.get(callerCheckKind, id);
      if (stored === undefined) return undefined;
      const record = JSON.parse(stored.value) as Omit<CheckRecord, 'schema'> & { readonly schema: number };
      return record.schema === 1 ? { record: { ...record, schema: 1 }, version: stored.version } : undefined;
    },
    create: async (record) => (await write(record, 0)) !== 'lost-race',
    move: async ({ record, version }, event, patch) => {
      const state = nextCheckState(record.state, event);
      if (state === undefined) return { kind: 'not-allowed' };
      const check = await write({ ...record, ...patch, state }, version);
      return check === 'lost-race' ? { kind: 'lost-race' } : { kind: 'moved', check };
    },
    // A patch cannot smuggle a state in: the record's own wins.
    patch: ({ record, version }, patch) => write({ ...record, ...patch, state: record.state }, version),
  };
}
