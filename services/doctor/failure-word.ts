/**
 * A word about a failure that is safe to show: a code of Node's, OpenSSL's or of a library (`ECONNREFUSED`,
 * `CERT_HAS_EXPIRED`), also of what it wraps, or the kind of failure. Never a message, which can quote what was sent.
 */
export function failureWord(error: unknown): string {
  return codeOf(causeOf(error)) ?? codeOf(error) ?? nameOf(error);
}

/** Whether nothing was heard in time, as against an answer that says no. */
export function isLate(error: unknown): boolean {
  return nameOf(error) === 'TimeoutError' || failureWord(error) === 'ETIMEDOUT';
}

function causeOf(error: unknown): unknown {
  return typeof error === 'object' && error !== null && 'cause' in error ? error.cause : undefined;
}

function codeOf(error: unknown): string | undefined {
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
  return typeof code === 'string' && /^[\w-]{1,60}$/.test(code) ? code : undefined;
}

function nameOf(error: unknown): string {
  const name = typeof error === 'object' && error !== null && 'name' in error ? error.name : undefined;
  return typeof name === 'string' && /^\w{1,60}$/.test(name) ? name : 'failed';
}
