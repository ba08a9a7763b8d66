import type { RecordStore } from '../store/record-store.ts';
import type { CoverageDay } from './coverage.ts';

/** Record kind of a day's figures: no names, kept for the trend. */
export const coverageDayKind = 'coverage-day';
const mostCoverageDays = 400;
const dayMs = 24 * 60 * 60 * 1000;
const atOnce = 50;

/** One record a day. A later look of the same day takes its place. */
export function createCoverageDays({ records }: { readonly records: RecordStore }) {
  const find = async (day: string): Promise<CoverageDay | undefined> => {
    const found = await records.get(coverageDayKind, day);
    return found === undefined ? undefined : (JSON.parse(found.value) as CoverageDay);
  };
  return {
    find,
    put: async (day: CoverageDay): Promise<void> => {
      const keepUntil = new Date(Date.parse(day.takenAt) + mostCoverageDays * dayMs);
      await records.put(coverageDayKind, day.day, { value: JSON.stringify(day), keepUntil, indexes: {} });
    },
    /** The days there are among the last `count` up to and with `latest`, oldest first. */
    until: async (latest: string, count: number): Promise<readonly CoverageDay[]> => {
      const end = Date.parse(`${latest}T00:00:00Z`);
      const wanted = Math.min(Math.max(Math.trunc(count), 1), mostCoverageDays);
      const names = Array.from({ length: wanted }, (_, back) =>
        new Date(end - (wanted - 1 - back) * dayMs).toISOString().slice(0, 10),
      );
      const found: CoverageDay[] = [];
      for (let start = 0; start < names.length; start += atOnce) {
        const some = await Promise.all(names.slice(start, start + atOnce).map(find));
        found.push(...some.filter((day) => day !== undefined));
      }
      return found;
    },
  };
}
