/** As much of an `AbortSignal` as an exchange looks at; a real one fits too. */
export type GraphSignal = {
  readonly aborted: boolean;
  readonly reason: unknown;
  readonly addEventListener: (type: 'abort', listener: () => void, options?: { readonly once: true }) => void;
  readonly removeEventListener: (type: 'abort', listener: () => void) => void;
};

/** Ends what listens to `signal`; `reason` is what each of them fails with. The first call counts. */
export type GraphStop = { readonly signal: GraphSignal; readonly abort: (reason: unknown) => void };

/**
 * An AbortController without its event target, which costs more than the rest of a read in a batch: six reads of one turn
 * have one each, and almost none is ever aborted.
 */
export function createGraphStop(): GraphStop {
  const listeners = new Set<() => void>();
  const state = { aborted: false, reason: undefined as unknown };
  return {
    signal: {
      get aborted() {
        return state.aborted;
      },
      get reason() {
        return state.reason;
      },
      addEventListener: (_type, listener) => void listeners.add(listener),
      removeEventListener: (_type, listener) => void listeners.delete(listener),
    },
    abort: (reason) => {
      if (state.aborted) return;
      Object.assign(state, { aborted: true, reason });
      const all = [...listeners];
      listeners.clear();
      for (const listener of all) listener();
    },
  };
}
