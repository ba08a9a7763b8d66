import { describe, expect, it } from '@jest/globals';
import { relayMessageKind } from '../../../services/helpdesk/relay-message.ts';
import {
  agent,
  claimed,
  createCaseWorld,
  liisaId,
  mikko,
  onCard,
  typed,
  viewFor,
  type CaseWorld,
} from '../../support/case-world.ts';
import { ainoId } from '../../support/directory-answers.ts';
import { aino, expectKind } from '../../support/reset-world.ts';

const form = { evidence: 'in-person', reference: 'Badge 20417', confirmed: true } as const;
const what = async (world: CaseWorld, view: { readonly caseId: string }) =>
  (await world.record(view)).timeline.map((line) => line.what);

async function vouched(world: CaseWorld) {
  world.resets.directory.methods = { email: undefined };
  return expectKind(await world.agents.vouch(onCard(await claimed(world)), form), 'done').view;
}

describe('a called person who says No', () => {
  const denied = (world: CaseWorld, checkId = 'check-1') =>
    world.alarm.callerDenied({
      tenantId: aino.tenantId,
      targetId: ainoId,
      target: world.target,
      correlationId: 'call',
      checkId,
      agentName: 'Mikko Laine',
      language: 'en',
    });

  it('opens a frozen case of high priority and mails the team, once for each check', async () => {
    const world = createCaseWorld();
    for (let i = 0; i < 3; i += 1) await denied(world);
    const [caseId = ''] = await world.cases.openInTeam('service-desk', 5);
    expect(await world.record({ caseId })).toMatchObject({ trouble: 'caller-denied', priority: 'high', state: 'open' });
    expect((await what(world, { caseId })).filter((one) => one === 'frozen')).toHaveLength(1);
    expect(world.mails).toHaveLength(1);
    expect(world.mails[0]!.text).toContain('Mikko Laine');
    await denied(world, 'check-2');
    expect(world.mails).toHaveLength(2);
    expect(await world.cases.openInTeam('service-desk', 5)).toHaveLength(1);
  });

  it('freezes the case that is open: nothing but refusing and resolving is left', async () => {
    const world = createCaseWorld();
    const view = await claimed(world);
    await denied(world);
    const now = await viewFor(world, view);
    expect(now).toMatchObject({ frozen: true, priority: 'high', trouble: 'caller-denied' });
    expect((await world.agents.tell(onCard(now), 'hello')).kind).toBe('frozen');
    expect((await world.agents.vouch(onCard(now), form)).kind).toBe('frozen');
    expect((await world.agents.startVerification(onCard(now))).kind).toBe('frozen');
    expect((await world.agents.handBack(onCard(now))).kind).toBe('frozen');
    expect((await world.agents.refuse(onCard(view), 'not-the-person')).kind).toBe('stale');
    expect((await world.agents.refuse(onCard(now), 'not-the-person')).kind).toBe('done');
  });

  it('stops a vouch that is not in the flow yet', async () => {
    const world = createCaseWorld();
    const view = await vouched(world);
    await denied(world);
    const found = (await world.cases.load(view.caseId))!;
    await world.cases.patch(found, { vouches: found.record.vouches.map((one) => ({ ...one, flowId: null })) });
    Object.assign(world.resets.caseProofs, {
      join: () => {
        throw new Error('a frozen case joined a vouch');
      },
    });
    await world.run({ kind: 'case-due', caseId: view.caseId });
    expect((await world.record(view)).vouches[0]!.flowId).toBeNull();
  });
});

describe('what is stored of a case', () => {
  it('holds no address and no code', async () => {
    const world = createCaseWorld();
    const view = await vouched(world);
    await world.agents.tell(typed(view), 'See you at the desk');
    const record = JSON.stringify(await world.record(view));
    expect(record).not.toMatch(/@|358|posti|contoso/);
    expect(await world.records.find(relayMessageKind, 'target', world.target)).toHaveLength(1);
    expect(agent(liisaId).channelId).toBe(mikko.channelId);
  });
});
