import type { FlowRecord } from '../reset-flow/flow-record.ts';
import type { LoadedFlow } from '../reset-flow/flow-repository.ts';
import { untilSettled } from '../reset-flow/flow-keeper.ts';
import { secondsUntil, type PageParts } from './open-page.ts';
import type { PageStatusOutcome, SignedPageCall } from './page-service.ts';
import type { LoadedSession } from './page-session.ts';
import { enqueueReset } from './submit-password.ts';

/** A job that no worker took within this long is named to the queue again; naming it twice has no effect. */
const requeueAfterSeconds = 20;

/** Where the flow stands, for the page that polls. Reads the store only. */
export async function pageStatus(parts: PageParts, call: SignedPageCall): Promise<PageStatusOutcome> {
  const loaded = await parts.sessions.verify(call, 'GET /page/api/status');
  if (loaded === undefined) return { kind: 'dead' };
  const found = await parts.options.flows.load(loaded.session.flowId);
  if (found === undefined) return { kind: 'dead' };
  const flow = await parts.keeper.refresh(found, loaded.now);
  switch (flow.record.state) {
    case 'choosing':
      return choosing(parts, { sessionId: call.sessionId, loaded, flow });
    case 'queued':
      await remindQueue(parts, flow.record, loaded.now);
      return { kind: 'working' };
    case 'writing':
      return { kind: 'working' };
    case 'unknown':
      return { kind: 'checking' };
    case 'done':
    case 'failed':
      return { kind: flow.record.state };
    case 'identified':
    case 'proving':
    case 'with-helpdesk':
    case 'refused':
    case 'cancelled':
    case 'expired':
    case 'locked':
      return { kind: 'ended' };
  }
}

async function remindQueue({ options }: PageParts, record: FlowRecord, now: Date): Promise<void> {
  const sealedAt = Date.parse(record.idleAt) - options.limits.queueSeconds * 1000;
  if (now.getTime() - sealedAt > requeueAfterSeconds * 1000) await enqueueReset(options, record);
}

type Asking = { readonly sessionId: string; readonly loaded: LoadedSession; readonly flow: LoadedFlow };

async function choosing(parts: PageParts, asking: Asking): Promise<PageStatusOutcome> {
  const { session, now } = asking.loaded;
  const { record } = asking.flow;
  if (record.writeAttempts > session.attemptsAtOpen) {
    const attemptsLeft = Math.max(0, parts.options.limits.writeAttempts - record.writeAttempts);
    const nextHandle = attemptsLeft > 0 ? await nextHandleOnce(parts, asking) : undefined;
    return { kind: 'rejected', reason: record.lastRejection ?? 'refused-by-directory', attemptsLeft, nextHandle };
  }
  // A newer link, opened or not, has taken this page's place.
  if (record.pageHandleHash !== session.handleHash) return { kind: 'dead' };
  const secondsLeft = secondsUntil(session.expiresAt, now);
  return secondsLeft === 0 ? { kind: 'dead' } : { kind: 'choosing', secondsLeft };
}

/** One fresh handle per rejected page: the mark in the session is swapped before the handle is made. */
async function nextHandleOnce({ options, sessions, handles }: PageParts, asking: Asking): Promise<string | undefined> {
  const { sessionId, loaded, flow } = asking;
  // A link asked for in the chat meanwhile is the newer wish.
  if (loaded.session.nextHandleIssued || flow.record.pageHandleHash !== loaded.session.handleHash) return undefined;
  if (!(await sessions.update(sessionId, loaded, { ...loaded.session, nextHandleIssued: true }))) return undefined;
  return untilSettled(async () => {
    const current = await options.flows.load(flow.record.id);
    if (current?.record.state !== 'choosing') return undefined;
    const issued = await handles.issue(current, loaded.now);
    return issued === 'lost-race' ? issued : issued.handle;
  });
}
