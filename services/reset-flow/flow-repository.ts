import type { FlowEvent } from './flow-state.ts';
import type { FlowRecord } from './flow-record.ts';

/** A record as read, with the version a change must name. */
export type LoadedFlow = { readonly record: FlowRecord; readonly version: number };

export type FlowPatch = Partial<Omit<FlowRecord, 'schema' | 'id' | 'target' | 'targetId' | 'tenantId' | 'state'>>;

/** Keeps flows in the KeyValueStore under `avain:{target}:flow:<suffix>`; the only place that writes `state`. */
export type FlowRepository = {
  readonly load: (flowId: string) => Promise<LoadedFlow | undefined>;
  /** The target's one live flow, if any: `avain:{target}:live`. */
  readonly liveOf: (target: string) => Promise<LoadedFlow | undefined>;
  /** The flow that was live last, whether it is over or not. */
  readonly latestOf: (target: string) => Promise<LoadedFlow | undefined>;
  /**
   * Stores a new flow and makes it the target's live one. Where another flow of the target is live already (a former one
   * that was not ended, or a racing start that won), that one is returned and nothing is stored: compare the id.
   */
  readonly create: (record: FlowRecord) => Promise<LoadedFlow>;
  /**
   * Moves along the transition table and patches, in one swap. `lost-race`: somebody changed the record meanwhile (load
   * again); `not-allowed`: the table has no such event in this state.
   */
  readonly move: (flow: LoadedFlow, event: FlowEvent, patch: FlowPatch) => Promise<MoveResult>;
  /** Patches without moving. */
  readonly patch: (flow: LoadedFlow, patch: FlowPatch) => Promise<LoadedFlow | 'lost-race'>;
};

type MoveResult =
  | { readonly kind: 'moved'; readonly flow: LoadedFlow }
  | { readonly kind: 'lost-race' }
  | { readonly kind: 'not-allowed' };
