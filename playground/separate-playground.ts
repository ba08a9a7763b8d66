import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { Clock } from '../services/clock/clock.ts';
import { systemRandom } from '../services/random/system-random.ts';
import { startAvainProcess, writeRunFiles, type AvainProcess } from './avain-process.ts';
import { createCompany } from './company/create-company.ts';
import { freePort } from './free-port.ts';
import { takeRedis } from './own-redis.ts';
import type { SeparateRole } from './settings-of-role.ts';
import { startWorld } from './world.ts';

export type SeparatePlaygroundOptions = {
  /** 0: any free port. */
  readonly port: number;
  readonly people: number;
  readonly redisUrl: string;
  readonly clock: Clock;
  /** Told about a process that begins or ends, and given what the processes write. */
  readonly say: (line: string) => void;
};

const pauseBeforeNextMs = 3_000;

/**
 * The world in this process, Avain's two roles in processes of their own, so that one can look at them and end them:
 * whichever ends is started again, as an orchestrator would.
 */
export async function startSeparatePlayground(options: SeparatePlaygroundOptions) {
  const { port, people, redisUrl, clock, say } = options;
  const ownRedis = await takeRedis(redisUrl);
  const auditDirectory = await mkdtemp(join(tmpdir(), 'avain-playground-'));
  const world = await startWorld({
    port,
    clock,
    redisUrl,
    auditDirectory,
    company: createCompany({ size: people }),
    random: systemRandom,
    storeFault: () => say('The store is your own Redis: stop that, to see what happens.'),
    onRestore: ownRedis.forget,
  });
  const files = await writeRunFiles(world.entra.caCertificate);
  const closing = new AbortController();

  const keepRunning = async (role: SeparateRole, rolePort: number): Promise<void> => {
    for (;;) {
      const avain = startAvainProcess({
        role,
        files,
        settings: world.settings,
        port: rolePort,
        auditDirectory: join(auditDirectory, role),
        onOutput: (text) => say(text.trimEnd()),
      });
      say(`${role}: process ${avain.pid}, ${avain.url}/readyz`);
      await endedOrStopped(avain, closing.signal);
      if (closing.signal.aborted) return;
      say(`${role}: process ${avain.pid} has ended; the next one comes in ${pauseBeforeNextMs / 1000} seconds`);
      await delay(pauseBeforeNextMs, undefined, { signal: closing.signal }).catch(() => undefined);
    }
  };
  const [botPort, executorPort] = [await freePort(), await freePort()];
  const running = Promise.all([keepRunning('executor', executorPort), keepRunning('bot', botPort)]);
  world.front.connectBot(`http://127.0.0.1:${botPort}`);
  return {
    ...world,
    auditDirectory,
    auditKeys: world.settings['AVAIN_AUDIT_KEYS'] ?? '',
    stop: async () => {
      closing.abort();
      await running;
      await world.stop();
      await rm(files.pageAssets, { recursive: true, force: true });
    },
  };
}

async function endedOrStopped(avain: AvainProcess, closing: AbortSignal): Promise<void> {
  const stop = (): void => avain.kill('SIGTERM');
  closing.addEventListener('abort', stop, { once: true });
  if (closing.aborted) stop();
  await avain.ended;
  closing.removeEventListener('abort', stop);
}
