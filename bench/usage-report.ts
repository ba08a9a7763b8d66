import { createRequire } from 'node:module';
import process from 'node:process';
import type { Redis as RedisType } from 'ioredis';

/**
 * Loaded before a measured program (`node --import`), so that the program itself stays as it is in production. Answers
 * over the process channel: what the process has used, and which waits for Redis one turn had.
 */
export type Question = { readonly id: number; readonly ask: 'usage' | 'settle' | 'waits-on' | 'waits-off' };

/** CPU in microseconds since the start, memory in bytes. */
export type Usage = { readonly cpuMicros: number; readonly rss: number; readonly heapUsed: number };

/** When a command left and when its reply was there, in milliseconds of one clock. */
export type Wait = { readonly command: string; readonly from: number; readonly to: number };

export type Answer = { readonly id: number; readonly usage?: Usage; readonly waits?: readonly Wait[] };

let waits: Wait[] | undefined;
let watching = false;

function usage(): Usage {
  const { user, system } = process.cpuUsage();
  const { rss, heapUsed } = process.memoryUsage();
  return { cpuMicros: user + system, rss, heapUsed };
}

type Command = { readonly name: string; readonly promise: Promise<unknown> };
type Sender = { sendCommand: (this: RedisType, command: Command, stream?: unknown) => unknown };

/** Listens to every command on its way to Redis; the blocking reads of queue workers belong to no turn. */
function watchRedis(): void {
  if (watching) return;
  watching = true;
  const { Redis } = createRequire(import.meta.url)('ioredis') as { readonly Redis: { readonly prototype: Sender } };
  const { prototype } = Redis;
  const inner = prototype.sendCommand;
  prototype.sendCommand = function (command, stream) {
    const list = waits;
    if (list !== undefined && !command.name.startsWith('bz') && !command.name.startsWith('br')) {
      const from = performance.now();
      const note = (): void => void list.push({ command: command.name, from, to: performance.now() });
      command.promise.then(note, note);
    }
    return inner.call(this, command, stream);
  };
}

async function answer({ id, ask }: Question): Promise<Answer> {
  switch (ask) {
    case 'usage':
      return { id, usage: usage() };
    case 'settle':
      // Twice, with a turn of the loop between: the first run frees what finalizers then let go.
      globalThis.gc?.();
      await new Promise((resolve) => setTimeout(resolve, 200));
      globalThis.gc?.();
      return { id, usage: usage() };
    case 'waits-on':
      watchRedis();
      waits = [];
      return { id };
    case 'waits-off': {
      const seen = waits ?? [];
      waits = undefined;
      return { id, waits: seen };
    }
  }
}

process.on('message', (question) => {
  void answer(question as Question).then((reply) => process.send?.(reply));
});
// The program decides when it ends, not this channel.
process.channel?.unref();
