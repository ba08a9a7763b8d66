/** A bad day somebody switched on. Matches requests by `method` and `path` (regular expression) until used up. */
export type Fault = {
  readonly target: FaultTarget;
  readonly method?: string | undefined;
  readonly path?: string | undefined;
  readonly status?: number | undefined;
  readonly error?: { readonly code: string; readonly message: string } | undefined;
  readonly delayMs?: number | undefined;
  /** The request takes effect, its answer is lost. */
  readonly dropAfterApply?: boolean | undefined;
  /** How many requests it strikes. */
  readonly times: number;
};

export const faultTargets = ['graph', 'mail', 'sms', 'connector', 'store', 'desk'] as const;
type FaultTarget = (typeof faultTargets)[number];

export type FaultBoard = {
  readonly add: (fault: Fault) => void;
  /** The oldest fault that fits this request, used up by one; undefined when nothing is wrong. */
  readonly take: (request: { readonly method: string; readonly path: string }) => Fault | undefined;
  /** Faults not used up yet, with what is left of them. */
  readonly open: () => readonly Fault[];
  readonly clear: () => void;
};

/** Faults of one target. Keeps nothing but what is still to strike. */
export function createFaultBoard(): FaultBoard {
  let faults: Fault[] = [];
  return {
    add: (fault) => {
      faults.push(fault);
    },
    take: ({ method, path }) => {
      const found = faults.find(
        (fault) =>
          (fault.method === undefined || fault.method.toUpperCase() === method.toUpperCase()) &&
          (fault.path === undefined || new RegExp(fault.path).test(path)),
      );
      if (found === undefined) return undefined;
      faults = faults
        .map((fault) => (fault === found ? { ...fault, times: fault.times - 1 } : fault))
        .filter((fault) => fault.times > 0);
      return found;
    },
    open: () => faults,
    clear: () => {
      faults = [];
    },
  };
}
