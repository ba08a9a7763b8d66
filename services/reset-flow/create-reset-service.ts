import { createPageHandles } from '../page/page-handles.ts';
import type { FlowRef } from '../outcomes/reset-outcome.ts';
import { createCancelStep } from './cancel-step.ts';
import { createConfirmStep } from './confirm-step.ts';
import { createFlowKeeper } from './flow-keeper.ts';
import { createPageLinkStep } from './page-link-step.ts';
import type { ResetServiceOptions } from './reset-options.ts';
import type { ResetService } from './reset-service.ts';
import { createSendStep } from './send-step.ts';
import { createStartStep } from './start-step.ts';
import { createStepGate } from './step-gate.ts';
import { createSubmitStep } from './submit-step.ts';

/** The reset flow as the conversation sees it: one call per step, each told whose press it is. */
export function createResetService(options: ResetServiceOptions): ResetService {
  const { flows, store } = options;
  const keeper = createFlowKeeper(options);
  const gate = createStepGate(options, keeper);
  const handles = createPageHandles(options);
  const parts = { options, keeper, gate, handles };
  const confirm = createConfirmStep(options, keeper, gate);
  const send = createSendStep(parts);
  const submit = createSubmitStep(parts);
  const pageLink = createPageLinkStep(options, parts);
  const cancel = createCancelStep(keeper, gate);
  const answered = <T>(ref: FlowRef, step: () => Promise<T>): Promise<T> => unspendOnFault(options, ref, step);
  const located = async (flowId: string) => {
    const [loaded, now] = await Promise.all([flows.load(flowId), store.now()]);
    return loaded === undefined ? undefined : { flow: await keeper.refresh(loaded, now), now };
  };
  return {
    start: createStartStep(options, keeper, gate),
    confirmAccount: (ref) => answered(ref, () => confirm(ref)),
    sendCode: (ref, method) => answered(ref, () => send(ref, method)),
    submitCode: (ref, typed) => answered(ref, () => submit(ref, typed)),
    issuePageLink: (ref) => answered(ref, () => pageLink(ref)),
    cancel: (ref) => answered(ref, () => cancel(ref)),
    view: async (speaker, flowId) => {
      const found = await located(flowId);
      if (found === undefined || !gate.isSpeakers(found.flow.record, speaker)) return undefined;
      return gate.view(found.flow.record, found.now);
    },
    locate: async (flowId) => {
      const found = await located(flowId);
      if (found === undefined) return undefined;
      const { tenantId, requesterId: personId, conversationId, correlationId, language } = found.flow.record;
      const speaker = { tenantId, personId, conversationId, correlationId };
      return { speaker, language, view: gate.view(found.flow.record, found.now) };
    },
  };
}

/**
 * A fault after the press was spent leaves the person with a failure card. Pressing again must then show where things
 * stand instead of being taken for a redelivery and met with silence.
 */
async function unspendOnFault<T>(
  { flows, log }: ResetServiceOptions,
  ref: FlowRef,
  step: () => Promise<T>,
): Promise<T> {
  try {
    return await step();
  } catch (error) {
    try {
      const flow = await flows.load(ref.flowId);
      if (flow !== undefined && ref.nonce !== undefined && flow.record.lastPress?.nonce === ref.nonce) {
        await flows.patch(flow, { lastPress: null });
      }
    } catch (second) {
      log.warn({ flowId: ref.flowId, err: second }, 'a spent press could not be given back');
    }
    throw error;
  }
}
