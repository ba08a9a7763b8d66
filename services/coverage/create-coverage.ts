import type { AppError } from '../errors/app-error.ts';
import type { Logger } from '../logging/logger.ts';
import type { JobQueue } from '../queue/job-queue.ts';
import type { KeyValueStore } from '../store/key-value-store.ts';
import type { RecordStore } from '../store/record-store.ts';
import type { CoverageService, CoverageTry } from './coverage.ts';
import { createCoverageDays } from './coverage-days.ts';
import { createCoverageLists, type CoverageList } from './coverage-lists.ts';
import { createCoverageReaders } from './coverage-readers.ts';
import {
  beganAt,
  createCoverageState,
  newRun,
  tryOf,
  type CoverageRun,
  type CoverageState,
  type HeldCoverage,
} from './coverage-state.ts';
import { createStretch, type StretchOptions } from './coverage-stretch.ts';
import { figuresOf } from './coverage-tally.ts';
import { createRegistrationPages } from './registration-book.ts';

export type CoverageOptions = Omit<StretchOptions, 'pages' | 'lists'> & {
  readonly store: KeyValueStore;
  readonly records: RecordStore;
  readonly queue: JobQueue;
  readonly log: Logger;
};

const dayMs = 24 * 60 * 60 * 1000;
/** A look that is older than this has lost its way: the next one begins anew. */
const longestRunMs = 6 * 60 * 60 * 1000;
/** A job planned by one process's clock may come a little early by another's. */
const clocksDifferMs = 60_000;
/** Stretches in a row that got nothing, with 15 s, 30 s … 15 minutes between them: three quarters of an hour. */
const mostFailures = 8;
/** Looks in a row that began anew for a forgotten page. */
const mostAnew = 3;
const shortestWaitSeconds = 15;
const longestWaitSeconds = 15 * 60;
/** A chain of jobs that broke (the store was away for longer than a job is tried) is taken up again after this. */
const watchSeconds = 10 * 60;

/**
 * The daily look, in stretches of some seconds: each one is a job, and is written down before the next is planned. A
 * process that dies loses one stretch at most, a process that is told to end waits for one, and two processes at once
 * cost work, not truth: the state moves by comparing its version. The day is one record, written at the end.
 */
export function createCoverage(options: CoverageOptions): CoverageService {
  const { clock, queue, records } = options;
  const states = createCoverageState(options);
  const days = createCoverageDays({ records });
  const lists = createCoverageLists({ records });
  const pages = createRegistrationPages({ records });
  const stretch = createStretch({ ...options, pages, lists });
  const jobs = plansOf(queue, () => clock.now());

  const begin = async (held: HeldCoverage): Promise<CoverageState | undefined> => {
    const now = clock.now();
    const nextAt = new Date(now.getTime() + dayMs);
    const moved = await states.move(held, { ...held.state, run: newRun(now), nextAt: nextAt.toISOString() });
    if (moved === undefined) return undefined;
    await jobs.day(nextAt);
    return moved.state;
  };

  const clear = async (run: CoverageRun, list: CoverageList | undefined): Promise<void> => {
    await pages.remove(run.id, run.pages.registrations);
    if (list !== undefined) await lists.remove(list);
  };

  const end = async (held: HeldCoverage, run: CoverageRun): Promise<void> => {
    const day = beganAt(run).toISOString().slice(0, 10);
    await days.put({ day, takenAt: beganAt(run).toISOString(), ...figuresOf(run.tally) });
    const [newest, older] = held.state.lists;
    const kept = [run.list, ...(newest === undefined ? [] : [newest])];
    const state = { ...held.state, run: null, latest: day, lists: kept, lastTry: tryOf(run, 'done') };
    if ((await states.move(held, state)) === undefined) return;
    await clear(run, older);
  };

  const giveUp = async (
    held: HeldCoverage,
    run: CoverageRun,
    reason: NonNullable<CoverageTry['reason']>,
  ): Promise<void> => {
    options.log.warn({ reason, ...run.read }, 'a look at the coverage could not be finished');
    const state = { ...held.state, run: null, lastTry: tryOf(run, 'failed', reason) };
    if ((await states.move(held, state)) !== undefined) await clear(run, run.list);
  };

  /** A page that the directory has forgotten stays forgotten, so the look begins with the first one. */
  const beginAnew = async (held: HeldCoverage, run: CoverageRun): Promise<void> => {
    const { anew = 0 } = run;
    if (anew >= mostAnew) return giveUp(held, run, 'directory_unavailable');
    // Never the name of the one before, whose pages go.
    const now = new Date(Math.max(clock.now().getTime(), beganAt(run).getTime() + 1));
    const notBefore = new Date(clock.now().getTime() + shortestWaitSeconds * 1000).toISOString();
    const next = { ...newRun(now), anew: anew + 1, notBefore };
    if ((await states.move(held, { ...held.state, run: next })) === undefined) return;
    await jobs.stretch(next);
    await clear(run, run.list);
  };

  const goOn = async (held: HeldCoverage, run: CoverageRun): Promise<void> => {
    const result = await stretch(run);
    if (result.kind === 'done') return end(held, result.run);
    if (result.kind === 'stopped' && result.error.details['cursorForgotten'] === true)
      return beginAnew(held, result.run);
    const failures = result.kind === 'further' ? 0 : failuresAfter(run, result.run);
    if (result.kind === 'stopped' && (!result.error.retryable || failures > mostFailures)) {
      return giveUp(held, result.run, result.error.code);
    }
    const notBefore =
      result.kind === 'further'
        ? result.run.notBefore
        : new Date(clock.now().getTime() + waitSeconds(result.error, failures) * 1000).toISOString();
    const next = { ...result.run, failures, notBefore, step: run.step + 1 };
    if ((await states.move(held, { ...held.state, run: next })) !== undefined) await jobs.stretch(next);
  };

  return {
    ...createCoverageReaders({ states, days, lists }),
    refresh: async () => {
      const held = await states.load();
      const { run } = held.state;
      if (run !== null && !isLost(run, clock.now())) {
        // Whoever began it may have died before its job was planned.
        await jobs.stretch(run);
        return 'running';
      }
      const begun = await begin(held);
      if (begun?.run == null) return 'running';
      await jobs.stretch(begun.run);
      return 'begun';
    },
    run: async () => {
      const held = await states.load();
      const { run, nextAt } = held.state;
      const now = clock.now();
      if (run === null) {
        if (nextAt !== null && Date.parse(nextAt) - now.getTime() > clocksDifferMs) return jobs.day(new Date(nextAt));
        const begun = await begin(held);
        return begun?.run == null ? undefined : jobs.stretch(begun.run);
      }
      await jobs.watch();
      if (isLost(run, now)) return giveUp(held, run, 'interrupted');
      if (run.notBefore !== null && Date.parse(run.notBefore) > now.getTime()) return jobs.later(run);
      return goOn(held, run);
    },
    schedule: () => jobs.start(),
  };
}

function isLost(run: CoverageRun, now: Date): boolean {
  return now.getTime() - beganAt(run).getTime() > longestRunMs;
}

/** A stretch that got at least one page before it was stopped begins the count anew. */
function failuresAfter(before: CoverageRun, after: CoverageRun): number {
  const gotSome = before.cursor !== after.cursor || before.stage !== after.stage;
  return gotSome ? 1 : before.failures + 1;
}

/** What the directory asks for (`Retry-After`), and longer each time in any case. */
function waitSeconds({ details }: AppError, failures: number): number {
  const asked = Number(details['retryAfterSeconds'] ?? 0);
  const patient = Math.min(shortestWaitSeconds * 2 ** (failures - 1), longestWaitSeconds);
  return Math.min(Math.max(asked, patient), 60 * 60);
}

/** Jobs carry nothing but their kind: what is to be done stands in the state. */
function plansOf(queue: JobQueue, now: () => Date) {
  const add = (id: string, at: Date): Promise<void> => {
    const delaySeconds = Math.max(0, (at.getTime() - now().getTime()) / 1000);
    return queue.add('bot', { kind: 'coverage' }, { id: `coverage.${id}`, delaySeconds });
  };
  return {
    start: () => add(`start.${now().toISOString().slice(0, 10)}`, new Date(now().getTime() + 60_000)),
    day: (at: Date) => add(`day.${at.toISOString().slice(0, 16)}`, at),
    stretch: ({ id, step, notBefore }: CoverageRun) =>
      add(`${id}.${step}`, notBefore === null ? now() : new Date(notBefore)),
    // Its own job may be the one that runs: under that id nothing can be added now.
    later: ({ id, step, notBefore }: CoverageRun) =>
      add(`${id}.${step}.${now().getTime()}`, notBefore === null ? now() : new Date(notBefore)),
    watch: () => add('watch', new Date(now().getTime() + watchSeconds * 1000)),
  };
}
