import { InvariantError } from '../errors/app-error.ts';
import type { KeyValueStore, Versioned } from '../store/key-value-store.ts';
import type { FlowRecord } from './flow-record.ts';
import type { FlowRepository, LoadedFlow } from './flow-repository.ts';
import { isEnd, nextState } from './flow-state.ts';

/** Twice the longest pause with the helpdesk (24 h), so that a card pressed the next day still finds its end. */
const keepSeconds = 48 * 60 * 60;
const flowIdShape = /^([A-Za-z0-9_-]{22})\.[A-Za-z0-9_-]{22}$/;

/** The target that a flow's id begins with; undefined for what is not shaped like an id. */
export function targetOf(flowId: string): string | undefined {
  return flowIdShape.exec(flowId)?.[1];
}

/**
 * Flows in the KeyValueStore: `avain:{target}:flow:<suffix>` holds the record, `avain:{target}:live` the id of the
 * target's live one. Both share the target's slot.
 */
export function createStoredFlowRepository({ store }: { readonly store: KeyValueStore }): FlowRepository {
  const load: FlowRepository['load'] = async (flowId) => {
    // Ids come from card data: what is not shaped like one reaches no key.
    if (!flowIdShape.test(flowId)) return undefined;
    return read(flowId, await store.get(flowKey(flowId)));
  };
  const liveOf: FlowRepository['liveOf'] = async (target) => (await livePointer(target)).flow;
  const livePointer = async (target: string): Promise<{ flow: LoadedFlow | undefined; version: number }> => {
    const pointer = await store.get(liveKey(target));
    const flow = pointer === undefined ? undefined : await load(pointer.value);
    return { flow: flow === undefined || isEnd(flow.record.state) ? undefined : flow, version: pointer?.version ?? 0 };
  };
  const write = async (flow: LoadedFlow, record: FlowRecord): Promise<LoadedFlow | 'lost-race'> => {
    const result = await store.swap(flowKey(record.id), flow.version, JSON.stringify(record), keepSeconds);
    return result.ok ? { record, version: result.version } : 'lost-race';
  };
  return {
    load,
    liveOf,
    latestOf: async (target) => {
      const pointer = await store.get(liveKey(target));
      return pointer === undefined ? undefined : load(pointer.value);
    },
    create: async (record) => {
      const { flow: live, version } = await livePointer(record.target);
      if (live !== undefined) return live;
      // In one slot, and so in this order. A pointer without its record, should that write fail, points to no flow.
      const [created, pointed] = await Promise.all([
        write({ record, version: 0 }, record),
        store.swap(liveKey(record.target), version, record.id, keepSeconds),
      ]);
      if (created === 'lost-race')
        throw new InvariantError('a new flow has the id of another', { details: { flow: record.id } });
      if (pointed.ok) return created;
      await store.delete(flowKey(record.id));
      const winner = await liveOf(record.target);
      if (winner === undefined) throw new InvariantError('a flow lost the race for being live to none');
      return winner;
    },
    move: async (flow, event, patch) => {
      const state = nextState(flow.record.state, event);
      if (state === undefined) return { kind: 'not-allowed' };
      const moved = await write(flow, { ...flow.record, ...patch, state });
      return moved === 'lost-race' ? { kind: 'lost-race' } : { kind: 'moved', flow: moved };
    },
    // A patch cannot smuggle a state in: the record's own wins.
    patch: (flow, patch) => write(flow, { ...flow.record, ...patch, state: flow.record.state }),
  };
}

function flowKey(flowId: string): string {
  const [target = '', suffix = ''] = flowId.split('.');
  return `avain:{${target}}:flow:${suffix}`;
}

function liveKey(target: string): string {
  return `avain:{${target}}:live`;
}

/** A record of another schema (an older or newer build) counts as unknown: the person starts over. */
function read(flowId: string, stored: Versioned | undefined): LoadedFlow | undefined {
  if (stored === undefined) return undefined;
  const record = JSON.parse(stored.value) as Omit<FlowRecord, 'schema' | 'caseId'> & {
    readonly schema: number;
    readonly caseId?: string | null;
  };
  if (record.schema !== 1 || record.id !== flowId) return undefined;
  // Flows of a build that knew no cases have none.
  return { record: { ...record, schema: 1, caseId: record.caseId ?? null }, version: stored.version };
}
