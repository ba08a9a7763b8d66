import type { Tried } from '../../helpdesk/case-proofs.ts';
import type { TimelineEntry, TimelineWhat } from '../../helpdesk/case-record.ts';
import { caseTroubles, type CaseTrouble } from '../../outcomes/case-reasons.ts';
import { codeMethods } from '../../policy/proof-policy.ts';
import type { FlowRecord } from '../flow-record.ts';
import { isEnd } from '../flow-state.ts';
import { recentRefusal, troubleCountsSeconds, type LastRefusal } from '../last-refusal.ts';
import type { CaseSide } from './case-side-options.ts';

/**
 * What was tried in a flow, for the agent's eyes: ways, not addresses, and why it ended. Only a flow of this very target
 * is told of: the id may come from a card. Without an id it is the live one, or one that ended a moment ago.
 */
export async function triedSoFar(
  { options, keeper }: CaseSide,
  target: string,
  flowId: string | undefined,
): Promise<Tried> {
  const { flows, store, attempts } = options;
  const [found, now, { failures }] = await Promise.all([
    flowId === undefined ? flows.latestOf(target) : flows.load(flowId),
    store.now(),
    attempts.status(target),
  ]);
  const refusal = await recentRefusal(store, target, now);
  const wrong = failures > 0 ? [entry(now.toISOString(), 'wrong-codes', String(failures))] : [];
  const mine = found?.record.target === target ? (await keeper.refresh(found, now)).record : undefined;
  const record = mine !== undefined && (flowId !== undefined || stillMatters(mine, now)) ? mine : undefined;
  // A start that went well since then is a better story than the refusal before it.
  const refused = refusal !== undefined && (mine === undefined || mine.startedAt < refusal.at) ? refusal : undefined;
  const before = [...triedIn(record), ...wrong, ...refusedIn(refused)];
  const ended = record !== undefined && isEnd(record.state) ? record : undefined;
  return {
    // What is over cannot wait for anybody.
    flowId: record === undefined || ended !== undefined ? null : record.id,
    entries: [
      ...before.sort((a, b) => Date.parse(a.at) - Date.parse(b.at)),
      ...(ended === undefined ? [] : [entry(now.toISOString(), 'flow-ended', ended.endedBecause)]),
    ],
    trouble: refused?.reason ?? troubleOf(ended),
  };
}

/** A flow that is open, or that ended badly a short while ago; a flow has no time of its end, but one of its last move. */
function stillMatters({ state, idleAt }: FlowRecord, now: Date): boolean {
  return !isEnd(state) || (state !== 'done' && now.getTime() < Date.parse(idleAt) + troubleCountsSeconds * 1000);
}

function troubleOf(ended: FlowRecord | undefined): CaseTrouble | undefined {
  if (ended?.state === 'locked') return 'too-many-wrong-codes';
  if (ended?.state === 'failed') return 'reset-failed';
  if (ended?.state !== 'refused') return undefined;
  return caseTroubles.find((trouble) => trouble === ended.endedBecause) ?? 'reset-refused';
}

function refusedIn(refusal: LastRefusal | undefined): readonly TimelineEntry[] {
  return refusal === undefined ? [] : [entry(refusal.at, 'refused-by-policy', refusal.reason)];
}

function triedIn(record: FlowRecord | undefined): readonly TimelineEntry[] {
  if (record === undefined) return [];
  const sent = codeMethods.flatMap((method) => {
    const send = record.sends[method];
    return send === undefined ? [] : [entry(send.lastAt, 'tried-method', method)];
  });
  return [...sent, ...record.proofs.map(({ method, at }) => entry(at, 'proved-method', method))];
}

function entry(at: string, what: TimelineWhat, detail: string | null): TimelineEntry {
  return { at, by: 'bot', name: null, what, detail };
}
