import { stableGuid } from '../company/stable-ids.ts';
import { toSecond, urlOf } from './graph-call.ts';
import { badRequest, denied } from './graph-failure.ts';
import { context } from './graph-world.ts';
import type { GraphAnswer, GraphCall, GraphRoute, GraphWorld } from './graph-world.ts';
import { filter, page, select } from './odata.ts';

/** Licences, synchronisation and the catalogue of Teams apps: what an administrator's check-up reads. */

const listOptions = ['$select', '$filter', '$expand', '$orderby', '$top', '$count', '$search', '$skiptoken'];

export const tenantRoutes: readonly GraphRoute[] = [
  {
    method: 'GET',
    path: '/subscribedSkus',
    anyOf: ['LicenseAssignment.Read.All', 'Organization.Read.All', 'Directory.Read.All'],
    query: ['$select'],
    units: 3,
    handle: subscribedSkus,
  },
  {
    method: 'GET',
    path: '/directory/onPremisesSynchronization',
    anyOf: [],
    query: ['$select'],
    units: 1,
    // No application permission opens this: it answers signed-in Global Administrators only.
    handle: () => {
      throw denied();
    },
  },
  {
    method: 'GET',
    path: '/appCatalogs/teamsApps',
    anyOf: ['AppCatalog.Read.All', 'AppCatalog.ReadWrite.All'],
    query: listOptions,
    units: 1,
    limit: 'teams',
    handle: teamsApps,
  },
];

const skuProperties = new Set([
  ...['id', 'accountId', 'accountName', 'appliesTo', 'capabilityStatus', 'consumedUnits', 'prepaidUnits'],
  ...['servicePlans', 'skuId', 'skuPartNumber', 'subscriptionIds'],
]);

/** https://learn.microsoft.com/entra/identity/users/licensing-service-plan-reference */
const servicePlans = {
  p1: { servicePlanId: '41781fb2-bc02-4b7c-bd55-b576c07bb09d', servicePlanName: 'AAD_PREMIUM' },
  p2: { servicePlanId: 'eec0eb4f-6444-4f95-aba0-50c24d67f998', servicePlanName: 'AAD_PREMIUM_P2' },
} as const;

function subscribedSkus(call: GraphCall, world: GraphWorld): GraphAnswer {
  const { licence } = world.state.tenant;
  const plans = licence === 'none' ? [] : licence === 'p1' ? [servicePlans.p1] : [servicePlans.p1, servicePlans.p2];
  const people = world.company.personas.length;
  const sku = {
    id: `${world.company.tenant.id}_${stableGuid('sku')}`,
    skuId: stableGuid('sku'),
    skuPartNumber: 'KUUSAMA_WORKPLACE',
    accountId: world.company.tenant.id,
    accountName: world.company.tenant.displayName,
    appliesTo: 'User',
    capabilityStatus: 'Enabled',
    consumedUnits: people,
    prepaidUnits: { enabled: people + 50, suspended: 0, warning: 0, lockedOut: 0 },
    servicePlans: plans.map((plan) => ({ ...plan, appliesTo: 'User', provisioningStatus: 'Success' })),
    subscriptionIds: [stableGuid('subscription')],
  };
  const value = [select(sku, call.query, skuProperties, [...skuProperties])];
  return { status: 200, body: { '@odata.context': context(world, 'subscribedSkus'), value } };
}

const appProperties = new Set(['id', 'externalId', 'displayName', 'distributionMethod']);

function teamsApps(call: GraphCall, world: GraphWorld): GraphAnswer {
  const expand = call.query.get('$expand');
  if (expand !== null && expand !== 'appDefinitions')
    throw badRequest(`Could not expand '${expand}' here.`, 'BadRequest');
  const test = filter(call.query.get('$filter'), appProperties, () => undefined);
  const items = world.state.tenant.teamsApps
    .map((app) => ({ ...app, distributionMethod: 'organization' }))
    .filter((app) => test(app))
    .map((app) => ({
      ...select(app, call.query, appProperties, [...appProperties]),
      ...(expand === null
        ? {}
        : {
            appDefinitions: [
              {
                id: `${app.id}##1.0.0`,
                teamsAppId: app.id,
                displayName: app.displayName,
                version: '1.0.0',
                publishingState: app.publishingState,
              },
            ],
          }),
    }));
  const place = context(world, 'appCatalogs/teamsApps');
  return { status: 200, body: page(items, call.query, urlOf(call, world), place, world.pageSize) };
}

/** When directory synchronisation last came by, as `organization` shows it. */
export function lastSync({ state, clock }: GraphWorld): string | null {
  const minutes = state.tenant.lastSyncMinutes;
  return minutes === undefined ? null : toSecond(new Date(clock.now().getTime() - minutes * 60_000));
}
