import { readUserPrincipalName, isUserPrincipalName } from '../directory/user-principal-name.ts';
import { drawCaseNumber } from '../helpdesk/case-number.ts';
import { drawWords } from '../helpdesk/trust-words.ts';
import { InvariantError } from '../errors/app-error.ts';
import type { Agent } from '../helpdesk/agent-desk.ts';
import type { CallerChecks, StartCheckOutcome } from './caller-checks.ts';
import { createCheckKeeper } from './check-keeper.ts';
import type { CheckParts } from './check-options.ts';
import { isOwnName, rightToCheck, type CheckRight, type CheckRightOptions } from './check-right.ts';
import { checkViewOf, type CheckRecord } from './check-record.ts';

export type CallerChecksOptions = CheckParts & CheckRightOptions;

type Asked = { readonly agent: Agent; readonly named: string; readonly right: AgentRight };
type AgentRight = Extract<CheckRight, { kind: 'agent' }>;

/**
 * The agent's side. `start` looks nobody up: it counts, writes down what was typed and names the job that looks, so that
 * its answer and its time are the same for every name (invariant I7).
 */
export function createCallerChecks(options: CallerChecksOptions): CallerChecks {
  const { store } = options;
  const keeper = createCheckKeeper(options);

  const begin = async (asked: Asked): Promise<StartCheckOutcome> => {
    const refused = await tooMany(options, asked);
    if (refused !== undefined) return refused;
    const now = await store.now();
    const record = newCheck(options, asked, now);
    const by = await options.auditSubject(options.pseudonyms(record.tenantId, record.agentId));
    const { id: checkId, correlationId } = record;
    await options.audit.append({ type: 'caller-check.started', checkId, by, correlationId });
    if (!(await keeper.create(record))) throw new InvariantError('a new caller check has the number of another');
    // The end is planned first: a check whose link was lost with its process must still end.
    await keeper.planEnd(record, now);
    const job = { kind: 'caller-check', checkId, step: 'send' } as const;
    await options.queue.add('bot', job, { id: `caller-check.${checkId}.send` });
    return { kind: 'started', view: checkViewOf(record, now) };
  };

  return {
    start: async (agent, typed) => {
      const right = await rightToCheck(options, agent);
      if (right.kind !== 'agent') return right;
      const named = readUserPrincipalName(typed);
      if (!isUserPrincipalName(named)) return { kind: 'not-a-name' };
      const own = await isOwnName(options, agent.agentId, named);
      if (own === 'could-not-check') return { kind: own };
      if (own) return { kind: 'own-case' };
      return begin({ agent, named, right });
    },
    view: async (agent, checkId) => {
      const right = await rightToCheck(options, agent);
      if (right.kind !== 'agent') return right;
      const found = await keeper.load(checkId);
      if (found?.record.teamId !== right.team.id) return { kind: 'unknown' };
      const now = await store.now();
      return { kind: 'check', view: checkViewOf((await keeper.settle(found, now)).record, now) };
    },
    locate: async (checkId) => {
      const found = await keeper.load(checkId);
      if (found === undefined) return undefined;
      const now = await store.now();
      const { record } = await keeper.settle(found, now);
      return { view: checkViewOf(record, now), post: record.post ?? undefined };
    },
    posted: async (checkId, post) => {
      for (let round = 0; round < 10; round += 1) {
        const found = await keeper.load(checkId);
        if (found === undefined || (await keeper.patch(found, { post })) !== 'lost-race') return;
      }
    },
  };
}

/** Counted before anybody is looked up, and for a name that is nobody's alike. The name is counted by its keyed hash. */
async function tooMany(
  { attempts, pseudonyms, checkLimits }: CallerChecksOptions,
  { agent, named }: Asked,
): Promise<StartCheckOutcome | undefined> {
  const by = await attempts.admit(`checks-by.${pseudonyms(agent.tenantId, agent.agentId)}`, checkLimits.perAgent);
  if (by.kind === 'refused') return { kind: 'too-many', retryAt: by.retryAt };
  const of = await attempts.admit(`checks-of.${pseudonyms(agent.tenantId, `name\n${named}`)}`, checkLimits.perName);
  return of.kind === 'refused' ? { kind: 'too-many', retryAt: of.retryAt } : undefined;
}

function newCheck(
  { random, checkLimits }: CallerChecksOptions,
  { agent, named, right }: Asked,
  now: Date,
): CheckRecord {
  return {
    schema: 1,
    id: drawCaseNumber(random),
    tenantId: agent.tenantId,
    agentId: agent.agentId,
    agentName: right.name,
    teamId: right.team.id,
    named,
    words: drawWords(random),
    wordsLanguage: right.team.language,
    correlationId: agent.correlationId,
    state: 'pending',
    startedAt: now.toISOString(),
    expiresAt: new Date(now.getTime() + checkLimits.checkSeconds * 1000).toISOString(),
    targetId: null,
    target: null,
    sending: 'waiting',
    link: null,
    flowId: null,
    endedBecause: null,
    takenBack: false,
    alarmed: false,
    post: null,
    posting: false,
  };
}
