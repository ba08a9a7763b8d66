import type { CaseRecord } from '../../helpdesk/case-record.ts';
import type { JoinOutcome } from '../../helpdesk/case-proofs.ts';
import { untilSettled } from '../flow-keeper.ts';
import { replaceFlow } from '../live-flow.ts';
import type { CaseSide } from './case-side-options.ts';
import { enterFlow, openFlow } from './flow-for-case.ts';
import { repaint } from './go-on.ts';
import { isNearlyOver, resumeFlow } from './pause-flow.ts';

/**
 * "Prove yourself": the person's own flow, begun or taken up again, with the case watching. Nothing of it is proved by the
 * case, and who could not begin alone cannot begin this way either. One that waited until hardly any of its time was left
 * gives way to a new one.
 */
export function beginForCase(side: CaseSide, record: CaseRecord): Promise<JoinOutcome> {
  const { flows, eligibility, limits } = side.options;
  return untilSettled<JoinOutcome>(async () => {
    const here = await enterFlow(side, record);
    if (here.kind !== 'here') return here;
    const tooShort = here.live !== undefined && isNearlyOver(here.live.record, limits);
    if (here.live !== undefined && !tooShort) {
      const patched = await flows.patch(here.live, { caseId: record.id });
      if (patched === 'lost-race') return patched;
      await resumeFlow(side, patched.record.id);
      return { kind: 'joined', flowId: patched.record.id };
    }
    const account = await eligibility.check(record.targetId);
    if (account.kind === 'refused') return { kind: 'refused', reason: account.refusal.reason };
    if (here.live !== undefined) await replaceFlow(side.options, side.keeper, here.live);
    const opened = await openFlow(side, record, { account, here });
    if (opened === 'lost-race' || 'kind' in opened) return opened;
    await repaint(side.options, opened);
    return { kind: 'joined', flowId: opened.record.id };
  });
}
