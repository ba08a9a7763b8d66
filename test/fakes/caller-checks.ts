import type { CallerChecks, CheckPost, CheckView } from '../../services/caller-check/caller-checks.ts';
import type { Agent } from '../../services/helpdesk/agent-desk.ts';

/** Caller checks by their contract: who may is told by `mayCheck`; everybody named is pending until a test says otherwise. */
export function createFakeChecks(options: {
  readonly mayCheck: (agent: Agent) => Promise<boolean>;
  readonly now: () => Date;
}) {
  const views = new Map<string, CheckView>();
  const posts = new Map<string, CheckPost>();
  const checks: CallerChecks = {
    start: async (agent, named) => {
      if (!(await options.mayCheck(agent))) return { kind: 'not-an-agent' };
      if (!/^\S+@\S+$/u.test(named.trim())) return { kind: 'not-a-name' };
      const startedAt = options.now();
      const checkId = `7QX2MKR${views.size + 2}`;
      const view: CheckView = {
        ...{ checkId, number: `${checkId.slice(0, 4)}-${checkId.slice(4)}`, named: named.trim() },
        ...{ agentName: 'Henna Helppi', teamId: 'service-desk', words: ['fox', 'pond', 'hook'], state: 'pending' },
        ...{ startedAt, expiresAt: new Date(startedAt.getTime() + 30 * 60_000), denied: false },
      };
      views.set(checkId, view);
      return { kind: 'started', view };
    },
    view: async (agent, checkId) => {
      if (!(await options.mayCheck(agent))) return { kind: 'not-an-agent' };
      const view = views.get(checkId);
      return view === undefined ? { kind: 'unknown' } : { kind: 'check', view };
    },
    locate: async (checkId) => {
      const view = views.get(checkId);
      return view === undefined ? undefined : { view, post: posts.get(checkId) };
    },
    posted: async (checkId, post) => {
      posts.set(checkId, post);
    },
  };
  return { checks, views, posts };
}
