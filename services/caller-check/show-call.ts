import type { FlowView } from '../outcomes/reset-outcome.ts';
import type { FlowRecord } from '../reset-flow/flow-record.ts';
import type { CallerPageState } from './caller-page.ts';
import type { CallerPageParts, PageCheck } from './caller-page-options.ts';
import { isConfirmed } from './caller-page-options.ts';
import { speakerOf, type SentCheck } from './check-record.ts';

type Proving = Extract<CallerPageState, { readonly kind: 'proving' }>;
export type Said = Partial<Pick<Proving, 'note' | 'triesLeft' | 'waitSeconds'>>;

/** The state of the page as the records stand now; `said` is what the last act came to. */
export async function showCall(
  parts: CallerPageParts,
  { record, now }: PageCheck,
  said: Said = {},
): Promise<CallerPageState> {
  switch (record.state) {
    case 'pending':
    case 'opened':
      return { kind: 'asking-if-calling' };
    case 'confirmed':
      return showProving(parts, record, now, said);
    case 'passed':
      return record.takenBack ? keepClosed(parts, record) : handOver(parts, record);
    case 'denied':
      return { kind: 'denied' };
    case 'failed':
      return { kind: record.endedBecause === 'refused' ? 'refused' : 'over' };
    case 'expired':
      return { kind: 'over' };
  }
}

/** "No" stays "No", also where a password was on its way then and the directory has refused it since. */
async function keepClosed({ keeper }: CallerPageParts, record: SentCheck): Promise<CallerPageState> {
  await keeper.endFlow(record, 'caller-denied');
  return { kind: 'over' };
}

async function showProving(
  { options }: CallerPageParts,
  record: SentCheck,
  now: Date,
  said: Said,
): Promise<CallerPageState> {
  const found = isConfirmed(record) ? await options.flows.load(record.flowId) : undefined;
  // The flow is not there yet: the "Yes" was cut off, and is asked for once more.
  if (found === undefined || found.record.state === 'identified') return { kind: 'asking-if-calling' };
  const view = await options.resets.view(speakerOf(record), found.record.id);
  if (view?.state !== 'proving') return { kind: 'over' };
  return proving(view, { waitSeconds: resendWait(found.record, options.limits.resendWaitSeconds, now), ...said });
}

function proving({ methods, asking }: FlowView, said: Said): Proving {
  return {
    kind: 'proving',
    methods: methods.map(({ method, hint, sendsLeft }) => ({ method, hint, sendsLeft })),
    asking: asking === undefined ? undefined : { method: asking.method, hint: asking.hint },
    note: said.note ?? 'none',
    triesLeft: said.triesLeft,
    waitSeconds: said.waitSeconds,
  };
}

/** Seconds until another code of the asked method may be sent; undefined when none is waited for. */
function resendWait({ asking, sends }: FlowRecord, waits: readonly number[], now: Date): number | undefined {
  const sent = asking === null ? undefined : sends[asking];
  if (sent === undefined) return undefined;
  const wait = waits[sent.count - 1] ?? waits.at(-1) ?? 0;
  const left = Math.ceil(wait - (now.getTime() - Date.parse(sent.lastAt)) / 1000);
  return left > 0 ? left : undefined;
}

/**
 * Proved: one handle of the password page. Another one only while the one before was never opened, because a new handle
 * closes the page of the old one.
 */
async function handOver({ options, handles }: CallerPageParts, record: SentCheck): Promise<CallerPageState> {
  const flow = record.flowId === null ? undefined : await options.flows.load(record.flowId);
  if (flow?.record.state !== 'choosing') return { kind: 'over' };
  const { pageHandleHash, id: flowId } = flow.record;
  const before = pageHandleHash === null ? undefined : await handles.find(pageHandleHash);
  if (before !== undefined && before.sessionId !== null) return { kind: 'over' };
  const issued = await options.resets.issuePageLink({ speaker: speakerOf(record), flowId, nonce: undefined });
  return issued.kind === 'page'
    ? { kind: 'passed', passwordHandle: new URL(issued.url).hash.slice(1) }
    : { kind: 'over' };
}
