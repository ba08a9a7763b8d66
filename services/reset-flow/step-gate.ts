import type { FlowRef, FlowView, Speaker, StepRefused } from '../outcomes/reset-outcome.ts';
import type { FlowKeeper } from './flow-keeper.ts';
import type { FlowRecord } from './flow-record.ts';
import type { FlowPatch, LoadedFlow } from './flow-repository.ts';
import { isEnd } from './flow-state.ts';
import { viewOf } from './flow-view.ts';
import type { ResetServiceOptions } from './reset-options.ts';

/** The record agreed: whose, which step, in time. */
export type OpenStep = { readonly kind: 'open'; readonly flow: LoadedFlow; readonly now: Date };

export type StepGate = {
  /** Every press and every typed word on a flow passes here first. */
  readonly enter: (ref: FlowRef, verb: string) => Promise<OpenStep | StepRefused>;
  /** What an accepted press leaves in the record: a fresh nonce, itself for telling its redelivery, a new idle end. */
  readonly accepted: (ref: FlowRef, verb: string, now: Date) => FlowPatch;
  readonly view: (record: FlowRecord, now: Date) => FlowView;
  readonly isSpeakers: (record: FlowRecord, speaker: Speaker) => boolean;
};

/** Audited presses on other people's flows, per presser. */
const foreignPresses = [{ seconds: 60 * 60, limit: 10 }];

export function createStepGate(options: ResetServiceOptions, keeper: FlowKeeper): StepGate {
  const { flows, store, attempts, audit, auditSubject, pseudonyms, policy, limits, random, log } = options;
  const view: StepGate['view'] = (record, now) => viewOf(record, { policy, limits, now });
  const isRedelivery = (record: FlowRecord, ref: FlowRef, verb: string, now: Date): boolean => {
    const last = record.lastPress;
    if (last === null || ref.nonce !== last.nonce || verb !== last.verb) return false;
    // A press long after is a person waiting for an answer that got lost: that one is shown where things stand.
    const lastTouch = Date.parse(record.idleAt) - limits.idleSeconds * 1000;
    return now.getTime() - lastTouch < limits.duplicateSeconds * 1000;
  };
  const noteForeign = async ({ id: flowId, target }: FlowRecord, { speaker }: FlowRef, verb: string): Promise<void> => {
    const { correlationId } = speaker;
    log.warn({ flowId, correlationId, verb }, 'a press on a foreign flow');
    const presser = pseudonyms(speaker.tenantId, speaker.personId);
    // Who presses all day long fills the log of the process, not the audit's disk.
    if ((await attempts.admit(`foreign.${presser}`, foreignPresses)).kind === 'refused') return;
    const [subject, by] = await Promise.all([auditSubject(target), auditSubject(presser)]);
    await audit.append({ type: 'press.foreign', subject, correlationId, flowId, by });
  };
  const enter: StepGate['enter'] = async (ref, verb) => {
    const [loaded, now] = await Promise.all([flows.load(ref.flowId), store.now()]);
    if (loaded === undefined) return { kind: 'stale', view: undefined };
    if (!isSpeakers(loaded.record, ref.speaker)) {
      await noteForeign(loaded.record, ref, verb);
      return { kind: 'not-yours' };
    }
    if (isRedelivery(loaded.record, ref, verb, now)) return { kind: 'duplicate' };
    const flow = await keeper.refresh(loaded, now);
    if (isEnd(flow.record.state)) return { kind: 'ended', view: view(flow.record, now) };
    if (ref.nonce !== undefined && ref.nonce !== flow.record.nonce)
      return { kind: 'stale', view: view(flow.record, now) };
    return { kind: 'open', flow, now };
  };
  return {
    enter,
    view,
    isSpeakers,
    accepted: (ref, verb, now) => ({
      nonce: random.id(),
      lastPress: ref.nonce === undefined ? null : { nonce: ref.nonce, verb },
      idleAt: new Date(now.getTime() + limits.idleSeconds * 1000).toISOString(),
    }),
  };
}

/** Person, tenant and conversation, all as the channel authenticated them. */
function isSpeakers(record: FlowRecord, speaker: Speaker): boolean {
  return (
    record.tenantId === speaker.tenantId &&
    record.requesterId === speaker.personId &&
    record.conversationId === speaker.conversationId
  );
}
