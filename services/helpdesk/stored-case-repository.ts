import { DependencyError, InvariantError } from '../errors/app-error.ts';
import type { KeyValueStore } from '../store/key-value-store.ts';
import type { RecordStore, StoredRecord } from '../store/record-store.ts';
import type { CaseRecord } from './case-record.ts';
import type { CaseRepository, LoadedCase } from './case-repository.ts';
import { isCaseEnded, nextCaseState } from './case-state.ts';

export type StoredCaseRepositoryOptions = {
  readonly records: RecordStore;
  /** One time for all processes (Redis in production). */
  readonly store: Pick<KeyValueStore, 'now'>;
};

export const caseKind = 'case';
export const openCaseKind = 'open-case';

const day = 24 * 60 * 60 * 1000;
/** Figures look back 30 days and somebody may ask about an old case: 90 days from its end, then the retention job takes it. */
const keptAfterEndMs = 90 * day;
/** Ends before any case that it could name is gone, so that it never brings one back. Cases are open for 30 days at most. */
const pointerKeptMs = 30 * day;
const caseIdShape = /^[2-9A-HJKMNP-TW-Z]{8}$/;

/** Holds the whole first record, so that whoever finds it without its case can finish what a dead process began. */
type Pointer = { readonly schema: 1; readonly record: CaseRecord | null };

/**
 * One open case per person: the pointer is written first and by version, the case after it. A process that dies between
 * the two leaves a pointer whose case the next reader makes; one that dies before an end frees the person leaves a pointer
 * to an ended case, which counts as none.
 */
export function createStoredCaseRepository({ records, store }: StoredCaseRepositoryOptions): CaseRepository {
  const load: CaseRepository['load'] = async (caseId) => {
    // Ids come from cards and from what people type: what is not shaped like one reaches no key.
    if (!caseIdShape.test(caseId)) return undefined;
    return read(caseId, await records.get(caseKind, caseId));
  };
  const write = async (record: CaseRecord, expectedVersion: number): Promise<LoadedCase | 'lost-race'> => {
    const result = await records.put(caseKind, record.id, { ...writeOf(record), expectedVersion });
    return result.ok ? { record, version: result.version } : 'lost-race';
  };
  const point = async (target: string, record: CaseRecord | null, expectedVersion: number): Promise<boolean> => {
    const last = record === null ? (await store.now()).getTime() + day : Date.parse(record.expiresAt) + pointerKeptMs;
    const value = JSON.stringify({ schema: 1, record } satisfies Pointer);
    const keepUntil = new Date(last);
    return (await records.put(openCaseKind, target, { value, keepUntil, indexes: {}, expectedVersion })).ok;
  };
  /** The case that a pointer names; made now if its process died before. */
  const settle = async (record: CaseRecord): Promise<LoadedCase> => {
    const there = await load(record.id);
    const settled = there ?? (await write(record, 0));
    const found = settled === 'lost-race' ? await load(record.id) : settled;
    if (found?.record.target !== record.target) throw new InvariantError('a new case has the number of another');
    return found;
  };
  const pointed = async (target: string): Promise<{ found: LoadedCase | undefined; version: number }> => {
    const stored = await records.get(openCaseKind, target);
    const record = stored === undefined ? null : (JSON.parse(stored.value) as Pointer).record;
    const found = record === null ? undefined : await settle(record);
    const isOpen = found !== undefined && !isCaseEnded(found.record.state);
    return { found: isOpen ? found : undefined, version: stored?.version ?? 0 };
  };
  const free = async ({ id, target }: CaseRecord): Promise<void> => {
    const stored = await records.get(openCaseKind, target);
    if (stored === undefined || (JSON.parse(stored.value) as Pointer).record?.id !== id) return;
    // Lost to a next case of the person: that one has the pointer now.
    await point(target, null, stored.version);
  };
  return {
    load,
    openOf: async (target) => (await pointed(target)).found,
    create: async (record) => {
      for (let round = 0; round < 10; round += 1) {
        const { found, version } = await pointed(record.target);
        if (found !== undefined) return found;
        if (await point(record.target, record, version)) return settle(record);
      }
      throw new DependencyError('store_unavailable', 'who has the open case changed ten times in a row');
    },
    move: async (found, event, patch) => {
      const state = nextCaseState(found.record.state, event);
      if (state === undefined) return { kind: 'not-allowed' };
      const moved = await write({ ...found.record, ...patch, state }, found.version);
      if (moved === 'lost-race') return { kind: 'lost-race' };
      if (isCaseEnded(state)) await free(moved.record);
      return { kind: 'moved', found: moved };
    },
    // A patch cannot smuggle a state in: the record's own wins.
    patch: (found, patch) => write({ ...found.record, ...patch, state: found.record.state }, found.version),
    openInTeam: (teamId, limit) => records.find(caseKind, 'team', teamId, limit),
    waitingInTeam: (teamId, limit) => records.find(caseKind, 'waiting', teamId, limit),
    countInTeam: async (teamId) => {
      const [open, waiting] = await Promise.all([
        records.count(caseKind, 'team', teamId),
        records.count(caseKind, 'waiting', teamId),
      ]);
      return { open, waiting };
    },
    endedOn: (teamId, on) => records.find(caseKind, 'ended', `${teamId}.${on}`),
  };
}

/** Oldest first is by opening, whatever is written later. */
function writeOf(record: CaseRecord) {
  const { target, teamId, state, endedAt, expiresAt, openedAt } = record;
  const last = endedAt ?? expiresAt;
  const ended = { ended: `${teamId}.${last.slice(0, 10)}` };
  const open = { team: teamId, ...(state === 'open' ? { waiting: teamId } : {}) };
  return {
    value: JSON.stringify(record),
    keepUntil: new Date(Date.parse(last) + keptAfterEndMs),
    indexes: { target, ...(isCaseEnded(state) ? ended : open) },
    order: new Date(openedAt),
  };
}

/** A record of another schema (an older or newer build) counts as unknown. */
function read(caseId: string, stored: StoredRecord | undefined): LoadedCase | undefined {
  if (stored === undefined) return undefined;
  const record = JSON.parse(stored.value) as Omit<CaseRecord, 'schema'> & { readonly schema: number };
  if (record.schema !== 1 || record.id !== caseId) return undefined;
  return { record: { ...record, schema: 1 }, version: stored.version };
}
