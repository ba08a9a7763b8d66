import type {
  DirectoryManager,
  DirectoryUser,
  PrivilegeFacts,
  RegisteredMethods,
  TenantFacts,
  UserDirectory,
} from '../../services/directory/user-directory.ts';
import { DependencyError } from '../../services/errors/app-error.ts';

/** What a directory answers about one account, for tests of pure decisions; the real adapter has its own tests. */
export type DirectoryStubAnswers = {
  /** Changes to a plain cloud member; null = no such user. */
  user?: Partial<DirectoryUser> | null;
  tenant?: Partial<TenantFacts>;
  methods?: Partial<RegisteredMethods>;
  privilege?: Partial<PrivilegeFacts>;
  groups?: readonly string[];
  manager?: DirectoryManager;
  failing?: readonly (keyof UserDirectory)[];
};

export const ainoId = '11111111-1111-4111-8111-111111111111';

const aino: DirectoryUser = {
  id: ainoId,
  displayName: 'Aino Järvinen',
  givenName: 'Aino',
  surname: 'Järvinen',
  userPrincipalName: 'aino@contoso.example',
  mail: 'aino.j@mail.contoso.example',
  proxyAddresses: ['SMTP:aino@contoso.example', 'smtp:alias@old-name.example', 'X500:/o=contoso'],
  accountEnabled: true,
  userType: 'Member',
  externalUserState: undefined,
  onPremisesSyncEnabled: false,
  isManagementRestricted: false,
  isResourceAccount: false,
  preferredLanguage: 'fi-FI',
  department: 'Sales',
  employeeId: undefined,
  createdDateTime: new Date('2020-01-02T03:04:05Z'),
  lastPasswordChangeDateTime: new Date('2025-06-07T08:09:10Z'),
};

const contoso: TenantFacts = {
  displayName: 'Contoso',
  domains: [
    { name: 'contoso.example', federated: false, verified: true },
    { name: 'adfs.example', federated: true, verified: true },
    { name: 'järvi.example', federated: false, verified: true },
    { name: 'unverified.example', federated: false, verified: false },
  ],
};

/** The answers are read at every call, so a test may change them in mid-flow. */
export function createDirectoryStub(answers: DirectoryStubAnswers): UserDirectory & { readonly userId: string } {
  const unlessFailing = <T>(read: keyof UserDirectory, value: () => T): Promise<T> =>
    answers.failing?.includes(read) === true
      ? Promise.reject(new DependencyError('directory_unavailable', `${read} is down`))
      : Promise.resolve(value());
  return {
    userId: ainoId,
    findUser: () => unlessFailing('findUser', () => (answers.user === null ? undefined : { ...aino, ...answers.user })),
    findUserByName: (name) =>
      unlessFailing('findUserByName', () => {
        const user = { ...aino, ...answers.user };
        return answers.user !== null && user.userPrincipalName === name ? user : undefined;
      }),
    readTenant: () => unlessFailing('readTenant', () => ({ ...contoso, ...answers.tenant })),
    listMethods: () =>
      unlessFailing('listMethods', () => ({
        email: { id: 'e', address: 'aino@posti.example' },
        mobile: { id: 'm', number: '+358 401234567' },
        others: [],
        ...answers.methods,
      })),
    readPrivilege: () =>
      unlessFailing('readPrivilege', () => ({
        activeRoles: 0,
        eligibleRoles: 0,
        roleAssignableGroups: 0,
        ...answers.privilege,
      })),
    readManager: () => unlessFailing('readManager', () => answers.manager),
    memberOf: (_userId, groupIds) =>
      unlessFailing('memberOf', () => groupIds.filter((id) => answers.groups?.includes(id) === true)),
  };
}
