import type {
  AuthenticationMethod,
  EmailAuthenticationMethod,
  PhoneAuthenticationMethod,
  User,
} from '@microsoft/microsoft-graph-types';
import { DependencyError } from '../errors/app-error.ts';
import type { DirectoryManager, DirectoryUser, RegisteredMethods } from './user-directory.ts';

/** What Avain reads of a user, and nothing more. `signInActivity` is left out: it needs another permission and a licence. */
export const userProperties = [
  'id',
  'displayName',
  'givenName',
  'surname',
  'userPrincipalName',
  'mail',
  'proxyAddresses',
  'accountEnabled',
  'userType',
  'externalUserState',
  'onPremisesSyncEnabled',
  'isManagementRestricted',
  'isResourceAccount',
  'preferredLanguage',
  'department',
  'employeeId',
  'createdDateTime',
  'lastPasswordChangeDateTime',
] as const;

/**
 * Properties that decide are refused when they are missing altogether: Graph sends `null` for "not set" and leaves out
 * what the caller may not read, and that must never look like "no" (invariant I8).
 */
const deciding = [
  'accountEnabled',
  'userType',
  'onPremisesSyncEnabled',
  'isManagementRestricted',
  'isResourceAccount',
  // Decides whether two accounts are one human.
  'employeeId',
] as const;

export function toDirectoryUser(user: User): DirectoryUser {
  const { id, userPrincipalName, accountEnabled } = user;
  if (deciding.some((property) => user[property] === undefined)) throw unreadable('a deciding property is missing');
  if (typeof id !== 'string' || typeof userPrincipalName !== 'string') throw unreadable('no id or no name');
  return {
    id,
    displayName: user.displayName ?? userPrincipalName,
    givenName: user.givenName ?? undefined,
    surname: user.surname ?? undefined,
    userPrincipalName,
    mail: user.mail ?? undefined,
    proxyAddresses: (user.proxyAddresses ?? []).map((address) => address.replace(/^smtp:/i, '')),
    accountEnabled: accountEnabled === true,
    userType: user.userType ?? undefined,
    externalUserState: user.externalUserState ?? undefined,
    // null and false both mean: mastered in the cloud.
    onPremisesSyncEnabled: user.onPremisesSyncEnabled === true,
    isManagementRestricted: user.isManagementRestricted === true,
    isResourceAccount: user.isResourceAccount === true,
    preferredLanguage: user.preferredLanguage ?? undefined,
    department: user.department ?? undefined,
    employeeId: numberOf(user.employeeId),
    createdDateTime: instant(user.createdDateTime),
    lastPasswordChangeDateTime: instant(user.lastPasswordChangeDateTime),
  };
}

export const managerProperties = ['id', 'displayName', 'mail', 'employeeId'] as const;

/** A contact or a group can stand in this place too; neither can object to anything. */
export function toManager(manager: User & { readonly '@odata.type'?: string }): DirectoryManager | undefined {
  if (manager['@odata.type'] !== '#microsoft.graph.user') return undefined;
  if (typeof manager.id !== 'string') throw unreadable('a manager without an id');
  const { id, displayName, mail, employeeId } = manager;
  if (employeeId === undefined) throw unreadable('a deciding property is missing');
  return { id, displayName: displayName ?? '', mail: mail ?? undefined, employeeId: numberOf(employeeId) };
}

/** An empty one, or one of blanks, is none: two of these are not one human. */
function numberOf(employeeId: string | null | undefined): string | undefined {
  const trimmed = employeeId?.trim();
  return trimmed === '' ? undefined : trimmed;
}

/** Everybody has a password; it proves nothing here. */
const passwordMethod = 'passwordAuthenticationMethod';

export function toRegisteredMethods(methods: readonly AuthenticationMethod[]): RegisteredMethods {
  let email: RegisteredMethods['email'];
  let mobile: RegisteredMethods['mobile'];
  const others: string[] = [];
  for (const method of methods) {
    const kind = kindOf(method);
    if (kind === 'emailAuthenticationMethod') email = toEmail(method) ?? email;
    else if (kind === 'phoneAuthenticationMethod' && isMobile(method)) mobile = toMobile(method) ?? mobile;
    else if (kind !== passwordMethod) others.push(kind);
  }
  return { email, mobile, others };
}

function kindOf(method: AuthenticationMethod): string {
  const type = '@odata.type' in method ? method['@odata.type'] : undefined;
  return typeof type === 'string' ? type.replace(/^#microsoft\.graph\./, '') : 'unknown';
}

function toEmail(method: EmailAuthenticationMethod): RegisteredMethods['email'] {
  const address = method.emailAddress;
  return method.id && typeof address === 'string' && /^[^\s@*]+@[^\s@*]+$/.test(address)
    ? { id: method.id, address }
    : undefined;
}

function isMobile(method: PhoneAuthenticationMethod): boolean {
  return method.phoneType === 'mobile';
}

/** A number that is masked or malformed cannot be written to; the method then does not exist for us. */
function toMobile(method: PhoneAuthenticationMethod): RegisteredMethods['mobile'] {
  const number = method.phoneNumber?.replace(/\s*x\d+$/i, '');
  return method.id && number !== undefined && /^\+\d[\d ]{5,20}$/.test(number) ? { id: method.id, number } : undefined;
}

function instant(value: string | null | undefined): Date | undefined {
  if (value === null || value === undefined) return undefined;
  const date = new Date(value);
  if (Number.isNaN(date.getTime())) throw unreadable('a date is malformed');
  return date;
}

function unreadable(reason: string): DependencyError {
  return new DependencyError('directory_unavailable', `the directory's answer cannot be used: ${reason}`);
}
