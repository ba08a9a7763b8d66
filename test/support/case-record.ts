import type { CaseRecord, CaseVouch } from '../../services/helpdesk/case-record.ts';

export const agentId = '44444444-4444-4444-8444-444444444444';
export const secondAgentId = '55555555-5555-4555-8555-555555555555';

/** A case that an agent holds, of the account that the caller names. */
export function caseRecord(
  about: Pick<CaseRecord, 'target' | 'tenantId' | 'targetId' | 'openedAt'> & Partial<CaseRecord>,
): CaseRecord {
  return {
    schema: 1,
    id: '4K7M2QXR',
    conversationId: 'a:personal',
    correlationId: 'turn-1',
    displayName: 'Aino Järvinen',
    department: null,
    language: 'en',
    trouble: 'half-registered',
    priority: 'normal',
    state: 'claimed',
    nonce: 'nonce',
    lastPress: null,
    teamId: 'service-desk',
    owner: { id: agentId, name: 'Olli Agent' },
    claimedAt: about.openedAt,
    endedAt: null,
    dueAt: about.openedAt,
    expiresAt: new Date(Date.parse(about.openedAt) + 14 * 86_400_000).toISOString(),
    endedBecause: null,
    words: [1, 2, 3],
    talking: false,
    frozenAt: null,
    flowId: null,
    verification: 'none',
    vouches: [],
    objection: null,
    post: { state: 'none', conversationId: null, activityId: null },
    fallbackSentAt: null,
    ticket: { state: 'none', id: null, url: null },
    lastMessage: 0,
    timeline: [],
    ...about,
  };
}

export function caseVouch(changes: Pick<CaseVouch, 'at'> & Partial<CaseVouch>): CaseVouch {
  return {
    agentId,
    agentName: 'Olli Agent',
    evidence: 'in-person',
    reference: 'badge 123',
    flowId: null,
    ...changes,
  };
}
