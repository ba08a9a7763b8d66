import type { ActDone, ActRefused, AgentDesk } from './agent-desk.ts';
import { hashOf, type AgentGate } from './agent-gate.ts';
import type { CaseCoreOptions } from './case-core.ts';
import type { CaseKeeper } from './case-keeper.ts';
import { nextCaseState } from './case-state.ts';
import type { RelayOutbox } from './relay-outbox.ts';
import { problemOfText } from './talk-text.ts';

/** What one agent may write to people. */
const agentMessages = [
  { seconds: 60, limit: 20 },
  { seconds: 60 * 60, limit: 300 },
];

/** An agent's words to the person. A text that may not pass is neither stored nor counted. */
export function createTalkStep(
  options: CaseCoreOptions & { readonly relay: RelayOutbox },
  keeper: CaseKeeper,
  gate: AgentGate,
): AgentDesk['tell'] {
  const { attempts, cases, pseudonyms, queue, relay, store } = options;
  return async (ref, text) => {
    const said = text.trim();
    const open = await gate.enter(ref, 'tell', said);
    if (open.kind !== 'open') return open;
    const { record } = open.found;
    if (nextCaseState(record.state, 'asked') === undefined)
      return { kind: 'not-now', view: gate.view(record, open.now) };
    const problem = problemOfText(text);
    if (problem !== undefined) return problem;
    const { agentId, tenantId } = ref.agent;
    const admitted = await attempts.admit(`case-tell.${pseudonyms(tenantId, agentId)}`, agentMessages);
    if (admitted.kind === 'refused') return { kind: 'too-many', retryAt: admitted.retryAt };
    const { actor } = open;
    const asked = { type: 'case.changed', what: 'asked', state: record.state, reason: null } as const;
    await keeper.audit(record, actor, asked);
    const once = ref.nonce === undefined ? undefined : `${ref.nonce}.${hashOf(said)}`;
    await relay.append(open.found, 'agent', actor.name, said, once);
    return keeper.settled<ActDone | ActRefused>(record.id, async (found) => {
      if (found === undefined) return { kind: 'unknown-case' };
      const now = await store.now();
      const line = found.record.timeline.at(-1);
      const quiet = line?.what === 'asked' && line.name === actor.name;
      // Said is said: what somebody else did meanwhile does not undo it, and an end keeps its state.
      const event = nextCaseState(found.record.state, 'asked') === undefined ? undefined : 'asked';
      const result = await keeper.change(found, {
        actor,
        event,
        what: 'asked',
        patch: { talking: true, ...gate.accepted(ref, 'tell', now, said) },
        ...(quiet ? { line: 'quiet' as const } : {}),
        audited: true,
      });
      if (result === 'lost-race') return result;
      // A quiet change is told to nobody, but the card in the channel has to learn its new nonce.
      if (quiet && result !== 'not-allowed') {
        const { id: caseId, nonce } = result.record;
        await queue.add('bot', { kind: 'case-changed', caseId }, { id: `case-changed.${caseId}.${nonce}` });
      }
      if (result !== 'not-allowed') return { kind: 'done', view: gate.view(result.record, now) };
      const there = (await cases.load(found.record.id)) ?? found;
      return { kind: 'done', view: gate.view(there.record, now) };
    });
  };
}
