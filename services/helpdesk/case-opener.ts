import type { RecoveryGuards } from '../aftercare/recovery-guards.ts';
import type { DirectoryUser, UserDirectory } from '../directory/user-directory.ts';
import { DependencyError, InvariantError } from '../errors/app-error.ts';
import { isPauseDue, troubleIn } from './asked-for-human.ts';
import type { CaseCoreOptions } from './case-core.ts';
import type { CaseKeeper } from './case-keeper.ts';
import { drawCaseNumber } from './case-number.ts';
import type { CaseProofs, Tried } from './case-proofs.ts';
import type { CasePriority, CaseRecord, TimelineEntry } from './case-record.ts';
import type { CaseTrouble } from '../outcomes/case-reasons.ts';
import type { LoadedCase } from './case-repository.ts';
import { nextDueSeconds } from './case-times.ts';
import { routeCase } from './helpdesk-settings.ts';
import type { CaseOpening } from './person-desk.ts';
import { wayEntries, withEntry } from './timeline.ts';
import { drawWords } from './trust-words.ts';

export type CaseOpenerOptions = CaseCoreOptions & {
  readonly directory: Pick<UserDirectory, 'findUser'>;
  readonly proofs: Pick<CaseProofs, 'tried' | 'pause'>;
  readonly guards: Pick<RecoveryGuards, 'check'>;
};

export type CaseSubject = {
  readonly tenantId: string;
  readonly targetId: string;
  readonly target: string;
  readonly conversationId: string;
  readonly correlationId: string;
};

export type CaseOpener = {
  /** The person's open case; one whose time is over is ended first. */
  readonly current: (target: string) => Promise<LoadedCase | undefined>;
  /** Opens one; `fresh` is false where another opening was faster and its case is handed out. */
  readonly open: (
    subject: CaseSubject,
    about: CaseOpening,
  ) => Promise<{ readonly found: LoadedCase; readonly fresh: boolean }>;
  /**
   * Finishes what the opening of a case began: pauses its flow, has it told, plans the next look of its clock (`lapse`:
   * another time to look at). Safe to repeat.
   */
  readonly resume: (found: LoadedCase, lapse?: Date) => Promise<LoadedCase>;
};

const nameless = '–';

export function createCaseOpener(options: CaseOpenerOptions, keeper: CaseKeeper): CaseOpener {
  const { cases, store, queue, proofs, random } = options;

  const resume: CaseOpener['resume'] = async (found, lapse) => {
    const { record } = found;
    if (record.flowId !== null && isPauseDue(record)) await proofs.pause(record.flowId, record.id);
    await keeper.news.tell(found);
    const { seconds, moment } = nextDueSeconds(record, await store.now(), lapse);
    await queue.add(
      'bot',
      { kind: 'case-due', caseId: record.id },
      { id: `case-due.${record.id}.${moment}`, delaySeconds: seconds },
    );
    return found;
  };

  const current: CaseOpener['current'] = async (target) => {
    const found = await cases.openOf(target);
    const now = await store.now();
    if (found === undefined || Date.parse(found.record.expiresAt) > now.getTime()) return found;
    await keeper.settled(found.record.id, async (again) =>
      again === undefined ? 'not-allowed' : keeper.change(again, expiry(now)),
    );
    return undefined;
  };

  const freshNumber = async (): Promise<string> => {
    for (let tries = 0; tries < 10; tries += 1) {
      const id = drawCaseNumber(random);
      if ((await cases.load(id)) === undefined) return id;
    }
    throw new InvariantError('ten numbers of cases in a row were taken');
  };

  return {
    current,
    resume,
    open: async (subject, about) => {
      const [tried, user, id, now] = await Promise.all([
        proofs.tried(subject.target, about.flowId),
        readUser(options, subject),
        freshNumber(),
        store.now(),
      ]);
      const unreadable = user === 'could-not-check' ? [unread(now)] : [];
      const lines = [...tried.entries, ...unreadable, ...wayEntries(about.way, now)];
      const wish = { ...about, trouble: troubleIn(about, tried) };
      const priority = await priorityOf(options, subject.target, wish.trouble, tried);
      const record = newRecord(options, { subject, about: wish, priority, id, now, lines, flowId: tried.flowId, user });
      await keeper.audit(record, { by: 'person' }, opening(record));
      await keeper.news.plan(id);
      const found = await cases.create(record);
      const fresh = found.record.id === id;
      // The person has their number now; what is still to be told is told a little later if it cannot be now.
      try {
        return { found: await resume(found), fresh };
      } catch (err) {
        if (!(err instanceof DependencyError)) throw err;
        options.log.warn({ err, caseId: found.record.id }, 'an opened case is told a little later');
        return { found, fresh };
      }
    },
  };
}

/**
 * Somebody else is in the account, or says so: these do not wait their turn. A card may say "frozen", and a card can be
 * forged: what counts is the brake, or the refusal that it led to. The other trouble comes from the caller check alone.
 */
async function priorityOf(
  { guards }: CaseOpenerOptions,
  target: string,
  trouble: CaseTrouble,
  tried: Tried,
): Promise<CasePriority> {
  if (trouble === 'caller-denied') return 'high';
  if (trouble !== 'frozen') return 'normal';
  const frozen = tried.trouble === 'frozen' || (await guards.check(target))?.reason === 'frozen';
  return frozen ? 'high' : 'normal';
}

/** The end of a case that nobody touched any more. */
export function expiry(now: Date) {
  return {
    actor: { by: 'bot' },
    event: 'time-over',
    what: 'expired',
    patch: { endedBecause: 'time-over', endedAt: now.toISOString(), talking: false },
  } as const;
}

const opening = ({ state, trouble }: CaseRecord) =>
  ({ type: 'case.changed', what: 'opened', state, reason: trouble }) as const;

type Draft = {
  readonly subject: CaseSubject;
  readonly about: CaseOpening;
  readonly priority: CasePriority;
  readonly id: string;
  readonly now: Date;
  readonly lines: readonly TimelineEntry[];
  readonly flowId: string | null;
  readonly user: DirectoryUser | 'could-not-check' | undefined;
};

/** A case is opened also where the directory is silent: a human can look later. */
async function readUser({ directory, log }: CaseOpenerOptions, { targetId, correlationId }: CaseSubject) {
  try {
    return await directory.findUser(targetId);
  } catch (err) {
    if (!(err instanceof DependencyError)) throw err;
    log.warn({ err, correlationId }, 'a case was opened without a name');
    return 'could-not-check' as const;
  }
}

function unread(now: Date): TimelineEntry {
  return { at: now.toISOString(), by: 'bot', name: null, what: 'refused-by-policy', detail: 'could-not-check' };
}

function newRecord({ random, settings }: CaseOpenerOptions, draft: Draft): CaseRecord {
  const { subject, about, priority, id, now, lines, flowId, user } = draft;
  const { language, trouble } = about;
  const team = routeCase(settings.teams, { language, trouble });
  if (team === undefined) throw new InvariantError('a case is opened and no team is configured');
  const after = (minutes: number): string => new Date(now.getTime() + minutes * 60_000).toISOString();
  const known = user === 'could-not-check' ? undefined : user;
  const at = now.toISOString();
  return {
    schema: 1,
    id,
    ...subject,
    displayName: known?.displayName ?? nameless,
    department: known?.department ?? null,
    language,
    trouble,
    priority,
    state: 'open',
    nonce: random.id(),
    lastPress: null,
    teamId: team.id,
    owner: null,
    openedAt: at,
    claimedAt: null,
    endedAt: null,
    dueAt: after(settings.claimMinutes),
    expiresAt: after(settings.caseDays * 24 * 60),
    endedBecause: null,
    words: drawWords(random),
    talking: false,
    frozenAt: null,
    flowId,
    verification: 'none',
    vouches: [],
    objection: null,
    post: { state: 'none', conversationId: null, activityId: null },
    fallbackSentAt: null,
    ticket: { state: 'none', id: null, url: null },
    lastMessage: 0,
    timeline: withEntry(lines, { at, by: 'person', name: null, what: 'opened', detail: trouble }),
  };
}
