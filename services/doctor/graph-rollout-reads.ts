import type { Client } from '@microsoft/microsoft-graph-client';
import type { DirectoryAudit, SubscribedSku } from '@microsoft/microsoft-graph-types';
import { readAll } from '../directory/graph-paging.ts';
import type { TenantView } from './doctor-views.ts';
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
const eventsRead = 50;

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
    writebackSigns: once(() =>
      read('AuditLog.Read.All', async () => {
        const [on, off, events] = await Promise.all([
          newest(client, "activityDisplayName eq 'Enable password writeback for directory'", 1),
          newest(client, "activityDisplayName eq 'Disable password writeback for directory'", 1),
          newest(client, "loggedByService eq 'Self-service Password Management'", eventsRead),
        ]);
        return { switchedOn: timeOf(on[0]), switchedOff: timeOf(off[0]), agent: agentIn(events) };
      }),
    ),
  };
}

async function newest(client: Client, filter: string, most: number): Promise<readonly DirectoryAudit[]> {
  const request = client.api('/auditLogs/directoryAudits').filter(filter).orderby('activityDateTime desc').top(most);
  return ((await request.get()) as { readonly value: readonly DirectoryAudit[] }).value;
}

function timeOf(event: DirectoryAudit | undefined): Date | undefined {
  return typeof event?.activityDateTime === 'string' ? new Date(event.activityDateTime) : undefined;
}

/** Only what went well: an agent that refused a password carried none. */
function agentIn(events: readonly DirectoryAudit[]): { readonly name: string; readonly at: Date } | undefined {
  for (const event of events) {
    const { additionalDetails, result } = event;
    const name = (additionalDetails ?? []).find(({ key }) => key === 'OnPremisesAgent')?.value;
    const at = timeOf(event);
    if (result === 'success' && at !== undefined && typeof name === 'string' && name !== '' && name !== 'None')
      return { name, at };
  }
  return undefined;
}
