import type { TimelineEntry, TimelineWhat } from '../../helpdesk/case-record.ts';
import { codeMethods } from '../../policy/proof-policy.ts';
import type { FlowRecord } from '../flow-record.ts';
import { isEnd } from '../flow-state.ts';
import type { CaseSide } from './case-side-options.ts';

type Tried = { readonly flowId: string | null; readonly entries: readonly TimelineEntry[] };

/**
 * What was tried in a flow, for the agent's eyes: ways, not addresses, and why it ended. Only a flow of this very target
 * is told of: the id may come from a card.
 */
export async function triedSoFar(
  { options, keeper }: CaseSide,
  target: string,
  flowId: string | undefined,
): Promise<Tried> {
  const { flows, store, attempts } = options;
  const [found, now, { failures }] = await Promise.all([
    flowId === undefined ? flows.liveOf(target) : flows.load(flowId),
    store.now(),
    attempts.status(target),
  ]);
  const wrong = failures > 0 ? [entry(now.toISOString(), 'wrong-codes', String(failures))] : [];
  if (found === undefined || found.record.target !== target) return { flowId: null, entries: wrong };
  const { record } = await keeper.refresh(found, now);
  const entries = [...triedIn(record), ...wrong].sort((a, b) => Date.parse(a.at) - Date.parse(b.at));
  const ended = isEnd(record.state) ? [entry(now.toISOString(), 'flow-ended', record.endedBecause)] : [];
  return { flowId: record.id, entries: [...entries, ...ended] };
}

function triedIn(record: FlowRecord): readonly TimelineEntry[] {
  const sent = codeMethods.flatMap((method) => {
    const send = record.sends[method];
    return send === undefined ? [] : [entry(send.lastAt, 'tried-method', method)];
  });
  return [...sent, ...record.proofs.map(({ method, at }) => entry(at, 'proved-method', method))];
}

function entry(at: string, what: TimelineWhat, detail: string | null): TimelineEntry {
  return { at, by: 'bot', name: null, what, detail };
}
