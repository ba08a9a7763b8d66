import { createHash } from 'node:crypto';

/** One request to the pretend Graph. Password values are replaced by `sha256:<hex>`. */
export type RequestLogEntry = {
  readonly id: string;
  /** ISO time of arrival. */
  readonly at: string;
  readonly method: string;
  /** As on the wire, with the version, without the query. */
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  readonly requestBody: unknown;
  /** 0 when no answer was sent: the connection was broken on purpose, or the caller had gone. */
  readonly status: number;
  readonly responseBody: unknown;
  /** Which identity asked: an app id; null when the token did not hold. */
  readonly appId: string | null;
};

/** A password as the log shows it: enough to see that two are the same, not enough to read it. */
export function hashForLog(password: string): string {
  return `sha256:${createHash('sha256').update(password).digest('hex')}`;
}

/** A copy of a body with everything that is named like a password hashed, however deep. */
export function withoutPasswords(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutPasswords);
  if (typeof value !== 'object' || value === null) return value ?? null;
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [
      name,
      /password$/i.test(name) && typeof inner === 'string' ? hashForLog(inner) : withoutPasswords(inner),
    ]),
  );
}
