import { spawn } from 'node:child_process';
import process from 'node:process';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { Answer, Question, Usage, Wait } from './usage-report.ts';

export type MeasuredOptions = {
  /** Path from the repository's root. */
  readonly program: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly port: number;
  /** Asked until it answers 200. */
  readonly readyPath: string;
  /** Node flags, e.g. for a CPU profile. */
  readonly flags?: readonly string[];
};

/** A program in a process of its own that can be asked what it has used. */
export type Measured = {
  readonly url: string;
  readonly usage: () => Promise<Usage>;
  /** After a garbage collection. */
  readonly settled: () => Promise<Usage>;
  readonly watchWaits: () => Promise<void>;
  /** What was sent to Redis since `watchWaits`. */
  readonly waits: () => Promise<readonly Wait[]>;
  /** Everything it wrote: faults and warnings. */
  readonly output: () => string;
  readonly stop: () => Promise<void>;
};

/** Milliseconds from spawning to the first 200 of each address. */
export type StartUp = Readonly<Record<string, number>>;

const upWithinMs = 180_000;
const stopWithinMs = 20_000;
const rootDirectory = fileURLToPath(new URL('../', import.meta.url));
const reporter = new URL('./usage-report.ts', import.meta.url).href;

/** Starts it and waits until it is ready. */
export async function startMeasured(options: MeasuredOptions): Promise<Measured> {
  const child = launch(options);
  await child.answers(options.readyPath);
  return child;
}

/** How long a start takes; the process is ended again. */
export async function timeStart(options: MeasuredOptions, paths: readonly string[]): Promise<StartUp> {
  const began = performance.now();
  const child = launch(options);
  const entries = await Promise.all(
    paths.map(async (path) => {
      await child.answers(path);
      return [path, performance.now() - began] as const;
    }),
  );
  await child.stop();
  return Object.fromEntries(entries);
}

type Launched = Measured & { readonly answers: (path: string) => Promise<void> };

function launch({ program, environment, port, flags = [] }: MeasuredOptions): Launched {
  const url = `http://127.0.0.1:${port}`;
  const child = spawn(
    process.execPath,
    ['--expose-gc', '--no-warnings', ...flags, '--import', reporter, `${rootDirectory}${program}`],
    {
      cwd: rootDirectory,
      // Nothing of this process's own environment but the path: a stray setting would make a run differ from the next.
      env: { PATH: process.env['PATH'], ...environment, PORT: String(port) },
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    },
  );
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (text: string) => {
      output = (output + text).slice(-20_000);
    });
  }
  const waiting = new Map<number, (answer: Answer) => void>();
  child.on('message', (message) => {
    const answer = message as Answer;
    waiting.get(answer.id)?.(answer);
    waiting.delete(answer.id);
  });
  const endWithParent = (): void => void child.kill('SIGKILL');
  process.once('exit', endWithParent);
  let over = false;
  const ended = new Promise<void>((resolve) => {
    child.once('exit', () => {
      over = true;
      process.off('exit', endWithParent);
      resolve();
    });
  });
  let questions = 0;
  const ask = (what: Question['ask']): Promise<Answer> =>
    new Promise((resolve) => {
      questions += 1;
      waiting.set(questions, resolve);
      child.send({ id: questions, ask: what } satisfies Question);
    });
  const usageOf = async (what: 'usage' | 'settle'): Promise<Usage> => {
    const { usage } = await ask(what);
    if (usage === undefined) throw new Error('no usage was reported');
    return usage;
  };
  return {
    url,
    usage: () => usageOf('usage'),
    settled: () => usageOf('settle'),
    watchWaits: async () => {
      await ask('waits-on');
    },
    waits: async () => (await ask('waits-off')).waits ?? [],
    output: () => output,
    stop: async () => {
      const hurry = setTimeout(() => child.kill('SIGKILL'), stopWithinMs);
      if (!over) child.kill('SIGTERM');
      await ended;
      clearTimeout(hurry);
    },
    answers: async (path) => {
      for (const end = Date.now() + upWithinMs; ;) {
        if (over || Date.now() > end) throw new Error(`${program} does not answer ${path}: ${output}`);
        const response = await fetch(url + path).catch(() => undefined);
        await response?.body?.cancel();
        if (response?.ok === true) return;
        await delay(10);
      }
    },
  };
}
