import { createNotMeReports, type LoadedReport } from '../aftercare/not-me-reports.ts';
import type { DirectoryUser } from '../directory/user-directory.ts';
import type { WriteOutcome } from '../directory/directory-writer.ts';
import type { RefusalReason } from '../outcomes/refusal.ts';
import type { ExecutorOptions } from './executor-options.ts';
import { defaultCaps } from './executor-options.ts';
import { randomPassword } from './random-password.ts';

/** Recovery stays closed until a person of the helpdesk has looked (R-N3 of our threat model: seven days). */
const freezeSeconds = 7 * 24 * 60 * 60;
const reconcileMs = 10 * 60_000;
/** A random password that was never applied may be sent again, once; after that the helpdesk acts. */
const mostAttempts = 2;
/** Passwords that the directory refuses are replaced by other random ones this often. */
const mostRefusals = 3;
const givesUpAfterMs = 24 * 60 * 60_000;
const aliveMs = 90_000;

/** Accounts that no write of ours may touch. Other refusals are about proving oneself, which nobody does here. */
const untouchable: readonly RefusalReason[] = ['privileged', 'synced', 'federated', 'guest', 'unsupported-account'];

export type NotMeExecutor = {
  readonly carryOut: (reportId: string) => Promise<void>;
  readonly reconcile: (reportId: string) => Promise<void>;
  readonly openReports: () => Promise<void>;
};

/**
 * "This wasn't me": first what is always right (freeze recovery, cancel the open flow), then a password that nobody
 * knows and the end of all sessions - where the account is one that we may write -, then word to everybody. Each step
 * may be repeated; the write is fenced by the report's state like a reset by the flow's.
 */
export function createNotMeExecutor(options: ExecutorOptions): NotMeExecutor {
  const { audit, clock, directory, flows, guards, log, notices, queue, writer } = options;
  const reports = createNotMeReports(options);

  const about = async ({ report }: LoadedReport) => ({
    subject: await options.auditSubject(report.target),
    correlationId: report.correlationId,
    reportId: report.reportId,
  });
  const age = (since: string): number => clock.now().getTime() - Date.parse(since);
  const again = (
    kind: 'wasnt-me' | 'reconcile-wasnt-me',
    { report }: LoadedReport,
    delaySeconds: number,
  ): Promise<void> => {
    const id = `${kind}.${report.reportId}.${clock.now().getTime() + delaySeconds * 1000}`;
    return queue.add('executor', { kind, reportId: report.reportId }, { id, delaySeconds });
  };

  /** 30 seconds at first, a quarter of the report's age later. */
  const laterSeconds = ({ report }: LoadedReport): number => Math.max(30, Math.round(age(report.at) / 4000));

  const carryOut = async (reportId: string): Promise<void> => {
    const loaded = await reports.load(reportId);
    if (loaded === undefined) return;
    if (loaded.report.state === 'finished') return conclude(loaded);
    if (loaded.report.state !== 'reported') return reconcile(reportId);
    await freeze(loaded);
    // A reset that is being written right now would overwrite ours: let it end first.
    if ((await cancelOpenFlow(loaded)) === 'writing' && age(loaded.report.at) < 5 * 60_000)
      return again('wasnt-me', loaded, 5);

    // A day of unreadable or throttled answers: the helpdesk must hear of it now.
    if (age(loaded.report.at) >= givesUpAfterMs) return finish(loaded, false, 'given-up');
    const user = await writable(loaded);
    if (user === 'unreadable') return again('wasnt-me', loaded, laterSeconds(loaded));
    if (user === 'not-ours') return finish(loaded, false, 'account-not-writable');
    const caps = await options.attempts.admit('executor', options.caps ?? defaultCaps);
    if (caps.kind === 'refused') return again('wasnt-me', loaded, 30);
    return write(loaded, user);
  };

  async function freeze(loaded: LoadedReport): Promise<void> {
    const until = await guards.freeze(loaded.report.target, freezeSeconds);
    const { subject, correlationId } = await about(loaded);
    await audit.append({ type: 'recovery.frozen', subject, correlationId, until: until.toISOString() });
  }

  async function cancelOpenFlow({ report }: LoadedReport): Promise<'free' | 'writing'> {
    for (let tries = 0; tries < 5; tries += 1) {
      const live = await flows.liveOf(report.target);
      if (live === undefined) return 'free';
      const moved = await flows.move(live, 'not-me-reported', { endedBecause: 'not-me-reported' });
      if (moved.kind === 'not-allowed') return live.record.state === 'writing' ? 'writing' : 'free';
      if (moved.kind === 'lost-race') continue;
      const flowId = live.record.id;
      await queue.add('bot', { kind: 'flow-changed', flowId }, { id: `changed.${flowId}.${moved.flow.version}` });
      return 'free';
    }
    return 'writing';
  }

  /** Exists, is mastered here, is nobody privileged: the least that must hold. Not the proofs: this takes access away. */
  async function writable({ report }: LoadedReport): Promise<DirectoryUser | 'not-ours' | 'unreadable'> {
    try {
      const [user, account] = await Promise.all([
        directory.findUser(report.targetId),
        options.eligibility.check(report.targetId),
      ]);
      if (user === undefined || (account.kind === 'refused' && untouchable.includes(account.refusal.reason)))
        return 'not-ours';
      return account.kind === 'refused' && account.refusal.reason === 'could-not-check' ? 'unreadable' : user;
    } catch (err) {
      log.warn({ err, reportId: report.reportId }, 'an account reported as "not me" could not be read yet');
      return 'unreadable';
    }
  }

  async function write(loaded: LoadedReport, user: DirectoryUser): Promise<void> {
    const beforeImage = user.lastPasswordChangeDateTime?.toISOString() ?? null;
    await audit.append({ type: 'wasnt-me.intended', ...(await about(loaded)), beforeImage });
    const startedAt = clock.now().toISOString();
    const attempts = loaded.report.attempts + 1;
    const taken = await reports.change(loaded, { state: 'writing', attempts, write: { startedAt, beforeImage } });
    if (taken === 'lost-race') return;
    const outcome = await send(taken);
    switch (outcome.kind) {
      case 'written':
        return finish(taken, true, undefined);
      case 'unknown':
        return becomeUnknown(taken);
      case 'throttled':
        return putBack(taken, Math.max(laterSeconds(taken), outcome.retryAfterSeconds));
      case 'refused':
        log.error(
          { reportId: taken.report.reportId, reason: outcome.reason },
          'a password reported as "not me" could not be replaced',
        );
        return finish(taken, false, outcome.reason);
    }
  }

  async function send({ report }: LoadedReport): Promise<WriteOutcome> {
    for (let refusals = 1; ; refusals += 1) {
      try {
        const write = {
          userId: report.targetId,
          password: randomPassword(options.random),
          forceChangePasswordNextSignIn: false,
        };
        const outcome = await writer.setPassword(write);
        const other =
          outcome.kind === 'refused' && outcome.reason === 'password-not-accepted' && refusals < mostRefusals;
        if (!other) return outcome;
      } catch (err) {
        log.error({ err, reportId: report.reportId }, 'the directory writer broke its contract');
        return { kind: 'unknown', requestId: undefined };
      }
    }
  }

  /** Throttled: nothing changed, so the report is as it was before, and the attempt does not count. */
  async function putBack(taken: LoadedReport, delaySeconds: number): Promise<void> {
    await audit.append({ type: 'wasnt-me.not-done', ...(await about(taken)), reason: 'throttled' });
    const back = await reports.change(taken, { state: 'reported', write: null, attempts: taken.report.attempts - 1 });
    if (back !== 'lost-race') await again('wasnt-me', back, delaySeconds);
  }

  async function becomeUnknown(taken: LoadedReport): Promise<void> {
    const unknown = await reports.change(taken, { state: 'unknown' });
    if (unknown === 'lost-race') return;
    await again('reconcile-wasnt-me', unknown, 5);
    await audit.append({ type: 'wasnt-me.unknown', ...(await about(unknown)) });
  }

  async function finish(loaded: LoadedReport, passwordReplaced: boolean, reason: string | undefined): Promise<void> {
    const finished = await reports.change(loaded, { state: 'finished', passwordReplaced });
    if (finished === 'lost-race') return;
    if (reason !== undefined)
      log.warn({ reportId: loaded.report.reportId, reason }, 'recovery is frozen; the password was left as it is');
    await conclude(finished);
  }

  /** Safe to repeat until all of it is done: notices are named by the report, and ending sessions is idempotent. */
  async function conclude(loaded: LoadedReport): Promise<void> {
    const { report } = loaded;
    if (report.concluded) return;
    const passwordReplaced = report.passwordReplaced === true;
    await notices.announce('frozen', report.reportId, report);
    await notices.tellHelpdesk(report.reportId, { ...report, passwordReplaced });
    if (passwordReplaced) await writer.revokeSessions(report.targetId);
    await audit.append({ type: 'wasnt-me.completed', ...(await about(loaded)), passwordReplaced });
    await reports.change(loaded, { concluded: true });
  }

  async function reconcile(reportId: string): Promise<void> {
    const loaded = await reports.load(reportId);
    if (loaded?.report.state === 'finished') return conclude(loaded);
    // Put back by a process that died before it asked for the next attempt.
    if (loaded?.report.state === 'reported') return carryOut(reportId);
    if (loaded?.report.write == null) return;
    const { state, write } = loaded.report;
    if (state === 'writing') {
      const left = aliveMs - age(write.startedAt);
      return left > 0 ? again('reconcile-wasnt-me', loaded, Math.ceil(left / 1000)) : becomeUnknown(loaded);
    }
    const seen = await lastChange(loaded);
    if (seen instanceof Date && (write.beforeImage === null || seen.getTime() > Date.parse(write.beforeImage)))
      return finish(loaded, true, undefined);
    const waited = age(write.startedAt);
    if (waited < reconcileMs || (seen === 'unreadable' && waited < givesUpAfterMs))
      return again('reconcile-wasnt-me', loaded, 30);
    if (loaded.report.attempts >= mostAttempts) return finish(loaded, false, 'not-applied');
    const back = await reports.change(loaded, { state: 'reported', write: null });
    if (back === 'lost-race') return;
    await audit.append({ type: 'wasnt-me.not-done', ...(await about(back)), reason: 'not-applied' });
    await again('wasnt-me', back, 1);
  }

  async function lastChange({ report }: LoadedReport): Promise<Date | undefined | 'unreadable'> {
    try {
      return (await directory.findUser(report.targetId))?.lastPasswordChangeDateTime;
    } catch {
      // Looked at again by the next job; the log has the adapter's own line.
      return 'unreadable';
    }
  }

  return {
    carryOut,
    reconcile,
    openReports: async () => {
      for (const intent of await options.journal.openIntents()) {
        if (intent.kind !== 'wasnt-me') continue;
        const loaded = await reports.load(intent.reportId);
        const { subject, correlationId, reportId } = intent;
        if (loaded === undefined)
          await audit.append({ type: 'wasnt-me.not-done', subject, correlationId, reportId, reason: 'report-gone' });
        else if (loaded.report.state === 'finished' && !loaded.report.concluded) await conclude(loaded);
        else if (loaded.report.state === 'finished') {
          const passwordReplaced = loaded.report.passwordReplaced === true;
          await audit.append({ type: 'wasnt-me.completed', subject, correlationId, reportId, passwordReplaced });
        } else await again(loaded.report.state === 'reported' ? 'wasnt-me' : 'reconcile-wasnt-me', loaded, 1);
      }
    },
  };
}
