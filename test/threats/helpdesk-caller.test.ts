import { describe, expect, it } from '@jest/globals';
import { ainoName, createCallerWorld, mikko, newestLink, type CallerWorld } from '../support/caller-world.ts';
import { expectKind } from '../support/reset-world.ts';

/** Somebody phones the helpdesk with Aino's name, number, birthday and manager, and with the nerve of a good story. */

const check = async (world: CallerWorld, named: string) => {
  const { view } = expectKind(await world.checks.start(mikko, named), 'started');
  await world.runJobs();
  return view;
};
const after = async (world: CallerWorld, checkId: string, ms: number) => {
  world.clock.advance(ms);
  await world.runJobs();
  return expectKind(await world.checks.view(mikko, checkId), 'check').view;
};

describe('a caller who knows everything and holds nothing', () => {
  it('gets a check that stays pending and fails; the link went to Aino, and nobody on the phone has it', async () => {
    const world = createCallerWorld();
    const view = await check(world, ainoName);
    expect(view.state).toBe('pending');
    expect(world.outbox.map(({ to }) => to)).toEqual(['+358401234567']);
    const { handle } = newestLink(world);
    expect(JSON.stringify([view, world.cards, world.audited])).not.toMatch(new RegExp(`${handle}|posti|401234567`));
    expect(await world.flows.liveOf(world.target)).toBeUndefined();
    expect((await after(world, view.checkId, 60 * 60_000)).state).toBe('failed');
  });

  it('learns from the agent nothing about who exists: every name looks the same', async () => {
    const shown = async (named: string, change: (world: CallerWorld) => void = () => undefined) => {
      const world = createCallerWorld();
      change(world);
      const started = await check(world, named);
      const later = await after(world, started.checkId, 60 * 60_000);
      const same = ({ state, denied }: typeof started) => ({ state, denied });
      return [same(started), same(later)];
    };
    const real = await shown(ainoName);
    expect(await shown('nobody@contoso.example')).toEqual(real);
    expect(await shown(ainoName, (world) => (world.directory.privilege = { activeRoles: 1 }))).toEqual(real);
    const none = { email: undefined, mobile: undefined };
    expect(await shown(ainoName, (world) => (world.directory.methods = none))).toEqual(real);
    expect(await shown(ainoName, (world) => (world.directory.user = { accountEnabled: false }))).toEqual(real);
  });

  it('is checked by nobody who has left the team or is disabled', async () => {
    const world = createCallerWorld();
    world.agent.member = false;
    expect((await world.checks.start(mikko, ainoName)).kind).toBe('not-an-agent');
    world.agent.member = true;
    world.agent.enabled = false;
    expect((await world.checks.start(mikko, ainoName)).kind).toBe('not-an-agent');
    expect(world.outbox).toEqual([]);
  });
});
