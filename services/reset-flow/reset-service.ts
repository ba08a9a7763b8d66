import type {
  CancelOutcome,
  ConfirmOutcome,
  FlowRef,
  FlowView,
  PageLinkOutcome,
  SendOutcome,
  Speaker,
  StartOutcome,
  VerifyOutcome,
} from '../outcomes/reset-outcome.ts';
import type { Language } from '../i18n/language.ts';
import type { CodeMethod } from '../policy/proof-policy.ts';

/** The use case the conversation speaks to: one call per step. Refusals are values, faults are `DependencyError`s. */
export type ResetService = {
  /** Checks who may (services/reset-flow/eligibility.ts) and opens a flow, or resumes the live one. */
  readonly start: (speaker: Speaker, language: Language) => Promise<StartOutcome>;
  readonly confirmAccount: (ref: FlowRef) => Promise<ConfirmOutcome>;
  /** Sends a code by `method`: the first or a further one (waits of 60, 120, 300 s; at most three). */
  readonly sendCode: (ref: FlowRef, method: CodeMethod) => Promise<SendOutcome>;
  readonly submitCode: (ref: FlowRef, typed: string) => Promise<VerifyOutcome>;
  /** Issues a one-time page handle; an earlier one of the flow dies. Reads and writes the store only. */
  readonly issuePageLink: (ref: FlowRef) => Promise<PageLinkOutcome>;
  readonly cancel: (ref: FlowRef) => Promise<CancelOutcome>;
  /** Where a flow stands; applies expiry. Undefined when unknown or not this speaker's. */
  readonly view: (speaker: Speaker, flowId: string) => Promise<FlowView | undefined>;
  /** Internal: for proactive painting, where the conversation comes from the record itself. */
  readonly locate: (
    flowId: string,
  ) => Promise<{ readonly speaker: Speaker; readonly language: Language; readonly view: FlowView } | undefined>;
};
