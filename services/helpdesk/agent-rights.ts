import { isOutsider } from '../directory/is-outsider.ts';
import type { UserDirectory } from '../directory/user-directory.ts';
import { DependencyError } from '../errors/app-error.ts';
import type { Logger } from '../logging/logger.ts';
import type { HelpdeskTeam } from './helpdesk-settings.ts';

export type AgentRight =
  /** `name` as the directory has it. */
  | { readonly kind: 'agent'; readonly name: string }
  | { readonly kind: 'not-an-agent' }
  | { readonly kind: 'could-not-check' };

export type Closeness = 'own-case' | 'too-close' | 'could-not-check' | undefined;

export type AgentRights = {
  /**
   * Read from the directory at each call: member of the team's group, account enabled and no guest. Never throws for the
   * directory.
   */
  readonly of: (agentId: string, team: HelpdeskTeam) => Promise<AgentRight>;
  /**
   * Invariant I5, read afresh: oneself; one's own direct report; with `vouching` also one's own manager. Undefined: far
   * enough apart.
   */
  readonly closeness: (agentId: string, targetId: string, vouching: boolean) => Promise<Closeness>;
};

export type AgentRightsOptions = {
  readonly directory: Pick<UserDirectory, 'findUser' | 'memberOf'>;
  /** Object id of somebody's manager; undefined when the directory names none. */
  readonly managerOf: (userId: string) => Promise<string | undefined>;
  readonly log: Logger;
};

/** What cannot be read is no right (invariant I8). */
export function createAgentRights({ directory, managerOf, log }: AgentRightsOptions): AgentRights {
  const orUnreadable = async <T>(agentId: string, read: () => Promise<T>): Promise<T | 'could-not-check'> => {
    try {
      return await read();
    } catch (err) {
      if (!(err instanceof DependencyError)) throw err;
      log.warn({ err, agentId }, "an agent's right could not be read");
      return 'could-not-check';
    }
  };
  return {
    of: (agentId, team) =>
      orUnreadable<AgentRight>(agentId, async () => {
        const [user, groups] = await Promise.all([
          directory.findUser(agentId),
          directory.memberOf(agentId, [team.groupId]),
        ]);
        const member = groups.some((group) => same(group, team.groupId));
        // A guest may be the second account of the very person, or of a colleague who vouched already.
        if (user?.accountEnabled !== true || isOutsider(user) || !member) return { kind: 'not-an-agent' };
        return { kind: 'agent', name: user.displayName };
      }).then((right) => (right === 'could-not-check' ? { kind: right } : right)),
    closeness: (agentId, targetId, vouching) =>
      orUnreadable<Closeness>(agentId, async () => {
        if (same(agentId, targetId)) return 'own-case';
        const [managerOfTarget, managerOfAgent] = await Promise.all([
          managerOf(targetId),
          vouching ? managerOf(agentId) : undefined,
        ]);
        const close =
          (managerOfTarget !== undefined && same(managerOfTarget, agentId)) ||
          (managerOfAgent !== undefined && same(managerOfAgent, targetId));
        return close ? 'too-close' : undefined;
      }),
  };
}

/** Object ids are compared without regard to letter case. */
export function same(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}
