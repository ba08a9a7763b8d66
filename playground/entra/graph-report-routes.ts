import type { DirectoryAudit, UserRegistrationDetails } from '@microsoft/microsoft-graph-types';
import { registeredNameOf } from '../company/accounts.ts';
import { stableGuid } from '../company/stable-ids.ts';
import type { UserRecord } from './directory-state.ts';
import { toSecond, urlOf } from './graph-call.ts';
import { notFound } from './graph-failure.ts';
import { context } from './graph-world.ts';
import type { GraphAnswer, GraphCall, GraphRoute, GraphWorld } from './graph-world.ts';
import { filter, page } from './odata.ts';

/** Microsoft's own reports: who has registered what, hours behind, and the audit log. */

const readers = ['AuditLog.Read.All'] as const;
const common = { method: 'GET', anyOf: readers, units: 1, limit: 'reports' } as const;
const registrationPath = '/reports/authenticationMethods/userRegistrationDetails';

export const reportRoutes: readonly GraphRoute[] = [
  {
    ...common,
    path: registrationPath,
    // No $select here.
    query: ['$filter', '$orderby', '$top', '$skiptoken'],
    handle: listRegistrations,
  },
  { ...common, path: `${registrationPath}/:user`, query: [], handle: getRegistration },
  {
    ...common,
    path: '/auditLogs/directoryAudits',
    query: ['$filter', '$orderby', '$top', '$skiptoken'],
    handle: listAudits,
  },
];

const filterable: ReadonlySet<string> = new Set(
  'userPrincipalName userDisplayName userType isAdmin isSsprRegistered isSsprEnabled isSsprCapable isMfaRegistered isMfaCapable isPasswordlessCapable methodsRegistered'.split(
    ' ',
  ),
);

/** Disabled accounts are not in the report, deleted ones neither. */
function listRegistrations(call: GraphCall, world: GraphWorld): GraphAnswer {
  const test = filter(call.query.get('$filter'), filterable, () => undefined);
  const rows = [...world.state.users.values()]
    .filter(({ properties }) => properties.accountEnabled === true)
    .map((user) => detailsOf(user, world))
    .filter((row) => test({ ...row }));
  const place = context(world, 'reports/authenticationMethods/userRegistrationDetails');
  return { status: 200, body: page(rows, call.query, urlOf(call, world), place, world.pageSize) };
}

function getRegistration(call: GraphCall, world: GraphWorld): GraphAnswer {
  const id = call.params['user'] ?? '';
  const user = world.state.users.get(id.toLowerCase());
  if (user?.properties.accountEnabled !== true) throw notFound(id);
  const place = context(world, 'reports/authenticationMethods/userRegistrationDetails/$entity');
  return { status: 200, body: { '@odata.context': place, ...detailsOf(user, world) } };
}

/** E-mail and security questions serve a reset only. */
const secondFactors = ['mobilePhone', 'microsoftAuthenticatorPush', 'softwareOneTimePasscode'];

/** https://learn.microsoft.com/graph/api/resources/userregistrationdetails */
function detailsOf(user: UserRecord, world: GraphWorld): UserRegistrationDetails {
  const { userPrincipalName, displayName, userType } = user.properties;
  const { ssprFor, ssprMethods } = world.state.tenant;
  const methodsRegistered = world.state.reportOf(user).flatMap((method) => registeredNameOf(method) ?? []);
  const mfa = methodsRegistered.some((name) => secondFactors.includes(name));
  const member = userType !== 'Guest';
  const isSsprEnabled = member && ssprFor === 'all';
  const isSsprRegistered = methodsRegistered.length >= ssprMethods;
  return {
    id: user.id,
    userPrincipalName: userPrincipalName ?? '',
    userDisplayName: displayName ?? '',
    userType: member ? 'member' : 'guest',
    isAdmin: world.state.assignments.some(({ principalId }) => principalId === user.id),
    isSsprRegistered,
    isSsprEnabled,
    isSsprCapable: isSsprRegistered && isSsprEnabled,
    isMfaRegistered: mfa,
    isMfaCapable: mfa,
    isPasswordlessCapable: false,
    methodsRegistered,
    isSystemPreferredAuthenticationMethodEnabled: true,
    systemPreferredAuthenticationMethods: [],
    userPreferredMethodForSecondaryAuthentication: 'none',
    // The report's own time, not the person's.
    lastUpdatedDateTime: toSecond(world.clock.now()),
  };
}

const auditProperties: ReadonlySet<string> = new Set(
  'activityDateTime activityDisplayName category correlationId loggedByService operationType result'.split(' '),
);

function listAudits(call: GraphCall, world: GraphWorld): GraphAnswer {
  const test = filter(call.query.get('$filter'), auditProperties, () => undefined);
  const rows = auditsOf(world).filter((row) => test({ ...row }));
  const place = context(world, 'auditLogs/directoryAudits');
  return { status: 200, body: page(rows, call.query, urlOf(call, world), place, world.pageSize) };
}

/** What the log shows of password writeback: resets of synchronised people that went through Connect, or did not. */
function auditsOf(world: GraphWorld): readonly DirectoryAudit[] {
  const { writeback, onPremisesSyncEnabled } = world.state.tenant;
  const synced = [...world.state.users.values()].filter(({ properties }) => properties.onPremisesSyncEnabled === true);
  if (writeback === 'no-sign' || onPremisesSyncEnabled !== true) return [];
  const before = (hours: number): string => toSecond(new Date(world.clock.now().getTime() - hours * 60 * 60_000));
  const resets = synced.slice(0, 3).map((user, index): DirectoryAudit => ({
    id: `SSPR_${stableGuid(`audit:${user.id}`)}`,
    activityDateTime: before((index + 1) * 30),
    activityDisplayName: 'Reset password (self-service)',
    category: 'UserManagement',
    correlationId: stableGuid(`audit-correlation:${user.id}`),
    loggedByService: 'Self-service Password Management',
    operationType: 'Update',
    result: writeback === 'works' ? 'success' : 'failure',
    resultReason: writeback === 'works' ? 'Successfully completed reset.' : 'OnPremisesConnectivityFailure',
    initiatedBy: { app: null, user: { id: user.id, userPrincipalName: user.properties.userPrincipalName ?? null } },
    targetResources: [
      {
        id: user.id,
        displayName: user.properties.displayName ?? null,
        type: 'User',
        userPrincipalName: user.properties.userPrincipalName ?? null,
        groupType: null,
        modifiedProperties: [],
      },
    ],
    additionalDetails: [{ key: 'OnPremisesAgent', value: 'Microsoft Entra Connect' }],
  }));
  const switchedOn: DirectoryAudit = {
    id: `SSPR_${stableGuid('audit:writeback')}`,
    activityDateTime: before(20 * 24),
    activityDisplayName: 'Enable password writeback for directory',
    category: 'DirectoryManagement',
    correlationId: stableGuid('audit-correlation:writeback'),
    loggedByService: 'Self-service Password Management',
    operationType: 'Update',
    result: 'success',
    resultReason: '',
    initiatedBy: { app: null, user: null },
    targetResources: [],
    additionalDetails: [],
  };
  return [...resets, switchedOn];
}
