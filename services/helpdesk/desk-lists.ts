import type { KeyValueStore } from '../store/key-value-store.ts';
import type { ActDone, ActRefused, AgentDesk, CaseRef } from './agent-desk.ts';
import type { AgentGate, OpenAct } from './agent-gate.ts';
import { same, type AgentRights } from './agent-rights.ts';
import type { CaseRepository, LoadedCase } from './case-repository.ts';
import { isCaseEnded } from './case-state.ts';
import type { DeskFigures } from './desk-figures.ts';
import type { HelpdeskTeam } from './helpdesk-settings.ts';
import { createNextCase } from './next-case.ts';

export type DeskListsOptions = {
  readonly cases: CaseRepository;
  readonly store: Pick<KeyValueStore, 'now' | 'swap' | 'delete'>;
  readonly figures: (team: HelpdeskTeam) => Promise<DeskFigures>;
  /** A link by which the figures are fetched once, as CSV. */
  readonly figuresLink: (figures: DeskFigures) => Promise<string>;
};

const shownAtOnce = 20;

type Claim = (open: OpenAct, ref: CaseRef) => Promise<ActRefused | ActDone>;

/** What an agent asks for without naming a case. */
export function createDeskLists(
  options: DeskListsOptions,
  { gate, rights, claim }: { readonly gate: AgentGate; readonly rights: AgentRights; readonly claim: Claim },
): Pick<AgentDesk, 'takeNext' | 'list' | 'figures'> {
  const { cases, store } = options;
  const nextOf = createNextCase(options);
  const load = async (ids: readonly string[]): Promise<readonly LoadedCase[]> =>
    (await Promise.all(ids.map((id) => cases.load(id)))).filter((found) => found !== undefined);
  return {
    takeNext: async (agent) => {
      const member = await gate.member(agent);
      if (member.kind !== 'member') return member;
      const { agentId, correlationId } = agent;
      const actor = { by: 'agent', id: agentId, name: member.name, correlationId } as const;
      const taken = await nextOf(member.team.id, async (caseId) => {
        const found = await cases.load(caseId);
        if (found?.record.state !== 'open' || !same(found.record.tenantId, agent.tenantId)) return undefined;
        const close = await rights.closeness(agentId, found.record.targetId, false);
        // A directory that does not answer says nothing about the next case either, and "none waits" would be untrue.
        if (close === 'could-not-check') return { kind: close };
        if (close !== undefined) return undefined;
        const open = { kind: 'open', found, actor, now: await store.now() } as const;
        const result = await claim(open, { agent, caseId, nonce: undefined });
        return result.kind === 'done' ? result : undefined;
      });
      return taken ?? { kind: 'none-waiting' };
    },
    list: async (agent) => {
      const member = await gate.member(agent);
      if (member.kind !== 'member') return member;
      const [ids, { open }] = await Promise.all([
        // A few more than are shown: one's own case is none to work.
        cases.openInTeam(member.team.id, shownAtOnce + 5),
        cases.countInTeam(member.team.id),
      ]);
      const [found, now] = await Promise.all([load(ids), store.now()]);
      const workable = found.filter(
        ({ record }) => !isCaseEnded(record.state) && !same(record.targetId, agent.agentId),
      );
      const shown = workable.slice(0, shownAtOnce);
      // Fewer than were asked for are all there are; the counter may still hold some that just ended.
      const more = ids.length < shownAtOnce + 5 ? workable.length - shown.length : Math.max(0, open - shown.length);
      return { kind: 'cases', views: shown.map(({ record }) => gate.view(record, now)), more };
    },
    figures: async (agent) => {
      const member = await gate.member(agent);
      if (member.kind !== 'member') return member;
      const figures = await options.figures(member.team);
      return { kind: 'figures', figures, csvUrl: await options.figuresLink(figures) };
    },
  };
}
