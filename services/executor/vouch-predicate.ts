import type { UserDirectory } from '../directory/user-directory.ts';
import { DependencyError } from '../errors/app-error.ts';
import { createAgentRights } from '../helpdesk/agent-rights.ts';
import type { CaseRecord, CaseVouch } from '../helpdesk/case-record.ts';
import { evidenceKinds, strongEvidence } from '../outcomes/case-reasons.ts';
import type { CaseRepository } from '../helpdesk/case-repository.ts';
import { openCaseStates, type CaseState } from '../helpdesk/case-state.ts';
import type { HelpdeskSettings } from '../helpdesk/helpdesk-settings.ts';
import { isUnopposed } from '../helpdesk/objection-rule.ts';
import type { Logger } from '../logging/logger.ts';
import { isVouch, type VouchProof } from '../policy/proof-policy.ts';
import type { FlowRecord } from '../reset-flow/flow-record.ts';

export type VouchPredicateOptions = {
  readonly cases: Pick<CaseRepository, 'load'>;
  readonly directory: UserDirectory;
  /** The executor's own configuration; undefined where there is no helpdesk: then no vouch counts. */
  readonly helpdesk: Pick<HelpdeskSettings, 'teams' | 'unregistered'> | undefined;
  readonly log: Logger;
};

/**
 * Which of a flow's vouches hold at the moment of the write, by the executor's own reads: the case names this flow and this
 * account, is open, not frozen and not objected to, and holds the vouch; its agent is still in the team's group and enabled, and
 * is neither the person nor above or below them, by none of their accounts; the person is no agent; two words are of two
 * humans (invariants I2, I5). What cannot be read does not hold (I8); only a store that cannot
 * answer is a fault (`store_unavailable`), because the job is then tried again.
 *
 * What this protects from, and what not. A flow's record alone vouches for nobody: there must be a case, sealed under the
 * store's keys and bound to its name, and whoever is named in it must be an agent in Entra now. A bot process that is
 * wholly taken over holds those keys, and can write both records and name a real agent who knows nothing of it. Against
 * that stand the second proof (a code that only the registered address receives), the caps on writes, the notice to every
 * registered address, and the audit: the executor's own intent names the case, and an intent whose case has no
 * `case.vouched` event by an agent in the audit is an invented vouch. For the accounts without any method, which have no
 * second proof, there is also the rule, off by default, in the executor's own configuration.
 */
export function createVouchPredicate(options: VouchPredicateOptions) {
  const { cases, directory, helpdesk, log } = options;
  const rights = createAgentRights({ directory, managerOf: directory.readManager, log });

  const agentHolds = async ({ teamId, targetId }: CaseRecord, { agentId }: CaseVouch): Promise<boolean> => {
    const team = helpdesk?.teams.find(({ id }) => id === teamId);
    if (team === undefined) return false;
    const [right, closeness, colleague] = await Promise.all([
      rights.of(agentId, team),
      rights.closeness(agentId, targetId, true),
      rights.isAgentOfAny(targetId, helpdesk?.teams ?? []),
    ]);
    return right.kind === 'agent' && closeness === undefined && colleague === false;
  };

  const held = async (flow: FlowRecord, now: Date): Promise<readonly VouchProof[]> => {
    const [proof, ...more] = flow.proofs.filter(isVouch).filter(({ method }) => method === 'vouch');
    if (helpdesk === undefined || proof === undefined || more.length > 0) return [];
    const record = (await cases.load(proof.caseId))?.record;
    if (record === undefined || !isAbout(record, flow)) return [];
    const vouch = record.vouches.find(({ at, flowId }) => at === proof.at && flowId === flow.id);
    if (vouch === undefined || !evidenceKinds.includes(vouch.evidence)) return [];
    if (!(await agentHolds(record, vouch))) return [];
    const earlier = await heldEarlier(flow, { record, vouch, now });
    return earlier === undefined ? [proof] : [proof, earlier];
  };

  /** The first of two vouches: another agent's, and the manager was told and let the time pass. */
  const heldEarlier = async (
    flow: FlowRecord,
    { record, vouch, now }: { readonly record: CaseRecord; readonly vouch: CaseVouch; readonly now: Date },
  ): Promise<VouchProof | undefined> => {
    const [proof, ...more] = flow.proofs.filter(isVouch).filter(({ method }) => method === 'earlier-vouch');
    if (proof === undefined || more.length > 0 || proof.caseId !== record.id) return undefined;
    const first = record.vouches.find(
      ({ at, flowId }) => at === proof.at && at !== vouch.at && (flowId === null || flowId === flow.id),
    );
    if (first === undefined || (await rights.areOneHuman(first.agentId, vouch.agentId)) !== false) return undefined;
    if (![first, vouch].every(({ evidence }) => strongEvidence.includes(evidence))) return undefined;
    if (helpdesk?.unregistered.enabled !== true) return undefined;
    const { objectionHours } = helpdesk.unregistered;
    if (!isUnopposed(record, first, { objectionHours, now })) return undefined;
    return (await agentHolds(record, first)) ? proof : undefined;
  };

  return async (flow: FlowRecord, now: Date): Promise<readonly VouchProof[]> => {
    try {
      return await held(flow, now);
    } catch (err) {
      if (err instanceof DependencyError) throw err;
      log.error({ err, flowId: flow.id, caseId: flow.caseId }, 'a case could not be read: its vouch does not count');
      return [];
    }
  };
}

function isAbout(record: CaseRecord, flow: FlowRecord): boolean {
  const same =
    record.id === flow.caseId &&
    record.target === flow.target &&
    record.tenantId === flow.tenantId &&
    record.targetId.toLowerCase() === flow.targetId.toLowerCase();
  const open: readonly CaseState[] = openCaseStates;
  const unopposed = record.objection?.objectedAt == null;
  return same && unopposed && open.includes(record.state) && record.frozenAt === null;
}
