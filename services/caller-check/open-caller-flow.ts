import { DependencyError } from '../errors/app-error.ts';
import type { RefusalReason } from '../outcomes/refusal.ts';
import type { EligibilityResult } from '../policy/eligibility.ts';
import type { Proof } from '../policy/proof-policy.ts';
import { findBrake } from '../reset-flow/brakes.ts';
import { createFlowKeeper, untilSettled, type FlowKeeper } from '../reset-flow/flow-keeper.ts';
import type { LoadedFlow } from '../reset-flow/flow-repository.ts';
import { isBeyondRecall, liveFlow, replaceFlow } from '../reset-flow/live-flow.ts';
import type { ResetServiceOptions } from '../reset-flow/reset-options.ts';
import { destinationScope } from '../reset-flow/send-step.ts';
import { auditedRefusals, newFlowRecord } from '../reset-flow/start-step.ts';
import { speakerOf, type SentCheck } from './check-record.ts';

/** A check to which somebody said yes. */
export type ConfirmedCheck = SentCheck & { readonly flowId: string };

type Eligible = Extract<EligibilityResult, { kind: 'eligible' }>;
type Refused = { readonly kind: 'refused'; readonly reason: RefusalReason };
type Opening = { readonly kind: 'open' } | Refused;

/**
 * Opens the person's own flow for a check, with the link as its first proof: the same brakes, counters, checks and audit
 * as a start in the chat, and the same record from there on. The flow's id was drawn with the "Yes", so that calling this
 * again after a fault goes on instead of spending the link twice. Throws `DependencyError` where a check could not be
 * made; nothing is decided then.
 */
export function createCallerFlowOpening(options: ResetServiceOptions): (check: ConfirmedCheck) => Promise<Opening> {
  const keeper = createFlowKeeper(options);
  const { flows } = options;
  const refuse = async (check: ConfirmedCheck, reason: RefusalReason): Promise<Refused> => {
    const { target, correlationId } = check;
    const noted = await options.attempts.admit(`refusals.${target}`, auditedRefusals);
    if (noted.kind === 'admitted') {
      const subject = await options.auditSubject(target);
      await options.audit.append({ type: 'password-reset.refused', subject, correlationId, reason });
    }
    return { kind: 'refused', reason };
  };
  return (check) =>
    untilSettled<Opening>(async () => {
      const existing = await flows.load(check.flowId);
      if (existing !== undefined) return proveByLink(options, keeper, check, existing);
      const { live, now } = await liveFlow(options, keeper, check.target);
      // A write may be under way: a second flow beside it could set a second password (invariant I1).
      if (live !== undefined && isBeyondRecall(live.record)) return refuse(check, 'recently-reset');
      const may = await mayBegin(options, check);
      if (may.kind === 'refused') return refuse(check, may.reason);
      if (live !== undefined) await replaceFlow(options, keeper, live);
      const record = await newRecord(options, check, may, now);
      await keeper.note(record, { type: 'password-reset.started' });
      const created = await flows.create(record);
      if (created.record.id !== record.id) return 'lost-race';
      return proveByLink(options, keeper, check, created);
    });
}

/** Brakes and counters first, the directory last, and the link's address must still be a registered one. */
async function mayBegin(options: ResetServiceOptions, check: ConfirmedCheck): Promise<Eligible | Refused> {
  const { target, targetId, tenantId, link } = check;
  const brake = await findBrake(options, target, 'codes');
  if (brake !== undefined) return { kind: 'refused', reason: brake.reason };
  const admitted = await options.attempts.admit(`starts.${target}`, options.limits.startsPerTarget);
  if (admitted.kind === 'refused') return { kind: 'refused', reason: 'too-many-starts' };
  const eligible = await options.eligibility.check(targetId);
  if (eligible.kind === 'refused') {
    if (eligible.refusal.reason !== 'could-not-check') return { kind: 'refused', reason: eligible.refusal.reason };
    throw new DependencyError('directory_unavailable', 'whether a flow may be opened could not be checked');
  }
  const registered = eligible.usable.some(
    ({ method, destination }) =>
      method === link.method && destinationScope(options, { tenantId }, method, destination) === link.to,
  );
  return registered ? eligible : { kind: 'refused', reason: 'half-registered' };
}

async function newRecord(options: ResetServiceOptions, check: ConfirmedCheck, eligible: Eligible, now: Date) {
  const { target, link } = check;
  const caseId = (await options.caseOf?.(target)) ?? null;
  const beginning = { speaker: speakerOf(check), language: link.language, target, now, eligible, caseId };
  return { ...newFlowRecord(options, beginning), id: check.flowId };
}

/** The account was named by the link and confirmed by the "Yes"; holding the link is the proof of its method, once. */
async function proveByLink(
  { flows, store }: ResetServiceOptions,
  keeper: FlowKeeper,
  check: ConfirmedCheck,
  flow: LoadedFlow,
): Promise<Opening | 'lost-race'> {
  const { record } = flow;
  if (record.state !== 'identified') return { kind: 'open' };
  const { method } = check.link;
  const proof: Proof = { method, flowId: record.id, target: record.target, at: (await store.now()).toISOString() };
  await keeper.note(record, { type: 'account.confirmed' });
  await keeper.note(record, { type: 'code.accepted', method });
  const moved = await flows.move(flow, 'account-confirmed', { proofs: [proof] });
  return moved.kind === 'lost-race' ? 'lost-race' : { kind: 'open' };
}
