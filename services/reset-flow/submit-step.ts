import type { Refusal } from '../outcomes/refusal.ts';
import type { FlowRef, VerifyOutcome } from '../outcomes/reset-outcome.ts';
import type { CodeMethod, Proof } from '../policy/proof-policy.ts';
import type { RedeemResult } from '../store/attempt-store.ts';
import { codeIdOf, codeMessage, normaliseCode } from '../verification/one-time-code.ts';
import { createResetCount } from './count-reset.ts';
import { untilSettled, type FlowKeeper } from './flow-keeper.ts';
import type { FlowRecord } from './flow-record.ts';
import type { FlowPatch, LoadedFlow } from './flow-repository.ts';
import { isEnd } from './flow-state.ts';
import { judgeProofs } from './judge-proofs.ts';
import type { ResetServiceOptions } from './reset-options.ts';
import { codeDied } from './sent-codes.ts';
import type { OpenStep, StepGate } from './step-gate.ts';
import { targetOf } from './stored-flow-repository.ts';
import { tellCase } from './tell-case.ts';
import { countWrongCode } from './wrong-code-breaker.ts';

const verb = 'code';

type Parts = { readonly options: ResetServiceOptions; readonly keeper: FlowKeeper; readonly gate: StepGate };
type Typed = { readonly ref: FlowRef; readonly method: CodeMethod; readonly step: OpenStep };
type Ready = Typed & { readonly kind: 'ready'; readonly code: string };

/**
 * Checks a typed code for the method that is being asked, and for no other: the code's hash names flow, target and
 * method. Counting, comparing and consuming happen in one step of the AttemptStore, which also sees the lock.
 */
export function createSubmitStep(parts: Parts) {
  return async (ref: FlowRef, typed: string): Promise<VerifyOutcome> => {
    const ready = await untilSettled(() => prepare(parts, ref, typed));
    if (ready.kind !== 'ready') return ready;
    return answer(parts, ready, await redeem(parts.options, ready.step.flow.record, ready));
  };
}

/** Everything short of comparing. A press is spent here already, so that of two deliveries at once one is judged. */
async function prepare(parts: Parts, ref: FlowRef, typed: string): Promise<Ready | VerifyOutcome | 'lost-race'> {
  const { options, keeper, gate } = parts;
  const [step, guard] = await Promise.all([gate.enter(ref, verb), guardOf(options, ref.flowId)]);
  if (step.kind !== 'open') return step;
  const { record } = step.flow;
  const view = gate.view(record, step.now);
  const method = record.asking;
  if (record.state !== 'proving' || method === null) return { kind: 'nothing-asked', view };
  const code = normaliseCode(typed);
  if (code === undefined) return { kind: 'code-malformed', view };
  if (guard !== undefined) {
    const { flow } = await keeper.end(step.flow, 'predicate-failed', guard.reason);
    return { kind: 'ended', view: gate.view(flow.record, step.now) };
  }
  if (ref.nonce === undefined) return { kind: 'ready', ref, method, code, step };
  const flow = await options.flows.patch(step.flow, gate.accepted(ref, verb, step.now));
  return flow === 'lost-race' ? flow : { kind: 'ready', ref, method, code, step: { ...step, flow } };
}

/** Read beside the record; the lock is the attempt store's own to see. */
async function guardOf({ guards }: ResetServiceOptions, flowId: string): Promise<Refusal | undefined> {
  const target = targetOf(flowId);
  return target === undefined ? undefined : guards.checkCodes(target);
}

function redeem(
  { attempts, codeKeys, limits }: ResetServiceOptions,
  { tenantId, id: flowId, target }: FlowRecord,
  { method, code }: { readonly method: CodeMethod; readonly code: string },
): Promise<RedeemResult> {
  return attempts.redeem({
    target,
    codeId: codeIdOf(flowId, method),
    candidateHashes: codeKeys.macs(codeMessage({ tenantId, flowId, target, method }, code)),
    triesPerCode: limits.triesPerCode,
    failuresPerTarget: limits.failuresPerTarget,
    windowSeconds: limits.failureWindowSeconds,
    lockSeconds: limits.lockSeconds,
  });
}

async function answer(parts: Parts, typed: Typed, result: RedeemResult): Promise<VerifyOutcome> {
  const { keeper, gate } = parts;
  const { method, step } = typed;
  const { record } = step.flow;
  const wrong = () =>
    Promise.all([keeper.note(record, { type: 'code.rejected', method }), countWrongCode(parts.options)]);
  switch (result.kind) {
    case 'accepted':
      return keepProof(parts, typed);
    case 'mismatch': {
      if (!result.repeated) await wrong();
      const flow = await touch(parts, typed, 'lives');
      return { kind: 'code-mismatch', view: gate.view(flow.record, step.now), triesLeft: result.triesLeft };
    }
    case 'burned': {
      await wrong();
      const flow = await touch(parts, typed, 'died');
      return { kind: 'code-burned', view: gate.view(flow.record, step.now) };
    }
    case 'absent':
      return missing(parts, typed);
    case 'locked': {
      const patch = gate.accepted(typed.ref, verb, step.now);
      await Promise.all([countWrongCode(parts.options), keeper.end(step.flow, 'tries-exhausted', 'locked', patch)]);
      await tellLock(parts.options, record, result.until);
      return { kind: 'locked-out', until: result.until };
    }
  }
}

/** Once per lock, however many tries meet it and whatever became of the flow: the lock's end names it. */
async function tellLock(
  { audit, auditSubject, notices }: ResetServiceOptions,
  record: FlowRecord,
  until: Date,
): Promise<void> {
  const { target, correlationId } = record;
  // A notice that could not be handed on leaves the lock in the audit all the same.
  let first = true;
  try {
    first = await notices.announce('locked', `lock.${target}.${until.getTime()}`, record);
  } finally {
    const subject = await auditSubject(target);
    if (first) await audit.append({ type: 'recovery.locked', subject, correlationId, until: until.toISOString() });
  }
}

/** No live code. When the same code has just been accepted in a parallel delivery, that one answers. */
async function missing(parts: Parts, typed: Typed): Promise<VerifyOutcome> {
  const { options, gate } = parts;
  const { method, step } = typed;
  const current = await options.flows.load(step.flow.record.id);
  const justProved = current?.record.proofs.some(
    (proof) => proof.method === method && !step.flow.record.proofs.some((before) => before.at === proof.at),
  );
  if (justProved === true) return { kind: 'duplicate' };
  const flow = await touch(parts, typed, 'died');
  return { kind: 'code-expired', view: gate.view(flow.record, step.now) };
}

/**
 * A sign of life. After a lost race another answer is being painted and its view is as good; only a dead code is still
 * taken off the record, unless a new one was sent meanwhile.
 */
async function touch(parts: Parts, { method, step }: Typed, code: 'lives' | 'died'): Promise<LoadedFlow> {
  const { flows, limits } = parts.options;
  const idleAt = new Date(step.now.getTime() + limits.idleSeconds * 1000).toISOString();
  const after = (record: FlowRecord): FlowPatch =>
    code === 'lives' ? {} : { asking: null, ...codeDied(record, method) };
  const first = await flows.patch(step.flow, { idleAt, ...after(step.flow.record) });
  if (first !== 'lost-race') return first;
  return untilSettled<LoadedFlow>(async () => {
    const current = (await flows.load(step.flow.record.id)) ?? step.flow;
    const sameCode = current.record.sends[method]?.lastAt === step.flow.record.sends[method]?.lastAt;
    if (code === 'lives' || current.record.asking !== method || !sameCode) return current;
    return flows.patch(current, after(current.record));
  });
}

/** The code is consumed: write the proof down, whatever else changed in the record meanwhile. */
async function keepProof(parts: Parts, { ref, method, step }: Typed): Promise<VerifyOutcome> {
  const { options, keeper, gate } = parts;
  await keeper.note(step.flow.record, { type: 'code.accepted', method });
  let { flow } = step;
  const count = createResetCount(options);
  return untilSettled<VerifyOutcome>(async () => {
    const { record } = flow;
    if (isEnd(record.state)) return { kind: 'ended', view: gate.view(record, step.now) };
    if (record.state !== 'proving') return { kind: 'stale', view: gate.view(record, step.now) };
    const { id: flowId, target } = record;
    const proof: Proof = { method, flowId, target, at: step.now.toISOString() };
    const proofs = [...record.proofs.filter((before) => before.method !== method), proof];
    const { passed } = judgeProofs({ ...record, proofs }, options.policy, step.now);
    if (passed && !(await count(record))) {
      const { flow: ended } = await keeper.end(flow, 'predicate-failed', 'recently-reset');
      return { kind: 'ended', view: gate.view(ended.record, step.now) };
    }
    const counted = passed ? { countedReset: true as const } : {};
    const patch = { ...gate.accepted(ref, verb, step.now), proofs, asking: null, ...counted };
    const moved = await options.flows.move(flow, passed ? 'pass-mark-reached' : 'proof-accepted', patch);
    if (moved.kind === 'moved') {
      if (passed) await tellCase(options.queue, moved.flow);
      return { kind: 'verified', method, view: gate.view(moved.flow.record, step.now), passed };
    }
    flow = (await options.flows.load(flowId)) ?? flow;
    return 'lost-race';
  });
}
