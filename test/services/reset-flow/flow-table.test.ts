import { readFile } from 'node:fs/promises';
import { describe, expect, it } from '@jest/globals';
import { createSteeredClock } from '../../../services/clock/steered-clock.ts';
import { drawResetFlow } from '../../../services/reset-flow/draw-reset-flow.ts';
import type { FlowRecord } from '../../../services/reset-flow/flow-record.ts';
import {
  endStates,
  nextState,
  openStates,
  transitions,
  type FlowEvent,
} from '../../../services/reset-flow/flow-state.ts';
import { maskUpn } from '../../../services/reset-flow/mask.ts';
import { createStoredFlowRepository } from '../../../services/reset-flow/stored-flow-repository.ts';
import { createMemoryKeyValueStore } from '../../../services/store/memory-key-value-store.ts';
import { createResetWorld, startProving } from '../../support/reset-world.ts';

const states = [...openStates, ...endStates];
const events = [...new Set(Object.values(transitions).flatMap((row) => Object.keys(row)))] as FlowEvent[];

async function record(): Promise<FlowRecord> {
  const world = createResetWorld();
  return (await world.flows.load((await startProving(world)).flowId))!.record;
}

const repository = () =>
  createStoredFlowRepository({ store: createMemoryKeyValueStore({ clock: createSteeredClock(new Date(0)) }) });

describe('the transition table', () => {
  it('is what docs/reset-flow.mermaid draws', async () => {
    const drawn = await readFile(new URL('../../../docs/reset-flow.mermaid', import.meta.url), 'utf8');
    expect(drawn).toBe(drawResetFlow());
  });

  it('lets nothing leave an end', () => {
    for (const state of endStates) for (const event of events) expect(nextState(state, event)).toBeUndefined();
  });

  it('reaches done through writing or reconciling alone, and writing through queued alone (I2)', () => {
    const into = (target: string) =>
      openStates.filter((state) => Object.values(transitions[state]).some((next) => next === target));
    expect(into('done')).toEqual(['writing', 'unknown']);
    expect(into('writing')).toEqual(['queued']);
    expect(into('queued')).toEqual(['choosing']);
    expect(into('unknown')).toEqual(['writing']);
  });

  it('never goes back from unknown: an unclear write is not repeated (I1)', () => {
    expect(Object.values(transitions.unknown)).toEqual(['done', 'failed']);
  });

  it.each(states)(
    'moves the stored record from %s by every event as the table says, and not otherwise',
    async (state) => {
      const flows = repository();
      const flow = await flows.create({ ...(await record()), state });
      for (const event of events) {
        const expected = nextState(state, event);
        const fresh = repository();
        const moved = await fresh.move(await fresh.create({ ...flow.record }), event, { endedBecause: 'x' });
        expect(moved.kind === 'moved' ? moved.flow.record.state : moved.kind).toBe(expected ?? 'not-allowed');
      }
    },
  );
});

describe('the stored repository', () => {
  it('lets one of two changes with the same version win', async () => {
    const flows = repository();
    const flow = await flows.create(await record());
    const results = await Promise.all([
      flows.move(flow, 'cancelled', {}),
      flows.move(flow, 'pass-mark-reached', {}),
      flows.patch(flow, { asking: null }),
    ]);
    expect(
      results.map((result) => (typeof result === 'string' ? result : 'kind' in result ? result.kind : 'patched')),
    ).toEqual(['moved', 'lost-race', 'lost-race']);
  });

  it('takes no state from a patch', async () => {
    const flows = repository();
    const flow = await flows.create(await record());
    const smuggled = { asking: null, state: 'done' } as { asking: null };
    expect(await flows.patch(flow, smuggled)).toMatchObject({ record: { state: 'proving' } });
  });

  it('makes one of racing creations the live one and hands it to the others', async () => {
    const flows = repository();
    const base = await record();
    const ids = Array.from({ length: 10 }, (_, index) => `${base.target}.${String(index).repeat(22)}`);
    const created = await Promise.all(ids.map((id) => flows.create({ ...base, id })));
    const winner = (await flows.liveOf(base.target))!.record.id;
    expect(new Set(created.map((flow) => flow.record.id))).toEqual(new Set([winner]));
    for (const id of ids) expect((await flows.load(id))?.record.id).toBe(id === winner ? winner : undefined);
  });

  it('knows no live flow after an end, and no record of another schema', async () => {
    const store = createMemoryKeyValueStore({ clock: createSteeredClock(new Date(0)) });
    const flows = createStoredFlowRepository({ store });
    const flow = await flows.create(await record());
    await flows.move(flow, 'cancelled', {});
    expect(await flows.liveOf(flow.record.target)).toBeUndefined();
    const [target, suffix] = flow.record.id.split('.');
    await store.set(`avain:{${target}}:flow:${suffix}`, JSON.stringify({ ...flow.record, schema: 2 }), 60);
    expect(await flows.load(flow.record.id)).toBeUndefined();
  });
});

describe('maskUpn', () => {
  it('shows the first letter and the domain, in the same width for all', () => {
    expect(maskUpn('aino.jarvinen@contoso.example')).toBe('a•••••@contoso.example');
    expect(maskUpn('b@contoso.example')).toBe('b•••••@contoso.example');
    expect(maskUpn('no-domain')).toBe('n•••••');
    expect(maskUpn('')).toBe('•••••');
  });
});
