import type { KeyValueStore } from '../store/key-value-store.ts';
import type { RecordStore } from '../store/record-store.ts';

export const managerNoticeKind = 'manager-notice';
const keptMs = 30 * 24 * 60 * 60 * 1000;

/** One mail to a manager, as stored (RecordStore kind `manager-notice`, 30 days, index `target`). It names no address. */
export type ManagerNotice = {
  readonly schema: 1;
  readonly caseId: string;
  readonly target: string;
  readonly vouchedAt: string;
  readonly state: 'waiting' | 'sending' | 'accepted' | 'refused' | 'unconfirmed';
  /** Tries that certainly sent nothing. */
  readonly failures: number;
  readonly changedAt: string;
};

export type HeldNotice = { readonly notice: ManagerNotice; readonly version: number };

export type ManagerNotices = {
  /** The notice of one vouch; made at the first look. */
  readonly of: (about: Pick<ManagerNotice, 'caseId' | 'target' | 'vouchedAt'>) => Promise<HeldNotice>;
  /** Undefined when somebody else changed it meanwhile. */
  readonly change: (
    held: HeldNotice,
    patch: Pick<ManagerNotice, 'state'> & Partial<Pick<ManagerNotice, 'failures'>>,
  ) => Promise<HeldNotice | undefined>;
};

export function createManagerNotices({
  records,
  store,
}: {
  readonly records: RecordStore;
  readonly store: Pick<KeyValueStore, 'now'>;
}): ManagerNotices {
  const put = async (notice: ManagerNotice, expectedVersion: number): Promise<HeldNotice | undefined> => {
    const result = await records.put(managerNoticeKind, idOf(notice), {
      value: JSON.stringify(notice),
      keepUntil: new Date(Date.parse(notice.changedAt) + keptMs),
      indexes: { target: notice.target },
      expectedVersion,
    });
    return result.ok ? { notice, version: result.version } : undefined;
  };
  const read = async (about: Pick<ManagerNotice, 'caseId' | 'vouchedAt'>): Promise<HeldNotice | undefined> => {
    const stored = await records.get(managerNoticeKind, idOf(about));
    return stored === undefined
      ? undefined
      : { notice: JSON.parse(stored.value) as ManagerNotice, version: stored.version };
  };
  const of: ManagerNotices['of'] = async ({ caseId, target, vouchedAt }) => {
    const about = { caseId, target, vouchedAt };
    const found = await read(about);
    if (found !== undefined) return found;
    const changedAt = (await store.now()).toISOString();
    const made = await put({ schema: 1, ...about, state: 'waiting', failures: 0, changedAt }, 0);
    return made ?? of(about);
  };
  return {
    of,
    change: async ({ notice, version }, patch) =>
      put({ ...notice, ...patch, changedAt: (await store.now()).toISOString() }, version),
  };
}

function idOf({ caseId, vouchedAt }: Pick<ManagerNotice, 'caseId' | 'vouchedAt'>): string {
  return `${caseId}.${Date.parse(vouchedAt)}`;
}
