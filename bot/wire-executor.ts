import type { Config } from '../services/config/config.ts';
import { InvariantError } from '../services/errors/app-error.ts';
import { createResetExecutor } from '../services/executor/reset-executor.ts';
import { createSealedBox } from '../services/executor/sealed-box.ts';
import { loadCommonPasswords } from '../services/policy/load-common-passwords.ts';
import { createEpochGuard, type EpochGuard } from '../services/store/epoch-guard.ts';
import type { Ports } from './compose.ts';
import type { Services } from './wire-services.ts';

/** Something that runs beside the HTTP server: started before it listens, stopped when it has drained. */
export type Worker = { readonly start: () => Promise<() => Promise<void>> };

const coolDownSeconds = 15 * 60;
const epochCheckMs = 30_000;
const jobsAtOnce = 4;

/** The only place where a `DirectoryWriter` meets the product. */
export async function wireExecutor(config: Config, ports: Ports, services: Services): Promise<Worker> {
  const { writer, queue, audit, log } = ports;
  if (writer === undefined) throw new InvariantError('the executor role has no directory writer');
  const executor = createResetExecutor({
    ...ports,
    ...services,
    writer,
    sealedBox: await createSealedBox(config.keys.sealing),
    passwordRules: {
      minLength: config.policy.minPasswordLength,
      organisationWords: config.policy.organisationWords,
      isCommon: await loadCommonPasswords(),
    },
    revokeDelaySeconds: config.policy.revokeDelaySeconds,
  });
  const epoch = createEpochGuard({
    store: ports.store,
    random: ports.random,
    directory: config.audit.directory,
    coolDown: async () => {
      const until = await services.guards.coolDown(coolDownSeconds);
      await audit.append({ type: 'state.lost', until: until.toISOString() });
    },
  });
  return {
    start: async () => {
      await epoch.check();
      await executor.reconcileOpenIntents();
      const stopChecks = repeat(epoch, log);
      const stopJobs = await queue.work('executor', executor.handle, jobsAtOnce);
      return async () => {
        stopChecks();
        await stopJobs();
      };
    },
  };
}

/** A store that was emptied while we ran is noticed within half a minute. */
function repeat(epoch: EpochGuard, log: Ports['log']): () => void {
  const timer = setInterval(() => {
    epoch.check().catch((error: unknown) => log.warn({ err: error }, 'the epoch marker could not be checked'));
  }, epochCheckMs);
  timer.unref();
  return () => clearInterval(timer);
}
