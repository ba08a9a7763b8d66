import { areSameHuman } from '../../directory/same-human.ts';
import { DependencyError } from '../../errors/app-error.ts';
import type { CaseRecord, CaseVouch } from '../../helpdesk/case-record.ts';
import type { JoinOutcome } from '../../helpdesk/case-proofs.ts';
import { isUnopposed } from '../../helpdesk/objection-rule.ts';
import { evaluateProofs } from '../../policy/proof-evaluation.ts';
import { isVouch, type ProofPolicy, type VouchMethod, type VouchProof } from '../../policy/proof-policy.ts';
import { createResetCount, type CountReset } from '../count-reset.ts';
import { untilSettled } from '../flow-keeper.ts';
import type { LoadedFlow } from '../flow-repository.ts';
import { isEnd } from '../flow-state.ts';
import { judgeProofs } from '../judge-proofs.ts';
import { replaceFlow } from '../live-flow.ts';
import type { CaseSide } from './case-side-options.ts';
import { enterFlow, openFlow } from './flow-for-case.ts';
import { goOn } from './go-on.ts';
import { holderOf, spendVouch } from './spend-vouch.ts';

export type Joining = {
  readonly record: CaseRecord;
  readonly vouch: CaseVouch;
  readonly earlier: CaseVouch | undefined;
};
/** What becomes a proof, by the name under which it does. */
type Words = readonly (readonly [VouchMethod, CaseVouch])[];

/** A clock of another process may be this much ahead of the store's. */
const skewMs = 5_000;

/**
 * Puts an agent's word into the person's flow as one proof of kind `person`, opening the flow where the person has none
 * (who has one method only could not begin alone). Every check of a start holds: brakes, counters, the account itself. A
 * vouch is spent on one flow, once; the same call again answers the same.
 */
export function joinVouch(side: CaseSide, { record, vouch, earlier }: Joining): Promise<JoinOutcome> {
  const { eligibility, policy, objectionHours } = side.options;
  const count = createResetCount(side.options);
  return untilSettled<JoinOutcome>(async () => {
    const before = await joinedBefore(side, { record, vouch, earlier });
    if (before !== undefined) return before;
    const here = await enterFlow(side, record);
    if (here.kind !== 'here') return here;
    const account = await eligibility.checkVouched(record.targetId);
    if (account.kind === 'refused') return { kind: 'refused', reason: account.refusal.reason };
    const both = account.way === 'two-vouches';
    if (both && earlier === undefined) return { kind: 'refused', reason: 'not-registered' };
    if (both && earlier !== undefined && !(await areTwo(side, vouch, earlier)))
      return { kind: 'refused', reason: 'could-not-check' };
    const words: Words = [
      ['vouch', vouch],
      ...(both && earlier !== undefined ? [['earlier-vouch', earlier] as const] : []),
    ];
    const at = new Date(Math.max(here.now.getTime(), Math.min(Date.parse(vouch.at), here.now.getTime() + skewMs)));
    const opposed = both && earlier !== undefined && !isUnopposed(record, earlier, { objectionHours, now: at });
    if (opposed || !allCount(policy, words, at)) return { kind: 'refused', reason: 'could-not-check' };

    // Of an account that had methods then and has none now, or the other way round, the old flow leads nowhere.
    const fits = here.live === undefined || (here.live.record.methods.length === 0) === both;
    if (here.live !== undefined && !fits) await replaceFlow(side.options, side.keeper, here.live);
    const live = fits ? here.live : undefined;
    // Looked at before a flow is opened: a vouch that is spent does not cost the person a start.
    const holders = await Promise.all(words.map(([, word]) => holderOf(side.options, record, word)));
    const spent = holders.find((holder) => holder !== undefined && holder !== live?.record.id);
    if (spent !== undefined) return { kind: 'too-late', flowId: spent };
    const flow = live ?? (await openFlow(side, record, { account, here }));
    if (flow === 'lost-race' || 'kind' in flow) return flow;
    for (const [, word] of words) {
      const holder = await spendVouch(side.options, record, { vouch: word, flowId: flow.record.id });
      if (holder !== undefined && holder !== flow.record.id) return { kind: 'too-late', flowId: holder };
    }
    return putIn(side, flow, { record, words, vouchedAt: Date.parse(vouch.at), now: at, count });
  });
}

/** Two words are of two humans; the press looked at it too, and the executor looks again. What cannot be read is one. */
async function areTwo({ options }: CaseSide, one: CaseVouch, other: CaseVouch): Promise<boolean> {
  try {
    return !(await areSameHuman(options.directory, one.agentId, other.agentId));
  } catch (error) {
    if (error instanceof DependencyError) return false;
    throw error;
  }
}

/**
 * A vouch that is spent already: it is in the flow where it was put, however far that one has gone since; or that flow is
 * over, and the vouch with it. Undefined where something is still to be done.
 */
async function joinedBefore(side: CaseSide, { record, vouch }: Joining): Promise<JoinOutcome | undefined> {
  const { options } = side;
  const flowId = await holderOf(options, record, vouch);
  if (flowId === undefined) return undefined;
  const flow = await options.flows.load(flowId);
  if (flow === undefined) return { kind: 'too-late', flowId };
  const { state } = flow.record;
  const isIn = flow.record.proofs.some(
    (proof) => isVouch(proof) && proof.at === vouch.at && proof.caseId === record.id,
  );
  if (isEnd(state) && !(isIn && state === 'done')) return { kind: 'too-late', flowId };
  // It stopped between its last proof and the pass mark, where nothing is left to be asked of the person: taken further.
  if (state === 'proving' && judgeProofs(flow.record, options.policy, await options.store.now()).passed)
    return undefined;
  return isIn ? { kind: 'joined', flowId } : undefined;
}

type Putting = {
  readonly record: CaseRecord;
  readonly words: Words;
  readonly vouchedAt: number;
  readonly now: Date;
  readonly count: CountReset;
};

async function putIn(side: CaseSide, flow: LoadedFlow, putting: Putting): Promise<JoinOutcome | 'lost-race'> {
  const { policy } = side.options;
  const { record, words, vouchedAt, now, count } = putting;
  const { id: flowId, target } = flow.record;
  // The person is told by a message and may be away from the screen: the flow lives as long as the vouch does.
  const life = policy.methods.vouch.lifetimeSeconds ?? policy.proofLifetimeSeconds;
  const until = new Date(vouchedAt + life * 1000).toISOString();
  const proofs = [
    ...flow.record.proofs.filter((proof) => !isVouch(proof)),
    ...words.map(([method, { at }]): VouchProof => ({ method, flowId, target, at, caseId: record.id })),
  ];
  const patch = { proofs, caseId: record.id, expiresAt: until, idleAt: until };
  const confirmed = await confirmAccount(side, flow);
  if (confirmed === 'lost-race') return confirmed;
  const event = confirmed.record.state === 'with-helpdesk' ? ('handed-back' as const) : undefined;
  const gone = await goOn(side, confirmed, { event, patch, now, count });
  if (gone === 'lost-race') return gone;
  return gone.kind === 'on' ? { kind: 'joined', flowId } : { kind: 'refused', reason: 'recently-reset' };
}

/** Neither too old nor, for the earlier of two, too young; and allowed by the policy at all. */
function allCount(policy: ProofPolicy, words: Words, now: Date): boolean {
  const about = { flowId: '', target: '' };
  const proofs = words.map(([method, { at }]): VouchProof => ({ ...about, method, at, caseId: 'any' }));
  const { valid } = evaluateProofs({ ...about, policy, proofs, unregistered: words.length > 1, now });
  return valid.length === words.length;
}

/** The case is about this one account, and the agent's word is for it: nothing is left to ask the person about it. */
async function confirmAccount({ options, keeper }: CaseSide, flow: LoadedFlow): Promise<LoadedFlow | 'lost-race'> {
  if (flow.record.state !== 'identified') return flow;
  const moved = await options.flows.move(flow, 'account-confirmed', {});
  if (moved.kind !== 'moved') return 'lost-race';
  await keeper.note(moved.flow.record, { type: 'account.confirmed' });
  return moved.flow;
}
