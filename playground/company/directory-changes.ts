import type { DirectoryAccess } from '../entra/directory-access.ts';
import { registerAnew, registeredNameOf } from './accounts.ts';
import type { RegisteredName } from './cast.ts';
import type { Company, TeamsHindrance } from './company.ts';

/** What an administrator changes of an account meanwhile. People are named by persona id. */
export type AccountChange = {
  readonly accountEnabled?: boolean | undefined;
  readonly displayName?: string | undefined;
  readonly department?: string | null | undefined;
  /** Null: nobody's report any more. */
  readonly manager?: string | null | undefined;
  /** What the person has registered from now on, and nothing else: as done on the security info page. */
  readonly registered?: readonly RegisteredName[] | undefined;
  /** What keeps the app from coming to the person's Teams; null: nothing. */
  readonly teams?: TeamsHindrance | null | undefined;
  /** The account is gone from the directory. */
  readonly deleted?: true | undefined;
};

export type GroupChange = { readonly add?: string | undefined; readonly remove?: string | undefined };

/** An account as an administrator sees it now. */
export type AccountNow = {
  /** The persona's id. */
  readonly id: string;
  readonly displayName: string;
  readonly department: string | null;
  readonly accountEnabled: boolean;
  /** Persona ids, and names of groups as in the cast. */
  readonly manager: string | null;
  readonly groups: readonly string[];
  readonly registered: readonly RegisteredName[];
  readonly teams: TeamsHindrance | null;
};

/** Undefined for nobody's account, and for one that is gone. */
export function lookAtAccount(company: Company, directory: DirectoryAccess, id: string): AccountNow | undefined {
  const objectId = objectIdOf(company, id);
  const found = directory.find(objectId);
  if (found === undefined) return undefined;
  const personaId = (wanted: string | undefined): string | undefined =>
    company.personas.find(({ aadObjectId }) => aadObjectId === wanted)?.id;
  return {
    id: personaId(found.properties.id) ?? objectId,
    displayName: found.properties.displayName ?? '',
    department: found.properties.department ?? null,
    accountEnabled: found.properties.accountEnabled === true,
    manager: personaId(found.managerId) ?? null,
    groups: company.groups.filter(({ id: groupId }) => found.groupIds.includes(groupId)).map(({ key }) => key),
    registered: found.methods.flatMap((method) => registeredNameOf(method) ?? []),
    teams: found.teams ?? null,
  };
}

/** At once, without Graph's lag. False: no such account, or no such manager. */
export function changeAccount(
  company: Company,
  directory: DirectoryAccess,
  id: string,
  { manager, registered, teams, deleted, ...properties }: AccountChange,
): boolean {
  const account = objectIdOf(company, id);
  const chief = typeof manager === 'string' ? objectIdOf(company, manager) : undefined;
  if (directory.find(account) === undefined) return false;
  if (typeof manager === 'string' && directory.find(chief ?? '') === undefined) return false;
  const changes = Object.fromEntries(Object.entries(properties).filter(([, value]) => value !== undefined));
  directory.update(account, changes);
  if (manager !== undefined) directory.setManager(account, chief);
  if (registered !== undefined) register(company, directory, account, registered);
  if (teams !== undefined) directory.setTeams(account, teams ?? undefined);
  if (deleted === true) directory.remove(account);
  return true;
}

function register(
  { accounts }: Company,
  directory: DirectoryAccess,
  id: string,
  names: readonly RegisteredName[],
): void {
  const number = accounts.findIndex(({ properties }) => [properties.id, properties.userPrincipalName].includes(id));
  const account = accounts[number];
  if (account !== undefined) directory.setMethods(id, registerAnew(account, number, names));
}

/** By the group's name in the cast (`helpdesk`, `vip` …), its display name or its object id. False: no such group or account. */
export function changeGroup(
  company: Company,
  directory: DirectoryAccess,
  name: string,
  { add, remove }: GroupChange,
): boolean {
  const group = company.groups.find((each) => [each.key, each.id, each.displayName].includes(name));
  const people = [add, remove].filter((id) => id !== undefined).map((id) => objectIdOf(company, id));
  if (group === undefined || people.some((id) => directory.find(id) === undefined)) return false;
  // Taken out first: somebody who is in the group already would stand in it twice.
  for (const id of people) directory.removeFromGroup(id, group.id);
  if (add !== undefined) directory.addToGroup(objectIdOf(company, add), group.id);
  return true;
}

/** The object id of a persona; whatever else was given is taken as an object id or a user principal name. */
function objectIdOf(company: Company, id: string): string {
  return company.personas.find((persona) => persona.id === id)?.aadObjectId ?? id;
}
