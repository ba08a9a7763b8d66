import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { CaseRecord, CaseVouch } from '../../../services/helpdesk/case-record.ts';
import { evidenceKinds } from '../../../services/outcomes/case-reasons.ts';
import { endedCaseStates, openCaseStates } from '../../../services/helpdesk/case-state.ts';
import type { HelpdeskTeam } from '../../../services/helpdesk/helpdesk-settings.ts';
import type { DirectoryUser, UserDirectory } from '../../../services/directory/user-directory.ts';
import { DependencyError } from '../../../services/errors/app-error.ts';
import { createEligibility } from '../../../services/policy/check-eligibility.ts';
import { defaultProofPolicy, type Proof } from '../../../services/policy/proof-policy.ts';
import type { FlowRecord } from '../../../services/reset-flow/flow-record.ts';
import { anna } from '../../fakes/misbehaving-directory.ts';
import { agentId, caseRecord, caseVouch, secondAgentId } from '../../support/case-record.ts';
import { executorWorld, flowRecord, goodPassword, runJobs, start, target } from './executor.fixture.ts';

const hour = 60 * 60_000;
const ago = (ms: number): string => new Date(start.getTime() - ms).toISOString();
const managerId = '66666666-6666-4666-8666-666666666666';
const caseId = '4K7M2QXR';
const team: HelpdeskTeam = {
  id: 'service-desk',
  name: 'Service desk',
  groupId: '77777777-7777-4777-8777-777777777777',
  channelId: '19:desk@thread.tacv2',
  serviceUrl: 'https://teams.example',
  language: 'en',
  timeZone: 'UTC',
  languages: [],
  troubles: [],
  fallbackMail: 'desk@kiela.example',
};
const allowed = { ...defaultProofPolicy, unregistered: { enabled: true } };

/** Everything that a vouch rests on, each of which a test may spoil. */
type Story = {
  flow: Partial<FlowRecord>;
  case: Partial<CaseRecord>;
  vouch: Partial<CaseVouch>;
  agents: Record<string, Partial<DirectoryUser> | null>;
  group: readonly string[];
  managers: Record<string, string>;
  /** Personnel numbers by object id. */
  numbers: Record<string, string>;
  failing: readonly (keyof UserDirectory)[];
  helpdesk: boolean;
  ruleOn: boolean;
  policy: typeof defaultProofPolicy;
};

const plain: Story = {
  ...{ flow: {}, case: {}, vouch: {}, agents: { [agentId]: {}, [secondAgentId]: {} }, group: [agentId, secondAgentId] },
  ...{ managers: {}, numbers: {}, failing: [], helpdesk: true, ruleOn: false, policy: defaultProofPolicy },
};

/** A person with a phone only, a code by SMS, and an agent's word ten minutes ago. */
async function reset(change: Partial<Story> = {}, tamper?: (record: CaseRecord) => unknown) {
  const story = { ...plain, ...change };
  const flow: FlowRecord = { ...flowRecord(start), ...smsOnly, caseId, ...story.flow };
  const vouchedAt = ago(10 * 60_000);
  const about = { flowId: flow.id, target: flow.target };
  const proofs: readonly Proof[] = story.flow.proofs ?? [
    { ...about, method: 'sms-code', at: ago(60_000) },
    { ...about, method: 'vouch', at: vouchedAt, caseId },
  ];
  const { id: flowId } = flow;
  const record = caseRecord({
    ...{ target, tenantId: 'tenant', targetId: anna.id, openedAt: ago(hour), state: 'vouched', id: caseId, flowId },
    vouches: [caseVouch({ at: vouchedAt, flowId, ...story.vouch })],
    ...story.case,
  });
  return carry(story, { ...flow, proofs }, tamper === undefined ? record : tamper(record));
}
const smsOnly = { methods: [{ method: 'sms-code', hint: '7' }] } as const;

async function carry(story: Story, flow: FlowRecord, record: unknown) {
  const base = await executorWorld();
  base.company.state.methods =
    flow.methods.length === 0
      ? { email: undefined, mobile: undefined, others: [] }
      : { email: undefined, mobile: { id: 'm', number: '+358 401234567' }, others: [] };
  const failing = (read: keyof UserDirectory): void => {
    if (story.failing.includes(read)) throw new DependencyError('directory_unavailable', `${read} is down`);
  };
  const directory: UserDirectory = {
    ...base.company.directory,
    findUser: async (id) => {
      const agent = story.agents[id];
      const employeeId = story.numbers[id];
      const person = id === anna.id && agent === undefined ? await base.company.directory.findUser(id) : undefined;
      if (person !== undefined) return { ...person, employeeId };
      failing('findUser');
      return agent === undefined || agent === null
        ? undefined
        : { ...anna, id, displayName: 'Agent', employeeId, ...agent };
    },
    memberOf: async (id, groups) => {
      failing('memberOf');
      return story.group.includes(id) ? groups : [];
    },
    readManager: async (id) => {
      failing('readManager');
      const manager = story.managers[id];
      return manager === undefined
        ? undefined
        : { id: manager, displayName: 'Manager', mail: 'm@kiela.example', employeeId: story.numbers[manager] };
    },
  };
  const { policy } = story;
  const unregistered = { enabled: story.ruleOn, objectionHours: 24 };
  const world = await executorWorld({
    directory,
    policy,
    eligibility: createEligibility({ directory: base.company.directory, policy, blockedGroupIds: [] }),
    writer: base.company.writer,
    ...(story.helpdesk ? { helpdesk: { teams: [team], unregistered } } : {}),
  });
  if (record !== undefined) {
    const value = typeof record === 'string' ? record : JSON.stringify(record);
    await world.records.put('case', caseId, { value, keepUntil: new Date(start.getTime() + 1000 * hour), indexes: {} });
  }
  await world.queued(goodPassword, flow);
  await runJobs(world, world.executor.handle);
  const after = (await world.flows.load(flow.id))!.record;
  return { writes: base.company.state.writes.length, state: after.state, because: after.endedBecause, ...world };
}

const refusedWrite = { writes: 0, state: 'refused', because: 'proofs-not-valid' };
const outcomeOf = ({ writes, state, because }: Awaited<ReturnType<typeof reset>>) => ({ writes, state, because });

describe('a password after a vouch', () => {
  it('is set when the case, the agent and the other proof all hold, and the intent names the case', async () => {
    const done = await reset();
    expect(done).toMatchObject({ writes: 1, state: 'done' });
    const intent = done.recorded.state.events.find(({ type }) => type === 'password-reset.intended');
    expect(intent).toMatchObject({ proofs: ['sms-code', 'vouch'], caseId });
    expect(done.jobs.state.ever.map(({ job }) => job)).toContainEqual(
      expect.objectContaining({ kind: 'case-flow', caseId }),
    );
  });

  const other = '99999999-9999-4999-8999-999999999999';
  const spoiled: readonly (readonly [string, Partial<Story>])[] = [
    ['the case is about another account', { case: { targetId: other } }],
    ['the case is about another target', { case: { target: 'X'.repeat(22) } }],
    ['the case is of another tenant', { case: { tenantId: 'other' } }],
    ['the case is frozen', { case: { frozenAt: ago(1000) } }],
    ['a manager objected in the case', { case: { objection: { until: ago(2000), objectedAt: ago(1000) } } }],
    ['the agent is a guest', { agents: { [agentId]: { userType: 'Guest' } } }],
    ['the agent is of another organisation', { agents: { [agentId]: { externalUserState: 'Accepted' } } }],
    ['the flow names another case than the proof', { flow: { caseId: '5K7M2QXR' } }],
    ['the flow names no case', { flow: { caseId: null } }],
    ['the case holds no vouch', { case: { vouches: [] } }],
    ['the vouch in the case is for another flow', { vouch: { flowId: `${target}.${'b'.repeat(22)}` } }],
    ['the vouch in the case joined no flow', { vouch: { flowId: null } }],
    ['the vouch in the case is of another moment', { vouch: { at: ago(11 * 60_000) } }],
    ['the vouch rests on nothing we know', { vouch: { evidence: 'knew-birthday' as never } }],
    ['the agent has left the team', { group: [] }],
    ['the agent is disabled', { agents: { [agentId]: { accountEnabled: false } } }],
    ['the agent is gone', { agents: { [agentId]: null } }],
    ['the agent is the person', { vouch: { agentId: anna.id }, group: [anna.id] }],
    [
      'the agent is the person, spelt otherwise',
      { vouch: { agentId: anna.id.toUpperCase() }, group: [anna.id.toUpperCase()] },
    ],
    ["the agent is the person's manager", { managers: { [anna.id]: agentId } }],
    ["the person is the agent's manager", { managers: { [agentId]: anna.id } }],
    ["the agent is another account of the person's", { numbers: { [anna.id]: 'K-7', [agentId]: 'k-7' } }],
    [
      "the agent is another account of the person's manager",
      { managers: { [anna.id]: managerId }, numbers: { [managerId]: 'K-7', [agentId]: 'k-7' } },
    ],
    [
      "the person is another account of the agent's manager",
      { managers: { [agentId]: managerId }, numbers: { [managerId]: 'K-7', [anna.id]: 'k-7' } },
    ],
    ['the person has become an agent of some team', { group: [agentId, anna.id] }],
    ['the case belongs to a team that is not configured', { case: { teamId: 'other-desk' } }],
    ['no helpdesk is configured', { helpdesk: false }],
    ["the agent's account cannot be read", { failing: ['findUser'] }],
    ["the agent's group cannot be read", { failing: ['memberOf'] }],
    ['the manager cannot be read', { failing: ['readManager'] }],
    [
      'vouches are switched off',
      {
        policy: {
          ...defaultProofPolicy,
          methods: { ...defaultProofPolicy.methods, vouch: { ...defaultProofPolicy.methods.vouch, enabled: false } },
        },
      },
    ],
  ];
  it.each(spoiled)('is not set when %s', async (name, story) => {
    const because = name === 'vouches are switched off' ? 'half-registered' : 'proofs-not-valid';
    expect(outcomeOf(await reset(story))).toEqual({ ...refusedWrite, because });
  });

  it.each(endedCaseStates)('is not set when the case is %s', async (state) => {
    expect(outcomeOf(await reset({ case: { state } }))).toEqual(refusedWrite);
  });

  it.each(openCaseStates)('is set while the case is %s', async (state) => {
    expect(await reset({ case: { state } })).toMatchObject({ writes: 1 });
  });

  it.each([
    ['there is no such case', () => undefined],
    ['the case is not JSON', () => '{'],
    ['the case is of another version', (record: CaseRecord) => ({ ...record, schema: 2 })],
    ['the case has another number than its place', (record: CaseRecord) => ({ ...record, id: '5K7M2QXR' })],
    ['the case has no list of vouches', (record: CaseRecord) => ({ ...record, vouches: undefined })],
    ['the case has no state', (record: CaseRecord) => ({ ...record, state: undefined })],
  ])('is not set when %s', async (_, tamper) => {
    expect(outcomeOf(await reset({}, tamper))).toEqual(refusedWrite);
  });

  it('is not set on a vouch alone, on two vouches in its place, or on one of yesterday', async () => {
    const at = ago(10 * 60_000);
    const flow = flowRecord(start);
    const about = { flowId: flow.id, target: flow.target, caseId };
    const sms = { flowId: flow.id, target: flow.target, method: 'sms-code' as const, at: ago(1000) };
    const one = { ...about, method: 'vouch' as const, at };
    for (const proofs of [
      [one],
      [one, { ...about, method: 'earlier-vouch' as const, at: ago(30 * hour) }],
      [sms, one, { ...one, at: ago(9 * 60_000) }],
    ]) {
      expect(outcomeOf(await reset({ flow: { id: flow.id, proofs } }))).toEqual(refusedWrite);
    }
    const old = { ...one, at: ago(24 * hour) };
    const yesterday = { flow: { id: flow.id, proofs: [sms, old] }, vouch: { at: old.at } };
    expect(outcomeOf(await reset(yesterday))).toEqual(refusedWrite);
  });

  it('needs no vouch where the own methods are enough: a bad one spoils nothing', async () => {
    const flow = flowRecord(start);
    const world = await executorWorld({
      helpdesk: { teams: [team], unregistered: { enabled: false, objectionHours: 24 } },
    });
    await world.queued(goodPassword, {
      ...flow,
      caseId,
      proofs: [...flow.proofs, { flowId: flow.id, target, method: 'vouch', at: ago(1000), caseId }],
    });
    await runJobs(world, world.executor.handle);
    expect(world.company.state.writes).toHaveLength(1);
  });
});

describe('a password after two vouches', () => {
  const flow = flowRecord(start);
  const about = { flowId: flow.id, target, caseId };
  const [firstAt, secondAt] = [ago(26 * hour), ago(10 * 60_000)];
  const first = caseVouch({ at: firstAt, agentId });
  const second = caseVouch({ at: secondAt, agentId: secondAgentId, flowId: flow.id });
  const objection = { until: ago(2 * hour), objectedAt: null, toldAt: ago(26 * hour - 60_000) };
  const twice = (change: Partial<Story> = {}) =>
    reset({
      ruleOn: true,
      policy: allowed,
      managers: { [anna.id]: managerId },
      ...change,
      flow: {
        id: flow.id,
        methods: [],
        proofs: [
          { ...about, method: 'vouch', at: secondAt },
          { ...about, method: 'earlier-vouch', at: firstAt },
        ],
        ...change.flow,
      },
      case: { vouches: [first, second], objection, ...change.case },
    });

  it('is set for an account without any method, a day after the manager was told', async () => {
    const done = await twice();
    expect(done).toMatchObject({ writes: 1, state: 'done' });
    expect(done.recorded.state.events.find(({ type }) => type === 'password-reset.intended')).toMatchObject({
      proofs: ['vouch', 'earlier-vouch'],
      caseId,
    });
  });

  const spoiled: readonly (readonly [string, Partial<Story>])[] = [
    ['the rule is off in the configuration', { ruleOn: false }],
    ['the manager objected', { case: { objection: { ...objection, objectedAt: ago(hour) } } }],
    ['the manager was never told', { case: { objection: { until: objection.until, objectedAt: null } } }],
    ['the manager was told less than a day ago', { case: { objection: { ...objection, toldAt: ago(23 * hour) } } }],
    ['the manager was told before the vouch', { case: { objection: { ...objection, toldAt: ago(27 * hour) } } }],
    ['the time to object is not over', { case: { objection: { ...objection, until: ago(-1000) } } }],
    ['the time to object cannot be read', { case: { objection: { ...objection, until: 'soon' } } }],
    ['nobody waits for the manager', { case: { objection: null } }],
    ['both words are of one agent', { case: { vouches: [first, { ...second, agentId }] } }],
    [
      'both are of one agent, spelt otherwise',
      { case: { vouches: [first, { ...second, agentId: agentId.toUpperCase() }] } },
    ],
    ['both agents are accounts of one human', { numbers: { [agentId]: 'K-7', [secondAgentId]: 'k-7' } }],
    ['the first agent has left the team', { group: [secondAgentId] }],
    ['the second agent has left the team', { group: [agentId] }],
    ["the first agent is the person's manager", { managers: { [anna.id]: agentId } }],
    [
      'the first vouch is in another flow',
      { case: { vouches: [{ ...first, flowId: `${target}.${'b'.repeat(22)}` }, second] } },
    ],
    ['the first vouch is not in the case', { case: { vouches: [second] } }],
  ];
  it.each(spoiled)('is not set when %s', async (_, story) => {
    expect(outcomeOf(await twice(story))).toEqual(refusedWrite);
  });

  it.each(evidenceKinds.filter((kind) => kind !== 'in-person' && kind !== 'identity-document'))(
    'is not set on %s, by either agent',
    async (evidence) => {
      for (const vouches of [
        [{ ...first, evidence }, second],
        [first, { ...second, evidence }],
      ]) {
        expect(outcomeOf(await twice({ case: { vouches } }))).toEqual(refusedWrite);
      }
    },
  );

  it('is not set where the policy has no such row', async () => {
    expect(outcomeOf(await twice({ policy: defaultProofPolicy }))).toEqual({
      ...refusedWrite,
      because: 'not-registered',
    });
  });

  it('is not set for an account that has a method after all', async () => {
    expect(outcomeOf(await twice({ flow: { methods: smsOnly.methods } }))).toEqual(refusedWrite);
  });
});

describe('invariants of vouches at the write (property)', () => {
  it('I2, I5: a password is set only where everything that a vouch rests on holds at once', async () => {
    const facts = [
      ...(['sameFlow', 'sameTarget', 'open', 'unfrozen', 'member', 'enabled', 'apart', 'fresh', 'known'] as const),
    ];
    const mostlyTrue = fc
      .subarray(facts, { maxLength: 2 })
      .map(
        (off) =>
          Object.fromEntries(facts.map((name) => [name, !off.includes(name)])) as Record<
            (typeof facts)[number],
            boolean
          >,
      );
    await fc.assert(
      fc.asyncProperty(mostlyTrue, async (holds) => {
        const at = ago(holds.fresh ? 10 * 60_000 : hour + 1000);
        const flow = flowRecord(start);
        const about = { flowId: flow.id, target };
        const { writes } = await reset({
          flow: {
            id: flow.id,
            proofs: [
              { ...about, method: 'sms-code', at: ago(1000) },
              { ...about, method: 'vouch', at, caseId },
            ],
          },
          vouch: {
            at,
            ...(holds.sameFlow ? {} : { flowId: 'other' }),
            ...(holds.known ? {} : { evidence: 'three-words' as never }),
          },
          case: {
            ...(holds.sameTarget ? {} : { targetId: secondAgentId }),
            ...(holds.open ? {} : { state: 'withdrawn' as const }),
            ...(holds.unfrozen ? {} : { frozenAt: ago(1) }),
          },
          agents: { [agentId]: { accountEnabled: holds.enabled } },
          group: holds.member ? [agentId] : [],
          managers: holds.apart ? {} : { [anna.id]: agentId },
        });
        expect(writes).toBe(Object.values(holds).every(Boolean) ? 1 : 0);
      }),
      { numRuns: 60 },
    );
  });
});
