/** A bad day of the pretend Graph: applied to the next `times` requests it fits, in the order the faults were added. */
export type GraphFault = {
  readonly target: 'graph';
  readonly method?: string | undefined;
  /**
   * Regular expression on the path, with or without the leading `/v1.0`. A batch as a whole is hit only by one that names
   * `$batch`; every other fault finds the requests in it.
   */
  readonly path?: string | undefined;
  /** Answer this instead of doing anything. */
  readonly status?: number | undefined;
  readonly error?: { readonly code: string; readonly message: string } | undefined;
  /** Wait first, in the machine's time: the network is slow, not the clock. */
  readonly delayMs?: number | undefined;
  /** Do what was asked, then break the connection. */
  readonly dropAfterApply?: boolean | undefined;
  readonly times: number;
};

export type Faults = {
  readonly add: (fault: GraphFault) => void;
  /** The fault for this request, counted down; undefined on a good day. */
  readonly take: (method: string, path: string) => GraphFault | undefined;
  /** How many requests are still to be hit. */
  readonly left: () => number;
  readonly clear: () => void;
};

export function createFaults(): Faults {
  let waiting: { readonly fault: GraphFault; left: number }[] = [];
  return {
    add: (fault) => {
      // A bad expression is the caller's mistake: better now than at the next request.
      if (fault.path !== undefined) new RegExp(fault.path);
      waiting.push({ fault, left: fault.times });
    },
    take: (method, path) => {
      const entry = waiting.find(({ fault, left }) => left > 0 && fits(fault, method, path));
      if (entry === undefined) return undefined;
      entry.left -= 1;
      waiting = waiting.filter(({ left }) => left > 0);
      return entry.fault;
    },
    left: () => waiting.reduce((sum, { left }) => sum + left, 0),
    clear: () => {
      waiting = [];
    },
  };
}

function fits(fault: GraphFault, method: string, path: string): boolean {
  if (fault.method !== undefined && fault.method.toUpperCase() !== method) return false;
  if (/\/\$batch$/.test(path) && fault.path?.includes('$batch') !== true) return false;
  if (fault.path === undefined) return true;
  const expression = new RegExp(fault.path);
  return expression.test(path) || expression.test(path.replace(/^\/v1\.0/, ''));
}
