import { createHash } from 'node:crypto';
import type { DeskView } from '../outcomes/case-outcome.ts';
import type { ActRefused, Agent, CaseRef } from './agent-desk.ts';
import type { AgentRights } from './agent-rights.ts';
import { same } from './agent-rights.ts';
import type { CaseCoreOptions } from './case-core.ts';
import type { CaseActor, CaseKeeper } from './case-keeper.ts';
import { readCaseNumber } from './case-number.ts';
import type { CaseRecord } from './case-record.ts';
import type { CasePatch, LoadedCase } from './case-repository.ts';
import { isCaseEnded } from './case-state.ts';
import { deskViewOf } from './case-views.ts';
import type { HelpdeskTeam } from './helpdesk-settings.ts';

export type ActVerb =
  | 'claim'
  | 'take-over'
  | 'release'
  | 'tell'
  | 'start-verification'
  | 'vouch'
  | 'refuse'
  | 'resolve'
  | 'hand-back'
  | 'look'
  | 'save-answer';

type AgentActor = Extract<CaseActor, { by: 'agent' }>;
/** The directory and the record agreed: who acts, on which case, for which team. */
export type OpenAct = {
  readonly kind: 'open';
  readonly found: LoadedCase;
  readonly actor: AgentActor;
  readonly now: Date;
};

export type AgentGate = {
  /**
   * Every act on a case passes here first, whether pressed or typed. `said`: the words that the press carries; other words
   * from the same card are another press, and the holder's words are never too late.
   */
  readonly enter: (ref: CaseRef, verb: ActVerb, said?: string) => Promise<OpenAct | ActRefused>;
  /** The part of it that looks at the record only; for another round after a lost race. */
  readonly judge: (found: LoadedCase, ref: CaseRef, verb: ActVerb, said?: string) => Promise<ActRefused | undefined>;
  /** Right to act for the team of this channel, without a case. */
  readonly member: (
    agent: Agent,
  ) => Promise<
    | { readonly kind: 'member'; readonly team: HelpdeskTeam; readonly name: string }
    | Extract<ActRefused, { kind: 'not-an-agent' | 'could-not-check' }>
  >;
  /** What an accepted act leaves in the record. */
  readonly accepted: (ref: CaseRef, verb: ActVerb, now: Date, said?: string) => CasePatch;
  readonly view: (record: CaseRecord, now: Date) => DeskView;
  /** Audits a refused act, up to a number an hour. */
  readonly refused: (found: LoadedCase, ref: CaseRef, act: string, reason: string) => Promise<void>;
};

/** Who presses all day long fills the log of the process, not the audit's disk. */
const auditedRefusals = [{ seconds: 60 * 60, limit: 30 }];
/** Teams delivers again after about 15 s and once more about 30 s later; an equal press within this is no new one. */
const duplicateMs = 60_000;
/** What the one who holds a case may do; everything else is open to every agent of the team. */
const forHolder: readonly ActVerb[] = [
  'release',
  'tell',
  'start-verification',
  'vouch',
  'refuse',
  'resolve',
  'hand-back',
];
/** After a "No" of the called person nothing leads to a reset any more. */
const notWhileFrozen: readonly ActVerb[] = ['tell', 'start-verification', 'vouch', 'hand-back'];
const worthAudit: readonly ActRefused['kind'][] = [
  'not-an-agent',
  'could-not-check',
  'own-case',
  'too-close',
  'held-by-other',
  'frozen',
];

export function createAgentGate(options: CaseCoreOptions, keeper: CaseKeeper, rights: AgentRights): AgentGate {
  const { cases, store, attempts, pseudonyms, random, settings, log } = options;
  const view: AgentGate['view'] = (record, now) => deskViewOf(record, now, settings.unregistered.objectionHours);

  const refused: AgentGate['refused'] = async ({ record }, { agent }, act, reason) => {
    const { agentId, correlationId } = agent;
    log.warn({ caseId: record.id, correlationId, act, reason }, 'an act on a case was refused');
    const presser = pseudonyms(agent.tenantId, agentId);
    if ((await attempts.admit(`act-refused.${presser}`, auditedRefusals)).kind === 'refused') return;
    const actor = { by: 'agent', id: agentId, name: '', correlationId } as const;
    await keeper.audit(record, actor, { type: 'case.act-refused', act, reason });
  };

  const member: AgentGate['member'] = async (agent) => {
    let answer: Extract<ActRefused, { kind: 'not-an-agent' | 'could-not-check' }> = { kind: 'not-an-agent' };
    for (const team of settings.teams) {
      if (team.channelId !== agent.channelId) continue;
      const right = await rights.of(agent.agentId, team);
      if (right.kind === 'agent') return { kind: 'member', team, name: right.name };
      answer = right;
    }
    return answer;
  };

  const load = async (ref: CaseRef): Promise<LoadedCase | undefined> => {
    const id = readCaseNumber(ref.caseId);
    const found = id === undefined ? undefined : await cases.load(id);
    const ofTenant = found !== undefined && same(found.record.tenantId, ref.agent.tenantId);
    return ofTenant ? found : undefined;
  };

  const judge: AgentGate['judge'] = async (found, ref, verb, said) => {
    const { record } = found;
    const now = await store.now();
    // Neither changes the case: any state, any picture of it and any agent of the team will do.
    if (verb === 'look' || verb === 'save-answer') return undefined;
    if (isRedelivery(record, ref, pressOf(verb, said), now)) return { kind: 'duplicate' };
    const shown = view(record, now);
    if (isCaseEnded(record.state)) return { kind: 'not-now', view: shown };
    const mine = record.owner !== null && same(record.owner.id, ref.agent.agentId);
    const others = record.owner !== null && !mine;
    if (others && (verb === 'claim' || forHolder.includes(verb))) return { kind: 'held-by-other', view: shown };
    if (record.frozenAt !== null && notWhileFrozen.includes(verb)) return { kind: 'frozen', view: shown };
    // The person may have written while the holder did: losing what was typed would be worse than sending it now.
    const late = said !== undefined && mine;
    if (ref.nonce !== undefined && ref.nonce !== record.nonce && !late) return { kind: 'stale', view: shown };
    if (!mine && forHolder.includes(verb)) return { kind: 'not-now', view: shown };
    if (mine && (verb === 'claim' || verb === 'take-over')) return { kind: 'not-now', view: shown };
    return undefined;
  };

  const mayAct = async (found: LoadedCase, ref: CaseRef, verb: ActVerb): Promise<AgentActor | ActRefused> => {
    const { agent } = ref;
    const team = settings.teams.find(
      ({ id, channelId }) => id === found.record.teamId && channelId === agent.channelId,
    );
    if (team === undefined) return { kind: 'unknown-case' };
    const [right, closeness] = await Promise.all([
      rights.of(agent.agentId, team),
      rights.closeness(agent.agentId, found.record.targetId, verb === 'vouch'),
    ]);
    if (right.kind !== 'agent') return right;
    if (closeness !== undefined) return { kind: closeness };
    return { by: 'agent', id: agent.agentId, name: right.name, correlationId: agent.correlationId };
  };

  const enter: AgentGate['enter'] = async (ref, verb, said) => {
    const found = await load(ref);
    const actor = found === undefined ? undefined : await mayAct(found, ref, verb);
    if (found === undefined || actor === undefined || ('kind' in actor && actor.kind === 'unknown-case')) {
      // Whether a number is a case's is for agents only.
      const known = await member(ref.agent);
      return known.kind === 'member' ? { kind: 'unknown-case' } : known;
    }
    const no = 'kind' in actor ? actor : await judge(found, ref, verb, said);
    if (no !== undefined && worthAudit.includes(no.kind)) await refused(found, ref, verb, no.kind);
    if (no !== undefined) return no;
    return { kind: 'open', found, actor: actor as AgentActor, now: await store.now() };
  };

  return {
    enter,
    judge,
    member,
    refused,
    view,
    accepted: ({ nonce, agent }, verb, now, said) => ({
      nonce: random.id(),
      lastPress:
        nonce === undefined
          ? null
          : { nonce, verb: pressOf(verb, said), agentId: agent.agentId, at: now.toISOString() },
    }),
  };
}

/** What tells one press from another: words by their hash, because the record keeps none. */
function pressOf(verb: ActVerb, said: string | undefined): string {
  return said === undefined ? verb : `${verb}.${hashOf(said)}`;
}

export function hashOf(said: string): string {
  return createHash('sha256').update(said).digest('base64url');
}

function isRedelivery({ lastPress, timeline }: CaseRecord, ref: CaseRef, press: string, now: Date): boolean {
  if (lastPress === null || ref.nonce !== lastPress.nonce || press !== lastPress.verb) return false;
  if (!same(lastPress.agentId, ref.agent.agentId)) return false;
  // A press long after is an agent waiting for an answer that got lost: that one is shown where things stand.
  return now.getTime() - Date.parse(lastPress.at ?? timeline.at(-1)?.at ?? '') < duplicateMs;
}
