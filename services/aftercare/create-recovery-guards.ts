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
  const check: RecoveryGuards['check'] = async (target) => {
    // One slot each: a cluster could not answer them in one call.
    const [paused, coolDown, frozen] = await Promise.all([
      store.get(pausedKey),
      store.get(coolDownKey),
      store.get(frozenKey(target)),
    ]);
    if (paused !== undefined) return refusalOf('paused');
    if (frozen !== undefined) return refusalOf('frozen', endOf(frozen));
    return coolDown === undefined ? undefined : refusalOf('cooling-down', endOf(coolDown));
  };
  return {
    check,
    checkCodes: async (target) => {
      const [brake, codesPaused] = await Promise.all([check(target), store.get(codesPausedKey)]);
      return brake ?? (codesPaused === undefined ? undefined : refusalOf('paused', endOf(codesPaused)));
    },
    freeze: (target, seconds) => extend(frozenKey(target), seconds),
    unfreeze: (target) => store.delete(frozenKey(target)),
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
