import type { RecoveryGuards } from '../aftercare/recovery-guards.ts';
import type { UserDirectory } from '../directory/user-directory.ts';
import type { CaseView } from '../outcomes/case-outcome.ts';
import type { Speaker } from '../outcomes/reset-outcome.ts';
import type { PersonRepository } from '../person/person-repository.ts';
import { createAskedAgain } from './case-again.ts';
import type { CaseCoreOptions } from './case-core.ts';
import { createCaseKeeper, type CaseKeeper } from './case-keeper.ts';
import { createCaseOpener } from './case-opener.ts';
import type { CaseProofs } from './case-proofs.ts';
import { readCaseNumber } from './case-number.ts';
import type { LoadedCase } from './case-repository.ts';
import { isCaseEnded, nextCaseState } from './case-state.ts';
import { personViewOf } from './case-views.ts';
import { letGo } from './let-go.ts';
import type { BackOutcome, MessageOutcome, PersonDesk, WithdrawOutcome } from './person-desk.ts';
import type { RelayOutbox } from './relay-outbox.ts';
import { problemOfText } from './talk-text.ts';

export type PersonDeskOptions = CaseCoreOptions & {
  readonly directory: Pick<UserDirectory, 'findUser'>;
  readonly persons: Pick<PersonRepository, 'load'>;
  readonly proofs: Pick<CaseProofs, 'tried' | 'pause' | 'resume' | 'drop'>;
  readonly relay: RelayOutbox;
  readonly guards: Pick<RecoveryGuards, 'check'>;
};

/** Cases of one person: more are a game or an attack. */
const openings = [{ seconds: 24 * 60 * 60, limit: 5 }];
/** Asking again while a case is open: each may make a reset wait and be told to the team. */
const askings = [{ seconds: 60 * 60, limit: 20 }];
/** What one person may write to agents. */
const personMessages = [
  { seconds: 60, limit: 10 },
  { seconds: 60 * 60, limit: 60 },
];

/** The person's side of their own case. Whose it is comes from the speaker alone. */
export function createPersonDesk(options: PersonDeskOptions): PersonDesk {
  const { attempts, cases, persons, proofs, pseudonyms, settings } = options;
  const keeper = createCaseKeeper(options);
  const openCase = createCaseOpener(options, keeper);
  const askedAgain = createAskedAgain(options, keeper, openCase);
  const available = settings.teams.length > 0;
  const targetOf = (speaker: Speaker): string => pseudonyms(speaker.tenantId, speaker.personId);
  const viewOf = ({ record }: LoadedCase): CaseView => personViewOf(record, settings);
  const person = { by: 'person' } as const;

  return {
    available,
    open: async (speaker, about) => {
      if (!available) return { kind: 'no-desk' };
      const target = targetOf(speaker);
      const current = await openCase.current(target);
      if (current !== undefined) {
        const heard = await attempts.admit(`case-asks.${target}`, askings);
        // Beyond the limit the answer is as true as before, and nothing happens.
        const found = heard.kind === 'admitted' ? await askedAgain(current, about) : current;
        return { kind: 'already-open', view: viewOf(found) };
      }
      const admitted = await attempts.admit(`cases.${target}`, openings);
      if (admitted.kind === 'refused') return { kind: 'too-many', retryAt: admitted.retryAt };
      const { tenantId, personId: targetId, conversationId, correlationId } = speaker;
      const opened = await openCase.open({ tenantId, targetId, target, conversationId, correlationId }, about);
      return { kind: opened.fresh ? 'opened' : 'already-open', view: viewOf(opened.found) };
    },
    current: async (speaker) => {
      const found = await openCase.current(targetOf(speaker));
      return found === undefined ? undefined : viewOf(found);
    },
    add: (speaker, text) => addMessage({ options, keeper, viewOf }, targetOf(speaker), text),
    withdraw: (speaker) =>
      settledOwn<WithdrawOutcome>(options, keeper, targetOf(speaker), async (found) => {
        if (found.record.frozenAt !== null) return { kind: 'frozen', view: viewOf(found) };
        const now = await options.store.now();
        const end = { endedBecause: 'withdrawn-by-person', endedAt: now.toISOString(), talking: false } as const;
        const change = { actor: person, event: 'withdrawn', what: 'withdrawn', patch: end } as const;
        const result = await keeper.change(found, change);
        if (result === 'lost-race') return result;
        if (result === 'not-allowed') return { kind: 'no-case' };
        await letGo(proofs, result.record);
        return { kind: 'withdrawn', view: viewOf(result) };
      }),
    backToBot: (speaker) =>
      settledOwn<BackOutcome>(options, keeper, targetOf(speaker), async (found) => {
        const { flowId, frozenAt } = found.record;
        const resumed = flowId !== null && frozenAt === null && (await proofs.resume(flowId));
        const back = (at: LoadedCase): BackOutcome => ({
          kind: 'back',
          view: viewOf(at),
          flowId: resumed ? flowId : undefined,
        });
        // Words mean commands already: nothing to write, nothing to tell.
        if (!found.record.talking && !resumed) return back(found);
        const patch = { talking: false };
        const result = await keeper.change(found, { actor: person, event: undefined, what: 'talk-ended', patch });
        if (result === 'lost-race') return result;
        return result === 'not-allowed' ? { kind: 'no-case' } : back(result);
      }),
    locate: async (caseId) => {
      const id = readCaseNumber(caseId);
      const found = id === undefined ? undefined : await cases.load(id);
      if (found === undefined) return undefined;
      const { tenantId, targetId, conversationId, correlationId, language } = found.record;
      const known = await persons.load(tenantId, targetId);
      const speaker = {
        tenantId,
        personId: targetId,
        conversationId: known?.conversationId ?? conversationId,
        correlationId,
      };
      return { speaker, language: known?.chosenLanguage ?? language, view: viewOf(found) };
    },
  };
}

type Parts = {
  readonly options: PersonDeskOptions;
  readonly keeper: CaseKeeper;
  readonly viewOf: (found: LoadedCase) => CaseView;
};

/** Relayed to the agent, or kept with the case for whoever claims. A text that may not pass is neither stored nor counted. */
async function addMessage({ options, keeper, viewOf }: Parts, target: string, text: string): Promise<MessageOutcome> {
  const { attempts, cases, relay } = options;
  const current = await cases.openOf(target);
  if (current === undefined) return { kind: 'no-case' };
  const problem = problemOfText(text);
  if (problem !== undefined) return problem;
  const admitted = await attempts.admit(`case-add.${target}`, personMessages);
  if (admitted.kind === 'refused') return { kind: 'too-many', retryAt: admitted.retryAt };
  const actor = { by: 'person' } as const;
  const { record } = current;
  await keeper.audit(record, actor, { type: 'case.changed', what: 'added', state: record.state, reason: null });
  await relay.append(current, 'person', record.displayName, text.trim());
  return keeper.settled<MessageOutcome>(record.id, async (found) => {
    if (found === undefined) return { kind: 'no-case' };
    const { state, timeline } = found.record;
    const quiet = timeline.at(-1)?.what === 'added';
    const event = nextCaseState(state, 'answered') === undefined ? undefined : ('answered' as const);
    const change = { actor, event, what: 'added', patch: {}, audited: true } as const;
    const result = await keeper.change(found, quiet ? { ...change, line: 'quiet' } : change);
    if (result === 'lost-race') return result;
    return { kind: 'taken', view: viewOf(result === 'not-allowed' ? found : result) };
  });
}

/** Runs a step on the person's open case until it does not lose a race. */
async function settledOwn<T>(
  { cases }: Pick<PersonDeskOptions, 'cases'>,
  keeper: CaseKeeper,
  target: string,
  step: (found: LoadedCase) => Promise<T | 'lost-race'>,
): Promise<T | { readonly kind: 'no-case' }> {
  const current = await cases.openOf(target);
  if (current === undefined) return { kind: 'no-case' };
  return keeper.settled<T | { readonly kind: 'no-case' }>(current.record.id, async (found) => {
    if (found === undefined || isCaseEnded(found.record.state) || found.record.target !== target)
      return { kind: 'no-case' };
    return step(found);
  });
}
