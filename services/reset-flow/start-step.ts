import type { EligibilityResult } from '../policy/eligibility.ts';
import type { Language } from '../i18n/language.ts';
import type { Refusal } from '../outcomes/refusal.ts';
import type { Speaker, StartOutcome } from '../outcomes/reset-outcome.ts';
import { refusalOf } from '../policy/refusal-doors.ts';
import { proofMethods } from '../verification/proof-methods.ts';
import { findBrake } from './brakes.ts';
import { untilSettled, type FlowKeeper } from './flow-keeper.ts';
import type { FlowRecord } from './flow-record.ts';
import type { LoadedFlow } from './flow-repository.ts';
import { rememberRefusal } from './last-refusal.ts';
import { isBeyondRecall, liveFlow, replaceFlow } from './live-flow.ts';
import { maskUpn } from './mask.ts';
import type { ResetServiceOptions } from './reset-options.ts';
import type { StepGate } from './step-gate.ts';

/** Of one target, so that nobody fills the audit's disk by asking. */
export const auditedRefusals = [{ seconds: 60 * 60, limit: 30 }];

type Eligible = Extract<EligibilityResult, { kind: 'eligible' }>;

/**
 * Opens a flow for the speaker's own account, or resumes the live one. Cheap checks come first (brakes, counters), the
 * directory is asked last; refusals are audited, up to a number an hour, so that nobody fills the audit's disk by asking.
 */
export function createStartStep(options: ResetServiceOptions, keeper: FlowKeeper, gate: StepGate) {
  const { flows, store, attempts, eligibility, audit, auditSubject, pseudonyms, limits } = options;
  const refuse = async (speaker: Speaker, target: string, refusal: Refusal): Promise<StartOutcome> => {
    const [subject, noted] = await Promise.all([
      auditSubject(target),
      attempts.admit(`refusals.${target}`, auditedRefusals),
      store.now().then((at) => rememberRefusal(store, target, { reason: refusal.reason, at })),
    ]);
    if (noted.kind === 'refused') return { kind: 'refused', refusal };
    const { correlationId } = speaker;
    await audit.append({ type: 'password-reset.refused', subject, correlationId, reason: refusal.reason });
    return { kind: 'refused', refusal };
  };
  const resume = async (flow: LoadedFlow, language: Language, now: Date): Promise<StartOutcome> => {
    const patched = flow.record.language === language ? flow : await flows.patch(flow, { language });
    // A lost race only means that the language follows at the next start.
    return { kind: 'resumed', view: gate.view((patched === 'lost-race' ? flow : patched).record, now) };
  };
  return (speaker: Speaker, language: Language): Promise<StartOutcome> =>
    untilSettled<StartOutcome>(async () => {
      const target = pseudonyms(speaker.tenantId, speaker.personId);
      const [{ live, now }, codesBrake] = await Promise.all([
        liveFlow(options, keeper, target),
        findBrake(options, target, 'codes'),
      ]);
      const own = live !== undefined && gate.isSpeakers(live.record, speaker);
      if (live !== undefined && isBeyondRecall(live.record)) {
        // A write may be under way: a second flow beside it could set a second password (invariant I1).
        if (own) return resume(live, language, now);
        const until = new Date(now.getTime() + limits.queueSeconds * 1000);
        return refuse(speaker, target, refusalOf('recently-reset', until));
      }
      const finishing = own && live.record.state === 'choosing';
      const brake = finishing ? await findBrake(options, target, 'finishing') : codesBrake;
      if (brake !== undefined) return refuse(speaker, target, brake);
      if (own) return resume(live, language, now);
      // Refused or not, this start is audited: a first one has a key to make, which takes a while.
      const subject = auditSubject(target);
      subject.catch(() => undefined);
      const admitted = await attempts.admit(`starts.${target}`, limits.startsPerTarget);
      if (admitted.kind === 'refused') return refuse(speaker, target, refusalOf('too-many-starts', admitted.retryAt));
      const [eligible] = await Promise.all([eligibility.check(speaker.personId), subject]);
      if (eligible.kind === 'refused') return refuse(speaker, target, eligible.refusal);
      if (live !== undefined) await replaceFlow(options, keeper, live);
      const caseId = (await options.caseOf?.(target)) ?? null;
      const record = newFlowRecord(options, { speaker, language, target, now, eligible, caseId });
      await keeper.note(record, { type: 'password-reset.started' });
      const created = await flows.create(record);
      // Another start of the same account won: look at it afresh.
      if (created.record.id !== record.id) return 'lost-race';
      return { kind: 'identified', view: gate.view(created.record, now) };
    });
}

type Beginning = {
  readonly speaker: Speaker;
  readonly language: Language;
  readonly target: string;
  readonly now: Date;
  readonly eligible: Pick<Eligible, 'user' | 'tenant' | 'usable'>;
  /** The case that watches the flow. */
  readonly caseId: string | null;
};

/** The record of a flow that begins: identified, nothing proved. For chat and page alike. */
export function newFlowRecord(
  { random, limits }: Pick<ResetServiceOptions, 'random' | 'limits'>,
  beginning: Beginning,
): FlowRecord {
  const { speaker, language, target, now, eligible, caseId } = beginning;
  const { user, tenant, usable } = eligible;
  const after = (seconds: number): string => new Date(now.getTime() + seconds * 1000).toISOString();
  return {
    schema: 1,
    id: `${target}.${random.id()}`,
    target,
    tenantId: speaker.tenantId,
    targetId: user.id,
    requesterId: speaker.personId,
    conversationId: speaker.conversationId,
    language,
    correlationId: speaker.correlationId,
    state: 'identified',
    startedAt: now.toISOString(),
    expiresAt: after(limits.flowSeconds),
    idleAt: after(limits.idleSeconds),
    account: {
      displayName: user.displayName,
      maskedUpn: maskUpn(user.userPrincipalName),
      givenName: user.givenName ?? null,
      surname: user.surname ?? null,
      upnLocalPart: user.userPrincipalName.split('@')[0] ?? '',
      tenantName: tenant.displayName,
      lastPasswordChange: user.lastPasswordChangeDateTime?.toISOString() ?? null,
      created: user.createdDateTime?.toISOString() ?? null,
    },
    methods: usable.map(({ method, destination }) => ({ method, hint: proofMethods[method].hint(destination) })),
    proofs: [],
    nonce: random.id(),
    lastPress: null,
    sends: {},
    asking: null,
    writeAttempts: 0,
    lastRejection: null,
    write: null,
    endedBecause: null,
    pageKilled: false,
    pageHandleHash: null,
    resultShownAt: null,
    caseId,
  };
}
