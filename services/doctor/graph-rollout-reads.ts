import type { Client } from '@microsoft/microsoft-graph-client';
import type { DirectoryAudit, SubscribedSku } from '@microsoft/microsoft-graph-types';
import { readAll } from '../directory/graph-paging.ts';
import type { TenantView, WritebackSigns } from './doctor-views.ts';
import type { Looked } from './finding.ts';

/** `permission` is named where the tenant refuses the read. */
export type Read = <T>(permission: string, read: () => Promise<T>) => Promise<Looked<T>>;

/** Several looks at the same thing are one. */
export function once<T>(read: () => Promise<T>): () => Promise<T> {
  let answer: Promise<T> | undefined;
  return () => (answer ??= read());
}

/** `Suspended`, `LockedOut` and `Deleted` give nobody anything (https://learn.microsoft.com/graph/api/resources/subscribedsku). */
const livingStates = ['Enabled', 'Warning'];
/** Enough to meet one reset of a synchronised account in a company where such resets happen at all. */
const eventsRead = 100;

/** What only the planner of a roll-out asks. */
export function rolloutReads(client: Client, read: Read): Pick<TenantView, 'licences' | 'writebackSigns'> {
  return {
    licences: once(() =>
      read('LicenseAssignment.Read.All', async () => {
        const skus = await readAll<SubscribedSku>(client.api('/subscribedSkus'), client);
        return skus
          .filter(({ capabilityStatus }) => livingStates.includes(capabilityStatus ?? ''))
          .map(({ servicePlans, prepaidUnits }) => ({
            plans: (servicePlans ?? [])
              .filter(({ provisioningStatus }) => provisioningStatus !== 'Disabled')
              .map(({ servicePlanName }) => servicePlanName ?? ''),
            // Seats in a grace period (`warning`) still work.
            units: (prepaidUnits?.enabled ?? 0) + (prepaidUnits?.warning ?? 0),
          }));
      }),
    ),
    writebackSigns: once(() => read('AuditLog.Read.All', async () => readSigns(client))),
  };
}

const switchNames = {
  on: 'Enable password writeback for directory',
  off: 'Disable password writeback for directory',
} as const;

/**
 * The reports allow five requests in ten seconds in the whole tenant, so mostly one does: whatever is newer than the last
 * password that got through stands in the same answer, and a short answer is the whole log.
 */
async function readSigns(client: Client): Promise<WritebackSigns> {
  const events = await newest(client, "loggedByService eq 'Self-service Password Management'", eventsRead);
  const agent = agentIn(events, 'success');
  const switched = async (name: string): Promise<Date | undefined> => {
    const seen = events.find(({ activityDisplayName }) => activityDisplayName === name);
    if (seen !== undefined || agent !== undefined || events.length < eventsRead) return timeOf(seen);
    return timeOf((await newest(client, `activityDisplayName eq '${name}'`, 1))[0]);
  };
  const [switchedOn, switchedOff] = await Promise.all([switched(switchNames.on), switched(switchNames.off)]);
  return { switchedOn, switchedOff, agent, failed: agentIn(events, 'failure')?.at };
}

async function newest(client: Client, filter: string, most: number): Promise<readonly DirectoryAudit[]> {
  const request = client.api('/auditLogs/directoryAudits').filter(filter).orderby('activityDateTime desc').top(most);
  return ((await request.get()) as { readonly value: readonly DirectoryAudit[] }).value;
}

function timeOf(event: DirectoryAudit | undefined): Date | undefined {
  return typeof event?.activityDateTime === 'string' ? new Date(event.activityDateTime) : undefined;
}

/** The newest event in which an on-premises agent took part, and ended like this. */
function agentIn(events: readonly DirectoryAudit[], ending: 'success' | 'failure') {
  for (const event of events) {
    const name = (event.additionalDetails ?? []).find(({ key }) => key === 'OnPremisesAgent')?.value;
    const at = timeOf(event);
    if (event.result === ending && at !== undefined && typeof name === 'string' && name !== '' && name !== 'None')
      return { name, at };
  }
  return undefined;
}
