import { setTimeout as delay } from 'node:timers/promises';
import { startAvainProcess, type AvainProcess, type AvainProcessOptions } from '../../playground/avain-process.ts';

/** Avain in a process of its own, which a test may kill and start again on the same port and audit directory. */
export type ChildAvain = {
  readonly url: string;
  readonly auditDirectory: string;
  /** Everything its processes have written. */
  readonly output: () => string;
  readonly start: () => Promise<void>;
  /** `kill -9`; resolves when the process is gone. */
  readonly kill: () => Promise<void>;
  readonly restart: () => Promise<void>;
  /** SIGTERM, as an orchestrator ends it; SIGKILL when it has not drained within 15 s. */
  readonly stop: () => Promise<void>;
  /** Resolves when `/readyz` is 200. */
  readonly ready: () => Promise<void>;
  /** What `/readyz` says now. */
  readonly readiness: () => Promise<number>;
};

const upWithinMs = 180_000;

/** Not started yet. `start` resolves when it listens, which is before it is ready: a bot without an executor never is. */
export function createChildAvain(options: AvainProcessOptions): ChildAvain {
  const { auditDirectory, port, role } = options;
  const url = `http://127.0.0.1:${port}`;
  let running: AvainProcess | undefined;
  let written = '';

  const answering = async (path: string): Promise<void> => {
    const end = Date.now() + upWithinMs;
    const current = running;
    let over = current === undefined;
    void current?.ended.then(() => (over = true));
    while (!(await isOk(`${url}${path}`))) {
      if (over) throw new Error(`the ${role} ended: ${written}`);
      if (Date.now() > end) throw new Error(`the ${role} did not answer ${path}: ${written}`);
      await delay(50);
    }
  };
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    running?.kill(signal);
    await running?.ended;
    running = undefined;
  };
  const start = async (): Promise<void> => {
    if (running !== undefined) return;
    running = startAvainProcess({ ...options, onOutput: (text) => (written += text) });
    await answering('/healthz');
  };
  return {
    url,
    auditDirectory,
    output: () => written,
    start,
    kill: () => end('SIGKILL'),
    restart: async () => {
      await end('SIGKILL');
      await start();
    },
    stop: async () => {
      const last = running;
      const hurry = setTimeout(() => last?.kill('SIGKILL'), 15_000);
      await end('SIGTERM');
      clearTimeout(hurry);
    },
    ready: () => answering('/readyz'),
    readiness: () => statusOf(`${url}/readyz`),
  };
}

const isOk = async (address: string): Promise<boolean> => (await statusOf(address)) === 200;

/** 0 when nobody answers. */
async function statusOf(address: string): Promise<number> {
  try {
    const response = await fetch(address, { signal: AbortSignal.timeout(5_000) });
    await response.body?.cancel();
    return response.status;
  } catch {
    return 0;
  }
}
