import type { DirectoryWriter, PasswordWrite, WriteOutcome } from '../../services/directory/directory-writer.ts';
import type {
  DirectoryUser,
  PrivilegeFacts,
  RegisteredMethods,
  UserDirectory,
} from '../../services/directory/user-directory.ts';
import type { Clock } from '../../services/clock/clock.ts';
import { DependencyError } from '../../services/errors/app-error.ts';

/** What the next `setPassword` does. `unknown-applied` changes the account and loses the answer. */
export type NextWrite =
  | 'written'
  | 'unknown-applied'
  | 'unknown-not-applied'
  | 'password-not-accepted'
  | 'forbidden'
  | 'not-found'
  | 'on-premises'
  | 'throttled'
  | 'throws';

export const everyWrite: readonly NextWrite[] = [
  'written',
  'unknown-applied',
  'unknown-not-applied',
  'password-not-accepted',
  'forbidden',
  'not-found',
  'on-premises',
  'throttled',
  'throws',
];

export const anna: DirectoryUser = {
  id: '11111111-2222-4333-8444-555555555555',
  displayName: 'Anna Virtanen',
  givenName: 'Anna',
  surname: 'Virtanen',
  userPrincipalName: 'anna.virtanen@kiela.example',
  mail: 'anna.virtanen@kiela.example',
  proxyAddresses: [],
  accountEnabled: true,
  userType: 'Member',
  externalUserState: undefined,
  onPremisesSyncEnabled: false,
  isManagementRestricted: false,
  isResourceAccount: false,
  preferredLanguage: 'en-GB',
  department: undefined,
  employeeId: undefined,
  createdDateTime: new Date('2020-01-01T00:00:00Z'),
  lastPasswordChangeDateTime: new Date('2026-01-01T00:00:00Z'),
};

/** One account that does to a write what it is told to, and remembers every call. */
export function createMisbehavingDirectory(clock: Clock) {
  const state = {
    user: anna as DirectoryUser | undefined,
    methods: {
      email: { id: 'e', address: 'anna@home.example' },
      mobile: { id: 'm', number: '+358 401234567' },
      others: [],
    } as RegisteredMethods,
    privilege: { activeRoles: 0, eligibleRoles: 0, roleAssignableGroups: 0 } as PrivilegeFacts,
    /** Taken one by one; the last one stays. */
    next: ['written'] as NextWrite[],
    unreadable: false,
    writes: [] as PasswordWrite[],
    applied: [] as PasswordWrite[],
    revoked: [] as string[],
  };
  const read = <T>(value: T): Promise<T> =>
    state.unreadable
      ? Promise.reject(new DependencyError('directory_unavailable', 'no directory'))
      : Promise.resolve(value);
  const apply = (write: PasswordWrite): void => {
    state.applied.push(write);
    if (state.user !== undefined) state.user = { ...state.user, lastPasswordChangeDateTime: clock.now() };
  };
  const directory: UserDirectory = {
    findUser: () => read(state.user),
    findUserByName: (name) => read(state.user?.userPrincipalName === name ? state.user : undefined),
    listMethods: () => read(state.methods),
    readPrivilege: () => read(state.privilege),
    readManager: () => read(undefined),
    memberOf: () => read([]),
    readTenant: () =>
      read({ displayName: 'Kielä Oy', domains: [{ name: 'kiela.example', federated: false, verified: true }] }),
  };
  const writer: DirectoryWriter = {
    setPassword: (write) => {
      state.writes.push(write);
      const next = (state.next.length > 1 ? state.next.shift() : state.next[0]) ?? 'written';
      return answer(next, write);
    },
    revokeSessions: (userId) => {
      state.revoked.push(userId);
      return Promise.resolve();
    },
  };
  const answer = async (next: NextWrite, write: PasswordWrite): Promise<WriteOutcome> => {
    const requestId = 'request-1';
    switch (next) {
      case 'written':
        apply(write);
        return { kind: 'written', requestId };
      case 'unknown-applied':
        apply(write);
        return { kind: 'unknown', requestId: undefined };
      case 'unknown-not-applied':
        return { kind: 'unknown', requestId: undefined };
      case 'throttled':
        return { kind: 'throttled', retryAfterSeconds: 1, requestId };
      case 'throws':
        throw new Error('the contract says that this cannot happen');
      case 'password-not-accepted':
      case 'forbidden':
      case 'not-found':
      case 'on-premises':
        return { kind: 'refused', reason: next, requestId };
    }
  };
  return { directory, writer, state };
}
