import { describe, expect, it } from '@jest/globals';
import type { EvidenceKind } from '../../../services/outcomes/case-reasons.ts';
import { claimed, createCaseWorld, onCard, typed, type CaseWorld } from '../../support/case-world.ts';
import { ainoId } from '../../support/directory-answers.ts';
import { tenantId } from '../../support/reset-world.ts';

const day = 24 * 60 * 60 * 1000;
const form = (evidence: EvidenceKind) => ({ evidence, reference: 'HR ticket 4711', confirmed: true });

async function refusedCase(world: CaseWorld, because: 'not-the-person' | 'no-answer' | 'not-entitled') {
  expect(await world.agents.refuse(onCard(await claimed(world)), because)).toMatchObject({ kind: 'done' });
}
const denied = (world: CaseWorld, checkId: string) =>
  world.alarm.callerDenied({
    tenantId,
    targetId: ainoId,
    target: world.target,
    correlationId: 'c',
    checkId,
    agentName: 'Mikko Laine',
    language: 'en',
  });

describe('contacts in a person’s name that come to nothing', () => {
  it('raise the bar after the second one in a week: somebody has to have seen the person or a document', async () => {
    const world = createCaseWorld();
    await refusedCase(world, 'not-the-person');
    await refusedCase(world, 'no-answer');
    const view = await claimed(world);
    for (const evidence of ['callback-to-hr-number', 'video-with-company-id'] as const) {
      expect(await world.agents.vouch(typed(view), form(evidence))).toMatchObject({
        kind: 'form',
        problem: 'stronger-evidence',
      });
    }
    expect(world.audit.types()).not.toContain('case.vouched');
    expect(await world.agents.vouch(typed(view), form('in-person'))).toMatchObject({ kind: 'done' });
  });

  it('are one however often one case is refused, and no refusal for want of a right', async () => {
    const world = createCaseWorld();
    await refusedCase(world, 'not-the-person');
    await refusedCase(world, 'not-entitled');
    const view = await claimed(world);
    expect(await world.agents.vouch(typed(view), form('callback-to-hr-number'))).toMatchObject({ kind: 'done' });
  });

  it('count a denied call, once for each check', async () => {
    const world = createCaseWorld();
    await denied(world, 'CHECK234');
    await denied(world, 'CHECK234');
    expect(
      await world.agents.claim(typed({ caseId: (await world.cases.openOf(world.target))!.record.id })),
    ).toMatchObject({
      kind: 'done',
    });
    const id = (await world.cases.openOf(world.target))!.record.id;
    expect(await world.agents.refuse(typed({ caseId: id }), 'not-entitled')).toMatchObject({ kind: 'done' });
    const one = await claimed(world);
    expect(await world.agents.vouch(typed(one), form('callback-to-hr-number'))).toMatchObject({ kind: 'done' });
    await denied(world, 'CHECK567');
    expect(await world.agents.refuse(typed(one), 'not-entitled')).toMatchObject({ kind: 'done' });
    expect(await world.agents.vouch(typed(await claimed(world)), form('callback-to-hr-number'))).toMatchObject({
      problem: 'stronger-evidence',
    });
  });

  it('are forgotten after seven days', async () => {
    const world = createCaseWorld();
    await refusedCase(world, 'not-the-person');
    await refusedCase(world, 'not-the-person');
    world.clock.advance(8 * day);
    expect(await world.agents.vouch(typed(await claimed(world)), form('callback-to-hr-number'))).toMatchObject({
      kind: 'done',
    });
  });
});
