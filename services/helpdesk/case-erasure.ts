import type { RecordStore } from '../store/record-store.ts';
import { relayMessageKind } from './relay-message.ts';
import type { CaseRecord } from './case-record.ts';
import { isCaseEnded } from './case-state.ts';
import { managerNoticeKind } from './manager-notice-record.ts';
import { objectionLinkKind } from './objection-links.ts';
import { caseKind, openCaseKind } from './stored-case-repository.ts';

/** What the helpdesk holds about a person: cases, and what was said in them. */
export type CaseErasure = {
  readonly held: (target: string) => Promise<HeldCases>;
  /** Removes every ended case with its words. An open one stays, and the answer says so: a human works for this person. */
  readonly erase: (target: string) => Promise<{ readonly open: boolean }>;
};

export type HeldCases = {
  readonly cases: number;
  /** When the last of it goes by itself. */
  readonly keptUntil: Date | undefined;
};

export function createCaseErasure({ records }: { readonly records: RecordStore }): CaseErasure {
  const idsOf = (kind: string, target: string): Promise<readonly string[]> => records.find(kind, 'target', target);
  const read = async (target: string) => {
    const found = await Promise.all(
      (await idsOf(caseKind, target)).map(async (id) => ({ id, stored: await records.get(caseKind, id) })),
    );
    return found.flatMap(({ id, stored }) =>
      stored === undefined ? [] : [{ id, keepUntil: stored.keepUntil, record: JSON.parse(stored.value) as CaseRecord }],
    );
  };
  return {
    held: async (target) => {
      const cases = await read(target);
      const last = Math.max(0, ...cases.map(({ keepUntil }) => keepUntil.getTime()));
      return {
        cases: cases.length,
        keptUntil: last === 0 ? undefined : new Date(last),
      };
    },
    erase: async (target) => {
      const found = await read(target);
      const ended = found.filter(({ record }) => isCaseEnded(record.state));
      // While a case is open, its manager may still have to object.
      if (ended.length === found.length) {
        for (const kind of [managerNoticeKind, objectionLinkKind])
          for (const id of await idsOf(kind, target)) await records.remove(kind, id);
      }
      const pointer = await records.get(openCaseKind, target);
      const named = pointer === undefined ? null : (JSON.parse(pointer.value) as { record: CaseRecord | null }).record;
      // First: what it names could be made again from it.
      if (named === null || ended.some(({ id }) => id === named.id)) await records.remove(openCaseKind, target);
      const words = await idsOf(relayMessageKind, target);
      for (const { id } of ended) {
        for (const word of words) if (word.startsWith(`${id}.`)) await records.remove(relayMessageKind, word);
        await records.remove(caseKind, id);
      }
      return { open: ended.length < found.length };
    },
  };
}
