import type { KeyValueStore } from '../store/key-value-store.ts';
import { requireKeyPart } from '../store/store-key.ts';

/** What is kept between two runs of a case's ticket job. */
type Kept = {
  /** Nobody else speaks to the ticket system about this case before then (ms since the epoch). */
  readonly heldUntil: number;
  /** A job is planned for then: earlier ones have nothing to do. */
  readonly nextTry: number;
  readonly failures: number;
  /** The last timeline entry that the ticket has as a note. */
  readonly noted: string | null;
};

/**
 * A request that nobody has an answer to can still take effect: as long as a gateway and a transaction of the ticket system
 * may last (60 s each is usual). Looking the ticket up sooner could miss it, and make a second one.
 */
export const settleSeconds = 120;
const keptSeconds = 60 * 24 * 60 * 60;
const blank: Kept = { heldUntil: 0, nextTry: 0, failures: 0, noted: null };

export type TicketLease = {
  readonly failures: number;
  readonly noted: string | null;
  /** Holds on, and remembers what was noted; false when it ran out and another worker has it. */
  readonly renew: (noted?: string) => Promise<boolean>;
  /** Everything is done. */
  readonly release: () => Promise<void>;
  /** Not done: nobody asks again for so many seconds. */
  readonly failed: (seconds: number) => Promise<void>;
};

export type TicketLeases = {
  /** Of racing callers one gets it; the others learn in how many seconds to ask again. */
  readonly take: (
    caseId: string,
  ) => Promise<
    { readonly kind: 'taken'; readonly lease: TicketLease } | { readonly kind: 'wait'; readonly until: Date }
  >;
};

/** One worker at a time for each case's ticket, on the store's own time. A worker that died is waited for, not overtaken. */
export function createTicketLeases(store: Pick<KeyValueStore, 'get' | 'swap' | 'now'>): TicketLeases {
  return {
    take: async (caseId) => {
      const key = `avain:ticket:${requireKeyPart(caseId)}`;
      const found = await store.get(key);
      const kept = found === undefined ? blank : (JSON.parse(found.value) as Kept);
      const now = (await store.now()).getTime();
      const busyUntil = Math.max(kept.heldUntil, kept.nextTry);
      if (busyUntil > now) return { kind: 'wait', until: new Date(busyUntil) };
      const holding = async (): Promise<number> => (await store.now()).getTime() + settleSeconds * 1000;

      let current: Kept = { ...kept, heldUntil: now + settleSeconds * 1000, nextTry: 0 };
      let version = found?.version ?? 0;
      const write = async (next: Kept): Promise<boolean> => {
        const result = await store.swap(key, version, JSON.stringify(next), keptSeconds);
        if (!result.ok) return false;
        version = result.version;
        current = next;
        return true;
      };
      if (!(await write(current))) return { kind: 'wait', until: new Date(now + 1_000) };
      const lease: TicketLease = {
        failures: kept.failures,
        noted: kept.noted,
        renew: async (noted = current.noted ?? undefined) =>
          write({ ...current, heldUntil: await holding(), noted: noted ?? null }),
        release: async () => {
          await write({ ...current, heldUntil: 0, failures: 0 });
        },
        failed: async (seconds) => {
          const nextTry = (await store.now()).getTime() + seconds * 1000;
          await write({ ...current, heldUntil: 0, nextTry, failures: current.failures + 1 });
        },
      };
      return { kind: 'taken', lease };
    },
  };
}
