/** What must work before traffic is welcome: rejects, or takes too long, when it does not. */
export type ReadinessProbes = Readonly<Record<string, () => Promise<unknown>>>;

export type Readiness = { readonly ready: boolean; readonly down: readonly string[] };

const probeTimeoutMs = 2_000;

/** Runs all probes at once; callers who come meanwhile share the run, so that asking often costs nothing more. */
export function createReadiness(probes: ReadinessProbes): () => Promise<Readiness> {
  let running: Promise<Readiness> | undefined;
  const run = async (): Promise<Readiness> => {
    const results = await Promise.all(
      Object.entries(probes).map(async ([name, probe]) => ({ name, up: await isUp(probe) })),
    );
    const down = results.filter((result) => !result.up).map((result) => result.name);
    return { ready: down.length === 0, down };
  };
  return () => {
    running ??= run().finally(() => (running = undefined));
    return running;
  };
}

async function isUp(probe: () => Promise<unknown>): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<false>((resolve) => {
    timer = setTimeout(() => resolve(false), probeTimeoutMs);
  });
  const answer = Promise.resolve()
    .then(probe)
    .then(
      () => true,
      () => false,
    );
  try {
    return await Promise.race([answer, late]);
  } finally {
    clearTimeout(timer);
  }
}
