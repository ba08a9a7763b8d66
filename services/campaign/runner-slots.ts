/** How many campaigns one process works on at once. */
export type RunnerSlots = {
  /** False: all are taken, come back later. */
  readonly take: () => boolean;
  /** True: somebody was turned away meanwhile and should come first. */
  readonly free: () => boolean;
};

/**
 * A stretch takes its worker's place for 20 seconds, and the same workers tell people what became of their reset: however
 * many campaigns run, most places stay free for those.
 */
export function createRunnerSlots(most: number): RunnerSlots {
  let taken = 0;
  let turnedAway = false;
  return {
    take: () => {
      if (taken >= most) {
        turnedAway = true;
        return false;
      }
      taken += 1;
      return true;
    },
    free: () => {
      const others = turnedAway;
      taken -= 1;
      turnedAway = false;
      return others;
    },
  };
}
