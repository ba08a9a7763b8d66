import type { OutgoingMessage, SendResult } from '../delivery/code-sender.ts';
import { DependencyError } from '../errors/app-error.ts';
import type { FlowRef, SendOutcome } from '../outcomes/reset-outcome.ts';
import type { CodeMethod } from '../policy/proof-policy.ts';
import { codeIdOf, codeDigits, codeMessage } from '../verification/one-time-code.ts';
import { proofMethods } from '../verification/proof-methods.ts';
import { findBrakeOf } from './brakes.ts';
import { untilSettled, type FlowKeeper } from './flow-keeper.ts';
import type { FlowRecord } from './flow-record.ts';
import type { LoadedFlow } from './flow-repository.ts';
import { isOnPage } from './page-conversation.ts';
import { judgeProofs } from './judge-proofs.ts';
import type { ResetServiceOptions } from './reset-options.ts';
import { codeDied, codeLives } from './sent-codes.ts';
import type { OpenStep, StepGate } from './step-gate.ts';

type Parts = { readonly options: ResetServiceOptions; readonly keeper: FlowKeeper; readonly gate: StepGate };
type Asked = { readonly ref: FlowRef; readonly method: CodeMethod; readonly verb: string };
/** A step that may go on, or the answer it ends with. */
type Claimed = {
  readonly kind: 'claimed';
  readonly flow: LoadedFlow;
  readonly destination: string;
  readonly now: Date;
  /** What is asked for again if nothing can be sent: the way before, while its code may still be typed. */
  readonly otherwise: CodeMethod | null;
};

/**
 * Sends a code by one method. The send is counted and the press spent before anything leaves (a send has no idempotency
 * key), so a redelivered or doubled press sends nothing twice.
 */
export function createSendStep(parts: Parts) {
  return async (ref: FlowRef, method: CodeMethod): Promise<SendOutcome> => {
    const asked = { ref, method, verb: `send:${method}` };
    const claimed = await untilSettled(() => claim(parts, asked));
    return claimed.kind === 'claimed' ? deliver(parts, claimed, method) : claimed;
  };
}

async function claim(parts: Parts, asked: Asked): Promise<Claimed | SendOutcome | 'lost-race'> {
  const { options, keeper, gate } = parts;
  const { ref, method, verb } = asked;
  const [step, brake] = await Promise.all([gate.enter(ref, verb), findBrakeOf(options, ref.flowId, 'codes')]);
  if (step.kind !== 'open') return step;
  const { flow, now } = step;
  const view = gate.view(flow.record, now);
  if (flow.record.state !== 'proving') return { kind: 'stale', view };
  if (!view.methods.some((offered) => offered.method === method)) return { kind: 'method-not-offered', view };
  if (brake !== undefined) {
    if (brake.reason === 'locked') await keeper.end(flow, 'tries-exhausted', 'locked');
    return { kind: 'refused', refusal: brake };
  }
  const tooSoon = await waitOrLimit(parts, asked, step);
  if (tooSoon !== undefined) return tooSoon;
  const found = await findDestination(parts, step, method);
  if (typeof found !== 'string') return found === undefined ? { kind: 'method-not-offered', view } : found;
  const admitted = await options.attempts.admit(
    destinationScope(options, flow.record, method, found),
    options.limits.sendsPerDestination,
  );
  if (admitted.kind === 'refused') return { kind: 'destination-busy', view, retryAt: admitted.retryAt };
  const sends = {
    ...flow.record.sends,
    [method]: { count: sendCount(flow.record, method) + 1, lastAt: now.toISOString() },
  };
  const claimed = await options.flows.patch(flow, { ...gate.accepted(ref, verb, now), sends, asking: method });
  if (claimed === 'lost-race') return claimed;
  const before = flow.record.asking;
  const returns = before !== method && before !== null && mayBeTyped(options, flow.record, before, now);
  return { kind: 'claimed', flow: claimed, destination: found, now, otherwise: returns ? before : null };
}

function mayBeTyped({ limits }: ResetServiceOptions, record: FlowRecord, method: CodeMethod, now: Date): boolean {
  return codeLives(record, method, now, limits.codeLifetimeSeconds);
}

function sendCount(record: FlowRecord, method: CodeMethod): number {
  return record.sends[method]?.count ?? 0;
}

/**
 * Refuses a resend that comes too early or once too often. Somebody who went to another method and came back may type
 * the code that was already sent, if it lives: it is asked for again.
 */
async function waitOrLimit(parts: Parts, asked: Asked, step: OpenStep): Promise<SendOutcome | 'lost-race' | undefined> {
  const { options, gate } = parts;
  const { limits, flows } = options;
  const { ref, method, verb } = asked;
  const sent = step.flow.record.sends[method];
  if (sent === undefined) return undefined;
  const age = (step.now.getTime() - Date.parse(sent.lastAt)) / 1000;
  const seconds = Math.ceil((limits.resendWaitSeconds[sent.count - 1] ?? limits.resendWaitSeconds.at(-1) ?? 0) - age);
  const usedUp = sent.count >= limits.sendsPerMethod;
  if (!usedUp && seconds <= 0) return undefined;
  let { flow } = step;
  if (flow.record.asking !== method && mayBeTyped(options, flow.record, method, step.now)) {
    const patched = await flows.patch(flow, { ...gate.accepted(ref, verb, step.now), asking: method });
    if (patched === 'lost-race') return patched;
    flow = patched;
  }
  const view = gate.view(flow.record, step.now);
  return usedUp ? { kind: 'no-sends-left', view } : { kind: 'wait', view, seconds };
}

/** Reads who may and where to afresh: the record keeps no address, and rights may have changed since the start. */
async function findDestination(
  parts: Parts,
  { flow, now }: OpenStep,
  method: CodeMethod,
): Promise<string | SendOutcome | undefined> {
  const { eligibility, policy } = parts.options;
  // With an agent's word one registered method is enough; without it, the account must have enough of its own.
  const vouched = judgeProofs(flow.record, policy, now).valid.includes('vouch');
  const { targetId } = flow.record;
  const result = vouched ? await eligibility.checkVouched(targetId) : await eligibility.check(targetId);
  if (result.kind !== 'refused') return result.usable.find((usable) => usable.method === method)?.destination;
  const { refusal } = result;
  if (refusal.reason !== 'could-not-check') await parts.keeper.end(flow, 'predicate-failed', refusal.reason);
  return { kind: 'refused', refusal };
}

/** The counter's name: a keyed hash under a key that is not rotated, so that a rotation does not refill the budget. */
export function destinationScope(
  options: Pick<ResetServiceOptions, 'pseudonyms'>,
  { tenantId }: Pick<FlowRecord, 'tenantId'>,
  method: CodeMethod,
  to: string,
): string {
  return `to.${options.pseudonyms(tenantId, `${method}\n${proofMethods[method].normalise(to)}`)}`;
}

async function deliver(
  { options, keeper, gate }: Parts,
  { flow, destination, now, otherwise }: Claimed,
  method: CodeMethod,
): Promise<SendOutcome> {
  const { attempts, codeKeys, random, limits, flows } = options;
  const { record } = flow;
  const code = random.digits(codeDigits);
  const codeId = codeIdOf(record.id, method);
  const codeHash = codeKeys.mac(
    codeMessage({ tenantId: record.tenantId, flowId: record.id, target: record.target, method }, code),
  );
  await attempts.issue({ target: record.target, codeId, codeHash, lifetimeSeconds: limits.codeLifetimeSeconds });
  const result = await carry(
    options,
    proofMethods[method].compose({
      to: destination,
      code,
      t: options.translator(record.language),
      tenantName: record.account.tenantName,
      typedIn: isOnPage(record) ? 'page' : 'chat',
      minutes: Math.floor(limits.codeLifetimeSeconds / 60),
      messageId: random.id(),
    }),
  );
  if (result.kind === 'refused') await attempts.revoke(record.target, codeId);
  await keeper.note(record, { type: 'code.sent', method, result: result.kind });
  if (result.kind !== 'refused') {
    return { kind: 'sent', view: gate.view(record, now), unconfirmed: result.kind === 'unconfirmed' };
  }
  const patched = await flows.patch(flow, { asking: otherwise, ...codeDied(record, method) });
  return { kind: 'delivery-failed', view: gate.view((patched === 'lost-race' ? flow : patched).record, now) };
}

/** An adapter that says by exception that nothing was delivered says the same as `refused`. */
async function carry({ sender, log }: ResetServiceOptions, message: OutgoingMessage): Promise<SendResult> {
  try {
    return await sender.send(message);
  } catch (error) {
    if (!(error instanceof DependencyError) || error.code !== 'delivery_failed') throw error;
    log.warn({ messageId: message.messageId, channel: message.channel, code: error.code }, 'a code was not delivered');
    return { kind: 'refused', reason: 'other' };
  }
}
