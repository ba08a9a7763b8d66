import type { CaseRecord } from '../../helpdesk/case-record.ts';
import type { JoinOutcome } from '../../helpdesk/case-proofs.ts';
import type { EligibilityResult } from '../../policy/eligibility.ts';
import { findBrake } from '../brakes.ts';
import type { LoadedFlow } from '../flow-repository.ts';
import { isBeyondRecall, liveFlow, replaceFlow } from '../live-flow.ts';
import { newFlowRecord } from '../start-step.ts';
import type { CaseSide } from './case-side-options.ts';

type Account = Pick<Extract<EligibilityResult, { kind: 'eligible' }>, 'user' | 'tenant' | 'usable'>;
type Here = { readonly live: LoadedFlow | undefined; readonly conversationId: string; readonly now: Date };

/**
 * What holds before a case may touch the person's flow: the case is about this account and not frozen, no brake is on, no
 * password is on its way. Answers the live flow of the person's own chat, if there is one.
 */
export async function enterFlow(
  { options, keeper }: CaseSide,
  record: CaseRecord,
): Promise<({ readonly kind: 'here' } & Here) | JoinOutcome> {
  const { target, tenantId, targetId } = record;
  if (options.pseudonyms(tenantId, targetId) !== target) return { kind: 'refused', reason: 'could-not-check' };
  if (record.frozenAt !== null) return { kind: 'refused', reason: 'frozen' };
  const [{ live, now }, person] = await Promise.all([
    liveFlow(options, keeper, target),
    options.persons.load(tenantId, targetId),
  ]);
  if (live !== undefined && isBeyondRecall(live.record)) return { kind: 'too-late', flowId: live.record.id };
  const brake = await findBrake(options, target, 'codes');
  if (brake !== undefined) return { kind: 'refused', reason: brake.reason };
  // Where the person is today; the case may be older than a reinstalled bot.
  const conversationId = person?.conversationId ?? record.conversationId;
  const here = live?.record.conversationId === conversationId;
  if (live !== undefined && !here) await replaceFlow(options, keeper, live);
  return { kind: 'here', live: here ? live : undefined, conversationId, now };
}

/** Opens a flow of the person in their own chat that the case watches. Counted like any other start, and audited. */
export async function openFlow(
  { options, keeper }: CaseSide,
  record: CaseRecord,
  { account, here }: { readonly account: Account; readonly here: Here },
): Promise<LoadedFlow | JoinOutcome | 'lost-race'> {
  const { flows, attempts, limits } = options;
  const { target, tenantId, targetId: personId, correlationId, language, id: caseId } = record;
  const admitted = await attempts.admit(`starts.${target}`, limits.startsPerTarget);
  if (admitted.kind === 'refused') return { kind: 'refused', reason: 'too-many-starts' };
  const speaker = { tenantId, personId, conversationId: here.conversationId, correlationId };
  const fresh = newFlowRecord(options, { speaker, language, target, now: here.now, eligible: account, caseId });
  await keeper.note(fresh, { type: 'password-reset.started' });
  const created = await flows.create(fresh);
  // The person (or another press) began one at the same moment: look at that one.
  return created.record.id === fresh.id ? created : 'lost-race';
}
