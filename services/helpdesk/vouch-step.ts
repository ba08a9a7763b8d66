import { createHash } from 'node:crypto';
import type { CaseRef, VouchForm, VouchOutcome } from './agent-desk.ts';
import type { AgentGate, OpenAct } from './agent-gate.ts';
import type { AgentRights } from './agent-rights.ts';
import type { CaseCoreOptions } from './case-core.ts';
import { entryTime, type CaseKeeper } from './case-keeper.ts';
import type { CaseProofs, VouchJudgement } from './case-proofs.ts';
import type { CaseRecord, CaseVouch } from './case-record.ts';
import { evidenceKinds, strongEvidence, type EvidenceKind } from '../outcomes/case-reasons.ts';
import type { CasePatch } from './case-repository.ts';
import { objectionEnd, type VouchLifetimes } from './case-times.ts';
import { nextCaseState } from './case-state.ts';
import { createRefusedContacts } from './refused-contacts.ts';
import { isReference } from './talk-text.ts';
import { withEntry } from './timeline.ts';
import { createVouchJoiner } from './vouch-joiner.ts';

export type VouchStepOptions = CaseCoreOptions & {
  readonly proofs: Pick<CaseProofs, 'judge' | 'join'>;
  readonly lifetimes: VouchLifetimes;
};

type Given = { readonly open: OpenAct; readonly ref: CaseRef; readonly vouch: CaseVouch };
type Two = Extract<VouchJudgement, { readonly kind: 'two-vouches' }>;

/**
 * One agent's word becomes one proof, on evidence that a form names. Written down first, then joined to the person's
 * flow; what is only written is joined by the next look at the case.
 */
export function createVouchStep(
  options: VouchStepOptions,
  keeper: CaseKeeper,
  { gate, rights }: { readonly gate: AgentGate; readonly rights: AgentRights },
) {
  const { proofs, settings, queue, store } = options;
  const join = createVouchJoiner(proofs, keeper);
  const contacts = createRefusedContacts({ store });

  const write = async ({ open, ref, vouch }: Given, former: readonly CaseVouch[], patch: CasePatch) => {
    const { found, actor } = open;
    const { evidence, reference } = vouch;
    const referenceHash = createHash('sha256').update(reference).digest('hex');
    await keeper.audit(found.record, actor, { type: 'case.vouched', evidence, referenceHash });
    await keeper.news.plan(found.record.id);
    const vouches = [...former, vouch];
    const moved = await options.cases.move(found, 'vouched', {
      ...patch,
      vouches,
      ...gate.accepted(ref, 'vouch', open.now),
    });
    return moved.kind === 'moved' ? moved.found : 'lost-race';
  };

  const stale = async ({ open, ref }: Given): Promise<VouchOutcome> => {
    const found = (await options.cases.load(open.found.record.id)) ?? open.found;
    const no = await gate.judge(found, ref, 'vouch');
    return no ?? { kind: 'stale', view: gate.view(found.record, await store.now()) };
  };

  /** The only one, or the second of two. */
  const give = async (given: Given): Promise<VouchOutcome> => {
    const written = await write(given, given.open.found.record.vouches, {});
    if (written === 'lost-race') return stale(given);
    const joined = await join(written);
    const found = (await options.cases.load(written.record.id)) ?? written;
    const view = gate.view(found.record, await store.now());
    switch (joined?.kind) {
      case 'refused':
        return { kind: 'account-refused', reason: joined.reason, view };
      case 'too-late':
        return { kind: 'not-now', view };
      case 'joined':
      case undefined:
        return { kind: 'done', view };
    }
  };

  const giveFirst = async (given: Given): Promise<VouchOutcome> => {
    const { open, vouch } = given;
    const { record } = open.found;
    const until = new Date(Date.parse(vouch.at) + settings.unregistered.objectionHours * 3_600_000);
    const { actor } = open;
    const at = entryTime(record, open.now);
    const line = { at, by: 'agent', name: actor.name, what: 'vouch-waiting', detail: vouch.evidence } as const;
    const caseId = record.id;
    // Before the write: the manager's notice looks for the vouch, and finds none where this process dies.
    const notice = { id: `manager-notice.${caseId}.${Date.parse(vouch.at)}` };
    await queue.add('bot', { kind: 'manager-notice', caseId }, { ...notice, id: `${notice.id}.net`, delaySeconds: 20 });
    // A first one that lapsed is no longer half of anything.
    const former = record.vouches.filter(({ flowId }) => flowId !== null);
    const written = await write(given, former, {
      objection: { until: until.toISOString(), objectedAt: null },
      timeline: withEntry(record.timeline, line),
    });
    if (written === 'lost-race') return stale(given);
    await keeper.news.tellSafely(written);
    await queue.add('bot', { kind: 'manager-notice', caseId }, notice);
    return { kind: 'waiting', until, view: gate.view(written.record, open.now) };
  };

  const giveOfTwo = async (given: Given, judged: Two): Promise<VouchOutcome> => {
    const { open, ref, vouch } = given;
    const { record } = open.found;
    const view = gate.view(record, open.now);
    if (!strongEvidence.includes(vouch.evidence)) return { kind: 'form', problem: 'evidence', view };
    if (judged.manager === undefined) return { kind: 'no-manager', view };
    const earlier = earlierVouch(record, open.now, options.lifetimes);
    if (record.objection === null || earlier === undefined) return giveFirst(given);
    const again = await rights.areOneHuman(earlier.agentId, vouch.agentId);
    if (again === 'could-not-check') return refuse(open, ref, { kind: again });
    if (again) return refuse(open, ref, { kind: 'same-agent', view });
    const until = objectionEnd(record.objection, settings.unregistered.objectionHours);
    // Nobody can object to what they were not told of.
    if (record.objection.toldAt == null) return { kind: 'too-early', until: later(until, open.now), view };
    if (open.now < until) return { kind: 'too-early', until, view };
    return give(given);
  };

  const refuse = async <T extends VouchOutcome>(open: OpenAct, ref: CaseRef, outcome: T): Promise<T> => {
    await gate.refused(open.found, ref, 'vouch', outcome.kind);
    return outcome;
  };

  return async (ref: CaseRef, form: VouchForm): Promise<VouchOutcome> => {
    const open = await gate.enter(ref, 'vouch');
    if (open.kind !== 'open') return open;
    const { record } = open.found;
    const view = gate.view(record, open.now);
    const problem = problemOf(form);
    if (problem !== undefined) return { kind: 'form', problem, view };
    const given = record.state === 'vouched' && (record.objection === null || record.vouches.at(-1)?.flowId !== null);
    if (given || nextCaseState(record.state, 'vouched') === undefined) return { kind: 'not-now', view };
    const seen: readonly EvidenceKind[] = [...strongEvidence, 'verified-id-face-check'];
    if (!seen.includes(form.evidence) && (await contacts.areMany(record.target)))
      return refuse(open, ref, { kind: 'form', problem: 'stronger-evidence', view });
    const colleague = await rights.isAgentOfAny(record.targetId, settings.teams);
    if (colleague === 'could-not-check') return refuse(open, ref, { kind: colleague });
    if (colleague) return refuse(open, ref, { kind: 'fellow-agent', view });
    const judged = await proofs.judge(record.targetId);
    if (judged.kind === 'refused') {
      await gate.refused(open.found, ref, 'vouch', judged.reason);
      return { kind: 'account-refused', reason: judged.reason, view };
    }
    // Whoever is meant: after a manager's word nothing in this case is vouched for, by whichever way.
    if (record.objection?.objectedAt != null) return refuse(open, ref, { kind: 'objected', view });
    const { id: agentId, name: agentName } = open.actor;
    const { evidence } = form;
    const at = open.now.toISOString();
    const vouch = { agentId, agentName, evidence, reference: form.reference.trim(), at, flowId: null };
    if (judged.kind === 'two-vouches') return giveOfTwo({ open, ref, vouch }, judged);
    return give({ open, ref, vouch });
  };
}

function problemOf(form: VouchForm): 'evidence' | 'reference' | 'checklist' | undefined {
  if (!evidenceKinds.includes(form.evidence)) return 'evidence';
  if (!isReference(form.reference)) return 'reference';
  return form.confirmed ? undefined : 'checklist';
}

/** A mail that is not out yet takes an hour at least to be worth asking again. */
function later(until: Date, now: Date): Date {
  return new Date(Math.max(until.getTime(), now.getTime() + 3_600_000));
}

/** The first of two while it counts. */
function earlierVouch(record: CaseRecord, now: Date, { earlierVouch: seconds }: VouchLifetimes): CaseVouch | undefined {
  const last = record.vouches.at(-1);
  if (record.state !== 'vouched' || last?.flowId !== null) return undefined;
  return Date.parse(last.at) + seconds * 1000 > now.getTime() ? last : undefined;
}
