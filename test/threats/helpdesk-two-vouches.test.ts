import { beforeEach, describe, expect, it } from '@jest/globals';
import { createHelpdeskWorld, seen, type HelpdeskWorld } from '../support/helpdesk-world.ts';
import { aino, expectKind } from '../support/reset-world.ts';

/** An account without any registered method: the only way in that rests on people alone. */

const hour = 60 * 60_000;
let world: HelpdeskWorld;
beforeEach(async () => {
  world = await createHelpdeskWorld({ twoAgents: true });
  world.company.of('aino').methods = { email: undefined, mobile: undefined, others: [] };
  await world.openCase();
  expectKind(await world.desk.claim(await world.refOf('olli')), 'done');
});

const token = (): string => /#([\w-]{43})/.exec(world.outbox.at(-1)?.text ?? '')?.[1] ?? '';
const theCase = async () => (await world.cases.load(await world.caseId()))!.record;
const firstVouch = async (): Promise<void> => {
  expectKind(await world.desk.vouch(await world.refOf('olli'), seen), 'waiting');
  await world.tellManager(await world.caseId());
};
const secondVouch = async () => {
  await world.desk.takeOver(await world.refOf('siiri'));
  return world.desk.vouch(await world.refOf('siiri'), { ...seen, evidence: 'identity-document' });
};

describe('the way of two agents', () => {
  it('sets one password, a day after the manager was told', async () => {
    await firstVouch();
    expect(world.outbox).toHaveLength(1);
    expect(world.outbox[0]).toMatchObject({ channel: 'mail', to: 'mikael@contoso.example' });
    world.clock.advance(25 * hour);
    expectKind(await secondVouch(), 'done');
    const { flowId } = await theCase();
    expect(await world.reset.view(aino, flowId!)).toMatchObject({ state: 'choosing', methods: [] });
    expect(await world.choosePassword(flowId!)).toBe(true);
    await world.carryOut();
    expect(world.writes).toHaveLength(1);
  });

  it('is closed while the manager may object, to the same agent twice, and on weaker evidence', async () => {
    for (const evidence of ['video-with-company-id', 'callback-to-hr-number', 'verified-id-face-check'] as const) {
      const form = { ...seen, evidence };
      expect(await world.desk.vouch(await world.refOf('olli'), form)).toMatchObject({
        kind: 'form',
        problem: 'evidence',
      });
    }
    await firstVouch();
    world.clock.advance(23 * hour);
    expect((await secondVouch()).kind).toBe('too-early');
    world.clock.advance(2 * hour);
    await world.desk.takeOver(await world.refOf('olli'));
    expect((await world.desk.vouch(await world.refOf('olli'), seen)).kind).toBe('same-agent');
    expect((await theCase()).flowId).toBeNull();
  });

  it('is closed by one click of the manager, also after the time to object and after the second vouch', async () => {
    await firstVouch();
    world.clock.advance(25 * hour);
    expectKind(await secondVouch(), 'done');
    const { flowId } = await theCase();
    await world.choosePassword(flowId!);
    expect(await world.objection.look(token())).toBe('live');
    expect(await world.objection.object(token())).toBe('accepted');
    expect(await world.objection.object(token())).toBe('done');
    await world.carryOut();
    expect(world.writes).toEqual([]);
    expect((await secondVouch()).kind).toBe('objected');
  });

  it('stays closed after the objection, also for one word where a method was registered meanwhile', async () => {
    await firstVouch();
    expect(await world.objection.object(token())).toBe('accepted');
    world.company.of('aino').methods = {
      email: undefined,
      mobile: { id: 'm', number: '+358 401112222' },
      others: [],
    };
    expect((await world.desk.vouch(await world.refOf('olli'), seen)).kind).toBe('objected');
    expect((await theCase()).flowId).toBeNull();
  });

  it('is closed where the manager was never told, whatever the clock says', async () => {
    expectKind(await world.desk.vouch(await world.refOf('olli'), seen), 'waiting');
    world.clock.advance(30 * hour);
    await secondVouch();
    const { flowId } = await theCase();
    expect(flowId).toBeNull();
    expect(await world.flows.liveOf(world.target)).toBeUndefined();
  });

  it('is not there for a person with no manager, and not there at all by default', async () => {
    world.company.of('aino').manager = undefined;
    expect((await world.desk.vouch(await world.refOf('olli'), seen)).kind).toBe('no-manager');
    world = await createHelpdeskWorld();
    world.company.of('aino').methods = { email: undefined, mobile: undefined, others: [] };
    await world.openCase();
    await world.desk.claim(await world.refOf('olli'));
    expect(await world.desk.vouch(await world.refOf('olli'), seen)).toMatchObject({
      kind: 'account-refused',
      reason: 'not-registered',
    });
  });

  it('tells nothing to who tries tokens', async () => {
    await firstVouch();
    for (const made of ['', 'x'.repeat(43), token().slice(1), `${token()}x`, '../../etc']) {
      expect(await world.objection.look(made)).toBe('dead');
      expect(await world.objection.object(made)).toBe('dead');
    }
    expect((await theCase()).objection?.objectedAt).toBeNull();
  });
});
