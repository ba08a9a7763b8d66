import { pbkdf2Sync, randomBytes, timingSafeEqual } from 'node:crypto';
import type { User } from '@microsoft/microsoft-graph-types';
import type { Clock } from '../../services/clock/clock.ts';
import type { Company, CompanyGroup, RoleGrant, TeamsHindrance, TypedMethod } from '../company/company.ts';
import { signInStories } from '../company/sign-in-stories.ts';
import { createSignInLogBook, type SignInLogBook } from './sign-in-log.ts';
import { usualTenantSettings, type TenantSettings } from './tenant-settings.ts';

/** Microsoft promises no figure; hours have been seen. */
const reportLagMs = 4 * 60 * 60_000;

/** An account as the directory keeps it. `properties` is the truth; readers see it only after the lag. */
export type UserRecord = {
  readonly id: string;
  properties: User;
  methods: TypedMethod[];
  /** What the registration report knows, hours behind `methods`, and when it catches up; undefined: it has. */
  reported: readonly TypedMethod[];
  reportedAfter: number | undefined;
  managerId: string | undefined;
  teams: TeamsHindrance | undefined;
  passwordHash: Buffer;
  mustChangePassword: boolean;
  lockout: { badHashes: Buffer[]; bad: number; until: number; lastSeconds: number };
  /** What readers see, and what they will see. */
  visible: User;
  pending: { readonly at: number; readonly changes: User }[];
};

export type StoredGrant = RoleGrant & { readonly id: string };

export type DirectoryState = {
  readonly users: ReadonlyMap<string, UserRecord>;
  readonly groups: Map<string, CompanyGroup>;
  readonly removedGroups: Map<string, CompanyGroup>;
  readonly assignments: StoredGrant[];
  readonly eligibilities: StoredGrant[];
  tenant: TenantSettings;
  readonly signIns: SignInLogBook;
  /** By object id or UPN, any case. */
  readonly find: (idOrUpn: string) => UserRecord | undefined;
  readonly remove: (user: UserRecord) => void;
  /** What a reader sees now. */
  readonly read: (user: UserRecord) => User;
  /** Changes the truth at once and what readers see after `lagMs`. */
  readonly change: (user: UserRecord, changes: User, lagMs: number) => void;
  readonly hash: (password: string) => Buffer;
  readonly matches: (user: UserRecord, password: string) => boolean;
  /** Sets what is registered: at once for whoever asks for the methods, later for the report. */
  readonly register: (user: UserRecord, methods: readonly TypedMethod[]) => void;
  /** What the registration report says is registered, as of now. */
  readonly reportOf: (user: UserRecord) => readonly TypedMethod[];
  /** The report catches up with everybody at once. */
  readonly refreshReport: () => void;
  /** Groups the user is in, directly or through another group. */
  readonly groupsOf: (memberId: string) => readonly CompanyGroup[];
};

/** A fresh, changing copy of the company. Passwords are kept as salted PBKDF2 only. */
export function createDirectoryState(company: Company, clock: Clock): DirectoryState {
  const started = clock.now().getTime();
  const salt = randomBytes(16);
  const hash = (password: string) => pbkdf2Sync(password, salt, 1000, 32, 'sha256');
  const seeded = new Map<string, Buffer>();
  const hashOnce = (password: string) => {
    const known = seeded.get(password) ?? hash(password);
    seeded.set(password, known);
    return known;
  };
  const users = new Map<string, UserRecord>();
  const idByUpn = new Map<string, string>();
  for (const account of company.accounts) {
    const { id, userPrincipalName } = account.properties;
    const properties = { ...account.properties, ...hireDate(account.hiredDaysAgo, started) };
    idByUpn.set(userPrincipalName.toLowerCase(), id);
    users.set(id, {
      id,
      properties,
      methods: [...account.methods],
      reported: account.methods,
      reportedAfter: undefined,
      managerId: account.managerId,
      teams: account.teams,
      passwordHash: hashOnce(account.password),
      mustChangePassword: account.mustChangePassword,
      lockout: { badHashes: [], bad: 0, until: 0, lastSeconds: 0 },
      visible: { ...properties },
      pending: [],
    });
  }
  const groups = new Map(company.groups.map((group) => [group.id, group]));
  return {
    users,
    groups,
    removedGroups: new Map(),
    assignments: company.roleAssignments.map(withId),
    eligibilities: company.roleEligibilities.map(withId),
    tenant: usualTenantSettings(company),
    signIns: seededSignIns(company, started),
    find: (idOrUpn) => users.get(idOrUpn.toLowerCase()) ?? users.get(idByUpn.get(idOrUpn.toLowerCase()) ?? ''),
    remove: (user) => {
      users.delete(user.id);
    },
    read: (user) => readVisible(user, clock.now().getTime()),
    change: (user, changes, lagMs) => {
      user.properties = { ...user.properties, ...changes };
      user.pending.push({ at: clock.now().getTime() + lagMs, changes });
    },
    hash,
    matches: (user, password) => timingSafeEqual(user.passwordHash, hash(password)),
    register: (user, methods) => {
      user.reported = reportNow(user, clock.now().getTime());
      user.methods = [...methods];
      user.reportedAfter = clock.now().getTime() + reportLagMs;
    },
    reportOf: (user) => reportNow(user, clock.now().getTime()),
    refreshReport: () => {
      for (const user of users.values()) reportNow(user, Number.POSITIVE_INFINITY);
    },
    groupsOf: (memberId) => containing(groups, memberId),
  };
}

function seededSignIns({ personas }: Company, started: number): SignInLogBook {
  const book = createSignInLogBook();
  for (const { id, aadObjectId: userId } of personas)
    for (const { minutesAgo, code, client } of signInStories[id] ?? [])
      book.add({ userId, at: started - minutesAgo * 60_000, code, client });
  return book;
}

export function withId(grant: RoleGrant, index: number): StoredGrant {
  return { ...grant, id: `grant-${String(index)}-${grant.principalId.slice(0, 8)}` };
}

/** The moment as HR systems write it: midnight, UTC. */
function hireDate(daysAgo: number | undefined, now: number): User {
  if (daysAgo === undefined) return {};
  const day = new Date(now - daysAgo * 86_400_000);
  return { employeeHireDate: `${day.toISOString().slice(0, 10)}T00:00:00Z` };
}

function reportNow(user: UserRecord, now: number): readonly TypedMethod[] {
  if (user.reportedAfter !== undefined && user.reportedAfter <= now) {
    user.reported = user.methods;
    user.reportedAfter = undefined;
  }
  return user.reported;
}

function readVisible(user: UserRecord, now: number): User {
  const due = user.pending.filter((change) => change.at <= now);
  user.pending = user.pending.filter((change) => change.at > now);
  for (const { changes } of due) user.visible = { ...user.visible, ...changes };
  return user.visible;
}

function containing(groups: ReadonlyMap<string, CompanyGroup>, memberId: string): readonly CompanyGroup[] {
  const found = new Map<string, CompanyGroup>();
  const visit = (id: string) => {
    for (const group of groups.values()) {
      if (found.has(group.id) || !group.memberIds.includes(id)) continue;
      found.set(group.id, group);
      visit(group.id);
    }
  };
  visit(memberId);
  return [...found.values()];
}
