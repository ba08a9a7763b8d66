import type { RecordStore } from '../store/record-store.ts';
import type { CoveragePerson } from './coverage.ts';

export type ListedLight = CoveragePerson['light'] & ('red' | 'amber' | 'unknown');

/** Who could not, of one look: for each light the pages of the directory on which somebody has it. */
export type CoverageList = { readonly run: string } & Readonly<Record<ListedLight, readonly number[]>>;

/** Record kind of a part of the list. Personal data: the last two lists are kept, each for 8 days at most. */
export const coverageListKind = 'coverage-list';
const keptMs = 8 * 24 * 60 * 60 * 1000;

const listedLights = ['red', 'amber', 'unknown'] as const satisfies readonly ListedLight[];

export function emptyList(run: string): CoverageList {
  return { run, red: [], amber: [], unknown: [] };
}

export type CoverageLists = {
  /** Keeps who is on a page of the directory, and answers the list with it. The same page again takes its place. */
  readonly keep: (list: CoverageList, page: number, people: readonly CoveragePerson[]) => Promise<CoverageList>;
  /** One part, by its place in the list; empty where it is gone. */
  readonly part: (list: CoverageList, light: ListedLight, place: number) => Promise<readonly CoveragePerson[]>;
  readonly remove: (list: CoverageList) => Promise<void>;
};

/** One part a page and light, so that a page read again after a crash writes over itself. */
export function createCoverageLists({ records }: { readonly records: RecordStore }): CoverageLists {
  const idOf = ({ run }: CoverageList, light: ListedLight, page: number): string => `${run}.${light}.${page}`;
  return {
    keep: async (list, page, people) => {
      const keepUntil = new Date(Number(list.run) + keptMs);
      const pages = { ...list };
      for (const light of listedLights) {
        const some = people.filter((person) => person.light === light);
        if (some.length === 0) continue;
        const value = JSON.stringify(some);
        await records.put(coverageListKind, idOf(list, light, page), { value, keepUntil, indexes: {} });
        pages[light] = [...list[light].filter((one) => one !== page), page];
      }
      return pages;
    },
    part: async (list, light, place) => {
      const page = list[light][place];
      const found = page === undefined ? undefined : await records.get(coverageListKind, idOf(list, light, page));
      return found === undefined ? [] : (JSON.parse(found.value) as readonly CoveragePerson[]);
    },
    remove: async (list) => {
      for (const light of listedLights) {
        for (const page of list[light]) await records.remove(coverageListKind, idOf(list, light, page));
      }
    },
  };
}
