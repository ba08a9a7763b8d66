import type { CaseProofs } from '../../helpdesk/case-proofs.ts';
import { createFlowKeeper } from '../flow-keeper.ts';
import { beginForCase } from './begin-for-case.ts';
import type { CaseProofsOptions } from './case-side-options.ts';
import { joinVouch } from './join-vouch.ts';
import { judgeVouching } from './judge-vouching.ts';
import { dropFlow, pauseFlow, resumeFlow } from './pause-flow.ts';
import { triedSoFar } from './tried-so-far.ts';

/**
 * The person's flow as a case may touch it. A case never moves a flow past a check: brakes, counters, eligibility and
 * the audit are those of a person who comes alone, and the executor judges all of it again at the write.
 */
export function createCaseProofs(options: CaseProofsOptions): CaseProofs {
  const side = { options, keeper: createFlowKeeper(options) };
  return {
    tried: (target, flowId) => triedSoFar(side, target, flowId),
    pause: (flowId, caseId) => pauseFlow(side, flowId, caseId),
    resume: (flowId, caseId) => resumeFlow(side, flowId, caseId),
    drop: (flowId, caseId) => dropFlow(side, flowId, caseId),
    judge: (targetId) => judgeVouching(options, targetId),
    join: (record, vouch, earlier) => joinVouch(side, { record, vouch, earlier }),
    begin: (record) => beginForCase(side, record),
  };
}
