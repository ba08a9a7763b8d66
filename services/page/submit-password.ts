import { sealedIntentKey, type SealedIntent } from '../executor/sealed-intent.ts';
import type { FlowRecord } from '../reset-flow/flow-record.ts';
import { untilSettled } from '../reset-flow/flow-keeper.ts';
import type { PageParts } from './open-page.ts';
import type { PageServiceOptions } from './page-options.ts';
import type { PageSubmitOutcome, SealedPassword, SignedPageCall } from './page-service.ts';
import type { PageSession } from './page-session.ts';

/**
 * Takes the sealed password: stored once per handle, then the flow moves, then the job is named. A call that comes again
 * after a crash between two of these steps finishes what the first began; the first password of a handle wins.
 */
export async function submitPassword(
  parts: PageParts,
  call: SignedPageCall,
  sealed: SealedPassword,
): Promise<PageSubmitOutcome> {
  const { options, keeper, sessions } = parts;
  const loaded = await sessions.verify(call, 'POST /page/api/submit');
  if (loaded === undefined || !isSealed(sealed)) return { kind: 'dead' };
  const { session, now } = loaded;
  return untilSettled<PageSubmitOutcome>(async () => {
    const found = await options.flows.load(session.flowId);
    if (found === undefined) return { kind: 'dead' };
    const flow = await keeper.refresh(found, now);
    const { record } = flow;
    if (record.state === 'queued') await enqueueReset(options, record);
    if (record.state !== 'choosing') return { kind: isUnderWay(record) ? 'already' : 'ended' };
    if (record.pageHandleHash !== session.handleHash || now.getTime() >= Date.parse(session.expiresAt))
      return { kind: 'dead' };
    // The executor has answered this page's password already: another one needs the fresh handle.
    if (record.writeAttempts > session.attemptsAtOpen) return { kind: 'dead' };
    await keepSealed(options, session, { target: record.target, sealed });
    await keeper.note(record, { type: 'password.sealed' });
    const idleAt = new Date(now.getTime() + options.limits.queueSeconds * 1000).toISOString();
    const patch = { nonce: options.random.id(), lastPress: null, idleAt, lastRejection: null, pageKilled: false };
    const moved = await options.flows.move(flow, 'password-sealed', patch);
    if (moved.kind !== 'moved') return 'lost-race';
    await enqueueReset(options, moved.flow.record);
    await showInChatLater(options, moved.flow.record);
    return { kind: 'queued' };
  });
}

/** Names the executor's job; the same attempt of the same flow is one job. */
export async function enqueueReset({ queue }: Pick<PageServiceOptions, 'queue'>, record: FlowRecord): Promise<void> {
  await queue.add(
    'executor',
    { kind: 'reset', flowId: record.id },
    { id: `reset.${record.id}.${record.writeAttempts}` },
  );
}

/** Mostly the result is in the chat by then and nothing is painted. */
const chatPatienceSeconds = 4;

/**
 * When the executor takes its time, the chat says that the password is being set instead of still asking for one. The
 * password is on its way already, so a queue that fails here fails nothing.
 */
async function showInChatLater({ queue, log }: PageServiceOptions, { id, writeAttempts }: FlowRecord): Promise<void> {
  const job = { id: `queued.${id}.${writeAttempts}`, delaySeconds: chatPatienceSeconds };
  await queue.add('bot', { kind: 'flow-changed', flowId: id }, job).catch((err: unknown) => {
    log.warn({ err, flowId: id }, 'the chat does not show that a password is being set');
  });
}

function isUnderWay({ state }: FlowRecord): boolean {
  return state === 'queued' || state === 'writing' || state === 'unknown' || state === 'done';
}

/** Base64url of the sizes that sealing makes: a P-256 point, 96 bits, and at most 256 characters with their tag. */
function isSealed({ keyId, ephemeralKey, iv, ciphertext }: SealedPassword): boolean {
  return (
    /^[A-Za-z0-9_-]{1,64}$/.test(keyId) &&
    /^[A-Za-z0-9_-]{87}$/.test(ephemeralKey) &&
    /^[A-Za-z0-9_-]{16}$/.test(iv) &&
    /^[A-Za-z0-9_-]{22,2048}$/.test(ciphertext)
  );
}

/** Keeps the first sealed password of a handle. */
async function keepSealed(
  { store, limits }: PageServiceOptions,
  { flowId, handleHash }: PageSession,
  { target, sealed }: { readonly target: string; readonly sealed: SealedPassword },
): Promise<void> {
  const intent: SealedIntent = { flowId, target, handleHash, sealed };
  await store.swap(sealedIntentKey(flowId, handleHash), 0, JSON.stringify(intent), limits.queueSeconds);
}
