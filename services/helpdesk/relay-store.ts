import { InvariantError } from '../errors/app-error.ts';
import type { RecordStore } from '../store/record-store.ts';
import { relayMessageKind, type RelayMessage } from './relay-message.ts';

const keptMs = 30 * 24 * 60 * 60 * 1000;

export type HeldMessage = { readonly message: RelayMessage; readonly version: number };

/** The messages of cases in the RecordStore. Writes are by version; a lost race answers undefined. */
export type RelayStore = {
  /** The message that has to end its delivery before any later one begins; undefined when none waits. */
  readonly first: (caseId: string) => Promise<HeldMessage | undefined>;
  readonly get: (caseId: string, number: number) => Promise<RelayMessage | undefined>;
  /** Stores a new message under its number unless that number is taken. */
  readonly add: (message: RelayMessage) => Promise<boolean>;
  readonly put: (
    held: HeldMessage,
    patch: Partial<Pick<RelayMessage, 'state' | 'sendingAt'>>,
  ) => Promise<HeldMessage | undefined>;
  /** Like `put`, for the last time: the message stands in no way any more. */
  readonly finish: (held: HeldMessage, state: RelayMessage['state']) => Promise<HeldMessage | undefined>;
};

export function createRelayStore(records: RecordStore): RelayStore {
  const idOf = ({ caseId, number }: RelayMessage): string => `${caseId}.${number}`;
  const write = (message: RelayMessage, waits: boolean, expectedVersion: number) =>
    records.put(relayMessageKind, idOf(message), {
      value: JSON.stringify(message),
      keepUntil: new Date(new Date(message.at).getTime() + keptMs),
      indexes: { target: message.target, ...(waits ? { undelivered: message.caseId } : {}) },
      expectedVersion,
    });
  const change = async (held: HeldMessage, patch: Partial<RelayMessage>, waits: boolean) => {
    const message = { ...held.message, ...patch };
    const result = await write(message, waits, held.version);
    return result.ok ? { message, version: result.version } : undefined;
  };
  return {
    first: async (caseId) => {
      const ids = await records.find(relayMessageKind, 'undelivered', caseId);
      const [id] = [...ids].sort((a, b) => numberIn(a) - numberIn(b));
      const stored = id === undefined ? undefined : await records.get(relayMessageKind, id);
      return stored === undefined ? undefined : { message: readMessage(stored.value), version: stored.version };
    },
    get: async (caseId, number) => {
      const stored = await records.get(relayMessageKind, `${caseId}.${number}`);
      return stored === undefined ? undefined : readMessage(stored.value);
    },
    add: async (message) => (await write(message, true, 0)).ok,
    put: (held, patch) => change(held, patch, true),
    finish: (held, state) => change(held, { state }, false),
  };
}

const numberIn = (id: string): number => Number(id.slice(id.lastIndexOf('.') + 1));

function readMessage(value: string): RelayMessage {
  const message = JSON.parse(value) as RelayMessage;
  if ((message.schema as number) !== 1) throw new InvariantError('a relayed message of another version');
  return message;
}
