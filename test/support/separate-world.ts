import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeRunFiles } from '../../playground/avain-process.ts';
import { createCompany } from '../../playground/company/create-company.ts';
import { freePort } from '../../playground/free-port.ts';
import { startWorld, type World } from '../../playground/world.ts';
import { systemClock } from '../../services/clock/system-clock.ts';
import { systemRandom } from '../../services/random/system-random.ts';
import { createChildAvain, type ChildAvain } from './child-avain.ts';
import { startRedisServer, type RedisServer } from './redis-server.ts';

/** A pretend company, a real Redis, and Avain's two roles as processes of their own. */
export type SeparateWorld = {
  readonly world: World;
  readonly redis: RedisServer;
  readonly bot: ChildAvain;
  readonly executor: ChildAvain;
  /** A further instance of a role beside the first; not started. */
  readonly another: (role: 'bot' | 'executor') => Promise<ChildAvain>;
  /** All audit directories, of every instance. */
  readonly auditDirectories: () => readonly string[];
  readonly stop: () => Promise<void>;
};

export type SeparateWorldOptions = {
  /** Settings that differ from the playground's own. */
  readonly settings?: Readonly<Record<string, string>>;
  /** Neither process runs yet. */
  readonly idle?: boolean;
};

/** Everything up and ready, unless `idle`. */
export async function startSeparateWorld(options: SeparateWorldOptions = {}): Promise<SeparateWorld> {
  const redis = await startRedisServer({ appendOnly: true });
  const directory = await mkdtemp(join(tmpdir(), 'avain-audit-'));
  const world = await startWorld({
    port: 0,
    // So many that each test finds people of its own.
    company: createCompany({ size: 85 }),
    clock: systemClock,
    random: systemRandom,
    auditDirectory: directory,
    redisUrl: redis.url,
    storeFault: () => undefined,
    onRestore: () => Promise.resolve(),
  });
  const files = await writeRunFiles(world.entra.caCertificate);
  const settings = { ...world.settings, AVAIN_REVOKE_DELAY_SECONDS: '5', ...options.settings };
  const children: ChildAvain[] = [];
  const another = async (role: 'bot' | 'executor'): Promise<ChildAvain> => {
    const auditDirectory = join(directory, `${role}-${children.length}`);
    const child = createChildAvain({ role, settings, port: await freePort(), auditDirectory, files });
    children.push(child);
    return child;
  };
  const [bot, executor] = [await another('bot'), await another('executor')];
  world.front.connectBot(bot.url);
  const stop = async (): Promise<void> => {
    await Promise.all(children.map((child) => child.stop()));
    await world.stop();
    await redis.stop();
    await rm(directory, { recursive: true, force: true });
    await rm(files.pageAssets, { recursive: true, force: true });
  };
  if (options.idle !== true) {
    try {
      await Promise.all([bot.start(), executor.start()]);
      await bot.ready();
    } catch (error) {
      await stop();
      throw error;
    }
  }
  const auditDirectories = () => children.map((child) => child.auditDirectory);
  return { world, redis, bot, executor, another, auditDirectories, stop };
}
