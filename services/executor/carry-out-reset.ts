import type { WriteOutcome } from '../directory/directory-writer.ts';
import { InvariantError } from '../errors/app-error.ts';
import { checkPassword } from '../policy/password-policy.ts';
import { passwordWords } from '../policy/password-words.ts';
import { policyHash } from '../policy/proof-evaluation.ts';
import type { LoadedFlow } from '../reset-flow/flow-repository.ts';
import { defaultCaps, type ExecutorOptions } from './executor-options.ts';
import { sealedIntentKey, type SealedIntent } from './sealed-intent.ts';
import type { Settlement } from './settle-reset.ts';
import { createWritePredicate, type PredicateResult } from './write-predicate.ts';

/** Between taking the flow and sending the write; a process that slept longer may have been declared dead. */
const longestHoldMs = 60_000;
const mostThrottled = 2;
const longestThrottleSeconds = 20;

/**
 * A flow in `queued`: check everything anew, intent on disk, take the flow, write once, settle. A crash before the flow
 * is taken leaves it queued with its sealed password, and the job's next delivery begins again; after that the flow is
 * `writing`, which nobody writes for a second time.
 */
export function createCarryOut(options: ExecutorOptions, settle: Settlement): (flow: LoadedFlow) => Promise<void> {
  const { flows, store, audit, clock, writer, log } = options;
  const predicate = createWritePredicate(options);

  return async (flow) => {
    const { record } = flow;
    const judged = await predicate(record);
    if (judged.kind === 'over') return settle.expired(flow);
    if (judged.kind === 'fails') return settle.refused(flow, judged.reason);

    const intent = await readIntent(flow);
    const opened = intent === undefined ? 'not-openable' : await options.sealedBox.open(intent);
    if (opened === 'not-openable') return settle.refused(flow, 'sealed-password-lost');
    try {
      // JavaScript cannot wipe a string: this one lives until the write is answered, and is held nowhere else.
      await withPassword(flow, judged, opened.toString('utf8'));
    } finally {
      opened.fill(0);
    }
  };

  async function readIntent({ record }: LoadedFlow): Promise<SealedIntent | undefined> {
    const handleHash = record.pageHandleHash;
    // Only what the flow's own newest page sealed: another page's password is another person's wish.
    const stored = handleHash === null ? undefined : await store.get(sealedIntentKey(record.id, handleHash));
    if (stored === undefined) return undefined;
    const intent = JSON.parse(stored.value) as SealedIntent;
    const fits = intent.flowId === record.id && intent.target === record.target && intent.handleHash === handleHash;
    return fits ? intent : undefined;
  }

  async function withPassword(
    flow: LoadedFlow,
    judged: PredicateResult & { kind: 'holds' },
    password: string,
  ): Promise<void> {
    const { record } = flow;
    const words = passwordWords(record.account);
    const { rejection } = checkPassword(password, {
      ...options.passwordRules,
      names: words.names,
      organisationWords: [...words.organisationWords, ...options.passwordRules.organisationWords],
    });
    if (rejection !== undefined) {
      await forget(flow);
      return settle.rejected(flow, rejection);
    }
    if (!(await admitted(flow))) return;
    const beforeImage = judged.user.lastPasswordChangeDateTime?.toISOString() ?? null;
    await audit.append({
      type: 'password-reset.intended',
      subject: await options.auditSubject(record.target),
      correlationId: record.correlationId,
      flowId: record.id,
      attempt: record.writeAttempts + 1,
      beforeImage,
      policyHash: policyHash(options.policy),
      proofs: judged.proofs,
      ...(judged.caseId === undefined ? {} : { caseId: judged.caseId }),
    });
    const began = clock.now();
    const taken = await flows.move(flow, 'intent-taken', { write: { startedAt: began.toISOString(), beforeImage } });
    // Cancelled, reported or taken by another delivery of the job meanwhile: whoever moved it settles it.
    if (taken.kind !== 'moved') return lostRace(flow);
    await writeOnce(taken.flow, password, began);
  }

  /** The move was answered by somebody else's: the intent must still end in the audit. */
  async function lostRace(flow: LoadedFlow): Promise<void> {
    const now = await flows.load(flow.record.id);
    if (now !== undefined && ['writing', 'unknown', 'done'].includes(now.record.state)) return;
    await audit.append({
      type: 'password-reset.not-done',
      subject: await options.auditSubject(flow.record.target),
      correlationId: flow.record.correlationId,
      flowId: flow.record.id,
      reason: 'flow-moved-meanwhile',
      requestId: null,
    });
  }

  async function writeOnce(flow: LoadedFlow, password: string, began: Date): Promise<void> {
    await forget(flow);
    const outcome = await send(flow, password, began);
    if (outcome === 'held-too-long') return settle.putBack(flow, 'held-too-long');
    switch (outcome.kind) {
      case 'written':
        return settle.done(flow, outcome.requestId, false);
      case 'throttled':
        return settle.putBack(flow, 'throttled', outcome.requestId);
      case 'unknown':
        return settle.unknown(flow, outcome.requestId);
      case 'refused':
        break;
    }
    if (outcome.reason === 'password-not-accepted')
      return settle.rejected(flow, 'refused-by-directory', outcome.requestId);
    log.error(
      { flowId: flow.record.id, reason: outcome.reason, requestId: outcome.requestId },
      'the directory refused a write that every check allowed',
    );
    return settle.failed(
      flow,
      outcome.reason === 'forbidden' ? 'directory-forbidden' : 'directory-refused',
      outcome.requestId,
    );
  }

  async function send(flow: LoadedFlow, password: string, began: Date): Promise<WriteOutcome | 'held-too-long'> {
    for (let throttled = 0; ; throttled += 1) {
      if (clock.now().getTime() - began.getTime() > longestHoldMs) return 'held-too-long';
      const outcome = await attempt(flow, password);
      if (
        outcome.kind !== 'throttled' ||
        throttled >= mostThrottled ||
        outcome.retryAfterSeconds > longestThrottleSeconds
      )
        return outcome;
      // Throttled means nothing was changed: the same write may be sent again.
      await clock.wait(Math.max(1, outcome.retryAfterSeconds) * 1000);
    }
  }

  async function attempt(flow: LoadedFlow, password: string): Promise<WriteOutcome> {
    try {
      return await writer.setPassword({ userId: flow.record.targetId, password, forceChangePasswordNextSignIn: false });
    } catch (err) {
      if (err instanceof InvariantError)
        log.error({ err, flowId: flow.record.id }, 'the directory writer broke its contract');
      // The port promises not to throw; if it does, nobody knows what happened.
      return { kind: 'unknown', requestId: undefined };
    }
  }

  /** The sealed password is used up with the flow's move to `writing`; its lifetime ends it if this fails. */
  async function forget({ record }: LoadedFlow): Promise<void> {
    if (record.pageHandleHash === null) return;
    try {
      await store.delete(sealedIntentKey(record.id, record.pageHandleHash));
    } catch (err) {
      log.warn({ err, flowId: record.id }, 'a used sealed password stays until its lifetime ends');
    }
  }

  async function admitted(flow: LoadedFlow): Promise<boolean> {
    const caps = await options.attempts.admit('executor', options.caps ?? defaultCaps);
    if (caps.kind === 'admitted') return true;
    const now = clock.now().getTime();
    const delaySeconds = Math.max(1, Math.ceil((caps.retryAt.getTime() - now) / 1000));
    log.error({ flowId: flow.record.id, delaySeconds }, 'the cap on password writes is reached; a reset waits');
    const id = `reset.${flow.record.id}.${now + delaySeconds * 1000}`;
    await options.queue.add('executor', { kind: 'reset', flowId: flow.record.id }, { id, delaySeconds });
    return false;
  }
}
