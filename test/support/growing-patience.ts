/** Real milliseconds; the last is what the product itself grants. */
const patiences = [300, 3_000, 10_000];

/**
 * For what happens when nobody answers in time: `run` gets a timeout, and builds what it tests with it. All that comes
 * before the silence has to beat that timeout too, which a busy machine may not manage: then it is tried once more with
 * a longer one. The last try decides.
 */
export async function withGrowingPatience(run: (timeoutMs: number) => Promise<void>): Promise<void> {
  for (const timeoutMs of patiences.slice(0, -1)) {
    try {
      await run(timeoutMs);
      return;
    } catch {
      // Either the machine was late or the product is wrong; the next try tells.
    }
  }
  await run(patiences.at(-1)!);
}
