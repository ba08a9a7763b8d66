import type { Clock } from '../clock/clock.ts';
import { DependencyError } from '../errors/app-error.ts';
import { foldText } from '../i18n/commands.ts';
import type { RandomSource } from '../random/random-source.ts';
import type { RecordStore } from '../store/record-store.ts';
import type { Gap } from '../outcomes/gap-outcome.ts';

export const gapKind = 'answer-gaps';

/** More than these nobody reads; the least asked and oldest make room. */
const mostGaps = 200;
const keptDays = 90;
const dayMs = 24 * 60 * 60 * 1000;
const mostRaces = 10;

/** The gaps of a tenant: one sealed record, because they are few, short and read together. */
export type GapList = {
  readonly read: () => Promise<readonly Gap[]>;
  /** One more of the same words, or a new one. */
  readonly add: (question: { readonly text: string; readonly language: string }) => Promise<void>;
  /** Undefined: it is gone, by whomever. */
  readonly remove: (id: string) => Promise<Gap | undefined>;
};

export function createGapList(options: {
  readonly records: Pick<RecordStore, 'get' | 'put'>;
  readonly clock: Clock;
  readonly random: Pick<RandomSource, 'id'>;
  readonly tenantId: string;
}): GapList {
  const { records, clock, random, tenantId } = options;

  const load = async (): Promise<{ readonly gaps: readonly Gap[]; readonly version: number }> => {
    const found = await records.get(gapKind, tenantId);
    const gaps = found === undefined ? [] : (JSON.parse(found.value) as readonly Gap[]);
    const oldest = dayOf(new Date(clock.now().getTime() - keptDays * dayMs));
    return { gaps: gaps.filter(({ lastDay }) => lastDay > oldest), version: found?.version ?? 0 };
  };

  /** `change` may run more than once; undefined: nothing to write. */
  const edit = async (change: (gaps: readonly Gap[]) => readonly Gap[] | undefined): Promise<readonly Gap[]> => {
    for (let races = 0; races < mostRaces; races += 1) {
      const { gaps, version } = await load();
      const changed = change(gaps);
      if (changed === undefined) return gaps;
      const keepUntil = new Date(clock.now().getTime() + keptDays * dayMs);
      const write = { value: JSON.stringify(changed), keepUntil, indexes: {}, expectedVersion: version };
      if ((await records.put(gapKind, tenantId, write)).ok) return gaps;
    }
    throw new DependencyError('store_unavailable', 'the list of gaps was changed by others ten times in a row');
  };

  return {
    read: async () => (await load()).gaps.toSorted(likeliestFirst),
    add: async ({ text, language }) => {
      const day = dayOf(clock.now());
      const id = random.id();
      await edit((gaps) => {
        const same = gaps.find((gap) => gap.language === language && foldText(gap.text) === foldText(text));
        const gap: Gap =
          same === undefined
            ? { id, text, language, count: 1, firstDay: day, lastDay: day }
            : { ...same, count: same.count + 1, lastDay: day };
        const others = gaps.filter((each) => each !== same).toSorted(likeliestFirst);
        return [gap, ...others.slice(0, mostGaps - 1)];
      });
    },
    remove: async (id) => {
      const before = await edit((gaps) => {
        const rest = gaps.filter((gap) => gap.id !== id);
        return rest.length === gaps.length ? undefined : rest;
      });
      return before.find((gap) => gap.id === id);
    },
  };
}

function likeliestFirst(one: Gap, other: Gap): number {
  return other.count - one.count || other.lastDay.localeCompare(one.lastDay);
}

export function dayOf(at: Date): string {
  return at.toISOString().slice(0, 10);
}
