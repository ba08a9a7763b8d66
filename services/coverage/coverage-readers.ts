import type { createCoverageDays } from './coverage-days.ts';
import type { CoverageList, CoverageLists, ListedLight } from './coverage-lists.ts';
import { tryOf, type createCoverageState } from './coverage-state.ts';
import type { CoverageService } from './coverage.ts';

type Parts = {
  readonly states: ReturnType<typeof createCoverageState>;
  readonly days: ReturnType<typeof createCoverageDays>;
  readonly lists: CoverageLists;
};

/** What others read of the looks that have ended. */
export function createCoverageReaders({
  states,
  days,
  lists,
}: Parts): Pick<CoverageService, 'latest' | 'lastTry' | 'trend' | 'people'> {
  return {
    latest: async () => {
      const { state } = await states.load();
      return state.latest === null ? undefined : days.find(state.latest);
    },
    lastTry: async () => {
      const { state } = await states.load();
      return state.run === null ? (state.lastTry ?? undefined) : tryOf(state.run, 'running');
    },
    trend: async (count) => {
      const { state } = await states.load();
      return state.latest === null ? [] : days.until(state.latest, count);
    },
    people: async (light, cursor) => {
      const { state } = await states.load();
      const { list, place } = placeOf(state.lists, light, cursor);
      if (list === undefined) return { people: [], next: undefined };
      const people = await lists.part(list, light, place);
      const more = place + 1 < list[light].length;
      return { people, next: more ? `${list.run}.${light}.${place + 1}` : undefined };
    },
  };
}

type Place = { readonly list: CoverageList | undefined; readonly place: number };

function placeOf(known: readonly CoverageList[], light: ListedLight, cursor: string | undefined): Place {
  const [, run, of, place] = /^(\d{1,16})\.([a-z]{1,8})\.(\d{1,7})$/.exec(cursor ?? '') ?? [];
  const list = of === light ? known.find((one) => one.run === run) : undefined;
  return list === undefined ? { list: known[0], place: 0 } : { list, place: Number(place) };
}
