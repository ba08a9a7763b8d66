import type { AuditEvent } from './audit-log.ts';

/** Longest text inside an event, in UTF-16 units: an operator's reason, a request id of the directory. */
const longestText = 512;

/** The event with every text cut to a bounded length: a long reason must not be able to stop the audit, and with it the product. */
export function clipped(event: AuditEvent): { readonly type: string } & Readonly<Record<string, unknown>> {
  return { ...(clip(event) as Record<string, unknown>), type: event.type };
}

function clip(value: unknown): unknown {
  if (typeof value === 'string') return value.length > longestText ? `${value.slice(0, longestText - 1)}…` : value;
  if (Array.isArray(value)) return value.map(clip);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, clip(member)]));
}
