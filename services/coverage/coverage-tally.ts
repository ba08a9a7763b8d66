import { oneLine } from '../i18n/one-line.ts';
import type { Light } from '../outcomes/readiness-outcome.ts';
import { coverageNotSaid, coverageOthers, type CoverageDay, type Share } from './coverage.ts';
import type { JudgedPerson } from './judge-registration.ts';
import type { PersonRow } from './people-source.ts';
import type { BookEntry } from './registration-book.ts';

/** Green, amber, red, unknown. */
type Counts = readonly [number, number, number, number];

/** What a look has counted so far, small enough to be written down after each stretch. */
export type Tally = {
  readonly everybody: Counts;
  readonly leftOut: CoverageDay['leftOut'];
  readonly entra: CoverageDay['entra'];
  readonly reasons: Readonly<Record<string, number>>;
  readonly methods: Readonly<Record<string, number>>;
  readonly countries: readonly (readonly [string, Counts])[];
  readonly departments: readonly (readonly [string, Counts])[];
  readonly groups: readonly (readonly [string, string, Counts])[];
};

const lights = ['green', 'amber', 'red', 'unknown'] as const satisfies readonly Light[];
const nothing: Counts = [0, 0, 0, 0];
/** Shown a day; the rest of the countries and departments is one line. */
const biggest = 50;
/**
 * Different names counted apart while a look goes on. More than that are no departments but free text: who comes with a
 * new name then is counted with the others.
 */
const mostNames = 5000;
const longestName = 100;

export const emptyTally: Tally = {
  everybody: nothing,
  leftOut: { guests: 0, disabled: 0, resources: 0 },
  entra: { enabled: 0, registered: 0, capable: 0, synced: 0 },
  ...{ reasons: {}, methods: {}, countries: [], departments: [], groups: [] },
};

/** Counts onwards from where a tally stands. */
export function createCounting(from: Tally) {
  const everybody = new Map([['', [...from.everybody]]]);
  const leftOut = { ...from.leftOut };
  const entra = { ...from.entra };
  const reasons = new Map(Object.entries(from.reasons));
  const methods = new Map(Object.entries(from.methods));
  const countries = mapOf(from.countries);
  const departments = mapOf(from.departments);
  const groups = new Map(from.groups.map(([id, name, counts]) => [id, { name, counts: mapOf([['', counts]]) }]));
  return {
    leaveOut: (why: keyof CoverageDay['leftOut']): void => {
      leftOut[why] += 1;
    },
    add: (person: PersonRow, { light, reason, methods: kinds }: JudgedPerson, entry: BookEntry | undefined): void => {
      increase(everybody, '', light);
      increase(countries, nameOf(person.country), light);
      increase(departments, nameOf(person.department), light);
      if (light !== 'green') countUp(reasons, reason);
      for (const kind of kinds) countUp(methods, kind);
      entra.synced += Number(person.synced);
      entra.enabled += Number(entry?.isSsprEnabled ?? false);
      entra.registered += Number(entry?.isSsprRegistered ?? false);
      entra.capable += Number(entry?.isSsprCapable ?? false);
    },
    beginGroup: (id: string, name: string): void => {
      groups.set(id, { name, counts: new Map() });
    },
    addToGroup: (id: string, light: Light): void => {
      const group = groups.get(id);
      if (group !== undefined) increase(group.counts, '', light);
    },
    tally: (): Tally => ({
      everybody: counted(everybody.get('')),
      leftOut: { ...leftOut },
      entra: { ...entra },
      reasons: Object.fromEntries(reasons),
      methods: Object.fromEntries(methods),
      countries: entriesOf(countries),
      departments: entriesOf(departments),
      groups: [...groups].map(([id, { name, counts }]) => [id, name, counted(counts.get(''))] as const),
    }),
  };
}

/** The tally as a day's figures. */
export function figuresOf(tally: Tally): Omit<CoverageDay, 'day' | 'takenAt'> {
  const { leftOut, entra, reasons, methods } = tally;
  return {
    ...{ leftOut, entra, reasons, methods },
    everybody: shareOf(tally.everybody),
    countries: theBiggest(tally.countries),
    departments: theBiggest(tally.departments),
    groups: Object.fromEntries(tally.groups.map(([id, name, counts]) => [id, { ...shareOf(counts), name }])),
  };
}

function theBiggest(entries: readonly (readonly [string, Counts])[]): Readonly<Record<string, Share>> {
  const sorted = entries
    .filter(([name]) => name !== coverageOthers)
    .sort(([a, one], [b, two]) => sum(two) - sum(one) || (a < b ? -1 : 1));
  const rest = [...sorted.slice(biggest), ...entries.filter(([name]) => name === coverageOthers)];
  const others = rest.reduce((all, [, counts]) => plus(all, counts), nothing);
  const shown = sorted.slice(0, biggest).map(([name, counts]) => [name, shareOf(counts)] as const);
  return Object.fromEntries(sum(others) === 0 ? shown : [...shown, [coverageOthers, shareOf(others)]]);
}

function shareOf(counts: Counts): Share {
  const [green, amber, red, unknown] = counts;
  return { people: sum(counts), lights: { green, amber, red, unknown } };
}

const sum = (counts: Counts): number => counts.reduce((all, one) => all + one, 0);
const plus = (a: Counts, b: Counts): Counts => [a[0] + b[0], a[1] + b[1], a[2] + b[2], a[3] + b[3]];

function nameOf(text: string | undefined): string {
  return oneLine(text ?? coverageNotSaid, longestName);
}

function increase(counts: Map<string, number[]>, name: string, light: Light): void {
  const key = counts.has(name) || counts.size < mostNames ? name : coverageOthers;
  const row = counts.get(key) ?? [...nothing];
  const place = lights.indexOf(light);
  row[place] = (row[place] ?? 0) + 1;
  counts.set(key, row);
}

function countUp(counts: Map<string, number>, name: string): void {
  counts.set(name, (counts.get(name) ?? 0) + 1);
}

function mapOf(entries: readonly (readonly [string, Counts])[]): Map<string, number[]> {
  return new Map(entries.map(([name, counts]) => [name, [...counts]]));
}

function entriesOf(counts: ReadonlyMap<string, number[]>): readonly (readonly [string, Counts])[] {
  return [...counts].map(([name, row]) => [name, counted(row)] as const);
}

function counted(row: readonly number[] | undefined): Counts {
  const [green = 0, amber = 0, red = 0, unknown = 0] = row ?? nothing;
  return [green, amber, red, unknown];
}
