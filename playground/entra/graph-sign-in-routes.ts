import type { SignIn } from '@microsoft/microsoft-graph-types';
import { urlOf } from './graph-call.ts';
import { badRequest, GraphFailure } from './graph-failure.ts';
import { context } from './graph-world.ts';
import type { GraphAnswer, GraphCall, GraphRoute, GraphWorld } from './graph-world.ts';
import { filter, page } from './odata.ts';
import type { SignInRow } from './sign-in-log.ts';

/** The log of sign-ins (https://learn.microsoft.com/graph/api/signin-list). Microsoft's is minutes behind; this one is not. */
export const signInRoutes: readonly GraphRoute[] = [
  {
    method: 'GET',
    path: '/auditLogs/signIns',
    anyOf: ['AuditLog.Read.All'],
    // No $select here.
    query: ['$filter', '$orderby', '$top', '$skiptoken'],
    units: 1,
    limit: 'reports',
    handle: listSignIns,
  },
];

const filterable: ReadonlySet<string> = new Set(
  'appDisplayName appId clientAppUsed createdDateTime id ipAddress userDisplayName userId userPrincipalName'.split(' '),
);

function listSignIns(call: GraphCall, world: GraphWorld): GraphAnswer {
  if (world.state.tenant.licence === 'none')
    throw new GraphFailure(
      403,
      'Authentication_RequestFromNonPremiumTenantOrB2CTenant',
      "Neither tenant is B2C or tenant doesn't have premium license",
    );
  const order = call.query.get('$orderby') ?? 'createdDateTime desc';
  if (!/^createdDateTime(?: (?:asc|desc))?$/.test(order)) throw badRequest('Unsupported $orderby.', 'BadRequest');
  const test = filter(call.query.get('$filter'), filterable, () => undefined);
  const newestFirst = world.state.signIns
    .rows()
    .map((row) => signInOf(row, world))
    .filter((row) => test({ ...row }));
  const rows = order.endsWith('desc') ? newestFirst : newestFirst.toReversed();
  const place = context(world, 'auditLogs/signIns');
  return { status: 200, body: page(rows, call.query, urlOf(call, world), place, world.pageSize) };
}

/** Everything that Microsoft's rows tell, also what Avain must never pass on. */
function signInOf({ id, userId, at, code, client }: SignInRow, world: GraphWorld): SignIn {
  const user = world.state.users.get(userId);
  return {
    id,
    createdDateTime: new Date(at).toISOString(),
    userId,
    userDisplayName: user?.properties.displayName ?? '',
    userPrincipalName: user?.properties.userPrincipalName ?? '',
    appId: '00000002-0000-0ff1-ce00-000000000000',
    appDisplayName: 'Office 365 Exchange Online',
    resourceDisplayName: 'Office 365 Exchange Online',
    ipAddress: '203.0.113.77',
    clientAppUsed: client,
    isInteractive: true,
    conditionalAccessStatus: code === 53003 ? 'failure' : 'notApplied',
    status: {
      errorCode: code,
      failureReason: code === 0 ? 'Other.' : `See AADSTS${String(code)}.`,
      additionalDetails: null,
    },
    deviceDetail: { deviceId: '', displayName: 'KUUSAMA-0417', operatingSystem: 'Ios 18', browser: 'Mobile Safari' },
    location: { city: 'Rovaniemi', state: 'Lappi', countryOrRegion: 'FI' },
    riskDetail: 'none',
    riskLevelAggregated: 'none',
    riskLevelDuringSignIn: 'none',
    riskState: 'none',
    riskEventTypes_v2: [],
  };
}
