import { isOutsider } from '../directory/is-outsider.ts';
import { areSameHuman, isSameHuman, readHuman, type Human } from '../directory/same-human.ts';
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
   * Invariant I5, read afresh: oneself; one's own direct report; with `vouching` also one's own manager. Accounts of one
   * human are that human. Undefined: far enough apart.
   */
  readonly closeness: (agentId: string, targetId: string, vouching: boolean) => Promise<Closeness>;
  /** Whether two accounts are of one human, read afresh. An account that is gone is nobody's but its own. */
  readonly areOneHuman: (oneId: string, otherId: string) => Promise<boolean | 'could-not-check'>;
  /** Whether somebody is an agent of any team now: agents do not vouch for one another. */
  readonly isAgentOfAny: (
    userId: string,
    teams: readonly Pick<HelpdeskTeam, 'groupId'>[],
  ) => Promise<boolean | 'could-not-check'>;
};

export type AgentRightsOptions = {
  readonly directory: Pick<UserDirectory, 'findUser' | 'memberOf'>;
  /** Somebody's manager; undefined when the directory names none. */
  readonly managerOf: (userId: string) => Promise<Human | undefined>;
  readonly log: Logger;
};

/** Groups that one question to the directory may name. */
const groupsAtOnce = 20;

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
        const [agent, target, managerOfTarget, managerOfAgent] = await Promise.all([
          readHuman(directory, agentId),
          readHuman(directory, targetId),
          managerOf(targetId),
          vouching ? managerOf(agentId) : undefined,
        ]);
        if (isSameHuman(agent, target)) return 'own-case';
        const close =
          (managerOfTarget !== undefined && isSameHuman(managerOfTarget, agent)) ||
          (managerOfAgent !== undefined && isSameHuman(managerOfAgent, target));
        return close ? 'too-close' : undefined;
      }),
    areOneHuman: (oneId, otherId) => orUnreadable(oneId, () => areSameHuman(directory, oneId, otherId)),
    isAgentOfAny: (userId, teams) =>
      orUnreadable(userId, async () => {
        const groups = [...new Set(teams.map(({ groupId }) => groupId.toLowerCase()))];
        const parts = Array.from({ length: Math.ceil(groups.length / groupsAtOnce) }, (_, n) =>
          groups.slice(n * groupsAtOnce, (n + 1) * groupsAtOnce),
        );
        const found = await Promise.all(parts.map((part) => directory.memberOf(userId, part)));
        return found.flat().some((group) => groups.includes(group.toLowerCase()));
      }),
  };
}

/** Object ids are compared without regard to letter case. */
export function same(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}
