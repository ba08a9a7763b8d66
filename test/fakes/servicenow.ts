import { randomBytes } from 'node:crypto';
import { startDeskDouble, type DoubleAnswer, type DoubleRequest } from './desk-double.ts';

export type Incident = { readonly sys_id: string; readonly number: string; readonly fields: Record<string, string> };

const columns = [
  'sys_id',
  'number',
  'correlation_id',
  'correlation_display',
  'short_description',
  'description',
  'urgency',
  'assignment_group',
  'caller_id',
  'state',
  'work_notes',
  'close_code',
  'close_notes',
  'sys_created_on',
];

/**
 * The part of ServiceNow's Table API that is used, with the shapes of its public reference: `{result}`, and for errors
 * `{error: {message, detail}, status: 'failure'}`. It also does what surprises: a condition on a field it does not know is left
 * out of the query, unknown fields in a body are dropped without a word, and journal fields are empty without display values.
 */
export async function startServiceNow(options: { readonly user: string; readonly password: string }) {
  const incidents: Incident[] = [];
  const tokens = new Set<string>();
  const state = {
    /** An instance whose table has no such column, or hides it from this user. */
    hidesCorrelation: false,
    /** Older releases answer a query without a hit so. */
    emptyIs404: false,
    /** Resolution codes of an instance that checks them. */
    closeCodes: undefined as readonly string[] | undefined,
    tokensAsked: 0,
  };
  const failure = (status: number, message: string, detail: string | null): DoubleAnswer => ({
    status,
    json: { error: { message, detail }, status: 'failure' },
  });
  const noRecord = failure(404, 'No Record found', "Record doesn't exist or ACL restricts the record retrieval");

  const answer = (request: DoubleRequest): DoubleAnswer => {
    if (request.url.pathname === '/oauth_token.do') return giveToken(request);
    if (!isAllowed(request.headers.authorization ?? '')) {
      return failure(401, 'User Not Authenticated', 'Required to provide Auth information');
    }
    const [, sysId] = /^\/api\/now\/table\/incident(?:\/([0-9a-f]{32}))?$/.exec(request.url.pathname) ?? [];
    if (!request.url.pathname.startsWith('/api/now/table/incident')) {
      return failure(400, 'Invalid table', null);
    }
    if (request.headers.accept !== 'application/json') return failure(406, 'Unsupported accept', null);
    if (request.method === 'GET') return sysId === undefined ? query(request.url) : failure(400, 'not used', null);
    if (request.headers['content-type'] !== 'application/json') return failure(415, 'Unsupported content type', null);
    const fields = known(JSON.parse(request.body) as Record<string, unknown>);
    if (request.method === 'POST' && sysId === undefined) return insert(request.url, fields);
    const incident = incidents.find((one) => one.sys_id === sysId);
    if (request.method !== 'PATCH' || incident === undefined) return noRecord;
    return update(request.url, incident, fields);
  };

  const insert = (url: URL, fields: Record<string, string>): DoubleAnswer => {
    const number = `INC${String(incidents.length + 1).padStart(7, '0')}`;
    const created = { sys_created_on: String(incidents.length), state: '1' };
    const incident = { sys_id: randomBytes(16).toString('hex'), number, fields: { ...created, ...fields } };
    incidents.push(incident);
    return { status: 201, json: { result: pick(url, incident) } };
  };

  const update = (url: URL, incident: Incident, fields: Record<string, string>): DoubleAnswer => {
    if (incident.fields['state'] === '7') return failure(403, 'Operation Failed', 'ACL Exception Update Failed');
    const closes = fields['state'] === '6' || fields['state'] === '7';
    if (closes && !(fields['close_code'] && fields['close_notes'])) {
      return failure(403, 'Operation Failed', 'Data Policy Exception: Resolution code, Resolution notes are mandatory');
    }
    if (closes && state.closeCodes?.includes(fields['close_code'] ?? '') === false)
      return failure(403, 'Operation Failed', 'Data Policy Exception: Resolution code is not valid');
    const { work_notes: note, ...rest } = fields;
    Object.assign(incident.fields, rest);
    if (note !== undefined) {
      const earlier = incident.fields['work_notes'] ?? '';
      incident.fields['work_notes'] = `2026-03-01 08:00:00 - Avain (Work notes)\n${note}\n\n${earlier}`;
    }
    return { status: 200, json: { result: pick(url, incident) } };
  };

  const query = (url: URL): DoubleAnswer => {
    const conditions = (url.searchParams.get('sysparm_query') ?? '').split('^');
    let rows = [...incidents];
    for (const condition of conditions) {
      const [, name = '', value = ''] = /^([a-z_]+)=(.*)$/.exec(condition) ?? [];
      if (condition.startsWith('ORDERBY')) {
        const by = condition.slice(7);
        rows.sort((a, b) => Number(a.fields[by] ?? 0) - Number(b.fields[by] ?? 0));
      } else if (columns.includes(name) && !(name === 'correlation_id' && state.hidesCorrelation)) {
        rows = rows.filter((row) => row.fields[name] === value);
      }
    }
    rows = rows.slice(0, Number(url.searchParams.get('sysparm_limit') ?? 10_000));
    if (rows.length === 0 && state.emptyIs404) return noRecord;
    return { status: 200, json: { result: rows.map((row) => pick(url, row)) } };
  };

  const pick = (url: URL, incident: Incident): Record<string, unknown> => {
    const all = url.searchParams.get('sysparm_display_value') === 'all';
    const names = url.searchParams.get('sysparm_fields')?.split(',') ?? columns;
    const shown = names.filter((name) => columns.includes(name));
    const stored: Record<string, string> = { ...incident.fields, sys_id: incident.sys_id, number: incident.number };
    if (state.hidesCorrelation) stored['correlation_id'] = '';
    return Object.fromEntries(
      shown.map((name) => {
        const value = stored[name] ?? '';
        // A journal field has no value of its own.
        if (name === 'work_notes') return [name, all ? { display_value: value, value: '' } : ''];
        return [name, all ? { display_value: value, value } : value];
      }),
    );
  };

  const giveToken = (request: DoubleRequest): DoubleAnswer => {
    const form = new URLSearchParams(request.body);
    state.tokensAsked += 1;
    const right = form.get('client_id') === options.user && form.get('client_secret') === options.password;
    if (request.method !== 'POST' || form.get('grant_type') !== 'client_credentials' || !right) {
      return { status: 401, json: { error_description: 'access_denied', error: 'server_error' } };
    }
    const token = randomBytes(24).toString('base64url');
    tokens.add(token);
    return { status: 200, json: { access_token: token, scope: 'useraccount', token_type: 'Bearer', expires_in: 1799 } };
  };

  const isAllowed = (authorization: string): boolean => {
    const basic = Buffer.from(`${options.user}:${options.password}`).toString('base64');
    return authorization === `Basic ${basic}` || tokens.has(authorization.replace(/^Bearer /, ''));
  };

  return { double: await startDeskDouble(answer), incidents, state, tokens };
}

function known(body: Record<string, unknown>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(body)
      .filter(([name]) => columns.includes(name))
      .map(([name, value]) => [name, name === 'short_description' ? String(value).slice(0, 160) : String(value)]),
  );
}
