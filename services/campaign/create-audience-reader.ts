import type { Clock } from '../clock/clock.ts';
import type { CoverageService } from '../coverage/coverage.ts';
import type { Page, PeopleSource, PersonRow } from '../coverage/people-source.ts';
import type { UserDirectory } from '../directory/user-directory.ts';
import type { AudienceGone, AudiencePage, AudienceReader } from './audience-reader.ts';
import type { Audience, RowProblem } from './campaign.ts';
import type { RowChunk, StoredAudienceRows } from './stored-audience-rows.ts';

export type AudienceReaderOptions = {
  readonly people: Pick<PeopleSource, 'members' | 'hired' | 'named'>;
  readonly coverage: Pick<CoverageService, 'latest' | 'people'>;
  readonly rows: Pick<StoredAudienceRows, 'chunk'>;
  /** For the tenant's verified domains. */
  readonly directory: Pick<UserDirectory, 'readTenant'>;
  readonly clock: Clock;
};

/** As many as `PeopleSource.named` takes. */
const namesAtOnce = 20;
const dayMs = 24 * 60 * 60 * 1000;

/** Whoever comes from a list without lines has none. */
type Named = { readonly line: number | null; readonly name: string };

/** `AudienceReader` over Graph, the latest coverage and the kept rows of a file. */
export function createAudienceReader(options: AudienceReaderOptions): AudienceReader {
  return {
    page: async ({ id, audience }, cursor) => {
      switch (audience.kind) {
        case 'group':
          return readMembers(options, audience.groupId, cursor);
        case 'hired':
          return readHired(options, audience, cursor);
        case 'csv':
          return readRows(options, id, cursor);
        case 'cannot-recover':
          return readUncovered(options, cursor);
      }
    },
  };
}

async function readMembers(
  { people }: AudienceReaderOptions,
  groupId: string,
  cursor: string | undefined,
): Promise<AudiencePage | AudienceGone> {
  const page = await people.members(groupId, cursor);
  return page === undefined ? { kind: 'gone', reason: 'no-such-group' } : sorted(page);
}

async function readHired(
  { people, clock }: AudienceReaderOptions,
  { daysBack, daysAhead }: Extract<Audience, { readonly kind: 'hired' }>,
  cursor: string | undefined,
): Promise<AudiencePage> {
  const now = clock.now().getTime();
  return sorted(await people.hired(new Date(now - daysBack * dayMs), new Date(now + daysAhead * dayMs), cursor));
}

async function readRows(
  options: AudienceReaderOptions,
  campaignId: string,
  cursor: string | undefined,
): Promise<AudiencePage | AudienceGone> {
  const chunk: RowChunk | undefined = await options.rows.chunk(campaignId, cursor);
  if (chunk === undefined) return { kind: 'gone', reason: 'no-rows' };
  const { domains } = await options.directory.readTenant();
  const ours = new Set(domains.filter(({ verified }) => verified).map(({ name }) => name.toLowerCase()));
  const named = chunk.names.map(([line, name]): Named => ({ line, name }));
  const domainOf = ({ name }: Named): string | undefined => name.split('@')[1];
  // Nobody of another organisation is asked for: a file with ten thousand of them costs nothing.
  const [here, foreign] = partition(named, (one) => {
    const domain = domainOf(one);
    return domain === undefined || ours.has(domain);
  });
  const resolved = await resolve(options.people, here);
  const problems = [...resolved.problems, ...foreign.map(({ line }) => ({ line, problem: 'foreign' as const }))];
  return {
    kind: 'page',
    people: resolved.people,
    problems: problems.sort((one, other) => (one.line ?? 0) - (other.line ?? 0)),
    read: named.length,
    next: chunk.next,
  };
}

/**
 * A page is one whole chunk of the coverage: a place within a chunk would point at other people once a newer list has taken
 * its place, and whoever stands before it there would be left out.
 */
async function readUncovered(
  { coverage, people }: AudienceReaderOptions,
  cursor: string | undefined,
): Promise<AudiencePage | AudienceGone> {
  if (cursor === undefined && (await coverage.latest()) === undefined) return { kind: 'gone', reason: 'no-coverage' };
  const chunk = await coverage.people('red', cursor);
  // Read afresh: the look was yesterday's, and who has left since gets no message.
  const resolved = await resolve(
    people,
    chunk.people.map(({ id }) => ({ line: null, name: id })),
  );
  return { kind: 'page', ...resolved, read: chunk.people.length, next: chunk.next };
}

type Resolved = Pick<AudiencePage, 'people' | 'problems'>;

async function resolve(source: Pick<PeopleSource, 'named'>, asked: readonly Named[]): Promise<Resolved> {
  const people = new Map<string, PersonRow>();
  const problems: RowProblem[] = [];
  for (let start = 0; start < asked.length; start += namesAtOnce) {
    const batch = asked.slice(start, start + namesAtOnce);
    const found = await source.named(batch.map(({ name }) => name));
    for (const [index, { line }] of batch.entries()) {
      const person = found[index];
      const problem =
        person === undefined ? 'unknown' : (unfit(person) ?? (people.has(person.id) ? 'duplicate' : null));
      if (problem !== null) problems.push({ line, problem });
      else if (person !== undefined) people.set(person.id, person);
    }
  }
  return { people: [...people.values()], problems };
}

/** A page of Graph: whoever can be written to, and why the others cannot. */
function sorted({ rows, next }: Page<PersonRow>): AudiencePage {
  const people = new Map<string, PersonRow>();
  const problems: RowProblem[] = [];
  for (const row of rows) {
    const problem = unfit(row);
    if (problem === undefined) people.set(row.id, row);
    else problems.push({ line: null, problem });
  }
  return { kind: 'page', people: [...people.values()], problems, read: rows.length, next };
}

function unfit({ guest, resource, accountEnabled }: PersonRow): RowProblem['problem'] | undefined {
  if (guest) return 'guest';
  if (resource) return 'not-a-person';
  return accountEnabled ? undefined : 'disabled';
}

function partition<T>(all: readonly T[], test: (one: T) => boolean): readonly [readonly T[], readonly T[]] {
  const yes: T[] = [];
  const no: T[] = [];
  for (const one of all) (test(one) ? yes : no).push(one);
  return [yes, no];
}
