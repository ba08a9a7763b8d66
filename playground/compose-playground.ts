import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { outsidePorts, redisState, type StatePorts } from '../bot/compose.ts';
import { wire } from '../bot/wire.ts';
import { bundleAssets } from '../deploy/bundle-assets.mjs';
import { createMemoryCampaignLedger } from '../services/campaign/memory-campaign-ledger.ts';
import type { Clock } from '../services/clock/clock.ts';
import { loadConfig } from '../services/config/load-config.ts';
import type { Logger } from '../services/logging/logger.ts';
import { createPinoLogger } from '../services/logging/pino-logger.ts';
import { createInprocessJobQueue } from '../services/queue/inprocess-job-queue.ts';
import { systemRandom } from '../services/random/system-random.ts';
import { epochKey, epochLifetimeSeconds } from '../services/store/epoch-guard.ts';
import { createMemoryAttemptStore } from '../services/store/memory-attempt-store.ts';
import { createMemoryKeyValueStore } from '../services/store/memory-key-value-store.ts';
import { createMemoryRecordStore } from '../services/store/memory-record-store.ts';
import { createPageAssets } from '../web/page-assets.ts';
import { createFaultBoard } from './api/fault-board.ts';
import { createCompany } from './company/create-company.ts';
import { takeRedis } from './own-redis.ts';
import { createSwitchableState } from './store-fault.ts';
import { startWorld, type WorldOptions } from './world.ts';

export type PlaygroundOptions = {
  /** 0: any free port. */
  readonly port: number;
  readonly people: number;
  /** A real Redis; without it the embedded store serves, and forgets everything at the end. */
  readonly redisUrl: string | undefined;
  readonly clock: Clock;
  readonly log?: Logger;
  /** See `WorldOptions`. */
  readonly apps?: WorldOptions['apps'];
  readonly helpdesk?: WorldOptions['helpdesk'];
  /** Settings in place of the world's own; an empty one counts as absent. */
  readonly settings?: Readonly<Record<string, string>>;
};

export type Playground = Awaited<ReturnType<typeof startPlayground>>;

/** The whole product in one process with the world around it. */
export async function startPlayground(options: PlaygroundOptions) {
  const { port, people, redisUrl, clock } = options;
  const ownRedis = redisUrl === undefined ? undefined : await takeRedis(redisUrl);
  const log = options.log ?? createPinoLogger('warn');
  const faults = createFaultBoard();
  const auditDirectory = await mkdtemp(join(tmpdir(), 'avain-playground-'));
  let restoreState: () => Promise<void> = () => Promise.resolve();
  const world = await startWorld({
    port,
    clock,
    redisUrl,
    auditDirectory,
    company: createCompany({ size: people }),
    random: systemRandom,
    ...(options.apps && { apps: options.apps }),
    ...(options.helpdesk && { helpdesk: options.helpdesk }),
    storeFault: (fault) => faults.add(fault),
    onRestore: async () => {
      faults.clear();
      await restoreState();
    },
  });
  const config = loadConfig({ ...world.settings, ...options.settings }, { embeddedStore: true });
  const first = redisUrl === undefined ? embeddedState(clock, log) : redisState(config, log);
  const { state, replace } = createSwitchableState(first, faults, clock);
  restoreState = async () => {
    if (ownRedis !== undefined) return ownRedis.forget();
    const next = { ...embeddedState(clock, log), queue: first.queue };
    // The marker says which store has been counting; this one goes on counting from nothing on purpose.
    const epoch = await state.store.get(epochKey);
    if (epoch !== undefined) await next.store.set(epochKey, epoch.value, epochLifetimeSeconds);
    replace(next);
  };
  const pageAssets = createPageAssets(await bundleAssets());
  const app = await wire(config, await outsidePorts(config, { log, clock, state, pageAssets }));
  const botPort = await app.listen(0, '127.0.0.1');
  world.front.connectBot(`http://127.0.0.1:${botPort}`);
  await world.front.teams.installs.announce();
  return {
    ...world,
    auditDirectory,
    auditKeys: world.settings['AVAIN_AUDIT_KEYS'] ?? '',
    stop: async () => {
      await app.close();
      await world.stop();
    },
  };
}

function embeddedState(clock: Clock, log: Logger): StatePorts {
  const queue = createInprocessJobQueue({ clock, log });
  const store = createMemoryKeyValueStore({ clock });
  return {
    store,
    attempts: createMemoryAttemptStore({ clock }),
    records: createMemoryRecordStore({ clock }),
    ledger: createMemoryCampaignLedger({ clock, random: systemRandom }),
    queue,
    storeReady: () => store.now(),
    close: () => queue.close(),
  };
}
