import type { RecordStore } from '../store/record-store.ts';
import type { Registered } from './judge-registration.ts';
import type { RegistrationRow } from './people-source.ts';

/** What the report says of one person, in our words. */
export type BookEntry = Registered & Pick<RegistrationRow, 'isSsprEnabled' | 'isSsprRegistered' | 'isSsprCapable'>;

/** The report of one look by object id, or undefined where it does not name the person. */
export type RegistrationBook = { readonly find: (id: string) => BookEntry | undefined };

export type RegistrationPages = {
  /** Keeps a page of the report; the same page again takes the place of the first. */
  readonly keep: (run: string, page: number, rows: readonly RegistrationRow[]) => Promise<void>;
  /** All pages of a look, about 100 bytes a person. */
  readonly load: (run: string, pages: number) => Promise<RegistrationBook>;
  readonly remove: (run: string, pages: number) => Promise<void>;
};

/** Record kind of one page of the report: gone when the look ends, in two days at the latest. */
export const coveragePageKind = 'coverage-page';
const keptMs = 2 * 24 * 60 * 60 * 1000;
const atOnce = 10;

/**
 * The report is read slowly (Microsoft answers few requests) and needed whole, so its pages stand in the store until the
 * look ends: object ids, sets of methods (each written once a page) and flags.
 */
export function createRegistrationPages(options: { readonly records: RecordStore }): RegistrationPages {
  const { records } = options;
  const idOf = (run: string, page: number): string => `${run}.${page}`;
  return {
    keep: async (run, page, rows) => {
      const keepUntil = new Date(Number(run) + keptMs);
      await records.put(coveragePageKind, idOf(run, page), {
        value: JSON.stringify(packed(rows)),
        keepUntil,
        indexes: {},
      });
    },
    load: async (run, pages) => {
      const book = createBook();
      for (let first = 0; first < pages; first += atOnce) {
        const numbers = range(first, Math.min(pages, first + atOnce));
        const found = await Promise.all(numbers.map((page) => records.get(coveragePageKind, idOf(run, page))));
        for (const one of found) if (one !== undefined) book.add(JSON.parse(one.value) as PackedPage);
      }
      return book;
    },
    remove: async (run, pages) => {
      for (const page of range(0, pages)) await records.remove(coveragePageKind, idOf(run, page));
    },
  };
}

type PackedPage = {
  readonly sets: readonly (readonly string[])[];
  /** Object ids, a blank between them: a hundred thousand little arrays would be a lot to throw away after each stretch. */
  readonly ids: string;
  /** For each of them which of the sets, and the flags. */
  readonly marks: readonly number[];
};

const flags = { admin: 1, enabled: 2, registered: 4, capable: 8 } as const;
const flagBits = 4;
const flagMask = (1 << flagBits) - 1;

function packed(rows: readonly RegistrationRow[]): PackedPage {
  const sets = new Map<string, number>();
  const placeOf = (methods: readonly string[]): number => {
    const key = JSON.stringify([...new Set(methods)].sort());
    const place = sets.get(key) ?? sets.size;
    sets.set(key, place);
    return place;
  };
  return {
    ids: rows.map(({ id }) => id.toLowerCase()).join(' '),
    marks: rows.map((row) => (placeOf(row.methods) << flagBits) | flagsOf(row)),
    sets: [...sets.keys()].map((key) => JSON.parse(key) as readonly string[]),
  };
}

function flagsOf(row: RegistrationRow): number {
  return (
    Number(row.isAdmin) * flags.admin +
    Number(row.isSsprEnabled) * flags.enabled +
    Number(row.isSsprRegistered) * flags.registered +
    Number(row.isSsprCapable) * flags.capable
  );
}

/** One number a person: a place among the sets that occur, and the flags. */
function createBook() {
  const people = new Map<string, number>();
  const sets: (readonly string[])[] = [];
  const places = new Map<string, number>();
  const placeOf = (methods: readonly string[]): number => {
    const key = JSON.stringify(methods);
    const known = places.get(key);
    if (known !== undefined) return known;
    places.set(key, sets.length);
    return sets.push(methods) - 1;
  };
  return {
    add: (page: PackedPage): void => {
      const here = page.sets.map(placeOf);
      page.ids.split(' ').forEach((id, row) => {
        const mark = page.marks[row] ?? 0;
        people.set(id, ((here[mark >> flagBits] ?? 0) << flagBits) | (mark & flagMask));
      });
    },
    find: (id: string): BookEntry | undefined => {
      const found = people.get(id.toLowerCase());
      if (found === undefined) return undefined;
      return {
        methods: sets[found >> flagBits] ?? [],
        isAdmin: (found & flags.admin) !== 0,
        isSsprEnabled: (found & flags.enabled) !== 0,
        isSsprRegistered: (found & flags.registered) !== 0,
        isSsprCapable: (found & flags.capable) !== 0,
      };
    },
  };
}

function range(from: number, to: number): readonly number[] {
  return Array.from({ length: Math.max(0, to - from) }, (_, i) => from + i);
}
