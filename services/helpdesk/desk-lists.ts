import type { ActDone, ActRefused, Agent, AgentDesk, CaseRef } from './agent-desk.ts';
import type { AgentGate, OpenAct } from './agent-gate.ts';
import { same, type AgentRights } from './agent-rights.ts';
import type { AgentDeskOptions } from './create-agent-desk.ts';
import type { LoadedCase } from './case-repository.ts';
import { isCaseEnded } from './case-state.ts';

const shownAtOnce = 20;
/** So many of the oldest are tried; only cases that one may not take, or that others take meanwhile, are passed over. */
const triedAtOnce = 50;
const mostRounds = 3;

type Claim = (open: OpenAct, ref: CaseRef) => Promise<ActRefused | ActDone>;

/** What an agent asks for without naming a case. */
export function createDeskLists(
  options: Pick<AgentDeskOptions, 'cases' | 'store' | 'figures' | 'figuresLink'>,
  { gate, rights, claim }: { readonly gate: AgentGate; readonly rights: AgentRights; readonly claim: Claim },
): Pick<AgentDesk, 'takeNext' | 'list' | 'figures'> {
  const { cases, store } = options;
  const load = async (ids: readonly string[]): Promise<readonly LoadedCase[]> =>
    (await Promise.all(ids.map((id) => cases.load(id)))).filter((found) => found !== undefined);
  const mayWork = async (agent: Agent, { record }: LoadedCase): Promise<boolean> =>
    record.state === 'open' &&
    same(record.tenantId, agent.tenantId) &&
    (await rights.closeness(agent.agentId, record.targetId, false)) === undefined;

  return {
    takeNext: async (agent) => {
      const member = await gate.member(agent);
      if (member.kind !== 'member') return member;
      const { agentId, correlationId } = agent;
      const actor = { by: 'agent', id: agentId, name: member.name, correlationId } as const;
      for (let round = 0; round < mostRounds; round += 1) {
        const ids = await cases.waitingInTeam(member.team.id, triedAtOnce);
        for (const id of ids) {
          const found = await cases.load(id);
          if (found === undefined || !(await mayWork(agent, found))) continue;
          const open = { kind: 'open', found, actor, now: await store.now() } as const;
          const result = await claim(open, { agent, caseId: id, nonce: undefined });
          if (result.kind === 'done') return result;
        }
        if (ids.length < triedAtOnce) break;
      }
      return { kind: 'none-waiting' };
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
