import type { Persona } from '../playground/company/company.ts';

/** Hands out people so that nobody meets a limit that an earlier measurement used up. */
export type PeopleQueue = {
  /** Throws when fewer are left. */
  readonly take: (count: number) => readonly Persona[];
  /** Everybody who is left, without being taken. */
  readonly rest: () => readonly Persona[];
};

export function createPeopleQueue(people: readonly Persona[]): PeopleQueue {
  let next = 0;
  return {
    take: (count) => {
      if (next + count > people.length) throw new RangeError(`only ${people.length - next} people are left`);
      next += count;
      return people.slice(next - count, next);
    },
    rest: () => people.slice(next),
  };
}
