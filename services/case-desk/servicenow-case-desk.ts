import { z } from 'zod';
import type { Clock } from '../clock/clock.ts';
import type { ServiceNowIncident } from '../config/config.ts';
import { DependencyError, InvariantError } from '../errors/app-error.ts';
import type { CaseDesk, Ticket, TicketDraft } from './case-desk.ts';
import { createDeskHttp, readTicketUrl, requireDeskUrl, type DeskCall } from './desk-http.ts';
import { createServiceNowToken, type ServiceNowCredential } from './servicenow-token.ts';

/** With `sysparm_display_value=all` each field comes as what is stored and what is shown. */
const field = z.object({ value: z.string().nullish(), display_value: z.string().nullish() });
const row = z.object({
  sys_id: field,
  number: field,
  correlation_id: field,
  state: field.optional(),
  work_notes: field.optional(),
});
const list = z.object({ result: z.array(row) });
const created = z.object({ result: z.object({ sys_id: z.string().regex(/^[0-9a-f]{32}$/), number: z.string() }) });

type Incident = {
  readonly sysId: string;
  readonly number: string;
  readonly state: string;
  readonly workNotes: string;
};

/** Resolved, Closed, Canceled in the base system. */
const overStates = ['6', '7', '8'];
const resolvedState = '6';

/**
 * Tickets as incidents through ServiceNow's Table API (`/api/now/table/incident`). The incident carries our correlation id in
 * `correlation_id`; every call looks it up first, so what is found is never made or noted a second time. A note carries
 * its id in brackets, by which it is found again in the incident's work notes. Needs a user that may create, read
 * (`correlation_id`, `number`, `state`, `work_notes`) and write incidents: the role `sn_incident_write` or `itil`.
 *
 * `incident.closeCode` must be one of the instance's resolution codes where it checks them. Closing there closes here when a business rule
 * of the instance posts the signed event that `desk-events.ts` describes; this adapter does not poll.
 *
 * Written from the public reference of the Table API and tried against a double of our own only, never against an instance.
 */
export function createServiceNowCaseDesk(options: {
  /** Origin of the instance. */
  readonly url: string;
  readonly credential: ServiceNowCredential;
  readonly clock: Clock;
  /** `closeCode`: default `Solution provided`, as in the base system. */
  readonly incident?: ServiceNowIncident;
  /** Default 10 s a call. */
  readonly timeoutMs?: number;
}): CaseDesk {
  const { clock, credential, incident: wanted = {}, timeoutMs = 10_000 } = options;
  const origin = requireDeskUrl(options.url).origin;
  // Older releases answer a query without a hit with 404.
  const http = createDeskHttp({ clock, timeoutMs, expected: [404] });
  const token = createServiceNowToken({ origin, credential, clock, timeoutMs });
  const table = `${origin}/api/now/table/incident`;

  const call = async (method: DeskCall['method'], url: URL, fields?: Readonly<Record<string, string>>) => {
    const body = fields === undefined ? {} : { body: JSON.stringify(fields) };
    const headers = {
      accept: 'application/json',
      'content-type': 'application/json',
      authorization: await token.authorization(),
    };
    try {
      return await http({ method, url, headers, ...body });
    } catch (error) {
      if (error instanceof DependencyError && error.details['status'] === 401) token.forget();
      throw error;
    }
  };

  const find = async (correlationId: string, more: readonly string[] = []): Promise<Incident | undefined> => {
    const url = new URL(table);
    url.searchParams.set('sysparm_query', `correlation_id=${queryValue(correlationId)}^ORDERBYsys_created_on`);
    url.searchParams.set('sysparm_fields', ['sys_id', 'number', 'correlation_id', ...more].join(','));
    url.searchParams.set('sysparm_display_value', 'all');
    url.searchParams.set('sysparm_limit', '2');
    const { status, json } = await call('GET', url);
    if (status === 404) return undefined;
    return readIncident(json, correlationId);
  };

  const update = async (incident: Incident, fields: Readonly<Record<string, string>>): Promise<void> => {
    // 404: somebody deleted it between the two calls. There is nothing left to be told.
    await call('PATCH', new URL(`${table}/${incident.sysId}?sysparm_fields=sys_id`), fields);
  };

  const ticketOf = (correlationId: string, { sysId, number }: Pick<Incident, 'sysId' | 'number'>): Ticket => ({
    correlationId,
    id: number.slice(0, 100),
    url: readTicketUrl(`${origin}/nav_to.do?uri=incident.do?sys_id=${sysId}`),
  });

  return {
    ensure: async (draft) => {
      const there = await find(draft.correlationId);
      if (there !== undefined) return ticketOf(draft.correlationId, there);
      const { json } = await call('POST', new URL(`${table}?sysparm_fields=sys_id,number`), fieldsOf(draft, wanted));
      const parsed = created.safeParse(json);
      if (parsed.success) {
        const { sys_id: sysId, number } = parsed.data.result;
        return ticketOf(draft.correlationId, { sysId, number });
      }
      const made = await find(draft.correlationId);
      if (made === undefined) throw notUnderstood({ unknown: true });
      return ticketOf(draft.correlationId, made);
    },
    note: async ({ correlationId }, { noteId, text }) => {
      const incident = await find(correlationId, ['work_notes']);
      if (incident === undefined || incident.workNotes.includes(`[${noteId}]`)) return;
      await update(incident, { work_notes: `${inert(text)} [${noteId}]` });
    },
    close: async ({ correlationId }, { text }) => {
      const incident = await find(correlationId, ['state']);
      if (incident === undefined || overStates.includes(incident.state)) return;
      const code = wanted.closeCode ?? 'Solution provided';
      await update(incident, { state: resolvedState, close_code: code, close_notes: inert(text) });
    },
  };
}

function fieldsOf(
  { correlationId, title, text, priority }: TicketDraft,
  { assignmentGroup, caller }: ServiceNowIncident,
): Readonly<Record<string, string>> {
  return {
    // Longer ones are cut by the table.
    short_description: inert(title).slice(0, 160),
    description: inert(text).slice(0, 4_000),
    correlation_id: correlationId,
    correlation_display: 'Avain',
    urgency: priority === 'high' ? '1' : '2',
    ...(assignmentGroup === undefined ? {} : { assignment_group: assignmentGroup }),
    ...(caller === undefined ? {} : { caller_id: caller }),
  };
}

/**
 * An instance ignores a condition that it does not understand or may not evaluate, and answers with other people's incidents:
 * only a row that says our correlation id is ours, and an answer full of others is no answer.
 */
function readIncident(json: unknown, correlationId: string): Incident | undefined {
  const parsed = list.safeParse(json);
  if (!parsed.success) throw notUnderstood({});
  const rows = parsed.data.result;
  const ours = rows.find((one) => one.correlation_id.value === correlationId);
  if (ours === undefined && rows.length > 0) throw notUnderstood({ queryIgnored: true });
  if (ours === undefined) return undefined;
  const sysId = ours.sys_id.value ?? '';
  if (!/^[0-9a-f]{32}$/.test(sysId)) throw notUnderstood({});
  return {
    sysId,
    number: ours.number.value ?? correlationId,
    state: ours.state?.value ?? '',
    workNotes: ours.work_notes?.display_value ?? '',
  };
}

function notUnderstood(details: Readonly<Record<string, boolean>>): DependencyError {
  return new DependencyError('desk_unavailable', "ServiceNow's answer is not understood", { details });
}

/** A caret would begin another condition. */
function queryValue(correlationId: string): string {
  if (!/^[A-Za-z0-9-]{1,100}$/.test(correlationId)) throw new InvariantError('a correlation id has other characters');
  return correlationId;
}

/** Journal fields draw what stands between `[code]` marks as HTML; names come from people. */
function inert(text: string): string {
  return text.replaceAll(/\[(\/?code)\]/gi, '($1)');
}
