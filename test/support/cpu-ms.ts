import process from 'node:process';

/** What `run` cost this process in milliseconds of processor time: how busy the machine is otherwise does not count. */
export async function cpuMs(run: () => unknown): Promise<number> {
  const before = process.cpuUsage();
  await run();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}
