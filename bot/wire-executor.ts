import type { Config } from '../services/config/config.ts';
import { InvariantError } from '../services/errors/app-error.ts';
import { createResetExecutor } from '../services/executor/reset-executor.ts';
import { createSealedBox } from '../services/executor/sealed-box.ts';
import { loadCommonPasswords } from '../services/policy/load-common-passwords.ts';
import { createEpochGuard } from '../services/store/epoch-guard.ts';
import type { Ports } from './compose.ts';
import type { Services } from './wire-services.ts';

/** Something that runs beside the HTTP server: started before it listens, stopped when it has drained. */
export type Worker = { readonly start: () => Promise<() => Promise<void>> };

const coolDownSeconds = 15 * 60;
/** A store that was emptied while we ran is noticed within half a minute. */
const epochCheckMs = 30_000;
const dayMs = 24 * 60 * 60 * 1000;
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
      const stopChecks = repeat(epochCheckMs, 'the epoch marker could not be checked', log, epoch.check);
      // A bot role on the same volume prunes in its retention job; an executor of its own has to do it itself.
      const prune = () => ports.pruneAudit(new Date(ports.clock.now().getTime() - config.audit.retentionDays * dayMs));
      const stopPruning =
        config.role === 'executor'
          ? repeat(dayMs, 'old audit files could not be removed', log, prune)
          : () => undefined;
      const stopJobs = await queue.work('executor', executor.handle, jobsAtOnce);
      return async () => {
        stopChecks();
        stopPruning();
        await stopJobs();
      };
    },
  };
}

/** Something small, again and again; a failure is logged and the next time comes. Does not keep the process alive. */
function repeat(everyMs: number, failed: string, log: Ports['log'], task: () => Promise<unknown>): () => void {
  const timer = setInterval(() => {
    task().catch((error: unknown) => log.warn({ err: error }, failed));
  }, everyMs);
  timer.unref();
  return () => clearInterval(timer);
}
