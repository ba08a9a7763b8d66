import type { Clock } from '../clock/clock.ts';
import type { Logger } from '../logging/logger.ts';
import type { KeyValueStore } from '../store/key-value-store.ts';
import type { DayCounters, DayFigures } from './day-counters.ts';

const keptDays = 400;
const daySeconds = 24 * 60 * 60;
/** What is counted within this time is written together. */
const gatheredMs = 1_000;
/**
 * Names are lists of ours: seven for each item of the knowledge, some hundred besides. More than these are a fault that
 * shall not fill the store.
 */
const mostNames = 2_000;
/** Others may write the same day; after so many lost races the rest waits for the next second. */
const mostRaces = 10;

type Figures = Readonly<Record<string, number>>;

/**
 * One value a day, so that a curve of a year is read in one round trip; a process writes it once a second at most,
 * whatever happens meanwhile. What a process counted in its last second is lost if it dies, and counted twice if the
 * store took it without saying so: these are figures for a curve, the truth is the audit.
 */
export function createDayCounters(options: {
  readonly store: KeyValueStore;
  readonly clock: Clock;
  readonly log: Logger;
}): DayCounters & {
  /** Writes what is still held; call when the process ends. */ readonly close: () => Promise<void>;
} {
  const { store, clock, log } = options;
  const held = new Map<string, Map<string, number>>();
  let gathering = false;
  let writing = Promise.resolve();

  const count = (name: string): void => {
    const day = dayOf(clock.now());
    const figures = held.get(day) ?? new Map<string, number>();
    if (!figures.has(name) && figures.size >= mostNames) return;
    held.set(day, figures.set(name, (figures.get(name) ?? 0) + 1));
    if (gathering) return;
    gathering = true;
    void clock.wait(gatheredMs).then(() => {
      writing = flush();
    });
  };

  const flush = async (): Promise<void> => {
    gathering = false;
    const [day, figures] = held.entries().next().value ?? [];
    if (day === undefined || figures === undefined) return;
    held.delete(day);
    try {
      if (await addTo(store, day, figures)) {
        await flush();
        return;
      }
    } catch (err) {
      log.warn({ err }, 'figures of the day could not be written; they are kept and written with the next ones');
    }
    const since = held.get(day) ?? new Map<string, number>();
    for (const [name, more] of figures) since.set(name, (since.get(name) ?? 0) + more);
    held.set(day, since);
  };

  return {
    count,
    read: async (names, days) => {
      const now = clock.now().getTime();
      const wanted = Math.min(Math.max(Math.trunc(days), 1), keptDays);
      const list = Array.from({ length: wanted }, (_, back) =>
        dayOf(new Date(now - (wanted - 1 - back) * daySeconds * 1000)),
      );
      const values = await store.getMany(list.map(keyOf));
      return list.map((day, place): DayFigures => {
        const figures = new Map(Object.entries(parse(values[place]?.value)));
        return { day, figures: Object.fromEntries(names.map((name) => [name, figures.get(name) ?? 0])) };
      });
    },
    close: async () => {
      await writing;
      await flush();
    },
  };
}

/** False: others kept writing; nothing of ours is in. */
async function addTo(store: KeyValueStore, day: string, more: ReadonlyMap<string, number>): Promise<boolean> {
  const key = keyOf(day);
  let current = await store.get(key);
  for (let races = 0; races < mostRaces; races += 1) {
    const figures = new Map(Object.entries(parse(current?.value)));
    for (const [name, count] of more) {
      if (figures.has(name) || figures.size < mostNames) figures.set(name, (figures.get(name) ?? 0) + count);
    }
    const value = JSON.stringify(Object.fromEntries(figures));
    const written = await store.swap(key, current?.version ?? 0, value, keptDays * daySeconds);
    if (written.ok) return true;
    ({ current } = written);
  }
  return false;
}

const keyOf = (day: string): string => `avain:figures:${day}`;
const dayOf = (at: Date): string => at.toISOString().slice(0, 10);
const parse = (value: string | undefined): Figures => (value === undefined ? {} : (JSON.parse(value) as Figures));
