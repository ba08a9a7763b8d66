import type { Clock } from '../clock/clock.ts';
import type { UserDirectory } from '../directory/user-directory.ts';
import { DependencyError } from '../errors/app-error.ts';
import type { ProofPolicy } from '../policy/proof-policy.ts';
import type { CoveragePerson } from './coverage.ts';
import type { CoverageLists } from './coverage-lists.ts';
import { beganAt, type CoverageRun } from './coverage-state.ts';
import { createCounting } from './coverage-tally.ts';
import { createCoverageJudge, type CoverageJudge } from './judge-registration.ts';
import type { PeopleSource, PersonRow } from './people-source.ts';
import type { RegistrationBook, RegistrationPages } from './registration-book.ts';

export type StretchOptions = {
  readonly source: Pick<PeopleSource, 'users' | 'registrations' | 'members' | 'groupName'>;
  readonly directory: Pick<UserDirectory, 'readTenant'>;
  readonly pages: RegistrationPages;
  readonly lists: CoverageLists;
  readonly policy: ProofPolicy;
  readonly smsDelivered: boolean;
  readonly watchedGroupIds: readonly string[];
  readonly clock: Clock;
};

export type StretchResult =
  | { readonly kind: 'further'; readonly run: CoverageRun }
  | { readonly kind: 'done'; readonly run: CoverageRun }
  /** The directory did not answer; `run` holds what was had before that. */
  | { readonly kind: 'stopped'; readonly run: CoverageRun; readonly error: DependencyError };

/**
 * Microsoft answers 5 requests for reports in 10 s, to a tenant and an application
 * (https://learn.microsoft.com/graph/throttling-limits): four of them are ours, one is left for others.
 */
const reportPaceMs = 2_500;
/** One stretch takes some seconds, so that a process that is told to end does not wait long for it. */
const pagesAtOnce = 25;
const stretchMs = 5_000;

/**
 * One stretch of a look: a page of the report, or some pages of people. Changes nothing but parts that bear the number of
 * the page they came from, so that a stretch whose end was lost can simply be done again. Throws where store or code fail.
 */
export function createStretch(options: StretchOptions): (run: CoverageRun) => Promise<StretchResult> {
  return async (run) => {
    if (run.stage === 'registrations') return report(options, run);
    const book = await options.pages.load(run.id, run.pages.registrations);
    try {
      const tenant = await options.directory.readTenant();
      const { policy, smsDelivered } = options;
      const judge = createCoverageJudge({ policy, smsDelivered, tenant, today: beganAt(run) });
      return await (run.stage === 'people' ? people : groups)(options, { run, book, judge });
    } catch (error) {
      return stopped(run, error);
    }
  };
}

async function report({ source, pages, clock }: StretchOptions, run: CoverageRun): Promise<StretchResult> {
  let page;
  try {
    page = await source.registrations(run.cursor ?? undefined);
  } catch (error) {
    return stopped(run, error);
  }
  await pages.keep(run.id, run.pages.registrations, page.rows);
  const read = { ...run.read, registrations: run.read.registrations + page.rows.length };
  const further = { ...run, read, pages: { ...run.pages, registrations: run.pages.registrations + 1 } };
  if (page.next === undefined) return { kind: 'further', run: { ...further, stage: 'people', cursor: null } };
  const notBefore = new Date(clock.now().getTime() + reportPaceMs).toISOString();
  return { kind: 'further', run: { ...further, cursor: page.next, notBefore } };
}

type Look = { readonly run: CoverageRun; readonly book: RegistrationBook; readonly judge: CoverageJudge };

async function people({ source, lists, clock }: StretchOptions, look: Look): Promise<StretchResult> {
  const { book, judge } = look;
  const counting = createCounting(look.run.tally);
  let run = look.run;
  const enough = enoughAfter(clock);
  while (!enough()) {
    let page;
    try {
      page = await source.users(run.cursor ?? undefined);
    } catch (error) {
      return stopped({ ...run, tally: counting.tally() }, error);
    }
    const listed: CoveragePerson[] = [];
    for (const person of page.rows) {
      const entry = book.find(person.id);
      const verdict = judge(person, entry);
      if (verdict.kind === 'left-out') {
        counting.leaveOut(verdict.why);
        continue;
      }
      counting.add(person, verdict, entry);
      if (verdict.light !== 'green') listed.push(listing(person, verdict));
    }
    const list = await lists.keep(run.list, run.pages.people, listed);
    const read = { ...run.read, people: run.read.people + page.rows.length };
    const pages = { ...run.pages, people: run.pages.people + 1 };
    run = { ...run, read, pages, list, cursor: page.next ?? null };
    if (page.next === undefined) {
      return { kind: 'further', run: { ...run, stage: 'groups', tally: counting.tally() } };
    }
  }
  return { kind: 'further', run: { ...run, tally: counting.tally() } };
}

function listing(person: PersonRow, { light, reason }: Pick<CoveragePerson, 'light' | 'reason'>): CoveragePerson {
  const { id, displayName, userPrincipalName, department, country } = person;
  return { id: id.toLowerCase(), displayName, userPrincipalName, light, reason, department, country };
}

async function groups(options: StretchOptions, look: Look): Promise<StretchResult> {
  const { source, watchedGroupIds, clock } = options;
  const counting = createCounting(look.run.tally);
  let run = look.run;
  const enough = enoughAfter(clock);
  while (!enough()) {
    const id = watchedGroupIds[run.pages.group];
    if (id === undefined) return { kind: 'done', run: { ...run, tally: counting.tally() } };
    let page;
    try {
      if (run.cursor === null) {
        const name = await source.groupName(id);
        if (name !== undefined) counting.beginGroup(id, name);
      }
      page = await source.members(id, run.cursor ?? undefined);
    } catch (error) {
      return stopped({ ...run, tally: counting.tally() }, error);
    }
    for (const person of page?.rows ?? []) {
      const verdict = look.judge(person, look.book.find(person.id));
      if (verdict.kind === 'judged') counting.addToGroup(id, verdict.light);
    }
    const over = page?.next === undefined;
    const group = run.pages.group + Number(over);
    run = { ...run, cursor: page?.next ?? null, pages: { ...run.pages, group } };
  }
  return { kind: 'further', run: { ...run, tally: counting.tally() } };
}

/** Asked before each page: whether the stretch has had its pages or its time. */
function enoughAfter(clock: Clock): () => boolean {
  const end = clock.now().getTime() + stretchMs;
  let asked = 0;
  return () => {
    asked += 1;
    return asked > pagesAtOnce || (asked > 1 && clock.now().getTime() >= end);
  };
}

/** What the directory does not answer stops the stretch; every other fault is the queue's to repeat. */
function stopped(run: CoverageRun, error: unknown): StretchResult {
  if (!(error instanceof DependencyError) || !error.code.startsWith('directory_')) throw error;
  return { kind: 'stopped', run, error };
}
