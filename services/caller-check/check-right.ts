import type { UserDirectory } from '../directory/user-directory.ts';
import { DependencyError } from '../errors/app-error.ts';
import type { ActRefused, Agent } from '../helpdesk/agent-desk.ts';
import type { AgentRights } from '../helpdesk/agent-rights.ts';
import type { HelpdeskTeam } from '../helpdesk/helpdesk-settings.ts';

export type CheckRight =
  | Extract<ActRefused, { kind: 'not-an-agent' | 'could-not-check' }>
  | { readonly kind: 'agent'; readonly team: HelpdeskTeam; readonly name: string };

export type CheckRightOptions = {
  readonly rights: AgentRights;
  readonly teams: readonly HelpdeskTeam[];
  readonly directory: Pick<UserDirectory, 'findUser'>;
};

/** Whether the agent works for a team of the channel they speak in, read at the click. */
export async function rightToCheck({ rights, teams }: CheckRightOptions, agent: Agent): Promise<CheckRight> {
  let answer: CheckRight = { kind: 'not-an-agent' };
  for (const team of teams) {
    if (team.channelId !== agent.channelId) continue;
    const right = await rights.of(agent.agentId, team);
    if (right.kind === 'agent') return { kind: 'agent', team, name: right.name };
    answer = right;
  }
  return answer;
}

/** Whether a name is the agent's own, by a reading of the agent alone: nothing is learnt about any other name. */
export async function isOwnName(
  { directory }: CheckRightOptions,
  agentId: string,
  named: string,
): Promise<boolean | 'could-not-check'> {
  try {
    const own = await directory.findUser(agentId);
    return own === undefined ? 'could-not-check' : own.userPrincipalName.toLowerCase() === named;
  } catch (error) {
    if (error instanceof DependencyError) return 'could-not-check';
    throw error;
  }
}
