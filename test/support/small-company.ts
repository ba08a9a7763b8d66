import type { DirectoryUser, RegisteredMethods, UserDirectory } from '../../services/directory/user-directory.ts';
import { DependencyError } from '../../services/errors/app-error.ts';
import { ainoId } from './directory-answers.ts';

export const deskGroup = '77777777-7777-4777-8777-777777777777';
export const people = {
  aino: ainoId,
  olli: '44444444-4444-4444-8444-444444444444',
  siiri: '55555555-5555-4555-8555-555555555555',
  mikael: '66666666-6666-4666-8666-666666666666',
  mallory: '33333333-3333-4333-8333-333333333333',
} as const;
export type Colleague = keyof typeof people;

type Entry = {
  user: DirectoryUser;
  methods: RegisteredMethods;
  manager: string | undefined;
  groups: readonly string[];
};

/** Five people whose directory a test may change in mid-story: Aino, two agents, their manager, and a thief. */
export type SmallCompany = {
  readonly directory: UserDirectory;
  readonly of: (name: Colleague) => Entry;
  failing: readonly (keyof UserDirectory)[];
};

export function createSmallCompany(): SmallCompany {
  const entries = new Map<string, Entry>();
  const add = (name: Colleague, shown: string, changes: Partial<Entry> = {}): void => {
    const mail = `${name}@contoso.example`;
    entries.set(people[name], {
      user: {
        ...{ id: people[name], displayName: shown, givenName: undefined, surname: undefined, userPrincipalName: mail },
        ...{ mail, proxyAddresses: [], accountEnabled: true, userType: 'Member', externalUserState: undefined },
        ...{ onPremisesSyncEnabled: false, isManagementRestricted: false, isResourceAccount: false },
        ...{ preferredLanguage: 'en', department: 'Sales', employeeId: undefined },
        ...{ createdDateTime: new Date('2020-01-02T03:04:05Z') },
        lastPasswordChangeDateTime: new Date('2025-06-07T08:09:10Z'),
      },
      methods: {
        email: { id: 'e', address: `${name}@posti.example` },
        mobile: { id: 'm', number: '+358 401234567' },
        others: [],
      },
      manager: people.mikael,
      groups: [],
      ...changes,
    });
  };
  add('aino', 'Aino Järvinen');
  add('olli', 'Olli Agent', { groups: [deskGroup], manager: undefined });
  add('siiri', 'Siiri Agent', { groups: [deskGroup], manager: undefined });
  add('mikael', 'Mikael Manager', { manager: undefined });
  add('mallory', 'Mallory Thief');
  const find = (id: string): Entry | undefined => entries.get(id.toLowerCase());
  const answer = async <T>(read: keyof UserDirectory, value: () => T): Promise<T> => {
    if (company.failing.includes(read)) throw new DependencyError('directory_unavailable', `${read} is down`);
    return value();
  };
  const company: SmallCompany = {
    failing: [],
    of: (name) => {
      const entry = entries.get(people[name]);
      if (entry === undefined) throw new Error(`nobody is called ${name}`);
      return entry;
    },
    directory: {
      findUser: (id) => answer('findUser', () => find(id)?.user),
      findUserByName: (name) =>
        answer('findUserByName', () => [...entries.values()].find(({ user }) => user.userPrincipalName === name)?.user),
      listMethods: (id) =>
        answer('listMethods', () => find(id)?.methods ?? { email: undefined, mobile: undefined, others: [] }),
      readPrivilege: () =>
        answer('readPrivilege', () => ({ activeRoles: 0, eligibleRoles: 0, roleAssignableGroups: 0 })),
      readManager: (id) =>
        answer('readManager', () => {
          const manager = find(find(id)?.manager ?? '')?.user;
          return manager === undefined
            ? undefined
            : {
                ...{ id: manager.id, displayName: manager.displayName, mail: manager.mail },
                employeeId: manager.employeeId,
              };
        }),
      memberOf: (id, groups) => answer('memberOf', () => groups.filter((group) => find(id)?.groups.includes(group))),
      readTenant: () =>
        answer('readTenant', () => ({
          displayName: 'Contoso',
          domains: [{ name: 'contoso.example', federated: false, verified: true }],
        })),
    },
  };
  return company;
}
