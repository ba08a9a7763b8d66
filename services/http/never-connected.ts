const codes: ReadonlySet<unknown> = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EDNS',
  'ENETUNREACH',
  'EHOSTUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
]);

/**
 * Whether a failed call never had a connection, so that nothing can have been done. Looks at codes, never at texts, and in
 * the whole chain of causes: clients wrap what the system said.
 */
export function neverConnected(error: unknown): boolean {
  let inner = error as Fault | undefined | null;
  for (let depth = 0; typeof inner === 'object' && inner !== null && depth < 5; depth += 1) {
    if (codes.has(inner.code) || inner.syscall === 'connect') return true;
    inner = inner.cause as Fault | undefined | null;
  }
  return false;
}

/** The part of Node's system errors that is looked at. */
type Fault = { readonly code?: unknown; readonly syscall?: unknown; readonly cause?: unknown };
