import type { CaseKeeper } from './case-keeper.ts';
import type { CaseProofs, JoinOutcome } from './case-proofs.ts';
import type { CaseRecord, CaseVouch } from './case-record.ts';
import type { LoadedCase } from './case-repository.ts';

/** The vouch that is written down and not yet a proof in a flow; undefined when there is none to join. */
function vouchToJoin(record: CaseRecord): { vouch: CaseVouch; earlier: CaseVouch | undefined } | undefined {
  const vouch = record.vouches.at(-1);
  if (record.state !== 'vouched' || vouch?.flowId !== null || record.frozenAt !== null) return undefined;
  if (record.objection === null) return { vouch, earlier: undefined };
  const earlier = record.vouches.at(-2);
  // The first of two waits for its time and for somebody else's word.
  return earlier?.flowId === null ? { vouch, earlier } : undefined;
}

export type Joined =
  { readonly kind: 'joined'; readonly found: LoadedCase } | Exclude<JoinOutcome, { readonly kind: 'joined' }>;

/**
 * Makes a vouch that stands in the case a proof in the person's flow. The case is written first: flow and executor find
 * the same word there, and whoever looks at the case after a crash can finish the join. Where the flow takes none, the
 * vouch lapses.
 */
export function createVouchJoiner(proofs: Pick<CaseProofs, 'join'>, keeper: CaseKeeper) {
  return async (first: LoadedCase): Promise<Joined | undefined> => {
    const due = vouchToJoin(first.record);
    if (due === undefined) return undefined;
    const { vouch, earlier } = due;
    const outcome = await proofs.join(first.record, vouch, earlier);
    const isIt = (one: CaseVouch): boolean => one.at === vouch.at && one.agentId === vouch.agentId;
    return keeper.settled<Joined>(first.record.id, async (found) => {
      const record = found?.record;
      const still = record === undefined ? undefined : vouchToJoin(record);
      // Lapsed meanwhile, and perhaps followed by another one, which this join says nothing about.
      if (found === undefined || record === undefined || still === undefined || !isIt(still.vouch))
        return { kind: 'joined', found: found ?? first };
      if (outcome.kind !== 'joined') {
        const lapsed = await keeper.change(found, {
          actor: { by: 'bot' },
          event: 'vouch-lapsed',
          what: 'vouch-lapsed',
          detail: outcome.kind === 'refused' ? outcome.reason : null,
          patch: { vouches: record.vouches.filter((one) => !isIt(one)) },
        });
        return lapsed === 'lost-race' ? lapsed : outcome;
      }
      const { flowId } = outcome;
      const vouches = record.vouches.map((one) => (isIt(one) ? { ...one, flowId } : one));
      const result = await keeper.change(found, {
        actor: { by: 'agent', id: vouch.agentId, name: vouch.agentName, correlationId: record.correlationId },
        event: undefined,
        what: 'vouched',
        detail: vouch.evidence,
        patch: { vouches, flowId },
        audited: true,
      });
      if (result === 'lost-race') return result;
      return { kind: 'joined', found: result === 'not-allowed' ? found : result };
    });
  };
}
