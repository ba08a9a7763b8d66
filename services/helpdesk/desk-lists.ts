import { DependencyError } from '../errors/app-error.ts';
import type { KeyValueStore } from '../store/key-value-store.ts';
import type { RandomSource } from '../random/random-source.ts';
import type { ActDone, ActRefused, Agent, AgentDesk, CaseRef } from './agent-desk.ts';
import type { AgentGate, OpenAct } from './agent-gate.ts';
import { same, type AgentRights } from './agent-rights.ts';
import type { CaseRepository, LoadedCase } from './case-repository.ts';
import { isCaseEnded } from './case-state.ts';
import type { DeskFigures } from './desk-figures.ts';
import type { HelpdeskTeam } from './helpdesk-settings.ts';

export type DeskListsOptions = {
  readonly cases: CaseRepository;
  readonly store: Pick<KeyValueStore, 'now'>;
  readonly random: RandomSource;
  readonly figures: (team: HelpdeskTeam) => Promise<DeskFigures>;
  /** A link by which the figures are fetched once, as CSV. */
  readonly figuresLink: (figures: DeskFigures) => Promise<string>;
};

const shownAtOnce = 20;
/** Among so many of the oldest the next one is looked for. */
const lookedAtOnce = 32;
/** Only cases that one may not take, or that others take meanwhile, are passed over. */
const mostTried = 100;

type Claim = (open: OpenAct, ref: CaseRef) => Promise<ActRefused | ActDone>;

/** What an agent asks for without naming a case. */
export function createDeskLists(
  options: DeskListsOptions,
  { gate, rights, claim }: { readonly gate: AgentGate; readonly rights: AgentRights; readonly claim: Claim },
): Pick<AgentDesk, 'takeNext' | 'list' | 'figures'> {
  const { cases, store, random } = options;
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
      const passed = new Set<string>();
      for (let losses = 0; passed.size < mostTried;) {
        const waiting = await cases.waitingInTeam(member.team.id, lookedAtOnce + passed.size);
        const ids = waiting.filter((id) => !passed.has(id));
        const id = ids[spread(random, Math.min(ids.length, 2 ** Math.max(0, losses - 1)))];
        if (id === undefined) return { kind: 'none-waiting' };
        passed.add(id);
        const found = await cases.load(id);
        if (found === undefined || !(await mayWork(agent, found))) continue;
        const open = { kind: 'open', found, actor, now: await store.now() } as const;
        const result = await claim(open, { agent, caseId: id, nonce: undefined });
        if (result.kind === 'done') return result;
        losses = Math.min(losses + 1, 6);
      }
      throw new DependencyError('store_unavailable', 'others were faster at a hundred cases in a row');
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

/**
 * The oldest at first, and after one lost race; after more one of the two, four … oldest, so that many who press at once do
 * not run into one another at each case in turn.
 */
function spread(random: RandomSource, among: number): number {
  const [byte = 0] = random.bytes(1);
  return among <= 1 ? 0 : byte % among;
}
