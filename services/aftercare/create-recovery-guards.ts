import type { Refusal } from '../outcomes/refusal.ts';
import { refusalOf } from '../policy/refusal-doors.ts';
import type { KeyValueStore, Versioned } from '../store/key-value-store.ts';
import type { RecoveryGuards } from './recovery-guards.ts';

const frozenKey = (target: string): string => `avain:{${target}}:frozen`;
const pausedKey = 'avain:paused';
const codesPausedKey = 'avain:codes-paused';
const coolDownKey = 'avain:cooldown';
/** A pause ends by `resumeAll`; every key needs a lifetime, and ten years is "until then". */
const pauseSeconds = 10 * 365 * 24 * 60 * 60;

/**
 * The brakes as keys of the store: a frozen account (after "this wasn't me"), all resets paused, the cool-down after
 * lost state. Their ends are the store's deadlines; each value is the instant at which it ends, for the sentence.
 */
export function createRecoveryGuards({ store }: { readonly store: KeyValueStore }): RecoveryGuards {
  const extend = async (key: string, seconds: number): Promise<Date> => {
    for (;;) {
      const [current, now] = await Promise.all([store.get(key), store.now()]);
      const until = new Date(Math.max(now.getTime() + seconds * 1000, endOf(current)?.getTime() ?? 0));
      const left = Math.max(1, Math.ceil((until.getTime() - now.getTime()) / 1000));
      const written = await store.swap(key, current?.version ?? 0, until.toISOString(), left);
      if (written.ok) return until;
    }
  };
  const strongest = (
    paused: Versioned | undefined,
    coolDown: Versioned | undefined,
    frozen: Versioned | undefined,
  ): Refusal | undefined => {
    if (paused !== undefined) return refusalOf('paused');
    if (frozen !== undefined) return refusalOf('frozen', endOf(frozen));
    return coolDown === undefined ? undefined : refusalOf('cooling-down', endOf(coolDown));
  };
  return {
    check: async (target) => {
      const [paused, coolDown, frozen] = await store.getMany([pausedKey, coolDownKey, frozenKey(target)]);
      return strongest(paused, coolDown, frozen);
    },
    checkCodes: async (target) => {
      const keys = [pausedKey, coolDownKey, frozenKey(target), codesPausedKey];
      const [paused, coolDown, frozen, codesPaused] = await store.getMany(keys);
      const brake = strongest(paused, coolDown, frozen);
      return brake ?? (codesPaused === undefined ? undefined : refusalOf('paused', endOf(codesPaused)));
    },
    freeze: (target, seconds) => extend(frozenKey(target), seconds),
    unfreeze: (target) => store.delete(frozenKey(target)),
    isFrozen: async (target) => (await store.get(frozenKey(target))) !== undefined,
    pauseAll: async () => {
      await store.set(pausedKey, (await store.now()).toISOString(), pauseSeconds);
    },
    resumeAll: async () => {
      await Promise.all([store.delete(pausedKey), store.delete(codesPausedKey)]);
    },
    pauseCodes: async (seconds) => {
      const until = new Date((await store.now()).getTime() + seconds * 1000);
      return (await store.swap(codesPausedKey, 0, until.toISOString(), seconds)).ok ? until : undefined;
    },
    coolDown: (seconds) => extend(coolDownKey, seconds),
  };
}

/** What is stored is ours; if it is not a date the brake still holds, only without an end to show. */
function endOf(value: Versioned | undefined): Date | undefined {
  const at = Date.parse(value?.value ?? '');
  return Number.isNaN(at) ? undefined : new Date(at);
}
