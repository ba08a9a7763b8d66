import { DependencyError } from '../errors/app-error.ts';
import type { FlowRef, SendOutcome, VerifyOutcome } from '../outcomes/reset-outcome.ts';
import type { Refusal } from '../outcomes/refusal.ts';
import { codeMethods, type CodeMethod } from '../policy/proof-policy.ts';
import type { CallerPage, CallerPageState } from './caller-page.ts';
import { enterPage, isConfirmed, standing, type CallerPageParts, type PageCheck } from './caller-page-options.ts';
import { speakerOf } from './check-record.ts';
import { showCall, type Said } from './show-call.ts';

/**
 * The second proof, by the reset service's own steps: waits, limits, locks and audit are those of the chat. What the page
 * sends names no step, as typed words do in the chat; a signed call works once, so no press comes twice.
 */
export function createCallProving(parts: CallerPageParts): Pick<CallerPage, 'send' | 'type'> {
  const { resets } = parts.options;
  return {
    send: async (call, asked) => {
      const page = await enterPage(parts, call, 'send');
      if (page === undefined) return { kind: 'dead' };
      const method = codeMethods.find((known) => known === asked);
      const ref = refOf(page);
      if (method === undefined || ref === undefined) return showCall(parts, page);
      return afterSend(parts, page, await resets.sendCode(ref, method satisfies CodeMethod));
    },
    type: async (call, code) => {
      const page = await enterPage(parts, call, 'type');
      if (page === undefined) return { kind: 'dead' };
      const ref = refOf(page);
      if (ref === undefined) return showCall(parts, page);
      return afterCode(parts, page, await resets.submitCode(ref, code));
    },
  };
}

function refOf({ record }: PageCheck): FlowRef | undefined {
  return isConfirmed(record) ? { speaker: speakerOf(record), flowId: record.flowId, nonce: undefined } : undefined;
}

async function afterSend(parts: CallerPageParts, page: PageCheck, outcome: SendOutcome): Promise<CallerPageState> {
  switch (outcome.kind) {
    case 'wait':
      return showNow(parts, page, { note: 'wait', waitSeconds: outcome.seconds });
    case 'no-sends-left':
    case 'destination-busy':
      return showNow(parts, page, { note: 'no-sends-left' });
    case 'delivery-failed':
      return showNow(parts, page, { note: 'not-sent' });
    case 'refused':
      return refusedMidway(parts, page, outcome.refusal);
    case 'sent':
    case 'method-not-offered':
    case 'stale':
    case 'duplicate':
    case 'not-yours':
    case 'ended':
      return showNow(parts, page);
  }
}

/** A brake that came down in mid-flow, or an account that changed: the helpdesk's door, as after any first proof. */
async function refusedMidway(parts: CallerPageParts, page: PageCheck, refusal: Refusal): Promise<CallerPageState> {
  if (refusal.reason === 'could-not-check')
    throw new DependencyError('directory_unavailable', 'whether a code may be sent could not be checked');
  const shown = await showNow(parts, page);
  return shown.kind === 'proving' || shown.kind === 'over' ? { kind: 'refused' } : shown;
}

async function afterCode(parts: CallerPageParts, page: PageCheck, outcome: VerifyOutcome): Promise<CallerPageState> {
  switch (outcome.kind) {
    case 'code-mismatch':
      return showNow(parts, page, { note: 'wrong-code', triesLeft: outcome.triesLeft });
    case 'code-burned':
    case 'code-expired':
    case 'code-malformed':
      return showNow(parts, page, { note: outcome.kind });
    case 'verified':
    case 'nothing-asked':
    case 'locked-out':
    case 'stale':
    case 'duplicate':
    case 'not-yours':
    case 'ended':
      return showNow(parts, page);
  }
}

/** The check moved on by what its flow has become; this is also where it passes or fails for the agent. */
async function showNow(parts: CallerPageParts, page: PageCheck, said: Said = {}): Promise<CallerPageState> {
  const current = await standing(parts.keeper, page.check, await parts.options.store.now());
  return current === undefined ? { kind: 'dead' } : showCall(parts, current, said);
}
