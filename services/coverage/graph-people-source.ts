import type { Client, GraphRequest } from '@microsoft/microsoft-graph-client';
import type { Group, User, UserRegistrationDetails } from '@microsoft/microsoft-graph-types';
import type { Clock } from '../clock/clock.ts';
import type { GraphLimits } from '../directory/graph-client.ts';
import { isNotFound, toDependencyError } from '../directory/graph-errors.ts';
import { requireObjectId } from '../directory/graph-object-id.ts';
import { isUserPrincipalName } from '../directory/user-principal-name.ts';
import { DependencyError, InvariantError } from '../errors/app-error.ts';
import type { Page, PeopleSource, PersonRow } from './people-source.ts';
import { personProperties, toPersonRow, toRegistrationRow } from './people-rows.ts';

export type GraphPeopleSourceOptions = {
  /** From `createGraphReadClient` with the reader's credential and `populationLimits`. */
  readonly client: Client;
  /** The client's own: a page is only followed there. */
  readonly baseUrl: string;
  readonly clock: Clock;
};

/** Nobody waits for a job as for a turn, and the report is slow: Microsoft ends such reads after 60 s. */
export const populationLimits: Partial<GraphLimits> = { totalMs: 90_000, attemptMs: 60_000, tokenMs: 5_000 };

/** Graph's largest page (https://learn.microsoft.com/graph/paging). */
const mostInPage = 999;
/** So many leave as one batch. */
const mostNames = 20;
/** Casts and comparisons of dates are advanced queries (https://learn.microsoft.com/graph/aad-advanced-queries). */
const advanced = { ConsistencyLevel: 'eventual' } as const;

/** `PeopleSource` on Microsoft Graph v1.0; a cursor is the next link as Graph gave it. */
export function createGraphPeopleSource(options: GraphPeopleSourceOptions): PeopleSource {
  const { client, clock } = options;
  const guarded = async <T>(operation: string, read: () => Promise<T>): Promise<T> => {
    try {
      return await read();
    } catch (error) {
      throw toDependencyError(error, operation, clock.now());
    }
  };
  const people = async (first: GraphRequest, cursor: string | undefined, headers = {}) =>
    pageOf(options, { first, cursor, headers }, (item) => toPersonRow(item as User));
  const users = (): GraphRequest =>
    client
      .api('/users')
      .select([...personProperties])
      .top(mostInPage);
  const byName = async (name: string): Promise<PersonRow | undefined> => {
    const filter = filterFor(name);
    if (filter === undefined) return undefined;
    const request = client
      .api('/users')
      .filter(encodeURIComponent(filter))
      .select([...personProperties]);
    const { rows } = await people(request, undefined);
    return rows[0];
  };
  return {
    users: (cursor) => guarded('users', () => people(users(), cursor)),
    registrations: (cursor) =>
      guarded('registrations', () => {
        // Takes no $select: https://learn.microsoft.com/graph/api/authenticationmethodsroot-list-userregistrationdetails
        const first = client.api('/reports/authenticationMethods/userRegistrationDetails').top(mostInPage);
        return pageOf(options, { first, cursor, headers: {} }, (item) =>
          toRegistrationRow(item as UserRegistrationDetails),
        );
      }),
    members: (groupId, cursor) =>
      guarded('members', () => {
        const first = client
          .api(`/groups/${requireObjectId(groupId)}/transitiveMembers/microsoft.graph.user`)
          .select([...personProperties])
          .count(true)
          .top(mostInPage);
        return unlessMissing(() => people(first, cursor, advanced));
      }),
    hired: (from, to, cursor) =>
      guarded('hired', () => {
        const between = `employeeHireDate ge ${day(from)}T00:00:00Z and employeeHireDate le ${day(to)}T23:59:59Z`;
        return people(users().filter(encodeURIComponent(between)).count(true), cursor, advanced);
      }),
    named: (names) => {
      if (names.length > mostNames) throw new InvariantError('at most 20 people can be asked about at once');
      // Asked in one tick, they leave as one batch.
      return guarded('named', () => Promise.all(names.map(byName)));
    },
    groupName: (groupId) =>
      guarded('groupName', () =>
        unlessMissing(async () => {
          const group = (await client
            .api(`/groups/${requireObjectId(groupId)}`)
            .select(['id', 'displayName'])
            .get()) as Group;
          return group.displayName ?? '';
        }),
      ),
  };
}

async function unlessMissing<T>(read: () => Promise<T>): Promise<T | undefined> {
  try {
    return await read();
  } catch (error) {
    if (isNotFound(error)) return undefined;
    throw error;
  }
}

type Asked = {
  readonly first: GraphRequest;
  readonly cursor: string | undefined;
  /** Not carried over by the next link, so sent with each page. */
  readonly headers: Readonly<Record<string, string>>;
};

async function pageOf<Row>(
  { client, baseUrl, clock }: GraphPeopleSourceOptions,
  { first, cursor, headers }: Asked,
  toRow: (item: unknown) => Row | undefined,
): Promise<Page<Row>> {
  const request = cursor === undefined ? first : client.api(sameHost(cursor, baseUrl));
  let body: unknown;
  try {
    body = await request.headers({ ...headers }).get();
  } catch (error) {
    const failure = isNotFound(error) ? error : toDependencyError(error, 'page', clock.now());
    // The question was fine when its first page came, so it is the token of the page that Graph does not take any more.
    if (cursor === undefined || !(failure instanceof DependencyError) || failure.details['status'] !== 400)
      throw failure;
    throw new DependencyError(failure.code, 'Graph does not know this page any more', {
      details: { ...failure.details, cursorForgotten: true },
    });
  }
  if (typeof body !== 'object' || body === null || !('value' in body) || !Array.isArray(body.value))
    throw new DependencyError('directory_unavailable', 'the directory answered with something that is no list');
  const link = '@odata.nextLink' in body ? body['@odata.nextLink'] : undefined;
  const rows = (body.value as unknown[]).map(toRow).filter((row) => row !== undefined);
  if (typeof link !== 'string' || link === '') return { rows, next: undefined };
  // Refused while the page that named it can still be asked again.
  return { rows, next: sameHost(link, baseUrl) };
}

/** The next link, if it stays with Graph: our token goes where it points. Throws `DependencyError`. */
function sameHost(link: string, baseUrl: string): string {
  if (URL.parse(link)?.origin === new URL(baseUrl).origin) return link;
  throw new DependencyError('directory_unavailable', 'the next page lies on another host');
}

/** Undefined for what can be nobody's name. */
function filterFor(name: string): string | undefined {
  if (/^[0-9a-f-]{36}$/i.test(name)) return `id eq '${requireObjectId(name)}'`;
  return isUserPrincipalName(name) ? `userPrincipalName eq '${name.replaceAll("'", "''")}'` : undefined;
}

function day(date: Date): string {
  return date.toISOString().slice(0, 10);
}
