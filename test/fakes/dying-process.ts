/** Thrown where a process dies; everything the dead process calls afterwards throws it too. */
class ProcessDied extends Error {}

/** Where to die: at the n-th port call of a life, before it had its effect or after. */
export type Death = { readonly atCall: number; readonly when: 'before' | 'after' };

/**
 * Wraps the ports of one process life. Calls are counted over all ports together; at the chosen one the process dies:
 * nothing that it does from then on has an effect.
 */
export function createLife(death: Death | undefined) {
  let calls = 0;
  const life = { dead: false };
  const isDead = (): boolean => life.dead;
  const mortal = <T extends object>(port: T): T =>
    new Proxy(port, {
      get: (whole, name) => {
        const member: unknown = Reflect.get(whole, name);
        if (typeof member !== 'function') return member;
        return async (...args: readonly unknown[]): Promise<unknown> => {
          if (isDead()) throw new ProcessDied();
          calls += 1;
          const here = calls === death?.atCall;
          if (here && death.when === 'before') {
            life.dead = true;
            throw new ProcessDied();
          }
          const result: unknown = await (member as (...all: readonly unknown[]) => unknown).apply(whole, [...args]);
          // Also what was already under way when the process died has no one to come back to.
          if (here || isDead()) {
            life.dead = true;
            throw new ProcessDied();
          }
          return result;
        };
      },
    });
  return { mortal, isDead };
}
