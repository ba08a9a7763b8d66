import { beforeEach, describe, expect, it } from '@jest/globals';
import type { VouchForm } from '../../services/helpdesk/agent-desk.ts';
import type { CaseRecord } from '../../services/helpdesk/case-record.ts';
import type { FlowView, Speaker } from '../../services/outcomes/reset-outcome.ts';
import { isVouch, type Proof } from '../../services/policy/proof-policy.ts';
import { createHelpdeskWorld, seen, type HelpdeskWorld } from '../support/helpdesk-world.ts';
import { aino, expectKind, newestCode, press, prove, say, startProving } from '../support/reset-world.ts';
import { people, type Colleague } from '../support/small-company.ts';

/**
 * Somebody sits at Aino's unlocked Teams and knows all that can be known of her: birthday, number, manager, the three words
 * of her case. They have neither her mailbox nor her phone. Every door they can knock at is tried here, up to the write.
 */

let world: HelpdeskWorld;
beforeEach(async () => {
  world = await createHelpdeskWorld();
});

/** Aino has lost the mailbox: without an agent's word she could not begin. */
const phoneOnly = (): void => {
  world.company.of('aino').methods = { ...world.company.of('aino').methods, email: undefined };
};

/** The thief's own account and chat. */
const mallory: Speaker = { ...aino, personId: people.mallory, conversationId: 'a:mallory' };
const personal = 'I am Aino Järvinen, born 1.2.1990, my number ends in 67, my manager is Mikael Manager';

const claimed = async (name: Colleague = 'olli'): Promise<void> => {
  await world.openCase();
  expectKind(await world.desk.claim(await world.refOf(name)), 'done');
};
const vouchedFlow = async (): Promise<FlowView> => {
  await claimed();
  expectKind(await world.desk.vouch(await world.refOf('olli'), seen), 'done');
  return (await world.reset.view(aino, (await theCase()).flowId!))!;
};
const theCase = async (): Promise<CaseRecord> => (await world.cases.load(await world.caseId()))!.record;
/** Aino proves the one method she has left; then a password is sealed and the executor decides. */
const proveAndChoose = async (view: FlowView): Promise<void> => {
  const chosen = await prove(world, view, 'sms-code');
  expect(chosen.state).toBe('choosing');
  expect(await world.choosePassword(view.flowId)).toBe(true);
};
const stateOf = async (flowId: string) => (await world.flows.load(flowId))!.record;
const everythingSaid = () => JSON.stringify([world.recorded.state.events, world.said]);

describe('the honest way stays open', () => {
  it('a person seen by an agent, and with the phone that is registered, gets one password set', async () => {
    phoneOnly();
    await proveAndChoose(await vouchedFlow());
    await world.carryOut();
    expect(world.writes).toHaveLength(1);
    expect(world.recorded.types()).toEqual(expect.arrayContaining(['case.vouched', 'password-reset.completed']));
    const vouched = world.recorded.state.events.find(({ type }) => type === 'case.vouched');
    const intent = world.recorded.state.events.find(({ type }) => type === 'password-reset.intended');
    expect(intent).toMatchObject({ caseId: vouched !== undefined && 'caseId' in vouched ? vouched.caseId : '' });
  });
});

describe("at Aino's own chat", () => {
  it('the reset sends codes to where the thief does not look, and guessing them locks', async () => {
    let view = await startProving(world);
    expect(view.methods.map(({ hint }) => hint)).toEqual(['', '']);
    view = expectKind(await world.reset.sendCode(press(view), 'sms-code'), 'sent').view;
    const right = newestCode(world).replace(' ', '');
    const kinds = new Set<string>();
    for (let guess = 0; guess < 12; guess += 1) {
      const typed = String((Number(right) + 1 + guess) % 1e8).padStart(8, '0');
      kinds.add((await world.reset.submitCode(say(view), typed)).kind);
    }
    expect(kinds).not.toContain('verified');
    expect((await stateOf(view.flowId)).proofs).toEqual([]);
  });

  it('asking for a human gives a case and nothing else: words, status and texts are no proofs', async () => {
    const view = await startProving(world);
    const opened = expectKind(await world.openCase(), 'opened');
    expectKind(await world.person.add(aino, personal), 'taken');
    expectKind(await world.person.add(aino, `our words are ${opened.view.words.join(' ')}`), 'taken');
    await world.person.current(aino);
    expect(await stateOf(view.flowId)).toMatchObject({ state: 'with-helpdesk', proofs: [] });
    await world.person.backToBot(aino);
    expect(await stateOf(view.flowId)).toMatchObject({ state: 'proving', proofs: [] });
    expectKind(await world.reset.issuePageLink(say((await world.reset.view(aino, view.flowId))!)), 'not-yet');
  });

  it('a code is never passed on to the agent, nor the agent’s to the person', async () => {
    await claimed();
    for (const text of ['12345678', 'my code is 1234 5678', 'Kes\u00e4-Ilta-2026!x']) {
      expectKind(await world.person.add(aino, text), 'secret');
      expectKind(await world.desk.tell(await world.refOf('olli'), text), 'secret');
    }
    expect(everythingSaid()).not.toMatch(/1234 ?5678|2026!x/);
  });

  it('a verification that the agent starts is the same two codes', async () => {
    await claimed();
    const started = expectKind(await world.desk.startVerification(await world.refOf('olli')), 'done');
    expect(started.view.verification).toBe('pending');
    const { flowId } = await theCase();
    const view = (await world.reset.view(aino, flowId!))!;
    expect(view).toMatchObject({ state: 'identified', points: 0 });
    expectKind(await world.reset.issuePageLink(press(view)), 'not-yet');
    expectKind(await world.reset.submitCode(say(view), '12345678'), 'nothing-asked');
    expect(await stateOf(flowId!)).toMatchObject({ proofs: [] });
  });
});

describe('from another account', () => {
  it("Aino's case and flow are not there", async () => {
    await claimed();
    const view = await startProving(world).catch(() => undefined);
    const { flowId } = await theCase();
    expect(await world.person.current(mallory)).toBeUndefined();
    expectKind(await world.person.add(mallory, personal), 'no-case');
    expectKind(await world.person.withdraw(mallory), 'no-case');
    if (view !== undefined) expectKind(await world.reset.confirmAccount(press(view, mallory)), 'not-yours');
    expect(flowId === null ? undefined : await world.reset.view(mallory, flowId)).toBeUndefined();
  });

  it("somebody who is no agent does nothing in the team's channel, and an agent nothing in another one", async () => {
    await world.openCase();
    for (const act of ['claim', 'takeOver', 'release', 'startVerification', 'handBack', 'look'] as const)
      expect((await world.desk[act](await world.refOf('mallory'))).kind).toBe('not-an-agent');
    expect((await world.desk.vouch(await world.refOf('mallory'), seen)).kind).toBe('not-an-agent');
    const elsewhere = await world.refOf('olli', undefined, '19:other@thread.tacv2');
    expect((await world.desk.claim(elsewhere)).kind).not.toBe('done');
    expect((await theCase()).state).toBe('open');
  });
});

describe('talking an agent into it', () => {
  it.each([
    'knew-personal-data',
    'three-words',
    'teams-chat',
    'relay',
    'voice',
    'manager-said-so',
    '',
    'In-Person',
    '__proto__',
  ])('"%s" is no evidence', async (evidence) => {
    await claimed();
    const form = { ...seen, evidence } as unknown as VouchForm;
    expect(await world.desk.vouch(await world.refOf('olli'), form)).toMatchObject({
      kind: 'form',
      problem: 'evidence',
    });
    expect(await theCase()).toMatchObject({ vouches: [], state: 'claimed' });
  });

  it('a form without a reference, or with a line not ticked, vouches for nobody', async () => {
    await claimed();
    const ref = await world.refOf('olli');
    expect(await world.desk.vouch(ref, { ...seen, reference: ' ' })).toMatchObject({ problem: 'reference' });
    expect(await world.desk.vouch(ref, { ...seen, reference: 'x'.repeat(121) })).toMatchObject({
      problem: 'reference',
    });
    expect(await world.desk.vouch(ref, { ...seen, confirmed: false })).toMatchObject({ problem: 'checklist' });
    expect((await theCase()).vouches).toEqual([]);
  });

  it('a vouch alone opens no page: the registered phone is still needed', async () => {
    const view = await vouchedFlow();
    expect(view).toMatchObject({ state: 'proving', points: 1, proved: ['vouch'] });
    expectKind(await world.reset.issuePageLink(press(view)), 'not-yet');
    expect(await world.choosePassword(view.flowId)).toBe(false);
  });

  it('nobody vouches for an account that is privileged, disabled or synced, or that cannot be read', async () => {
    await claimed();
    const { user } = world.company.of('aino');
    const vouch = async () => world.desk.vouch(await world.refOf('olli'), seen);
    world.company.of('aino').user = { ...user, isManagementRestricted: true };
    expect(await vouch()).toMatchObject({ kind: 'account-refused', reason: 'privileged' });
    world.company.of('aino').user = { ...user, accountEnabled: false };
    expect(await vouch()).toMatchObject({ kind: 'account-refused', reason: 'disabled' });
    world.company.of('aino').user = { ...user, onPremisesSyncEnabled: true };
    expect(await vouch()).toMatchObject({ kind: 'account-refused', reason: 'synced' });
    world.company.of('aino').user = user;
    world.company.failing = ['readPrivilege'];
    expect(await vouch()).toMatchObject({ kind: 'account-refused', reason: 'could-not-check' });
    expect((await theCase()).vouches).toEqual([]);
  });
});

describe("a taken-over agent's account", () => {
  it('cannot vouch for itself', async () => {
    const { olli } = people;
    const own = { ...aino, personId: olli, conversationId: 'a:olli' };
    await world.openCase(own);
    const open = (await world.cases.openOf(world.options.pseudonyms(aino.tenantId, olli)))!.record;
    const ref = { ...(await world.refOf('olli')), caseId: open.id };
    expect((await world.desk.claim(ref)).kind).toBe('own-case');
    expect((await world.desk.vouch(ref, seen)).kind).toBe('own-case');
  });

  it("cannot vouch for its own report, or for its own manager, not even in another's hold", async () => {
    await world.openCase();
    world.company.of('aino').manager = people.olli;
    expect((await world.desk.claim(await world.refOf('olli'))).kind).toBe('too-close');
    world.company.of('aino').manager = undefined;
    expectKind(await world.desk.claim(await world.refOf('olli')), 'done');
    world.company.of('olli').manager = people.aino;
    expect((await world.desk.vouch(await world.refOf('olli'), seen)).kind).toBe('too-close');
    expect((await theCase()).vouches).toEqual([]);
  });

  it.each<readonly [string, () => void]>([
    [
      'is disabled',
      () => void (world.company.of('olli').user = { ...world.company.of('olli').user, accountEnabled: false }),
    ],
    ['leaves the group', () => void (world.company.of('olli').groups = [])],
    ["becomes the person's manager", () => void (world.company.of('aino').manager = people.olli)],
    ["becomes the person's report", () => void (world.company.of('olli').manager = people.aino)],
    ['cannot be read', () => void (world.company.failing = ['readManager'])],
  ])('vouches in vain when, before the write, it %s', async (_, undo) => {
    phoneOnly();
    const view = await vouchedFlow();
    await proveAndChoose(view);
    undo();
    await world.carryOut();
    expect(world.writes).toEqual([]);
    expect(await stateOf(view.flowId)).toMatchObject({ state: 'refused', endedBecause: 'proofs-not-valid' });
  });
});

describe('what is left lying about', () => {
  beforeEach(() => phoneOnly());

  it('a card of an earlier state, or of a case that another agent holds, does nothing', async () => {
    await world.openCase();
    const { nonce: first } = await theCase();
    expectKind(await world.desk.claim(await world.refOf('olli', first)), 'done');
    expect((await world.desk.vouch(await world.refOf('olli', first), seen)).kind).toBe('stale');
    expect((await world.desk.vouch(await world.refOf('olli', 'made-up'), seen)).kind).toBe('stale');
    expect((await world.desk.vouch(await world.refOf('siiri'), seen)).kind).toBe('held-by-other');
    expect((await theCase()).vouches).toEqual([]);
  });

  it('a vouch whose case the person has withdrawn sets no password', async () => {
    const view = await vouchedFlow();
    await proveAndChoose(view);
    expectKind(await world.person.withdraw(aino), 'withdrawn');
    await world.carryOut();
    expect(world.writes).toEqual([]);
    expect((await stateOf(view.flowId)).state).toBe('refused');
  });

  it('a vouch whose case was refused meanwhile sets no password', async () => {
    await proveAndChoose(await vouchedFlow());
    expectKind(await world.desk.refuse(await world.refOf('olli'), 'not-the-person'), 'done');
    await world.carryOut();
    expect(world.writes).toEqual([]);
  });

  it('a vouch whose case was frozen meanwhile sets no password', async () => {
    await proveAndChoose(await vouchedFlow());
    const found = (await world.cases.load(await world.caseId()))!;
    await world.cases.patch(found, { frozenAt: world.clock.now().toISOString() });
    await world.carryOut();
    expect(world.writes).toEqual([]);
  });

  it("yesterday's vouch opens no page today", async () => {
    const view = await vouchedFlow();
    world.clock.advance(24 * 60 * 60_000);
    expect((await world.reset.view(aino, view.flowId))?.state).toBe('expired');
    expect(expectKind(await world.reset.start(aino, 'en'), 'refused').refusal.reason).toBe('half-registered');
    const { vouches } = await theCase();
    const again = await world.proofs.join(await theCase(), vouches[0]!, undefined);
    expect(again.kind).not.toBe('joined');
  });

  it('the vouch of a flow that was given up is worth nothing in the next one', async () => {
    const view = await vouchedFlow();
    const { vouches } = await theCase();
    await world.reset.cancel(press(view));
    expectKind(await world.reset.start(aino, 'en'), 'refused');
    expect(await world.proofs.join(await theCase(), vouches[0]!, undefined)).toMatchObject({ kind: 'too-late' });
    expect(await world.flows.liveOf(world.target)).toBeUndefined();
  });

  it.each([
    ['of a case that there is not', '9ZZZZZZZ', '9ZZZZZZZ', 0],
    ['of another case than its own', undefined, '9ZZZZZZZ', 0],
    ['of another moment', undefined, undefined, 1],
  ])('a forged vouch in the flow, %s, is refused at the write', async (_, flowCase, proofCase, later) => {
    const view = await vouchedFlow();
    await prove(world, view, 'sms-code');
    const { record } = (await world.flows.load(view.flowId))!;
    const caseId = await world.caseId();
    const proofs = record.proofs.map((proof): Proof => {
      const at = new Date(Date.parse(proof.at) + later).toISOString();
      return isVouch(proof) ? { ...proof, at, caseId: proofCase ?? caseId } : proof;
    });
    await world.flows.patch((await world.flows.load(record.id))!, { proofs, caseId: flowCase ?? caseId });
    world.clock.advance(1000);
    expect(await world.choosePassword(record.id)).toBe(true);
    await world.carryOut();
    expect(world.writes).toEqual([]);
    expect(await stateOf(record.id)).toMatchObject({ state: 'refused', endedBecause: 'proofs-not-valid' });
  });
});

describe('what an agent gets to see', () => {
  it('is never an address, a code, or a hint of either', async () => {
    const view = await vouchedFlow();
    await world.reset.sendCode(press(view), 'sms-code');
    const shown = JSON.stringify([
      await world.desk.look(await world.refOf('olli')),
      await theCase(),
      world.recorded.state.events,
    ]);
    expect(shown).not.toMatch(/posti\.example|40 ?1234567|aino@/);
    expect(shown).not.toContain(newestCode(world));
    expect(shown).not.toContain(newestCode(world).replace(' ', ''));
  });
});
