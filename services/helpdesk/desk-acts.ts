import { AppError } from '../errors/app-error.ts';
import type { ActDone, ActRefused, AgentDesk, CaseRef, StartVerificationOutcome } from './agent-desk.ts';
import type { ActVerb, AgentGate, OpenAct } from './agent-gate.ts';
import type { CaseCoreOptions } from './case-core.ts';
import type { CaseChange, CaseKeeper } from './case-keeper.ts';
import type { CaseProofs } from './case-proofs.ts';
import { refuseReasons, resolveReasons, type CaseEndReason } from '../outcomes/case-reasons.ts';
import type { CasePatch, LoadedCase } from './case-repository.ts';
import { letGo } from './let-go.ts';
import { createRefusedContacts } from './refused-contacts.ts';

export type DeskActsOptions = CaseCoreOptions & { readonly proofs: Pick<CaseProofs, 'begin' | 'resume' | 'drop'> };

type Simple = ActRefused | ActDone;
type HoldVerb = Extract<ActVerb, 'claim' | 'take-over' | 'release'>;
type Write = Omit<CaseChange, 'actor'>;
type Meaning = (found: LoadedCase, now: Date) => Write;

/** Ends that make the next contact in this person's name suspicious. */
const cameToNothing: readonly CaseEndReason[] = ['not-the-person', 'no-answer'];

/** By one agent in one case: the person hears of each, and more than these help nobody. */
const holdChanges = [{ seconds: 60 * 60, limit: 10 }];

/** The acts that move a case and do nothing else, or one thing more that may be repeated. */
export function createDeskActs(options: DeskActsOptions, keeper: CaseKeeper, gate: AgentGate) {
  const { proofs, attempts, pseudonyms } = options;

  /** Writes what an accepted act means; after a lost race the record is judged again, the right is not. */
  const write = async (open: OpenAct, ref: CaseRef, verb: ActVerb, of: Meaning): Promise<Simple> => {
    const tried = async (found: LoadedCase): Promise<Simple | 'lost-race'> => {
      const now = await options.store.now();
      const { patch, ...change } = of(found, now);
      const full = { ...patch, ...gate.accepted(ref, verb, now) };
      const result = await keeper.change(found, { actor: open.actor, ...change, patch: full });
      if (result === 'lost-race') return result;
      if (result === 'not-allowed') return { kind: 'not-now', view: gate.view(found.record, now) };
      return { kind: 'done', view: gate.view(result.record, now) };
    };
    const first = await tried(open.found);
    if (first !== 'lost-race') return first;
    return keeper.settled<Simple>(open.found.record.id, async (found) => {
      if (found === undefined) return { kind: 'unknown-case' };
      const no = await gate.judge(found, ref, verb);
      if (no === undefined) return tried(found);
      // Audited as meant before somebody else was faster: the audit also says that it did not happen.
      await gate.refused(found, ref, verb, no.kind);
      return no;
    });
  };

  /** Takes or puts back a case, once it is counted. */
  const change = async (open: OpenAct, ref: CaseRef, verb: HoldVerb, of: Meaning): Promise<Simple> => {
    const { record } = open.found;
    const scope = `case-holds.${record.id}.${pseudonyms(record.tenantId, open.actor.id)}`;
    const admitted = await attempts.admit(scope, holdChanges);
    if (admitted.kind === 'admitted') return write(open, ref, verb, of);
    await gate.refused(open.found, ref, verb, 'too-often');
    return { kind: 'too-often', retryAt: admitted.retryAt };
  };

  const act =
    (verb: HoldVerb, of: (open: OpenAct, found: LoadedCase, now: Date) => Write) =>
    async (ref: CaseRef): Promise<Simple> => {
      const open = await gate.enter(ref, verb);
      return open.kind === 'open' ? change(open, ref, verb, (found, now) => of(open, found, now)) : open;
    };

  /** The case is over whatever becomes of this; the look that was planned before its end does it again. */
  const letGoSafely = async (caseId: string): Promise<void> => {
    try {
      const found = await options.cases.load(caseId);
      if (found !== undefined) await letGo(proofs, found.record);
    } catch (err) {
      if (!(err instanceof AppError)) throw err;
      options.log.warn({ err, caseId }, 'the reset that waited for a case is let go a little later');
    }
  };

  const hold = (open: OpenAct, now: Date): CasePatch => ({
    owner: { id: open.actor.id, name: open.actor.name },
    claimedAt: now.toISOString(),
    talking: false,
  });
  const claimOf = (open: OpenAct, _: LoadedCase, now: Date): Write => ({
    event: 'claimed',
    what: 'claimed',
    patch: hold(open, now),
  });
  const contacts = createRefusedContacts(options);
  const end = async (verb: 'refuse' | 'resolve', because: CaseEndReason, ref: CaseRef): Promise<Simple> => {
    const event = verb === 'refuse' ? 'refused' : 'resolved';
    const open = await gate.enter(ref, verb);
    if (open.kind !== 'open') return open;
    const { target, id } = open.found.record;
    // Before the end: a process that dies here leaves a case that is refused again, and a contact that counts once.
    if (cameToNothing.includes(because)) await contacts.note(target, id);
    const outcome = await write(open, ref, verb, (_, now) => ({
      event,
      what: event,
      detail: because,
      patch: { endedBecause: because, endedAt: now.toISOString(), talking: false },
    }));
    if (outcome.kind === 'done') await letGoSafely(outcome.view.caseId);
    return outcome;
  };
  const look: AgentDesk['look'] = async (ref) => {
    const open = await gate.enter(ref, 'look');
    return open.kind === 'open' ? { kind: 'done', view: gate.view(open.found.record, open.now) } : open;
  };
  const only = async (ref: CaseRef): Promise<Simple> => {
    const seen = await look(ref);
    return seen.kind === 'done' ? { kind: 'not-now', view: seen.view } : seen;
  };

  return {
    look,
    claim: act('claim', claimOf),
    /** For whoever takes the next case: the right was read a moment ago, in the same act. */
    claimAs: (open: OpenAct, ref: CaseRef) => change(open, ref, 'claim', (found, now) => claimOf(open, found, now)),
    takeOver: act('take-over', (open, { record }, now) => ({
      event: 'reassigned',
      what: 'reassigned',
      patch: { ...hold(open, now), talking: record.talking },
    })),
    /** The promise stays the one that the person has: putting back must not buy time. */
    release: act('release', () => ({
      event: 'released',
      what: 'released',
      patch: { owner: null, claimedAt: null, talking: false },
    })),
    refuse: ((ref, because) =>
      isOneOf(refuseReasons, because) ? end('refuse', because, ref) : only(ref)) satisfies AgentDesk['refuse'],
    resolve: ((ref, because) =>
      isOneOf(resolveReasons, because) ? end('resolve', because, ref) : only(ref)) satisfies AgentDesk['resolve'],
    handBack: async (ref: CaseRef): Promise<Simple> => {
      const open = await gate.enter(ref, 'hand-back');
      if (open.kind !== 'open') return open;
      const { flowId } = open.found.record;
      // First, because it may be repeated: a press delivered again goes through it once more.
      if (flowId !== null) await proofs.resume(flowId);
      return write(open, ref, 'hand-back', () => ({
        event: 'handed-back',
        what: 'handed-back',
        patch: { talking: false },
      }));
    },
    startVerification: async (ref: CaseRef): Promise<StartVerificationOutcome> => {
      const open = await gate.enter(ref, 'start-verification');
      if (open.kind !== 'open') return open;
      const { found, actor, now } = open;
      const view = gate.view(found.record, now);
      if (found.record.verification === 'pending') return { kind: 'not-now', view };
      const { state } = found.record;
      await keeper.audit(found.record, actor, {
        type: 'case.changed',
        what: 'verification-asked',
        state,
        reason: null,
      });
      const begun = await proofs.begin(found.record);
      if (begun.kind === 'too-late') return { kind: 'not-now', view };
      if (begun.kind === 'refused') {
        await gate.refused(found, ref, 'start-verification', begun.reason);
        return { kind: 'account-refused', reason: begun.reason, view };
      }
      return write(open, ref, 'start-verification', () => ({
        event: undefined,
        what: 'verification-asked',
        patch: { verification: 'pending', flowId: begun.flowId },
        audited: true,
      }));
    },
  };
}

function isOneOf<T extends string>(list: readonly T[], value: string): value is T {
  return (list as readonly string[]).includes(value);
}
