import type { Page, PeopleSource, PersonRow, RegistrationRow } from '../../services/coverage/people-source.ts';
import type { Clock } from '../../services/clock/clock.ts';

export const personId = (n: number): string => `00000000-0000-4000-8000-${n.toString(16).padStart(12, '0')}`;

export type PretendPerson = Partial<Omit<PersonRow, 'id'>> & {
  /** Undefined: the report does not name the person. */
  readonly methods?: readonly string[] | undefined;
  readonly isAdmin?: boolean;
};

export type PeopleSourceWorld = {
  people: readonly PretendPerson[];
  /** By group id: its name and who is in it. */
  groups: Readonly<Record<string, { readonly name: string; readonly members: readonly number[] }>>;
  /** Called before each answer; may throw. */
  before: (what: keyof PeopleSource) => void;
};

/** A population in pages, with what was asked and when. */
export function createPretendPeople(clock: Clock, world: PeopleSourceWorld, pageSize: number) {
  const asked: { readonly what: keyof PeopleSource; readonly at: number }[] = [];
  const ask = (what: keyof PeopleSource): void => {
    asked.push({ what, at: clock.now().getTime() });
    world.before(what);
  };
  const page = async <T>(
    what: keyof PeopleSource,
    all: () => readonly T[],
    cursor: string | undefined,
  ): Promise<Page<T>> => {
    ask(what);
    const start = Number(/^after:(\d+)$/.exec(cursor ?? 'after:0')?.[1]);
    const rows = all().slice(start, start + pageSize);
    return { rows, next: start + pageSize < all().length ? `after:${start + pageSize}` : undefined };
  };
  const person = ({ methods: _methods, isAdmin: _isAdmin, ...row }: PretendPerson, n: number): PersonRow => ({
    ...{ id: personId(n), displayName: `Person ${n}`, userPrincipalName: `p${n}@contoso.example` },
    ...{ accountEnabled: true, guest: false, synced: false, resource: false },
    ...{ preferredLanguage: undefined, country: undefined, department: undefined, ...row },
  });
  const registration = ({ methods = [], isAdmin = false }: PretendPerson, n: number): RegistrationRow => ({
    ...{ id: personId(n).toUpperCase(), methods, isAdmin },
    ...{ isSsprEnabled: true, isSsprRegistered: methods.length > 1, isSsprCapable: methods.length > 1 },
  });
  const source: PeopleSource = {
    users: (cursor) => page('users', () => world.people.map(person), cursor),
    registrations: (cursor) =>
      page(
        'registrations',
        () =>
          world.people.flatMap((one, n) =>
            one.methods === undefined || one.accountEnabled === false ? [] : [registration(one, n)],
          ),
        cursor,
      ),
    members: async (groupId, cursor) => {
      const group = world.groups[groupId];
      if (group === undefined) return undefined;
      return page('members', () => group.members.map((n) => person(world.people[n] ?? {}, n)), cursor);
    },
    hired: () => Promise.resolve({ rows: [], next: undefined }),
    named: (names) => Promise.resolve(names.map(() => undefined)),
    groupName: async (groupId) => {
      ask('groupName');
      return world.groups[groupId]?.name;
    },
  };
  return { source, asked };
}
