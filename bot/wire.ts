import type { Config } from '../services/config/config.ts';
import type { Ports } from './compose.ts';
import { createCountingAudit } from '../services/statistics/counting-audit.ts';
import { createDayCounters } from '../services/statistics/create-day-counters.ts';
import { createHttpServer } from './http-server.ts';
import { wireBot } from './wire-bot.ts';
import { wireExecutor, type Worker } from './wire-executor.ts';
import { wireServices } from './wire-services.ts';

/** The product, assembled and not yet running. */
export type App = {
  /** Starts the workers, then the server; resolves with the port. Throws when the store cannot be reached. */
  readonly listen: (port: number, host: string) => Promise<number>;
  /** Takes nothing new, lets turns and jobs end, then closes what the ports opened. */
  readonly close: () => Promise<void>;
  /** What the first question would wait for, done beforehand; keeps the thread for about a second. */
  readonly warm: () => void;
};

/** services → dialogs → bot → routes, and the executor's worker, after the role. No I/O but files of our own code. */
export async function wire(config: Config, outside: Ports): Promise<App> {
  const counters = createDayCounters(outside);
  const ports = { ...outside, audit: createCountingAudit(outside.audit, counters) };
  const services = wireServices(config, ports);
  const executor = config.role === 'bot' ? undefined : await wireExecutor(config, ports, services);
  const bot = config.role === 'executor' ? undefined : wireBot(config, ports, services, counters);
  const server = createHttpServer({
    messages: bot?.door.messages,
    mountPages: bot?.door.mountPages,
    probes: bot?.door.probes ?? { store: ports.storeReady },
    publicHosts: [new URL(config.http.baseUrl).host],
    log: ports.log,
    random: ports.random,
  });
  const workers = [executor, bot?.worker].filter((worker): worker is Worker => worker !== undefined);
  const stops: (() => Promise<void>)[] = [];
  return {
    listen: async (port, host) => {
      for (const worker of workers) stops.push(await worker.start());
      return server.listen(port, host);
    },
    warm: () => bot?.warm(),
    close: async () => {
      await server.close();
      await Promise.all(stops.map((stop) => stop()));
      await counters.close();
      await ports.close();
    },
  };
}
