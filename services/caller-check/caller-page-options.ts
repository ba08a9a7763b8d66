import type { PageHandles } from '../page/page-handles.ts';
import type { SignedPageCall } from '../page/page-service.ts';
import type { PageSessions } from '../page/page-session.ts';
import type { ResetServiceOptions } from '../reset-flow/reset-options.ts';
import type { ResetService } from '../reset-flow/reset-service.ts';
import type { RecordStore } from '../store/record-store.ts';
import type { CallLinks } from './call-links.ts';
import type { CheckKeeper } from './check-keeper.ts';
import type { CallerCheckLimits } from './check-options.ts';
import { isSent, type SentCheck } from './check-record.ts';
import type { LoadedCheck } from './check-repository.ts';
import type { ConfirmedCheck, createCallerFlowOpening } from './open-caller-flow.ts';

/** What the page of a caller check is built from: the reset service's own parts and the service itself. */
export type CallerPageOptions = ResetServiceOptions & {
  readonly records: RecordStore;
  readonly checkLimits: CallerCheckLimits;
  readonly resets: Pick<ResetService, 'view' | 'sendCode' | 'submitCode' | 'issuePageLink'>;
  readonly organisationName: string;
};

export type CallerPageParts = {
  readonly options: CallerPageOptions;
  readonly keeper: CheckKeeper;
  readonly links: CallLinks;
  readonly sessions: PageSessions;
  readonly handles: PageHandles;
  readonly openFlow: ReturnType<typeof createCallerFlowOpening>;
};

/** A check that the page may act on, as it stands at `now`. */
export type PageCheck = { readonly check: LoadedCheck; readonly record: SentCheck; readonly now: Date };

/** A session of this page names its check where a session of the password page names a flow: neither opens the other. */
const sessionOf = 'call:';

export function sessionName(checkId: string): string {
  return `${sessionOf}${checkId}`;
}

/** The check behind a signed call to `path`; undefined for a call that is not good, or is spent. */
export async function enterPage(
  { sessions, keeper }: CallerPageParts,
  call: SignedPageCall,
  path: 'answer' | 'send' | 'type' | 'look',
): Promise<PageCheck | undefined> {
  const verified = await sessions.verify(call, `POST /page/api/call/${path}`);
  if (verified?.session.flowId.startsWith(sessionOf) !== true) return undefined;
  const { session, now } = verified;
  return standing(keeper, await keeper.load(session.flowId.slice(sessionOf.length)), now);
}

/** A check as it stands at `now`; undefined where there is none, or none for whose account anybody was found. */
export async function standing(
  keeper: CheckKeeper,
  found: LoadedCheck | undefined,
  now: Date,
): Promise<PageCheck | undefined> {
  if (found === undefined) return undefined;
  const check = await keeper.settle(found, now);
  return isSent(check.record) ? { check, record: check.record, now } : undefined;
}

export function isConfirmed(record: SentCheck): record is ConfirmedCheck {
  return record.state === 'confirmed' && record.flowId !== null;
}
