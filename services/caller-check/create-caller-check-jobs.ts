import type { CaseAlarm } from '../helpdesk/case-alarm.ts';
import type { DeskMessenger, PostResult, UpdateResult } from '../helpdesk/desk-messenger.ts';
import type { HelpdeskTeam } from '../helpdesk/helpdesk-settings.ts';
import type { DeskJob } from '../queue/job-queue.ts';
import { createCallLinks } from './call-links.ts';
import { createCheckKeeper, type CheckKeeper } from './check-keeper.ts';
import { checkViewOf, isDenied, isSent } from './check-record.ts';
import type { LoadedCheck } from './check-repository.ts';
import { sendLink, type SendLinkOptions } from './send-link.ts';

export type CallerCheckJobsOptions = SendLinkOptions & {
  readonly messenger: Pick<DeskMessenger, 'postCheck' | 'updateCheck'>;
  readonly alarm: CaseAlarm;
  readonly teams: readonly HelpdeskTeam[];
};

type Step = Extract<DeskJob, { readonly kind: 'caller-check' }>['step'];

export type CallerCheckJobs = (checkId: string, step: Step) => Promise<void>;

/** The handler of the bot job `caller-check`. Idempotent; what throws is tried again by the queue. */
export function createCallerCheckJobs(options: CallerCheckJobsOptions): CallerCheckJobs {
  const { store } = options;
  const keeper = createCheckKeeper(options);
  const links = createCallLinks(options);
  return async (checkId, step) => {
    const found = await keeper.load(checkId);
    if (found === undefined) return;
    const now = await store.now();
    const check = await keeper.settle(found, now);
    switch (step) {
      case 'send':
        await sendLink({ options, keeper, links }, check);
        return;
      case 'due':
        // Looked at above. A check that was given more time, or a clock that is behind, comes again.
        if (checkViewOf(check.record, now).state === 'pending') await keeper.planEnd(check.record, now);
        return;
      case 'changed':
        await paint(options, keeper, await alarmed(options, keeper, check));
        return;
    }
  };
}

/** A "No" reaches the helpdesk before the card does, and once: the case core remembers the check too. */
async function alarmed(options: CallerCheckJobsOptions, keeper: CheckKeeper, check: LoadedCheck): Promise<LoadedCheck> {
  const { record } = check;
  if (!isDenied(record) || record.alarmed || !isSent(record)) return check;
  const { tenantId, targetId, target, correlationId, agentName, link } = record;
  const about = { tenantId, targetId, target, correlationId, agentName, checkId: record.id, language: link.language };
  await options.alarm.callerDenied(about);
  const patched = await keeper.patch(check, { alarmed: true });
  return patched === 'lost-race' ? ((await keeper.load(record.id)) ?? check) : patched;
}

/** Brings the team's card up to the record: repaints it, or posts it where nobody has said where it stands. */
async function paint(
  { messenger, teams, store }: Pick<CallerCheckJobsOptions, 'messenger' | 'teams' | 'store'>,
  keeper: CheckKeeper,
  check: LoadedCheck,
): Promise<PostResult | UpdateResult | undefined> {
  const { record } = check;
  const team = teams.find(({ id }) => id === record.teamId);
  if (team === undefined) return undefined;
  const view = checkViewOf(record, await store.now());
  if (record.post !== null) return messenger.updateCheck(team, view, record.post.activityId);
  if (record.posting) return undefined;
  const posting = await keeper.patch(check, { posting: true });
  if (posting === 'lost-race') {
    // Somebody has just said where the card stands, or painted it: looked at again.
    const current = await keeper.load(record.id);
    return current === undefined ? undefined : paint({ messenger, teams, store }, keeper, current);
  }
  const posted = await messenger.postCheck(team, view);
  if (posted.kind !== 'posted') return posted;
  const { conversationId, activityId } = posted;
  await keeper.patch(posting, { post: { conversationId, activityId } });
  return posted;
}
